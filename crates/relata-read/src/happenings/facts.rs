//! Whether a word tells a fact: not denied, supposed, possible or to come.

use super::parties::{agent, children, modified};
use crate::input::Input;
use relata_pipeline::{Token, Upos};

/// Labels of what is set behind a noun without a pronoun: "a deal brokered by", in both schemes of labels.
pub(super) const REDUCED: &str = "acl";
/// Labels of clauses of which what they tell is taken for granted: those of nouns and adverbial ones.
const GRANTED: [&str; 5] = [REDUCED, "acl:relcl", "advcl", "advcl:cleft", "relcl"];
/// Words between a noun and the verb that tells it as a fact: a preposition.
const BETWEEN: usize = 2;

/// Whether a verb tells a fact; of one that is no clause's main verb, whether its clause is of those whose facts are granted, or hangs on
/// a verb that tells it as a fact: "it was feared that she resigned" does not.
pub(super) fn is_told(input: &Input<'_>, verb: usize, is_main: bool) -> bool {
    let told = undertaking(input, verb).unwrap_or(verb);
    let token = input.token(told);
    let is_clause = input.language.speech.labels.clause.contains(&token.dep());
    let is_granted = is_main
        || told != verb
        || GRANTED.contains(&token.dep())
        || is_clause && is_telling(input, token.head().index());
    is_granted && (is_fact(input, told) || is_reduced(input, told))
}

/// Whether what a verb names is told not to be done: "were asked not to drink", "warned against drinking", "may not be drunk".
pub(super) fn is_forbidden(input: &Input<'_>, verb: usize) -> bool {
    let (facts, labels) = (&input.language.happenings, &input.language.speech.labels);
    if is_negated(input, verb) {
        let has =
            |at: usize, list: &[&str]| children(input, at).any(|child| is_one_of(input, child.index(), list));
        return has(verb, facts.permitting_auxiliaries)
            || ordering(input, verb).is_some_and(|order| is_fact(input, order));
    }
    let above = input.token(verb).head().index();
    if labels.infinitive.contains(&input.token(verb).dep()) && is_one_of(input, above, facts.forbidding_verbs)
    {
        return is_fact(input, above);
    }
    let is_against = is_one_of(input, above, facts.against);
    let order = input.token(above).head().index();
    let forbids =
        is_one_of(input, order, facts.ordering_verbs) || is_one_of(input, order, facts.forbidding_verbs);
    is_against && forbids && is_fact(input, order)
}

/// The verb that orders what this one, its negated infinitive, names.
pub(super) fn ordering(input: &Input<'_>, verb: usize) -> Option<usize> {
    let token = input.token(verb);
    let orders = is_one_of(input, token.head().index(), input.language.happenings.ordering_verbs);
    let is_infinitive = input.language.speech.labels.infinitive.contains(&token.dep());
    (is_infinitive && orders && is_negated(input, verb)).then(|| token.head().index())
}

fn is_negated(input: &Input<'_>, verb: usize) -> bool {
    let negations = input.language.speech.audience.negations;
    children(input, verb).any(|child| negations.contains(&child.text().to_lowercase().as_str()))
}

fn is_one_of(input: &Input<'_>, at: usize, words: &[&str]) -> bool {
    words.contains(&input.token(at).lemma().to_lowercase().as_str())
}

/// The verb that tells as begun or promised what this one, its infinitive, names: "agreed to act".
pub(super) fn undertaking(input: &Input<'_>, verb: usize) -> Option<usize> {
    let token = input.token(verb);
    let (head, language) = (token.head(), input.language);
    let is_infinitive = language.speech.labels.infinitive.contains(&token.dep());
    let undertakes = language.happenings.undertaking_verbs.contains(&head.lemma().to_lowercase().as_str());
    (is_infinitive && undertakes).then_some(head.index())
}

/// Whether a verb above the noun, by its object or a preposition, tells it as a fact.
pub(super) fn is_told_of(input: &Input<'_>, noun: usize) -> bool {
    let mut at = noun;
    for _ in 0..BETWEEN {
        let head = input.token(at).head().index();
        if input.token(head).pos() == Upos::Verb {
            let labels = &input.language.speech.labels;
            let is_object = labels.object.contains(&input.token(at).dep())
                || labels.preposition.contains(&input.token(at).dep())
                || labels.passive_subject.contains(&input.token(at).dep());
            return is_object && is_telling(input, head);
        }
        if input.token(head).pos() != Upos::Adp {
            return false;
        }
        at = head;
    }
    false
}

fn is_telling(input: &Input<'_>, verb: usize) -> bool {
    let telling = input.language.happenings.telling_verbs;
    telling.contains(&input.token(verb).lemma().to_lowercase().as_str()) && is_fact(input, verb)
}

/// Whether the verb tells a fact.
fn is_fact(input: &Input<'_>, verb: usize) -> bool {
    let speech = &input.language.speech;
    let is_told = |token: Token<'_>| {
        !matches!(token.feature("Tense"), Some("Fut"))
            && !matches!(token.feature("Mood"), Some("Cnd" | "Imp" | "Sub"))
            && token.feature("VerbForm") != Some("Inf")
    };
    let spoils = |child: Token<'_>| {
        let (word, lemma) = (child.text().to_lowercase(), child.lemma().to_lowercase());
        let is_auxiliary = child.dep().starts_with("aux");
        let is_unreal =
            is_auxiliary && input.language.happenings.unreal_auxiliaries.contains(&lemma.as_str());
        speech.audience.negations.contains(&word.as_str())
            // "S'" is "si" before "il", and else the verb's own pronoun.
            || speech.conditions.contains(&word.as_str()) && child.pos() != Upos::Pron
            || is_unreal
            || is_auxiliary && !is_told(child) && child.feature("VerbForm") != Some("Inf")
    };
    let has_auxiliary = children(input, verb).any(|child| child.dep().starts_with("aux"));
    (has_auxiliary || is_told(input.token(verb))) && !children(input, verb).any(spoils)
}

/// Whether the verb is a participle set behind a noun with who did it, whatever form the tagger takes it for.
fn is_reduced(input: &Input<'_>, verb: usize) -> bool {
    modified(input, verb).is_some() && agent(input, verb).is_some()
}

/// Whether the verb is a participle without auxiliary, as in a headline or behind another: "Brun arrested over fire". "Has arrested" is none.
pub(super) fn is_bare_participle(input: &Input<'_>, verb: usize) -> bool {
    let token = input.token(verb);
    let is_past = token.feature("VerbForm") == Some("Part") && token.feature("Tense") == Some("Past");
    (is_past || token.tag() == "VBN") && !children(input, verb).any(|child| child.dep().starts_with("aux"))
}
