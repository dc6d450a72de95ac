//! spaCy's rule-based tokenizer, run from a package's own `tokenizer` file.
//!
//! The text is cut at white space; each piece (a *chunk*) is an exception of its own, or is peeled of prefixes and suffixes
//! until nothing more comes off, then kept whole (`token_match`, `url_match`) or cut at its infixes. A last pass joins and
//! re-cuts runs of tokens that together spell an exception, such as `:)` after `(` was peeled off.

mod file;
mod special;

use crate::PipelineError;
use crate::pattern::Pattern;
use crate::python_text::is_space;
use special::Specials;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Longest piece of a text without white space that is tokenized as one, in characters. The rules look at a whole piece once
/// per affix, so that their cost grows with its square; a longer one is no word but data that was left in the text, and is cut
/// into pieces of this length. spaCy has no such limit.
const MAX_CHUNK: usize = 2048;

/// One token of a text that is not annotated yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawToken {
    /// Bytes of its words in the text.
    pub(crate) range: Range<usize>,
    /// Whether one space follows that belongs to no token.
    pub(crate) space_after: bool,
    /// The norm that an exception gives it, in place of its form's.
    pub(crate) norm: Option<Arc<str>>,
}

/// The rules of one package.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    prefix: Option<Pattern>,
    suffix: Option<Pattern>,
    infix: Option<Pattern>,
    token_match: Option<Pattern>,
    url_match: Option<Pattern>,
    specials: Specials,
}

/// How pieces of texts were cut.
#[derive(Debug, Default)]
pub(crate) struct Chunks(HashMap<Box<str>, Box<[Part]>>);

/// Most pieces that are remembered, some megabytes.
const MAX_CHUNKS: usize = 1 << 15;

/// Longest piece that is remembered, in bytes; longer ones seldom come twice.
const MAX_CHUNK_BYTES: usize = 64;

/// A token within a chunk: its length in characters, and its norm if an exception gives one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    length: usize,
    norm: Option<Arc<str>>,
}

impl Part {
    fn plain(length: usize) -> Self {
        Self { length, norm: None }
    }
}

