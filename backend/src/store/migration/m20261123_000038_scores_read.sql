-- An admin read the scores of a round while they were sealed, and why.
CREATE TABLE scores_read (
  id {uuid} PRIMARY KEY,
  round_id {uuid} NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  reader_id {uuid} NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX scores_read_by_round ON scores_read (round_id, at);
CREATE INDEX scores_read_by_reader ON scores_read (reader_id);
