//! Clauses: the parts of sentences, and of what is uttered, that tell something by themselves.
//!
//! "A dam burst on Sunday, killing four, and the road is closed" tells three things, of which another article may tell one.
//! A clause is cut off where its verb is joined to another verb, or set off by a mark or a conjunction from the word it
//! belongs to; it takes its subject along when that stands outside.

use crate::input::Input;
use relata_pipeline::{Token, Upos};
use relata_types::{Clause, SentenceVector, Span, Statement};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words, and telling words among them, that a clause must have: less is left with the clause it belongs to.
const LEAST_WORDS: usize = 3;
const LEAST_TELLING: usize = 2;
/// Tokens of a subject that a clause takes along; of a longer one its noun with what stands before it, so far.
const SUBJECT_TOKENS: usize = 8;
/// Verbs in a row that may share the subject of the first.
const SHARED_SUBJECT: usize = 6;

/// Labels of words that another verb's clause hangs on: within one sentence, joined or not (ClearNLP and Universal Dependencies).
const JOINED: [&str; 2] = ["conj", "parataxis"];
const ADVERBIAL: [&str; 2] = ["advcl", "advcl:cleft"];
const OF_A_NOUN: [&str; 3] = ["relcl", "acl:relcl", "acl"];
const SUBJECTS: [&str; 4] = ["nsubj", "nsubjpass", "nsubj:pass", "csubj"];

/// What a text is cut into.
pub(crate) struct Found {
    /// Sorted by place. A sentence that is one clause has none, unless somebody utters a part of it.
    pub(crate) clauses: Vec<Clause>,
    /// The main verb of each clause and of each sentence that is one, sorted; of what has no verb its main word.
    pub(crate) verbs: BTreeSet<usize>,
}

/// Cuts the sentences, and what somebody utters.
pub(crate) fn find(input: &Input<'_>, statements: &[Statement]) -> Found {
    let mut found: Vec<Clause> = Vec::new();
    let mut verbs = BTreeSet::new();
    let of_statements = |span: Span| {
        let cues = statements.iter().filter_map(|statement| statement.cue.as_ref()).map(|cue| cue.span);
        let contents = statements.iter().flat_map(|statement| statement.content.iter().copied());
        cues.chain(contents).any(|taken| taken.overlaps(span))
    };
    for sentence in &input.sentences {
        if input.is_furniture(input.span(sentence.clone())) {
            continue;
        }
        let (clauses, main) = cut(input, &sentence.clone().collect::<Vec<_>>());
        verbs.extend(main);
        if clauses.len() > 1 {
            found.extend(clauses.into_iter().filter(|clause| !of_statements(clause.span)));
        }
    }
    let spans: Vec<Span> = (0..input.doc.len()).map(|at| input.span(at..at + 1)).collect();
    for statement in statements {
        let hull = statement.hull();
        for sentence in
            input.sentences.iter().filter(|sentence| input.span((*sentence).clone()).overlaps(hull))
        {
            let is_uttered = |at: &usize| statement.content.iter().any(|piece| piece.contains(spans[*at]));
            let uttered: Vec<usize> =
                sentence.clone().filter(|at| spans.len() > *at && is_uttered(at)).collect();
            let (clauses, main) = cut(input, &uttered);
            verbs.extend(main);
            let said = |tokens: &[usize]| tokens.iter().filter(|at| is_word(input.token(**at))).count();
            let all: Vec<usize> = sentence.clone().collect();
            if clauses.len() > 1 || said(&uttered) < said(&all) {
                found.extend(clauses);
            }
        }
    }
    found.sort_by(|x, y| (x.span, &x.pieces).cmp(&(y.span, &y.pieces)));
    found.dedup_by(|x, y| (x.span, &x.pieces) == (y.span, &y.pieces));
    Found { clauses: found, verbs }
}

fn holds(within: &[usize], at: usize) -> bool {
    within.binary_search(&at).is_ok()
}

fn is_word(token: Token<'_>) -> bool {
    token.text().chars().any(char::is_alphanumeric)
}

