-- The parts of sentences, and of what is uttered, that tell something by themselves: pieces holds where the words of one stand, as
-- JSON; vector what it means as in sentence_vectors, or nothing.
CREATE TABLE clauses (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    pieces TEXT NOT NULL,
    vector BLOB,
    PRIMARY KEY (article, position)
) STRICT;

-- Only a new reading finds them: no reader of today has this name, so that an article that is given again is read anew.
UPDATE articles SET reader = '';
