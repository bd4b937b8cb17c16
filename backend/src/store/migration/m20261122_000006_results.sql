-- What each entry of a dated challenge was told when its results were published: what becomes of the idea later does not
-- change them.
CREATE TABLE result (
  challenge_id {uuid} NOT NULL REFERENCES challenge (id),
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount_cents BIGINT,
  until_at BIGINT,
  by_jury BOOLEAN NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (challenge_id, idea_id)
);
CREATE INDEX result_by_idea ON result (idea_id);
INSERT INTO result (challenge_id, idea_id, verdict, reason, amount_cents, until_at, by_jury, at)
  SELECT r.challenge_id, d.idea_id, d.verdict, d.reason, d.amount_cents, d.until_at,
    EXISTS (SELECT 1 FROM pitch p WHERE p.round_id = r.id AND p.idea_id = d.idea_id), r.published_at
  FROM round r JOIN decision d ON d.round_id = r.id JOIN challenge c ON c.id = r.challenge_id
  WHERE NOT c.standing AND r.published_at IS NOT NULL;
INSERT INTO result (challenge_id, idea_id, verdict, reason, amount_cents, until_at, by_jury, at)
  SELECT i.challenge_id, i.id, a.verdict, a.reason, a.amount_cents, a.until_at, a.by_jury, a.at
  FROM idea i JOIN answer a ON a.idea_id = i.id JOIN challenge c ON c.id = i.challenge_id
  WHERE NOT c.standing AND c.published_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM result e WHERE e.challenge_id = i.challenge_id AND e.idea_id = i.id);
-- An idea waits since it is open: kept open by a publication, it waits anew.
DROP INDEX idea_by_stage;
CREATE INDEX idea_by_stage ON idea (stage, stage_since, id, challenge_id);
