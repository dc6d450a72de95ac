//! Credits: phrases that name where the reporting comes from ("told AFP", "(Reuters) -", "first reported by X").

use crate::furniture::plain;
use crate::input::Input;
use crate::mentions::{Mentions, is_known_outlet};
use crate::questions::MOST_WORDS_BETWEEN;
use relata_pipeline::Upos;
use relata_types::{Credit, EntityType, MentionForm};
use std::ops::Range;

/// How many words may stand between the phrase that gives credit and the outlet: "the news agency".
const MOST_FILLERS: usize = 4;

/// A dateline stands in one of so many first paragraphs: a line of furniture or a caption may come before it.
const MOST_LEADS: usize = 4;
/// A dateline has at most so many tokens before its agency: "PETRAVA (Ardovie), 10 mars".
const LONGEST_DATELINE: usize = 12;
/// The name of an outlet has at most so many words.
const LONGEST_NAME: usize = 4;
/// Gives credit where the outlet ends what is said ("via Tarn"), else it tells how something travels ("via Tarn's servers").
const ROUTE: &str = "via";
/// The tag of the English pipeline for a name in the plural.
const PLURAL_NAME: &str = "NNPS";

/// The credits of an article, in order, apart. An outlet is a body of the outlets' table, one whose name holds a word
/// for a newspaper, an agency or a station, or a name that the article itself shows to be an outlet's ([`named_here`]).
pub(crate) fn find(input: &Input<'_>, mentions: &Mentions) -> Vec<Credit> {
    let mut found: Vec<Credit> = Vec::new();
    for tokens in outlets(input, mentions) {
        let phrase = before(input, tokens.clone())
            .map(|start| start..tokens.end)
            .or_else(|| in_brackets(input, mentions, tokens.clone()))
            .or_else(|| after(input, tokens.clone()).map(|end| tokens.start..end));
        if let Some(phrase) = phrase {
            let span = input.span(phrase);
            if found.last().is_none_or(|last| !last.span.overlaps(span)) {
                found.push(Credit { span, outlet: input.span(tokens).text(&input.article.text).to_owned() });
            }
        }
    }
    found
}

/// Where outlets are named, in order: mentions, and agencies that stand in captions and lines of furniture.
fn outlets(input: &Input<'_>, mentions: &Mentions) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (mention, tokens) in mentions.list.iter().zip(&mentions.tokens) {
        let is_body = mention.form == MentionForm::Name
            && matches!(mention.entity_type, EntityType::Organization | EntityType::Other);
        // A recogniser that does not know an outlet may take it for a people; one in the plural is a people.
        let may_be_people = mention.form == MentionForm::Name && mention.entity_type == EntityType::Group;
        let may_be_body = is_body || may_be_people && input.token(tokens.start).tag() != PLURAL_NAME;
        if is_body && is_outlet(input, tokens.clone()) || may_be_body && is_told(input, tokens.clone()) {
            found.push(without_tail(input, tokens.clone()));
        }
    }
    for name in named_here(input, mentions) {
        for start in 0..input.doc.len().saturating_sub(name.words.len().saturating_sub(1)) {
            let tokens = start..start + name.words.len();
            let is_apart = !found.iter().any(|other| other.start < tokens.end && tokens.start < other.end);
            if is_apart && name.stands_at(input, start) {
                found.push(tokens);
            }
        }
    }
    for token in input.doc.tokens().filter(|token| token.text().chars().all(char::is_uppercase)) {
        let index = token.index();
        if is_known_outlet(token.text()) && !found.iter().any(|tokens| tokens.contains(&index)) {
            found.push(index..index + 1);
        }
    }
    found.sort_by_key(|tokens| tokens.start);
    found
}

/// The name of an outlet without the words after it that a recogniser took in: "CBS News jeudi", "Associated Press news agency".
fn without_tail(input: &Input<'_>, tokens: Range<usize>) -> Range<usize> {
    let is_lower = |index: &usize| input.token(*index).text().starts_with(char::is_lowercase);
    let end = tokens.clone().rev().find(|index| !is_lower(index)).map_or(tokens.end, |last| last + 1);
    let is_whole = end == tokens.end || is_known_outlet(input.text(tokens.clone()));
    if !is_whole && is_outlet(input, tokens.start..end) { tokens.start..end } else { tokens }
}

