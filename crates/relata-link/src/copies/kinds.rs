//! From shared words to a copy link: which kind, how surely, and why.

use super::align::{Alignment, Matched, align};
use super::{CopyVerdict, rewritten};
use crate::input::{Input, Word};
use relata_types::{CopyKind, CopyLink, Reason, Span};
use std::collections::BTreeSet;

/// Equal words in the outlets' own voice below which nothing is called copied: what two reporters share by chance, or because
/// they quote one statement, is quoted or shorter.
const OWN_WORDS: usize = 20;
/// For articles shorter than that: equal own words that are enough when they are most of the shorter article.
const OWN_WORDS_OF_A_BRIEF: usize = 12;
/// A passage of an otherwise different text must hold this many equal own words to be lifted: about a sentence.
const EXCERPT_WORDS: usize = 28;
/// Of those, words that are neither names nor figures: lists, results and titles recur.
const EXCERPT_TELLING: usize = 12;
/// Share of a lifted passage's own words that must be equal on both sides.
const EXCERPT_DENSITY: f64 = 0.6;
/// Share of the shorter article that makes two articles the same text.
const SAME_TEXT: f64 = 0.6;
/// Share of the shorter article that shows two languages to be one that was misjudged.
const MISJUDGED: f64 = 0.9;
/// Share of the longer article that a cut leaves at least; below it, a short text stands within a long one.
const CUT_TEXT: f64 = 0.12;
/// Share of the shorter article's own words that are equal in runs, below which a text is told in other words.
const SAME_WORDS: f64 = 0.38;
/// Share of an article's own words up to which it may be a lifted passage and others.
const LIFTED_TEXT: f64 = 0.7;
/// Share of the telling words of that remainder that the other article has too, below which only a passage was lifted.
const EDITED_REMAINDER: f64 = 0.3;
/// Share of the longer article before all that is shared from which on it does not begin as the shorter does: editors cut from the end.
const BEGINS_ELSEWHERE: f64 = 0.15;
/// Share of edits that change names or figures from which on two texts are one template filled in twice.
const TEMPLATE: f64 = 0.2;
/// Changed names and figures that are no template yet: an update changes a toll and a day.
const UPDATES: usize = 2;

/// How much two articles share, in words of their own voice.
struct Shares {
    /// Equal words in passages.
    own: usize,
    /// The same as a part of the shorter article's own words.
    equal: f64,
    /// What the passages cover of the article with fewer own words, edits included.
    shorter: Side,
    /// The same for the other.
    longer: Side,
}

/// What the passages cover of one article.
struct Side {
    /// Share of its own words.
    covered: f64,
    /// Share of its own words that stand before all passages.
    before: f64,
    /// Of the telling words outside the passages, the share that the other article has too; 1 when there are none.
    related: f64,
}

/// What inputs `a` and `b` (`a` has the smaller id) are to each other by their texts alone; `None`: nothing.
pub(crate) fn judge(a: &Input, b: &Input) -> Option<CopyVerdict> {
    let alignment = align(a, b);

    let shares = shares(a, b, &alignment.passages);
    let lifted = alignment.passages.iter().any(is_lifted);
    let sure = |link| Some(CopyVerdict { link, is_sure: true });
    let of_kind = |kind| sure(link(a, b, kind, &alignment, &shares));
    let (own_a, own_b) = (n_own(a), n_own(b));
    // Two languages share lists, addresses and quotations; that is a translation's matter unless one was misjudged.
    let across = a.lang() != b.lang() && a.lang().is_some() && b.lang().is_some();
    if own_a.min(own_b) == 0 || is_template(&alignment) || (across && shares.shorter.covered < MISJUDGED) {
        return None;
    }
    if same_words(a, b) {
        return of_kind(CopyKind::Identical);
    }
    let covered = shares.shorter.covered;
    let enough = shares.own >= OWN_WORDS || (shares.own >= OWN_WORDS_OF_A_BRIEF && covered >= SAME_TEXT);
    // What is left of the shorter article tells whether its editor changed it or somebody took a passage of it.
    let only_lifted = lifted && covered < LIFTED_TEXT && shares.shorter.related < EDITED_REMAINDER;
    let same_text = enough && covered >= SAME_TEXT && !only_lifted;
    if same_text && shares.equal >= SAME_WORDS {
        return of_kind(if is_within(&shares) { CopyKind::Excerpt } else { CopyKind::Reprint });
    }
    let rewrite = if only_lifted { None } else { rewritten::measure(a, b) };
    match rewrite {
        Some(rewrite) if rewrite.is_sure && enough && shares.equal >= SAME_WORDS => {
            of_kind(CopyKind::Reprint)
        }
        Some(rewrite) if rewrite.is_sure => sure(rewrite.link),
        _ if lifted => of_kind(CopyKind::Excerpt),
        _ if same_text => of_kind(CopyKind::Reprint),
        unsure => unsure,
    }
}

