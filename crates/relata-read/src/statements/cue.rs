//! Where somebody says something: the cue verbs of a text, with what surrounds each.

use super::scene::Scene;
use super::source::{self, Source};
use crate::lang::{CueClass, Frames};
use crate::lexicon::{CuePhrase, CueVerb};
use relata_pipeline::Upos;
use std::ops::Range;

/// A verb that announces an utterance, and its clause as far as it is no content.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb that carries the meaning.
    pub(super) verb: usize,
    /// The verb that subject and auxiliaries depend on: another one in "fait savoir".
    pub(super) main: usize,
    /// The words shown as cue.
    pub(super) words: Range<usize>,
    /// Dictionary form.
    pub(super) lemma: String,
    /// Polarity and frames.
    pub(super) facts: CueVerb,
    /// Who speaks; `None` when the text does not say.
    pub(super) source: Option<Source>,
    /// The passive: its subject is not who speaks.
    pub(super) is_passive: bool,
    /// Verb before subject.
    pub(super) is_inverted: bool,
    /// It tells a fact of its own time; a word that was tagged wrongly but stands as only a finite verb can, does.
    pub(super) is_finite: bool,
    /// From the subject or auxiliary to the last word before content or punctuation.
    pub(super) clause: Range<usize>,
}

/// All cues, in order.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = (0..scene.len()).filter_map(|index| at(scene, index)).collect();
    // "fait savoir": no word of a phrase is a cue of its own.
    let phrases: Vec<(usize, Range<usize>)> =
        cues.iter().filter(|c| c.words.len() > 1).map(|c| (c.verb, c.words.clone())).collect();
    cues.retain(|c| !phrases.iter().any(|(verb, words)| words.contains(&c.verb) && *verb != c.verb));
    // "se dit confiante": what somebody says to be is no verb of saying.
    let predicates: Vec<usize> =
        cues.iter().filter(|c| c.facts.frames.has(Frames::PREDICATE)).map(|c| c.verb).collect();
    cues.retain(|c| {
        let is_predicate = scene.head(c.verb).is_some_and(|head| predicates.contains(&head))
            && scene.has_label(c.verb, scene.labels().infinitive);
        !is_predicate || matches!(scene.token(c.verb).feature("VerbForm"), Some("Inf" | "Fin"))
    });
    cues.sort_by_key(|c| c.verb);
    cues.dedup_by_key(|c| c.verb);
    cues
}

fn at(scene: &Scene<'_>, found: usize) -> Option<Cue> {
    let recognised = recognise(scene, found)?;
    let main = recognised.main;
    let is_incise = stands_as_incise(scene, found) || announces(scene, found);
    if is_adjective(scene, main) && !is_incise {
        return None;
    }
    let sentence = scene.sentence(found);
    let group = verb_group(scene, main, recognised.words.start, &sentence);
    let is_passive = is_passive(scene, main);
    let opens_aside = opens_aside(scene, group.start);
    let source = match is_passive {
        true => source::agent(scene, main),
        false => active_source(scene, &recognised, group.start, opens_aside),
    };
    let source = source.and_then(|source| behind_phrase(scene, source, &recognised.words));
    if source.as_ref().is_some_and(|s| source::is_impersonal(scene, s.head)) {
        return None;
    }
    // "his role showed": what shows something is no speaker.
    let shows = recognised.facts.class == CueClass::Find
        && source.as_ref().is_some_and(|s| {
            scene.token(s.head).pos() == Upos::Noun
                && !source::can_speak(scene, s.head)
                && !source::is_agent_like(scene, s.head)
        });
    if shows {
        return None;
    }
    // An imperative or "let us": nobody says it.
    let is_ours = matches!(scene.token(main).feature("Person"), Some("1" | "2"));
    if is_ours && source.as_ref().is_none_or(|s| !source::is_narrator(scene, s.head)) {
        return None;
    }
    let is_inverted =
        source.as_ref().is_some_and(|s| s.how == "inverted-subject" || s.how == "inverted-pronoun");
    let start = match &source {
        Some(s) if s.tokens.end <= group.start && is_near(scene, s.tokens.end, group.start) => s.tokens.start,
        _ => group.start,
    };
    let end = clause_end(scene, &recognised, source.as_ref(), &sentence);
    let finite = tells_fact(scene, &recognised);
    let Recognised { verb, words, facts, .. } = recognised;
    Some(Cue {
        verb,
        main,
        words,
        lemma: facts.lemma.to_owned(),
        facts,
        source,
        is_passive,
        is_inverted,
        is_finite: is_incise || finite,
        clause: start..end.max(verb + 1),
    })
}

