//! Who speaks: the subject of a cue verb, wherever it stands, and the noun phrase around it.

use super::scene::Scene;
use crate::lang::{Frames, look_up};
use crate::sentences;
use relata_pipeline::{Token, Upos};
use relata_types::{EntityType, MentionForm, MentionIdx};
use std::ops::Range;

/// How many governors are climbed in search of a subject: coordination and participles seldom nest deeper.
const MAX_CLIMB: usize = 4;

/// The words that name who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The token that the rest depends on.
    pub(super) head: usize,
    /// All its tokens.
    pub(super) tokens: Range<usize>,
    /// How it was found, as a reason shows it.
    pub(super) how: &'static str,
    /// Who else speaks with the speaker.
    pub(super) others: Vec<MentionIdx>,
}

impl Source {
    pub(super) fn new(scene: &Scene<'_>, head: usize, limit: Range<usize>, how: &'static str) -> Self {
        let tokens = noun_phrase(scene, head, limit.clone());
        Self {
            head,
            tokens: with_title(scene, with_name(scene, tokens, &limit), &limit),
            how,
            others: Vec::new(),
        }
    }
}

/// The name with the title before it, where the parser takes the title's full stop for the end of a sentence: "Homicide Capt. |
/// James Clark".
fn with_title(scene: &Scene<'_>, tokens: Range<usize>, limit: &Range<usize>) -> Range<usize> {
    let titles = scene.input.language.names.short_titles;
    let mut start = tokens.start;
    if start > limit.start && sentences::is_title(scene.input.doc, start - 1, titles) {
        start -= 1;
        while start > limit.start && scene.token(start - 1).pos() == Upos::Propn {
            start -= 1;
        }
    }
    start..tokens.end
}

/// The noun phrase with the whole of a name or a pronoun that the parser cut in two: "Lord | Richard Dannatt", "celui | -ci".
fn with_name(scene: &Scene<'_>, tokens: Range<usize>, limit: &Range<usize>) -> Range<usize> {
    let mut whole = tokens.clone();
    for mention in 0..scene.mentions.list.len() {
        let own = &scene.mentions.tokens[mention];
        let is_name = scene.mentions.list[mention].form == MentionForm::Name;
        let is_beside = own.start == tokens.end
            && scene.token(tokens.end - 1).pos() == Upos::Propn
            && scene.mentions.list[mention].entity_type == EntityType::Person;
        let overlaps = own.start < tokens.end && tokens.start < own.end;
        let is_pronoun = scene.mentions.list[mention].form == MentionForm::Pronoun && own.len() > 1;
        let fits = own.start >= scene.sentence(tokens.start).start.min(limit.start) && own.end <= limit.end;
        if fits && (is_name && (overlaps || is_beside) || is_pronoun && overlaps) {
            whole = whole.start.min(own.start)..whole.end.max(own.end);
        }
    }
    whole
}

