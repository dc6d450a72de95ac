-- What the sentences of an article mean: for each row of sentences, by position, 512 signed bytes that sum up its meaning; zeros for
-- a sentence that has none. An article without a row was read without an encoder.
CREATE TABLE sentence_vectors (
    article INTEGER PRIMARY KEY REFERENCES articles,
    vectors BLOB NOT NULL
) STRICT;
