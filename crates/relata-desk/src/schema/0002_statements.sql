-- Statements: polarity, addressee, venue and whether the source is anonymous.

ALTER TABLE statements ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0;
ALTER TABLE statements ADD COLUMN polarity TEXT NOT NULL DEFAULT 'asserts';
ALTER TABLE statements ADD COLUMN addressee_start INTEGER;
ALTER TABLE statements ADD COLUMN addressee_end INTEGER;
ALTER TABLE statements ADD COLUMN venue_start INTEGER;
ALTER TABLE statements ADD COLUMN venue_end INTEGER;

-- Until now a reason told the polarity.
UPDATE statements SET polarity = coalesce(
    (SELECT json_extract(value, '$.value') FROM json_each(reasons) WHERE json_extract(value, '$.name') = 'polarity'),
    'asserts'
);

-- The rest only a new reading finds: no reader of today has this name, so that an article that is given again is read
-- anew.
UPDATE articles SET reader = '';
