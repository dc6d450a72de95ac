//! From a wheel to a packed package.

use std::collections::BTreeMap;

use rmpv::ValueRef;
use rmpv::decode::read_value_ref_with_max_depth;

use super::{Container, Table};
use crate::PipelineError;
use crate::layers::Vectors;
use crate::lemmatizer::Lemmatizer;
use crate::lexeme::Lexicon;
use crate::lookups::Lookups;
use crate::wheel::Wheel;

/// Files of a wheel that nothing reads.
const UNUSED: [&str; 4] = ["vocab/strings.json", "README.md", "accuracy.json", "LICENSES_SOURCES"];

/// Packs the files of a package.
///
/// # Errors
/// As [`crate::Pipeline::from_wheel`], for the files that are converted.
pub(crate) fn convert(wheel: &mut Wheel<'_>) -> Result<Vec<u8>, PipelineError> {
    let mut files = BTreeMap::new();
    for path in wheel.paths() {
        if UNUSED.contains(&path.as_str()) {
            continue;
        }
        let contents = wheel.file(&path)?;
        match path.as_str() {
            Vectors::ROWS_PATH => {
                files.insert(path, Table::pack(&rows(&contents)?));
            }
            Lemmatizer::PATH | Lexicon::PATH => {
                for (name, table) in Lookups::from_bytes(&path, &contents)?.pack()? {
                    files.insert(format!("{path}/{name}"), table);
                }
            }
            _ => {
                files.insert(path, contents);
            }
        }
    }
    Ok(Container::pack(&files))
}

/// The rows of word vectors by the number of the word, from msgpack.
fn rows(bytes: &[u8]) -> Result<Vec<(u64, u32)>, PipelineError> {
    /// Deepest nesting of the file, which is one flat table.
    const MAX_DEPTH: usize = 4;
    let mut reader = bytes;
    let map = read_value_ref_with_max_depth(&mut reader, MAX_DEPTH)
        .map_err(|e| PipelineError::malformed(Vectors::ROWS_PATH, e))?;
    let ValueRef::Map(pairs) = map else {
        return Err(PipelineError::malformed(Vectors::ROWS_PATH, "it is no table"));
    };
    let row = |(key, row): &(ValueRef<'_>, ValueRef<'_>)| match (key, row) {
        (ValueRef::Integer(key), ValueRef::Integer(row)) => {
            Some((key.as_u64()?, u32::try_from(row.as_u64()?).ok().filter(|row| *row < u32::MAX)?))
        }
        _ => None,
    };
    pairs
        .iter()
        .map(row)
        .collect::<Option<_>>()
        .ok_or_else(|| PipelineError::malformed(Vectors::ROWS_PATH, "a word has no row in the table"))
}
