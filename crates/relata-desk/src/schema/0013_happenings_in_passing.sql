-- What is told in passing, by nouns and of things: the word that tells it, the sort of thing, the words that tell it in passing.
ALTER TABLE happenings RENAME COLUMN verb_start TO word_start;
ALTER TABLE happenings RENAME COLUMN verb_end TO word_end;
ALTER TABLE happenings ADD COLUMN thing TEXT;
ALTER TABLE happenings ADD COLUMN phrase_start INTEGER;
ALTER TABLE happenings ADD COLUMN phrase_end INTEGER;

-- Only a new reading finds them: no reader of today has this name, so that an article that is given again is read anew.
UPDATE articles SET reader = '';
