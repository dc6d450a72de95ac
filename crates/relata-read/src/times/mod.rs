//! Time expressions with their TIMEX3 type and value (TimeML 1.2.1), anchored to the article's date.
//!
//! Each sentence is cut into words; at each word the rules of [`grammar`] try, longest first, what begins there. All
//! words and phrases come from the language's file. Without a date for the article, relative expressions keep what is
//! known: `XXXX-WXX-2` for a Tuesday.

mod calendar;
mod grammar;

use crate::furniture::plain;
use crate::input::Input;
use calendar::Day;
use grammar::Grammar;
use relata_types::{Span, Time};
use std::ops::Range;

/// A word, a number or a mark of a sentence.
#[derive(Clone, Debug)]
struct Word {
    /// Lower case, plain apostrophes.
    lower: String,
    /// Bytes of the normalised text.
    bytes: Range<usize>,
    is_capitalised: bool,
}

/// The time expressions outside the furniture, in order, apart.
pub(crate) fn find(input: &Input<'_>) -> Vec<Time> {
    let anchor = input.article.metadata.published.as_deref().and_then(Day::parse);
    let mut grammar = Grammar::new(&input.language.times, anchor);
    let mut found = Vec::new();
    for sentence in &input.sentences {
        let words = words(input.doc.text(), input.doc.bytes(sentence.clone()));
        grammar.is_future = sentence.clone().any(|index| {
            let token = input.token(index);
            token.feature("Tense") == Some("Fut")
                || input.language.times.future.contains(&token.text().to_lowercase().as_str())
        });
        let mut at = 0;
        while at < words.len() {
            match grammar.longest_at(&words, at) {
                Some((end, time_type, value)) if end > at => {
                    let bytes = words[at].bytes.start..words[end - 1].bytes.end;
                    let span = input.normalized.original_span(Span::new(bytes.start, bytes.end));
                    if !input.is_furniture(span) {
                        found.push(Time { span, time_type, value });
                    }
                    at = end;
                }
                _ => at += 1,
            }
        }
    }
    found
}

/// Cuts a stretch of a text into words, numbers and marks. Letters and digits part, an apostrophe ends a word, a hyphen
/// joins letters.
fn words(text: &str, bytes: Range<usize>) -> Vec<Word> {
    let mut words = Vec::new();
    let Some(stretch) = text.get(bytes.clone()) else {
        return words;
    };
    let mut start = None;
    let mut kind = Kind::Space;
    for (offset, c) in stretch.char_indices().chain([(stretch.len(), ' ')]) {
        let next = Kind::of(c);
        let joins = match (kind, next) {
            (Kind::Letter, Kind::Letter) | (Kind::Digit, Kind::Digit) => true,
            (Kind::Letter, Kind::Joint) => {
                c == '\'' || stretch[offset + 1..].starts_with(char::is_alphabetic)
            }
            (Kind::Joint, Kind::Letter) => {
                !stretch[..offset].ends_with('\'') && start.is_some_and(|s| offset > s + 1)
            }
            _ => false,
        };
        if !joins {
            if let Some(start) = start.take() {
                push(text, bytes.start + start..bytes.start + offset, &mut words);
            }
            start = (next != Kind::Space).then_some(offset);
        }
        kind = next;
    }
    words
}

fn push(text: &str, bytes: Range<usize>, words: &mut Vec<Word>) {
    if let Some(word) = text.get(bytes.clone()) {
        words.push(Word { lower: plain(word), is_capitalised: word.starts_with(char::is_uppercase), bytes });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Joint,
    Mark,
    Space,
}

impl Kind {
    fn of(c: char) -> Kind {
        match c {
            c if c.is_ascii_digit() => Kind::Digit,
            c if c.is_alphanumeric() => Kind::Letter,
            '\'' | '-' => Kind::Joint,
            c if c.is_whitespace() => Kind::Space,
            _ => Kind::Mark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use relata_types::Lang;

    fn cut(text: &str) -> Vec<String> {
        words(text, 0..text.len()).into_iter().map(|word| word.lower).collect()
    }

    /// The values found in one sentence of an article of Saturday, 2023-06-24.
    fn values(text: &str, lang: Lang) -> Vec<(String, String)> {
        let language = Language::of(lang).expect("a language with a file");
        let mut grammar = Grammar::new(&language.times, Day::parse("2023-06-24"));
        grammar.is_future = text.contains("will");
        let words = words(text, 0..text.len());
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match grammar.longest_at(&words, at) {
                Some((end, _, value)) => {
                    found.push((text[words[at].bytes.start..words[end - 1].bytes.end].to_owned(), value));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    fn check(text: &str, lang: Lang, expected: &[(&str, &str)]) {
        let found = values(text, lang);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_cut_between_letters_and_digits() {
        assert_eq!(cut("à 20h30, l'après-midi"), ["à", "20", "h", "30", ",", "l'", "après-midi"]);
        assert_eq!(cut("aujourd'hui le 1er mai-"), ["aujourd'", "hui", "le", "1", "er", "mai", "-"]);
        assert_eq!(cut("2023-06-24"), ["2023", "-", "06", "-", "24"]);
    }

    #[test]
    fn english_dates() {
        check("On June 24, 2023, he left.", Lang::EN, &[("June 24, 2023", "2023-06-24")]);
        check("On 9 August they came.", Lang::EN, &[("9 August", "2023-08-09")]);
        check("He said on Tuesday it will rain.", Lang::EN, &[("Tuesday", "2023-06-27")]);
        check("He said on Tuesday it rained.", Lang::EN, &[("Tuesday", "2023-06-20")]);
        check(
            "Yesterday morning, in 2014",
            Lang::EN,
            &[("Yesterday morning", "2023-06-23TMO"), ("2014", "2014")],
        );
        check("two weeks ago", Lang::EN, &[("two weeks ago", "2023-06-10")]);
        check("last year, for six hours", Lang::EN, &[("last year", "2022"), ("six hours", "PT6H")]);
        check("It may march on.", Lang::EN, &[]);
    }

    #[test]
    fn french_dates() {
        check(
            "Le samedi 24 juin 2023 à 20h30",
            Lang::FR,
            &[("samedi 24 juin 2023", "2023-06-24"), ("20h30", "2023-06-24T20:30")],
        );
        check(
            "hier soir et aujourd'hui",
            Lang::FR,
            &[("hier soir", "2023-06-23TEV"), ("aujourd'hui", "2023-06-24")],
        );
        check("il y a 16 mois", Lang::FR, &[("il y a 16 mois", "2022-02")]);
        check("la semaine dernière", Lang::FR, &[("semaine dernière", "2023-W24")]);
        check("pendant trois jours", Lang::FR, &[("trois jours", "P3D")]);
        check("chaque année", Lang::FR, &[("chaque année", "P1Y")]);
    }
}
