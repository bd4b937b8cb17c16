-- A criterion may be skipped, or shown without counting. Beside each mark a juror may say why; beside the card they may
-- write a word for the author, and one for themselves.
ALTER TABLE criterion ADD COLUMN required BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE criterion ADD COLUMN counted BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE scorecard ADD COLUMN for_author TEXT NOT NULL DEFAULT '';
ALTER TABLE scorecard ADD COLUMN private_note TEXT NOT NULL DEFAULT '';
-- A note may stand before its level does, so it is no column of the mark.
CREATE TABLE mark_note (
  scorecard_id {uuid} NOT NULL REFERENCES scorecard (id) ON DELETE CASCADE,
  criterion_id {uuid} NOT NULL REFERENCES criterion (id),
  note TEXT NOT NULL,
  PRIMARY KEY (scorecard_id, criterion_id)
);
ALTER TABLE voided_card ADD COLUMN notes TEXT NOT NULL DEFAULT '{}';
ALTER TABLE voided_card ADD COLUMN for_author TEXT NOT NULL DEFAULT '';
ALTER TABLE voided_card ADD COLUMN private_note TEXT NOT NULL DEFAULT '';
