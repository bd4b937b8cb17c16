-- Drawn while the locks are held: of two commands that meet, the later one draws the higher number, whatever the clocks say.
ALTER TABLE event ADD COLUMN drawn BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY;
DROP INDEX event_without_position;
CREATE INDEX event_without_position ON event (drawn) WHERE position IS NULL;
