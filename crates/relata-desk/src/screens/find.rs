//! Search: words and facets, with counts that follow the result.
//!
//! The index of words gives row numbers; everything else (facets, dates, counts) is looked up in the catalogue, so that a word
//! that half of the articles hold costs a pass over numbers in memory. A search by meaning ranks articles elsewhere and comes
//! in through [`Ranked`].

use super::article::StoryRef;
use super::catalogue::{ArticleFacts, Catalogue, KINDS, NONE, Outcome, StatementFacts};
use super::cited::{Part, Run, runs};
use super::statement::{StatementLine, line};
use super::story::article_ref;
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::query::{match_words, matches_in};
use crate::refs::ArticleRef;
use crate::texts::Texts;
use relata_types::Span;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most rows with the words that are ordered by fit: among more, the first by fit is chance, and weighing them all takes long,
/// however few of them the facets leave.
const MOST_WEIGHED: usize = 3_000;
/// Values given of a facet.
const MOST_VALUES: usize = 20;
/// Months given: a decade.
const MOST_MONTHS: usize = 120;
/// A word in the title counts as three in the text, as titles are short and chosen.
const WEIGHED: &str =
    "SELECT rowid, bm25(article_words, 3.0, 1.0) FROM article_words WHERE article_words MATCH ?1";

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words as typed; empty: everything fits.
    pub words: String,
    /// Statements are looked for, not articles.
    pub statements: bool,
    /// In which order.
    pub order: HitOrder,
    /// What to demand of the facets and what to leave out.
    pub facets: FacetChoice,
    /// From this day on.
    pub since: Option<String>,
    /// To this day.
    pub until: Option<String>,
}

/// The orders of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HitOrder {
    /// What fits best first.
    #[default]
    Best,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

/// Values of facets to demand and to leave out, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetChoice {
    /// Outlets.
    pub outlet: Chosen,
    /// Languages.
    pub lang: Chosen,
    /// Ids of entities that speak.
    pub speaker: Chosen,
    /// Ids of stories.
    pub story: Chosen,
    /// Kinds of statement.
    pub kind: Chosen,
}

/// Values of one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// One of these; empty: any.
    pub include: Vec<String>,
    /// None of these.
    pub exclude: Vec<String>,
}

/// A result in an order that something else than words gave, best first.
pub type Ranked = Vec<Near>;

/// An article or a statement that fits otherwise than by its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Row number of the article or the statement.
    pub(crate) num: i64,
    /// How well it fits: more is better.
    pub(crate) score: f64,
    /// Which sentence of the article fits, from 0.
    pub(crate) sentence: Option<usize>,
}

/// A page of what was found, with counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindPage {
    /// How many fit.
    pub total: usize,
    /// How many were left out before the first.
    pub offset: usize,
    /// At most so many were asked for.
    pub limit: usize,
    /// The order as done.
    pub order: HitOrder,
    /// What was found.
    pub items: Vec<FindHit>,
    /// The counts.
    pub facets: Facets,
}

/// One article or statement that fits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindHit {
    /// The article.
    pub article: ArticleRef,
    /// Its story.
    pub story: Option<StoryRef>,
    /// The statement, when statements were looked for.
    pub statement: Option<StatementLine>,
    /// Number of the sentence shown, from 1.
    pub sentence: Option<usize>,
    /// The sentence with most of the words, which are marked.
    pub runs: Vec<Run>,
    /// How well it fits, when that is known: more is better.
    pub score: Option<f64>,
}

/// How many of the result have each value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// By outlet.
    pub outlet: Vec<FacetCount>,
    /// By language.
    pub lang: Vec<FacetCount>,
    /// By speaker.
    pub speaker: Vec<FacetCount>,
    /// By story.
    pub story: Vec<FacetCount>,
    /// By kind of statement.
    pub kind: Vec<FacetCount>,
    /// By month, newest first.
    pub month: Vec<FacetCount>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetCount {
    /// What to ask for; `None`: not known.
    pub value: Option<String>,
    /// How a person knows it.
    pub label: String,
    /// How many of the result have it.
    pub count: usize,
}

type Made<T> = std::result::Result<T, Fault>;

