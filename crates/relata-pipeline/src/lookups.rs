//! spaCy's lookup tables, msgpack maps from the number of a string to a value, on their way to packed tables.

use crate::PipelineError;
use crate::packed::Table;
use rmpv::Value;

/// Tables of rule lemmatizers. Each holds, for each part of speech, by the number of its name, what is known of it.
pub(crate) const RULES: &str = "lemma_rules";
pub(crate) const EXCEPTIONS: &str = "lemma_exc";
pub(crate) const INDEX: &str = "lemma_index";
/// Groups of rules, each with the features that choose it.
pub(crate) const GROUPS: &str = "lemma_rules_groups";

/// The tables of one `lookups.bin`.
#[derive(Debug)]
pub(crate) struct Lookups {
    path: String,
    tables: Vec<(Value, Value)>,
}

impl Lookups {
    /// The tables in a file that stands at `path` in its package; an empty file has none.
    pub(crate) fn from_bytes(path: &str, mut bytes: &[u8]) -> Result<Self, PipelineError> {
        let file = if bytes.is_empty() {
            Value::Map(Vec::new())
        } else {
            rmpv::decode::read_value(&mut bytes).map_err(|error| PipelineError::malformed(path, error))?
        };
        match file {
            Value::Map(tables) => Ok(Self { path: path.to_owned(), tables }),
            _ => Err(PipelineError::malformed(path, "it holds no tables")),
        }
    }

    /// Packed tables with their names. Tables by part of speech become one for each, `lemma_index/NUMBER`, and an empty one
    /// `lemma_index` that says that there are some. Tables of another kind than those that are used are left out.
    pub(crate) fn pack(&self) -> Result<Vec<(String, Vec<u8>)>, PipelineError> {
        let mut packed = Vec::new();
        for (name, table) in &self.tables {
            let Some(name) = name.as_str() else { continue };
            let ill_formed =
                || PipelineError::malformed(&self.path, format!("the table {name} is ill-formed"));
            let entries = table.as_map().ok_or_else(ill_formed)?;
            let entries = entries.iter().filter_map(|(key, value)| Some((key.as_u64()?, value)));
            let convert = match name {
                RULES => rules,
                EXCEPTIONS => exceptions,
                INDEX => index,
                GROUPS => groups,
                _ => {
                    let texts: Option<Vec<(u64, [&str; 1])>> =
                        entries.map(|(key, value)| Some((key, [first_text(value)?]))).collect();
                    // A table that holds no texts is none that is asked for.
                    packed.extend(texts.map(|texts| (name.to_owned(), Table::pack_texts(texts))));
                    continue;
                }
            };
            packed.push((name.to_owned(), Table::pack(&[])));
            for (key, value) in entries {
                packed.push((format!("{name}/{key}"), convert(value).ok_or_else(ill_formed)?));
            }
        }
        Ok(packed)
    }
}

/// A text, or the first of a list.
fn first_text(value: &Value) -> Option<&str> {
    value.as_array().map_or(Some(value), |list| list.first())?.as_str()
}

/// Pairs of endings in their order, as one list under the key 0.
fn rules(value: &Value) -> Option<Vec<u8>> {
    let mut endings = Vec::new();
    for rule in value.as_array()? {
        match rule.as_array()?.as_slice() {
            [old, new] => endings.extend([old.as_str()?, new.as_str()?]),
            _ => return None,
        }
    }
    Some(Table::pack_texts([(0, endings)]))
}

/// Names of groups, each followed by its features (`Number=Plur|Tense=Pres`), in their order, as one list under the key 0.
fn groups(value: &Value) -> Option<Vec<u8>> {
    let mut texts = Vec::new();
    for group in value.as_array()? {
        let [name, features] = group.as_array()?.as_slice() else { return None };
        let features = features.as_array()?.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?;
        texts.extend([name.as_str()?.to_owned(), features.join("|")]);
    }
    Some(Table::pack_texts([(0, texts.iter().map(String::as_str).collect::<Vec<_>>())]))
}

/// Forms, each with its lemmas.
fn exceptions(value: &Value) -> Option<Vec<u8>> {
    let list = |(form, lemmas): &'_ (Value, Value)| -> Option<Vec<String>> {
        let lemmas = lemmas.as_array()?.iter().map(|lemma| Some(lemma.as_str()?.to_owned()));
        [Some(form.as_str()?.to_owned())].into_iter().chain(lemmas).collect()
    };
    let lists = value.as_map()?.iter().map(list).collect::<Option<Vec<_>>>()?;
    Some(Table::pack_by_text(lists.iter().map(|list| list.iter().map(String::as_str).collect())))
}

/// Forms that are lemmas.
fn index(value: &Value) -> Option<Vec<u8>> {
    let forms = value.as_array()?.iter().map(|form| Some(vec![form.as_str()?]));
    Some(Table::pack_by_text(forms.collect::<Option<Vec<_>>>()?))
}
