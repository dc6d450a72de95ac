//! Pronouns that stand for somebody.

use super::Candidate;
use crate::input::Input;
use crate::lang::{PronounFacts, holds, look_up};
use crate::lexicon::is_cue_verb;
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};

/// The pronouns of an article, in the order of the text. Impersonal ones ("il y a", "it is clear") are left out.
pub(super) fn find(input: &Input<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for token in input.doc.tokens() {
        let Some((length, facts)) = facts_at(input, token.index()) else {
            continue;
        };
        if is_impersonal(input, token.index()) {
            continue;
        }
        let entity_type = match (facts.is_person, facts.is_plural) {
            (true, false) => EntityType::Person,
            (_, true) => EntityType::Group,
            (false, false) => EntityType::Other,
        };
        found.push(Candidate {
            tokens: token.index()..token.index() + length,
            head: token.index() + length - 1,
            entity_type,
            form: MentionForm::Pronoun,
            gender: facts.gender.filter(|_| tells_gender(input, token.index())),
            is_plural: facts.is_plural,
            same_as: None,
        });
    }
    found
}

/// Whether the gender that the list gives for the pronoun at a token holds there: "selon lui", but not "lui répond".
fn tells_gender(input: &Input<'_>, index: usize) -> bool {
    let is_dative = holds(input.language.names.dative_pronouns, &bare(input.token(index).text()));
    !is_dative || index > 0 && input.token(index - 1).pos() == Upos::Adp
}

/// What the pronoun at a token tells, and of how many tokens it is: two for "ce dernier", up to three for "celui-ci".
pub(super) fn facts_at(input: &Input<'_>, index: usize) -> Option<(usize, PronounFacts)> {
    let lower = bare(input.token(index).text());
    let pronouns = input.language.names.pronouns;
    if index + 1 < input.doc.len() {
        let two = format!("{lower} {}", input.token(index + 1).text().to_lowercase());
        if let Some(facts) = look_up(pronouns, &two) {
            return Some((2, facts));
        }
        // "Celui-ci" is cut at its hyphen.
        let hung = (index + 1..input.doc.len()).take(HUNG_TOKENS);
        let is_hung = |end: &usize| input.token(index + 1).text().starts_with('-') && *end > index + 1;
        for end in hung.map(|last| last + 1).filter(is_hung) {
            let whole = input.text(index..end).to_lowercase();
            if let Some(facts) = look_up(pronouns, &whole) {
                return Some((end - index, facts));
            }
        }
    }
    let facts = look_up(pronouns, &lower)?;
    let is_pronoun = matches!(input.token(index).pos(), Upos::Pron | Upos::Det | Upos::Noun | Upos::X);
    is_pronoun.then_some((1, facts))
}

/// A hyphen and the word behind it: of how many tokens they are at most.
const HUNG_TOKENS: usize = 2;

/// The pronoun without the link to an inverted verb: "-t-il", "-il" give "il".
fn bare(text: &str) -> String {
    let lower = text.to_lowercase();
    let linked =
        lower.strip_prefix("-t-").or_else(|| lower.strip_prefix("t-")).or_else(|| lower.strip_prefix('-'));
    linked.unwrap_or(&lower).to_owned()
}

/// Whether the pronoun stands for nobody.
fn is_impersonal(input: &Input<'_>, index: usize) -> bool {
    let token = input.token(index);
    // The French parser calls every inverted subject an expletive: "a-t-il ajouté".
    let verb = token.head();
    // It takes subjects of verbs of saying for expletives as well: "il estime que", but not "il est dit que".
    let is_active_cue = verb.pos() == Upos::Verb
        && is_cue_verb(input.language, verb)
        && !(index + 1..verb.index()).any(|at| input.token(at).dep() == "aux:pass");
    if token.dep().starts_with("expl")
        && token.dep() != "expl:comp"
        && !token.text().starts_with('-')
        && !is_active_cue
    {
        return true;
    }
    let follows =
        |n: usize| (index + n < input.doc.len()).then(|| input.token(index + n).text().to_lowercase());
    let names = &input.language.names;
    let impersonal = names.impersonal_verbs;
    // "Il a été décidé que", "it is clear that": the clause is what the verb is about.
    let has_clause = |at: usize| {
        input.sentences.get(input.sentence_of[at]).cloned().unwrap_or(0..0).any(|child| {
            let token = input.token(child);
            token.head().index() == at
                && child > index
                && matches!(token.dep(), "ccomp" | "xcomp" | "csubj" | "csubj:pass")
        })
    };
    let is_passive = token.dep() == "nsubj:pass" || token.dep() == "nsubjpass";
    // In the UD scheme the adjective governs the copula: "il est clair que".
    let is_copular = holds(names.linking_verbs, verb.lemma()) || verb.pos() == Upos::Adj;
    if facts_at(input, index).is_some_and(|(_, facts)| !facts.is_plural)
        && holds(names.impersonal_pronouns, &bare(token.text()))
        && (is_passive && has_clause(verb.index())
            || is_copular && (!names.nouns_have_gender || has_clause(verb.index())))
    {
        return true;
    }
    holds(impersonal, verb.lemma().to_lowercase().as_str())
        || holds(names.impersonal_pronouns, &bare(token.text()))
            && (1..=2).filter_map(follows).any(|word| holds(names.existential_words, &word))
}
