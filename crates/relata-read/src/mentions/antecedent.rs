//! Whom a pronoun stands for: the most salient of what was mentioned before, if it is plainly the most salient.
//!
//! Every mention before the pronoun that agrees with it and that grammar allows is weighed in points (after Lappin and
//! Leass, "An algorithm for pronominal anaphora resolution", 1994, simplified): how near it is, whether it was a subject,
//! whether it spoke. The best entity must lead by [`MARGIN`]; else nobody is named.

use super::coreference::{Sets, agree};
use super::{Candidate, pronoun};
use crate::input::Input;
use crate::lang::holds;
use crate::lexicon::is_cue_verb;
use crate::quotations;
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back a pronoun may reach; sentences that are quoted from end to end do not count.
const REACH: usize = 3;
/// What the best antecedent must be better by than the next entity, in points. Chosen on `examples` and gum_news.
const MARGIN: i32 = 2;
/// From how many mentions before the pronoun on somebody is what the text is about.
const MANY_MENTIONS: usize = 3;

/// Points for and against an antecedent.
mod points {
    pub(super) const PER_SENTENCE: i32 = -3;
    pub(super) const SUBJECT: i32 = 4;
    pub(super) const OBJECT: i32 = 1;
    pub(super) const POSSESSOR: i32 = -2;
    pub(super) const PRONOUN: i32 = 1;
    pub(super) const SAME_GENDER: i32 = 2;
    pub(super) const SAME_PARAGRAPH: i32 = 2;
    /// Who spoke in the sentence before goes on speaking.
    pub(super) const SPEAKS_AGAIN: i32 = 3;
    pub(super) const OFTEN_MENTIONED: i32 = 1;
    /// Only mentioned in what somebody said.
    pub(super) const QUOTED: i32 = -4;
    /// "A judge", "an official": hardly what the next sentence is about unless it was the subject.
    pub(super) const INDEFINITE: i32 = -2;
    /// Only mentioned in what somebody else is told to have said.
    pub(super) const REPORTED: i32 = -4;
    /// The first person or body of a sentence, where the parser saw no subject in it.
    pub(super) const LEADS: i32 = 3;
    /// "As for the minister, he".
    pub(super) const TOPIC: i32 = 10;
    /// A body to which a plural pronoun would point, a place that would speak.
    pub(super) const UNLIKELY_TYPE: i32 = -3;
    /// The nearest one, for "the latter".
    pub(super) const LATTER: i32 = 8;
}

/// Joins each pronoun with the best of what was mentioned before, if it is plainly the best.
pub(super) fn join_pronouns(input: &Input<'_>, candidates: &mut [Candidate], sets: &mut Sets) {
    let setting = Setting::new(input, candidates);
    for index in 0..candidates.len() {
        if candidates[index].form != MentionForm::Pronoun {
            continue;
        }
        let antecedent = if is_relative(input, &candidates[index]) {
            relative_antecedent(input, candidates, index)
        } else {
            best(input, candidates, sets, &setting, index)
                .or_else(|| following_subject(input, candidates, sets, index))
        };
        if let Some(antecedent) = antecedent {
            sets.join(antecedent, index);
            candidates[index].entity_type = candidates[antecedent].entity_type;
        }
    }
}

/// What is known of the mentions before any pronoun is resolved.
struct Setting {
    /// For each candidate, the quotation that holds its head.
    quotation: Vec<Option<usize>>,
    /// For each sentence, how many before it the narrator tells, at least in part.
    told_before: Vec<usize>,
    /// For each candidate, whether it is the source of a cue.
    speaks: Vec<bool>,
    /// For each candidate, whether it stands within the clause that a cue verb announces.
    is_reported: Vec<bool>,
    /// For each candidate, whether it is the first of a sentence and no preposition stands before it.
    leads: Vec<bool>,
}

