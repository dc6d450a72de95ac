//! A desk of articles that never were, as large as asked for, written through the desk's own functions. Sizes follow the laws
//! that newsrooms follow: a few stories are large and most small, a few names stand everywhere.

use relata::Desk;
use relata_types::{
    Article, Claim, CopyKind, CopyLink, Cue, Dossier, Entity, EntityName, EntityType, Lang, Mention,
    MentionForm, Metadata, Origin, Passage, Polarity, Reading, Reason, SentenceVector, Silence, Span,
    Statement, StatementKind, Story, Telling, Time, TimeType, Variant, VariantValue,
};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// Articles that are saved at once.
const BATCH: usize = 2_000;
const WORDS: usize = 20_000;
const OUTLETS: usize = 120;
const DAYS: usize = 365;
const SENTENCES: usize = 14;
/// Statements of an article, each in a sentence of its own.
const STATEMENTS: usize = 5;
/// Sentences for each that is near to a question.
const SENTENCES_A_PLANT: usize = 300;
/// Most articles of a story.
const LARGEST_STORY: usize = 600;

/// Numbers that look like chance and are the same on every machine (xorshift64*, Vigna 2016).
pub(crate) struct Chance(u64);

impl Chance {
    /// Another row of numbers for every seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 to 1.
    pub(crate) fn fraction(&mut self) -> f64 {
        self.below(1 << 20) as f64 / f64::from(1 << 20)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((self.next() >> 33) as usize * n) >> 31
    }

    /// An index below `n`, each about twice as likely as the one of twice its size.
    fn skewed(&mut self, n: usize) -> usize {
        (((n as f64).powf(self.fraction())) as usize).saturating_sub(1).min(n - 1)
    }
}

pub(crate) fn word(index: usize) -> String {
    const BEGIN: [&str; 16] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"];
    const MIDDLE: [&str; 8] = ["a", "e", "i", "o", "u", "é", "ai", "ou"];
    let mut word = String::new();
    let mut rest = index + 7;
    while rest > 0 {
        word.push_str(BEGIN[rest % 16]);
        word.push_str(MIDDLE[(rest / 16) % 8]);
        rest /= 128;
    }
    word
}

fn name(index: usize) -> String {
    let capital = |word: String| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    format!("{} {}", capital(word(index % 900 + 40)), capital(word(index + 1_000)))
}

/// One article with its reading, and the entity of each mention.
struct Made {
    article: Article,
    reading: Reading,
    entities: Vec<usize>,
}

