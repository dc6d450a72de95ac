//! Claims: in a list, one with its tellings, and against outlets.

use super::article::StoryRef;
use super::catalogue::{Catalogue, NONE, StoryFacts};
use super::cited::{Cited, Page, Part, cited};
use super::statement::{row as statement_row, speaker};
use super::story::article_ref;
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{CountedView, ReasonView, from_json, variants_from_json};
use crate::load::{list, span_at};
use crate::query::Count;
use crate::refs::{ArticleRef, EntityRef};
use crate::texts::Texts;
use relata_types::{Span, Variant};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A claim in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimLine {
    /// Its id.
    pub id: String,
    /// Id of its story.
    pub story: String,
    /// The words of one telling.
    pub text: String,
    /// In how many articles it is told.
    pub articles: usize,
    /// By how many outlets.
    pub outlets: usize,
    /// By how many independent origins.
    pub origins: usize,
    /// To whom it is attributed; empty: told in the outlets' own voice.
    pub speakers: Vec<EntityRef>,
    /// Whether every telling is attributed to the one speaker: then it is one person's word, however many origins it has.
    pub one_voice: bool,
    /// When the earliest of its dated articles was published, ISO 8601.
    pub first: Option<String>,
    /// When the latest was.
    pub last: Option<String>,
    /// Whether the tellings differ on something.
    pub disputed: bool,
    /// On what.
    pub variants: Vec<VariantLine>,
}

/// A point on which the tellings of a claim differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VariantLine {
    /// `figure`, `date`, `place` or `polarity`.
    pub what: String,
    /// The values.
    pub values: Vec<ValueLine>,
}

/// One value of a variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueLine {
    /// As compared.
    pub value: String,
    /// In how many articles.
    pub articles: usize,
    /// By which outlets, sorted.
    pub outlets: Vec<String>,
    /// The first telling that gives it.
    pub example: Option<Cited>,
}

/// Which claims of a story to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClaimsFilter {
    /// Only disputed ones, only others, or all.
    pub disputed: Option<bool>,
    /// Only those told in so many articles or more.
    pub min_articles: usize,
}

/// A claim with every telling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimDetail {
    /// As in a list.
    #[serde(flatten)]
    pub line: ClaimLine,
    /// Its story.
    pub story_ref: StoryRef,
    /// Why the tellings are taken for one claim.
    pub reasons: Vec<ReasonView>,
    /// Why the counts are what they are.
    pub why: Why,
    /// Each of its articles and how it counts, oldest first.
    pub counted: Vec<CountedArticle>,
    /// The open questions of the story that it seems to answer.
    pub answers: Vec<AnsweredQuestion>,
    /// The tellings by origin, that of most tellings first.
    pub by_origin: Vec<OriginTellings>,
    /// When and where it was told.
    pub spread: Vec<Spread>,
}

/// What the standing of a claim counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// Articles that tell it.
    pub articles: usize,
    /// Outlets that tell it.
    pub outlets: Vec<String>,
    /// Articles that count by themselves: the independent origins.
    pub origins: usize,
    /// Articles that tell it and do not count by themselves, as they copy or credit one that does.
    pub copies: usize,
}

/// How one article counts towards the origins of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountedArticle {
    /// The article.
    pub article: ArticleRef,
    /// The article with which it counts once; `None`: it counts by itself.
    pub with: Option<ArticleRef>,
    /// Why: a kind of copy link with its score, `credits` with the outlet credited, or `own-telling` with its own outlet.
    pub reason: ReasonView,
}

/// An open question that a claim seems to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnsweredQuestion {
    /// Its id.
    pub id: String,
    /// The words of one place.
    pub text: String,
    /// Why the claim seems to answer it.
    pub reasons: Vec<ReasonView>,
}

/// The tellings of one origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginTellings {
    /// Id of the origin.
    pub id: String,
    /// Its articles that tell the claim, oldest first.
    pub articles: Vec<ArticleRef>,
    /// How many articles the origin has.
    pub size: usize,
    /// The ways in which those articles share text.
    pub kinds: Vec<String>,
    /// The tellings.
    pub tellings: Vec<TellingLine>,
}

/// One telling in its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TellingLine {
    /// Its place in the claim.
    pub index: usize,
    /// Id of the statement whose content it is; `None`: the outlet's own voice.
    pub statement: Option<String>,
    /// The statement's kind.
    pub kind: Option<String>,
    /// Who says it.
    pub speaker: Option<EntityRef>,
    /// What it says on the points on which tellings differ.
    pub values: Vec<ValueGiven>,
    /// What it has in common with the telling that it is most like; empty when it is the only one.
    pub reasons: Vec<ReasonView>,
    /// The words.
    #[serde(flatten)]
    pub cited: Cited,
}