/// The source of what the verb says: its own subject, one that it shares with its governor, or the noun that it
/// modifies.
pub(super) fn of_verb(scene: &Scene<'_>, verb: usize) -> Option<Source> {
    if let Some(source) = own(scene, verb) {
        return Some(source);
    }
    let mut at = verb;
    for _ in 0..MAX_CLIMB {
        // A headline is no part of the sentence below it.
        let head = scene.head(at).filter(|&h| scene.paragraph(h) == scene.paragraph(verb))?;
        // "a démenti que X soit malade, indiquant que": who denies indicates, not X.
        if at == verb
            && let Some(speaker) = behind_content(scene, verb, head)
        {
            return Some(speaker);
        }
        if scene.has_label(at, scene.labels().noun_clause) && is_nominal(scene, head) {
            let limit = scene.sentence(verb).start..at.max(head + 1);
            let is_place =
                scene.mention(head).is_some_and(|m| scene.mentions.list[m].entity_type == EntityType::Place);
            if can_speak(scene, head) && !is_place {
                return Some(Source::new(scene, head, limit, "modified-noun"));
            }
            // "bathed at a resort, claiming that": the participle is the subject's; "an attitude showing that" is the noun's.
            let is_nouns = head + 1 == verb && scene.token(head).pos() == Upos::Noun;
            if at != verb || !opens_clause(scene, verb) || is_nouns {
                return None;
            }
            at = head;
            continue;
        }
        if let Some(governor) = parallel_governor(scene, at) {
            return own(scene, governor).map(|mut source| {
                source.how = "shared-subject";
                source
            });
        }
        let shares = scene.has_label(at, scene.labels().conjunct)
            || scene.has_label(at, scene.labels().chain)
            || scene.has_label(at, scene.labels().adverbial_clause)
            || scene.has_label(at, scene.labels().preposition)
            || !matches!(scene.token(at).pos(), Upos::Verb | Upos::Aux)
            || at == verb && opens_clause(scene, verb);
        if !shares {
            return None;
        }
        if let Some(mut source) = own(scene, head).or_else(|| passive_subject(scene, head)) {
            // "il est à noter que": nobody notes it.
            let is_infinitive = scene.token(verb).feature("VerbForm") == Some("Inf");
            let is_nobody = scene.token(source.head).dep().starts_with("expl") && source.how == "subject";
            if is_infinitive && is_nobody {
                return None;
            }
            source.how = "shared-subject";
            return Some(source);
        }
        at = head;
    }
    None
}

/// Who utters the content that a participle of saying follows behind a comma.
fn behind_content(scene: &Scene<'_>, verb: usize, content: usize) -> Option<Source> {
    let labels = scene.labels();
    let is_set_off = scene.before(verb).is_some_and(|b| scene.text(b) == ",");
    let is_participle = matches!(scene.token(verb).feature("VerbForm"), Some("Part"))
        && scene.token(verb).feature("Tense") == Some("Pres")
        || scene.token(verb).tag() == "VBG";
    let governor = scene.head(content).filter(|&g| g < content && scene.has_label(content, labels.clause))?;
    let token = scene.token(governor);
    let is_cue = scene.lexicon.verb(&scene.lower(governor), token.lemma()).is_some();
    let tells = is_set_off && is_participle && is_cue && scene.has_label(verb, labels.adverbial_clause);
    own(scene, governor).filter(|_| tells && token.pos() == Upos::Verb).map(|mut source| {
        source.how = "shared-subject";
        source
    })
}

/// Whether the word behind the verb opens a clause: "claiming that".
fn opens_clause(scene: &Scene<'_>, verb: usize) -> bool {
    verb + 1 < scene.len() && scene.facts.clause_openers.contains(&scene.lower(verb + 1).as_str())
}

/// The cue that a coordinate cue goes on with, where the parser hangs it on the content of the first: "said that A was so,
/// and *added* that".
pub(super) fn parallel_governor(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let labels = scene.labels();
    let is_cue = |index: usize| {
        let token = scene.token(index);
        token.pos() == Upos::Verb
            && scene
                .lexicon
                .verb(&scene.lower(index), token.lemma())
                .is_some_and(|facts| facts.frames.has(Frames::CLAUSE))
    };
    if !scene.has_label(verb, labels.conjunct) || !is_cue(verb) {
        return None;
    }
    let has_subject = scene.children_by(verb, labels.subject).next().is_some();
    let has_clause = scene.children_by(verb, labels.clause).any(|c| c > verb);
    let sibling = scene.head(verb).filter(|&h| !is_cue(h))?;
    let mut governor = sibling;
    for _ in 0..MAX_CLIMB {
        let above = scene.head(governor)?;
        let is_clause = scene.has_label(governor, labels.clause);
        if !is_clause && !scene.has_label(governor, labels.conjunct) {
            return None;
        }
        governor = above;
        if is_clause {
            break;
        }
    }
    // "a déclaré que A avait … , mais a ajouté": the tense is the first cue's, not the content's.
    let goes_with =
        tense(scene, verb) == tense(scene, governor) && tense(scene, verb) != tense(scene, sibling);
    (is_cue(governor) && (has_clause || goes_with) && !has_subject && governor < verb).then_some(governor)
}