impl Desk {
    /// What fits `query`. With `ranked`, that is the result before the facets, and the words only mark.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn find(
        &self,
        catalogue: &Catalogue,
        query: &Query,
        ranked: Option<&Ranked>,
        part: Part,
    ) -> Result<FindPage> {
        let words = match_words(&query.words);
        let is_empty = words.is_none() && !query.words.trim().is_empty() && ranked.is_none();
        self.look(|connection| {
            let found = match ranked {
                _ if is_empty => Arc::default(),
                Some(ranked) => Arc::new(indexes(catalogue, query, ranked.iter().map(|near| near.num))),
                None => match &words {
                    Some(words) => catalogue
                        .found(query.statements, words, || by_words(connection, catalogue, query, words))?,
                    None => Arc::new(everything(catalogue, query)),
                },
            };
            let weighs = ranked.is_some() || (query.order == HitOrder::Best && found.len() <= MOST_WEIGHED);
            let scores = match ranked {
                Some(ranked) => ranked.iter().map(|near| (near.num, near.score)).collect(),
                None => weigh(connection, query, words.as_deref().filter(|_| weighs))?,
            };
            let choose = || {
                let (mut fit, facets) = choose(catalogue, query, &found);
                let order = sort(catalogue, query, &scores, &mut fit);
                Ok(Outcome { fit, order, facets })
            };
            let outcome = match weighs {
                true => Arc::new(choose()?),
                false => catalogue.outcome(format!("{query:?}"), choose)?,
            };
            let Outcome { fit, order, facets } = outcome.as_ref();
            let mut texts = Texts::new(connection);
            let mut items = Vec::new();
            for at in part.of(fit) {
                let mut hit = hit(connection, &mut texts, catalogue, query, words.as_deref(), at, &scores)?;
                if let (Some(ranked), Some(hit), Some(facts)) =
                    (ranked.filter(|_| !query.statements), &mut hit, catalogue.articles.get(at as usize))
                {
                    let near = ranked.iter().find(|near| near.num == facts.num);
                    let article = texts.get(facts.num)?;
                    if let Some(sentence) = near.and_then(|near| article.sentences().get(near.sentence?)) {
                        let cited = super::cited::cited(&article, &[*sentence]);
                        (hit.sentence, hit.runs) = (cited.sentence, cited.runs);
                    }
                }
                items.extend(hit);
            }
            let (order, facets) = (*order, facets.clone());
            Ok(FindPage { total: fit.len(), offset: part.offset, limit: part.limit, order, items, facets })
        })
    }
}

fn everything(catalogue: &Catalogue, query: &Query) -> Vec<u32> {
    let n = if query.statements { catalogue.statements.len() } else { catalogue.articles.len() };
    (0..n as u32).collect()
}

/// Indexes of rows, in their order.
fn indexes(catalogue: &Catalogue, query: &Query, nums: impl Iterator<Item = i64>) -> Vec<u32> {
    nums.filter_map(|num| if query.statements { catalogue.statement(num) } else { catalogue.article(num) })
        .collect()
}

fn by_words(connection: &Connection, catalogue: &Catalogue, query: &Query, words: &str) -> Made<Vec<u32>> {
    let sql = match query.statements {
        true => "SELECT rowid FROM statement_words WHERE statement_words MATCH ?1",
        false => "SELECT rowid FROM article_words WHERE article_words MATCH ?1",
    };
    let mut select = connection.prepare_cached(sql)?;
    let nums = select.query_map([words], |row| row.get(0))?.collect::<std::result::Result<Vec<i64>, _>>()?;
    Ok(indexes(catalogue, query, nums.into_iter()))
}