/// Whether the words name an outlet: a known one, or by a word like "Times".
pub(crate) fn is_outlet(input: &Input<'_>, tokens: Range<usize>) -> bool {
    is_known_outlet(input.text(tokens.clone()))
        || tokens.len() > 1 && tokens.into_iter().any(|index| is_outlet_word(input, index))
}

/// Whether the words, which name some body, are right after a verb like "told", by themselves: people tell things to outlets; parliaments and
/// courts are told things too, and are known by their words. Of 27 such names in ECB+ that no table knows, 20 are outlets and the rules leave
/// one that is none.
fn is_told(input: &Input<'_>, tokens: Range<usize>) -> bool {
    let facts = &input.language.notes;
    let word = |index: usize| plain(input.token(index).text());
    let is_object = tokens.start > 0 && facts.outlet_told.contains(&word(tokens.start - 1).as_str());
    let is_known_body = || facts.told_bodies.contains(&word(tokens.end - 1).as_str());
    // "told Israeli media", "told Superior Court Judge Holt": the name is only a part of who was told.
    let next = (tokens.end < input.doc.len()).then(|| input.token(tokens.end));
    let stands_alone = || {
        next.is_none_or(|next| {
            let is_same_sentence = input.sentence_of[tokens.end] == input.sentence_of[tokens.start];
            !is_same_sentence
                || !matches!(next.pos(), Upos::Noun | Upos::Propn | Upos::Adj)
                || is_outlet_word(input, tokens.end)
        })
    };
    !tokens.is_empty() && is_object && !is_known_body() && stands_alone()
}

/// Whether a word makes a name that of an outlet.
fn is_outlet_word(input: &Input<'_>, index: usize) -> bool {
    input.language.notes.outlet_words.contains(&plain(input.token(index).text()).as_str())
}

/// A name that this article shows to be an outlet's.
struct OutletName<'a> {
    words: Vec<&'a str>,
    /// Whether it only stands for the outlet after an article: "the Observer".
    needs_article: bool,
}

impl OutletName<'_> {
    fn stands_at(&self, input: &Input<'_>, start: usize) -> bool {
        let is_here = self.words.iter().enumerate().all(|(at, word)| input.token(start + at).text() == *word);
        let has_article = || {
            start.checked_sub(1).is_some_and(|before| {
                let word = plain(input.token(before).text());
                input.language.notes.outlet_articles.contains(&word.as_str())
            })
        };
        is_here && (!self.needs_article || has_article())
    }
}

/// The names that the article shows to be an outlet's: its own outlet, the agencies of its datelines, and names after
/// phrases that only outlets follow ("the news agency X").
fn named_here<'a>(input: &Input<'a>, mentions: &Mentions) -> Vec<OutletName<'a>> {
    let facts = &input.language.notes;
    let mut found = own_names(input);
    let mut add = |tokens: Range<usize>| {
        let words = tokens.map(|index| input.token(index).text()).collect();
        found.push(OutletName { words, needs_article: false });
    };
    for index in 0..input.doc.len() {
        if let Some(name) = dateline(input, mentions, index).or_else(|| source_line(input, index)) {
            add(name);
        }
        if index > 0 && is_capital(input, index) && !is_capital(input, index - 1) {
            let first = input.sentences.get(input.sentence_of[index]).map_or(index, |s| s.start);
            let is_outlet = facts.outlet_follows.iter().any(|phrase| {
                let words: Vec<&str> = phrase.split(' ').collect();
                ends_at(input, &words, first, index).is_some()
            });
            if is_outlet {
                add(index..name_end(input, index));
            }
        }
    }
    found
}

/// The names of the article's own outlet: its whole name, that name without an article, and its last word when that is
/// a word for a newspaper ("the Observer" in the Zeldova Observer).
fn own_names<'a>(input: &Input<'a>) -> Vec<OutletName<'a>> {
    let facts = &input.language.notes;
    let outlet = input.article.metadata.outlet.as_deref().unwrap_or_default();
    let words: Vec<&str> = outlet.split_whitespace().collect();
    let mut found = Vec::new();
    let Some((first, rest)) = words.split_first() else { return found };
    let has_article = facts.outlet_articles.contains(&plain(first).as_str()) && !rest.is_empty();
    let bare = if has_article { rest.to_vec() } else { words.clone() };
    if let Some(last) = bare.last().filter(|_| bare.len() > 1)
        && facts.outlet_words.contains(&plain(last).as_str())
    {
        found.push(OutletName { words: vec![last], needs_article: true });
    }
    found.push(OutletName { words: bare, needs_article: has_article });
    // The longer names first, so that the shorter ones do not take a part of them.
    found.reverse();
    found
}

