-- Ideas are reviewed before they open, inside a promised time. A company that runs already goes on as it did.
ALTER TABLE company ADD COLUMN review BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE company ADD COLUMN answer_days BIGINT NOT NULL DEFAULT 5 CHECK (answer_days > 0);
UPDATE company SET review = FALSE WHERE founded_at IS NOT NULL;
-- Days since 1970-01-01, the last included.
CREATE TABLE closure (
  id {uuid} PRIMARY KEY,
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  label TEXT NOT NULL,
  CHECK (first_day <= last_day)
);
CREATE INDEX closure_by_day ON closure (last_day);
-- An idea in review, and when its answer is due.
CREATE TABLE review (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  since BIGINT NOT NULL,
  due_at BIGINT NOT NULL
);
CREATE INDEX review_by_due ON review (due_at, idea_id);
-- Who answers has been reminded of it, once.
CREATE TABLE overdue (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  at BIGINT NOT NULL
);
