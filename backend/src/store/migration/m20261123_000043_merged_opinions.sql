-- Opinions, and questions for one, of whoever became an author of the idea that stays.
CREATE TABLE merged_request (
  idea_id {uuid} NOT NULL REFERENCES merge (idea_id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  request_id {uuid} NOT NULL,
  question TEXT NOT NULL,
  asked_by {uuid} NOT NULL REFERENCES person (id),
  asked_at BIGINT NOT NULL,
  declined_at BIGINT,
  PRIMARY KEY (idea_id, person_id)
);
CREATE TABLE merged_opinion (
  idea_id {uuid} NOT NULL REFERENCES merge (idea_id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  request_id {uuid} NOT NULL,
  stance TEXT NOT NULL CHECK (stance IN ('favourable', 'reserved', 'unfavourable')),
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id)
);
-- The answer that was promised to the idea that went, and when its hosts were reminded of it.
CREATE TABLE merged_review (
  idea_id {uuid} PRIMARY KEY REFERENCES merge (idea_id) ON DELETE CASCADE,
  since BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  reminded_at BIGINT
);
