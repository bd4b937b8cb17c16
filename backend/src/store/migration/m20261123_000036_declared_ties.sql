-- A juror's tie to an idea that waits for a round; when the round opens it becomes an assignment that is recused.
CREATE TABLE declared_tie (
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  why TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id)
);
CREATE INDEX declared_tie_by_person ON declared_tie (person_id);