/// The tense of a verb, which its auxiliary carries where it has one.
pub(super) fn tense<'d>(scene: &Scene<'d>, verb: usize) -> Option<&'d str> {
    let own = scene.token(verb);
    let is_finite = |token: Token<'_>| token.feature("VerbForm") == Some("Fin");
    let carrier = scene
        .children_by(verb, scene.labels().auxiliary)
        .map(|a| scene.token(a))
        .find(|token| is_finite(*token))
        .filter(|_| !is_finite(own));
    carrier.unwrap_or(own).feature("Tense")
}

/// The verb's own subject: before it, or after it where verb and subject are inverted.
pub(super) fn own(scene: &Scene<'_>, verb: usize) -> Option<Source> {
    if let Some(clitic) = clitic(scene, verb) {
        return Some(Source {
            head: clitic.end - 1,
            tokens: clitic,
            how: "inverted-pronoun",
            others: Vec::new(),
        });
    }
    let sentence = scene.sentence(verb);
    let mut subjects: Vec<usize> =
        scene.children_by(verb, scene.labels().subject).filter(|&s| sentence.contains(&s)).collect();
    // Of several, the parser's mistakes are the far ones.
    subjects.sort_by_key(|&s| s.abs_diff(verb));
    let subject = *subjects
        .iter()
        .filter(|&&s| s < verb || !is_personal(scene, s))
        .find(|&&s| scene.quotation(s) == scene.quotation(verb) || scene.quotation(s).is_none())?;
    // "Untrue, retorts the mayor": what a comma parts from the verb and cannot speak is no subject.
    let is_parted = subject + 2 == verb && scene.text(subject + 1) == ",";
    if is_parted && !can_speak(scene, subject) {
        return after_verb(scene, verb);
    }
    let (limit, how) = match subject < verb {
        true => (sentence.start..verb, "subject"),
        false => (verb + 1..sentence.end, "inverted-subject"),
    };
    Some(Source::new(scene, subject, limit, how))
}

/// The subject of a verb in the passive: who was "quoted as saying".
fn passive_subject(scene: &Scene<'_>, verb: usize) -> Option<Source> {
    let subject = scene.children_by(verb, scene.labels().passive_subject).next()?;
    Some(Source::new(scene, subject, scene.sentence(verb).start..verb.max(subject + 1), "passive-subject"))
}

/// Who did what a passive verb says.
pub(super) fn agent(scene: &Scene<'_>, verb: usize) -> Option<Source> {
    let agent = scene.children_by(verb, scene.labels().agent).next()?;
    let object = scene.children_by(agent, scene.labels().preposition_object).next();
    let head = object.unwrap_or(agent);
    let end = scene.sentence(verb).end;
    let start = if object.is_some() { agent + 1 } else { verb + 1 };
    let mut source = Source::new(scene, head, start.min(head)..end, "agent");
    source.tokens.start = without_case(scene, &source);
    Some(source)
}

/// A pronoun hung on the verb or its auxiliary by hyphens: "-t-il", "-elle".
pub(super) fn clitic(scene: &Scene<'_>, verb: usize) -> Option<Range<usize>> {
    let sentence = scene.sentence(verb);
    let hung = |index: usize| sentence.contains(&index) && is_hung(scene.text(index));
    // After the verb itself, or between its auxiliary and it.
    let after = (verb + 1..scene.len()).take_while(|&i| hung(i)).last().map(|last| verb + 1..last + 1);
    after.or_else(|| {
        let end = (0..=verb).rev().take(3).find(|&i| i > 0 && hung(i - 1))?;
        let start = (0..end).rev().take_while(|&i| hung(i)).last()?;
        let auxiliary = start.checked_sub(1)?;
        let belongs = scene.token(auxiliary).pos() == Upos::Aux
            || scene.head(auxiliary) == Some(verb) && scene.has_label(auxiliary, scene.labels().auxiliary);
        belongs.then_some(start..end)
    })
}

