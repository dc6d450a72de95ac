//! What is told, with its standing.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{CountedView, ReasonView, from_json, variants_from_json};
use crate::load::{list, span_at};
use crate::refs::{Citation, EntityRef};
use crate::texts::Texts;
use relata_types::{Span, Variant};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

/// Which claims to give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimFilter {
    /// Only those of the story with this id.
    pub story: Option<String>,
    /// Only those of so many independent origins or more.
    pub min_origins: usize,
    /// Only those told in so many articles or more.
    pub min_articles: usize,
    /// Only those whose tellings differ.
    pub only_disputed: bool,
    /// At most so many; `None`: all.
    pub limit: Option<usize>,
}

/// Claims by their standing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claims {
    /// Those asked for: of most origins first, then of most articles, then by their words.
    pub claims: Vec<ClaimView>,
    /// How many the filter fits, those past its limit included.
    pub total: usize,
}

/// A claim with its standing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimView {
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
    /// Each of its articles, and why it counts by itself or with another.
    pub counted: Vec<CountedView>,
    /// To whom it is attributed; empty: told in the outlets' own voice.
    pub speakers: Vec<EntityRef>,
    /// Whether every telling is attributed to the one speaker: then it is one person's word, however many origins it has.
    pub is_one_voice: bool,
    /// The same, by the name that it has in exports.
    pub one_voice: bool,
    /// When the earliest of its dated articles was published, ISO 8601.
    pub first: Option<String>,
    /// When the latest was.
    pub last: Option<String>,
    /// Where it is told.
    pub tellings: Vec<TellingView>,
    /// On what the tellings differ; empty: not disputed.
    pub variants: Vec<VariantView>,
    /// Why the tellings are taken for one claim, besides what each of them says.
    pub reasons: Vec<ReasonView>,
}

/// One place where a claim is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TellingView {
    /// The words.
    pub text: String,
    /// Id of the statement whose content they are; `None`: the outlet's own voice.
    pub statement: Option<String>,
    /// To whom the article attributes them: a name, else its words for the source.
    pub speaker: Option<String>,
    /// Where.
    pub citation: Citation,
    /// What they have in common with the telling that they are most like.
    pub reasons: Vec<ReasonView>,
}

/// A point on which the tellings of a claim differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VariantView {
    /// `figure`, `date`, `place` or `polarity`.
    pub what: String,
    /// The values, as they were told first to last.
    pub values: Vec<ValueView>,
}

/// One value of a variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueView {
    /// As compared.
    pub value: String,
    /// Indexes into the claim's tellings.
    pub tellings: Vec<usize>,
    /// How many independent origins give it.
    pub origins: usize,
    /// When the first dated article that gives it was published, ISO 8601.
    pub first: Option<String>,
    /// When the last was.
    pub last: Option<String>,
    /// To whom it is attributed.
    pub speakers: Vec<String>,
}

/// What articles say is not known, with the places where they do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    /// Its id.
    pub id: String,
    /// The words of one place.
    pub text: String,
    /// Where, oldest article first.
    pub citations: Vec<Citation>,
    /// What seems to answer it.
    pub answer: Option<AnswerView>,
}

/// A telling, published later, that seems to answer a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerView {
    /// Id of the claim.
    pub claim: String,
    /// The words.
    pub text: String,
    /// Where.
    pub citation: Citation,
    /// Why it seems to answer.
    pub reasons: Vec<ReasonView>,
}

type Made<T> = std::result::Result<T, Fault>;

const CHOSEN: &str = "FROM claims c JOIN stories s ON s.num = c.story \
     WHERE (?1 IS NULL OR s.id = ?1) AND c.origins >= ?2 AND c.articles >= ?3 AND (?4 = 0 OR c.variants <> '[]')";

