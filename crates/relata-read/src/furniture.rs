//! Page furniture and prompt residue: lines of the text that are no part of what the article tells.

use crate::lang::{LANGUAGES, Language};
use relata_types::{Span, Warning, WarningCode};

/// What does not belong to the article.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// Spans of the text, in order, apart.
    pub(crate) spans: Vec<Span>,
    /// One for each span of residue, and one for all furniture together.
    pub(crate) warnings: Vec<Warning>,
}

/// So many short lines marked as list items in a row are tags or links.
const LEAST_TAG_LINES: usize = 3;
/// A tag or a link has at most so many words.
const LONGEST_TAG_WORDS: usize = 6;
/// A heading within a text has at most so many words.
const LONGEST_HEADING_WORDS: usize = 6;
/// The part of a text, as a divisor, behind which its sender may tell of himself.
const SENDER_AFTER: usize = 3;
/// A headline has at most so many words.
const LONGEST_HEADLINE_WORDS: usize = 25;

/// Finds furniture and residue in the article's own text, line by line.
pub(crate) fn find(text: &str, language: &Language) -> Furniture {
    let lines = lines(text);
    let facts = &language.notes;
    let mut found = Furniture::default();
    let mut is_furniture = vec![false; lines.len()];
    let mut follows_related = false;
    let mut tells_of_sender = false;
    let mut n_tags = 0;
    for (index, line) in lines.iter().enumerate() {
        let words = line.text(text);
        let lower = plain(words);
        let is_related = facts.related_headings.contains(&lower.trim_end_matches(':').trim());
        if let Some(residue) = prompt_residue(*line, text, facts.prompts) {
            found.warnings.push(Warning {
                code: WarningCode::PromptResidue,
                span: residue,
                note: "An instruction to a text generator was left in the text: the article may be made by a machine."
                    .to_owned(),
            });
            found.spans.push(residue);
            continue;
        }
        follows_related = is_related || follows_related && is_headline(words);
        tells_of_sender = match is_heading(words) {
            true => {
                line.start as usize > text.len() / SENDER_AFTER
                    && heads_sender(words, &lower, facts.sender_headings)
            }
            false => tells_of_sender,
        };
        is_furniture[index] = follows_related
            || tells_of_sender
            || is_furniture_line(&lower, facts.furniture_lines, facts.furniture_starts);
        n_tags = if is_tag(words) { n_tags + 1 } else { 0 };
        if n_tags >= LEAST_TAG_LINES {
            is_furniture[index + 1 - n_tags..=index].fill(true);
        }
    }
    let furniture: Vec<Span> =
        lines.iter().zip(&is_furniture).filter(|(_, is)| **is).map(|(line, _)| *line).collect();
    if let Some(first) = furniture.first() {
        found.warnings.push(Warning {
            code: WarningCode::Furniture,
            span: *first,
            note: match furniture.len() {
                1 => "A line of page furniture stands within the text.".to_owned(),
                n_lines => format!("{n_lines} lines of page furniture stand within the text."),
            },
        });
    }
    found.spans.extend(furniture);
    found.spans.sort_unstable();
    found.warnings.sort_by_key(|warning| warning.span);
    found
}

/// The lines of a text that hold more than white space, without the white space around them.
fn lines(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let at = start + line.len() - line.trim_start().len();
            found.push(Span::new(at, at + trimmed.len()));
        }
        start += line.len();
    }
    found
}

/// Lower case, with plain apostrophes and spaces.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            c => c,
        })
        .collect()
}

fn is_furniture_line(lower: &str, whole: &[&str], starts: &[&str]) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    whole.contains(&bare)
        || starts.iter().any(|start| bare.starts_with(start) && ends_word(bare, start.len()))
        || is_reading_time(bare)
        || is_file_name(bare)
}

/// Whether a word ends at the byte: what begins with "share" is not "shareholders".
fn ends_word(text: &str, at: usize) -> bool {
    text.get(at..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric))
        || text.get(..at).is_some_and(|start| !start.ends_with(char::is_alphanumeric))
}

/// "3 min", "5 min read".
fn is_reading_time(bare: &str) -> bool {
    // Of whatever language: a page's furniture need not be in its article's.
    let is_known = |word: &str| LANGUAGES.iter().any(|facts| facts.notes.reading_time_words.contains(&word));
    let mut words = bare.split_whitespace();
    words.next().is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()))
        && words.next().is_some_and(is_known)
        && words.all(is_known)
}

/// "google-play-badge_FR": one long word with joints and without a space.
fn is_file_name(bare: &str) -> bool {
    bare.len() >= 8 && !bare.contains(char::is_whitespace) && bare.contains('_') && !bare.contains(['@', '/'])
}

fn is_tag(line: &str) -> bool {
    let item = line.strip_prefix(['•', '·', '#', '▪', '■']);
    item.is_some_and(|words| {
        words.split_whitespace().count() <= LONGEST_TAG_WORDS && !line.ends_with(['.', '!', '?'])
    })
}

fn is_headline(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST_HEADLINE_WORDS && !line.ends_with(['.', '…'])
}