/// Whether the word is hung on the one before by a hyphen.
pub(super) fn is_hung(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// The noun phrase that ends right before the token.
pub(super) fn noun_before(scene: &Scene<'_>, index: usize) -> Option<Source> {
    let sentence = scene.sentence(index);
    let mut head = index.checked_sub(1).filter(|i| sentence.contains(i))?;
    while let Some(above) = scene.head(head).filter(|&h| h < index && sentence.contains(&h)) {
        if matches!(scene.token(above).pos(), Upos::Verb | Upos::Aux) || above == head {
            break;
        }
        // A made-up doc may hold a cycle: heads only lead to the left from here on.
        if above > head {
            break;
        }
        head = above;
    }
    Some(Source::new(scene, head, sentence.start..index, "noun-before-cue"))
}

/// The subject after a verb that parsers take for an object, an adverbial or worse: the first noun phrase without a
/// preposition that is no time.
pub(super) fn after_verb(scene: &Scene<'_>, verb: usize) -> Option<Source> {
    let sentence = scene.sentence(verb);
    let is_free = |&child: &usize| {
        child > verb
            && sentence.contains(&child)
            && scene.quotation(child) == scene.quotation(verb)
            && is_nominal(scene, child)
            && !is_personal(scene, child)
            && scene.children_by(child, scene.labels().case_marker).next().is_none()
            && !scene.has_label(child, scene.labels().preposition)
            && !is_time(scene, child)
    };
    let by_label = scene.children_by(verb, scene.labels().after_verb).find(is_free);
    let head = by_label.or_else(|| noun_after(scene, verb)).or_else(|| noun_behind_phrase(scene, verb))?;
    Some(Source::new(scene, head, verb + 1..sentence.end, "inverted-subject"))
}

/// The subject behind the verb of a relative clause whose pronoun is the object: "une version que conteste *la maire*". `start`:
/// where the verb with its auxiliaries begins.
pub(super) fn behind_relative(scene: &Scene<'_>, verb: usize, start: usize) -> Option<Source> {
    antecedent(scene, start)?;
    after_verb(scene, verb).filter(|source| can_speak(scene, source.head))
}

/// The noun right before a relative pronoun that is the object of what begins at the token.
pub(super) fn antecedent(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let pronoun = scene.before(start).filter(|&p| {
        let is_object = scene.facts.object_relatives.contains(&scene.lower(p).as_str());
        is_object && scene.sentence(p) == scene.sentence(start)
    })?;
    let noun = scene.before(pronoun)?;
    (scene.token(noun).pos() == Upos::Noun && scene.sentence(noun) == scene.sentence(start)).then_some(noun)
}

/// The noun behind a phrase that tells whom the verb addresses: "a déclaré à l'AFP Hélène Maurin". Parsers hang it on
/// that phrase.
fn noun_behind_phrase(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let sentence = scene.sentence(verb);
    let end = (verb + 1..sentence.end)
        .find(|&i| {
            matches!(scene.text(i), "," | "." | ";" | ":" | "!" | "?")
                || scene.quotation(i) != scene.quotation(verb)
        })
        .unwrap_or(sentence.end);
    let is_bare = |&head: &usize| {
        // The word before the noun and what describes it is no preposition.
        let before = (verb + 1..head).rev().find(|&i| {
            !matches!(scene.token(i).pos(), Upos::Adj | Upos::Det | Upos::Num | Upos::Propn)
                || scene.head(i) != Some(head)
        });
        before.is_none_or(|b| scene.token(b).pos() != Upos::Adp)
            && !scene.token(head).dep().starts_with("flat")
    };
    let speaks = |&head: &usize| is_nominal(scene, head) && can_speak(scene, head) && !is_time(scene, head);
    let is_person = |&head: &usize| {
        scene.mention(head).is_some_and(|m| {
            let mention = &scene.mentions.list[m];
            mention.form == MentionForm::Name && mention.entity_type == EntityType::Person
        })
    };
    let free = (verb + 1..end).filter(is_bare).filter(speaks).filter(|&i| !is_personal(scene, i));
    let all: Vec<usize> = free.collect();
    all.iter().copied().find(is_person).or_else(|| all.first().copied())
}

/// The noun that follows the verb directly, whatever the parser says that it depends on.
fn noun_after(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let sentence = scene.sentence(verb);
    let mut at = verb + 1;
    while sentence.contains(&at)
        && matches!(scene.token(at).pos(), Upos::Det | Upos::Adj | Upos::Adv | Upos::Num)
    {
        at += 1;
    }
    // "dit Macron": a name that the tagger does not know.
    let is_name = at == verb + 1 && scene.text(at).starts_with(char::is_uppercase);
    (sentence.contains(&at)
        && (matches!(scene.token(at).pos(), Upos::Noun | Upos::Propn | Upos::Pron) || is_name)
        && !is_personal(scene, at)
        && !is_time(scene, at)
        && scene.quotation(at) == scene.quotation(verb))
    .then_some(at)
}

/// Whether the token is a personal pronoun: it stands after its verb only hung on it by a hyphen.
pub(super) fn is_personal(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    let is_personal = match token.feature("PronType") {
        Some(kind) => kind == "Prs",
        // French: "l'un d'eux" has no person, "eux" has.
        None => token.feature("Person").is_some() || token.feature("Gender").is_none(),
    };
    token.pos() == Upos::Pron && is_personal
}

/// The subject that a comma parts from its verb where the parser lost it: "Kiara Perkins, a student, admitted". The
/// nearest person's name before the comma, else the nearest noun that can speak, with no verb between.
pub(super) fn before_comma(scene: &Scene<'_>, verb_group: usize) -> Option<Source> {
    let comma = scene.before(verb_group).filter(|&b| scene.text(b) == ",")?;
    let start = scene.sentence(verb_group).start;
    let from = (start..comma)
        .rev()
        .find(|&i| {
            matches!(scene.token(i).pos(), Upos::Verb | Upos::Aux) && scene.mention(i).is_none()
                || scene.quotation(i) != scene.quotation(verb_group)
                || matches!(scene.text(i), ":" | ";")
        })
        .map_or(start, |i| i + 1);
    let is_free = |&head: &usize| {
        !scene.has_label(head, scene.labels().preposition_object)
            && scene.children_by(head, scene.labels().case_marker).next().is_none()
            && !is_personal(scene, head)
    };
    let person = (from..comma).rev().filter(is_free).find(|&i| {
        scene.mention(i).is_some_and(|m| {
            let mention = &scene.mentions.list[m];
            mention.entity_type == EntityType::Person && mention.form == MentionForm::Name
        })
    });
    let head = person.or_else(|| {
        (from..comma)
            .rev()
            .filter(is_free)
            .find(|&i| is_nominal(scene, i) && can_speak(scene, i) && !is_time(scene, i))
    })?;
    Some(Source::new(scene, head, from..comma, "subject-before-comma"))
}

/// Whether the token can be the head of a noun phrase.
pub(super) fn is_nominal(scene: &Scene<'_>, index: usize) -> bool {
    let pos = scene.token(index).pos();
    matches!(pos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::X)
        || scene.mention(index).is_some()
        || matches!(pos, Upos::Adj | Upos::Num | Upos::Det) && scene.token(index).dep().contains("subj")
}

/// Whether the token is a noun of time: "lundi".
pub(super) fn is_time(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    let lower = scene.lower(index);
    scene.lexicon.time_nouns.contains(lower.as_str())
        || scene.lexicon.time_nouns.contains(token.lemma())
        || token.pos() == Upos::Num
}

/// The first token of the source that is no preposition.
pub(super) fn without_case(scene: &Scene<'_>, source: &Source) -> usize {
    source
        .tokens
        .clone()
        .find(|&i| scene.token(i).pos() != Upos::Adp)
        .unwrap_or(source.tokens.start)
        .min(source.head)
}

/// The noun phrase of a head: what depends on it and stands next to it, without clauses and quotations.
pub(super) fn noun_phrase(scene: &Scene<'_>, head: usize, limit: Range<usize>) -> Range<usize> {
    let mut inside = Vec::new();
    let mut pending = vec![head];
    while let Some(index) = pending.pop() {
        if inside.len() > scene.len() {
            break;
        }
        inside.push(index);
        pending.extend(scene.children(index).iter().copied().filter(|&child| {
            limit.contains(&child)
                && scene.quotation(child) == scene.quotation(head)
                && !is_clause(scene, child)
                && !(child > head && starts_other(scene, child))
        }));
    }
    inside.sort_unstable();
    let has = |index: usize| inside.binary_search(&index).is_ok() || scene.is_space(index);
    let mut range = head..head + 1;
    while range.start > limit.start && has(range.start - 1) {
        range.start -= 1;
    }
    while range.end < limit.end && has(range.end) {
        range.end += 1;
    }
    let trimmed = scene.trim(range);
    if trimmed.contains(&head) { trimmed } else { head..head + 1 }
}

/// Whether the dependent of a noun is a clause: it says more of whom it names, and does not name.
fn is_clause(scene: &Scene<'_>, index: usize) -> bool {
    let labels = scene.labels();
    let is_verb = matches!(scene.token(index).pos(), Upos::Verb | Upos::Aux);
    scene.has_label(index, labels.relative_clause)
        || scene.has_label(index, labels.adverbial_clause)
        || scene.has_label(index, labels.clause)
        || is_verb
            && (scene.has_label(index, labels.aside)
                || scene.has_label(index, labels.conjunct)
                || scene.has_label(index, labels.noun_clause)
                || scene.has_label(index, labels.apposition))
}

/// Whether the dependent begins something that is no part of the name: a colon, a bracket.
fn starts_other(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.text(index), ":" | ";" | "(" | "[")
}

