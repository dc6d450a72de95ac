//! Who and what one article names: its mentions grouped by the article's own coreference.

use crate::fold::fold;
use crate::input::Input;
use crate::names::{Cut, facts};
use relata_types::{EntityType, MentionForm, MentionIdx, Reason};
use std::collections::{BTreeMap, BTreeSet};

/// The mentions of one article that stand for one entity.
pub(crate) struct Local {
    /// Index of the input.
    pub(crate) input: usize,
    /// What sort, after [`types_by_majority`].
    pub(crate) entity_type: EntityType,
    /// Its fullest name as written.
    pub(crate) name: String,
    /// All its mentions, names and others.
    pub(crate) mentions: Vec<MentionIdx>,
    /// Whether it has no name and is called by what it is: "the prosecutor's office".
    pub(crate) is_office: bool,
    /// Why it stands for who it stands for, where it only describes.
    pub(crate) reason: Option<Reason>,
}

impl Local {
    /// The names by which its article calls it, once for each time.
    pub(crate) fn names(&self, input: &Input) -> Vec<String> {
        let mentions = self.mentions.iter().filter_map(|at| input.reading.mentions.get(*at));
        mentions
            .filter_map(|mention| match mention.form {
                MentionForm::Name => Some(tidy(input.text(mention.span))),
                MentionForm::Nominal if self.is_office => {
                    Some(without_article(&tidy(input.text(mention.span))).to_owned())
                }
                _ => None,
            })
            .filter(|name| !name.is_empty())
            .collect()
    }
}

/// The entities of one article as it names them, in the order of their best mentions. What is only described stands for nobody.
pub(crate) fn locals(i: usize, input: &Input) -> Vec<Local> {
    let mentions = &input.reading.mentions;
    let mut by_best: BTreeMap<MentionIdx, Vec<MentionIdx>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        by_best.entry(mention.same_as.unwrap_or(at)).or_default().push(at);
    }
    by_best
        .into_iter()
        .filter_map(|(best, members)| {
            let mention = mentions.get(best).filter(|mention| mention.form == MentionForm::Name)?;
            let name = tidy(input.text(mention.span));
            (!name.is_empty()).then_some(Local {
                input: i,
                entity_type: mention.entity_type,
                name,
                mentions: members,
                is_office: false,
                reason: None,
            })
        })
        .collect()
}

/// A name on one line, without a possessive ending and without odd ends.
pub(crate) fn tidy(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.strip_suffix("'s").or_else(|| line.strip_suffix("’s")).unwrap_or(&line);
    line.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')')).to_owned()
}

/// Gives each name the type that most articles give it: a model is less sure of one sentence than of many. The table of
/// facts decides before any count; a full name of a person keeps its own.
pub(crate) fn types_by_majority(locals: &mut [Local]) {
    let mut votes: BTreeMap<String, BTreeMap<EntityType, usize>> = BTreeMap::new();
    let things: BTreeSet<String> = locals
        .iter()
        .filter(|local| local.entity_type != EntityType::Person)
        .map(|local| fold(&local.name))
        .collect();
    // Lands that end in -ia in English end in -ie in French and German: they vote together.
    let ballot = |name: &str| {
        let folded = fold(name);
        let other = folded.strip_suffix("ie").map(|stem| format!("{stem}ia"));
        other.filter(|other| things.contains(other)).unwrap_or(folded)
    };
    for local in locals.iter() {
        *votes.entry(ballot(&local.name)).or_default().entry(local.entity_type).or_default() +=
            local.mentions.len();
    }
    for local in locals {
        let is_person = local.entity_type == EntityType::Person;
        let full = is_person && Cut::new(&local.name).is_full();
        let known = facts::well_known(&local.name).filter(|known| !(is_person && known.is_personal));
        if let Some(known) = known {
            local.entity_type = known.entity_type;
        } else if !full && let Some(votes) = votes.get(&ballot(&local.name)) {
            // The first type of the highest count in the order of types.
            let best = votes.iter().max_by_key(|(kind, n)| (**n, std::cmp::Reverse(**kind)));
            local.entity_type = best.map_or(local.entity_type, |(kind, _)| *kind);
        }
    }
}

/// Articles of a story that must name a person in full for his surname alone to be his in the others; as many at least as take the word
/// for something else.
const NAMED_IN_FULL: usize = 2;

/// Makes people of single words that an article takes for something else, where articles of its story name a person in full by that
/// surname and no table knows the word: a model meets a rare surname without a context and guesses a body.
pub(crate) fn people_by_surname(locals: &mut [Local], story_of: &[String]) {
    let mut named: BTreeMap<(&str, String), BTreeSet<usize>> = BTreeMap::new();
    let mut others: BTreeMap<(&str, String), BTreeSet<usize>> = BTreeMap::new();
    for local in locals.iter() {
        let story = story_of[local.input].as_str();
        match (local.entity_type, local.name.rsplit_once(' ')) {
            (EntityType::Person, Some((_, surname))) => {
                named.entry((story, fold(surname))).or_default().insert(local.input);
            }
            (EntityType::Person, None) | (_, Some(_)) => {}
            (_, None) => {
                others.entry((story, fold(&local.name))).or_default().insert(local.input);
            }
        }
    }
    others.retain(|word, inputs| {
        named.get(word).is_some_and(|named| named.len() >= inputs.len().max(NAMED_IN_FULL))
    });
    for local in locals.iter_mut().filter(|local| local.entity_type != EntityType::Person) {
        let word = (story_of[local.input].as_str(), fold(&local.name));
        let is_known = || facts::well_known(&local.name).is_some_and(|known| !known.is_personal);
        if others.contains_key(&word) && !is_known() {
            local.entity_type = EntityType::Person;
        }
    }
}

/// A folded name without its leading article.
pub(crate) fn bare(folded: &str) -> &str {
    let articles = ["the ", "le ", "la ", "les ", "l'", "l’", "der ", "die ", "das ", "el ", "los "];
    articles.iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(folded)
}

/// A phrase without the article that opens it.
pub(crate) fn without_article(phrase: &str) -> &str {
    let folded = fold(phrase);
    let n_cut = folded.chars().count() - bare(&folded).chars().count();
    // Folding may open letters: only an article of plain letters is cut.
    match phrase.char_indices().nth(n_cut) {
        Some((at, _)) if fold(&phrase[at..]) == bare(&folded) => &phrase[at..],
        _ => phrase,
    }
}
