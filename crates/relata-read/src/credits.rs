//! Credits: phrases that name where the reporting comes from ("told AFP", "(Reuters) -", "first reported by X").

use crate::furniture::plain;
use crate::input::Input;
use crate::mentions::{Mentions, is_known_outlet};
use relata_types::{Credit, EntityType, MentionForm};
use std::ops::Range;

/// How many words may stand between the phrase that gives credit and the outlet: "the news agency".
const MOST_FILLERS: usize = 4;

/// The credits of an article, in order, apart. An outlet is a body of the outlets' table, or one whose name holds a
/// word for a newspaper, an agency or a station.
pub(crate) fn find(input: &Input<'_>, mentions: &Mentions) -> Vec<Credit> {
    let mut found: Vec<Credit> = Vec::new();
    for tokens in outlets(input, mentions) {
        let phrase = before(input, tokens.clone())
            .map(|start| start..tokens.end)
            .or_else(|| in_brackets(input, tokens.clone()))
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
        if is_body && is_outlet(input, tokens.clone()) {
            found.push(tokens.clone());
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

fn is_outlet(input: &Input<'_>, tokens: Range<usize>) -> bool {
    is_known_outlet(input.text(tokens.clone()))
        || tokens.len() > 1
            && tokens.into_iter().any(|index| {
                input.language.notes.outlet_words.contains(&plain(input.token(index).text()).as_str())
            })
}

/// Where a phrase that gives credit to the outlet after it begins.
fn before(input: &Input<'_>, outlet: Range<usize>) -> Option<usize> {
    let facts = &input.language.notes;
    let first = input.sentences.get(input.sentence_of[outlet.start])?.start;
    let mut end = outlet.start;
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
            if matches {
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

/// The outlet with the brackets around it: "(AFP)", "(Reuters)".
fn in_brackets(input: &Input<'_>, outlet: Range<usize>) -> Option<Range<usize>> {
    let open = outlet.start.checked_sub(1)?;
    let is_open = input.token(open).text() == "(";
    let closes = outlet.end < input.doc.len() && input.token(outlet.end).text() == ")";
    (is_open && closes).then_some(open..outlet.end + 1)
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
