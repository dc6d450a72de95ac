//! The `tokenizer` file: msgpack with five expressions and a table of exceptions.

use crate::PipelineError;
use crate::pattern::Pattern;
use rmpv::Value;
use std::collections::BTreeMap;

const PATH: &str = "tokenizer";
/// spaCy's numbers of the attributes that an exception may set.
const ORTH: u64 = 65;
const NORM: u64 = 67;

/// For each form, the words that it is cut into, each with its norm if one is given.
pub(super) type Exceptions = BTreeMap<String, Vec<(String, Option<String>)>>;

/// What the file says.
pub(super) struct Rules {
    pub(super) prefix: Option<Pattern>,
    pub(super) suffix: Option<Pattern>,
    pub(super) infix: Option<Pattern>,
    pub(super) token_match: Option<Pattern>,
    pub(super) url_match: Option<Pattern>,
    /// Forms with a way of their own.
    pub(super) exceptions: Exceptions,
    /// Whether the last pass looks only for exceptions that the affixes would cut.
    pub(super) faster_heuristics: bool,
}

pub(super) fn read(mut bytes: &[u8]) -> Result<Rules, PipelineError> {
    let file = rmpv::decode::read_value(&mut bytes).map_err(|error| PipelineError::malformed(PATH, error))?;
    let entry = |name: &str| {
        let entries = file.as_map().map(Vec::as_slice).unwrap_or_default();
        entries.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
    };
    let pattern = |name: &str| match entry(name).map(|value| (value, value.as_str())) {
        None | Some((Value::Nil, _)) => Ok(None),
        Some((_, Some(expression))) => Pattern::new(expression).map(Some).map_err(|reason| {
            PipelineError::unsupported(PATH, format!("the expression {name} with {reason}"))
        }),
        Some(_) => Err(PipelineError::malformed(PATH, format!("{name} is no text"))),
    };
    let exceptions = match entry("exceptions").or_else(|| entry("rules")) {
        None => BTreeMap::new(),
        Some(value) => {
            exceptions(value).ok_or_else(|| PipelineError::malformed(PATH, "an exception is ill-formed"))?
        }
    };
    Ok(Rules {
        prefix: pattern("prefix_search")?,
        suffix: pattern("suffix_search")?,
        infix: pattern("infix_finditer")?,
        token_match: pattern("token_match")?,
        url_match: pattern("url_match")?,
        exceptions,
        faster_heuristics: entry("faster_heuristics").and_then(Value::as_bool).unwrap_or(true),
    })
}

/// None when an exception lacks a word, or its words do not spell it.
fn exceptions(value: &Value) -> Option<Exceptions> {
    let mut found = BTreeMap::new();
    for (form, words) in value.as_map()? {
        let words: Vec<(String, Option<String>)> =
            words.as_array()?.iter().map(word).collect::<Option<_>>()?;
        let spelled: String = words.iter().map(|(orth, _)| orth.as_str()).collect();
        if words.is_empty() || form.as_str() != Some(spelled.as_str()) {
            return None;
        }
        found.insert(spelled, words);
    }
    Some(found)
}

fn word(attributes: &Value) -> Option<(String, Option<String>)> {
    let attribute = |number: u64| {
        let pairs = attributes.as_map()?;
        pairs.iter().find(|(key, _)| key.as_u64() == Some(number))?.1.as_str().map(str::to_owned)
    };
    Some((attribute(ORTH)?, attribute(NORM)))
}