/// The agency of a dateline whose opening bracket stands at the token: "PETRAVA, Ardovia, March 10 (Meridian) -". The
/// dateline begins a paragraph in capitals and a dash follows the bracket; what stands there as a place is none.
fn dateline(input: &Input<'_>, mentions: &Mentions, open: usize) -> Option<Range<usize>> {
    if input.token(open).text() != "(" {
        return None;
    }
    let mut start = open;
    while start > 0 && input.paragraph_of[start - 1] == input.paragraph_of[open] {
        start -= 1;
    }
    let is_alone = open == start;
    let begins = is_alone || is_all_capitals(input.token(start).text());
    let is_with = is_credit_word(input, open + 1);
    let first = if is_with { open + 2 } else { open + 1 };
    let name = first..name_end(input, first);
    let is_short = open - start <= LONGEST_DATELINE && !name.is_empty() && name.len() <= LONGEST_NAME;
    let text = |index: usize| if index < input.doc.len() { input.token(index).text() } else { "" };
    // "(with AQI)" as a paragraph of its own says the same at the end of an article.
    let paragraph = |index: usize| input.paragraph_of.get(index);
    let is_line = is_with && is_alone && paragraph(name.end + 1) != paragraph(open);
    let is_lead = input.paragraph_of[open] < MOST_LEADS && is_dash(text(name.end + 1));
    let closes = text(name.end) == ")" && (is_lead || is_line);
    let is_place = mentions
        .list
        .iter()
        .zip(&mentions.tokens)
        .any(|(mention, tokens)| *tokens == name && mention.entity_type == EntityType::Place);
    let is_in_capitals = || name.len() == 1 && is_all_capitals(text(name.start));
    (begins && is_short && closes && (is_line || !is_place || is_in_capitals())).then_some(name)
}

/// Whether a token is a dash as it stands in datelines.
fn is_dash(token: &str) -> bool {
    matches!(token, "-" | "--" | "–" | "—" | "―")
}

/// Whether the token is a word that comes before the agency in a credit line: "with".
fn is_credit_word(input: &Input<'_>, index: usize) -> bool {
    index < input.doc.len()
        && input.language.notes.credit_line_words.contains(&plain(input.token(index).text()).as_str())
}

/// The name in a line that begins with "Source: X.".
fn source_line(input: &Input<'_>, start: usize) -> Option<Range<usize>> {
    let begins = start == 0 || input.paragraph_of[start - 1] != input.paragraph_of[start];
    let text = |index: usize| if index < input.doc.len() { input.token(index).text() } else { "" };
    let is_source = matches!(plain(text(start)).as_str(), "source" | "sources") && text(start + 1) == ":";
    let name = start + 2..name_end(input, start + 2);
    let is_name = !name.is_empty() && name.len() <= LONGEST_NAME;
    (begins && is_source && is_name && matches!(text(name.end), "" | "." | "," | ";" | "\n" | "\n\n"))
        .then_some(name)
}

/// Whether a word is in capitals; what has no letters is not.
fn is_all_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

fn is_capital(input: &Input<'_>, index: usize) -> bool {
    input.token(index).text().starts_with(char::is_uppercase)
}

/// Where the words that begin with a capital end, counted from `start`.
fn name_end(input: &Input<'_>, start: usize) -> usize {
    (start..input.doc.len()).find(|&index| !is_capital(input, index)).unwrap_or(start.max(input.doc.len()))
}

/// Where the phrase that ends right before token `end` begins; `*` stands for up to three words.
fn ends_at(input: &Input<'_>, phrase: &[&str], first: usize, end: usize) -> Option<usize> {
    match phrase.split_last() {
        None => Some(end),
        Some((&"*", rest)) => (0..=MOST_WORDS_BETWEEN)
            .filter_map(|skipped| end.checked_sub(skipped).filter(|&at| at >= first))
            .find_map(|at| ends_at(input, rest, first, at)),
        Some((last, rest)) => {
            let at = end.checked_sub(1).filter(|&at| at >= first)?;
            (plain(input.token(at).text()) == *last).then(|| ends_at(input, rest, first, at))?
        }
    }
}

