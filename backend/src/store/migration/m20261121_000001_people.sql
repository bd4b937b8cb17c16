CREATE TABLE company (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  demo_loaded_at BIGINT,
  set_up_code_hash {bytes},
  founded_at BIGINT
);
CREATE TABLE department (id {uuid} PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE);
CREATE TABLE site (id {uuid} PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE);
CREATE TABLE person (
  id {uuid} PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  email TEXT UNIQUE,
  password_hash TEXT,
  title TEXT NOT NULL,
  about TEXT NOT NULL,
  department_id {uuid} REFERENCES department (id),
  site_id {uuid} REFERENCES site (id),
  manager_id {uuid} REFERENCES person (id),
  language TEXT NOT NULL,
  is_admin BOOLEAN NOT NULL,
  is_host BOOLEAN NOT NULL,
  is_active BOOLEAN NOT NULL,
  ranked BOOLEAN,
  demo_card TEXT,
  created_at BIGINT NOT NULL
);
CREATE INDEX person_by_name ON person (folded, id);
CREATE INDEX person_by_department ON person (department_id, is_active, ranked);
CREATE TABLE session (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  token_hash {bytes} NOT NULL UNIQUE,
  device TEXT NOT NULL,
  issued BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX session_by_person ON session (person_id);
CREATE TABLE attempt (
  id {uuid} PRIMARY KEY,
  what TEXT NOT NULL,
  key_hash {bytes} NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX attempt_by_key ON attempt (key_hash, at);
CREATE TABLE invitation (
  id {uuid} PRIMARY KEY,
  token_hash {bytes} NOT NULL UNIQUE,
  email TEXT,
  domains TEXT NOT NULL,
  department_id {uuid} REFERENCES department (id),
  site_id {uuid} REFERENCES site (id),
  invited_by {uuid} NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE TABLE password_reset (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  token_hash {bytes} NOT NULL UNIQUE,
  ends_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE TABLE footer_page (
  page TEXT NOT NULL,
  language TEXT NOT NULL,
  markdown TEXT NOT NULL,
  PRIMARY KEY (page, language)
);
CREATE TABLE kept_form (
  id {uuid} PRIMARY KEY,
  key_hash {bytes} NOT NULL,
  path TEXT NOT NULL,
  fields TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  UNIQUE (key_hash, path)
);