/// Whether the shorter article stands whole within the longer, among other text.
fn is_within(shares: &Shares) -> bool {
    shares.longer.covered < CUT_TEXT || shares.longer.before > BEGINS_ELSEWHERE
}

fn link(a: &Input, b: &Input, kind: CopyKind, alignment: &Alignment, shares: &Shares) -> CopyLink {
    let score = match kind {
        CopyKind::Identical => 1.0,
        // Half of the certainty comes from how much is shared at all, half from its share of the shorter article.
        _ => {
            0.5 + 0.25 * shares.shorter.covered + 0.25 * (shares.own as f64 / (shares.own + OWN_WORDS) as f64)
        }
    };
    let passages = &alignment.passages;
    let share = |name: &str, value: f64| Reason::new(name, format!("{value:.2}"));
    let mut reasons = vec![
        Reason::new("shared-words", passages.iter().map(|passage| passage.n_words).sum::<usize>()),
        Reason::new("shared-own-words", shares.own),
        share("share-of-shorter", shares.shorter.covered),
        share("share-of-longer", shares.longer.covered),
        share("equal-of-shorter", shares.equal),
        share("rest-of-longer-related", shares.longer.related),
        share("rest-of-shorter-related", shares.shorter.related),
        share("before-in-longer", shares.longer.before),
        Reason::new("passages", passages.len()),
    ];
    if alignment.changed_facts > 0 {
        reasons.push(Reason::new("changed-facts", alignment.changed_facts));
    }
    let passages = passages.iter().map(|matched| matched.passage).collect();
    CopyLink { a: a.article.id.clone(), b: b.article.id.clone(), kind, score, reasons, passages }
}

fn shares(a: &Input, b: &Input, passages: &[Matched]) -> Shares {
    let spans = |of: fn(&Matched) -> Span| passages.iter().map(of).collect::<Vec<_>>();
    let (of_a, of_b) = (spans(|matched| matched.passage.a), spans(|matched| matched.passage.b));
    let own = passages.iter().map(|passage| passage.n_own).sum::<usize>();
    let (own_a, own_b) = (n_own(a), n_own(b));
    let (x, y) = (side(a, &of_a, b), side(b, &of_b, a));
    let (shorter, longer) = if own_a <= own_b { (x, y) } else { (y, x) };
    Shares { own, equal: share(own, own_a.min(own_b)), shorter, longer }
}

fn side(input: &Input, passages: &[Span], other: &Input) -> Side {
    let telling = |word: &&Word| word.is_own() && word.is_content();
    let known: BTreeSet<u64> = other.words.iter().filter(telling).map(|word| word.stem).collect();
    let first = passages.iter().map(|span| span.start).min().unwrap_or_default();
    let (mut n_own, mut n_covered, mut n_before, mut n_rest, mut n_related) = (0, 0, 0, 0, 0);
    for word in input.words.iter().filter(|word| word.is_own()) {
        let covered = passages.iter().any(|span| span.contains(word.span));
        n_own += 1;
        n_covered += usize::from(covered);
        n_before += usize::from(word.span.start < first);
        if !covered && word.is_content() {
            n_rest += 1;
            n_related += usize::from(known.contains(&word.stem));
        }
    }
    let related = if n_rest == 0 { 1.0 } else { share(n_related, n_rest) };
    Side { covered: share(n_covered, n_own), before: share(n_before, n_own), related }
}

fn share(n: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { n as f64 / of as f64 }
}

fn is_lifted(passage: &Matched) -> bool {
    let reach = passage.reach.0.max(passage.reach.1);
    passage.n_own >= EXCERPT_WORDS
        && passage.n_telling >= EXCERPT_TELLING
        && passage.n_own as f64 >= EXCERPT_DENSITY * reach as f64
}

/// How many words an article tells in its outlet's own voice.
fn n_own(input: &Input) -> usize {
    input.words.iter().filter(|word| word.is_own()).count()
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
