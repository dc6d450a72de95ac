//! The tables of rule lemmatizers, by part of speech.

use super::PATH;
use crate::PipelineError;
use crate::doc::Upos;
use crate::lookups::{EXCEPTIONS, INDEX, RULES};
use crate::packed::{self, Container};
use crate::python_text::is_alpha;
use crate::symbols::string_id;
use std::collections::BTreeMap;

/// What is known of each part of speech.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    by_pos: BTreeMap<Upos, Table>,
}

/// An ending or a letter, and what replaces it.
pub(super) type Rule = (Box<str>, Box<str>);

/// What is known of one part of speech.
#[derive(Debug)]
pub(super) struct Table {
    /// Forms that are lemmas.
    index: packed::Table,
    /// Lemmas of irregular forms.
    exceptions: packed::Table,
    /// An ending, and what replaces it; in the order in which they are tried.
    rules: Vec<Rule>,
}

impl Table {
    pub(super) fn is_empty(&self) -> bool {
        self.index.is_empty() && self.exceptions.is_empty() && self.rules.is_empty()
    }

    /// Whether a form is known to be a lemma.
    pub(super) fn knows(&self, form: &str) -> bool {
        self.index.of_text(form).is_some()
    }

    /// The lemmas of an irregular form.
    pub(super) fn lemmas(&self, form: &str) -> impl Iterator<Item = &str> {
        self.exceptions.of_text(form).into_iter().flatten()
    }

    /// What the rules make of a form, in their order, without what comes out empty.
    pub(super) fn inflect<'t>(&'t self, form: &'t str) -> impl Iterator<Item = String> + 't {
        self.rules
            .iter()
            .filter_map(move |(old, new)| Some(format!("{}{new}", form.strip_suffix(old.as_ref())?)))
            .filter(|inflected| !inflected.is_empty())
    }

    /// The rules, each an ending and what replaces it.
    pub(super) fn endings(&self) -> &[Rule] {
        &self.rules
    }

    /// Whether what a rule made can be trusted: it is a lemma, or no ordinary word.
    pub(super) fn accepts(&self, form: &str) -> bool {
        self.knows(form) || !form.chars().all(is_alpha)
    }
}

impl Tables {
    pub(super) fn read(files: &Container) -> Result<Self, PipelineError> {
        let mut by_pos = BTreeMap::new();
        for pos in Upos::all() {
            let name = pos.as_str().to_lowercase();
            if name.is_empty() {
                continue;
            }
            let table = |table: &str| {
                let table = files.table_if_any(&format!("{PATH}/{table}/{}", string_id(&name)))?;
                Ok::<_, PipelineError>(table.unwrap_or_else(packed::Table::empty))
            };
            let (index, exceptions) = (table(INDEX)?, table(EXCEPTIONS)?);
            by_pos.insert(pos, Table { index, exceptions, rules: Self::rules(files, &name)? });
        }
        Ok(Self { by_pos })
    }

    /// The rules that stand under a name, in their order.
    pub(super) fn rules(files: &Container, name: &str) -> Result<Vec<Rule>, PipelineError> {
        let Some(table) = files.table_if_any(&format!("{PATH}/{RULES}/{}", string_id(name)))? else {
            return Ok(Vec::new());
        };
        let mut endings = table.texts(0).flatten();
        let mut rules = Vec::new();
        while let (Some(old), Some(new)) = (endings.next(), endings.next()) {
            rules.push((old.into(), new.into()));
        }
        Ok(rules)
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
pub(super) fn look_up<'t>(table: &'t packed::Table, form: &str) -> Option<&'t str> {
    table.text(string_id(form))
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::packed::Blob;

    /// A table with these lemmas, irregular forms and rules.
    pub(in crate::lemmatizer) fn table(
        index: &[&str],
        exceptions: &[(&str, &str)],
        rules: &[(&str, &str)],
    ) -> Table {
        let open = |bytes| packed::Table::open(Blob::new(bytes)).unwrap();
        Table {
            index: open(packed::Table::pack_by_text(index.iter().map(|form| vec![*form]))),
            exceptions: open(packed::Table::pack_by_text(
                exceptions.iter().map(|(form, lemma)| vec![*form, *lemma]),
            )),
            rules: rules.iter().map(|(old, new)| ((*old).into(), (*new).into())).collect(),
        }
    }
}
