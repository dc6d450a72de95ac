//! What can be a telling: the content of each statement, and each sentence in the outlet's own voice.

use super::counts::{Count, answered, counts};
use super::figures::{Figure, figures, number};
use super::happenings::{Befell, befell, told_in_passing};
use super::no_comment;
use super::opposites::{Side, side_of};
use super::polarity::{denies, negated};
use super::stems::stem;
use crate::entities::EntityOf;
use crate::fold::{fold, key};
use crate::input::Input;
use crate::lang;
use crate::words::is_function_word;
use relata_types::{
    Clause, EntityId, Lang, Polarity, SentenceVector, Span, Statement, StatementId, TimeType,
};
use std::collections::{BTreeMap, BTreeSet};

/// Words that an utterance must have to be a proposition: `“nonsense”` is none.
const UTTERED: usize = 3;
/// Telling words that a sentence in the outlet's own voice must have: a dateline or a byline has fewer. A clause has a verb.
const TELLING: usize = 3;
const TELLING_OF_CLAUSE: usize = 2;
/// Telling words, names aside, that must be left of a clause whose count is told apart.
const TELLING_OF_REST: usize = 3;
/// The part of a clause's words from which on a count within it is all that it tells.
const MOSTLY_COUNT: f32 = 0.4;
/// Letters of a stem that count when words are compared.
const BEGINNING: usize = 6;
/// Paragraphs among which a headline stands: a path through the site and a rubric may come before it.
const ABOVE: usize = 4;

/// One candidate telling.
#[derive(Clone)]
pub(crate) struct Item {
    /// Index of the input.
    pub(crate) input: usize,
    /// Index among the tellings of its story.
    pub(crate) at: usize,
    /// From its first word to its last.
    pub(crate) span: Span,
    /// With its subject, which may stand before other clauses: "She had asked twice and had been told to wait".
    pub(crate) whole: Span,
    /// The statement whose content it is.
    pub(crate) statement: Option<StatementId>,
    /// Who says it, when that is known.
    pub(crate) speaker: Option<EntityId>,
    /// The words that stand for who says it, folded.
    pub(crate) source: String,
    /// Whether it speaks of "I" or "we".
    pub(crate) is_first_person: bool,
    /// Whether it denies: by an odd number of negations, its own and that of the word that announces it.
    pub(crate) denies: bool,
    /// Keys of the telling words that its negations are about.
    pub(crate) negated: BTreeSet<u64>,
    /// The sides that its words take of what may be told one way or the other.
    pub(crate) sides: BTreeSet<Side>,
    /// Whether it is denied by the word that announces it: "denied that …".
    pub(crate) is_denial: bool,
    /// Whether it is the article's title, which repeats what the text tells.
    pub(crate) is_headline: bool,
    /// Who made no comment, when it says that somebody made none.
    pub(crate) no_comment: Option<BTreeSet<EntityId>>,
    /// What its main verb says befell whom.
    pub(crate) befell: Option<Befell>,
    /// Whether it tells that in passing, within a clause that tells something else, or in two words: it is compared by that alone.
    pub(crate) is_in_passing: bool,
    /// Whether it takes up what was told before: "such", "that account".
    pub(crate) points_back: bool,
    /// Whether the speaker says that it is so, or the outlet does: wishes and orders assert nothing.
    pub(crate) asserts: bool,
    /// The article's language.
    pub(crate) lang: Option<Lang>,
    /// Keys of the stems of its telling words, with their weight; sorted. Figures are left out.
    pub(crate) words: Vec<(u64, f32)>,
    /// Keys of all its words in order.
    pub(crate) text: Vec<u64>,
    /// What it counts.
    pub(crate) figures: Vec<Figure>,
    /// Every number in it but days, years and ages.
    pub(crate) numbers: BTreeSet<String>,
    /// The entities that it names.
    pub(crate) names: BTreeSet<EntityId>,
    /// The days that it names: `2023-06-24`.
    pub(crate) days: BTreeSet<String>,
    /// The days, months, years, hours and durations that it names.
    pub(crate) times: BTreeSet<String>,
    /// What it means.
    pub(crate) vector: SentenceVector,
    /// Index of the first sentence that holds it; of none, how many there are.
    pub(crate) sentence: usize,
    /// What the sentences that hold it mean.
    pub(crate) context: SentenceVector,
    /// What all that its statement says in its sentence means, not who says it; none of what is not uttered.
    pub(crate) said: SentenceVector,
    /// What it counts, when it is the clause of a count.
    pub(crate) count: Option<Count>,
}