impl Desk {
    /// What is told, by standing.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn claims(&self, filter: &ClaimFilter) -> Result<Claims> {
        self.look(|connection| {
            let limit = filter.limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
            let (origins, articles) = (filter.min_origins as i64, filter.min_articles as i64);
            let total: u32 = connection.query_row(
                &format!("SELECT count(*) {CHOSEN}"),
                params![filter.story, origins, articles, filter.only_disputed],
                |row| row.get(0),
            )?;
            let sql = format!("SELECT c.num {CHOSEN} ORDER BY {BY_STANDING} LIMIT ?5");
            let nums: Vec<i64> = connection
                .prepare_cached(&sql)?
                .query_map(params![filter.story, origins, articles, filter.only_disputed, limit], |row| {
                    row.get(0)
                })?
                .collect::<std::result::Result<_, _>>()?;
            let mut texts = Texts::new(connection);
            let claims =
                nums.into_iter().map(|num| claim(connection, &mut texts, num)).collect::<Made<_>>()?;
            Ok(Claims { claims, total: total as usize })
        })
    }
}

/// Claims of most origins first, then of most articles.
const BY_STANDING: &str = "c.origins DESC, c.articles DESC, c.outlets DESC, c.text, c.id";

/// The claims of a story, by standing.
pub(super) fn of_story(connection: &Connection, texts: &mut Texts<'_>, story: i64) -> Made<Vec<ClaimView>> {
    let sql = format!("SELECT c.num FROM claims c WHERE c.story = ?1 ORDER BY {BY_STANDING}");
    let nums = list(connection, &sql, story, |row| Ok(row.get::<_, i64>(0)?))?;
    nums.into_iter().map(|num| claim(connection, texts, num)).collect()
}

const CLAIM: &str = "SELECT c.id, s.id, c.text, c.articles, c.outlets, c.origins, c.variants, c.reasons, c.counted, \
     c.is_one_voice, c.first, c.last FROM claims c JOIN stories s ON s.num = c.story WHERE c.num = ?1";

pub(super) fn claim(connection: &Connection, texts: &mut Texts<'_>, num: i64) -> Made<ClaimView> {
    let mut claims = list(connection, CLAIM, num, |row| {
        let variants = variants_from_json(&row.get::<_, String>(6)?)?;
        Ok((
            variants,
            ClaimView {
                id: row.get(0)?,
                story: row.get(1)?,
                text: row.get(2)?,
                articles: row.get::<_, u32>(3)? as usize,
                outlets: row.get::<_, u32>(4)? as usize,
                origins: row.get::<_, u32>(5)? as usize,
                counted: from_json("claims.counted", &row.get::<_, String>(8)?)?,
                speakers: Vec::new(),
                is_one_voice: row.get(9)?,
                one_voice: row.get(9)?,
                first: row.get(10)?,
                last: row.get(11)?,
                tellings: Vec::new(),
                variants: Vec::new(),
                reasons: from_json("claims.reasons", &row.get::<_, String>(7)?)?,
            },
        ))
    })?;
    let (variants, mut claim) =
        claims.pop().ok_or_else(|| Fault::Unknown(format!("the claim of row {num} is gone")))?;
    let speakers = "SELECT e.id, e.name, e.type FROM claim_speakers c JOIN entities e ON e.num = c.entity \
                    WHERE c.claim = ?1 ORDER BY c.position";
    claim.speakers = list(connection, speakers, num, entity_ref)?;
    let tellings =
        "SELECT article, start, end, statement, reasons FROM tellings WHERE claim = ?1 ORDER BY position";
    let rows = list(connection, tellings, num, |row| {
        let reasons = from_json("tellings.reasons", &row.get::<_, String>(4)?)?;
        Ok((row.get::<_, i64>(0)?, span_at(row, 1)?, row.get::<_, Option<String>>(3)?, reasons))
    })?;
    for (article_num, span, statement, reasons) in rows {
        let article = texts.get(article_num)?;
        let speaker = match &statement {
            Some(id) => speaker(connection, article_num, id, &article.text)?,
            None => None,
        };
        let text = article.words(span);
        claim.tellings.push(TellingView { text, statement, speaker, citation: article.cite(span), reasons });
    }
    claim.variants = variants.into_iter().map(|variant| variant_view(&claim, variant)).collect();
    Ok(claim)
}

pub(super) fn entity_ref(row: &Row<'_>) -> Made<EntityRef> {
    Ok(EntityRef { id: row.get(0)?, name: row.get(1)?, entity_type: row.get(2)? })
}