/// The clauses of some tokens of one sentence, and their main verbs.
fn cut(input: &Input<'_>, within: &[usize]) -> (Vec<Clause>, Vec<usize>) {
    // All belongs to the main clause until another verb claims a part of it.
    let mut owner: Vec<Option<usize>> = within.iter().map(|at| owner(input, *at, within)).collect();
    merge_unmarked(input, within, &mut owner);
    merge_small(input, within, &mut owner);
    let mut parts: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, owner) in within.iter().zip(&owner) {
        parts.entry(*owner).or_default().push(*at);
    }
    let mut clauses: Vec<Clause> = Vec::new();
    let mut verbs = Vec::new();
    for (verb, tokens) in parts {
        verbs.extend(verb.or_else(|| main_word(input, &tokens, within)));
        let runs = runs(input, &tokens);
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else { continue };
        let span = input.span(first.start..last.end);
        let subject = verb.and_then(|verb| subject(input, verb, within));
        let mut pieces: Vec<Span> = subject.into_iter().map(|subject| input.span(subject)).collect();
        pieces.extend(runs.into_iter().map(|run| input.span(run)));
        pieces.retain(|piece| !piece.is_empty());
        clauses.push(Clause { span, pieces, vector: SentenceVector::NONE });
    }
    (clauses, verbs)
}

/// The word of the main clause on which none of the others hangs: a verb if there is one.
fn main_word(input: &Input<'_>, tokens: &[usize], within: &[usize]) -> Option<usize> {
    let is_top = |at: &usize| input.token(*at).is_root() || !holds(within, input.token(*at).head().index());
    let mut tops = tokens.iter().copied().filter(is_top);
    let first = tops.clone().next();
    tops.find(|at| input.token(*at).pos() == Upos::Verb).or(first)
}

/// The verb whose clause holds the token; `None`: the main one.
fn owner(input: &Input<'_>, token: usize, within: &[usize]) -> Option<usize> {
    let mut at = token;
    for _ in 0..within.len() {
        if opens(input, at, within) {
            return Some(at);
        }
        let head = input.token(at).head().index();
        if head == at || !holds(within, head) {
            return None;
        }
        at = head;
    }
    None
}

/// Whether a clause of its own hangs on the word.
fn opens(input: &Input<'_>, at: usize, within: &[usize]) -> bool {
    let token = input.token(at);
    if token.is_root() || !is_verbal(input, at, within) {
        return false;
    }
    let dep = token.dep();
    let (head, is_joined) = (token.head().index(), JOINED.contains(&dep));
    if !holds(within, head) {
        // Two clauses that the parser hangs on the verb of saying itself: "told the paper A, and that B".
        return is_joined && within.first().is_some_and(|first| *first < input.subtree(at).start);
    }
    if is_joined {
        return is_verbal(input, head, within);
    }
    let set_off = || {
        let start = input.subtree(at).start;
        let before = within.iter().rev().find(|before| **before < start).map(|before| input.token(*before));
        // What opens the stretch is set off by what follows it.
        before.is_none_or(|before| !is_word(before) || matches!(before.pos(), Upos::Cconj | Upos::Sconj))
    };
    if ADVERBIAL.contains(&dep) {
        return set_off()
            || children(input, at, within).any(|child| child.index() < at && child.dep() == "mark");
    }
    OF_A_NOUN.contains(&dep) && set_off()
}

fn is_verbal(input: &Input<'_>, at: usize, within: &[usize]) -> bool {
    matches!(input.token(at).pos(), Upos::Verb | Upos::Aux)
        || children(input, at, within)
            .any(|child| matches!(child.dep(), "cop") || SUBJECTS.contains(&child.dep()))
}

fn children<'i>(input: &'i Input<'_>, at: usize, within: &'i [usize]) -> impl Iterator<Item = Token<'i>> {
    let tokens = within.iter().map(|child| input.token(*child));
    tokens.filter(move |child| child.index() != at && child.head().index() == at)
}

/// Takes back each cut between two words of which neither is a mark, a conjunction or a word that opens a clause: there the
/// annotation is more likely wrong than the sentence so dense.
fn merge_unmarked(input: &Input<'_>, within: &[usize], owner: &mut [Option<usize>]) {
    let opens_clause = |at: usize| {
        let token = input.token(at);
        let joins = matches!(token.pos(), Upos::Cconj | Upos::Sconj) || matches!(token.dep(), "mark" | "cc");
        let relative = token.tag().starts_with('W') || token.feature("PronType") == Some("Rel");
        !is_word(token) || joins || relative
    };
    for at in 1..within.len() {
        let (before, here) = (owner[at - 1], owner[at]);
        let is_marked = opens_clause(within[at - 1]) || opens_clause(within[at]);
        if before != here && within[at - 1] + 1 == within[at] && !is_marked {
            // The part that begins later hangs on the other.
            let (kept, gone) = if before < here { (before, here) } else { (here, before) };
            owner.iter_mut().filter(|owner| **owner == gone).for_each(|owner| *owner = kept);
        }
    }
}