impl Item {
    /// Makes one telling of this and another part of its sentence.
    pub(crate) fn add(&mut self, other: &Item) {
        self.span = self.span.hull(other.span);
        self.whole = self.whole.hull(other.whole);
        self.text.extend(&other.text);
        self.words.extend(&other.words);
        self.words.sort_unstable_by_key(|(word, _)| *word);
        self.words.dedup_by_key(|(word, _)| *word);
        self.figures.extend(other.figures.iter().cloned());
        self.numbers.extend(other.numbers.iter().cloned());
        self.names.extend(other.names.iter().cloned());
        self.days.extend(other.days.iter().cloned());
        self.times.extend(other.times.iter().cloned());
        self.negated.extend(&other.negated);
        self.sides.extend(&other.sides);
        self.vector = self.context.clone();
    }
}

/// A stretch of an article that may be a telling.
struct Unit<'a> {
    span: Span,
    pieces: Vec<Span>,
    /// What it means; `None`: what its sentence means.
    vector: Option<&'a SentenceVector>,
    /// What its statement says in its sentence means, where that is known and it is uttered.
    said: SentenceVector,
}

impl<'a> Unit<'a> {
    fn clause(clause: &'a Clause) -> Self {
        let vector = Some(&clause.vector).filter(|vector| !vector.is_none());
        Self { span: clause.span, pieces: clause.pieces.clone(), vector, said: SentenceVector::NONE }
    }

    fn whole(pieces: Vec<Span>) -> Option<Self> {
        let span = pieces.iter().copied().reduce(Span::hull)?;
        Some(Self { span, pieces, vector: None, said: SentenceVector::NONE })
    }
}

/// What clauses mean together, each as much as it is long; nothing when that is not known of all.
fn together(clauses: &[&Clause]) -> SentenceVector {
    let length =
        |clause: &Clause| clause.pieces.iter().map(|piece| piece.end - piece.start).sum::<u32>() as f32;
    let is_known = clauses.iter().all(|clause| !clause.vector.is_none());
    if !is_known {
        return SentenceVector::NONE;
    }
    SentenceVector::mean(clauses.iter().map(|clause| (&clause.vector, length(clause))))
}

/// The candidate tellings of one article, in the order of the text.
pub(crate) fn items(i: usize, input: &Input, entity_of: &EntityOf) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let statements = &input.reading.statements;
    for statement in statements.iter().filter(|statement| !asked(input, statement.hull())) {
        for unit in uttered_units(input, statement) {
            let of_unit = |item| uttered(input, statement, entity_of, item);
            for item in cut(i, input, &unit, entity_of).into_iter().map(of_unit) {
                let count = item.count.clone().or_else(|| answered(input, item.span));
                items.extend(enough(Item { count, ..item }, |item| item.text.len() >= UTTERED));
            }
        }
    }
    let headline = headline(input);
    for sentence in &input.reading.sentences {
        let is_headline = headline.is_some_and(|headline| headline.overlaps(*sentence));
        if asked(input, *sentence) || input.words_in(*sentence).iter().any(|word| word.furniture) {
            continue;
        }
        for unit in own_units(input, *sentence) {
            let least = if unit.vector.is_some() { TELLING_OF_CLAUSE } else { TELLING };
            let told = cut(i, input, &unit, entity_of).into_iter();
            let told = told.filter_map(|item| enough(item, |item| item.words.len() >= least));
            items.extend(told.map(|item| Item { is_headline, ..item }));
        }
    }
    items.sort_by(|x, y| (x.span, &x.statement, &x.count).cmp(&(y.span, &y.statement, &y.count)));
    items
}

/// The telling, when its words are enough to be compared with others; with too few, when it tells what befell somebody.
fn enough(item: Item, are_enough: impl Fn(&Item) -> bool) -> Option<Item> {
    if item.count.is_some() || item.is_in_passing || are_enough(&item) {
        return Some(item);
    }
    let tells = item.befell.is_some();
    tells.then_some(Item { is_in_passing: true, ..item })
}