impl Setting {
    fn new(input: &Input<'_>, candidates: &[Candidate]) -> Self {
        let pieces: Vec<_> = quotations::find(&input.article.text)
            .into_iter()
            .filter(|quotation| !quotation.is_dialogue)
            .enumerate()
            .flat_map(|(index, quotation)| quotation.pieces.into_iter().map(move |piece| (piece, index)))
            .collect();
        let holder = |token: usize| {
            let start = input.span(token..token + 1).start;
            let at = pieces.partition_point(|(piece, _)| piece.end <= start);
            pieces.get(at).filter(|(piece, _)| piece.start <= start).map(|(_, index)| *index)
        };
        let mut n_told = 0;
        let told_before = input
            .sentences
            .iter()
            .map(|sentence| {
                let before = n_told;
                let is_word = |&i: &usize| input.token(i).text().chars().any(char::is_alphanumeric);
                let is_told = sentence.clone().filter(is_word).any(|i| holder(i).is_none());
                n_told += usize::from(is_told);
                before
            })
            .collect();
        Self {
            quotation: candidates.iter().map(|candidate| holder(candidate.head)).collect(),
            told_before,
            speaks: candidates.iter().map(|candidate| speaks(input, candidate)).collect(),
            is_reported: candidates.iter().map(|candidate| is_reported(input, candidate)).collect(),
            leads: (0..candidates.len()).map(|index| leads(input, candidates, index)).collect(),
        }
    }

    /// How many sentences lie between two of them, given by number.
    fn distance(&self, before: usize, after: usize) -> Option<usize> {
        self.told_before.get(after)?.checked_sub(*self.told_before.get(before)?)
    }
}

/// How many governors are climbed in search of the verb that reports.
const MAX_CLIMB: usize = 8;

/// Whether the mention stands within the clause that a cue verb announces.
fn is_reported(input: &Input<'_>, candidate: &Candidate) -> bool {
    let mut token = input.token(candidate.head);
    for _ in 0..MAX_CLIMB {
        let head = token.head();
        if token.dep() == "ccomp" && is_cue_verb(input.language, head) {
            return true;
        }
        if head.index() == token.index() {
            return false;
        }
        token = head;
    }
    false
}

/// Whether the mention is the first person or body of its sentence, with no preposition before it.
fn leads(input: &Input<'_>, candidates: &[Candidate], index: usize) -> bool {
    let is_actor = |candidate: &Candidate| {
        matches!(candidate.entity_type, EntityType::Person | EntityType::Organization)
            && candidate.form != MentionForm::Pronoun
    };
    let own = &candidates[index];
    let sentence = input.sentence_of[own.head];
    let is_first = (0..index)
        .rev()
        .map(|other| &candidates[other])
        .take_while(|other| input.sentence_of[other.head] == sentence)
        .all(|other| !is_actor(other) || own.tokens.contains(&other.head));
    let follows_preposition = own.tokens.start.checked_sub(1).is_some_and(|before| {
        input.sentence_of[before] == sentence && input.token(before).pos() == Upos::Adp
    });
    is_actor(own) && is_first && !follows_preposition
}

/// Whether the mention is the subject of a cue verb or what "according to" names.
fn speaks(input: &Input<'_>, candidate: &Candidate) -> bool {
    let token = input.token(candidate.head);
    let verb = token.head();
    let is_cue = verb.pos() == Upos::Verb && is_cue_verb(input.language, verb);
    // Parsers take the subject behind a verb for its object.
    let has_subject = || {
        (0..verb.index()).rev().take_while(|&i| input.sentence_of[i] == input.sentence_of[verb.index()]).any(
            |i| {
                let other = input.token(i);
                other.head().index() == verb.index() && other.dep().starts_with("nsubj")
            },
        )
    };
    let is_inverted = verb.index() + 1 == candidate.tokens.start && is_cue && !has_subject();
    if is_cue && (token.dep().starts_with("nsubj") || token.dep().starts_with("expl") || is_inverted) {
        return true;
    }
    let sentence = input.sentences.get(input.sentence_of[candidate.head]).map_or(0, |s| s.start);
    let before = input.text(sentence.min(candidate.tokens.start)..candidate.tokens.start).to_lowercase();
    let before = before.trim_end();
    let sources = input.language.speech.sources.iter();
    sources.filter(|phrase| phrase.needs == crate::lang::Needs::Nothing).any(|phrase| {
        let bare = input.language.names.definite.iter().find_map(|article| before.strip_suffix(article));
        before.ends_with(phrase.words) || bare.is_some_and(|b| b.trim_end().ends_with(phrase.words))
    })
}

