CREATE TABLE seat (
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  juror_id {uuid} NOT NULL REFERENCES person (id),
  since BIGINT NOT NULL,
  PRIMARY KEY (challenge_id, juror_id)
);
CREATE INDEX seat_by_juror ON seat (juror_id);
CREATE TABLE criterion (
  id {uuid} PRIMARY KEY,
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  round_id {uuid},
  place BIGINT NOT NULL,
  name TEXT NOT NULL,
  help TEXT NOT NULL,
  weight BIGINT NOT NULL CHECK (weight > 0),
  levels TEXT NOT NULL
);
CREATE INDEX criterion_by_challenge ON criterion (challenge_id, place);
CREATE TABLE round (
  id {uuid} PRIMARY KEY,
  challenge_id {uuid} NOT NULL REFERENCES challenge (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  opened_by {uuid} REFERENCES person (id),
  opened_at BIGINT NOT NULL,
  closes_at BIGINT NOT NULL,
  closed_at BIGINT,
  reminded_at BIGINT,
  published_at BIGINT,
  UNIQUE (challenge_id, number)
);
CREATE TABLE pitch (
  id {uuid} PRIMARY KEY,
  round_id {uuid} NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  idea_id {uuid} NOT NULL REFERENCES idea (id),
  version BIGINT NOT NULL,
  UNIQUE (round_id, idea_id)
);
CREATE INDEX pitch_by_idea ON pitch (idea_id);
CREATE TABLE scorecard (
  id {uuid} PRIMARY KEY,
  pitch_id {uuid} NOT NULL REFERENCES pitch (id) ON DELETE CASCADE,
  juror_id {uuid} NOT NULL REFERENCES person (id),
  comment TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  handed_in_at BIGINT,
  UNIQUE (pitch_id, juror_id)
);
CREATE TABLE mark (
  scorecard_id {uuid} NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  criterion_id {uuid} NOT NULL REFERENCES criterion (id),
  level BIGINT NOT NULL CHECK (level >= 0),
  PRIMARY KEY (scorecard_id, criterion_id)
);
CREATE TABLE decision (
  round_id {uuid} NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  idea_id {uuid} NOT NULL REFERENCES idea (id),
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount_cents BIGINT,
  until_at BIGINT,
  prize_id {uuid} REFERENCES prize (id),
  by_person {uuid} REFERENCES person (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (round_id, idea_id)
);
CREATE TABLE award (
  idea_id {uuid} PRIMARY KEY REFERENCES idea (id) ON DELETE CASCADE,
  prize_id {uuid} NOT NULL REFERENCES prize (id),
  at BIGINT NOT NULL
);
CREATE INDEX award_by_prize ON award (prize_id);