/// Where the title stands again as a paragraph above the text: it repeats what the text tells.
fn headline(input: &Input) -> Option<Span> {
    let title = input.article.metadata.title.as_deref()?;
    let title: Vec<u64> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| key(fold(word).as_bytes()))
        .collect();
    let above = input.paragraphs.iter().take(input.paragraphs.len().saturating_sub(1)).take(ABOVE);
    above.copied().find(|paragraph| {
        let words = input.words_in(*paragraph);
        !title.is_empty()
            && words.len() == title.len()
            && words.iter().zip(&title).all(|(word, key)| word.key == *key)
    })
}

/// What is told within the content of a statement: its clauses sentence by sentence, those that somebody else utters within it
/// left to him.
fn uttered_units<'a>(input: &Input<'a>, statement: &Statement) -> Vec<Unit<'a>> {
    let within = |content: &[Span], span: &Span| content.iter().any(|piece| piece.contains(*span));
    let nested: Vec<&Statement> = input.reading.statements.iter().collect();
    let is_nested = |span: &Span| {
        let inner = |other: &&&Statement| {
            other.hull() != statement.hull()
                && other.content.iter().all(|piece| within(&statement.content, piece))
        };
        nested.iter().filter(inner).any(|other| within(&other.content, span))
    };
    let mut units = Vec::new();
    for sentence in input.reading.sentences.iter().filter(|sentence| sentence.overlaps(statement.hull())) {
        let here = |clause: &&Clause| {
            sentence.contains(clause.span)
                && clause.pieces.iter().all(|piece| within(&statement.content, piece))
        };
        let clauses: Vec<&Clause> = input.reading.clauses.iter().filter(here).collect();
        if clauses.is_empty() {
            let pieces = statement.content.iter().filter_map(|piece| {
                let both = Span { start: piece.start.max(sentence.start), end: piece.end.min(sentence.end) };
                (both.start < both.end).then_some(both)
            });
            units.extend(Unit::whole(pieces.collect()));
        } else {
            let own: Vec<&Clause> = clauses.into_iter().filter(|clause| !is_nested(&clause.span)).collect();
            let said = together(&own);
            units.extend(own.into_iter().map(|clause| Unit { said: said.clone(), ..Unit::clause(clause) }));
        }
    }
    units
}

/// What the outlet tells in its own voice in a sentence: its clauses, but for those of an utterance and of who utters it.
fn own_units<'a>(input: &Input<'a>, sentence: Span) -> Vec<Unit<'a>> {
    let statements = &input.reading.statements;
    let taken = |span: Span| {
        statements.iter().any(|statement| {
            statement.content.iter().any(|piece| piece.overlaps(span))
                || statement.cue.as_ref().is_some_and(|cue| cue.span.overlaps(span))
        })
    };
    let here = |clause: &&Clause| sentence.contains(clause.span) && !taken(clause.span);
    let clauses: Vec<&Clause> = input.reading.clauses.iter().filter(here).collect();
    if clauses.is_empty() && !taken(sentence) {
        return Unit::whole(vec![sentence]).into_iter().collect();
    }
    clauses.into_iter().map(Unit::clause).collect()
}

/// The tellings of a stretch: the clauses of its counts and what they leave, and what it tells in passing.
fn cut(i: usize, input: &Input, unit: &Unit, entity_of: &EntityOf) -> Vec<Item> {
    let mut items = counted(i, input, unit, entity_of);
    for (phrase, befell) in told_in_passing(input, &unit.pieces, entity_of) {
        let told = plain(i, input, phrase, &[phrase], entity_of);
        items.push(Item { befell: Some(befell), is_in_passing: true, ..told });
    }
    items
}

fn counted(i: usize, input: &Input, unit: &Unit, entity_of: &EntityOf) -> Vec<Item> {
    let mean = |item: Item| Item {
        vector: unit.vector.cloned().unwrap_or(item.vector),
        said: unit.said.clone(),
        ..item
    };
    let mut counted = counts(input, unit.span);
    let words = |span: Span| input.words_in(span).len();
    if let ([count], Some(_)) = (counted.as_mut_slice(), unit.vector)
        && words(count.span) as f32 >= MOSTLY_COUNT * words(unit.span) as f32
    {
        // A clause that counts tells nothing else.
        count.span = unit.span;
        let whole = mean(plain(i, input, unit.span, &unit.pieces, entity_of));
        return vec![Item { count: counted.pop(), ..whole }];
    }
    let mut items = if counted.is_empty() {
        vec![mean(plain(i, input, unit.span, &unit.pieces, entity_of))]
    } else {
        let rest = rest(input, unit.span, &counted);
        let tells = tells_beside_names(input, rest);
        tells.then(|| mean(plain(i, input, rest, &[rest], entity_of))).into_iter().collect()
    };
    for count in counted {
        let clause = mean(plain(i, input, count.span, &[count.span], entity_of));
        items.push(Item { count: Some(count), ..clause });
    }
    items
}