/// How well rows fit the words, by row number; empty when there are none to weigh by.
fn weigh(connection: &Connection, query: &Query, words: Option<&str>) -> Made<BTreeMap<i64, f64>> {
    let Some(words) = words else { return Ok(BTreeMap::new()) };
    let sql = match query.statements {
        true => "SELECT rowid, bm25(statement_words) FROM statement_words WHERE statement_words MATCH ?1",
        false => WEIGHED,
    };
    let mut select = connection.prepare_cached(sql)?;
    // SQLite gives less for better.
    let rows = select.query_map([words], |row| Ok((row.get(0)?, -row.get::<_, f64>(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Sorts the result, and tells the order as done.
fn sort(catalogue: &Catalogue, query: &Query, scores: &BTreeMap<i64, f64>, fit: &mut [u32]) -> HitOrder {
    let num = |at: u32| match query.statements {
        true => catalogue.statements.get(at as usize).map(|facts| facts.num),
        false => catalogue.articles.get(at as usize).map(|facts| facts.num),
    };
    if query.order == HitOrder::Best && !scores.is_empty() {
        let score = |at: u32| num(at).and_then(|num| scores.get(&num)).copied().unwrap_or(f64::MIN);
        fit.sort_by(|a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
        return HitOrder::Best;
    }
    let order = if query.order == HitOrder::Oldest { HitOrder::Oldest } else { HitOrder::Newest };
    by_time(catalogue, query.statements, order, fit);
    order
}

/// Sorts indexes by the time of their articles, undated ones last, statements of one article in the order of the text: by
/// marking them in the list of all, which is in that order.
fn by_time(catalogue: &Catalogue, statements: bool, order: HitOrder, fit: &mut [u32]) {
    let n = if statements { catalogue.statements.len() } else { catalogue.articles.len() };
    let mut marked = vec![false; n];
    for at in fit.iter() {
        if let Some(mark) = marked.get_mut(*at as usize) {
            *mark = true;
        }
    }
    let n_articles = catalogue.articles.len() as u32;
    let dated = catalogue.articles.partition_point(|facts| facts.day != NONE) as u32;
    let times: Box<dyn Iterator<Item = u32>> = match order {
        HitOrder::Oldest => Box::new(0..n_articles),
        _ => Box::new((0..dated).rev().chain(dated..n_articles)),
    };
    let is_marked = |at: u32| marked.get(at as usize).copied().unwrap_or_default();
    let mut places = fit.iter_mut();
    for article in times {
        let one = [article];
        let listed = if statements { catalogue.statements_of(article) } else { &one };
        for at in listed.iter().filter(|at| is_marked(**at)) {
            match places.next() {
                Some(place) => *place = *at,
                None => return,
            }
        }
    }
}

/// One facet while it is counted: what is demanded of it and how many have each value.
struct Tally {
    include: Vec<u32>,
    demands: bool,
    exclude: Vec<u32>,
    counts: Vec<u32>,
    unknown: u32,
}

impl Tally {
    fn new(chosen: &Chosen, n_values: usize, index: impl Fn(&str) -> Option<u32>) -> Self {
        let indexes = |names: &[String]| names.iter().filter_map(|name| index(name)).collect();
        Self {
            include: indexes(&chosen.include),
            demands: !chosen.include.is_empty(),
            exclude: indexes(&chosen.exclude),
            counts: vec![0; n_values],
            unknown: 0,
        }
    }

    /// Whether nothing is demanded of it and nothing left out.
    fn is_free(&self) -> bool {
        !self.demands && self.exclude.is_empty()
    }

    fn fits(&self, values: &[u32]) -> bool {
        let any = |wanted: &[u32]| values.iter().any(|value| wanted.contains(value));
        (!self.demands || any(&self.include)) && (self.exclude.is_empty() || !any(&self.exclude))
    }

    fn count(&mut self, values: &[u32]) {
        for value in values {
            match self.counts.get_mut(*value as usize) {
                Some(count) => *count += 1,
                None => self.unknown += 1,
            }
        }
    }

    /// The values with most, and whatever was chosen.
    fn most(self, most: usize, name: impl Fn(u32) -> Option<(String, String)>) -> Vec<FacetCount> {
        let mut counted: Vec<(u32, u32)> =
            self.counts.iter().enumerate().filter(|(_, n)| **n > 0).map(|(at, n)| (at as u32, *n)).collect();
        counted.sort_by_key(|(at, n)| (std::cmp::Reverse(*n), *at));
        let is_chosen = |at: &u32| self.include.contains(at) || self.exclude.contains(at);
        let mut place = 0;
        counted.retain(|(at, _)| {
            place += 1;
            place <= most || is_chosen(at)
        });
        let mut facets: Vec<FacetCount> = counted
            .into_iter()
            .filter_map(|(at, n)| {
                let (value, label) = name(at)?;
                Some(FacetCount { value: Some(value), label, count: n as usize })
            })
            .collect();
        if self.unknown > 0 {
            facets.push(FacetCount { value: None, label: String::new(), count: self.unknown as usize });
        }
        facets
    }
}

/// Those of `found` that fit the facets, and the counts: each facet's leave its own choice out.
fn choose(catalogue: &Catalogue, query: &Query, found: &[u32]) -> (Vec<u32>, Facets) {
    let position =
        |names: &[String], name: &str| names.iter().position(|known| known == name).map(|at| at as u32);
    let choice = &query.facets;
    let speaker =
        |id: &str| catalogue.entities.iter().position(|facts| facts.about.id == id).map(|at| at as u32);
    let kind = |name: &str| KINDS.iter().position(|known| *known == name).map(|at| at as u32);
    let mut tallies = [
        Tally::new(&choice.outlet, catalogue.outlets.len(), |name| position(&catalogue.outlets, name)),
        Tally::new(&choice.lang, catalogue.languages.len(), |name| position(&catalogue.languages, name)),
        Tally::new(&choice.speaker, catalogue.entities.len(), speaker),
        Tally::new(&choice.story, catalogue.stories.len(), |id| catalogue.story_at.get(id).copied()),
        Tally::new(&choice.kind, KINDS.len(), kind),
    ];
    let mut days = vec![0_u32; catalogue.days.len()];
    let (from, to) = catalogue.days_between(query.since.as_deref(), query.until.as_deref());
    let by_day = query.since.is_some() || query.until.is_some();
    let mut fit = Vec::new();
    let is_free = !by_day && tallies.iter().all(Tally::is_free);
    for at in found {
        let Some(Values { facts, speakers, kinds }) = values(catalogue, query, *at) else { continue };
        let (outlet, language, story) = ([facts.outlet], [facts.language], [facts.story]);
        let values: [&[u32]; 5] = [&outlet, &language, speakers.as_slice(), &story, kinds];
        if is_free {
            fit.push(*at);
            tallies.iter_mut().zip(values).for_each(|(tally, values)| tally.count(values));
            if let Some(day) = days.get_mut(facts.day as usize) {
                *day += 1;
            }
            continue;
        }
        let in_time = !by_day || (from..to).contains(&facts.day);
        let misfits = tallies.iter().zip(values).filter(|(tally, values)| !tally.fits(values)).count();
        if misfits == 0 && in_time {
            fit.push(*at);
        }
        if misfits == 0
            && let Some(day) = days.get_mut(facts.day as usize)
        {
            *day += 1;
        }
        if in_time && misfits <= 1 {
            for (tally, values) in tallies.iter_mut().zip(values) {
                if misfits == 0 || !tally.fits(values) {
                    tally.count(values);
                }
            }
        }
    }
    (fit, facets(catalogue, tallies, &days))
}

/// What a row has of the facets besides what its article has one of.
struct Values<'c> {
    facts: &'c ArticleFacts,
    speakers: Speakers<'c>,
    kinds: &'static [u32],
}

/// The speakers of an article, or that of one statement; one that is nobody is worth a count among statements only.
enum Speakers<'c> {
    Of(&'c [u32]),
    One([u32; 1]),
}

impl Speakers<'_> {
    fn as_slice(&self) -> &[u32] {
        match self {
            Speakers::Of(list) => list,
            Speakers::One(one) => one,
        }
    }
}

/// The sets of kinds by the bits that tell them.
const KIND_SETS: [&[u32]; 1 << KINDS.len()] = [&[], &[0], &[1], &[0, 1], &[2], &[0, 2], &[1, 2], &[0, 1, 2]];

fn kinds(bits: u8) -> &'static [u32] {
    KIND_SETS.get(bits as usize).copied().unwrap_or_default()
}

fn values<'c>(catalogue: &'c Catalogue, query: &Query, at: u32) -> Option<Values<'c>> {
    if !query.statements {
        let facts = catalogue.articles.get(at as usize)?;
        let speakers = Speakers::Of(catalogue.speakers_of(at));
        return Some(Values { facts, speakers, kinds: kinds(facts.kinds) });
    }
    let statement: &StatementFacts = catalogue.statements.get(at as usize)?;
    let facts = catalogue.articles.get(statement.article as usize)?;
    let speakers = Speakers::One([statement.speaker]);
    Some(Values { facts, speakers, kinds: kinds(1 << statement.kind) })
}

fn facets(catalogue: &Catalogue, tallies: [Tally; 5], days: &[u32]) -> Facets {
    let named =
        |names: &[String], at: u32| Catalogue::name(names, at).map(|name| (name.to_owned(), name.to_owned()));
    let mut months: BTreeMap<&str, usize> = BTreeMap::new();
    for (day, count) in catalogue.days.iter().zip(days).filter(|(_, count)| **count > 0) {
        *months.entry(day.get(..7).unwrap_or(day)).or_default() += *count as usize;
    }
    let month = months.into_iter().rev().take(MOST_MONTHS).map(|(month, count)| FacetCount {
        value: Some(month.to_owned()),
        label: month.to_owned(),
        count,
    });
    let [outlet, lang, speaker, story, kind] = tallies;
    Facets {
        outlet: outlet.most(MOST_VALUES, |at| named(&catalogue.outlets, at)),
        lang: lang.most(MOST_VALUES, |at| named(&catalogue.languages, at)),
        speaker: speaker.most(MOST_VALUES, |at| {
            let about = &catalogue.entities.get(at as usize)?.about;
            Some((about.id.clone(), about.name.clone()))
        }),
        story: story.most(MOST_VALUES, |at| {
            let story = catalogue.stories.get(at as usize)?;
            Some((story.id.clone(), story.title.clone()))
        }),
        kind: kind.most(MOST_VALUES, |at| {
            KINDS.get(at as usize).map(|kind| ((*kind).to_owned(), (*kind).to_owned()))
        }),
        month: month.collect(),
    }
}

fn hit(
    connection: &Connection,
    texts: &mut Texts<'_>,
    catalogue: &Catalogue,
    query: &Query,
    words: Option<&str>,
    at: u32,
    scores: &BTreeMap<i64, f64>,
) -> Made<Option<FindHit>> {
    let Some(Values { facts, .. }) = values(catalogue, query, at) else { return Ok(None) };
    let story = catalogue.stories.get(facts.story as usize);
    let story = story.map(|story| StoryRef { id: story.id.clone(), title: story.title.clone() });
    if query.statements {
        let Some(num) = catalogue.statements.get(at as usize).map(|facts| facts.num) else { return Ok(None) };
        let Some(statement) = line(connection, texts, catalogue, num)? else { return Ok(None) };
        let cited = statement.cited.clone();
        return Ok(Some(FindHit {
            article: cited.article,
            story,
            sentence: cited.sentence,
            runs: cited.runs,
            statement: Some(statement),
            score: scores.get(&num).copied(),
        }));
    }
    let (sentence, runs) = match words {
        Some(words) => best_sentence(connection, texts, facts.num, words)?,
        None => first_sentence(texts, facts.num)?,
    };
    let article = article_ref(connection, facts.num)?;
    Ok(Some(FindHit {
        article,
        story,
        statement: None,
        sentence,
        runs,
        score: scores.get(&facts.num).copied(),
    }))
}

type Shown = (Option<usize>, Vec<Run>);

/// The sentence with most matches, the first of equals.
fn best_sentence(connection: &Connection, texts: &mut Texts<'_>, num: i64, words: &str) -> Made<Shown> {
    let article = texts.get(num)?;
    let matches = matches_in(connection, words, num, &article.text)?;
    let Some(first) = matches.first().copied() else { return first_sentence(texts, num) };
    let holds = |sentence: &Span| matches.iter().filter(|found| sentence.contains(**found)).count();
    let mut best = (0, first);
    for sentence in article.sentences() {
        let count = holds(sentence);
        if count > best.0 {
            best = (count, *sentence);
        }
    }
    let anchor = matches.iter().find(|found| best.1.contains(**found)).copied().unwrap_or(first);
    let near = super::cited::cited(&article, &[anchor]);
    let (sentence, around) = article.sentences_around(anchor);
    let shown: usize = near.runs.iter().map(|run| run.text.len()).sum();
    // A sentence too long to show whole is shown around its first match alone.
    Ok(if shown < around.len() {
        (sentence, near.runs)
    } else {
        (sentence, runs(&article.text, around, &matches))
    })
}

fn first_sentence(texts: &mut Texts<'_>, num: i64) -> Made<Shown> {
    let article = texts.get(num)?;
    let Some(first) = article.sentences().first() else { return Ok((None, Vec::new())) };
    let cited = super::cited::cited(&article, &[Span { start: first.start, end: first.start }]);
    let whole = runs(&article.text, *first, &[]);
    let is_short = whole.iter().map(|run| run.text.len()).sum::<usize>() <= 1_200;
    Ok((Some(1), if is_short { whole } else { cited.runs }))
}
