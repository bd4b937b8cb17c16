-- An admin read who wrote an idea whose names are hidden, and why.
CREATE TABLE names_read (
  id {uuid} PRIMARY KEY,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  reader_id {uuid} NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX names_read_by_idea ON names_read (idea_id, at);
CREATE INDEX names_read_by_reader ON names_read (reader_id);
