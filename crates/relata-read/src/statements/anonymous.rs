//! Whether a source is people whom the article keeps nameless: "US officials", "a person close to the talks".

use super::scene::Scene;
use super::source::{self, Source};
use crate::lang::holds;
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm, MentionIdx};

/// Whether no name stands behind the source, which are people: several, one of many, or one whom the noun itself keeps
/// nameless. A body speaks under its name, and so does its spokeswoman; an office ("the governor") has one holder.
pub(super) fn is_anonymous(scene: &Scene<'_>, source: &Source, speaker: Option<MentionIdx>) -> bool {
    let named = |mention: MentionIdx| {
        let own = &scene.mentions.list[mention];
        let best = own.same_as.and_then(|best| scene.mentions.list.get(best)).unwrap_or(own);
        best.form == MentionForm::Name
    };
    let head = source.head;
    if speaker.is_some_and(named) || names_one(scene, source) {
        return false;
    }
    let facts = &scene.facts.audience;
    let token = scene.token(head);
    let words = [scene.lower(head), token.lemma().to_lowercase()];
    let is_one_of = |list: &[&str]| words.iter().any(|word| holds(list, word));
    if is_one_of(facts.nameless_nouns) {
        return true;
    }
    if matches!(token.pos(), Upos::Pron | Upos::Num | Upos::Adj | Upos::Det) {
        return holds(facts.nameless_pronouns, &words[0]);
    }
    let is_person = token.pos() == Upos::Noun
        && (source::is_person_noun(scene, head) || source::is_agent_like(scene, head));
    if !is_person {
        return false;
    }
    let is_plural =
        token.feature("Number") == Some("Plur") || words[0] != words[1] && words[0].ends_with('s');
    let is_indefinite =
        source.tokens.clone().take_while(|&i| i < head).any(|i| holds(facts.indefinite, &scene.lower(i)));
    is_plural || is_indefinite && !is_one_of(facts.spokespeople)
}

/// Whether a person's name is the source's head or stands beside it: "officials and Anna Lee".
fn names_one(scene: &Scene<'_>, source: &Source) -> bool {
    let labels = scene.labels();
    scene.mentions_in(source.tokens.clone()).any(|m| {
        let mention = &scene.mentions.list[m];
        let name = scene.mentions.heads[m];
        mention.form == MentionForm::Name
            && mention.entity_type == EntityType::Person
            && (name == source.head
                || scene.head(name) == Some(source.head)
                    && (scene.has_label(name, labels.apposition) || scene.has_label(name, labels.conjunct)))
    })
}
