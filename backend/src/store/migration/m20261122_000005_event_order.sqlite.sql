-- One writer at a time: the order of the rows is the order of the commits. An index on the position ends with the rowid.
DROP INDEX event_without_position;
CREATE INDEX event_without_position ON event (position) WHERE position IS NULL;