/// Gives what tells too little by itself to the clause it belongs to: that of the next verb above, or for the main one the first
/// that hangs on it.
fn merge_small(input: &Input<'_>, within: &[usize], owner: &mut [Option<usize>]) {
    for _ in 0..within.len() {
        let mut sizes: BTreeMap<Option<usize>, (usize, usize)> = BTreeMap::new();
        for (at, owner) in within.iter().zip(owner.iter()) {
            let token = input.token(*at);
            let tells = matches!(token.pos(), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
            let size = sizes.entry(*owner).or_default();
            *size = (size.0 + usize::from(is_word(token)), size.1 + usize::from(tells && is_word(token)));
        }
        let small =
            sizes.iter().find(|(_, (words, telling))| *words < LEAST_WORDS || *telling < LEAST_TELLING);
        let Some((&small, _)) = small.filter(|_| sizes.len() > 1) else { return };
        let into = match small {
            Some(verb) => {
                let head = within.binary_search(&input.token(verb).head().index()).ok();
                head.and_then(|head| owner.get(head).copied()).flatten()
            }
            None => sizes.keys().copied().flatten().next(),
        };
        let into = if into == small { None } else { into };
        owner.iter_mut().filter(|owner| **owner == small).for_each(|owner| *owner = into);
    }
}

/// Runs of tokens without the marks and conjunctions at their ends.
fn runs(input: &Input<'_>, tokens: &[usize]) -> Vec<Range<usize>> {
    let is_edge = |at: usize| {
        let token = input.token(at);
        !is_word(token) && !token.text().contains(['%', '€', '$', '£']) || token.pos() == Upos::Cconj
    };
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in tokens {
        match runs.last_mut() {
            Some(run) if run.end == *at => run.end += 1,
            _ => runs.push(*at..*at + 1),
        }
    }
    for run in &mut runs {
        while run.start < run.end && is_edge(run.start) {
            run.start += 1;
        }
        while run.start < run.end && is_edge(run.end - 1) {
            run.end -= 1;
        }
    }
    runs.retain(|run| run.clone().any(|at| is_word(input.token(at))));
    runs
}

/// What the clause of a verb speaks of, when that stands outside it: the noun that it is set behind, or the subject of the verb
/// that it is joined to.
fn subject(input: &Input<'_>, verb: usize, within: &[usize]) -> Option<Range<usize>> {
    let own = |verb: usize| children(input, verb, within).find(|child| SUBJECTS.contains(&child.dep()));
    let mut at = verb;
    if OF_A_NOUN.contains(&input.token(verb).dep()) {
        return Some(noun_phrase(input, input.token(verb).head().index(), within))
            .filter(|noun| noun.end <= verb);
    }
    for _ in 0..SHARED_SUBJECT {
        if let Some(subject) = own(at) {
            return (at != verb).then(|| noun_phrase(input, subject.index(), within));
        }
        let head = input.token(at).head().index();
        if head == at || !holds(within, head) {
            return None;
        }
        at = head;
    }
    None
}

/// A noun with what belongs to it; of a long phrase only what stands before the noun.
fn noun_phrase(input: &Input<'_>, noun: usize, within: &[usize]) -> Range<usize> {
    let whole = input.subtree(noun);
    let reaches = |at: &usize| holds(within, *at);
    let start = (whole.start..noun).rev().take_while(reaches).last().unwrap_or(noun);
    let end = (noun..whole.end).take_while(reaches).last().unwrap_or(noun) + 1;
    let has_verb = (start..end).any(|at| input.token(at).pos() == Upos::Verb);
    if end - start <= SUBJECT_TOKENS && !has_verb {
        start..end
    } else {
        start.max((noun + 1).saturating_sub(SUBJECT_TOKENS))..noun + 1
    }
}