/// The name of who makes a statement, else the words of its source.
pub(super) fn speaker(
    connection: &Connection,
    article: i64,
    statement: &str,
    text: &str,
) -> Made<Option<String>> {
    let sql = "SELECT e.name, s.source_start, s.source_end FROM statements s \
               LEFT JOIN mention_entities m ON m.article = s.article AND m.mention = s.speaker \
               LEFT JOIN entities e ON e.num = m.entity WHERE s.article = ?1 AND s.id = ?2";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![article, statement], |row| {
            Ok((
                row.get::<_, Option<String>>(0)?,
                row.get::<_, Option<u32>>(1)?,
                row.get::<_, Option<u32>>(2)?,
            ))
        })
        .optional()?;
    Ok(found.and_then(|(name, start, end)| {
        let source = start.zip(end).filter(|(start, end)| start <= end);
        name.or_else(|| source.map(|(start, end)| Span { start, end }.text(text).to_owned()))
    }))
}

fn variant_view(claim: &ClaimView, variant: Variant) -> VariantView {
    let mut values: Vec<ValueView> = Vec::new();
    for value in variant.values {
        let told: Vec<&TellingView> =
            value.tellings.iter().filter_map(|at| claim.tellings.get(*at)).collect();
        let mut dates: Vec<&String> =
            told.iter().filter_map(|telling| telling.citation.published.as_ref()).collect();
        dates.sort();
        let mut speakers: Vec<String> = told.iter().filter_map(|telling| telling.speaker.clone()).collect();
        speakers.sort();
        speakers.dedup();
        values.push(ValueView {
            first: dates.first().map(|date| (*date).clone()),
            last: dates.last().map(|date| (*date).clone()),
            speakers,
            value: value.value,
            tellings: value.tellings,
            origins: value.origins,
        });
    }
    values.sort_by(|a, b| {
        let key = |value: &ValueView| (value.first.is_none(), value.first.clone(), value.value.clone());
        key(a).cmp(&key(b))
    });
    VariantView { what: variant.what, values }
}

/// The open questions of a story: those of most places first, then as first asked.
pub(super) fn questions_of(
    connection: &Connection,
    texts: &mut Texts<'_>,
    story: i64,
) -> Made<Vec<QuestionView>> {
    let sql = "SELECT q.num, q.id, q.text, c.id, t.article, t.start, t.end, q.answer_reasons FROM open_questions q \
               LEFT JOIN claims c ON c.num = q.answer \
               LEFT JOIN tellings t ON t.claim = q.answer AND t.position = q.answer_telling \
               WHERE q.story = ?1 ORDER BY q.id";
    let rows = list(connection, sql, story, |row| {
        let answer = match row.get::<_, Option<String>>(3)? {
            Some(claim) => Some((claim, row.get::<_, i64>(4)?, span_at(row, 5)?)),
            None => None,
        };
        let reasons: Vec<ReasonView> = from_json("open_questions.answer_reasons", &row.get::<_, String>(7)?)?;
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, answer, reasons))
    })?;
    let places = "SELECT p.article, p.start, p.end FROM open_question_places p JOIN articles a ON a.num = p.article \
                  WHERE p.question = ?1 ORDER BY a.published NULLS LAST, a.id, p.start";
    let mut questions = Vec::new();
    for (num, id, text, answer, reasons) in rows {
        let mut citations = Vec::new();
        for (article, span) in
            list(connection, places, num, |row| Ok((row.get::<_, i64>(0)?, span_at(row, 1)?)))?
        {
            citations.push(texts.get(article)?.cite(span));
        }
        let answer = match answer {
            Some((claim, article, span)) => {
                let article = texts.get(article)?;
                Some(AnswerView { claim, text: article.words(span), citation: article.cite(span), reasons })
            }
            None => None,
        };
        questions.push(QuestionView { id, text, citations, answer });
    }
    questions.sort_by(|a, b| {
        let first = |view: &QuestionView| {
            view.citations
                .first()
                .map(|at| (at.published.is_none(), at.published.clone(), at.article.clone(), at.start))
        };
        b.citations.len().cmp(&a.citations.len()).then_with(|| first(a).cmp(&first(b)))
    });
    Ok(questions)
}
