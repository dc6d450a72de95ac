-- What linking keeps of each article to find its translations among later ones without its text; kind: relata_types::KeptKind. Only the linker
-- knows what the bytes mean; all is made again when it is missing.
CREATE TABLE kept (
    kind INTEGER NOT NULL,
    article TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (kind, article)
) STRICT, WITHOUT ROWID;
-- How often what is kept of copies had been changed when this was last made or brought up to date.
INSERT INTO state VALUES ('translations', -1);
