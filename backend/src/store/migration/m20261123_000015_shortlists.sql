-- How ideas get before the jury: hosts choose, or a rule that counts supports.
ALTER TABLE challenge ADD COLUMN shortlist_rule TEXT NOT NULL DEFAULT 'hosts';
ALTER TABLE challenge ADD COLUMN shortlist_places BIGINT;
ALTER TABLE challenge ADD COLUMN shortlist_per_site BIGINT;
ALTER TABLE challenge ADD COLUMN shortlist_supports BIGINT;
-- The rule of a challenge has chosen when its voting closed; once.
CREATE TABLE rule_run (
  challenge_id {uuid} PRIMARY KEY REFERENCES challenge (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  chosen BIGINT NOT NULL
);
-- A rule has chosen this idea; a host who takes it back is not overruled.
CREATE TABLE rule_choice (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  at BIGINT NOT NULL
);
-- One idea beside those that supports chose.
CREATE TABLE favourite (
  challenge_id {uuid} PRIMARY KEY REFERENCES challenge (id) ON DELETE CASCADE,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE
);
