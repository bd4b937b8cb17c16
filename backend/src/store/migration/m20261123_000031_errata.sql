-- What was wrong in a public answer, told below it: the answer itself stays as it is. `answer_at` says which answer of the
-- idea it corrects, for an idea may be answered anew.
CREATE TABLE erratum (
  id {uuid} PRIMARY KEY,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  answer_at BIGINT NOT NULL,
  words TEXT NOT NULL,
  by_jury BOOLEAN NOT NULL,
  by_id {uuid} NOT NULL REFERENCES person (id),
  at BIGINT NOT NULL
);
CREATE INDEX erratum_by_idea ON erratum (idea_id, answer_at, at);