/// The best antecedent of a pronoun, when it is plainly the best.
fn best(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    setting: &Setting,
    index: usize,
) -> Option<usize> {
    let sentence = input.sentence_of[candidates[index].head];
    let is_near = |other: usize| {
        setting
            .distance(input.sentence_of[candidates[other].head], sentence)
            .is_some_and(|distance| distance <= REACH)
    };
    let named_within = named_in_content(input, candidates, sets, setting, index);
    let mut best: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
    for other in (0..index).rev().take_while(|&other| is_near(other)) {
        if named_within.contains(&sets.set_of(other)) {
            continue;
        }
        let Some(score) = score(input, candidates, sets, setting, (index, other)) else {
            continue;
        };
        let entry = best.entry(sets.set_of(other)).or_insert((score, other));
        if score > entry.0 {
            *entry = (score, other);
        }
    }
    let mut ranked: Vec<(i32, usize)> = best
        .into_iter()
        .map(|(set, (score, other))| {
            let is_often = (0..index).filter(|&i| sets.set_of(i) == set).count() >= MANY_MENTIONS;
            (score + if is_often { points::OFTEN_MENTIONED } else { 0 }, other)
        })
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    if is_latter(input, &candidates[index]) {
        let nearest = ranked.iter().map(|(_, other)| *other).max()?;
        ranked.iter_mut().filter(|(_, other)| *other == nearest).for_each(|r| r.0 += points::LATTER);
        ranked.sort_unstable_by(|a, b| b.cmp(a));
    }
    // A pronoun that stands for nobody known is no rival.
    let stands_alone =
        |other: usize| candidates[other].form == MentionForm::Pronoun && sets.set_of(other) == other;
    let first = ranked.first().copied();
    ranked.retain(|&ranking| Some(ranking) == first || !stands_alone(ranking.1));
    match ranked[..] {
        [(_, only)] => Some(only),
        [(score, first), (next, _), ..] if score >= next + MARGIN => Some(first),
        _ => None,
    }
}

/// The sets of those whom the content that the pronoun announces calls by name: people do not speak of themselves so.
fn named_in_content(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    setting: &Setting,
    index: usize,
) -> BTreeSet<usize> {
    let pronoun = &candidates[index];
    if !setting.speaks[index] || setting.quotation[index].is_some() {
        return BTreeSet::new();
    }
    let verb = input.token(pronoun.head).head().index();
    let is_beside =
        |other: &usize| input.sentence_of[candidates[*other].head] == input.sentence_of[pronoun.head];
    let before = (0..index).rev().take_while(is_beside);
    let after = (index + 1..candidates.len()).take_while(is_beside);
    before
        .chain(after)
        .filter(|&other| {
            let named = &candidates[other];
            named.form == MentionForm::Name
                && (setting.quotation[other].is_some() || is_reported_by(input, named, verb))
        })
        .map(|other| sets.set_of(other))
        .collect()
}

/// Whether the mention stands in the clause that this verb announces.
fn is_reported_by(input: &Input<'_>, candidate: &Candidate, verb: usize) -> bool {
    let mut token = input.token(candidate.head);
    for _ in 0..MAX_CLIMB {
        let head = token.head();
        if head.index() == verb {
            return token.dep() == "ccomp";
        }
        if head.index() == token.index() {
            return false;
        }
        token = head;
    }
    false
}

