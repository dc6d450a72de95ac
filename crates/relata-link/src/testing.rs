//! Tiny articles for tests: a text, and words of it that are names or utterances.

mod desk;

pub(crate) use desk::{AllKept, Chance, Desk};

use relata_types::{
    Article, Credit, EntityType, Happening, Lang, Mention, MentionForm, Metadata, Polarity, Reading, Reason,
    SentenceVector, Span, Statement, StatementKind,
};

/// An article under construction.
pub(crate) struct Builder {
    article: Article,
    reading: Reading,
}

/// An article with key `key`, published by an outlet of its own on 2024-03-09, one sentence per full stop.
pub(crate) fn article(key: &str, lang: &str, text: &str) -> Builder {
    let metadata = Metadata {
        title: Some(format!("Title of {key}")),
        outlet: Some(format!("Outlet {key}")),
        published: Some("2024-03-09".into()),
        lang: Lang::parse(lang),
        ..Metadata::default()
    };
    let reading = Reading { sentences: sentences(text), ..Reading::default() };
    Builder { article: Article::new(key.into(), None, metadata, text.into()), reading }
}

impl Builder {
    /// Marks every place where one of the `names` stands.
    pub(crate) fn names(mut self, entity_type: EntityType, names: &[&str]) -> Self {
        for name in names {
            for (at, _) in self.article.text.match_indices(name) {
                let span = Span::new(at, at + name.len());
                if !self.reading.mentions.iter().any(|mention| mention.span.overlaps(span)) {
                    self.reading.mentions.push(Mention {
                        span,
                        entity_type,
                        form: MentionForm::Name,
                        same_as: None,
                    });
                }
            }
        }
        self.reading.mentions.sort_by_key(|mention| mention.span);
        self
    }

    /// Marks the first place of each of `descriptions` as one of a person. Names come before.
    pub(crate) fn described(self, descriptions: &[&str]) -> Self {
        self.described_as(EntityType::Person, descriptions)
    }

    /// As [`Builder::described`], of any type.
    pub(crate) fn described_as(mut self, entity_type: EntityType, descriptions: &[&str]) -> Self {
        for words in descriptions {
            let at = self.article.text.find(words).unwrap_or_else(|| panic!("no {words:?}"));
            self.reading.mentions.push(Mention {
                span: Span::new(at, at + words.len()),
                entity_type,
                form: MentionForm::Nominal,
                same_as: None,
            });
        }
        self.reading.mentions.sort_by_key(|mention| mention.span);
        self
    }

    /// Marks the first place of `content` as said by the mention written `speaker`. Names come before.
    pub(crate) fn said(mut self, kind: StatementKind, speaker: &str, content: &str) -> Self {
        let text = &self.article.text;
        let at = text.find(content).unwrap_or_else(|| panic!("no {content:?} in {text:?}"));
        let speaker = self.reading.mentions.iter().position(|mention| mention.span.text(text) == speaker);
        self.reading.statements.push(Statement {
            kind,
            content: vec![Span::new(at, at + content.len())],
            cue: None,
            source: speaker.map(|mention| self.reading.mentions[mention].span),
            speaker,
            is_anonymous: false,
            polarity: Polarity::Asserts,
            addressee: None,
            venue: None,
            reasons: vec![Reason::new("test", "")],
        });
        self.reading.statements.sort_by_key(|statement| statement.hull());
        self
    }

    /// Lets the verb that stands first at `verb` say that this befell the name `whom`.
    pub(crate) fn befell(mut self, kind: &str, verb: &str, whom: &str) -> Self {
        let span = |words: &str| {
            let at = self.article.text.find(words).unwrap_or_else(|| panic!("no {words:?}"));
            Span::new(at, at + words.len())
        };
        let (word, whom) = (span(verb), span(whom));
        let kind = kind.into();
        self.reading.happenings.push(Happening { kind, word, whom, thing: None, by: None, phrase: None });
        self
    }

    /// Lets what befell somebody last be told of a thing of this sort.
    pub(crate) fn of_sort(mut self, sort: &str) -> Self {
        if let Some(happening) = self.reading.happenings.last_mut() {
            happening.thing = Some(sort.into());
        }
        self
    }

    /// Lets what befell somebody last be told in passing, by the words that stand first at `phrase`.
    pub(crate) fn in_passing(mut self, phrase: &str) -> Self {
        let at = self.article.text.find(phrase).unwrap_or_else(|| panic!("no {phrase:?}"));
        if let Some(happening) = self.reading.happenings.last_mut() {
            happening.phrase = Some(Span::new(at, at + phrase.len()));
        }
        self
    }

    /// Lets each sentence mean something of its own, named by a number below 512; two articles whose sentences have the same numbers say
    /// the same.
    pub(crate) fn means(mut self, axes: &[usize]) -> Self {
        let along = |axis: &usize| {
            let mut numbers = [0.0; SentenceVector::DIMENSIONS];
            numbers[*axis] = 1.0;
            SentenceVector::quantised(&numbers)
        };
        assert_eq!(axes.len(), self.reading.sentences.len(), "one for each sentence");
        self.reading.vectors = axes.iter().map(along).collect();
        self
    }

    /// Lets it credit `outlet` where the text names it first.
    pub(crate) fn credits(mut self, outlet: &str) -> Self {
        let at = self.article.text.find(outlet).unwrap_or_else(|| panic!("no {outlet:?}"));
        let span = Span::new(at, at + outlet.len());
        self.reading.credits.push(Credit { span, outlet: outlet.into() });
        self
    }

    /// Its key.
    pub(crate) fn key(&self) -> &str {
        &self.article.key
    }

    /// Its text.
    pub(crate) fn text(&self) -> &str {
        &self.article.text
    }

    /// Publishes it on another day.
    pub(crate) fn on(mut self, day: &str) -> Self {
        self.article.metadata.published = Some(day.into());
        let Article { key, metadata, text, .. } = self.article;
        self.article = Article::new(key, None, metadata, text);
        self
    }

    /// Publishes it elsewhere.
    pub(crate) fn outlet(mut self, outlet: &str) -> Self {
        self.article.metadata.outlet = Some(outlet.into());
        let Article { key, metadata, text, .. } = self.article;
        self.article = Article::new(key, None, metadata, text);
        self
    }

    /// The article and its reading.
    pub(crate) fn build(self) -> (Article, Reading) {
        (self.article, self.reading)
    }
}

fn sentences(text: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '.' | '\n') {
            push_trimmed(text, start, at + c.len_utf8(), &mut sentences);
            start = at + c.len_utf8();
        }
    }
    push_trimmed(text, start, text.len(), &mut sentences);
    sentences
}

fn push_trimmed(text: &str, start: usize, end: usize, into: &mut Vec<Span>) {
    let piece = &text[start..end];
    let from = start + piece.len() - piece.trim_start().len();
    let body = piece.trim();
    if !body.is_empty() {
        into.push(Span::new(from, from + body.len()));
    }
}
