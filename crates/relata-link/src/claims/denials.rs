//! Denials that take up what was told just before: "denied that any such order was given", "rejected that account".

use super::rulings::Groups;
use super::tellings::Item;
use relata_types::Reason;

/// Telling words beside those that point back, up to which a denial tells nothing but that.
const POINTING_WORDS: usize = 3;
/// Utterances before the denial among which what it denies is looked for.
const REACH: usize = 2;

/// Puts each denial that only points back, and stands alone, into the group of the last telling before it by somebody else in
/// its article.
pub(crate) fn attach(items: &[Item], groups: &mut Groups) {
    for (at, item) in items.iter().enumerate() {
        if item.is_in_passing
            || !item.is_denial
            || !item.points_back
            || item.words.len() > POINTING_WORDS
            || !groups.is_alone(at)
        {
            continue;
        }
        let uttered = items[..at].iter().enumerate().rev().filter(|(_, other)| {
            other.input == item.input
                && other.statement.is_some()
                && other.count.is_none()
                && !other.is_in_passing
        });
        let mut by_others = uttered
            .take(REACH)
            .filter(|(_, other)| other.source != item.source || other.speaker != item.speaker);
        if let Some((denied, _)) = by_others.next() {
            groups.join(denied, at, Reason::new("denies", "what was told just before"));
        }
    }
}