/// A short line of letters that ends without a mark.
fn is_heading(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST_HEADING_WORDS
        && line.contains(char::is_alphabetic)
        && line.ends_with(|c: char| c.is_alphanumeric() || c == ':')
        && !line.contains("://")
}

/// Whether the heading leads to what its sender repeats below every text: "Contacts", or "About " with a name behind.
fn heads_sender(line: &str, lower: &str, headings: &[&str]) -> bool {
    let is_named =
        line.split([' ', '\'', '’']).next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
    let bare = lower.trim_end_matches(':').trim_end();
    headings.iter().any(|heading| match heading.strip_suffix([' ', '\'']) {
        Some(_) => is_named && lower.starts_with(heading),
        None => bare == *heading,
    })
}

/// The stretch of a line that is addressed to, or comes from, a text generator: from the cue to the end of the
/// sentence, or to where the article's own words were glued on ("in frenchÀ l’intérieur").
fn prompt_residue(line: Span, text: &str, prompts: &[&str]) -> Option<Span> {
    let words = line.text(text);
    let lower = plain(words);
    // The cue must be found at the same byte in the line itself.
    let at = prompts.iter().filter_map(|prompt| lower.find(prompt)).min()?;
    let at = if lower.len() == words.len() { at } else { 0 };
    let rest = words.get(at..)?;
    let mut before = ' ';
    let mut end = rest.len();
    for (index, c) in rest.char_indices() {
        let is_glued = before.is_lowercase() && c.is_uppercase();
        let ends_sentence = matches!(before, '.' | '!' | '?') && c == ' ';
        if index > 0 && (is_glued || ends_sentence) {
            end = index;
            break;
        }
        before = c;
    }
    let start = line.start as usize + at;
    Some(Span::new(start, start + rest.get(..end)?.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use relata_types::Lang;

    fn found(text: &str, lang: Lang) -> Vec<&str> {
        let language = Language::of(lang).expect("a language with a file");
        find(text, language).spans.into_iter().map(|span| span.text(text)).collect()
    }

    #[test]
    fn calls_links_and_tags_are_furniture() {
        let text = "Rain fell on Ort.\n\nRead more\n\n► To read also: The dam\n\n3 min\n\n • Ort\n • Rain\n • Dams\n\nThe mayor reads more than others do.";
        assert_eq!(
            found(text, Lang::EN),
            ["Read more", "► To read also: The dam", "3 min", "• Ort", "• Rain", "• Dams"]
        );
    }

    #[test]
    fn what_a_sender_repeats_below_his_texts_is_furniture() {
        let text = "Orle Mills opens a new hall in Ort.\n\nThe hall has ten looms, the company says.\n\n\
                    About Orle Mills\n----------\n\nOrle Mills weaves cloth. It was founded in 1901.\n\nContacts\n\nAda Brun, 12 Mill Lane.";
        let lines = found(text, Lang::EN);
        assert_eq!(lines.first(), Some(&"About Orle Mills"));
        assert!(lines.contains(&"Orle Mills weaves cloth. It was founded in 1901."), "{lines:?}");
        assert!(
            lines.contains(&"Ada Brun, 12 Mill Lane.") && !lines.iter().any(|line| line.contains("looms"))
        );
        let title = "About Schmidt\n\nA widower leaves Omaha. He drives to Denver. He writes letters.";
        assert_eq!(found(title, Lang::EN), Vec::<&str>::new());
    }

    #[test]
    fn headlines_of_other_articles_are_furniture() {
        let text =
            "Il pleut à Ort.\n\nSur le même sujet\n\nLe barrage tient\n\nLa pluie continue, dit le maire.";
        assert_eq!(found(text, Lang::FR), ["Sur le même sujet", "Le barrage tient"]);
    }

    #[test]
    fn instructions_to_a_generator_are_residue() {
        let text =
            "Rewrite this article in frenchÀ Ort, il pleut.\nMake this article seo compatible, 700 words";
        assert_eq!(
            found(text, Lang::FR),
            ["Rewrite this article in french", "Make this article seo compatible, 700 words"]
        );
        let language = Language::of(Lang::FR).expect("a language with a file");
        let codes: Vec<WarningCode> = find(text, language).warnings.into_iter().map(|w| w.code).collect();
        assert_eq!(codes, [WarningCode::PromptResidue, WarningCode::PromptResidue]);
    }

    #[test]
    fn answers_of_a_generator_are_residue() {
        let text = "Here is the article rewritten in a lively tone:\n\nRain fell on Ort.";
        assert_eq!(found(text, Lang::EN), ["Here is the article rewritten in a lively tone:"]);
        let text = "Voici le texte reformulé :\n\nIl pleut à Ort.";
        assert_eq!(found(text, Lang::FR), ["Voici le texte reformulé :"]);
        assert!(found("Here is the article that the law rests on.", Lang::EN).is_empty());
    }

    #[test]
    fn ordinary_prose_is_left_alone() {
        for text in
            ["Shareholders follow the news.", "Publicity stunts failed.", "He said: read more books.", ""]
        {
            assert!(found(text, Lang::EN).is_empty(), "{text}");
        }
    }
}
