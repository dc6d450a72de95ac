//! From shared words to a copy link: which kind, how surely, and why.

use super::align::{Alignment, Matched};
use crate::input::{Input, Word};
use relata_types::{CopyKind, CopyLink, Reason};

/// Equal words in the outlets' own voice below which nothing is called copied: what two reporters share by chance, or because
/// they quote one statement, is quoted or shorter.
const OWN_WORDS: usize = 20;
/// For articles shorter than that: equal own words that are enough when they are most of the shorter article.
const OWN_WORDS_OF_A_BRIEF: usize = 12;
/// A single passage of an otherwise different text must hold this many equal own words to be lifted: about a sentence.
const EXCERPT_WORDS: usize = 24;
/// Share of the shorter article that makes two articles the same text.
const SAME_TEXT: f64 = 0.6;
/// Share of the shorter article that shows two languages to be one that was misjudged.
const MISJUDGED: f64 = 0.9;
/// Share of the shorter article that makes an edited text, when the longer is covered as much and the order is kept.
const EDITED_TEXT: f64 = 0.35;
/// Share of the longer article that a cut leaves at least; below it, a short text stands within a long one.
const CUT_TEXT: f64 = 0.25;
/// Share of edits that change names or figures from which on two texts are one template filled in twice.
const TEMPLATE: f64 = 0.2;
/// Changed names and figures that are no template yet: an update changes a toll and a day.
const UPDATES: usize = 2;

/// The copy link between inputs `a` and `b` (`a` has the smaller id), when what they share makes one.
pub(crate) fn judge(a: &Input, b: &Input, alignment: &Alignment) -> Option<CopyLink> {
    let (told_a, told_b) = (told(a), told(b));
    let matched: usize = alignment.passages.iter().map(|passage| passage.n_words).sum();
    let own: usize = alignment.passages.iter().map(|passage| passage.n_own).sum();
    let (shorter, longer) = (told_a.min(told_b), told_a.max(told_b));
    if shorter == 0 || is_template(alignment) {
        return None;
    }
    let of_shorter = matched as f64 / shorter as f64;
    let of_longer = matched as f64 / longer as f64;
    // Two languages share lists, addresses and quotations; that is a translation's matter unless one was misjudged.
    if a.lang() != b.lang() && a.lang().is_some() && b.lang().is_some() && of_shorter < MISJUDGED {
        return None;
    }
    let kind = if same_words(a, b) {
        CopyKind::Identical
    } else {
        let enough = own >= OWN_WORDS || (own >= OWN_WORDS_OF_A_BRIEF && of_shorter >= SAME_TEXT);
        let lifted = alignment.passages.iter().any(|passage| passage.n_own >= EXCERPT_WORDS);
        let ordered = order(&alignment.passages);
        match () {
            () if !enough => return None,
            () if of_shorter >= SAME_TEXT && of_longer >= CUT_TEXT => CopyKind::Reprint,
            () if of_shorter >= EDITED_TEXT && of_longer >= EDITED_TEXT && ordered => CopyKind::Reprint,
            () if lifted => CopyKind::Excerpt,
            () => return None,
        }
    };
    let score = match kind {
        CopyKind::Identical => 1.0,
        // Half of the certainty comes from how much is shared at all, half from its share of the shorter article.
        _ => 0.5 + 0.25 * of_shorter.min(1.0) + 0.25 * (own as f64 / (own + OWN_WORDS) as f64),
    };
    let mut reasons = vec![
        Reason::new("shared-words", matched),
        Reason::new("shared-own-words", own),
        Reason::new("share-of-shorter", format!("{of_shorter:.2}")),
        Reason::new("share-of-longer", format!("{of_longer:.2}")),
        Reason::new("passages", alignment.passages.len()),
    ];
    if alignment.changed_facts > 0 {
        reasons.push(Reason::new("changed-facts", alignment.changed_facts));
    }
    let passages = alignment.passages.iter().map(|matched| matched.passage).collect();
    Some(CopyLink { a: a.article.id.clone(), b: b.article.id.clone(), kind, score, reasons, passages })
}

/// How many words an article tells: all but furniture.
fn told(input: &Input) -> usize {
    input.words.iter().filter(|word| !word.furniture).count()
}

fn same_words(a: &Input, b: &Input) -> bool {
    let keys =
        |words: &[Word]| -> Vec<u64> { words.iter().filter(|w| !w.furniture).map(|w| w.key).collect() };
    keys(&a.words) == keys(&b.words)
}

fn is_template(alignment: &Alignment) -> bool {
    let facts = alignment.changed_facts + alignment.same_facts;
    alignment.changed_facts > UPDATES && alignment.changed_facts as f64 > TEMPLATE * facts as f64
}

/// Whether most passages follow each other in `b` as they do in `a`.
fn order(passages: &[Matched]) -> bool {
    let kept = passages.windows(2).filter(|pair| pair[0].passage.b.start < pair[1].passage.b.start).count();
    2 * kept + 1 >= passages.len()
}