/// A verb, or a phrase of several words, that the lexicon has.
struct Recognised {
    /// The word that governs the content.
    verb: usize,
    /// The word that subject and auxiliaries depend on.
    main: usize,
    words: Range<usize>,
    facts: CueVerb,
}

/// The cue that the token begins or is.
fn recognise(scene: &Scene<'_>, index: usize) -> Option<Recognised> {
    let token = scene.token(index);
    let is_verb = matches!(token.pos(), Upos::Verb | Upos::Aux);
    if !is_verb && !is_misread(scene, index) {
        return None;
    }
    let lower = scene.lower(index);
    let phrases = scene.lexicon.phrases(&lower, token.lemma());
    if let Some(phrase) = phrases.iter().find_map(|found| phrase(scene, index, found)) {
        return Some(phrase);
    }
    let facts = scene.lexicon.verb(&lower, token.lemma())?;
    // ", poste qu'elle conserve": what is no verb to the tagger opens only a clause that its verb can have.
    if !is_verb
        && !facts.frames.has(Frames::CLAUSE)
        && !stands_as_incise(scene, index)
        && !announces(scene, index)
    {
        return None;
    }
    Some(Recognised { verb: index, main: index, words: index..index + 1, facts })
}

/// How many tokens a verb or adjective may be away that ends a phrase: "made it quite clear", "fait en outre savoir". A particle
/// stands next to its verb.
const MAX_PHRASE_STEP: usize = 3;

/// The phrase that begins at the token: its words follow in order, each right behind the one before or bound to one.
fn phrase(scene: &Scene<'_>, first: usize, phrase: &CuePhrase) -> Option<Recognised> {
    // "se rend compte que" is no "rend compte que".
    if phrase.is_reflexive != is_reflexive(scene, first) {
        return None;
    }
    let sentence = scene.sentence(first);
    let mut words = vec![first];
    for word in
        phrase.rest.split(' ').flat_map(|word| word.split_inclusive('\'')).filter(|word| !word.is_empty())
    {
        let last = *words.last()?;
        let next = (last + 1..sentence.end.min(last + 1 + MAX_PHRASE_STEP)).find(|&i| {
            let is_bound = i == last + 1
                || scene.head(i).is_some_and(|head| words.contains(&head))
                || words.iter().any(|&w| scene.head(w) == Some(i));
            let is_near = i == last + 1 || matches!(scene.token(i).pos(), Upos::Verb | Upos::Adj);
            is_bound && is_near && scene.lower(i) == word && scene.quotation(i) == scene.quotation(first)
        })?;
        words.push(next);
    }
    let facts = phrase.facts;
    let last = *words.last()?;
    let governs = matches!(scene.token(last).pos(), Upos::Verb | Upos::Adj);
    let main = if scene.head(first) == Some(last) { last } else { first };
    let verb = if governs { last } else { first };
    Some(Recognised { verb, main, words: first..last + 1, facts })
}

/// Whether a reflexive pronoun stands before the verb and its auxiliary: "s'est félicité", "s'est-il réjoui".
fn is_reflexive(scene: &Scene<'_>, verb: usize) -> bool {
    let is_pronoun = |i: usize| scene.facts.reflexive_pronouns.contains(&scene.lower(i).as_str());
    let group = (scene.sentence(verb).start..verb).rev().take(MAX_REFLEXIVE_DISTANCE).take_while(|&i| {
        let token = scene.token(i);
        matches!(token.pos(), Upos::Aux | Upos::Adv | Upos::Pron | Upos::Part)
            || scene.head(i) == Some(verb)
            || source::is_hung(token.text())
    });
    group.into_iter().any(is_pronoun) || scene.children(verb).iter().any(|&c| c < verb && is_pronoun(c))
}

/// How many tokens may stand between a reflexive pronoun and its verb: "s'est aussi vivement réjoui".
const MAX_REFLEXIVE_DISTANCE: usize = 5;

/// Whether a word that was tagged as no verb stands where only a cue verb does: after a comma or a quotation, before its
/// subject ("», souffle-t-il").
fn is_misread(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    if !matches!(token.pos(), Upos::Noun | Upos::Adj | Upos::X | Upos::Propn | Upos::Adv | Upos::Adp)
        || token.text().chars().next().is_none_or(char::is_uppercase)
    {
        return false;
    }
    stands_as_incise(scene, index)
        || announces(scene, index)
        || opens_clause(scene, index)
        || ends_incise(scene, index)
}