/// Where a phrase that gives credit to the outlet after it begins.
fn before(input: &Input<'_>, outlet: Range<usize>) -> Option<usize> {
    let facts = &input.language.notes;
    let first = input.sentences.get(input.sentence_of[outlet.start])?.start;
    let mut end = outlet.start;
    let follows = facts.outlet_follows.iter().filter(|phrase| phrase.contains('*')).find_map(|phrase| {
        let words: Vec<&str> = phrase.split(' ').collect();
        ends_at(input, &words, first, outlet.start)
    });
    if follows.is_some() {
        return follows;
    }
    for _ in 0..=MOST_FILLERS {
        for phrase in facts.credits_before {
            let n_words = phrase.split(' ').count();
            let Some(start) = end.checked_sub(n_words).filter(|&start| start >= first) else {
                continue;
            };
            let matches = phrase
                .split(' ')
                .zip(start..end)
                .all(|(word, index)| plain(input.token(index).text()) == word);
            if matches && (*phrase != ROUTE || ends_clause(input, outlet.end)) {
                return Some(start);
            }
        }
        let filler = end.checked_sub(1).filter(|&index| index >= first)?;
        if !facts.credit_fillers.contains(&plain(input.token(filler).text()).as_str()) {
            return None;
        }
        end = filler;
    }
    None
}

/// Whether the token is a mark, or there is none: nothing more is said of what stands before it.
fn ends_clause(input: &Input<'_>, index: usize) -> bool {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    index >= input.doc.len() || !input.token(index).text().chars().any(belongs)
}

/// The outlet with the brackets around it: "(AFP)", "(Reuters)". Behind the name of a body they hold its short name: "the Canadian Blood
/// Services (CBS)"; in a dateline that name is a town's that was not known.
fn in_brackets(input: &Input<'_>, mentions: &Mentions, outlet: Range<usize>) -> Option<Range<usize>> {
    let open = outlet.start.checked_sub(1)?;
    let open = if is_credit_word(input, open) { open.checked_sub(1)? } else { open };
    let text = |index: usize| if index < input.doc.len() { input.token(index).text() } else { "" };
    let is_short_name = || {
        let mut named = mentions.list.iter().zip(&mentions.tokens);
        !is_dash(text(outlet.end + 1))
            && named.any(|(mention, tokens)| {
                tokens.end == open
                    && mention.form == MentionForm::Name
                    && mention.entity_type == EntityType::Organization
            })
    };
    (text(open) == "(" && text(outlet.end) == ")" && !is_short_name()).then_some(open..outlet.end + 1)
}