/// What a telling says on a point.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ValueGiven {
    /// `figure`, `date`, `place` or `polarity`.
    pub what: String,
    /// As compared.
    pub value: String,
}

/// Tellings of one outlet on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// The day; `None`: undated.
    pub date: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// How many.
    pub tellings: usize,
}

/// Claims of a story against its outlets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compare {
    /// How many claims there are in all.
    pub total: usize,
    /// How many were left out before the first.
    pub offset: usize,
    /// At most so many were asked for.
    pub limit: usize,
    /// The outlets with their articles, most first.
    pub outlets: Vec<Count>,
    /// The claims, as a list of claims has them.
    pub items: Vec<ComparedClaim>,
}

/// What each outlet says of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparedClaim {
    /// The claim.
    pub claim: ClaimLine,
    /// Those of the outlets that tell it.
    pub cells: Vec<Cell>,
}

/// One outlet on one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Index into [`Compare::outlets`].
    pub outlet: usize,
    /// How many tellings.
    pub tellings: usize,
    /// Ids of its articles that tell it.
    pub articles: Vec<String>,
    /// What it says on the points on which tellings differ.
    pub values: Vec<ValueGiven>,
}

type Made<T> = std::result::Result<T, Fault>;

/// A claim as stored.
struct Stored {
    num: i64,
    story: i64,
    line: ClaimLine,
    variants: Vec<Variant>,
    reasons: Vec<ReasonView>,
}

/// One telling as stored.
struct StoredTelling {
    article: i64,
    span: Span,
    statement: Option<String>,
    /// As JSON: a list of claims does not need them.
    reasons: String,
}

const CLAIM_COLUMNS: &str = "c.num, c.id, s.id, c.text, c.articles, c.outlets, c.origins, c.variants, c.reasons, c.story, \
     c.is_one_voice, c.first, c.last FROM claims c JOIN stories s ON s.num = c.story";

impl Stored {
    fn read(row: &Row<'_>) -> Made<Self> {
        let variants = variants_from_json(&row.get::<_, String>(7)?)?;
        Ok(Self {
            num: row.get(0)?,
            story: row.get(9)?,
            line: ClaimLine {
                id: row.get(1)?,
                story: row.get(2)?,
                text: row.get(3)?,
                articles: row.get::<_, u32>(4)? as usize,
                outlets: row.get::<_, u32>(5)? as usize,
                origins: row.get::<_, u32>(6)? as usize,
                speakers: Vec::new(),
                one_voice: row.get(10)?,
                first: row.get(11)?,
                last: row.get(12)?,
                disputed: !variants.is_empty(),
                variants: Vec::new(),
            },
            variants,
            reasons: from_json("claims.reasons", &row.get::<_, String>(8)?)?,
        })
    }

    /// What the telling says on the points on which tellings differ.
    fn values_of(&self, telling: usize) -> Vec<ValueGiven> {
        let mut given = Vec::new();
        for variant in &self.variants {
            for value in variant.values.iter().filter(|value| value.tellings.contains(&telling)) {
                given.push(ValueGiven { what: variant.what.clone(), value: value.value.clone() });
            }
        }
        given
    }
}

