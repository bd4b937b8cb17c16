-- Before a round a host asks a colleague or a whole department for a short opinion; the jury reads it beside the pitch.
CREATE TABLE opinion_request (
  id {uuid} PRIMARY KEY,
  idea_id {uuid} NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  person_id {uuid} REFERENCES person (id),
  department_id {uuid} REFERENCES department (id),
  question TEXT NOT NULL,
  asked_by {uuid} NOT NULL REFERENCES person (id),
  asked_at BIGINT NOT NULL,
  declined_at BIGINT,
  UNIQUE (id, idea_id),
  UNIQUE (idea_id, person_id),
  UNIQUE (idea_id, department_id),
  CHECK ((person_id IS NULL) <> (department_id IS NULL)),
  CHECK (declined_at IS NULL OR person_id IS NOT NULL)
);
CREATE INDEX opinion_request_by_person ON opinion_request (person_id);
CREATE INDEX opinion_request_by_department ON opinion_request (department_id);

-- One of a person on an idea, whoever asked for it.
CREATE TABLE opinion (
  idea_id {uuid} NOT NULL,
  person_id {uuid} NOT NULL REFERENCES person (id),
  request_id {uuid} NOT NULL,
  stance TEXT NOT NULL CHECK (stance IN ('favourable', 'reserved', 'unfavourable')),
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (idea_id, person_id),
  FOREIGN KEY (request_id, idea_id) REFERENCES opinion_request (id, idea_id) ON DELETE CASCADE
);
CREATE INDEX opinion_by_request ON opinion (request_id);