/// Where a phrase that gives credit to the outlet before it ends.
fn after(input: &Input<'_>, outlet: Range<usize>) -> Option<usize> {
    let last = input.sentences.get(input.sentence_of[outlet.start])?.end;
    input.language.notes.credits_after.iter().find_map(|phrase| {
        let end = outlet.end + phrase.split(' ').count();
        let matches = end <= last
            && phrase
                .split(' ')
                .zip(outlet.end..end)
                .all(|(word, index)| plain(input.token(index).text()) == word);
        matches.then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::normalize::Normalized;
    use relata_pipeline::{Doc, TokenParts};
    use relata_types::{Article, Lang, Mention, Metadata};

    /// The outlets credited in a text of one outlet; tokens are apart by `|`.
    fn credited(marked: &str, outlet: &str, lang: Lang) -> Vec<String> {
        credited_with(marked, outlet, lang, &[])
    }

    /// The same when some tokens are names of organisations.
    fn credited_with(marked: &str, outlet: &str, lang: Lang, bodies: &[(usize, usize)]) -> Vec<String> {
        let mut text = String::new();
        let mut tokens = Vec::new();
        for words in marked.split('|') {
            let start = text.len();
            text.push_str(words);
            tokens
                .push(TokenParts { range: start..text.trim_end_matches(' ').len(), ..TokenParts::default() });
        }
        let metadata = Metadata { lang: Some(lang), outlet: Some(outlet.to_owned()), ..Metadata::default() };
        let article = Article::new("test".to_owned(), None, metadata, text.clone());
        let normalized = Normalized::new(&text, Some(lang));
        let doc = Doc::from_parts(text, tokens, Vec::new());
        let language = Language::of(lang).expect("a language with a file");
        let input = Input::new(&article, &normalized, &doc, language);
        let mention = |(start, end): &(usize, usize)| Mention {
            span: input.span(*start..*end),
            entity_type: EntityType::Organization,
            form: MentionForm::Name,
            same_as: None,
        };
        let mentions = Mentions {
            list: bodies.iter().map(mention).collect(),
            tokens: bodies.iter().map(|(start, end)| *start..*end).collect(),
            ..Mentions::default()
        };
        find(&input, &mentions).into_iter().map(|credit| credit.outlet).collect()
    }

    #[test]
    fn who_is_told_by_name_alone_is_an_outlet_unless_it_is_a_body_of_state() {
        let told =
            |marked: &str, bodies: &[(usize, usize)]| credited_with(marked, "The Post", Lang::EN, bodies);
        assert_eq!(told("She |told |Tarn |that |rain |fell|.", &[(2, 3)]), ["Tarn"]);
        assert!(told("She |told |Parliament |that |rain |fell|.", &[(2, 3)]).is_empty());
        assert!(told("She |told |the |Tarn |that |rain |fell|.", &[(3, 4)]).is_empty());
        assert!(told("She |helped |Tarn |when |rain |fell|.", &[(2, 3)]).is_empty());
    }

    #[test]
    fn a_name_ends_before_words_in_lower_case_and_agencies_are_no_outlets_by_that_word() {
        let told =
            |marked: &str, bodies: &[(usize, usize)]| credited_with(marked, "The Post", Lang::EN, bodies);
        assert_eq!(told("She |told |Tarn |News |agency |so|.", &[(2, 5)]), ["Tarn News"]);
        assert!(told("According |to |Tarn |Energy |Agency |rain |fell|.", &[(2, 5)]).is_empty());
    }

    #[test]
    fn brackets_behind_a_body_hold_its_short_name() {
        let bodies = |last: usize| [(1, last), (last + 1, last + 2)];
        let text = "The |Tarn |Blood |Services |(|CBS|) |opened|.";
        assert!(credited_with(text, "The Post", Lang::EN, &bodies(4)).is_empty());
        assert_eq!(credited_with("Rain |fell |there |(|CBS|)|.", "The Post", Lang::EN, &[(4, 5)]), ["CBS"]);
    }

    #[test]
    fn what_goes_by_way_of_a_body_is_no_report_of_it() {
        let sent = |marked: &str| credited_with(marked, "The Post", Lang::EN, &[(2, 4)]);
        assert_eq!(sent("Rain |via |Tarn |News|."), ["Tarn News"]);
        assert!(sent("Sent |via |Tarn |News |or |train|.").is_empty());
        assert!(sent("Sent |via |Tarn |News|'s |vans|.").is_empty());
    }

    #[test]
    fn whose_picture_it_is_says_nothing_of_the_report() {
        assert!(credited_with("Kim |at |home|. |AP |Photo", "The Post", Lang::EN, &[(4, 5)]).is_empty());
    }

    #[test]
    fn the_agency_of_a_dateline_is_known_in_the_whole_article() {
        let text = "ORT |(|Tarn|) |— |Rain |fell|.|\n\n|She |told |Tarn |so|.";
        assert_eq!(credited(text, "The Post", Lang::EN), ["Tarn", "Tarn"]);
    }

    #[test]
    fn names_in_brackets_within_a_sentence_are_no_credits() {
        let text = "The |Rain |Board |(|Tarn|) |met |in |Ort |(|Varn|)|.";
        assert!(credited(text, "The Post", Lang::EN).is_empty());
        assert!(credited("Kim |(|Varn|) |- |ten |goals|.", "The Post", Lang::EN).is_empty());
    }

    #[test]
    fn the_own_outlet_is_known_by_its_short_name_after_an_article() {
        let text = "She |told |the |Observer |so|. |He |told |Observer |Kim |too|.";
        assert_eq!(credited(text, "Ort Observer", Lang::EN), ["Observer"]);
    }

    #[test]
    fn credit_lines_and_origins_of_articles_name_outlets() {
        let text = "Il |pleut|.|\n\n|(|avec |Tarn|)";
        assert_eq!(credited(text, "Le Soir", Lang::FR), ["Tarn"]);
        assert_eq!(credited("Source |: |Tarn|.", "Le Soir", Lang::FR), ["Tarn"]);
        let text = "This |article |was |originally |published |in |French |by |Tarn|.";
        assert_eq!(credited(text, "The Post", Lang::EN), ["Tarn"]);
    }
}
