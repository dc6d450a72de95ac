//! The tables of rule lemmatizers, by part of speech.

use super::PATH;
use crate::PipelineError;
use crate::doc::Upos;
use crate::lookups::Lookups;
use crate::python_text::is_alpha;
use crate::symbols::string_id;
use rmpv::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

pub(super) const RULES: &str = "lemma_rules";
pub(super) const EXCEPTIONS: &str = "lemma_exc";
pub(super) const INDEX: &str = "lemma_index";

/// What is known of each part of speech.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    by_pos: BTreeMap<Upos, Table>,
}

/// What is known of one part of speech.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Forms that are lemmas.
    pub(super) index: HashSet<Box<str>>,
    /// Lemmas of irregular forms.
    pub(super) exceptions: HashMap<Box<str>, Vec<Box<str>>>,
    /// An ending, and what replaces it; in the order in which they are tried.
    pub(super) rules: Vec<(Box<str>, Box<str>)>,
}

impl Table {
    pub(super) fn is_empty(&self) -> bool {
        self.index.is_empty() && self.exceptions.is_empty() && self.rules.is_empty()
    }

    /// What the rules make of a form, in their order, without what comes out empty.
    pub(super) fn inflect<'t>(&'t self, form: &'t str) -> impl Iterator<Item = String> + 't {
        self.rules
            .iter()
            .filter_map(move |(old, new)| Some(format!("{}{new}", form.strip_suffix(old.as_ref())?)))
            .filter(|inflected| !inflected.is_empty())
    }

    /// Whether what a rule made can be trusted: it is a lemma, or no ordinary word.
    pub(super) fn accepts(&self, form: &str) -> bool {
        self.index.contains(form) || !form.chars().all(is_alpha)
    }
}

impl Tables {
    pub(super) fn read(lookups: &Lookups) -> Result<Self, PipelineError> {
        let mut by_pos = BTreeMap::new();
        for pos in Upos::all() {
            let name = pos.as_str().to_lowercase();
            if name.is_empty() {
                continue;
            }
            let table = Table {
                index: read(lookups, INDEX, &name, index)?,
                exceptions: read(lookups, EXCEPTIONS, &name, exceptions)?,
                rules: read(lookups, RULES, &name, rules)?,
            };
            by_pos.insert(pos, table);
        }
        Ok(Self { by_pos })
    }

    pub(super) fn get(&self, pos: Upos) -> Option<&Table> {
        self.by_pos.get(&pos).filter(|table| !table.is_empty())
    }

    #[cfg(test)]
    pub(super) fn with(entries: impl IntoIterator<Item = (Upos, Table)>) -> Self {
        Self { by_pos: entries.into_iter().collect() }
    }
}

/// What a lookup table holds for a form.
pub(super) fn look_up<'t>(table: &'t HashMap<u64, Box<str>>, form: &str) -> Option<&'t str> {
    table.get(&string_id(form)).map(AsRef::as_ref)
}

fn read<T: Default>(
    lookups: &Lookups,
    table: &str,
    pos: &str,
    convert: fn(&Value) -> Option<T>,
) -> Result<T, PipelineError> {
    match lookups.entry(table, pos)? {
        None => Ok(T::default()),
        Some(value) => convert(value).ok_or_else(|| {
            PipelineError::malformed(PATH, format!("the table {table} is ill-formed for {pos}"))
        }),
    }
}

fn text(value: &Value) -> Option<Box<str>> {
    value.as_str().map(Box::from)
}

fn index(value: &Value) -> Option<HashSet<Box<str>>> {
    value.as_array()?.iter().map(text).collect()
}

fn exceptions(value: &Value) -> Option<HashMap<Box<str>, Vec<Box<str>>>> {
    let lemmas = |value: &Value| value.as_array()?.iter().map(text).collect::<Option<Vec<_>>>();
    value.as_map()?.iter().map(|(form, value)| Some((text(form)?, lemmas(value)?))).collect()
}

fn rules(value: &Value) -> Option<Vec<(Box<str>, Box<str>)>> {
    let rule = |value: &Value| match value.as_array()?.as_slice() {
        [old, new] => Some((text(old)?, text(new)?)),
        _ => None,
    };
    value.as_array()?.iter().map(rule).collect()
}
