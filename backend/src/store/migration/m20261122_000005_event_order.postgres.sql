-- What waits already keeps the order it had.
UPDATE event SET position = (SELECT COALESCE(MAX(position), 0) FROM event) + waiting.r FROM
  (SELECT id, row_number() OVER (ORDER BY id) AS r FROM event WHERE position IS NULL) AS waiting
  WHERE event.id = waiting.id;
-- Drawn while the locks are held: of two commands that meet, the later one draws the higher number, whatever the clocks say.
ALTER TABLE event ADD COLUMN drawn BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY;
DROP INDEX event_without_position;
CREATE INDEX event_without_position ON event (drawn) WHERE position IS NULL;
