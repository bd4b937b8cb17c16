-- When an opinion was first given: who asked for it is told once, whatever is changed later.
ALTER TABLE opinion ADD COLUMN first_at BIGINT NOT NULL DEFAULT 0;
