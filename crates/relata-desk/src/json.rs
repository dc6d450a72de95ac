//! The serde forms of the small lists that are stored as JSON, and of what every answer shares.

use crate::error::Fault;
use relata_types::{Counted, EntityTitle, Passage, Reason, Span, Variant, VariantValue};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A named feature with its value: why a fact is believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonView {
    /// The feature: `inverted-subject`.
    pub name: String,
    /// Its value, for a person.
    pub value: String,
}

/// `[start, end]` in bytes.
pub(crate) type Range = [u32; 2];

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredPassage {
    a: Range,
    b: Range,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredVariant {
    what: String,
    values: Vec<StoredValue>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredValue {
    value: String,
    tellings: Vec<usize>,
    /// Desks of an earlier version did not say.
    #[serde(default)]
    origins: usize,
}

/// How one article counts towards the origins of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedView {
    /// Id of the article.
    pub article: String,
    /// Id of the article with which it counts once; `None`: it counts by itself.
    pub with: Option<String>,
    /// Why.
    pub reason: ReasonView,
}

/// `value` as stored.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::damaged("a list that JSON cannot hold", error))
}

/// What `text` from the column `what` holds.
pub(crate) fn from_json<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::damaged(what, error))
}

fn range(span: Span) -> Range {
    [span.start, span.end]
}

/// The span of two stored numbers, which must be in order.
pub(crate) fn span([start, end]: Range) -> Result<Span, Fault> {
    if start > end {
        return Err(Fault::damaged("span", format_args!("{start}..{end}")));
    }
    Ok(Span { start, end })
}

pub(crate) fn reasons_to_json(reasons: &[Reason]) -> Result<String, Fault> {
    let views: Vec<_> =
        reasons.iter().map(|r| ReasonView { name: r.name.clone(), value: r.value.clone() }).collect();
    to_json(&views)
}

/// What articles call an entity beside its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleView {
    /// As written.
    pub text: String,
    /// ISO 639-1 code of the articles that write it so.
    pub lang: String,
    /// How often.
    pub count: usize,
}

pub(crate) fn titles_to_json(titles: &[EntityTitle]) -> Result<String, Fault> {
    let view = |t: &EntityTitle| TitleView { text: t.text.clone(), lang: t.lang.clone(), count: t.count };
    to_json(&titles.iter().map(view).collect::<Vec<_>>())
}

pub(crate) fn counted_to_json(counted: &[Counted]) -> Result<String, Fault> {
    let reason = |r: &Reason| ReasonView { name: r.name.clone(), value: r.value.clone() };
    let view = |c: &Counted| CountedView {
        article: c.article.clone(),
        with: c.with.clone(),
        reason: reason(&c.reason),
    };
    to_json(&counted.iter().map(view).collect::<Vec<_>>())
}

pub(crate) fn reasons_from_json(text: &str) -> Result<Vec<Reason>, Fault> {
    let views: Vec<ReasonView> = from_json("reasons", text)?;
    Ok(views.into_iter().map(|view| Reason { name: view.name, value: view.value }).collect())
}

pub(crate) fn spans_to_json(spans: &[Span]) -> Result<String, Fault> {
    to_json(&spans.iter().copied().map(range).collect::<Vec<_>>())
}

pub(crate) fn spans_from_json(text: &str) -> Result<Vec<Span>, Fault> {
    from_json::<Vec<Range>>("parts", text)?.into_iter().map(span).collect()
}

pub(crate) fn passages_to_json(passages: &[Passage]) -> Result<String, Fault> {
    to_json(&passages.iter().map(|p| StoredPassage { a: range(p.a), b: range(p.b) }).collect::<Vec<_>>())
}

pub(crate) fn passages_from_json(text: &str) -> Result<Vec<Passage>, Fault> {
    let stored: Vec<StoredPassage> = from_json("passages", text)?;
    stored.into_iter().map(|p| Ok(Passage { a: span(p.a)?, b: span(p.b)? })).collect()
}

pub(crate) fn variants_to_json(variants: &[Variant]) -> Result<String, Fault> {
    let value = |v: &VariantValue| StoredValue {
        value: v.value.clone(),
        tellings: v.tellings.clone(),
        origins: v.origins,
    };
    let variant =
        |v: &Variant| StoredVariant { what: v.what.clone(), values: v.values.iter().map(value).collect() };
    to_json(&variants.iter().map(variant).collect::<Vec<_>>())
}

pub(crate) fn variants_from_json(text: &str) -> Result<Vec<Variant>, Fault> {
    let stored: Vec<StoredVariant> = from_json("variants", text)?;
    let value = |v: StoredValue| VariantValue { value: v.value, tellings: v.tellings, origins: v.origins };
    Ok(stored
        .into_iter()
        .map(|v| Variant { what: v.what, values: v.values.into_iter().map(value).collect() })
        .collect())
}