/// How many words the subject of an incise has at most whose verb was taken for a noun.
const MAX_SUBJECT_WORDS: usize = 4;

/// Whether the word ends a sentence right behind a noun that follows a quotation: "“…,” the records state."
fn ends_incise(scene: &Scene<'_>, index: usize) -> bool {
    let sentence = scene.sentence(index);
    let is_last = sentence.end <= index + 1 || sentence.end == index + 2 && scene.text(index + 1) == ".";
    let follows_noun = index > sentence.start && source::is_nominal(scene, index - 1);
    let is_mark = |i: usize| scene.quotation(i).is_some() || scene.text(i) == ",";
    let start = (sentence.start..index).rev().find(|&i| is_mark(i));
    is_last
        && follows_noun
        && start.is_some_and(|s| scene.quotation(s).is_some() && index - s - 1 <= MAX_SUBJECT_WORDS)
        && source::noun_before(scene, index).is_some_and(|s| source::can_speak(scene, s.head))
}

/// Whether the word stands where only the verb of an incise does: after a comma or a quotation, before its subject.
fn stands_as_incise(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    let is_present = token.feature("Tense") == Some("Pres") || token.feature("Aspect") == Some("Prog");
    if is_present && token.feature("VerbForm") == Some("Part") || token.feature("VerbForm") == Some("Inf") {
        return false;
    }
    let next = index + 1;
    let next = (next..scene.len().min(next + MAX_TIME_WORDS))
        .find(|&i| !(source::is_time(scene, i) || scene.token(i).pos() == Upos::Adv))
        .unwrap_or(next);
    let has_subject = scene.sentence(index).contains(&next)
        && (source::is_hung(scene.text(next))
            || matches!(scene.token(next).pos(), Upos::Propn)
            || scene.text(next).starts_with(char::is_uppercase)
                && scene.quotation(next) == scene.quotation(index)
            || matches!(scene.token(next).pos(), Upos::Det)
                && source::after_verb(scene, index).is_some_and(|s| source::can_speak(scene, s.head)));
    has_subject && opens_aside(scene, index)
}

/// How many words of time may stand between an incise's verb and its subject: "écrit samedi matin le journal".
const MAX_TIME_WORDS: usize = 4;

/// Whether the word stands between a noun and a quotation that a comma or colon sets off: "the ministry notes, “…”".
fn announces(scene: &Scene<'_>, index: usize) -> bool {
    let is_mark = index + 1 < scene.len() && matches!(scene.text(index + 1), "," | ":");
    let quotes = scene.at_or_after(index + 2).is_some_and(|i| scene.quotation(i).is_some());
    let follows_noun =
        index > 0 && matches!(scene.token(index - 1).pos(), Upos::Noun | Upos::Propn | Upos::Pron);
    is_mark && quotes && follows_noun && scene.quotation(index).is_none()
}

/// Whether the word opens a clause after a comma: ", arguing that".
fn opens_clause(scene: &Scene<'_>, index: usize) -> bool {
    let opener = index + 1 < scene.len()
        && scene.facts.clause_openers.contains(&scene.lower(index + 1).as_str())
        && scene.sentence(index).contains(&(index + 1));
    opener && scene.before(index).is_some_and(|b| scene.text(b) == ",")
}

/// The verb with the auxiliaries, particles and hung pronouns before it, and before the first word of its phrase: "*a* fait savoir".
fn verb_group(scene: &Scene<'_>, main: usize, first_word: usize, sentence: &Range<usize>) -> Range<usize> {
    let mut start = main.min(first_word);
    while start > sentence.start {
        let before = start - 1;
        let token = scene.token(before);
        let is_of_phrase = |head: usize| head == main || head == first_word;
        let belongs = scene.head(before).is_some_and(is_of_phrase)
            && scene.has_label(before, scene.labels().auxiliary)
            && matches!(token.pos(), Upos::Aux | Upos::Adv | Upos::Part | Upos::Pron | Upos::Verb);
        // "comme *le* souligne", "*se* défend": an object before its verb is a clitic.
        let is_clitic = scene.head(before) == Some(main)
            && token.pos() == Upos::Pron
            && scene.has_label(before, scene.labels().object)
            && !scene.facts.object_relatives.contains(&scene.lower(before).as_str());
        if !(belongs || is_clitic || source::is_hung(token.text())) {
            break;
        }
        start = before;
    }
    start..main + 1
}

