-- What persons ruled: a log that only grows. ruling: JSON, null in a row that takes another back; undoes: the row taken back.
-- Making a row counts as a change in state 'readings', so that the dossier is built again.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    ruling TEXT,
    undoes INTEGER REFERENCES decisions,
    CHECK ((ruling IS NULL) <> (undoes IS NULL))
) STRICT;
CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed: undo it');
END;
CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never deleted: undo it');
END;
