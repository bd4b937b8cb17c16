-- One writer at a time: the order of the rows is the order of the commits. The positions' own index ends with the rowid.
DROP INDEX event_without_position;
