-- Who judges what. A card stands on an assignment that is open, and the database refuses any other: the card names the
-- state beside pitch and juror, and only an open one can be named. Who steps aside takes their card along, kept apart.
CREATE TABLE assignment (
  pitch_id {uuid} NOT NULL REFERENCES pitch (id) ON DELETE CASCADE,
  juror_id {uuid} NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'recused', 'passed', 'left')),
  why TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (pitch_id, juror_id),
  UNIQUE (pitch_id, juror_id, state)
);
CREATE INDEX assignment_by_juror ON assignment (juror_id, state, pitch_id);
INSERT INTO assignment (pitch_id, juror_id, state, why, at)
  SELECT t.id, s.juror_id, 'open', '', r.opened_at FROM pitch t JOIN round r ON r.id = t.round_id
  JOIN seat s ON s.challenge_id = r.challenge_id
  WHERE NOT EXISTS (SELECT 1 FROM idea_author a JOIN person w ON w.id = a.person_id JOIN person j ON j.id = s.juror_id
    WHERE a.idea_id = t.idea_id AND (j.id = w.id OR j.manager_id = w.id OR w.manager_id = j.id))
  UNION SELECT k.pitch_id, k.juror_id, 'open', '', r.opened_at FROM scorecard k JOIN pitch t ON t.id = k.pitch_id
  JOIN round r ON r.id = t.round_id;
ALTER TABLE round ADD COLUMN per_pitch BIGINT;
CREATE TABLE card (
  id {uuid} PRIMARY KEY,
  pitch_id {uuid} NOT NULL REFERENCES pitch (id) ON DELETE CASCADE,
  juror_id {uuid} NOT NULL REFERENCES person (id),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open'),
  comment TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  handed_in_at BIGINT,
  UNIQUE (pitch_id, juror_id),
  FOREIGN KEY (pitch_id, juror_id, state) REFERENCES assignment (pitch_id, juror_id, state)
);
INSERT INTO card (id, pitch_id, juror_id, comment, updated_at, handed_in_at)
  SELECT id, pitch_id, juror_id, comment, updated_at, handed_in_at FROM scorecard;
CREATE TABLE card_mark (
  scorecard_id {uuid} NOT NULL REFERENCES card (id) ON DELETE CASCADE,
  criterion_id {uuid} NOT NULL REFERENCES criterion (id),
  level BIGINT NOT NULL CHECK (level >= 0),
  PRIMARY KEY (scorecard_id, criterion_id)
);
INSERT INTO card_mark (scorecard_id, criterion_id, level) SELECT scorecard_id, criterion_id, level FROM mark;
-- A table that others refer to is dropped after them: SQLite empties it first, with what hangs on it.
DROP TABLE mark;
DROP TABLE scorecard;
ALTER TABLE card RENAME TO scorecard;
ALTER TABLE card_mark RENAME TO mark;
-- What a juror had said before stepping aside: it counts for nothing, and is kept for whoever has to explain it.
CREATE TABLE voided_card (
  id {uuid} PRIMARY KEY,
  pitch_id {uuid} NOT NULL REFERENCES pitch (id) ON DELETE CASCADE,
  juror_id {uuid} NOT NULL REFERENCES person (id),
  comment TEXT NOT NULL,
  marks TEXT NOT NULL,
  handed_in_at BIGINT,
  voided_at BIGINT NOT NULL
);
CREATE INDEX voided_card_by_pitch ON voided_card (pitch_id);
