//! Descriptions: noun phrases headed by a noun for a person or a body that can speak.

use super::Candidate;
use crate::input::Input;
use crate::lang::{Gender, holds, look_up};
use relata_pipeline::{Token, Upos};
use relata_types::{EntityType, MentionForm};
use std::collections::BTreeSet;
use std::ops::Range;

/// The descriptions of an article that lie outside its names, in the order of the text.
pub(super) fn find(input: &Input<'_>, names: &[Candidate]) -> Vec<Candidate> {
    let mut is_name = vec![false; input.doc.len()];
    for name in names {
        is_name.iter_mut().take(name.tokens.end).skip(name.tokens.start).for_each(|flag| *flag = true);
    }
    let described_as_people = described_as_people(input);
    let mut found = Vec::new();
    for token in input.doc.tokens() {
        if is_name[token.index()] || !matches!(token.pos(), Upos::Noun | Upos::Propn) {
            continue;
        }
        let by_clause = || described_as_people.contains(&token.index()).then_some((EntityType::Person, None));
        let Some((entity_type, gender)) = of_noun(input, token).or_else(by_clause) else {
            continue;
        };
        // "Court-mandated", "party girl": no body is meant, only what the other word is about.
        let is_part = token.dep() == "compound" || token.dep() == "npadvmod";
        if is_title_of(input, token, &is_name) || is_part && !is_name[token.head().index()] {
            continue;
        }
        let is_plural = is_plural(token);
        found.push(Candidate {
            tokens: phrase(input, token.index(), &is_name),
            head: token.index(),
            entity_type: if is_plural && entity_type == EntityType::Person {
                EntityType::Group
            } else {
                entity_type
            },
            form: MentionForm::Nominal,
            gender: gender_of(input, token, entity_type, gender),
            is_plural,
            same_as: None,
        });
    }
    found
}

/// The nouns of which a clause with "who" tells more: people, whatever the noun ("the putschist who").
fn described_as_people(input: &Input<'_>) -> BTreeSet<usize> {
    let speech = &input.language.speech;
    let noun = |pronoun: Token<'_>| {
        let verb = pronoun.head();
        let noun = verb.head();
        let is_clause = speech.labels.relative_clause.contains(&verb.dep());
        let is_beside = noun.index() < pronoun.index()
            && input.sentence_of[noun.index()] == input.sentence_of[pronoun.index()];
        // "The leader of a community who": the noun that heads the phrase is meant, if it is one for people.
        let is_of_person = || {
            let above = [noun.head(), noun.head().head()];
            above.into_iter().any(|head| head.index() < noun.index() && of_noun(input, head).is_some())
        };
        (is_clause && is_beside && noun.pos() == Upos::Noun && !is_of_person()).then_some(noun.index())
    };
    let is_personal =
        |token: &Token<'_>| speech.personal_relatives.contains(&token.text().to_lowercase().as_str());
    input.doc.tokens().filter(is_personal).filter_map(noun).collect()
}

/// The gender of whom a noun stands for: what its determiner tells, else what the noun itself does.
fn gender_of(
    input: &Input<'_>,
    token: Token<'_>,
    entity_type: EntityType,
    own: Option<Gender>,
) -> Option<Gender> {
    let told = determiner_gender(input, token.index());
    if entity_type == EntityType::Organization {
        return told.or(own).or_else(|| morph_gender(token));
    }
    // A woman is "ministre", "porte-parole", often "chef" as well: without a determiner these tell nothing.
    let is_masculine = input.language.names.nouns_have_gender && own == Some(Gender::Masculine);
    let is_bare = token.index() == 0
        || !matches!(input.token(token.index() - 1).pos(), Upos::Det | Upos::Adj | Upos::Adp);
    told.or_else(|| own.filter(|_| !is_masculine || !is_bare && !token.text().ends_with('e')))
}

/// The gender that the determiner of a noun tells, with adjectives between: "la maire", "le nouveau ministre".
pub(super) fn determiner_gender(input: &Input<'_>, noun: usize) -> Option<Gender> {
    let determiners = input.language.names.gendered_determiners;
    (0..noun)
        .rev()
        .take(MAX_BEFORE_NOUN)
        .take_while(|&index| {
            index + 1 == noun || matches!(input.token(index + 1).pos(), Upos::Adj | Upos::Propn)
        })
        .find_map(|index| look_up(determiners, &input.token(index).text().to_lowercase()))
}

