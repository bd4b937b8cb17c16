-- A locked card is opened again by two people: one asks, another confirms. At most one of a card goes on at a time.
CREATE TABLE reopening (
  id {uuid} PRIMARY KEY,
  pitch_id {uuid} NOT NULL REFERENCES pitch (id) ON DELETE CASCADE,
  juror_id {uuid} NOT NULL REFERENCES person (id),
  why TEXT NOT NULL,
  hours BIGINT NOT NULL CHECK (hours > 0),
  asked_by {uuid} NOT NULL REFERENCES person (id),
  asked_at BIGINT NOT NULL,
  confirmed_by {uuid} REFERENCES person (id),
  until_at BIGINT,
  ended_at BIGINT,
  CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by),
  CHECK (juror_id <> asked_by AND (confirmed_by IS NULL OR confirmed_by <> juror_id)),
  CHECK ((confirmed_by IS NULL) = (until_at IS NULL))
);
CREATE INDEX reopening_by_pitch ON reopening (pitch_id, juror_id);
