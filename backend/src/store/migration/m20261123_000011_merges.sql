-- One idea in another one, and what is needed to part them exactly as they were.
CREATE TABLE merge (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  into_id {uuid} NOT NULL REFERENCES idea (id),
  from_stage TEXT NOT NULL,
  at BIGINT NOT NULL,
  CHECK (idea_id <> into_id)
);
CREATE INDEX merge_by_target ON merge (into_id);
-- Who became an author of the idea that stays.
CREATE TABLE merged_author (
  idea_id {uuid} NOT NULL REFERENCES merge (idea_id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  PRIMARY KEY (idea_id, person_id)
);
-- Simple supports that moved, or that somebody lost by becoming an author: `lost` stood on the idea that stays.
CREATE TABLE merged_support (
  idea_id {uuid} NOT NULL REFERENCES merge (idea_id) ON DELETE CASCADE,
  voter_id {uuid} NOT NULL REFERENCES person (id),
  what TEXT NOT NULL CHECK (what IN ('moved', 'lost')),
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, voter_id, what)
);
-- Counted votes, each with its slot and the place it had: moved, given back to a voter who has no more to give here, or
-- lost by becoming an author.
CREATE TABLE merged_vote (
  idea_id {uuid} NOT NULL REFERENCES merge (idea_id) ON DELETE CASCADE,
  voter_id {uuid} NOT NULL REFERENCES person (id),
  slot BIGINT NOT NULL,
  per_idea BIGINT NOT NULL,
  nth BIGINT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('moved', 'freed', 'lost')),
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, voter_id, slot)
);
ALTER TABLE comment ADD COLUMN merged_from {uuid};
CREATE INDEX comment_by_merge ON comment (merged_from);
