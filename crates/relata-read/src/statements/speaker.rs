//! From the words that name who speaks to the mention behind them.

use super::scene::Scene;
use super::source::{self, Source};
use crate::lang::holds;
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm, MentionIdx};

/// The mention that the source is; `None` when there is none: a wrong name is worse.
pub(super) fn of(scene: &Scene<'_>, source: &Source) -> Option<MentionIdx> {
    let head = source.head;
    if let Some(name) = person_beside(scene, source, head) {
        return Some(name);
    }
    if let Some(name) = coordinate_titles(scene, source, head) {
        return Some(name);
    }
    if let Some(mention) = scene.mention(head) {
        return Some(body_behind(scene, mention).unwrap_or(mention));
    }
    // A head that no mention has: a pronoun hung on the verb, or a name that the parser cut in two.
    scene
        .mentions_in(source.tokens.clone())
        .filter(|&m| scene.mentions.tokens[m].contains(&head))
        .max_by_key(|&m| scene.mentions.tokens[m].len())
        .or_else(|| name_behind(scene, source, head))
}

/// The body for which a spokesperson speaks whom the text does not name: "a spokesman for *the ministry*".
fn body_behind(scene: &Scene<'_>, mention: MentionIdx) -> Option<MentionIdx> {
    let list = &scene.mentions.list;
    let known = list.get(mention)?.same_as.unwrap_or(mention);
    let head = *scene.mentions.heads.get(known)?;
    let is_spokesperson = list.get(known)?.form == MentionForm::Nominal
        && holds(scene.input.language.names.spokespeople, scene.lower(head).as_str());
    if !is_spokesperson {
        return None;
    }
    scene.mentions_in(scene.mentions.tokens.get(known)?.clone()).find(|&m| {
        m != known && list[m].entity_type == EntityType::Organization && list[m].form != MentionForm::Pronoun
    })
}

/// The person's name that stands behind the head with no preposition between: a title that the parser took for a name.
fn name_behind(scene: &Scene<'_>, source: &Source, head: usize) -> Option<MentionIdx> {
    let name = scene.mentions_in(source.tokens.clone()).find(|&m| {
        let mention = &scene.mentions.list[m];
        mention.form == MentionForm::Name && mention.entity_type == EntityType::Person
    })?;
    let start = scene.mentions.tokens[name].start;
    let is_beside = head < start
        && (head..start)
            .all(|i| matches!(scene.token(i).pos(), Upos::Noun | Upos::Propn | Upos::Adj | Upos::X));
    is_beside.then_some(name)
}

/// The person whom an apposition names: "the minister, *Jean Roche*".
fn person_beside(scene: &Scene<'_>, source: &Source, head: usize) -> Option<MentionIdx> {
    let is_name = |m: &MentionIdx| {
        let mention = &scene.mentions.list[*m];
        mention.form == MentionForm::Name && mention.entity_type == EntityType::Person
    };
    let own = scene.mention(head).filter(is_name);
    own.or_else(|| {
        scene.mentions_in(source.tokens.clone()).filter(is_name).find(|&m| {
            let name = scene.mentions.heads[m];
            scene.head(name) == Some(head)
                && (scene.has_label(name, scene.labels().apposition)
                    || scene.token(name).dep().starts_with("flat"))
        })
    })
}

/// The person whose titles a conjunction joins: "Norwegian engineer and writer *Ruth Amis*" is one.
fn coordinate_titles(scene: &Scene<'_>, source: &Source, head: usize) -> Option<MentionIdx> {
    let name = scene.mentions_in(head + 1..source.tokens.end).find(|&m| {
        let mention = &scene.mentions.list[m];
        mention.form == MentionForm::Name && mention.entity_type == EntityType::Person
    })?;
    let between = || head + 1..scene.mentions.tokens[name].start;
    let joins = |i: usize| scene.facts.joining_words.contains(&scene.lower(i).as_str());
    let is_title = |i: usize| matches!(scene.token(i).pos(), Upos::Noun | Upos::Propn | Upos::Adj | Upos::X);
    let is_one = scene.token(head).feature("Number") != Some("Plur") && source::is_person_noun(scene, head);
    let ends_with_title = between().last().is_some_and(is_title);
    let is_list = between().filter(|&i| joins(i)).count() == 1 && between().all(|i| joins(i) || is_title(i));
    (is_one && is_list && ends_with_title).then_some(name)
}
