-- What main verbs tell to have befallen somebody: kind as in relata_types::Happening, the words for whom and by whom.
CREATE TABLE happenings (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    verb_start INTEGER NOT NULL,
    verb_end INTEGER NOT NULL,
    whom_start INTEGER NOT NULL,
    whom_end INTEGER NOT NULL,
    by_start INTEGER,
    by_end INTEGER,
    PRIMARY KEY (article, position)
) STRICT;

-- Only a new reading finds them: no reader of today has this name, so that an article that is given again is read anew.
UPDATE articles SET reader = '';
