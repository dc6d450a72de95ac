//! An annotated text: tokens with part of speech, lemma, dependency head and sentence starts, and named entities.

use std::ops::Range;

/// A text that a pipeline has annotated. Offsets are bytes into [`Doc::text`].
///
/// White space between words is not a token unless it is more than the one space that separates two words
/// (spaCy's convention: a run of further white space is a token of its own, with part of speech [`Upos::Space`]).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doc {
    text: String,
    tokens: Vec<TokenParts>,
    entities: Vec<EntitySpan>,
}

/// The annotations of one token, as [`Doc::from_parts`] takes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TokenParts {
    /// Byte range of the token's words in the text.
    pub range: Range<usize>,
    /// Universal part of speech.
    pub pos: Upos,
    /// The treebank's own tag: `VBD`, `NOUN__Gender=Fem`; empty where the pipeline has no tagger.
    pub tag: Box<str>,
    /// Universal features, `Name=Value|Name=Value` sorted by name; empty for none.
    pub morph: Box<str>,
    /// Dictionary form.
    pub lemma: Box<str>,
    /// Label of the arc to the head, in the scheme of the pipeline: ClearNLP for English, UD for French.
    pub dep: Box<str>,
    /// Index of the head; the token's own index for the root of a sentence.
    pub head: usize,
    /// Whether a sentence begins here.
    pub sentence_start: bool,
}

/// A named entity: a run of tokens with a label of the pipeline (`PERSON`, `ORG`, `GPE` … or `PER`, `ORG`, `LOC`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntitySpan {
    /// Token indexes, not bytes.
    pub tokens: Range<usize>,
    /// The pipeline's label.
    pub label: Box<str>,
}

/// Universal part of speech (universaldependencies.org/u/pos), with spaCy's `SPACE` and "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Upos {
    #[default]
    None,
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
    Space,
}

impl Upos {
    const NAMES: [(Upos, &'static str); 19] = [
        (Upos::None, ""),
        (Upos::Adj, "ADJ"),
        (Upos::Adp, "ADP"),
        (Upos::Adv, "ADV"),
        (Upos::Aux, "AUX"),
        (Upos::Cconj, "CCONJ"),
        (Upos::Det, "DET"),
        (Upos::Intj, "INTJ"),
        (Upos::Noun, "NOUN"),
        (Upos::Num, "NUM"),
        (Upos::Part, "PART"),
        (Upos::Pron, "PRON"),
        (Upos::Propn, "PROPN"),
        (Upos::Punct, "PUNCT"),
        (Upos::Sconj, "SCONJ"),
        (Upos::Sym, "SYM"),
        (Upos::Verb, "VERB"),
        (Upos::X, "X"),
        (Upos::Space, "SPACE"),
    ];

    /// The tag as Universal Dependencies writes it; empty for [`Upos::None`].
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(pos, _)| *pos == self).map_or("", |(_, name)| name)
    }

    /// Every part of speech, in the order of the type.
    pub(crate) fn all() -> impl Iterator<Item = Upos> {
        Self::NAMES.into_iter().map(|(pos, _)| pos)
    }

    /// The tag that [`Upos::as_str`] writes.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(pos, _)| *pos)
    }
}

impl Doc {
    /// A doc from its parts, for tests and for annotations that came from elsewhere. Heads and entity ranges that point
    /// outside the tokens are drawn in to the nearest token.
    pub fn from_parts(text: String, mut tokens: Vec<TokenParts>, mut entities: Vec<EntitySpan>) -> Self {
        let n_tokens = tokens.len();
        for token in &mut tokens {
            token.head = token.head.min(n_tokens.saturating_sub(1));
        }
        for entity in &mut entities {
            entity.tokens.end = entity.tokens.end.min(n_tokens);
            entity.tokens.start = entity.tokens.start.min(entity.tokens.end);
        }
        Self { text, tokens, entities }
    }

    /// The text that was annotated.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at an index below [`Doc::len`].
    pub fn token(&self, index: usize) -> Token<'_> {
        Token { doc: self, index }
    }

    /// All tokens in order.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Token<'_>> + DoubleEndedIterator {
        (0..self.len()).map(|index| self.token(index))
    }

    /// Token ranges of the sentences, in order; together they hold every token.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut starts: Vec<usize> =
            (0..self.len()).filter(|&i| i == 0 || self.tokens[i].sentence_start).collect();
        starts.push(self.len());
        starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    /// Named entities, in order, apart.
    pub fn entities(&self) -> &[EntitySpan] {
        &self.entities
    }

    /// The bytes that a range of tokens covers; empty for an empty range.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.range.start..last.range.end,
            Some([only]) => only.range.clone(),
            _ => 0..0,
        }
    }
}

/// One token of a [`Doc`]: a cheap view.
#[derive(Clone, Copy, Debug)]
pub struct Token<'d> {
    doc: &'d Doc,
    index: usize,
}

impl<'d> Token<'d> {
    fn parts(self) -> &'d TokenParts {
        &self.doc.tokens[self.index]
    }

    /// Its place among the tokens.
    pub fn index(self) -> usize {
        self.index
    }

    /// Its bytes in the text.
    pub fn range(self) -> Range<usize> {
        self.parts().range.clone()
    }

    /// Its words.
    pub fn text(self) -> &'d str {
        self.doc.text.get(self.range()).unwrap_or_default()
    }

    /// Universal part of speech.
    pub fn pos(self) -> Upos {
        self.parts().pos
    }

    /// The treebank's own tag.
    pub fn tag(self) -> &'d str {
        &self.parts().tag
    }

    /// Universal features, `Name=Value|Name=Value`.
    pub fn morph(self) -> &'d str {
        &self.parts().morph
    }

    /// The value of one universal feature: `token.feature("Gender") == Some("Fem")`.
    pub fn feature(self, name: &str) -> Option<&'d str> {
        self.morph().split('|').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    /// Dictionary form.
    pub fn lemma(self) -> &'d str {
        &self.parts().lemma
    }

    /// Label of the arc to its head.
    pub fn dep(self) -> &'d str {
        &self.parts().dep
    }

    /// Its head; itself for the root of a sentence.
    pub fn head(self) -> Token<'d> {
        self.doc.token(self.parts().head)
    }

    /// Whether it is the root of its sentence.
    pub fn is_root(self) -> bool {
        self.parts().head == self.index
    }

    /// Whether a sentence begins here.
    pub fn is_sentence_start(self) -> bool {
        self.index == 0 || self.parts().sentence_start
    }
}
