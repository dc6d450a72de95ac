//! The list of actions that a component can take, in the order of the network's outputs.

use rmpv::ValueRef;
use rmpv::decode::read_value_ref_with_max_depth;
use serde_json::{Map, Value};

use crate::PipelineError;

/// Deepest nesting of a `moves` file; those of spaCy need two.
const MAX_DEPTH: usize = 8;

/// One action: what kind of step, numbered as in the `moves` file, and with which label; empty for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Action {
    pub(crate) step: usize,
    pub(crate) label: Box<str>,
}

/// Reads a `moves` file: for each kind of step, how often each label was seen in training. `path` is for messages.
///
/// The order is spaCy's: by step; within it by falling count, then by falling label; labels that were added after
/// training have counts below zero and come last, whatever their step.
///
/// # Errors
/// [`PipelineError::Malformed`] when it is not what spaCy writes.
pub(crate) fn parse(
    path: &str,
    bytes: &[u8],
    keep: fn(&Action) -> bool,
) -> Result<Vec<Action>, PipelineError> {
    let steps = steps(bytes).ok_or_else(|| PipelineError::malformed(path, "it holds no list of moves"))?;
    let mut trained = Vec::new();
    let mut added = Vec::new();
    for (step, labels) in &steps {
        let step =
            step.parse::<usize>().map_err(|_| PipelineError::malformed(path, format!("move {step:?}")))?;
        for (label, count) in labels.as_object().into_iter().flatten() {
            let count = count
                .as_i64()
                .ok_or_else(|| PipelineError::malformed(path, format!("count of {label:?}")))?;
            let action = Action { step, label: label.as_str().into() };
            if count < 0 { added.push((count, action)) } else { trained.push((count, action)) }
        }
    }
    trained.sort_by(|(n, a), (m, b)| (a.step, m, &b.label).cmp(&(b.step, n, &a.label)));
    added.sort_by(|(n, a), (m, b)| (m, &b.label, a.step).cmp(&(n, &a.label, b.step)));
    let mut actions: Vec<Action> = Vec::with_capacity(trained.len() + added.len());
    for (_, action) in trained.into_iter().chain(added) {
        if keep(&action) && !actions.contains(&action) {
            actions.push(action);
        }
    }
    Ok(actions)
}

/// The JSON object within the msgpack map.
fn steps(bytes: &[u8]) -> Option<Map<String, Value>> {
    let mut reader = bytes;
    let ValueRef::Map(pairs) = read_value_ref_with_max_depth(&mut reader, MAX_DEPTH).ok()? else {
        return None;
    };
    let moves = pairs.iter().find_map(|(key, value)| match (text(key)?, text(value)?) {
        ("moves", json) => Some(json),
        _ => None,
    })?;
    match serde_json::from_str(moves).ok()? {
        Value::Object(steps) => Some(steps),
        _ => None,
    }
}

fn text<'v>(value: &'v ValueRef<'_>) -> Option<&'v str> {
    match value {
        ValueRef::String(text) => text.as_str(),
        ValueRef::Binary(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod testing {
    use rmpv::Value;

    /// The bytes of a `moves` file with this JSON.
    pub(crate) fn moves(json: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        rmpv::encode::write_value(&mut bytes, &Value::Map(vec![("moves".into(), json.into())])).unwrap();
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::testing::moves;
    use super::*;

    fn names(json: &str) -> Vec<String> {
        let actions = parse("moves", &moves(json), |_| true).unwrap();
        actions.iter().map(|action| format!("{}{}", action.step, action.label)).collect()
    }

    #[test]
    fn frequent_labels_come_first_and_ties_in_falling_order() {
        assert_eq!(names(r#"{"2":{"a":1,"c":5,"b":1},"0":{"":9}}"#), ["0", "2c", "2b", "2a"]);
    }

    #[test]
    fn labels_added_after_training_come_last_whatever_their_step() {
        assert_eq!(names(r#"{"1":{"x":-2,"y":3},"2":{"x":-1,"y":3}}"#), ["1y", "2y", "2x", "1x"]);
    }

    #[test]
    fn anything_else_is_an_error() {
        for bytes in [
            &b""[..],
            b"\x80",
            b"\xc0",
            &moves("[]"),
            &moves(r#"{"x":{"a":1}}"#),
            &moves(r#"{"1":{"a":"b"}}"#),
        ] {
            assert!(parse("moves", bytes, |_| true).is_err(), "{bytes:?}");
        }
    }
}
