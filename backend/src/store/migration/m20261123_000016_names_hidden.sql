-- Who does not see who wrote an idea. `name_hidden` is the author's choice, until they show it, win or are funded; `blind` is
-- the challenge's, from the entry to the results. `unveiled_at`: since when everybody sees the names, where they were hidden.
ALTER TABLE idea ADD COLUMN name_hidden BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE idea ADD COLUMN blind BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE idea ADD COLUMN unveiled_at BIGINT;

ALTER TABLE challenge ADD COLUMN blind BOOLEAN NOT NULL DEFAULT FALSE;

-- Said as an author of the idea: hidden with the name.
ALTER TABLE comment ADD COLUMN as_author BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE comment SET as_author = TRUE
    WHERE EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = comment.idea_id AND a.person_id = comment.author_id);
ALTER TABLE notice ADD COLUMN by_author BOOLEAN NOT NULL DEFAULT FALSE;

-- Points of ideas whose names are hidden; they go to the ledger when the names show, and never otherwise.
CREATE TABLE held_point (
    id {uuid} NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    rule TEXT NOT NULL,
    amount BIGINT NOT NULL,
    subject_id {uuid} NOT NULL,
    idea_id {uuid} NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX held_point_by_idea ON held_point (idea_id);
CREATE INDEX held_point_by_subject ON held_point (subject_id, rule);