impl Desk {
    /// The claims of a story: disputed ones first, then those of most origins.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_claims(
        &self,
        catalogue: &Catalogue,
        id: &str,
        filter: ClaimsFilter,
        part: Part,
    ) -> Result<Option<Page<ClaimLine>>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        self.look(|connection| {
            let mut texts = Texts::new(connection);
            let (total, stored) = of_story(connection, story, filter, part)?;
            let mut items = Vec::new();
            for stored in stored {
                let tellings = tellings_of_disputed(connection, &stored)?;
                items.push(complete(connection, &mut texts, catalogue, &stored, &tellings)?);
            }
            Ok(Some(part.page(total, items)))
        })
    }

    /// The claim with this id.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn claim_detail(&self, catalogue: &Catalogue, id: &str) -> Result<Option<ClaimDetail>> {
        self.look(|connection| {
            let mut find = connection.prepare_cached("SELECT num FROM claims WHERE id = ?1")?;
            let num: Option<i64> = find.query_row([id], |row| row.get(0)).optional()?;
            let Some(num) = num else { return Ok(None) };
            let sql = format!("SELECT {CLAIM_COLUMNS} WHERE c.num = ?1");
            let Some(stored) = list(connection, &sql, num, Stored::read)?.pop() else { return Ok(None) };
            Ok(Some(detail(connection, catalogue, &stored)?))
        })
    }

    /// Claims of a story, as [`Desk::story_claims`] lists them, against its outlets.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn compare(
        &self,
        catalogue: &Catalogue,
        id: &str,
        only_outlets: &[String],
        part: Part,
    ) -> Result<Option<Compare>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        let mut outlets = catalogue.by_outlet(&story.articles);
        if !only_outlets.is_empty() {
            outlets.retain(|outlet| outlet.value.as_ref().is_some_and(|name| only_outlets.contains(name)));
        }
        self.look(|connection| {
            let mut texts = Texts::new(connection);
            let (total, stored) = of_story(connection, story, ClaimsFilter::default(), part)?;
            let mut items = Vec::new();
            for stored in stored {
                let tellings = tellings(connection, stored.num)?;
                let claim = complete(connection, &mut texts, catalogue, &stored, &tellings)?;
                let cells = cells(connection, catalogue, &outlets, &stored, &tellings)?;
                items.push(ComparedClaim { claim, cells });
            }
            Ok(Some(Compare { total, offset: part.offset, limit: part.limit, outlets, items }))
        })
    }
}

fn of_story(
    connection: &Connection,
    story: &StoryFacts,
    filter: ClaimsFilter,
    part: Part,
) -> Made<(usize, Vec<Stored>)> {
    let fits = "c.story = ?1 AND (?2 IS NULL OR (c.variants <> '[]') = ?2) AND c.articles >= ?3";
    let least = filter.min_articles as i64;
    let total = match (filter.min_articles, filter.disputed) {
        (0, None) => story.claims,
        (0, Some(true)) => story.disputed,
        (0, Some(false)) => story.claims.saturating_sub(story.disputed),
        _ => connection
            .prepare_cached(&format!("SELECT count(*) FROM claims c WHERE {fits}"))?
            .query_row(params![story.num, filter.disputed, least], |row| row.get(0))?,
    };
    // What a line needs besides the order is read for those shown alone.
    let mut select = connection.prepare_cached(&format!(
        "SELECT c.num FROM claims c WHERE {fits} \
         ORDER BY c.variants = '[]', c.origins DESC, c.articles DESC, c.text, c.id LIMIT ?4 OFFSET ?5"
    ))?;
    let mut line = connection.prepare_cached(&format!("SELECT {CLAIM_COLUMNS} WHERE c.num = ?1"))?;
    let (limit, offset) = (part.limit as i64, part.offset as i64);
    let mut rows = select.query(params![story.num, filter.disputed, least, limit, offset])?;
    let mut stored = Vec::new();
    while let Some(row) = rows.next()? {
        let mut found = line.query([row.get::<_, i64>(0)?])?;
        if let Some(row) = found.next()? {
            stored.push(Stored::read(row)?);
        }
    }
    Ok((total as usize, stored))
}

fn tellings(connection: &Connection, claim: i64) -> Made<Vec<StoredTelling>> {
    let sql =
        "SELECT article, start, end, statement, reasons FROM tellings WHERE claim = ?1 ORDER BY position";
    list(connection, sql, claim, |row| {
        let (article, statement, reasons) = (row.get(0)?, row.get(3)?, row.get(4)?);
        Ok(StoredTelling { article, span: span_at(row, 1)?, statement, reasons })
    })
}

/// The tellings, when they differ on something: otherwise a list of claims does not need them.
fn tellings_of_disputed(connection: &Connection, stored: &Stored) -> Made<Vec<StoredTelling>> {
    if stored.variants.is_empty() { Ok(Vec::new()) } else { tellings(connection, stored.num) }
}

/// The line with its speakers and variants.
fn complete(
    connection: &Connection,
    texts: &mut Texts<'_>,
    catalogue: &Catalogue,
    stored: &Stored,
    tellings: &[StoredTelling],
) -> Made<ClaimLine> {
    let speakers = "SELECT e.id, e.name, e.type FROM claim_speakers c JOIN entities e ON e.num = c.entity \
                    WHERE c.claim = ?1 ORDER BY c.position";
    let mut line = stored.line.clone();
    line.speakers = list(connection, speakers, stored.num, |row| {
        Ok(EntityRef { id: row.get(0)?, name: row.get(1)?, entity_type: row.get(2)? })
    })?;
    for variant in &stored.variants {
        let mut values = Vec::new();
        for value in &variant.values {
            let told: Vec<&StoredTelling> =
                value.tellings.iter().filter_map(|at| tellings.get(*at)).collect();
            let articles: BTreeSet<i64> = told.iter().map(|telling| telling.article).collect();
            let outlet = |num: &i64| {
                let facts = catalogue.articles.get(catalogue.article(*num)? as usize)?;
                Catalogue::name(&catalogue.outlets, facts.outlet)
            };
            let outlets: BTreeSet<&str> = articles.iter().filter_map(outlet).collect();
            let example = match told.first() {
                Some(telling) => Some(cited(&*texts.get(telling.article)?, &[telling.span])),
                None => None,
            };
            let outlets = outlets.into_iter().map(str::to_owned).collect();
            values.push(ValueLine { value: value.value.clone(), articles: articles.len(), outlets, example });
        }
        line.variants.push(VariantLine { what: variant.what.clone(), values });
    }
    Ok(line)
}

