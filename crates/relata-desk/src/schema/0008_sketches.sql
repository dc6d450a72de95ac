-- What linking keeps of each article to find its copies among later ones without its text: keys as rows of 8 bytes, least first. The id is
-- repeated, so that one pass over a table is enough. All is made again when it is missing.
CREATE TABLE sketches (
    article INTEGER PRIMARY KEY REFERENCES articles,
    id TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    keys BLOB NOT NULL
) STRICT;
CREATE TABLE paragraph_keys (
    article INTEGER PRIMARY KEY REFERENCES articles,
    id TEXT NOT NULL,
    keys BLOB NOT NULL
) STRICT;
-- Of those, the paragraphs that are furniture, since they recur under unrelated articles of an outlet.
CREATE TABLE recurring_paragraphs (key INTEGER PRIMARY KEY) STRICT;
-- What pairs of articles are to each other by their texts alone. sure: 0 when a third article must speak for it.
CREATE TABLE copy_verdicts (
    a INTEGER NOT NULL REFERENCES articles,
    b INTEGER NOT NULL REFERENCES articles,
    sure INTEGER NOT NULL,
    kind TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    passages TEXT NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_verdicts_b ON copy_verdicts (b);
-- Which revision of the comparison they are of; and how often they were changed.
INSERT INTO state VALUES ('copies-revision', 0), ('copies', 0);
