//! spaCy's lookup tables: msgpack maps from the number of a string to a value.

use crate::PipelineError;
use crate::symbols::string_id;
use rmpv::Value;
use std::collections::HashMap;

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

    /// Whether there is a table of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.tables.iter().any(|(key, _)| key.as_str() == Some(name))
    }

    /// A table from the numbers of strings to strings; empty when there is none. Of a list, the first string counts.
    pub(crate) fn strings(&self, name: &str) -> Result<HashMap<u64, Box<str>>, PipelineError> {
        let string = |value: &Value| {
            let value = value.as_array().map_or(Some(value), |list| list.first())?;
            value.as_str().map(Box::from)
        };
        self.table(name)?
            .iter()
            .map(|(key, value)| Some((key.as_u64()?, string(value)?)))
            .collect::<Option<_>>()
            .ok_or_else(|| {
                PipelineError::malformed(&self.path, format!("the table {name} has an entry that is no text"))
            })
    }

    /// What a table holds for a string; none when it holds nothing.
    pub(crate) fn entry(&self, name: &str, key: &str) -> Result<Option<&Value>, PipelineError> {
        let id = string_id(key);
        Ok(self.table(name)?.iter().find(|(key, _)| key.as_u64() == Some(id)).map(|(_, value)| value))
    }

    fn table(&self, name: &str) -> Result<&[(Value, Value)], PipelineError> {
        let Some((_, table)) = self.tables.iter().find(|(key, _)| key.as_str() == Some(name)) else {
            return Ok(&[]);
        };
        let ill_formed = || PipelineError::malformed(&self.path, format!("{name} is no table"));
        table.as_map().map(Vec::as_slice).ok_or_else(ill_formed)
    }
}