fn make(index: usize, story: usize, day: usize, chance: &mut Chance, n_entities: usize) -> Made {
    let mut text = String::new();
    let mut reading = Reading::default();
    let mut entities = Vec::new();
    for sentence in 0..SENTENCES {
        let start = text.len();
        if sentence < STATEMENTS + 3 {
            // Half of the names are those of the story, half anybody's.
            let entity = if chance.below(2) == 0 {
                (story * 7 + chance.below(6)) % n_entities
            } else {
                chance.skewed(n_entities)
            };
            let at = text.len();
            text.push_str(&name(entity));
            let span = Span::new(at, text.len());
            let entity_type = [EntityType::Person, EntityType::Organization, EntityType::Place][entity % 3];
            reading.mentions.push(Mention { span, entity_type, form: MentionForm::Name, same_as: None });
            entities.push(entity);
            text.push_str(" said");
            let cue = Span::new(at + span.len() + 1, text.len());
            let begin = text.len() + 1;
            for _ in 0..12 {
                text.push(' ');
                text.push_str(&word(chance.skewed(WORDS)));
            }
            if sentence < STATEMENTS {
                let second = (story * 7 + chance.below(6)) % n_entities;
                text.push_str(" of ");
                let at = text.len();
                text.push_str(&name(second));
                let span = Span::new(at, text.len());
                let entity_type =
                    [EntityType::Person, EntityType::Organization, EntityType::Place][second % 3];
                reading.mentions.push(Mention { span, entity_type, form: MentionForm::Name, same_as: None });
                entities.push(second);
                reading.statements.push(Statement {
                    kind: StatementKind::Indirect,
                    content: vec![Span::new(begin, text.len())],
                    cue: Some(Cue { span: cue, lemma: "say".into() }),
                    source: Some(Span::new(start, start + name(entity).len())),
                    speaker: Some(reading.mentions.len() - 2),
                    is_anonymous: false,
                    polarity: Polarity::Asserts,
                    addressee: None,
                    venue: None,
                    reasons: vec![Reason::new("rule", "that-clause")],
                });
            }
        } else {
            for _ in 0..14 {
                text.push_str(&word(chance.skewed(WORDS)));
                text.push(' ');
            }
            if sentence == SENTENCES - 1 {
                let at = text.len();
                text.push_str("on Monday");
                let value = date(day.saturating_sub(chance.below(4)));
                reading.times.push(Time {
                    span: Span::new(at, text.len()),
                    time_type: TimeType::Date,
                    value,
                });
            }
        }
        text.push('.');
        reading.sentences.push(Span::new(start, text.len()));
        if sentence == SENTENCES - 2 && index.is_multiple_of(5) {
            reading.questions.push(Span::new(start, text.len()));
        }
        text.push('\n');
    }
    let metadata = Metadata {
        url: None,
        title: Some(format!("{} {} {}", word(story), word(chance.skewed(WORDS)), index)),
        outlet: Some(format!("Outlet {}", chance.skewed(OUTLETS))),
        authors: vec![],
        published: (!index.is_multiple_of(50)).then(|| format!("{}T08:00:00Z", date(day))),
        lang: Some(if index.is_multiple_of(3) { Lang::FR } else { Lang::EN }),
    };
    Made { article: Article::new(format!("made/{index}"), None, metadata, text), reading, entities }
}

/// One vector a sentence, none without `questions`: most of no meaning at all, one in some hundreds near to a question.
fn vectors(reading: &Reading, questions: &[SentenceVector], chance: &mut Chance) -> Vec<SentenceVector> {
    if questions.is_empty() {
        return Vec::new();
    }
    let mut vector = || {
        let mut numbers = [0_u8; SentenceVector::DIMENSIONS];
        for eight in numbers.chunks_mut(8) {
            eight.copy_from_slice(&chance.next().to_le_bytes());
        }
        if chance.below(SENTENCES_A_PLANT) == 0 {
            let question = &questions[chance.below(questions.len())];
            for (number, near) in numbers.iter_mut().zip(question.numbers()) {
                *number = near.saturating_add(number.cast_signed() / 3).cast_unsigned();
            }
        }
        SentenceVector::from_bytes(&numbers).unwrap_or(SentenceVector::NONE)
    };
    reading.sentences.iter().map(|_| vector()).collect()
}

/// The day `day` of a year of months of thirty days.
fn date(day: usize) -> String {
    format!("2024-{:02}-{:02}", (day / 30).min(11) + 1, day % 30 + 1)
}

/// Writes a desk of `n` articles to `path`.
pub(crate) fn write(path: &Path, n: usize, questions: &[SentenceVector]) -> Result<(), Box<dyn Error>> {
    let mut chance = Chance(0x5EED);
    let n_entities = (n / 5).max(20);
    let mut desk = Desk::open(path)?;
    let mut dossier = Dossier::default();
    let mut mentioned: BTreeMap<usize, (usize, BTreeSet<String>)> = BTreeMap::new();
    let mut batch: Vec<(Article, Reading)> = Vec::new();
    let mut made = 0;
    let mut story = 0;
    while made < n {
        let size = (LARGEST_STORY / (1 + chance.skewed(LARGEST_STORY * 2))).clamp(1, n - made);
        let day = chance.below(DAYS);
        let mut members: Vec<Made> = Vec::new();
        for _ in 0..size {
            let later = chance.skewed(20);
            let mut made_here = make(made, story, (day + later).min(DAYS - 1), &mut chance, n_entities);
            made_here.reading.vectors = vectors(&made_here.reading, questions, &mut chance);
            members.push(made_here);
            made += 1;
        }
        for member in &members {
            for (mention, entity) in member.entities.iter().enumerate() {
                dossier.entity_of.insert((member.article.id.clone(), mention), format!("e{entity:09}"));
                let known = mentioned.entry(*entity).or_default();
                known.0 += 1;
                known.1.insert(member.article.id.clone());
            }
        }
        link(&mut dossier, story, &members, &mut chance);
        batch.extend(members.into_iter().map(|member| (member.article, member.reading)));
        if batch.len() >= BATCH || made == n {
            desk.save_readings(&batch, &|_| "made".into())?;
            batch.clear();
        }
        story += 1;
    }
    for (entity, (count, articles)) in mentioned {
        let name = name(entity);
        dossier.entities.push(Entity {
            id: format!("e{entity:09}"),
            entity_type: [EntityType::Person, EntityType::Organization, EntityType::Place][entity % 3],
            names: vec![EntityName { text: name.clone(), lang: "en".into(), count, is_main: true }],
            titles: vec![],
            name,
            articles: articles.into_iter().collect(),
            reasons: vec![],
        });
    }
    desk.save_dossier(&dossier)?;
    Ok(())
}