/// Whether what begins at the token follows a comma, a dash, a question or a quotation.
fn opens_aside(scene: &Scene<'_>, start: usize) -> bool {
    let Some(before) = scene.before(start) else {
        return false;
    };
    let ends_quotation = scene.quotation(before).is_some() && scene.quotation(start).is_none();
    // The attribution of the block above: "¶ a déploré Ruth Amis".
    let goes_on = scene.paragraph(before) != scene.paragraph(start)
        && scene.text(start).starts_with(char::is_lowercase);
    ends_quotation || goes_on || matches!(scene.text(before), "," | "-" | "–" | "—" | "?" | "!" | "…" | "...")
}

/// Whether the verb is a participle that describes: "accusé de", "so-called", "the gushing messages".
fn is_adjective(scene: &Scene<'_>, verb: usize) -> bool {
    let token = scene.token(verb);
    if token.dep() == "amod" && scene.head(verb).is_some_and(|noun| noun > verb) {
        return true;
    }
    let is_past = token.tag() == "VBN"
        || token.feature("VerbForm") == Some("Part")
            && token.feature("Tense") == Some("Past")
            && token.tag() != "VBD";
    is_past
        && !scene.children_by(verb, scene.labels().auxiliary).any(|a| scene.token(a).pos() == Upos::Aux)
        && source::clitic(scene, verb).is_none()
        && !scene.has_label(verb, scene.labels().conjunct)
}

/// The source without the words of the phrase itself: "a tiré la sonnette d'alarme | Ann Lee".
fn behind_phrase(scene: &Scene<'_>, source: Source, words: &Range<usize>) -> Option<Source> {
    let overlaps = source.tokens.start < words.end && words.start < source.tokens.end;
    if !overlaps {
        return Some(source);
    }
    let end = source.tokens.end.max(words.end);
    let head = (words.end..end).find(|&i| i == source.head || source::is_nominal(scene, i))?;
    Some(Source::new(scene, head, words.end..scene.sentence(head).end, source.how))
}

/// Whether the verb is in the passive, by its labels, by its auxiliary, or as the second participle of one.
fn is_passive(scene: &Scene<'_>, verb: usize) -> bool {
    let labels = scene.labels();
    let is_labelled = |verb: usize| {
        scene.children_by(verb, labels.passive_auxiliary).next().is_some()
            || scene.children_by(verb, labels.passive_subject).next().is_some()
    };
    // "est formel": no adjective has a passive, though the tagger may take it for a participle.
    if scene.token(verb).pos() == Upos::Adj
        || scene.children(verb).iter().any(|&c| scene.token(c).dep() == "cop")
    {
        return false;
    }
    let is_past_participle = scene.token(verb).feature("VerbForm") == Some("Part")
        && scene.token(verb).feature("Tense") == Some("Past");
    if is_labelled(verb) {
        return true;
    }
    if !is_past_participle || scene.facts.passive_auxiliary_lemmas.is_empty() || is_reflexive(scene, verb) {
        return false;
    }
    let mut auxiliaries =
        scene.children_by(verb, labels.auxiliary).filter(|&a| scene.token(a).pos() == Upos::Aux);
    match auxiliaries.next_back() {
        Some(last) => scene.facts.passive_auxiliary_lemmas.contains(&scene.token(last).lemma()),
        // "a été arrêté, puis accusé": the auxiliary is the first one's.
        None => {
            scene.has_label(verb, labels.conjunct)
                && scene.head(verb).is_some_and(|first| first < verb && is_labelled(first))
        }
    }
}