impl Tokenizer {
    /// The tokenizer that a package's `tokenizer` file describes.
    ///
    /// # Errors
    ///
    /// When the file is not the msgpack that spaCy writes, or an expression is not understood.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, PipelineError> {
        let rules = file::read(bytes)?;
        let mut tokenizer = Self {
            prefix: rules.prefix,
            suffix: rules.suffix,
            infix: rules.infix,
            token_match: rules.token_match,
            url_match: rules.url_match,
            specials: Specials::default(),
        };
        let phrases = rules
            .exceptions
            .keys()
            .filter_map(|form| {
                let chars: Vec<char> = form.chars().collect();
                let affixed = !rules.faster_heuristics
                    || tokenizer.prefix_length(&chars) > 0
                    || tokenizer.infix.as_ref().is_some_and(|infix| !infix.find_all(&chars).is_empty())
                    || tokenizer.suffix_length(&chars) > 0
                    || form.contains(' ');
                affixed.then(|| {
                    let tokens = tokenizer.cut(form, false, &mut Chunks::default());
                    tokens
                        .iter()
                        .filter_map(|token| form.get(token.range.clone()))
                        .map(str::to_owned)
                        .collect()
                })
            })
            .collect();
        tokenizer.specials = Specials::new(rules.exceptions, phrases);
        Ok(tokenizer)
    }

    /// Cuts a text into tokens. Together with the spaces between them they hold every character.
    ///
    /// `known` are pieces of earlier texts that this tokenizer cut; they spare it work and change nothing.
    pub(crate) fn tokenize(&self, text: &str, known: &mut Chunks) -> Vec<RawToken> {
        let tokens = self.cut(text, true, known);
        self.specials.apply(text, tokens)
    }

    fn cut(&self, text: &str, with_specials: bool, known: &mut Chunks) -> Vec<RawToken> {
        let mut tokens = Vec::new();
        for chunk in chunks(text) {
            let Some(words) = text.get(chunk.clone()) else { continue };
            let mut fresh = None;
            let parts = match known.0.get(words) {
                Some(parts) => parts,
                None => fresh.insert(self.cut_chunk(words, with_specials).into_boxed_slice()),
            };
            let mut rest = words.char_indices().map(|(at, _)| at).skip(1).chain([words.len()]);
            let mut start = chunk.start;
            for part in parts.iter().filter(|part| part.length > 0) {
                let Some(length) = rest.nth(part.length - 1) else { break };
                let end = chunk.start + length;
                tokens.push(RawToken { range: start..end, space_after: false, norm: part.norm.clone() });
                start = end;
            }
            if let Some(last) = tokens.last_mut() {
                last.space_after = followed_by_space(text, &chunk);
            }
            if let Some(parts) = fresh.filter(|_| words.len() <= MAX_CHUNK_BYTES) {
                if known.0.len() >= MAX_CHUNKS {
                    known.0.clear();
                }
                known.0.insert(words.into(), parts);
            }
        }
        tokens
    }

    fn cut_chunk(&self, words: &str, with_specials: bool) -> Vec<Part> {
        let chars: Vec<char> = words.chars().collect();
        chars.chunks(MAX_CHUNK).flat_map(|piece| self.cut_piece(piece, with_specials)).collect()
    }

    fn cut_piece(&self, chars: &[char], with_specials: bool) -> Vec<Part> {
        let special = |chars: &[char]| if with_specials { self.specials.get(chars) } else { None };
        if let Some(parts) = special(chars) {
            return parts.to_vec();
        }
        let (prefixes, core, mut suffixes) = self.peel(chars, &|chars| special(chars).is_some());
        let mut parts: Vec<Part> = prefixes.into_iter().map(Part::plain).collect();
        if let Some(exception) = special(core) {
            parts.extend_from_slice(exception);
        } else if self.is_whole(core) {
            parts.push(Part::plain(core.len()));
        } else {
            self.cut_at_infixes(core, &mut parts);
        }
        suffixes.reverse();
        parts.extend(suffixes.into_iter().map(Part::plain));
        parts
    }

    /// Takes prefixes and suffixes off until an exception or a whole token is left, or nothing more comes off. Gives
    /// the lengths of the prefixes, the rest, and the lengths of the suffixes from the outermost in.
    fn peel<'c>(
        &self,
        chars: &'c [char],
        is_special: &dyn Fn(&[char]) -> bool,
    ) -> (Vec<usize>, &'c [char], Vec<usize>) {
        let (mut prefixes, mut suffixes) = (Vec::new(), Vec::new());
        let mut core = chars;
        loop {
            if core.is_empty() || self.token_match.as_ref().is_some_and(|pattern| pattern.matches_start(core))
            {
                break;
            }
            if is_special(core) {
                break;
            }
            let prefix = self.prefix_length(core);
            let (_, after_prefix) = core.split_at_checked(prefix).unwrap_or((&[], core));
            if prefix > 0 && !after_prefix.is_empty() && is_special(after_prefix) {
                prefixes.push(prefix);
                core = after_prefix;
                break;
            }
            let suffix = self.suffix_length(after_prefix);
            let without_suffix =
                |chars: &'c [char]| chars.get(..chars.len().saturating_sub(suffix)).unwrap_or(chars);
            if suffix > 0 && !without_suffix(core).is_empty() && is_special(without_suffix(core)) {
                suffixes.push(suffix);
                core = without_suffix(core);
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                prefixes.push(prefix);
            }
            if suffix > 0 {
                suffixes.push(suffix);
            }
            core = without_suffix(after_prefix);
        }
        (prefixes, core, suffixes)
    }

    fn is_whole(&self, chars: &[char]) -> bool {
        [&self.token_match, &self.url_match]
            .into_iter()
            .flatten()
            .any(|pattern| !chars.is_empty() && pattern.matches_start(chars))
    }

    fn cut_at_infixes(&self, chars: &[char], parts: &mut Vec<Part>) {
        let mut start = 0;
        for infix in self.infix.iter().flat_map(|pattern| pattern.find_all(chars)) {
            // What stands at the very beginning is no infix.
            if infix.start == 0 {
                continue;
            }
            parts.push(Part::plain(infix.start - start));
            parts.push(Part::plain(infix.len()));
            start = infix.end;
        }
        parts.push(Part::plain(chars.len() - start));
    }

    fn prefix_length(&self, chars: &[char]) -> usize {
        self.prefix.as_ref().and_then(|pattern| pattern.search(chars)).map_or(0, |found| found.len())
    }

    fn suffix_length(&self, chars: &[char]) -> usize {
        self.suffix.as_ref().and_then(|pattern| pattern.search(chars)).map_or(0, |found| found.len())
    }
}

/// Byte ranges of the runs of white space and of other characters. A single space that follows a word belongs to none.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut in_space = text.chars().next().is_some_and(is_space);
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if is_space(c) == in_space {
            continue;
        }
        if start < at {
            found.push(start..at);
        }
        start = if c == ' ' { at + 1 } else { at };
        in_space = !in_space;
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// Whether the last token of a chunk owns a following space: only a word does, and only of a plain one.
fn followed_by_space(text: &str, chunk: &Range<usize>) -> bool {
    let is_word =
        text.get(chunk.clone()).and_then(|words| words.chars().next()).is_some_and(|c| !is_space(c));
    is_word && text.get(chunk.end..).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests;
