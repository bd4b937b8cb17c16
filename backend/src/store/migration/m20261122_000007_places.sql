-- How many pitches of a round can be funded, about; and why its answers depart from its ranking, where they do.
ALTER TABLE round ADD COLUMN places BIGINT NOT NULL DEFAULT 1;
ALTER TABLE round ADD COLUMN departure TEXT NOT NULL DEFAULT '';
UPDATE round SET places = (SELECT CASE WHEN COUNT(*) < 8 THEN 1 ELSE COUNT(*) / 4 END FROM pitch p WHERE p.round_id = round.id);
