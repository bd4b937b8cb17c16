-- After how many days an open idea of the shark tank is promised an answer, and for how many months after the publication of
-- a round its jurors' notes are kept.
ALTER TABLE company ADD COLUMN open_days BIGINT NOT NULL DEFAULT 90 CHECK (open_days BETWEEN 7 AND 365);
ALTER TABLE company ADD COLUMN note_months BIGINT NOT NULL DEFAULT 12 CHECK (note_months BETWEEN 1 AND 60);
-- A row of review is a promise that runs, now of open ideas too. Who was told that an open idea is late is told again when
-- the promise it gets now has passed.
DELETE FROM overdue WHERE idea_id IN (SELECT id FROM idea WHERE stage = 'open');
ALTER TABLE round ADD COLUMN notes_deleted_at BIGINT;
CREATE INDEX round_with_notes ON round (published_at) WHERE notes_deleted_at IS NULL;