/// The longest stretch of a sentence that the clauses of its counts leave, from its first word to its last.
fn rest(input: &Input, sentence: Span, counted: &[Count]) -> Span {
    let mut stretches = Vec::new();
    let mut start = sentence.start;
    for count in counted {
        stretches.push(Span { start, end: count.span.start.max(start) });
        start = count.span.end.max(start);
    }
    stretches.push(Span { start, end: sentence.end.max(start) });
    let words = stretches.into_iter().map(|stretch| input.words_in(stretch));
    let longest = words.rev().max_by_key(|words| words.len()).unwrap_or_default();
    longest
        .first()
        .zip(longest.last())
        .map_or(Span { end: sentence.start, ..sentence }, |(first, last)| first.span.hull(last.span))
}

/// Whether a stretch has words enough that name nobody: "The Ministry (MI), for its part" says nothing of the ministry.
fn tells_beside_names(input: &Input, span: Span) -> bool {
    let is_named = |word: Span| input.reading.mentions.iter().any(|mention| mention.span.overlaps(word));
    let words = input.words_in(span).iter().filter(|word| !is_named(word.span));
    words.filter(|word| !is_function_word(&fold(input.text(word.span)))).count() >= TELLING_OF_REST
}

/// The sentences that say that something is not known, as items to compare.
pub(crate) fn questions(i: usize, input: &Input, entity_of: &EntityOf) -> Vec<Item> {
    input.reading.questions.iter().map(|span| plain(i, input, *span, &[*span], entity_of)).collect()
}

fn asked(input: &Input, span: Span) -> bool {
    let ends_asking =
        input.text(span).trim_end_matches(['"', '”', '»', ' ', '\u{a0}', '\u{202f}', '\'']).ends_with('?');
    ends_asking || input.reading.questions.iter().any(|question| question.overlaps(span))
}

/// The item as told by the speaker of a statement.
fn uttered(input: &Input, statement: &Statement, entity_of: &EntityOf, item: Item) -> Item {
    let article = &input.article.id;
    let speaker = statement.speaker.and_then(|mention| entity_of.get(&(article.clone(), mention)).cloned());
    let is_denial = statement.polarity == Polarity::Denies;
    Item {
        statement: Some(statement.id(article)),
        speaker,
        source: statement.source.map(|source| fold(input.text(source))).unwrap_or_default(),
        denies: item.denies != is_denial,
        is_denial,
        asserts: matches!(statement.polarity, Polarity::Asserts | Polarity::Denies),
        ..item
    }
}

