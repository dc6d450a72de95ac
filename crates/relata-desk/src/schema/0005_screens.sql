-- What the page asks for, screen by screen.

-- Whom statements come from (role 0: one at most) and of whom they speak (role 1), resolved once when the dossier is saved.
CREATE TABLE statement_entities (
    statement INTEGER NOT NULL,
    role INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (statement, role, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_entities_entity ON statement_entities (entity, role, statement);

CREATE INDEX IF NOT EXISTS statements_id ON statements (id);
CREATE INDEX IF NOT EXISTS story_articles_article ON story_articles (article);
CREATE INDEX IF NOT EXISTS copies_b ON copies (b);
CREATE INDEX IF NOT EXISTS tellings_article ON tellings (article);
CREATE INDEX IF NOT EXISTS silences_entity ON silences (entity);

-- The table is filled with the next dossier: that of before does not know it.
UPDATE state SET value = value - 1 WHERE name = 'dossier' AND EXISTS (SELECT 1 FROM stories);
