//! What an article tells, as far as stories go, whatever the other articles tell.

use super::{NAME_WEIGHT, STAGE_WEIGHT, name_terms};
use crate::fold::{folded, key, pair_key};
use crate::input::Input;
use crate::names::facts;
use crate::rarity::Rarities;
use relata_types::{EntityType, Lang, MentionForm, SentenceVector, Span, TimeType};
use std::collections::{BTreeMap, BTreeSet};

/// Sorts of term.
pub(super) const PERSON: usize = 0;
pub(super) const ORGANIZATION: usize = 1;
pub(super) const PLACE: usize = 2;
/// Countries, capitals, international bodies, nationalities: where many happenings take place.
pub(super) const STAGE: usize = 3;
pub(super) const OTHER: usize = 4;
pub(super) const FIGURE: usize = 5;
pub(super) const WORD: usize = 6;
pub(super) const SORTS: usize = 7;
/// The sorts that are names of those in question.
pub(super) const NAMES: [usize; 4] = [PERSON, ORGANIZATION, PLACE, OTHER];

/// Letters of a word that count: endings differ with number and case.
const STEM: usize = 7;
/// First sentences that sum up an article: a headline, a dateline and what it reports.
const LEAD: usize = 4;
/// First sentences among which the two closest are looked for.
const OPENING: usize = 8;

/// What is compared of an article.
pub(crate) struct Told {
    /// Sorted by key and sort.
    pub(crate) terms: Vec<Term>,
    pub(crate) lang: Option<Lang>,
    /// Key of who published it.
    pub(crate) publisher: Option<u64>,
    /// The day of publication.
    pub(crate) day: Option<i64>,
    /// The words of each of its sentences, furniture left out.
    n_words: Box<[u32]>,
    /// The years that it names.
    pub(super) years: BTreeSet<u16>,
    /// Whether it has a title.
    pub(super) is_titled: bool,
}

/// What the sentences of an article mean, as far as that is compared. It takes more memory than all else, so it is made when it is needed.
pub(super) struct Meant {
    pub(super) meaning: SentenceVector,
    pub(super) lead: SentenceVector,
    pub(super) opening: Vec<SentenceVector>,
}

impl Meant {
    /// Whether the sentences have vectors.
    pub(super) fn is_known(&self) -> bool {
        !self.meaning.is_none()
    }
}

/// A term of an article: a large pile has a hundred million, so it takes 16 bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// The same in all languages but for words.
    pub(crate) key: u64,
    /// How many origins of the reference hold the key, this one at least.
    pub(crate) held: u32,
    /// How often the article tells it; more often counts as this.
    pub(crate) count: u16,
    sort: u8,
}

impl Term {
    pub(super) fn sort(&self) -> usize {
        usize::from(self.sort)
    }

    /// Whether it is the same in all languages.
    pub(super) fn is_neutral(&self) -> bool {
        self.sort() != WORD
    }

    /// How much its sort says.
    pub(super) fn weight(&self) -> f64 {
        match self.sort() {
            WORD => 1.0,
            STAGE => STAGE_WEIGHT,
            _ => NAME_WEIGHT,
        }
    }
}

impl Told {
    /// What an article tells; who else holds its terms is still to come.
    pub(crate) fn new(input: &Input) -> Self {
        let n_words =
            |span: &Span| input.words_in(*span).iter().filter(|word| !word.furniture).count() as u32;
        let dates = input.reading.times.iter().filter(|time| time.time_type == TimeType::Date);
        let terms = counts(input).into_iter();
        Self {
            terms: terms.map(|((key, sort), count)| Term { key, held: 0, count, sort }).collect(),
            lang: input.lang(),
            publisher: input.publisher().map(|publisher| key(publisher.as_bytes())),
            day: input.day(),
            n_words: input.reading.sentences.iter().map(n_words).collect(),
            years: dates.filter_map(|time| time.value.get(..4)?.parse().ok()).collect(),
            is_titled: input.article.metadata.title.is_some(),
        }
    }

    /// What its sentences mean, whose vectors these are.
    pub(super) fn meant(&self, vectors: &[SentenceVector]) -> Meant {
        let sentences = vectors.iter().zip(&self.n_words).map(|(vector, n_words)| (vector, *n_words as f32));
        let told: Vec<(&SentenceVector, f32)> =
            sentences.filter(|(vector, n_words)| *n_words > 0.0 && !vector.is_none()).collect();
        Meant {
            meaning: SentenceVector::mean(told.iter().copied()),
            lead: SentenceVector::mean(told.iter().take(LEAD).copied()),
            opening: told.iter().take(OPENING).map(|(vector, _)| (*vector).clone()).collect(),
        }
    }

    /// What it names, countries and the like left out, and how often; sorted by key.
    pub(crate) fn names(&self) -> impl Iterator<Item = (u64, u32)> {
        self.terms
            .iter()
            .filter(|term| NAMES.contains(&term.sort()))
            .map(|term| (term.key, u32::from(term.count)))
    }

    /// Notes how many origins of the reference hold each term.
    pub(crate) fn note_held(&mut self, rarities: &Rarities) {
        for same in self.terms.chunk_by_mut(|x, y| x.key == y.key) {
            let held = rarities.held(same[0].key);
            same.iter_mut().for_each(|term| term.held = held);
        }
    }
}

/// How often an article tells each term.
fn counts(input: &Input) -> BTreeMap<(u64, u8), u16> {
    let mut counts: BTreeMap<(u64, u8), u16> = BTreeMap::new();
    let mut tell = |key: u64, sort: usize| {
        let count = counts.entry((key, sort as u8)).or_default();
        *count = count.saturating_add(1);
    };
    let mut named = BTreeSet::new();
    for mention in input.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
        let words = input.words_in(mention.span);
        if words.iter().any(|word| word.furniture) {
            continue;
        }
        named.extend(words.iter().map(|word| word.span));
        let name = input.text(mention.span);
        let sort = match mention.entity_type {
            EntityType::Group => STAGE,
            _ if facts::well_known(name).is_some() => STAGE,
            EntityType::Person => PERSON,
            EntityType::Organization => ORGANIZATION,
            EntityType::Place => PLACE,
            EntityType::Other => OTHER,
        };
        name_terms(name).into_iter().for_each(|term| tell(term, sort));
    }
    let lang = input.lang().map_or(0, |lang| key(lang.code().as_bytes()));
    for word in input.words.iter().filter(|word| !word.furniture && !named.contains(&word.span)) {
        let folded = folded(input.text(word.span));
        if word.figure {
            if folded.len() > 1 {
                tell(word.key, FIGURE);
            }
        } else if word.is_content() {
            let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(end, _)| end);
            tell(pair_key(lang, key(&folded.as_bytes()[..end])), WORD);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;

    #[test]
    fn countries_and_nationalities_say_less_than_other_names() {
        let built = article("a", "en", "Ada Brun met Russians in France.")
            .names(EntityType::Person, &["Ada Brun"])
            .names(EntityType::Group, &["Russians"])
            .names(EntityType::Place, &["France"])
            .build();
        let articles = [built];
        let inputs = prepare(&articles);
        let told = Told::new(&inputs[0]);
        let weight = |name: &str| {
            let key = name_terms(name)[0];
            told.terms.iter().find(|term| term.key == key).unwrap().weight()
        };
        assert_eq!((weight("Russians"), weight("France")), (STAGE_WEIGHT, STAGE_WEIGHT));
        assert_eq!(weight("Brun"), NAME_WEIGHT);
    }
}
