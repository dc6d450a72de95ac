-- The desk, first version. Spans are half-open byte offsets into articles.text. `num` is a row number of this file
-- alone; `id` is derived from content and the same everywhere. `position` counts from 0 in the order of the list that
-- the row came from. Lists that no query looks into are JSON.

CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Counts the batches that changed the readings; and the count that the dossier was built from.
INSERT INTO state VALUES ('readings', 0), ('dossier', 0);

CREATE TABLE runs (
    num INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT NOT NULL,
    read INTEGER NOT NULL,
    known INTEGER NOT NULL
) STRICT;

CREATE TABLE skipped (
    run INTEGER NOT NULL REFERENCES runs,
    position INTEGER NOT NULL,
    place TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    path TEXT,
    url TEXT,
    outlet TEXT,
    title TEXT,
    authors TEXT NOT NULL,
    published TEXT,
    lang TEXT,
    reader TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX articles_published ON articles (published);

-- stage 0: found when the article was taken in; stage 1: found by the reading.
CREATE TABLE warnings (
    article INTEGER NOT NULL REFERENCES articles,
    stage INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (article, stage, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE questions (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE furniture (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    type TEXT NOT NULL,
    form TEXT NOT NULL,
    same_as INTEGER,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE credits (
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- start and end: from the first byte of the first piece of the content to the end of the last; parts: the pieces.
CREATE TABLE statements (
    num INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    parts TEXT NOT NULL,
    cue_start INTEGER,
    cue_end INTEGER,
    cue_lemma TEXT,
    source_start INTEGER,
    source_end INTEGER,
    speaker INTEGER,
    reasons TEXT NOT NULL,
    UNIQUE (article, position)
) STRICT;

-- The title and text of an article never change, so its words are indexed once, when it first comes.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'num', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- From here on: the dossier, replaced as a whole.

CREATE TABLE entities (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    reasons TEXT NOT NULL
) STRICT;

-- folded: lower case, without diacritics, to search in.
CREATE TABLE entity_names (
    entity INTEGER NOT NULL REFERENCES entities,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    lang TEXT NOT NULL,
    count INTEGER NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_articles (
    entity INTEGER NOT NULL REFERENCES entities,
    article INTEGER NOT NULL REFERENCES articles,
    PRIMARY KEY (entity, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention_entities (
    article INTEGER NOT NULL REFERENCES articles,
    mention INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (article, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_entities_entity ON mention_entities (entity);

CREATE TABLE origins (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE origin_articles (
    origin INTEGER NOT NULL REFERENCES origins,
    article INTEGER NOT NULL REFERENCES articles,
    PRIMARY KEY (origin, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_articles_article ON origin_articles (article);

CREATE TABLE copies (
    num INTEGER PRIMARY KEY,
    a INTEGER NOT NULL REFERENCES articles,
    b INTEGER NOT NULL REFERENCES articles,
    kind TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    passages TEXT NOT NULL
) STRICT;
CREATE INDEX copies_a ON copies (a);

CREATE TABLE stories (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE story_articles (
    story INTEGER NOT NULL REFERENCES stories,
    article INTEGER NOT NULL REFERENCES articles,
    PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_origins (
    story INTEGER NOT NULL REFERENCES stories,
    origin INTEGER NOT NULL REFERENCES origins,
    PRIMARY KEY (story, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories,
    text TEXT NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    variants TEXT NOT NULL,
    reasons TEXT NOT NULL
) STRICT;
CREATE INDEX claims_story ON claims (story);

CREATE TABLE claim_speakers (
    claim INTEGER NOT NULL REFERENCES claims,
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tellings (
    claim INTEGER NOT NULL REFERENCES claims,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    statement TEXT,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE silences (
    story INTEGER NOT NULL REFERENCES stories,
    entity INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (story, entity)
) STRICT, WITHOUT ROWID;