fn plain(i: usize, input: &Input, span: Span, pieces: &[Span], entity_of: &EntityOf) -> Item {
    let figures: Vec<Figure> = pieces.iter().flat_map(|piece| figures(input, *piece)).collect();
    let mut stems = BTreeSet::new();
    let mut text = Vec::new();
    let mut folded_words = Vec::new();
    let mut stem_at = BTreeMap::new();
    let mut sides = BTreeSet::new();
    for word in pieces.iter().flat_map(|piece| input.words_in(*piece)) {
        let folded = fold(input.text(word.span));
        text.push(word.key);
        let counted = figures.iter().any(|figure| figure.span.contains(word.span));
        if !is_function_word(&folded)
            && !word.figure
            && !counted
            && !is_of_the_calendar(&folded, input.lang())
        {
            let stem = stem(&folded, input.lang());
            let side = side_of(&stem, input.lang());
            sides.extend(side);
            // Opposites speak of one thing.
            let stem = side.map_or_else(|| beginning(&stem), |(thing, _)| key(thing.as_bytes()));
            stems.insert(stem);
            stem_at.insert(folded_words.len(), stem);
        }
        folded_words.push(folded);
    }
    let within = |span: Span| pieces.iter().any(|piece| piece.contains(span));
    let names = input.reading.mentions.iter().enumerate().filter(|(_, mention)| within(mention.span));
    let names: Vec<(Span, EntityId)> = names
        .filter_map(|(at, mention)| {
            Some((mention.span, entity_of.get(&(input.article.id.clone(), at))?.clone()))
        })
        .collect();
    let silent = no_comment::said(&folded_words, input.lang()).and_then(|at| {
        let said = pieces.iter().flat_map(|piece| input.words_in(*piece)).nth(at)?;
        let before = names.iter().filter(|(span, _)| span.start < said.span.start);
        Some(before.map(|(_, name)| name.clone()).collect())
    });
    let times: Vec<_> = input.reading.times.iter().filter(|time| within(time.span)).collect();
    // The day of a time of the day is often guessed.
    let dates = times.iter().filter(|time| time.time_type == TimeType::Date);
    let days = dates.filter_map(|time| time.value.get(..10)).filter(|day| is_day(day)).map(str::to_owned);
    let context = vector(input, pieces);
    let sentence = input.reading.sentences.partition_point(|sentence| sentence.end <= span.start);
    Item {
        input: i,
        at: 0,
        span,
        whole: pieces.iter().copied().fold(span, Span::hull),
        statement: None,
        speaker: None,
        source: String::new(),
        is_first_person: is_first_person(input, &folded_words, pieces),
        denies: denies(&folded_words, input.lang()),
        negated: negated(&folded_words, input.lang())
            .iter()
            .filter_map(|at| stem_at.get(at).copied())
            .collect(),
        is_denial: false,
        sides,
        is_headline: false,
        no_comment: silent,
        befell: befell(input, pieces, entity_of),
        is_in_passing: false,
        points_back: points_back(&folded_words, input.lang()),
        asserts: true,
        lang: input.lang(),
        words: stems.into_iter().map(|stem| (stem, 1.0)).collect(),
        text,
        numbers: pieces.iter().flat_map(|piece| numbers(input, *piece)).collect(),
        figures,
        names: names.into_iter().map(|(_, name)| name).collect(),
        days: days.collect(),
        times: times.iter().filter_map(|time| moment(&time.value)).collect(),
        vector: context.clone(),
        said: SentenceVector::NONE,
        sentence,
        context,
        count: None,
    }
}

/// Whether the words take up what was told before.
fn points_back(folded: &[String], lang: Option<Lang>) -> bool {
    let told = match folded {
        [first, second, ..]
            if is_function_word(second) && lang::has(lang, |language| language.openers, first) =>
        {
            &folded[1..]
        }
        _ => folded,
    };
    told.iter().any(|word| lang::has(lang, |language| language.pointers, word))
}

/// Whether somebody speaks of himself: "the US" does not, nor does a mine.
fn is_first_person(input: &Input, folded: &[String], pieces: &[Span]) -> bool {
    let words = pieces.iter().flat_map(|piece| input.words_in(*piece));
    let is_one = |word: &str| lang::has(input.lang(), |language| language.first_person, word);
    folded.iter().zip(words).any(|(folded, word)| is_one(folded) && input.text(word.span) != "US")
}

/// Every number within `span` that is no part of a time expression.
fn numbers(input: &Input, span: Span) -> Vec<String> {
    let words = input.words_in(span);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((value, used)) = number(input, rest) else {
            at += 1;
            continue;
        };
        let whole = rest[0].span.hull(rest[used - 1].span);
        if !input.reading.times.iter().any(|time| time.span.overlaps(whole)) {
            found.push(value);
        }
        at += used;
    }
    found
}

fn vector(input: &Input, pieces: &[Span]) -> SentenceVector {
    let sentences = &input.reading.sentences;
    let mut held = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        if let Some(vector) = input.reading.vectors.get(at)
            && pieces.iter().any(|piece| piece.overlaps(*sentence))
        {
            held.push((vector, 1.0));
        }
    }
    match held.as_slice() {
        [(only, _)] => (*only).clone(),
        _ => SentenceVector::mean(held),
    }
}

/// In how many articles each telling word stands.
#[derive(Default)]
pub(crate) struct Spread {
    of_word: BTreeMap<u64, usize>,
    articles: usize,
}

