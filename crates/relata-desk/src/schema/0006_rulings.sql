-- The name of an entity to show in each language, what articles call it beside its name, and whom articles credit. All are of the
-- dossier, which is made again: the count of readings is raised so that it is out of date.
ALTER TABLE entity_names ADD COLUMN main INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entities ADD COLUMN titles TEXT NOT NULL DEFAULT '[]';
CREATE TABLE credited_outlets (
    article INTEGER NOT NULL REFERENCES articles,
    outlet TEXT NOT NULL,
    PRIMARY KEY (article, outlet)
) STRICT, WITHOUT ROWID;
CREATE INDEX credited_outlets_outlet ON credited_outlets (outlet);
-- What persons ruled on statements, from the decisions in force: wrong-speaker or not-a-statement. statement: its id.
CREATE TABLE ruled_statements (
    statement TEXT NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (statement, verdict)
) STRICT, WITHOUT ROWID;
UPDATE state SET value = value + 1 WHERE name = 'readings' AND EXISTS (SELECT 1 FROM entities);