/// A story's origins, copies, claims and silences.
fn link(dossier: &mut Dossier, number: usize, members: &[Made], chance: &mut Chance) {
    let mut ids: Vec<&Made> = members.iter().collect();
    ids.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    let id = format!("t{number:09}");
    let mut origins = Vec::new();
    let mut rest = ids.as_slice();
    while !rest.is_empty() {
        let (these, others) = rest.split_at((1 + chance.skewed(8)).min(rest.len()));
        rest = others;
        let origin = format!("o{number:07}x{}", origins.len());
        for other in these.iter().skip(1) {
            let first = &these[0];
            let passages = first.reading.sentences.iter().zip(&other.reading.sentences).step_by(3);
            dossier.copies.push(CopyLink {
                a: first.article.id.clone(),
                b: other.article.id.clone(),
                kind: CopyKind::Reprint,
                score: 0.9,
                reasons: vec![Reason::new("shared-sentences", 5)],
                passages: passages.map(|(a, b)| Passage { a: *a, b: *b }).collect(),
            });
        }
        let articles = these.iter().map(|made| made.article.id.clone()).collect();
        dossier.origins.push(Origin { id: origin.clone(), articles });
        origins.push(origin);
    }
    for claim in 0..2 + members.len() {
        let n_tellings = 1 + chance.skewed(members.len().min(40));
        let mut tellings = Vec::new();
        for telling in 0..n_tellings {
            let teller = &ids[(claim + telling) % ids.len()];
            let statement = &teller.reading.statements[claim % STATEMENTS];
            tellings.push(Telling {
                article: teller.article.id.clone(),
                span: statement.hull(),
                statement: Some(statement.id(&teller.article.id)),
                reasons: vec![],
            });
        }
        let values = |value: &str, parity: usize| VariantValue {
            value: value.to_owned(),
            tellings: (0..n_tellings).filter(|at| at % 2 == parity).collect(),
            origins: 1,
        };
        let is_disputed = n_tellings > 1 && claim % 6 == 0;
        let variant = Variant { what: "figure".into(), values: vec![values("3", 0), values("4", 1)] };
        let articles = n_tellings.min(ids.len());
        dossier.claims.push(Claim {
            id: format!("c{number:07}x{claim}"),
            story: id.clone(),
            text: tellings[0].span.text(&ids[claim % ids.len()].article.text).to_owned(),
            tellings,
            articles,
            outlets: articles.min(OUTLETS),
            origins: articles.min(origins.len()),
            counted: vec![],
            speakers: vec![],
            is_one_voice: false,
            first: None,
            last: None,
            variants: if is_disputed { vec![variant] } else { vec![] },
            reasons: vec![Reason::new("same-words", n_tellings)],
        });
    }
    let silent = members[0].entities[0];
    dossier.silences.push(Silence { story: id.clone(), entity: format!("e{silent:09}") });
    dossier.stories.push(Story {
        id,
        title: members[0].article.label().to_owned(),
        articles: ids.iter().map(|made| made.article.id.clone()).collect(),
        origins,
    });
}
