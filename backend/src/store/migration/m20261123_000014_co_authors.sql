-- Co-authors say yes before they are any; who joined when, so that what was earned before stays with who earned it.
ALTER TABLE idea_author ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
CREATE TABLE co_author_invitation (
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  invited_by {uuid} NOT NULL REFERENCES person (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id),
  CHECK (person_id <> invited_by)
);
CREATE INDEX co_author_invitation_by_person ON co_author_invitation (person_id, at);