/// How far before its noun a determiner stands at most.
const MAX_BEFORE_NOUN: usize = 3;

/// What the noun stands for, and the gender that the noun itself tells.
pub(super) fn of_noun(input: &Input<'_>, token: Token<'_>) -> Option<(EntityType, Option<Gender>)> {
    let facts = &input.language.names;
    let lower = token.text().to_lowercase();
    for word in [lower.as_str(), token.lemma().to_lowercase().as_str()] {
        if let Some(gender) = look_up(facts.person_nouns, word) {
            return Some((EntityType::Person, gender));
        }
        if holds(facts.body_nouns, word) {
            return Some((EntityType::Organization, None));
        }
    }
    None
}

/// Whether the noun is a title before a name and depends on it, so that the name itself is the head of the phrase.
fn is_title_of(input: &Input<'_>, token: Token<'_>, is_name: &[bool]) -> bool {
    let head = token.head().index();
    head > token.index()
        && is_name[head]
        && (token.index() + 1..head).all(|i| is_name[i] || input.token(i).pos() != Upos::Punct)
}

fn is_plural(token: Token<'_>) -> bool {
    token.feature("Number") == Some("Plur")
}

/// The gender that the tagger saw.
pub(super) fn morph_gender(token: Token<'_>) -> Option<Gender> {
    match token.feature("Gender") {
        Some("Fem") => Some(Gender::Feminine),
        Some("Masc") => Some(Gender::Masculine),
        _ => None,
    }
}

/// The noun with what stands before it and its closest complements: "the president of the company", but not what
/// follows a comma, a relative clause or a name in apposition.
fn phrase(input: &Input<'_>, head: usize, is_name: &[bool]) -> Range<usize> {
    let subtree = input.subtree(head);
    let is_break = |index: usize| {
        let token = input.token(index);
        matches!(token.pos(), Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Cconj | Upos::Space)
            && !matches!(token.text(), "-" | "'" | "'s" | "’s")
            && token.dep() != "amod"
    };
    let mut start = head;
    while start > subtree.start && !is_break(start - 1) && input.token(start - 1).pos() != Upos::Adp {
        start -= 1;
    }
    // "Quant au président": what only links the phrase to the sentence is no part of it.
    let is_link = |index: usize| input.token(index).dep() == "case";
    while start < head && is_link(start) {
        start += 1;
    }
    // A preposition that opens the phrase ("of the president") marks its role; the French "du" holds the article.
    let mut end = head + 1;
    while end < subtree.end {
        let token = input.token(end);
        let is_apposed_name = is_name[end] && !is_name[end - 1] && !is_linked(input, end);
        let is_relative = holds(input.language.names.relatives, &token.text().to_lowercase());
        // French nouns do not follow each other: "la maire compte" is a verb that the tagger mistook.
        let is_noun = |at: usize| input.token(at).pos() == Upos::Noun;
        let is_no_compound = input.language.names.nouns_have_gender && is_noun(end) && is_noun(end - 1);
        // "The director's chair": the chair is another phrase.
        let is_possessive = end == head + 1 && token.dep() == "case" && matches!(token.text(), "'s" | "’s");
        if is_break(end) || is_apposed_name || is_relative || is_no_compound || is_possessive {
            break;
        }
        end += 1;
    }
    // A phrase does not end with a preposition or an article whose complement was cut off.
    while end > head + 1
        && matches!(input.token(end - 1).pos(), Upos::Adp | Upos::Det | Upos::Pron | Upos::Adv)
    {
        end -= 1;
    }
    start..end
}

/// Whether a word is tied to its head by a preposition: "of Russia", "du Kremlin".
fn is_linked(input: &Input<'_>, index: usize) -> bool {
    index > 0 && {
        let before = input.token(index - 1);
        before.pos() == Upos::Adp
            || (before.pos() == Upos::Det && index > 1 && input.token(index - 2).pos() == Upos::Adp)
    }
}
