CREATE TABLE challenge (
  id {uuid} PRIMARY KEY,
  standing BOOLEAN NOT NULL,
  title TEXT NOT NULL,
  folded TEXT NOT NULL,
  theme TEXT NOT NULL,
  brief TEXT NOT NULL,
  rules TEXT NOT NULL,
  opens_at BIGINT,
  submissions_close_at BIGINT,
  voting_close_at BIGINT,
  judging_close_at BIGINT,
  results_at BIGINT,
  voting TEXT NOT NULL CHECK (voting IN ('simple', 'votes', 'jury_only')),
  vote_budget BIGINT,
  votes_per_idea BIGINT,
  counts_hidden BOOLEAN NOT NULL,
  entry_limit BIGINT,
  chair_id {uuid} REFERENCES person (id),
  deputy_id {uuid} REFERENCES person (id),
  created_at BIGINT NOT NULL,
  published_at BIGINT,
  cancelled_at BIGINT,
  cancelled_reason TEXT,
  CHECK (standing OR (opens_at IS NOT NULL AND submissions_close_at IS NOT NULL AND voting_close_at IS NOT NULL
    AND judging_close_at IS NOT NULL AND results_at IS NOT NULL)),
  CHECK (voting <> 'votes' OR (vote_budget IS NOT NULL AND votes_per_idea IS NOT NULL))
);
CREATE TABLE challenge_host (
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  PRIMARY KEY (challenge_id, person_id)
);
CREATE TABLE challenge_department (
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  department_id {uuid} NOT NULL REFERENCES department (id),
  PRIMARY KEY (challenge_id, department_id)
);
CREATE TABLE challenge_site (
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  site_id {uuid} NOT NULL REFERENCES site (id),
  PRIMARY KEY (challenge_id, site_id)
);
CREATE TABLE prize (
  id {uuid} PRIMARY KEY,
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  place BIGINT NOT NULL,
  label TEXT NOT NULL,
  value_cents BIGINT,
  quantity BIGINT NOT NULL CHECK (quantity > 0)
);
CREATE INDEX prize_by_challenge ON prize (challenge_id, place);
CREATE TABLE idea (
  id {uuid} PRIMARY KEY,
  challenge_id {uuid} NOT NULL REFERENCES challenge (id),
  author_id {uuid} NOT NULL REFERENCES person (id),
  department_id {uuid} REFERENCES department (id),
  stage TEXT NOT NULL,
  is_public BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  shuffle_key BIGINT NOT NULL,
  supports BIGINT NOT NULL CHECK (supports >= 0),
  comments BIGINT NOT NULL CHECK (comments >= 0),
  round_id {uuid},
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  submitted_at BIGINT,
  edited_at BIGINT,
  stage_since BIGINT NOT NULL,
  channels BIGINT NOT NULL,
  budget_low BIGINT,
  budget_high BIGINT,
  title TEXT NOT NULL,
  one_liner TEXT NOT NULL,
  audience TEXT NOT NULL,
  impact_metric TEXT NOT NULL,
  impact_baseline TEXT NOT NULL,
  impact_target TEXT NOT NULL,
  problem TEXT NOT NULL,
  proposal TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (challenge_id, id)
);
CREATE INDEX idea_shuffled ON idea (is_public, shuffle_key, id);
CREATE INDEX idea_newest ON idea (is_public, submitted_at, id);
CREATE INDEX idea_most_supported ON idea (is_public, supports, id);
CREATE INDEX idea_by_challenge ON idea (challenge_id, is_public, shuffle_key, id);
CREATE INDEX idea_by_author ON idea (author_id);
CREATE INDEX idea_by_stage ON idea (stage, stage_since);
CREATE INDEX idea_waiting ON idea (stage, submitted_at, id, challenge_id);
CREATE TABLE idea_author (
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  place BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id)
);
CREATE INDEX idea_author_by_person ON idea_author (person_id);
CREATE TABLE idea_tag (
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (tag, idea_id)
);
CREATE INDEX idea_tag_by_idea ON idea_tag (idea_id, tag);
CREATE TABLE idea_version (
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  version BIGINT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, version)
);
CREATE TABLE transition (
  id {uuid} PRIMARY KEY,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  from_stage TEXT,
  to_stage TEXT NOT NULL,
  by_person {uuid} REFERENCES person (id),
  reason TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX transition_by_idea ON transition (idea_id, at);
CREATE TABLE answer (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount_cents BIGINT,
  until_at BIGINT,
  by_jury BOOLEAN NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX answer_by_date ON answer (at);
CREATE TABLE support (
  challenge_id {uuid} NOT NULL REFERENCES challenge (id),
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  voter_id {uuid} NOT NULL REFERENCES person (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, challenge_id, voter_id)
);
CREATE INDEX support_by_voter ON support (voter_id, at);
CREATE TABLE vote_slot (
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  slot BIGINT NOT NULL,
  per_idea BIGINT NOT NULL,
  PRIMARY KEY (challenge_id, slot, per_idea)
);
CREATE TABLE budget_vote (
  challenge_id {uuid} NOT NULL,
  voter_id {uuid} NOT NULL REFERENCES person (id),
  slot BIGINT NOT NULL,
  per_idea BIGINT NOT NULL,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  nth BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (challenge_id, voter_id, slot),
  UNIQUE (challenge_id, voter_id, idea_id, nth),
  CHECK (nth >= 1 AND nth <= per_idea),
  FOREIGN KEY (challenge_id, slot, per_idea) REFERENCES vote_slot (challenge_id, slot, per_idea)
);
CREATE INDEX budget_vote_by_idea ON budget_vote (idea_id);
CREATE INDEX budget_vote_by_voter ON budget_vote (voter_id, at);
CREATE TABLE comment (
  id {uuid} PRIMARY KEY,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  parent_id {uuid} REFERENCES comment (id),
  author_id {uuid} NOT NULL REFERENCES person (id),
  text TEXT NOT NULL,
  useful BOOLEAN NOT NULL,
  at BIGINT NOT NULL,
  edited_at BIGINT,
  removed_at BIGINT
);
CREATE INDEX comment_by_idea ON comment (idea_id, at);
CREATE INDEX comment_by_author ON comment (author_id, at);
CREATE TABLE comment_version (
  comment_id {uuid} NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (comment_id, at)
);
