-- The criteria that an answer of the jury is tied to: their names, a line each, as they were in its round.
ALTER TABLE decision ADD COLUMN criteria TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN criteria TEXT NOT NULL DEFAULT '';
ALTER TABLE result ADD COLUMN criteria TEXT NOT NULL DEFAULT '';