fn detail(connection: &Connection, catalogue: &Catalogue, stored: &Stored) -> Made<ClaimDetail> {
    let mut texts = Texts::new(connection);
    let tellings = tellings(connection, stored.num)?;
    let facts = |num: i64| catalogue.article(num).and_then(|at| catalogue.articles.get(at as usize));
    let mut by_origin: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (index, telling) in tellings.iter().enumerate() {
        by_origin.entry(facts(telling.article).map_or(0, |facts| facts.origin)).or_default().push(index);
    }
    let mut groups = Vec::new();
    for (origin, indexes) in &by_origin {
        let mut told = Vec::new();
        let mut articles = BTreeSet::new();
        for index in indexes {
            let Some(telling) = tellings.get(*index) else { continue };
            let at = catalogue.article(telling.article).unwrap_or(NONE);
            articles.insert((at, telling.article));
            told.push((at, telling_line(connection, &mut texts, catalogue, stored, *index, telling)?));
        }
        told.sort_by_key(|(at, telling)| (*at, telling.index));
        let nums: BTreeSet<i64> = articles.iter().map(|(_, num)| *num).collect();
        let origin = catalogue.origin(*origin);
        groups.push(OriginTellings {
            id: origin.map(|origin| origin.id.clone()).unwrap_or_default(),
            size: origin.map_or(nums.len(), |origin| origin.articles.len()),
            kinds: kinds(connection, &nums)?,
            articles: articles.iter().map(|(_, num)| article_ref(connection, *num)).collect::<Made<_>>()?,
            tellings: told.into_iter().map(|(_, telling)| telling).collect(),
        });
    }
    groups.sort_by(|a, b| b.tellings.len().cmp(&a.tellings.len()).then_with(|| a.id.cmp(&b.id)));

    let articles: BTreeSet<i64> = tellings.iter().map(|telling| telling.article).collect();
    let outlets: BTreeSet<String> = articles
        .iter()
        .filter_map(|num| facts(*num).and_then(|facts| Catalogue::name(&catalogue.outlets, facts.outlet)))
        .map(str::to_owned)
        .collect();
    let mut spread: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for facts in tellings.iter().filter_map(|telling| facts(telling.article)) {
        *spread.entry((facts.day, facts.outlet)).or_default() += 1;
    }
    let line = complete(connection, &mut texts, catalogue, stored, &tellings)?;
    let counted = counted(connection, catalogue, stored.num, &articles)?;
    let title = connection
        .prepare_cached("SELECT title FROM stories WHERE num = ?1")?
        .query_row([stored.story], |row| row.get(0))?;
    let story_ref = StoryRef { id: stored.line.story.clone(), title };
    let why = Why {
        articles: articles.len(),
        outlets: outlets.into_iter().collect(),
        origins: line.origins,
        copies: articles.len().saturating_sub(line.origins),
    };
    let name = |names: &[String], at: u32| Catalogue::name(names, at).map(str::to_owned);
    let spread = spread.into_iter().map(|((day, outlet), tellings)| Spread {
        date: name(&catalogue.days, day),
        outlet: name(&catalogue.outlets, outlet),
        tellings,
    });
    let (reasons, spread) = (stored.reasons.clone(), spread.collect());
    let answers = answered(connection, stored)?;
    Ok(ClaimDetail { line, story_ref, reasons, why, counted, answers, by_origin: groups, spread })
}

