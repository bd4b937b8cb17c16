CREATE TABLE event (
  id {uuid} PRIMARY KEY,
  kind TEXT NOT NULL,
  by_person {uuid},
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  position BIGINT UNIQUE
);
CREATE INDEX event_without_position ON event (id) WHERE position IS NULL;
CREATE TABLE cursor (
  follower TEXT PRIMARY KEY,
  position BIGINT NOT NULL
);
CREATE TABLE point_rule (
  rule TEXT PRIMARY KEY,
  points BIGINT NOT NULL
);
CREATE TABLE point_entry (
  id {uuid} PRIMARY KEY,
  event_id {uuid} NOT NULL,
  person_id {uuid} NOT NULL REFERENCES person (id),
  rule TEXT NOT NULL,
  amount BIGINT NOT NULL,
  subject_id {uuid} NOT NULL,
  idea_id {uuid} REFERENCES idea (id),
  at BIGINT NOT NULL,
  UNIQUE (event_id, person_id, rule)
);
CREATE INDEX point_entry_by_person ON point_entry (person_id, at);
CREATE INDEX point_entry_by_subject ON point_entry (subject_id, rule);
CREATE TABLE standing (
  period TEXT NOT NULL,
  person_id {uuid} NOT NULL REFERENCES person (id),
  points BIGINT NOT NULL,
  PRIMARY KEY (period, person_id)
);
CREATE INDEX standing_by_points ON standing (period, points, person_id);
CREATE TABLE notice (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  event_id {uuid} NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  subject_id {uuid} NOT NULL,
  by_person {uuid} REFERENCES person (id),
  at BIGINT NOT NULL,
  read_at BIGINT,
  UNIQUE (person_id, event_id, kind)
);
CREATE INDEX notice_by_person ON notice (person_id, at);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;
CREATE TABLE mail_choice (
  person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  wanted BOOLEAN NOT NULL,
  PRIMARY KEY (person_id, kind)
);
CREATE TABLE mail (
  id {uuid} PRIMARY KEY,
  notice_id {uuid} UNIQUE REFERENCES notice (id) ON DELETE CASCADE,
  recipient TEXT NOT NULL,
  language TEXT NOT NULL,
  template TEXT NOT NULL,
  secret_path TEXT,
  attempts BIGINT NOT NULL,
  next_at BIGINT,
  sent_at BIGINT,
  subject TEXT,
  body TEXT,
  at BIGINT NOT NULL
);
CREATE INDEX mail_due ON mail (next_at) WHERE sent_at IS NULL;
