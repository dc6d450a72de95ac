//! Who said what, as annotated articles: under a line of text, carets mark the source, the cue and the content of each
//! statement that must be found, and nothing else may be found. A number tells statements of one article apart. Carets
//! mark addressee and venue as well; lines that begin with `=` tell what is no span: `= speaker 2 Maria Lopez`,
//! `= polarity denies`, `= anonymous 2 yes`. An article that tells one of these facts of any statement is compared in it
//! for all of them: a statement of which it says nothing has none, asserts, and is not anonymous.
//!
//! The texts are parsed by the trained pipelines.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../pipelines/mod.rs"]
mod pipelines;

use relata_read::{Normalized, read};
use relata_types::{Article, Lang, Metadata, Polarity, Span, Statement};
use std::collections::BTreeMap;

/// One statement as its words, without the punctuation around them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Words {
    content: Vec<String>,
    cue: Option<String>,
    source: Option<String>,
    speaker: Option<String>,
    addressee: Option<String>,
    venue: Option<String>,
    polarity: Option<String>,
    anonymous: Option<String>,
}

fn bare(words: &str) -> String {
    words.trim_matches(|c: char| !c.is_alphanumeric() && !"%€$[]()".contains(c)).to_owned()
}

/// The text of a fixture, without its annotations, and the statements that these tell.
fn parse(fixture: &str) -> (String, Vec<Words>) {
    let mut text: Vec<&str> = Vec::new();
    let mut wanted: BTreeMap<u32, Words> = BTreeMap::new();
    for line in fixture.lines().skip(1) {
        let mark = line.trim_start();
        if let Some(rest) = mark.strip_prefix("= ") {
            let (fact, rest) = rest.split_once(' ').unwrap();
            let (number, value) = numbered(rest);
            let statement = wanted.entry(number).or_default();
            let slot = match fact {
                "speaker" => &mut statement.speaker,
                "polarity" => &mut statement.polarity,
                "anonymous" => &mut statement.anonymous,
                other => panic!("no such fact: {other}"),
            };
            *slot = Some(value.to_owned());
            continue;
        }
        if !mark.starts_with('^') {
            text.push(line);
            continue;
        }
        let start = line.chars().take_while(|c| *c == ' ').count();
        let length = mark.chars().take_while(|c| *c == '^').count();
        let label = mark.trim_start_matches('^').trim();
        let (kind, number) = label.split_once(' ').unwrap_or((label, "1"));
        let words: String = text.last().unwrap().chars().skip(start).take(length).collect();
        let statement = wanted.entry(number.parse().unwrap()).or_default();
        match kind {
            "content" => statement.content.push(bare(&words)),
            "cue" => statement.cue = Some(words),
            "source" => statement.source = Some(bare(&words)),
            "addressee" => statement.addressee = Some(bare(&words)),
            "venue" => statement.venue = Some(bare(&words)),
            other => panic!("no such annotation: {other}"),
        }
    }
    (text.join("\n"), wanted.into_values().collect())
}

fn numbered(text: &str) -> (u32, &str) {
    text.split_once(' ').and_then(|(n, rest)| Some((n.parse().ok()?, rest))).unwrap_or((1, text))
}

/// Reads the fixture and compares what is found with what its annotations tell.
pub(crate) fn check(lang: Lang, fixture: &str) {
    let (text, wanted) = parse(fixture);
    let Some(found) = statements(lang, text.clone(), &wanted) else { return };
    assert_eq!(found, wanted, "in {text:?}");
}

/// The statements of a text; `None` where the pipeline is not here. Speakers only where `wanted` tells one.
fn statements(lang: Lang, text: String, wanted: &[Words]) -> Option<Vec<Words>> {
    let pipeline = pipelines::of(lang)?;
    let metadata = Metadata { lang: Some(lang), ..Metadata::default() };
    let article = Article::new("test".to_owned(), None, metadata, text);
    let normalized = Normalized::new(&article.text, Some(lang));
    let reading = read(&article, &normalized, &pipeline.annotate(normalized.text()));
    let tells = |fact: fn(&Words) -> &Option<String>| wanted.iter().any(|w| fact(w).is_some());
    let tells_audience = tells(|w| &w.addressee) || tells(|w| &w.venue);
    let tells_polarity = tells(|w| &w.polarity);
    let tells_anonymous = tells(|w| &w.anonymous);
    let words = |span: Span| bare(span.text(&article.text));
    let found = reading
        .statements
        .iter()
        .zip(0..)
        .map(|(s, index): (&Statement, usize)| Words {
            content: s.content.iter().map(|piece| words(*piece)).collect(),
            cue: s.cue.as_ref().map(|cue| cue.span.text(&article.text).to_owned()),
            source: s.source.map(words),
            // Compared only where the fixture tells it.
            speaker: wanted.get(index).and_then(|w| w.speaker.as_ref()).and(s.speaker).map(|speaker| {
                let mention = &reading.mentions[speaker];
                let best = mention.same_as.map_or(mention, |best| &reading.mentions[best]);
                words(best.span)
            }),
            addressee: s.addressee.filter(|_| tells_audience).map(words),
            venue: s.venue.filter(|_| tells_audience).map(words),
            polarity: (tells_polarity && s.polarity != Polarity::Asserts
                || wanted.get(index).is_some_and(|w| w.polarity.is_some()))
            .then(|| s.polarity.as_str().to_owned()),
            anonymous: (tells_anonymous && s.is_anonymous).then(|| "yes".to_owned()),
        })
        .collect();
    Some(found)
}

