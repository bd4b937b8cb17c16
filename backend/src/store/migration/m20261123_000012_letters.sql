-- What would change the answer: for the authors alone.
ALTER TABLE decision ADD COLUMN change_words TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN change_words TEXT NOT NULL DEFAULT '';
-- A new draft of an idea that had its answer.
CREATE TABLE taken_up (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  from_id {uuid} NOT NULL REFERENCES idea (id)
);
-- An author asks once that somebody else looks at an answer again.
CREATE TABLE second_look (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  asked_by {uuid} NOT NULL REFERENCES person (id),
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  outcome TEXT CHECK (outcome IN ('kept', 'reopened')),
  reply TEXT NOT NULL DEFAULT '',
  given_by {uuid} REFERENCES person (id),
  given_at BIGINT
);