/// Whether the pronoun means the last of those just named: "ce dernier", "the latter".
fn is_latter(input: &Input<'_>, candidate: &Candidate) -> bool {
    holds(input.language.names.latter, &input.text(candidate.tokens.clone()).to_lowercase())
}

/// How well a mention fits as the antecedent of a pronoun; `None` when it can't be.
fn score(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    setting: &Setting,
    (index, other): (usize, usize),
) -> Option<i32> {
    let (pronoun, before) = (&candidates[index], &candidates[other]);
    let facts = pronoun::facts_at(input, pronoun.tokens.start)?.1;
    let distance = setting.distance(input.sentence_of[before.head], input.sentence_of[pronoun.head])?;
    if before.tokens.end > pronoun.tokens.start || is_relative(input, before) || is_modifier(input, before) {
        return None;
    }
    let gender = sets.gender(other);
    let is_body = before.entity_type == EntityType::Organization && !before.is_plural;
    let mut score = points::PER_SENTENCE * distance as i32;
    let fits = match (facts.is_person, facts.is_plural) {
        (_, true) if is_body && !input.language.names.nouns_have_gender => {
            score += points::UNLIKELY_TYPE;
            setting.speaks[other]
        }
        (_, true) => before.is_plural && agree(gender, pronoun.gender),
        (true, false) => {
            let is_person = before.entity_type == EntityType::Person && agree(gender, pronoun.gender);
            // Where nouns have a gender, "il" and "elle" also stand for bodies.
            let is_agreeing_body = is_body
                && pronoun.gender.is_some()
                && input.language.names.nouns_have_gender
                && before.form == MentionForm::Nominal
                && before.gender == pronoun.gender;
            !before.is_plural && (is_person || is_agreeing_body)
        }
        (false, false) => {
            let is_place = before.entity_type == EntityType::Place && !before.is_plural;
            score += if is_place && setting.speaks[index] { points::UNLIKELY_TYPE } else { 0 };
            is_body || is_place
        }
    };
    let is_topic = is_topic_of(input, before, pronoun);
    let (verb, other_verb) = (input.token(pronoun.head).head(), input.token(before.head).head());
    let is_possessive = matches!(input.token(pronoun.head).pos(), Upos::Det)
        || input.token(pronoun.head).feature("Poss") == Some("Yes");
    if !fits || (verb.index() == other_verb.index() && !is_possessive && !is_topic) {
        return None;
    }
    let is_quoted =
        setting.quotation[other].is_some() && setting.quotation[other] != setting.quotation[index];
    // Whoever speaks is not named in what is said: "“I met Ann Lee,” she said", "Ann Lee was ill, she said".
    let is_told = verb.index() != before.head && input.is_below(before.head, verb.index());
    if setting.speaks[index] && setting.quotation[index].is_none() && (is_quoted || is_told && !is_topic) {
        return None;
    }
    let is_reported = setting.is_reported[other] && setting.speaks[index] && !is_told;
    let dep = role(input, before);
    let is_subject = dep.starts_with("nsubj");
    let is_indefinite = before.form == MentionForm::Nominal
        && !holds(input.language.names.definite, &input.token(before.tokens.start).text().to_lowercase());
    score += match dep {
        // French parsers take the subject of a sentence that they do not understand for its root.
        "ROOT" if before.form == MentionForm::Nominal && setting.leads[other] => points::SUBJECT,
        _ if is_subject || setting.speaks[other] => points::SUBJECT,
        "dobj" | "obj" | "iobj" | "dative" => points::OBJECT,
        "poss" | "nmod" | "compound" => points::POSSESSOR,
        _ => 0,
    };
    let given = [
        (before.form == MentionForm::Pronoun, points::PRONOUN),
        (pronoun.gender.is_some() && gender == pronoun.gender, points::SAME_GENDER),
        (input.paragraph_of[before.head] == input.paragraph_of[pronoun.head], points::SAME_PARAGRAPH),
        (setting.speaks[index] && setting.speaks[other] && distance <= 1, points::SPEAKS_AGAIN),
        (is_quoted, points::QUOTED),
        (is_reported, points::REPORTED),
        (setting.leads[other] && !is_subject && !setting.speaks[other], points::LEADS),
        (is_indefinite && !is_subject && !before.is_plural, points::INDEFINITE),
        (is_topic, points::TOPIC),
    ];
    Some(score + given.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<i32>())
}

