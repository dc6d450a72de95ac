//! The articles as linking sees them: sorted, cut into words, with what is furniture and what is quoted marked.

use crate::fold::{fold, folded, key};
use crate::lang;
use crate::words::is_function_word_of;
use rayon::prelude::*;
use relata_types::{Article, Lang, Reading, Span, StatementKind};

/// One article with its reading, ready to be compared.
pub(crate) struct Input<'a> {
    /// The article.
    pub(crate) article: &'a Article,
    /// What was found in it.
    pub(crate) reading: &'a Reading,
    /// Its words in order.
    pub(crate) words: Vec<Word>,
    /// Its paragraphs in order.
    pub(crate) paragraphs: Vec<Span>,
}

/// One word: a run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where.
    pub(crate) span: Span,
    /// Key of its folded form.
    pub(crate) key: u64,
    /// Key of the beginning of its folded form; 0: a function word, which says nothing of what a text is about.
    pub(crate) stem: u64,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it begins with a digit.
    pub(crate) figure: bool,
    /// Whether it stands between quotation marks or in a direct statement.
    pub(crate) quoted: bool,
    /// Whether it is no part of what the article tells.
    pub(crate) furniture: bool,
}

impl Word {
    /// Whether it says something of what a text is about.
    pub(crate) fn is_content(&self) -> bool {
        self.stem != 0
    }

    /// Whether it is a name or a figure, as far as its first letter tells.
    pub(crate) fn is_fact(&self) -> bool {
        self.capital || self.figure
    }

    /// Whether it is the outlet's own: neither quoted nor furniture.
    pub(crate) fn is_own(&self) -> bool {
        !self.quoted && !self.furniture
    }
}

impl Input<'_> {
    /// The article's language.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.article.metadata.lang
    }

    /// The words within `span`.
    pub(crate) fn words_in(&self, span: Span) -> &[Word] {
        let from = self.words.partition_point(|word| word.span.start < span.start);
        let to = self.words.partition_point(|word| word.span.end <= span.end);
        self.words.get(from..to).unwrap_or_default()
    }

    /// The text at `span`.
    pub(crate) fn text(&self, span: Span) -> &str {
        span.text(&self.article.text)
    }

    /// Who published it: the outlet, else the host of its address; folded. `None`: not known.
    pub(crate) fn publisher(&self) -> Option<String> {
        let metadata = &self.article.metadata;
        if let Some(outlet) = metadata.outlet.as_deref().map(str::trim).filter(|outlet| !outlet.is_empty()) {
            return Some(fold(outlet));
        }
        let rest = metadata.url.as_deref()?.split_once("://")?.1;
        let host = rest.split(['/', ':', '?', '#']).next()?;
        (!host.is_empty()).then(|| fold(host.strip_prefix("www.").unwrap_or(host)))
    }

    /// The day of publication in days since 1970-01-01; `None`: not known.
    pub(crate) fn day(&self) -> Option<i64> {
        let mut parts = self.article.metadata.published.as_deref()?.get(..10)?.split('-');
        let mut number = || parts.next()?.parse::<i64>().ok();
        let (year, month, day) = (number()?, number()?, number()?);
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| days_since_1970(year, month, day))
    }
}

/// The inputs sorted by article id, each article once.
#[cfg(test)]
pub(crate) fn prepare(articles: &[(Article, Reading)]) -> Vec<Input<'_>> {
    prepare_all(articles.iter().collect())
}

/// The inputs sorted by article id, each article once.
pub(crate) fn prepare_all(articles: Vec<&(Article, Reading)>) -> Vec<Input<'_>> {
    let mut order = articles;
    order.sort_by(|x, y| x.0.id.cmp(&y.0.id));
    order.dedup_by(|x, y| x.0.id == y.0.id);
    order.into_par_iter().map(|(article, reading)| prepare_one(article, reading)).collect()
}

/// One article, ready to be compared.
pub(crate) fn prepare_one<'a>(article: &'a Article, reading: &'a Reading) -> Input<'a> {
    let paragraphs = paragraphs(&article.text);
    Input { article, reading, words: words(article, &paragraphs, reading), paragraphs }
}

/// Howard Hinnant's `days_from_civil`: days of the proleptic Gregorian calendar.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn paragraphs(text: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            paragraphs.push(Span::new(from, from + body.len()));
        }
        start += line.len();
    }
    paragraphs
}

fn words(article: &Article, paragraphs: &[Span], reading: &Reading) -> Vec<Word> {
    let text = &article.text;
    let mut quoted = quoted_spans(text);
    quoted.extend(announced_blocks(article, paragraphs, reading));
    let direct = reading.statements.iter().filter(|statement| statement.kind == StatementKind::Direct);
    quoted.extend(direct.flat_map(|statement| statement.content.iter().copied()));
    let quoted = Cover::new(quoted);
    let furniture = Cover::new(reading.furniture.clone());
    let mut words = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain(std::iter::once((text.len(), ' ')));
    for (at, c) in ends {
        let inside =
            c.is_alphanumeric() || (start.is_some() && unicode_normalization::char::is_combining_mark(c));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let span = Span::new(from, at);
                let word = span.text(text);
                let first = word.chars().next().unwrap_or(' ');
                let folded = folded(word);
                let key = key(folded.as_bytes());
                words.push(Word {
                    span,
                    key,
                    stem: stem(&folded, key),
                    capital: first.is_uppercase(),
                    figure: first.is_numeric(),
                    quoted: quoted.holds(from),
                    furniture: furniture.holds(from),
                });
            }
            _ => {}
        }
    }
    words
}

/// Letters of a word that make its stem: endings differ with number, case and spelling.
const STEM: usize = 6;

