-- A shortlisted idea is to be completed before its jury reads it: until when, and who lends a hand.
CREATE TABLE completion (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  due_at BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  helper_id {uuid} REFERENCES person (id)
);
CREATE INDEX completion_by_helper ON completion (helper_id);
