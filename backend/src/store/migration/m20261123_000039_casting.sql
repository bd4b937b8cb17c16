-- The place that pitches shared when a round was published, where some of them were funded and others were not: whoever decided
-- gave the casting vote.
ALTER TABLE decision ADD COLUMN cast_place BIGINT;