/// Whether what the token heads can speak: a name, a pronoun, a person, a body or a document.
pub(super) fn can_speak(scene: &Scene<'_>, head: usize) -> bool {
    let token = scene.token(head);
    if scene.mention(head).is_some() || matches!(token.pos(), Upos::Propn) {
        return true;
    }
    if token.pos() == Upos::Pron {
        return !scene.facts.impersonal_subjects.contains(&scene.lower(head).as_str());
    }
    is_speaking_noun(scene, head)
        || scene
            .children(head)
            .iter()
            .copied()
            .filter(|&c| {
                scene.has_label(c, scene.labels().apposition) || scene.token(c).dep().starts_with("flat")
            })
            .any(|child| scene.mention(child).is_some() || scene.token(child).pos() == Upos::Propn)
}

/// Whether the noun is built like one for people: "démissionnaires", "organisers".
pub(super) fn is_agent_like(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    let lower = scene.lower(index);
    token.pos() == Upos::Noun
        && scene
            .facts
            .agent_endings
            .iter()
            .any(|ending| lower.ends_with(ending) || token.lemma().ends_with(ending))
}

/// Whether the token is a noun for somebody or something that says, or the title of a name.
pub(super) fn is_speaking_noun(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    let lower = scene.lower(index);
    let names = &scene.input.language.names;
    [lower.as_str(), token.lemma()].into_iter().any(|word| {
        scene.lexicon.document_nouns.contains(word)
            || names.body_nouns.contains(&word)
            || names.person_nouns.iter().any(|(noun, _)| *noun == word)
            || look_up(names.titles, word).is_some()
    })
}

/// Whether the token is a noun for people.
pub(super) fn is_person_noun(scene: &Scene<'_>, index: usize) -> bool {
    let lower = scene.lower(index);
    let nouns = scene.input.language.names.person_nouns;
    [lower.as_str(), scene.token(index).lemma()].into_iter().any(|word| look_up(nouns, word).is_some())
}

/// Whether the token is a pronoun of the narrator or the reader.
pub(super) fn is_narrator(scene: &Scene<'_>, head: usize) -> bool {
    let text = scene.text(head);
    let lower = text.to_lowercase();
    scene.facts.first_and_second_persons.iter().any(|p| *p == text || *p == lower)
}

/// Whether the token is a subject that is nobody.
pub(super) fn is_impersonal(scene: &Scene<'_>, head: usize) -> bool {
    scene.facts.impersonal_subjects.contains(&scene.lower(head).as_str())
}
