-- Files on ideas. What is in them stands in a table of its own, so that lists never load it.
CREATE TABLE attachment (
  id {uuid} PRIMARY KEY,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  added_by {uuid} NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes BIGINT NOT NULL CHECK (bytes > 0),
  width BIGINT,
  height BIGINT,
  at BIGINT NOT NULL,
  CHECK ((width IS NULL) = (height IS NULL))
);
CREATE INDEX attachment_by_idea ON attachment (idea_id, id);
-- The file itself, and of a picture its preview.
CREATE TABLE attachment_body (
  attachment_id {uuid} NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('whole', 'preview')),
  content {bytes} NOT NULL,
  PRIMARY KEY (attachment_id, what)
);