fn stem(folded: &str, key_of_word: u64) -> u64 {
    if is_function_word_of(folded, key_of_word) {
        return 0;
    }
    match folded.char_indices().nth(STEM) {
        Some((end, _)) => key(folded.get(..end).unwrap_or_default().as_bytes()),
        None => key_of_word,
    }
}

/// Words at the end of a paragraph among which the announcement must stand.
const ANNOUNCING_WORDS: usize = 12;

/// The blocks of others' words that stand without quotation marks: all paragraphs after one that announces a statement and ends with a
/// colon, up to the next that the narrator attributes a statement in.
fn announced_blocks(article: &Article, paragraphs: &[Span], reading: &Reading) -> Vec<Span> {
    let lang = article.metadata.lang;
    let mut blocks: Vec<Span> = Vec::new();
    let mut inside = false;
    for paragraph in paragraphs {
        let words = paragraph.text(&article.text);
        let narrated = reading.statements.iter().any(|statement| {
            [statement.cue.as_ref().map(|cue| cue.span), statement.source]
                .into_iter()
                .flatten()
                .any(|span| paragraph.contains(span))
        });
        inside = inside && !narrated;
        if inside {
            blocks.push(*paragraph);
        }
        let announces = words.ends_with(':') && {
            let last = words.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            last.take(ANNOUNCING_WORDS)
                .any(|word| lang::has(lang, |language| language.announces, &fold(word)))
        };
        inside |= announces;
    }
    blocks
}

/// What stands between quotation marks, paragraph by paragraph; an opened mark that never closes reaches to the end
/// of its paragraph, and a mark that closes what the paragraph before left open reaches back to the beginning of its own.
fn quoted_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut left_open = false;
    let mut paragraph = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if !matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '`' | '\'' | '\n') {
            before = c;
            continue;
        }
        let after = &text[at + c.len_utf8()..];
        // A mark after a word and before none closes.
        let ends_word = !before.is_whitespace() && !after.starts_with(char::is_alphanumeric);
        let opens = match c {
            '"' | '“' => !ends_word,
            '„' | '«' => true,
            '`' => after.starts_with('`'),
            _ => false,
        };
        let closes = match open {
            Some((_, '"')) => c == '"',
            Some((_, '„')) => matches!(c, '“' | '”'),
            Some((_, '«')) => c == '»',
            // The typewriter's marks: two grave accents open, two apostrophes close.
            Some((_, '`')) => c == '\'' && after.starts_with('\''),
            Some(_) => matches!(c, '”' | '"'),
            None => false,
        };
        if let (Some((from, _)), true) = (open, closes || c == '\n') {
            spans.push(Span::new(from, at));
            open = None;
            left_open = c == '\n';
        } else if open.is_none() && opens {
            open = Some((at, c));
            left_open = false;
        } else if open.is_none() && left_open && matches!(c, '"' | '”' | '»') {
            spans.push(Span::new(paragraph, at));
            left_open = false;
        }
        if c == '\n' {
            paragraph = at + 1;
        }
        before = c;
    }
    if let Some((from, _)) = open {
        spans.push(Span::new(from, text.len()));
    }
    spans
}

/// A union of spans that can be asked for a place.
struct Cover(Vec<Span>);

impl Cover {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort();
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => *last = last.hull(span),
                _ => merged.push(span),
            }
        }
        Self(merged)
    }

    fn holds(&self, at: usize) -> bool {
        let after = self.0.partition_point(|span| span.start as usize <= at);
        after.checked_sub(1).is_some_and(|i| at < self.0[i].end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::article;

    #[test]
    fn words_know_whether_they_are_quoted() {
        let (article, reading) = article("a", "en", "He said “we won” and left.\n« Ouvert\nAprès").build();
        let articles = [(article, reading)];
        let inputs = prepare(&articles);
        let quoted: Vec<&str> =
            inputs[0].words.iter().filter(|word| word.quoted).map(|word| inputs[0].text(word.span)).collect();
        assert_eq!(quoted, ["we", "won", "Ouvert"]);
    }

    fn quoted(text: &str) -> Vec<String> {
        let articles = [article("a", "en", text).build()];
        let inputs = prepare(&articles);
        let words = inputs[0].words.iter().filter(|word| word.quoted);
        words.map(|word| inputs[0].text(word.span).to_owned()).collect()
    }

    #[test]
    fn a_mark_that_closes_opens_nothing() {
        assert_eq!(quoted("\"We won.\nBy far\" said the mayor.\nHe left."), ["We", "won", "By", "far"]);
        assert_eq!(quoted("No more\" said the mayor."), Vec::<String>::new());
        assert_eq!(quoted("They `` won '' by far."), ["won"]);
    }

    #[test]
    fn an_announced_statement_is_quoted_without_marks() {
        let text = "The mayor left.\nThe full text of the statement:\nWe won.\nBy far.";
        assert_eq!(quoted(text), ["We", "won", "By", "far"]);
        assert_eq!(quoted("Three things happened on Monday:\nWe won."), Vec::<String>::new());
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days_since_1970(1970, 1, 1), 0);
        assert_eq!(days_since_1970(2000, 3, 1), 11_017);
        assert_eq!(days_since_1970(1969, 12, 31), -1);
    }

    #[test]
    fn the_publisher_is_the_outlet_else_the_host() {
        let (mut article, reading) = article("a", "en", "x").build();
        article.metadata.outlet = None;
        article.metadata.url = Some("https://www.Example.org/a?b".into());
        let articles = [(article, reading)];
        assert_eq!(prepare(&articles)[0].publisher().as_deref(), Some("example.org"));
    }
}