impl Spread {
    /// Of the words of one article's items; what is told in passing repeats them.
    pub(crate) fn add(&mut self, items: &[Item]) {
        let compared = items.iter().filter(|item| !item.is_in_passing);
        let words: BTreeSet<u64> =
            compared.flat_map(|item| item.words.iter().map(|(word, _)| *word)).collect();
        words.into_iter().for_each(|word| *self.of_word.entry(word).or_default() += 1);
        self.articles += 1;
    }

    /// Of the articles of both.
    pub(crate) fn joined(self, other: Self) -> Self {
        let (mut more, less) =
            if self.of_word.len() < other.of_word.len() { (other, self) } else { (self, other) };
        less.of_word.into_iter().for_each(|(word, n)| *more.of_word.entry(word).or_default() += n);
        more.articles += less.articles;
        more
    }

    fn rarity(&self, word: u64) -> f32 {
        let articles = self.of_word.get(&word).copied().unwrap_or_default();
        ((self.articles as f32 + 1.0) / (articles as f32 + 0.5)).ln()
    }
}

/// Gives each word of the items of a story its weight: how rare it is among all articles, and among those of the story.
pub(crate) fn weigh(items: &mut [Item], everywhere: &Spread) {
    let mut here = Spread::default();
    for of_article in items.chunk_by(|x, y| x.input == y.input) {
        here.add(of_article);
    }
    let rarity = |word: u64| 0.5 * (everywhere.rarity(word) + here.rarity(word));
    for item in items {
        item.words.iter_mut().for_each(|(word, weight)| *weight = rarity(*word));
    }
}

/// A day, month, year or duration; of a time of the day the hour, since the day that it belongs to is often guessed. `None`: "now".
fn moment(value: &str) -> Option<String> {
    match value.split_once('T') {
        _ if value.ends_with("_REF") => None,
        Some((day, hour)) if !day.starts_with('P') && hour.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(format!("T{hour}"))
        }
        _ => Some(value.to_owned()),
    }
}

/// The key of a stem's first letters, which derived words share: "evacuated", "evacuation".
fn beginning(stem: &str) -> u64 {
    let end = stem.char_indices().nth(BEGINNING).map_or(stem.len(), |(at, _)| at);
    key(stem.get(..end).unwrap_or_default().as_bytes())
}

fn is_day(value: &str) -> bool {
    value.len() == 10
        && value
            .bytes()
            .enumerate()
            .all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}

/// Words of datelines and of days, which tell nothing by themselves. A date is compared as a date.
pub(crate) fn is_of_the_calendar(folded: &str, lang: Option<Lang>) -> bool {
    super::figures::is_month(folded, lang) || lang::has(lang, |language| language.numbers.calendar, folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;
    use relata_types::{EntityType, StatementKind};

    #[test]
    fn what_is_said_is_told_from_who_says_it() {
        let text =
            "Ada Brun, who keeps the mill, said the bridge of Orbel will be closed and the road stays open.";
        let said = "the bridge of Orbel will be closed and the road stays open";
        let people = article("a", "en", text).names(EntityType::Person, &["Ada Brun"]);
        let (article, mut reading) =
            people.means(&[0]).said(StatementKind::Indirect, "Ada Brun", said).build();
        let along = |axis: usize| {
            let mut numbers = [0.0; SentenceVector::DIMENSIONS];
            numbers[axis] = 1.0;
            SentenceVector::quantised(&numbers)
        };
        reading.clauses = ["the bridge of Orbel will be closed", "the road stays open"]
            .iter()
            .enumerate()
            .map(|(at, words)| {
                let start = text.find(words).unwrap();
                let span = Span::new(start, start + words.len());
                Clause { span, pieces: vec![span], vector: along(at + 1) }
            })
            .collect();
        let articles = [(article, reading)];
        let items = items(0, &prepare(&articles)[0], &EntityOf::new());
        let closed = items.iter().find(|item| item.span.text(text).contains("closed")).unwrap();
        assert_eq!(closed.vector, along(1));
        assert_eq!(closed.context, along(0), "the whole sentence");
        assert!(closed.said.cosine(&along(1)) > 0.5 && closed.said.cosine(&along(2)) > 0.4);
        assert!(closed.said.cosine(&along(0)).abs() < 0.01, "the mill is no part of what is said");
    }
}
