-- Who hears of what happens to somebody else's idea.
CREATE TABLE idea_follow (
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id)
);
CREATE INDEX follow_by_person ON idea_follow (person_id);
-- Followers who went along with a merged idea, or who stopped by becoming an author of the one that stays (`lost`); since when
-- they followed.
CREATE TABLE merged_follow (
  idea_id {uuid} NOT NULL REFERENCES merge (idea_id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('moved', 'lost')),
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id, what)
);
