//! Pronouns that stand for somebody.

use super::Candidate;
use crate::input::Input;
use crate::lang::{PronounFacts, holds, look_up};
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
            gender: facts.gender,
            is_plural: facts.is_plural,
            same_as: None,
        });
    }
    found
}

/// What the pronoun at a token tells, and of how many tokens it is: two for "ce dernier".
pub(super) fn facts_at(input: &Input<'_>, index: usize) -> Option<(usize, PronounFacts)> {
    let lower = bare(input.token(index).text());
    let pronouns = input.language.names.pronouns;
    if index + 1 < input.doc.len() {
        let two = format!("{lower} {}", input.token(index + 1).text().to_lowercase());
        if let Some(facts) = look_up(pronouns, &two) {
            return Some((2, facts));
        }
    }
    let facts = look_up(pronouns, &lower)?;
    let is_pronoun = matches!(input.token(index).pos(), Upos::Pron | Upos::Det | Upos::Noun | Upos::X);
    is_pronoun.then_some((1, facts))
}

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
    if token.dep().starts_with("expl") && token.dep() != "expl:comp" {
        return true;
    }
    let verb = token.head();
    let follows =
        |n: usize| (index + n < input.doc.len()).then(|| input.token(index + n).text().to_lowercase());
    let impersonal = input.language.names.impersonal_verbs;
    holds(impersonal, verb.lemma().to_lowercase().as_str())
        || (1..=2).filter_map(follows).any(|word| word == "y") && matches!(bare(token.text()).as_str(), "il")
}
