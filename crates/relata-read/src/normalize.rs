//! The text as the trained pipelines like it, with the way back to the article's own bytes.
//!
//! The pipelines were trained on plain apostrophes and spaces: with typographic ones the French models take "qu’" and
//! "n’" for names. The article's text is never altered; every finding is mapped back through [`Normalized::original_span`].

use relata_types::{Lang, Span};

/// The longest text, in bytes, that is analysed; the rest of a longer one is left unread. The longest reports that
/// news sites publish are under 300 kB; coreference takes time quadratic in the number of mentions.
pub const MAX_TEXT_BYTES: usize = 500_000;

/// A normalised text and its offset map.
#[derive(Clone, Debug, Default)]
pub struct Normalized {
    text: String,
    runs: Vec<Run>,
    truncated: bool,
}

/// A stretch of the normalised text and the stretch of the original that it stands for. Where both are equally long
/// and `verbatim`, byte `i` of one is byte `i` of the other.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    end: usize,
    original_start: usize,
    original_end: usize,
    verbatim: bool,
}

impl Normalized {
    /// Normalises a text for the pipeline of its language: plain apostrophes, plain spaces, one sort of quotation mark,
    /// nothing invisible. Takes time linear in the text. The pipelines of all languages so far like the same forms.
    pub fn new(text: &str, _lang: Option<Lang>) -> Self {
        let end = (0..=MAX_TEXT_BYTES.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
        let kept = text.get(..end.unwrap_or_default()).unwrap_or_default();
        let mut normalized = Self {
            text: String::with_capacity(kept.len()),
            runs: Vec::new(),
            truncated: kept.len() < text.len(),
        };
        let mut at = 0;
        while let Some(c) = kept[at..].chars().next() {
            let (consumed, replacement) = replace(kept, at, c);
            normalized.push(&kept[at..at + consumed], at, replacement);
            at += consumed;
        }
        normalized
    }

    /// The normalised text, to give to the pipeline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the article was longer than [`MAX_TEXT_BYTES`], so that its end is missing here.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Where a stretch of the normalised text stands in the original. An empty span gives an empty span. A span that
    /// ends inside a replaced character covers that character; one beyond the text is drawn in.
    pub fn original_span(&self, span: Span) -> Span {
        let start = self.original_start(span.start as usize);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self.original_end(span.end as usize);
        Span::new(start.min(end), end)
    }

    fn original_start(&self, offset: usize) -> usize {
        let run = self.runs.partition_point(|run| run.end <= offset);
        match self.runs.get(run) {
            Some(run) if run.verbatim => run.original_start + offset - run.start,
            Some(run) => run.original_start,
            None => self.runs.last().map_or(0, |run| run.original_end),
        }
    }

    fn original_end(&self, offset: usize) -> usize {
        // The run that holds the byte before the offset.
        let run = self.runs.partition_point(|run| run.end < offset);
        match self.runs.get(run) {
            Some(run) if run.verbatim => run.original_start + offset - run.start,
            Some(run) => run.original_end,
            None => self.runs.last().map_or(0, |run| run.original_end),
        }
    }

    /// Appends what stands for `original`, which begins at byte `at` of the article.
    fn push(&mut self, original: &str, at: usize, replacement: Option<&str>) {
        let written = replacement.unwrap_or(original);
        if written.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(written);
        let verbatim = written == original;
        match self.runs.last_mut() {
            Some(last) if verbatim && last.verbatim && last.original_end == at => {
                last.end = self.text.len();
                last.original_end = at + original.len();
            }
            _ => self.runs.push(Run {
                start,
                end: self.text.len(),
                original_start: at,
                original_end: at + original.len(),
                verbatim,
            }),
        }
    }
}

/// What the pipeline should see for the character `c` at byte `at`: how many bytes are consumed and what stands for
/// them (`None`: themselves).
fn replace(text: &str, at: usize, c: char) -> (usize, Option<&'static str>) {
    let width = c.len_utf8();
    let pair = |mark: &str| text[at..].starts_with(mark);
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02bb}' | '\u{2032}' | '\u{ff07}' | '\u{00b4}' => {
            (width, Some("'"))
        }
        '`' if pair("``") => (2, Some("\"")),
        '\'' if pair("''") && !pair("'''") => (2, Some("\"")),
        '\u{201e}' | '\u{201f}' | '\u{301d}' | '\u{ff02}' => (width, Some("“")),
        '\u{301e}' | '\u{2033}' => (width, Some("”")),
        '\u{00a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' | '\u{1680}' => {
            (width, Some(" "))
        }
        '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => {
            (width, Some(""))
        }
        '\u{2010}' | '\u{2011}' => (width, Some("-")),
        '\r' if pair("\r\n") => (2, Some("\n")),
        '\r' | '\u{2028}' | '\u{0085}' => (width, Some("\n")),
        '\u{2029}' => (width, Some("\n\n")),
        '\t' | '\u{000b}' | '\u{000c}' => (width, Some(" ")),
        c if c.is_control() && c != '\n' => (width, Some("")),
        _ => (width, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original<'t>(text: &'t str, normalized: &Normalized, words: &str) -> &'t str {
        let start = normalized.text().find(words).expect("the words are in the normalised text");
        normalized.original_span(Span::new(start, start + words.len())).text(text)
    }

    #[test]
    fn marks_and_spaces_become_plain_and_lead_back() {
        let text = "\u{feff}Qu’il\u{a0}l’a dit\u{202f}: ``non''\u{200b}, à co\u{ad}op";
        let normalized = Normalized::new(text, Some(Lang::FR));
        assert_eq!(normalized.text(), "Qu'il l'a dit : \"non\", à coop");
        assert_eq!(original(text, &normalized, "l'a"), "l’a");
        assert_eq!(original(text, &normalized, "Qu'"), "Qu’");
        assert_eq!(original(text, &normalized, "\"non\""), "``non''");
        assert_eq!(original(text, &normalized, "coop"), "co\u{ad}op");
        assert_eq!(original(text, &normalized, normalized.text()), &text["\u{feff}".len()..]);
    }

    #[test]
    fn every_span_leads_to_characters_of_the_original() {
        // Random texts from an alphabet of troublesome characters, by a fixed linear congruential generator.
        let alphabet: Vec<char> =
            "ab é\n’ʼ`'\"„“«»\u{a0}\u{202f}\u{ad}\u{feff}\u{200b}\r\t…\u{2029}😀".chars().collect();
        let mut state = 7_u64;
        let mut next = |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % limit
        };
        for round in 0..300 {
            let text: String = (0..next(40)).map(|_| alphabet[next(alphabet.len())]).collect();
            let lang = if round % 2 == 0 { Lang::EN } else { Lang::FR };
            let normalized = Normalized::new(&text, Some(lang));
            let ends: Vec<usize> =
                normalized.text().char_indices().map(|(i, _)| i).chain([normalized.text().len()]).collect();
            let mut last = 0;
            for pair in ends.windows(2) {
                let span = normalized.original_span(Span::new(pair[0], pair[1]));
                assert!(text.get(span.range()).is_some(), "{text:?} {span}");
                assert!(!span.is_empty(), "{text:?} {span}");
                assert!(span.start as usize >= last, "{text:?}: spans keep the order of the text");
                last = span.start as usize;
                // What was not replaced is found again as it was.
                let shown = &normalized.text()[pair[0]..pair[1]];
                if shown.chars().all(|c| c.is_alphanumeric()) {
                    assert_eq!(span.text(&text), shown);
                }
            }
            for (i, &start) in ends.iter().enumerate() {
                for &end in &ends[i..] {
                    let span = normalized.original_span(Span::new(start, end));
                    assert!(text.get(span.range()).is_some(), "{text:?} {start}..{end} -> {span}");
                }
            }
        }
    }

    #[test]
    fn a_text_beyond_the_limit_is_cut_at_a_character() {
        let text = "é".repeat(MAX_TEXT_BYTES / 2 + 1);
        let normalized = Normalized::new(&text, None);
        assert!(normalized.is_truncated());
        assert_eq!(normalized.text().len(), MAX_TEXT_BYTES);
        assert!(!Normalized::new("short", None).is_truncated());
    }
}