/// The tables of docs/statements.md, so that they tell the truth.
const TABLES: &str = include_str!("../../../../docs/statements.md");

/// Holds every row of a language's table to what is found in its example.
pub(crate) fn check_table(lang: Lang, heading: &str) {
    let section = TABLES.split("\n## ").find(|part| part.starts_with(heading)).unwrap();
    let mut wrong = Vec::new();
    let mut n_rows = 0;
    for row in section.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (phenomenon, state) = (cells[1], cells[3]);
        let (text, wanted) = unmarked(cells[2]);
        let Some(found) = statements(lang, text, &wanted) else { return };
        n_rows += 1;
        let holds = match state {
            "works" => found == wanted,
            "not" => found != wanted,
            // Found, but not with the very words.
            "partly" => {
                found != wanted
                    && wanted.iter().all(|w| {
                        found.iter().any(|f| {
                            w.cue.is_some() && f.cue == w.cue || w.source.is_some() && f.source == w.source
                        })
                    })
            }
            other => panic!("no such state: {other}"),
        };
        if !holds {
            wrong.push(format!("{phenomenon} ({state}): found {found:?}, the table says {wanted:?}"));
        }
    }
    assert!(n_rows > 0 && wrong.is_empty(), "{heading}:\n{}", wrong.join("\n"));
}

/// The text of a table's example and the one statement, if any, that its brackets tell.
fn unmarked(example: &str) -> (String, Vec<Words>) {
    let mut text = String::new();
    let mut statement = Words::default();
    let mut from = 0;
    for c in example.replace(" ¶ ", "\n\n").chars() {
        match c {
            '[' | '{' | '<' => from = text.len(),
            ']' => statement.source = Some(bare(&text[from..])),
            '}' => statement.cue = Some(text[from..].to_owned()),
            '>' => statement.content.push(bare(&text[from..])),
            other => text.push(other),
        }
    }
    let wanted = if statement == Words::default() { Vec::new() } else { vec![statement] };
    (text, wanted)
}

/// Reads the text and compares whom its statements are attributed to, in order; `-` is nobody known.
pub(crate) fn check_speakers(lang: Lang, text: &str, wanted: &[&str]) {
    if let Some(found) = speakers(lang, text) {
        assert_eq!(found, wanted, "in {text:?}");
    }
}

/// Reads the text, in which there is one statement, and compares the words of its source, and who speaks beside the speaker.
pub(crate) fn check_joint(lang: Lang, text: &str, source: &str, others: &str) {
    let Some(pipeline) = pipelines::of(lang) else { return };
    let metadata = Metadata { lang: Some(lang), ..Metadata::default() };
    let article = Article::new("test".to_owned(), None, metadata, text.to_owned());
    let normalized = Normalized::new(&article.text, Some(lang));
    let reading = read(&article, &normalized, &pipeline.annotate(normalized.text()));
    let [statement] = &reading.statements[..] else { panic!("{} statements", reading.statements.len()) };
    let found = statement.reasons.iter().find(|reason| reason.name == "with");
    assert_eq!(statement.source.unwrap().text(text), source);
    assert_eq!(found.map(|reason| reason.value.as_str()), (!others.is_empty()).then_some(others));
}

/// Holds every row of a language's table of speakers to whom the statements of its example are attributed to.
pub(crate) fn check_speaker_table(lang: Lang, heading: &str) {
    let section = TABLES.split("\n## ").find(|part| part.starts_with(heading)).unwrap();
    let (mut wrong, mut n_rows) = (Vec::new(), 0);
    for row in section.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (example, wanted, state) = (cells[2], cells[3], cells[4]);
        let Some(found) = speakers(lang, &example.replace(" ¶ ", "\n\n")) else { return };
        let holds = found.join(" · ") == wanted;
        assert!(["works", "not"].contains(&state), "no such state: {state}");
        if holds != (state == "works") {
            wrong.push(format!("{example} ({state}): found {found:?}"));
        }
        n_rows += 1;
    }
    assert!(n_rows > 0 && wrong.is_empty(), "{heading}:\n{}", wrong.join("\n"));
}

/// Whom each statement of the text is attributed to; `None` where the models are missing.
fn speakers(lang: Lang, text: &str) -> Option<Vec<String>> {
    let pipeline = pipelines::of(lang)?;
    let metadata = Metadata { lang: Some(lang), ..Metadata::default() };
    let article = Article::new("test".to_owned(), None, metadata, text.to_owned());
    let normalized = Normalized::new(&article.text, Some(lang));
    let reading = read(&article, &normalized, &pipeline.annotate(normalized.text()));
    let name = |speaker: usize| {
        let mention = &reading.mentions[speaker];
        bare(mention.same_as.map_or(mention, |best| &reading.mentions[best]).span.text(&article.text))
    };
    Some(reading.statements.iter().map(|s| s.speaker.map_or("-".to_owned(), name)).collect())
}
