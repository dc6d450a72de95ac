//! How an article is laid out: whether its lines are its paragraphs or only its sentences.

/// From how many lines on, each with a final mark, a layout can be told.
const MIN_LINES: usize = 5;

/// Of 100 lines, how many hold a second sentence at most where every line is one. In ECB+, which is laid out so, it is
/// fewer than 10 in 791 of 803 articles; in French newspapers whose lines are paragraphs it is more in all.
const MAX_SECOND_SENTENCES: usize = 10;

/// From how many letters on the word before a full stop ends a sentence rather than being short for something.
const MIN_LAST_WORD: usize = 3;

/// Whether every line of the text, which has no blank ones, is a sentence: the form that splitters of sentences and
/// many a converter leave. What was a paragraph is then lost.
pub(crate) fn lines_are_sentences(text: &str) -> bool {
    let whole: Vec<&str> = text.lines().map(str::trim).filter(|line| ends_sentence(line)).collect();
    let n_more = whole.iter().filter(|line| has_second_sentence(line)).count();
    whole.len() >= MIN_LINES && n_more * 100 <= whole.len() * MAX_SECOND_SENTENCES
}

/// Whether the line ends as a sentence does, marks of quotations and brackets aside.
pub(crate) fn ends_sentence(line: &str) -> bool {
    without_closing(line).ends_with(['.', '!', '?', '…'])
}

fn without_closing(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]".contains(c))
}

/// Whether a sentence ends within the line.
fn has_second_sentence(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let last = without_closing(pair[0]);
        let stem = last.trim_end_matches(['.', '!', '?', '…']);
        let next = pair[1].trim_start_matches(|c: char| "\"'“‘«([".contains(c));
        stem.len() < last.len()
            && stem.chars().count() >= MIN_LAST_WORD
            && stem.chars().all(char::is_lowercase)
            && next.starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_sentences() {
        let line = "The dam held in Nov. Nobody knows why.\n";
        assert!(lines_are_sentences(&line.repeat(MIN_LINES)));
        assert!(!lines_are_sentences(&line.repeat(MIN_LINES - 1)), "too few to tell");
        let paragraph = "The dam held all night. Nobody knows why.\n";
        assert!(!lines_are_sentences(&paragraph.repeat(MIN_LINES)));
    }

    #[test]
    fn a_sentence_ends_before_its_closing_marks() {
        assert!(ends_sentence("“It holds. ”") && ends_sentence("(It holds.)"));
        assert!(!ends_sentence("Dam holds") && !ends_sentence("They said:"));
    }
}
