-- What stands behind a claim: counted holds each of its articles and how it counts, as JSON; first and last when it was told.
ALTER TABLE claims ADD COLUMN counted TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claims ADD COLUMN is_one_voice INTEGER NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN first TEXT;
ALTER TABLE claims ADD COLUMN last TEXT;
ALTER TABLE tellings ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]';

-- What articles say is not known, alike ones together; the claim that seems to answer it, the position of the telling that
-- does, and why.
CREATE TABLE open_questions (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories,
    text TEXT NOT NULL,
    answer INTEGER REFERENCES claims,
    answer_telling INTEGER,
    answer_reasons TEXT NOT NULL
) STRICT;
CREATE INDEX open_questions_story ON open_questions (story);

CREATE TABLE open_question_places (
    question INTEGER NOT NULL REFERENCES open_questions,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (question, position)
) STRICT, WITHOUT ROWID;

-- The run that an article came with: 0, before runs were told apart.
ALTER TABLE articles ADD COLUMN run INTEGER NOT NULL DEFAULT 0;

-- The tables are filled with the next dossier: that of before does not know them.
UPDATE state SET value = value - 1 WHERE name = 'dossier' AND EXISTS (SELECT 1 FROM stories);
