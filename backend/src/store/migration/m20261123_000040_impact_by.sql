-- By when an idea should have moved what it is to move: a day, or nothing.
ALTER TABLE idea ADD COLUMN impact_by TEXT NOT NULL DEFAULT '';