fn active_source(
    scene: &Scene<'_>,
    recognised: &Recognised,
    group_start: usize,
    opens_aside: bool,
) -> Option<Source> {
    let Recognised { main, ref words, .. } = *recognised;
    if let Some(own) = source::own(scene, main) {
        return Some(own);
    }
    if !matches!(scene.token(main).pos(), Upos::Verb | Upos::Aux)
        && (announces(scene, main) || ends_incise(scene, main))
        && let Some(beside) = source::noun_before(scene, main)
    {
        return Some(beside);
    }
    // "…, indique la préfecture": the parser takes the subject for an object.
    if opens_aside
        && (tells_fact(scene, recognised) || stands_as_incise(scene, main))
        && let Some(after) = source::after_verb(scene, main)
            // "went on Ruth Amis": the noun stands behind the whole phrase.
            .or_else(|| source::after_verb(scene, words.end - 1))
    {
        return Some(after);
    }
    if let Some(subject) = source::behind_relative(scene, main, group_start) {
        return Some(subject);
    }
    if is_finite(scene, main)
        && !scene.has_label(main, scene.labels().conjunct)
        && let Some(before) = source::before_comma(scene, group_start)
    {
        return Some(before);
    }
    source::of_verb(scene, main).or_else(|| {
        let stands_before = is_finite(scene, main)
            && matches!(scene.token(main).pos(), Upos::Verb | Upos::Adj)
            && !scene.has_label(main, scene.labels().conjunct)
            && group_start
                .checked_sub(1)
                .is_some_and(|b| matches!(scene.token(b).pos(), Upos::Noun | Upos::Propn | Upos::X));
        // "Asked by the press, Ruth Amis answered": the parser gives the subject to another verb.
        let beside = source::noun_before(scene, group_start).filter(|_| stands_before)?;
        (source::can_speak(scene, beside.head)
            && scene.children_by(beside.head, scene.labels().case_marker).next().is_none())
        .then_some(beside)
    })
}

/// Whether the verb is finite, or the one that its phrase begins with: "*a fait* savoir".
fn tells_fact(scene: &Scene<'_>, recognised: &Recognised) -> bool {
    is_finite(scene, recognised.main) || is_finite(scene, recognised.words.start)
}

/// Whether the verb, or an auxiliary of it, is finite; a word tagged as no verb counts as finite.
pub(super) fn is_finite(scene: &Scene<'_>, verb: usize) -> bool {
    let finite = |index: usize| {
        let token = scene.token(index);
        token.feature("VerbForm") == Some("Fin") || matches!(token.tag(), "MD" | "VBD" | "VBP" | "VBZ")
    };
    finite(verb)
        || scene.children_by(verb, scene.labels().auxiliary).any(finite)
        || !matches!(scene.token(verb).pos(), Upos::Verb | Upos::Aux)
}

/// Whether the verb is denied: "did not say".
pub(super) fn is_negated(scene: &Scene<'_>, verb: usize) -> bool {
    scene.children(verb).iter().any(|&c| {
        c < verb && (scene.token(c).dep() == "neg" || scene.token(c).feature("Polarity") == Some("Neg"))
    })
}

/// Whether only adverbs and the like stand between the subject and the verb.
fn is_near(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| scene.quotation(i) == scene.quotation(to)) && to - from <= MAX_SUBJECT_DISTANCE
}

/// How many tokens may stand between a subject and its verb for both to be one stretch: a relative clause fits.
const MAX_SUBJECT_DISTANCE: usize = 40;

/// The end of what belongs to the cue: its subject, whom it addresses, when and where.
fn clause_end(
    scene: &Scene<'_>,
    recognised: &Recognised,
    source: Option<&Source>,
    sentence: &Range<usize>,
) -> usize {
    let Recognised { verb, main, ref words, .. } = *recognised;
    let mut end = words.end;
    if let Some(source) = source
        && source.tokens.start > verb
        && source.how.starts_with("inverted")
    {
        end = end.max(source.tokens.end);
    }
    let content_start = scene
        .children_by(verb, scene.labels().clause)
        .chain(scene.children_by(main, scene.labels().clause))
        .filter(|&c| c > verb && source.is_none_or(|s| !s.tokens.contains(&c)))
        .filter_map(|c| scene.subtree(c).into_iter().find(|&t| t > verb))
        .min();
    while end < sentence.end {
        let text = scene.text(end);
        let token = scene.token(end);
        let is_other_cue = token.pos() == Upos::Verb
            && end >= words.end
            && !is_adjective(scene, end)
            && source.is_none_or(|s| !s.tokens.contains(&end))
            && scene.lexicon.verb(&token.text().to_lowercase(), token.lemma()).is_some();
        let stops = scene.quotation(end) != scene.quotation(verb)
            || text.contains('\n')
            || is_other_cue
            || Some(end) == content_start
            || matches!(text, "," | ":" | ";" | "." | "!" | "?" | "–" | "—" | "…")
            || scene.facts.clause_openers.contains(&text.to_lowercase().as_str());
        if stops {
            break;
        }
        end += 1;
    }
    end
}