/// The label of the mention; of the second in "Ada and Ruth", that of the first.
fn role<'d>(input: &Input<'d>, mention: &Candidate) -> &'d str {
    let mut token = input.token(mention.head);
    for _ in 0..MAX_CLIMB {
        if token.dep() != "conj" {
            break;
        }
        token = token.head();
    }
    token.dep()
}

/// Whether the sentence of the pronoun puts the mention first as what it is about: "Quant au ministre, il …".
fn is_topic_of(input: &Input<'_>, before: &Candidate, pronoun: &Candidate) -> bool {
    let sentence = input.sentence_of[pronoun.head];
    if input.sentence_of[before.head] != sentence {
        return false;
    }
    let Some(start) = input.sentences.get(sentence).map(|s| s.start) else {
        return false;
    };
    let lead = input.text(start..before.tokens.end).to_lowercase();
    before.tokens.start <= start + LONGEST_OPENER
        && input.language.names.topic_openers.iter().any(|opener| lead.starts_with(opener))
}

/// Of how many tokens an opener with an article is at most: "as for the".
const LONGEST_OPENER: usize = 3;

/// Whether the candidate is a relative pronoun, and none that begins a sentence and means the last of those just named: "Lequel a répondu".
pub(super) fn is_relative(input: &Input<'_>, candidate: &Candidate) -> bool {
    let begins = || {
        let sentence = input.sentences.get(input.sentence_of[candidate.head]);
        sentence.is_some_and(|s| s.start == candidate.tokens.start)
    };
    candidate.form == MentionForm::Pronoun
        && !(is_latter(input, candidate) && begins())
        && holds(input.language.names.relatives, &input.token(candidate.head).text().to_lowercase())
}

/// Whether the candidate only modifies a noun: "Russian" in "the Russian troops".
fn is_modifier(input: &Input<'_>, candidate: &Candidate) -> bool {
    let token = input.token(candidate.head);
    candidate.entity_type == EntityType::Group
        && candidate.form == MentionForm::Name
        && (token.pos() == Upos::Adj || matches!(token.dep(), "amod" | "compound"))
}

/// The named person who follows as the subject of the main clause, when the pronoun is the subject of a clause put
/// before it: "As if he feared …, Vladimir Putin went on television".
fn following_subject(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    index: usize,
) -> Option<usize> {
    let pronoun = &candidates[index];
    let verb = input.token(pronoun.head).head();
    let (_, facts) = pronoun::facts_at(input, pronoun.tokens.start)?;
    if verb.dep() != "advcl" || facts.is_plural || !facts.is_person {
        return None;
    }
    let main = verb.head().index();
    (index + 1..candidates.len()).find(|&other| {
        let after = &candidates[other];
        let token = input.token(after.head);
        after.form == MentionForm::Name
            && after.entity_type == EntityType::Person
            && token.head().index() == main
            && token.dep().starts_with("nsubj")
            && agree(sets.gender(other), pronoun.gender)
    })
}

/// Whom "who" stands for: what its clause describes.
fn relative_antecedent(input: &Input<'_>, candidates: &[Candidate], index: usize) -> Option<usize> {
    let pronoun = input.token(candidates[index].head);
    let verb = pronoun.head();
    let described = [verb, verb.head()]
        .into_iter()
        .find(|token| matches!(token.dep(), "relcl" | "acl:relcl" | "acl"))?
        .head()
        .index();
    (0..index)
        .rev()
        .find(|&other| candidates[other].head == described || candidates[other].tokens.contains(&described))
}