/// How each of the claim's `articles` counts, oldest first.
fn counted(
    connection: &Connection,
    catalogue: &Catalogue,
    claim: i64,
    articles: &BTreeSet<i64>,
) -> Made<Vec<CountedArticle>> {
    let stored: String = connection
        .prepare_cached("SELECT counted FROM claims WHERE num = ?1")?
        .query_row([claim], |row| row.get(0))?;
    let mut known: BTreeMap<String, (u32, ArticleRef)> = BTreeMap::new();
    for num in articles {
        let article = article_ref(connection, *num)?;
        known.insert(article.id.clone(), (catalogue.article(*num).unwrap_or(NONE), article));
    }
    let mut counted = Vec::new();
    for CountedView { article, with, reason } in from_json::<Vec<_>>("claims.counted", &stored)? {
        let Some((at, article)) = known.get(&article).cloned() else { continue };
        let with = with.and_then(|id| known.get(&id)).map(|(_, article)| article.clone());
        counted.push((at, CountedArticle { article, with, reason }));
    }
    counted.sort_by_key(|(at, _)| *at);
    Ok(counted.into_iter().map(|(_, counted)| counted).collect())
}

/// The open questions that the claim seems to answer.
fn answered(connection: &Connection, stored: &Stored) -> Made<Vec<AnsweredQuestion>> {
    let sql =
        "SELECT id, text, answer_reasons FROM open_questions WHERE story = ?1 AND answer = ?2 ORDER BY id";
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query(params![stored.story, stored.num])?;
    let mut answered = Vec::new();
    while let Some(row) = rows.next()? {
        let reasons = from_json("open_questions.answer_reasons", &row.get::<_, String>(2)?)?;
        answered.push(AnsweredQuestion { id: row.get(0)?, text: row.get(1)?, reasons });
    }
    Ok(answered)
}

fn telling_line(
    connection: &Connection,
    texts: &mut Texts<'_>,
    catalogue: &Catalogue,
    stored: &Stored,
    index: usize,
    telling: &StoredTelling,
) -> Made<TellingLine> {
    let article = texts.get(telling.article)?;
    let mut parts = vec![telling.span];
    let (mut kind, mut says) = (None, None);
    if let Some(statement) = &telling.statement {
        let sql = "SELECT num FROM statements WHERE id = ?1";
        let num: Option<i64> =
            connection.prepare_cached(sql)?.query_row([statement], |row| row.get(0)).optional()?;
        if let Some(num) = num {
            says = speaker(catalogue, num);
            if let Some(row) = statement_row(connection, num)? {
                // Where the telling is the whole statement, the narrator's words between its pieces are not marked.
                if row.hull == telling.span {
                    parts = row.parts;
                }
                kind = Some(row.kind);
            }
        }
    }
    Ok(TellingLine {
        index,
        statement: telling.statement.clone(),
        kind,
        speaker: says,
        values: stored.values_of(index),
        reasons: from_json("tellings.reasons", &telling.reasons)?,
        cited: cited(&article, &parts),
    })
}

/// The ways in which these articles share text with one another, sorted.
fn kinds(connection: &Connection, articles: &BTreeSet<i64>) -> Made<Vec<String>> {
    let mut kinds = BTreeSet::new();
    for num in articles {
        let sql = "SELECT b, kind FROM copies WHERE a = ?1";
        for (other, kind) in list(connection, sql, *num, |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
            if articles.contains(&other) {
                kinds.insert(kind);
            }
        }
    }
    Ok(kinds.into_iter().collect())
}

fn cells(
    connection: &Connection,
    catalogue: &Catalogue,
    outlets: &[Count],
    stored: &Stored,
    tellings: &[StoredTelling],
) -> Made<Vec<Cell>> {
    let mut cells: BTreeMap<usize, (usize, BTreeSet<i64>, BTreeSet<ValueGiven>)> = BTreeMap::new();
    for (index, telling) in tellings.iter().enumerate() {
        let facts = catalogue.article(telling.article).and_then(|at| catalogue.articles.get(at as usize));
        let name = facts.and_then(|facts| Catalogue::name(&catalogue.outlets, facts.outlet));
        let Some(outlet) = outlets.iter().position(|outlet| outlet.value.as_deref() == name) else {
            continue;
        };
        let cell = cells.entry(outlet).or_default();
        cell.0 += 1;
        cell.1.insert(telling.article);
        cell.2.extend(stored.values_of(index));
    }
    let mut made = Vec::new();
    for (outlet, (tellings, articles, values)) in cells {
        let sql = "SELECT id FROM articles WHERE num = ?1";
        let mut find = connection.prepare_cached(sql)?;
        let mut id = |num: &i64| Ok(find.query_row([*num], |row| row.get(0))?);
        let articles = articles.iter().map(&mut id).collect::<Made<_>>()?;
        made.push(Cell { outlet, tellings, articles, values: values.into_iter().collect() });
    }
    Ok(made)
}
