//! Phrases that name a source: "according to", "selon", "d'après", "pour X".

use super::clause::{self, sentence_end, sentence_start};
use super::cue;
use super::draft::Draft;
use super::scene::{MIN_SPEECH_WORDS, Scene};
use super::source::{self, Source};
use crate::lang::{Frames, Needs, Polarity, SourcePhrase};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::ops::Range;

/// How many words may stand before a phrase that still begins its sentence: "Toujours selon", "But according to".
const MAX_LEAD_WORDS: usize = 2;

/// The drafts of all such phrases outside quotations.
pub(super) fn find(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for start in 0..scene.len() {
        if scene.quotation(start).is_some() {
            continue;
        }
        // Few phrases begin with the word: the others need no comparison word by word.
        let first = scene.lower(start);
        let longest = scene
            .facts
            .sources
            .iter()
            .filter(|phrase| phrase.words.starts_with(first.as_str()))
            .filter_map(|phrase| Some((phrase, matching(scene, start, phrase.words)?)))
            .max_by_key(|(_, end)| *end);
        if let Some((phrase, end)) = longest
            && let Some(draft) = draft(scene, phrase, start..end, drafts)
        {
            found.push(draft);
        }
        found.extend(possessed(scene, start));
    }
    found
}

/// How many tokens after the preposition the noun may stand: "by the retired judge's own account".
const MAX_POSSESSED_DISTANCE: usize = 8;

/// A phrase that begins at the token and names its source by a possessor: "by her account".
fn possessed(scene: &Scene<'_>, start: usize) -> Option<Draft> {
    let preposition = scene.lower(start);
    let nouns: Vec<&str> = scene
        .facts
        .possessed_sources
        .iter()
        .filter(|(before, _)| *before == preposition)
        .map(|(_, noun)| *noun)
        .collect();
    let end = scene.sentence(start).end.min(start + 1 + MAX_POSSESSED_DISTANCE);
    let noun = (start + 1..end).find(|&i| {
        scene.head(i) == Some(start)
            && scene.quotation(i).is_none()
            && nouns.contains(&scene.lower(i).as_str())
    })?;
    let possessor = scene.children_by(noun, scene.labels().possessor).find(|&p| start < p && p < noun)?;
    let speaks = source::can_speak(scene, possessor) && !source::is_narrator(scene, possessor);
    let mut named = Source::new(scene, possessor, start + 1..noun, "possessor");
    // "the mayor's": the ending is no part of the name.
    while named.tokens.end > named.head + 1 && scene.token(named.tokens.end - 1).pos() == Upos::Part {
        named.tokens.end -= 1;
    }
    let words = start..start + 1;
    let place = Place::of(scene, &words, noun + 1);
    if !speaks || !(place.comma_before || place.is_initial && place.comma_after) {
        return None;
    }
    let content = content(scene, &words, &named, noun + 1, &place)?;
    Some(Draft {
        cue: Some((noun..noun + 1, format!("{preposition} {}", scene.lower(noun)))),
        verb: None,
        class: None,
        frames: Frames::default(),
        polarity: Polarity::Asserts,
        source: Some(named),
        content,
        quotations: Vec::new(),
        rules: vec!["possessed-source"],
    })
}

/// The end of the phrase that begins at the token, if it does.
fn matching(scene: &Scene<'_>, start: usize, words: &str) -> Option<usize> {
    let sentence_end = scene.sentence(start).end;
    let mut at = start;
    for word in words.split(' ').flat_map(|word| word.split_inclusive('\'')) {
        if at >= sentence_end || scene.lower(at) != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn draft(scene: &Scene<'_>, phrase: &SourcePhrase, words: Range<usize>, drafts: &[Draft]) -> Option<Draft> {
    let opener = scene.lower(scene.at_or_after(words.end)?);
    if scene.facts.noun_clause_openers.contains(&opener.as_str()) {
        return None;
    }
    let named = named(scene, &words)?;
    let phrase_end = full_end(scene, &named);
    let place = Place::of(scene, &words, phrase_end);
    if !is_source(scene, phrase, &named, &place) {
        return None;
    }
    let content = content(scene, &words, &named, phrase_end, &place)?;
    let quotations: Vec<usize> = {
        let mut held: Vec<usize> =
            content.iter().flat_map(|p| p.clone()).filter_map(|i| scene.quotation(i)).collect();
        held.dedup();
        held
    };
    // A quotation with a verb of its own has its speaker.
    let is_others = phrase.needs == Needs::Quotation
        && quotations.iter().any(|q| drafts.iter().any(|d| d.quotations.contains(q)));
    if is_others {
        return None;
    }
    Some(Draft {
        cue: Some((words, phrase.words.to_owned())),
        verb: None,
        class: None,
        frames: Frames::default(),
        polarity: Polarity::Asserts,
        source: Some(named),
        content,
        quotations,
        rules: vec!["source-phrase"],
    })
}

/// The noun phrase behind the preposition.
fn named(scene: &Scene<'_>, words: &Range<usize>) -> Option<Source> {
    let last = words.end - 1;
    let sentence = scene.sentence(last);
    let object = scene
        .children_by(last, scene.labels().preposition_object)
        .next()
        .map(|head| cut_at_determiner(scene, words.end, head));
    let governor = scene.head(words.start).filter(|&h| h >= words.end && source::is_nominal(scene, h));
    // A name right behind the phrase, whatever the parser took it for.
    let name = scene
        .mentions_in(words.end..sentence.end)
        .find(|&m| {
            scene.mentions.tokens[m].start == words.end && scene.mentions.list[m].form == MentionForm::Name
        })
        .map(|m| scene.mentions.heads[m]);
    let next = || {
        (words.end..sentence.end.min(words.end + 6))
            .take_while(|&i| !matches!(scene.token(i).pos(), Upos::Verb | Upos::Punct))
            .find(|&i| source::is_nominal(scene, i))
    };
    let head =
        object.or(governor).or(name).or_else(next).filter(|h| sentence.contains(h) && *h >= words.end)?;
    let mut source = Source::new(scene, head, words.end..sentence.end, "source-phrase");
    // The preposition belongs to the noun in one scheme; what stands between is part of the name.
    source.tokens.start = source.tokens.start.max(words.end);
    // "according to Rathbun the property was": no noun phrase has a determiner behind its noun.
    let is_noun =
        |i: usize| scene.token(i).pos() == Upos::Propn || scene.mention(i).is_some() || i == words.end;
    let cut = (source.tokens.start + 1..source.tokens.end).find(|&i| {
        scene.token(i).pos() == Upos::Det && is_noun(i - 1) && scene.token(i - 1).pos() != Upos::Det
    });
    let cut = cut.or_else(|| sentence_within(scene, &source)).or_else(|| other_noun(scene, &source));
    if let Some(cut) = cut {
        source.tokens.end = cut;
        source.head = source.head.min(cut - 1);
    }
    if let Some(end) = name_behind(scene, &source) {
        source.tokens.end = end;
    }
    Some(source)
}

/// The end of the name between two commas behind a description, which is the same person's unless it is the subject of what is said:
/// "according to the keeper, Ada Brun, the mill burned".
fn name_behind(scene: &Scene<'_>, source: &Source) -> Option<usize> {
    let is = |m: usize, form: MentionForm| {
        let mention = &scene.mentions.list[m];
        mention.form == form && mention.entity_type == EntityType::Person
    };
    let sentence = scene.sentence(source.head);
    let comma = source.tokens.end;
    let described = scene.mention(source.head).is_some_and(|m| is(m, MentionForm::Nominal));
    if !described || !sentence.contains(&comma) || scene.text(comma) != "," {
        return None;
    }
    let name = scene
        .mentions_in(comma + 1..sentence.end)
        .find(|&m| scene.mentions.tokens[m].start == comma + 1 && is(m, MentionForm::Name))?;
    let (head, end) = (scene.mentions.heads[name], scene.mentions.tokens[name].end);
    let labels = scene.labels();
    let is_subject = scene.has_label(head, labels.subject) || scene.has_label(head, labels.passive_subject);
    (sentence.contains(&end) && scene.text(end) == "," && !is_subject).then_some(end)
}

/// The comma behind the name where the parser makes the whole sentence part of it: the last one before a finite verb.
fn sentence_within(scene: &Scene<'_>, source: &Source) -> Option<usize> {
    let verb = source
        .tokens
        .clone()
        .find(|&i| matches!(scene.token(i).pos(), Upos::Verb | Upos::Aux) && cue::is_finite(scene, i))?;
    (source.tokens.start + 1..verb).rev().find(|&i| scene.text(i) == ",")
}

/// The comma behind which a noun of the verb's stands that the parser hangs on the name: "en comparant, selon X, les méthodes".
fn other_noun(scene: &Scene<'_>, source: &Source) -> Option<usize> {
    (source.head + 1..source.tokens.end.saturating_sub(2)).find(|&i| {
        let is_named = |noun: usize| scene.head(noun) == Some(source.head);
        scene.text(i) == ","
            && scene.token(i + 1).pos() == Upos::Det
            && scene
                .head(i + 1)
                .is_some_and(|noun| is_named(noun) && scene.has_label(noun, scene.labels().possessor))
    })
}

/// The head of the name before a determiner that begins another noun phrase: "according to Rathbun the property …".
fn cut_at_determiner(scene: &Scene<'_>, start: usize, head: usize) -> usize {
    let is_name =
        |i: usize| matches!(scene.token(i).pos(), Upos::Noun | Upos::Propn) || scene.mention(i).is_some();
    (start + 1..head).find(|&i| scene.token(i).pos() == Upos::Det && is_name(i - 1)).map_or(head, |i| i - 1)
}

/// Where the phrase stands in its sentence.
struct Place {
    is_initial: bool,
    /// A quotation begins right behind it.
    before_quotation: bool,
    comma_before: bool,
    comma_after: bool,
    sentence_start: usize,
}

impl Place {
    fn of(scene: &Scene<'_>, words: &Range<usize>, phrase_end: usize) -> Self {
        // A semicolon parts what the source says from what stands before.
        let whole = sentence_start(scene, words.start);
        let parted =
            (whole..words.start).rev().find(|&i| scene.text(i) == ";" && scene.quotation(i).is_none());
        let sentence_start = parted.map_or(whole, |semicolon| semicolon + 1);
        let lead = sentence_start..words.start;
        let has_verb = lead.clone().any(|i| matches!(scene.token(i).pos(), Upos::Verb | Upos::Aux));
        let is_quoted = lead.clone().any(|i| scene.quotation(i).is_some());
        let after = scene.at_or_after(phrase_end);
        let before = scene.before(words.start);
        let opens_clause = before
            .map(|b| if scene.text(b) == "," { scene.before(b).unwrap_or(b) } else { b })
            .is_some_and(|b| {
                let lower = scene.lower(b);
                scene.facts.clause_openers.contains(&lower.as_str())
                    || scene.facts.relative_pronouns.contains(&lower.as_str())
            });
        let beyond = after.filter(|&a| scene.text(a) == ",").map_or(after, |a| scene.at_or_after(a + 1));
        Self {
            before_quotation: beyond.is_some_and(|b| scene.quotation(b).is_some()),
            is_initial: opens_clause || scene.n_words(lead) <= MAX_LEAD_WORDS && !has_verb && !is_quoted,
            comma_before: before.is_some_and(|b| {
                matches!(scene.text(b), "," | "–" | "—" | "(") || scene.quotation(b).is_some()
            }),
            comma_after: after.is_some_and(|a| scene.text(a) == ","),
            sentence_start,
        }
    }
}

/// The end of the phrase with the clauses that its noun carries: "selon un rapport publié mardi".
fn full_end(scene: &Scene<'_>, named: &Source) -> usize {
    let end = named.tokens.end;
    if end < scene.len() && scene.token(end).pos() == Upos::Det {
        return end;
    }
    let subtree = scene.subtree(named.head);
    let mut full = end;
    // As far as the subtree goes on without a gap, up to a comma.
    while subtree.binary_search(&full).is_ok()
        && !matches!(scene.text(full), "," | ":" | ";")
        && scene.quotation(full).is_none()
        && full < scene.sentence(named.head).end
    {
        full += 1;
    }
    full
}

fn is_source(scene: &Scene<'_>, phrase: &SourcePhrase, named: &Source, place: &Place) -> bool {
    let head = named.head;
    let token = scene.token(head);
    let lower = scene.lower(head);
    let never = scene.lexicon.never_sources.contains(token.lemma())
        || scene.lexicon.never_sources.contains(lower.as_str());
    if never
        || source::is_narrator(scene, head)
        || source::is_impersonal(scene, head)
        || source::is_time(scene, head)
    {
        return false;
    }
    let set_off = place.comma_before || place.is_initial && place.comma_after;
    let can_speak = source::can_speak(scene, head) || source::is_agent_like(scene, head);
    match phrase.needs {
        Needs::Nothing if set_off || place.is_initial || place.before_quotation => can_speak,
        Needs::Nothing => is_certain(scene, named) && !varies(scene, named),
        Needs::Comma => set_off && can_speak,
        Needs::Name => is_name(scene, named) && set_off,
        Needs::Quotation => {
            let is_hers = token.pos() == Upos::Pron && place.is_initial && place.comma_after;
            can_speak && (is_hers || place.before_quotation && (place.is_initial || place.comma_before))
        }
    }
}

/// Whether the source is one even where no comma sets the phrase off: a name, a pronoun, a document.
fn is_certain(scene: &Scene<'_>, named: &Source) -> bool {
    let token = scene.token(named.head);
    is_name(scene, named)
        || token.pos() == Upos::Pron
        || scene.lexicon.document_nouns.contains(token.lemma())
        || scene.lexicon.document_nouns.contains(scene.lower(named.head).as_str())
}

/// Whether the phrase tells what something depends on: "varies according to".
fn varies(scene: &Scene<'_>, named: &Source) -> bool {
    let sentence = scene.sentence(named.head);
    sentence
        .into_iter()
        .any(|i| i < named.head && scene.lexicon.varying_verbs.contains(scene.token(i).lemma()))
}

fn is_name(scene: &Scene<'_>, named: &Source) -> bool {
    scene.token(named.head).pos() == Upos::Propn
        || scene.mention(named.head).is_some_and(|m| scene.mentions.list[m].form == MentionForm::Name)
}

fn content(
    scene: &Scene<'_>,
    words: &Range<usize>,
    named: &Source,
    phrase_end: usize,
    place: &Place,
) -> Option<Vec<Range<usize>>> {
    let mut content = Vec::new();
    if place.is_initial || place.before_quotation {
        content.push(phrase_end..sentence_end(scene, phrase_end.saturating_sub(1)));
    } else {
        let clause = governing_clause(scene, words, named);
        let start = clause.start.max(place.sentence_start);
        // "She assured him: he has, according to her, a chance": what leads up to the colon is the narrator's.
        let colon =
            (start..words.start).rev().find(|&i| scene.text(i) == ":" && scene.quotation(i).is_none());
        let left = colon.map_or(start, |colon| colon + 1);
        content.push(left..words.start);
        let told = |tokens: Range<usize>| clause::has_finite_verb(scene, tokens);
        let goes_on = scene.at_or_after(phrase_end).is_some_and(|i| scene.text(i) == ",")
            && clause.end > phrase_end + 1
            && !(told(left..words.start) && told(phrase_end..clause.end));
        if goes_on {
            content.push(phrase_end..clause.end);
        }
    }
    for piece in &mut content {
        cover_quotation(scene, piece);
    }
    content.retain(|piece| !scene.trim(piece.clone()).is_empty());
    let n_words: usize = content.iter().map(|piece| scene.n_words(piece.clone())).sum();
    (n_words >= MIN_SPEECH_WORDS).then_some(content)
}

/// The clause that the phrase modifies: its verb's own, where that is a relative or coordinate clause.
fn governing_clause(scene: &Scene<'_>, words: &Range<usize>, named: &Source) -> Range<usize> {
    let sentence = sentence_start(scene, words.start)..sentence_end(scene, words.start);
    let inside = |i: usize| words.contains(&i) || named.tokens.contains(&i);
    let mut at = words.start;
    for _ in 0..scene.len() {
        match scene.head(at) {
            Some(head) => at = head,
            None => return sentence,
        }
        if !inside(at) && matches!(scene.token(at).pos(), Upos::Verb | Upos::Aux) {
            break;
        }
    }
    let labels = scene.labels();
    let is_part = scene.has_label(at, labels.relative_clause) || scene.has_label(at, labels.adverbial_clause);
    if !is_part || !cue::is_finite(scene, at) {
        return sentence;
    }
    let own = scene.subtree(at);
    match (own.first(), own.last()) {
        (Some(&first), Some(&last)) if first < words.start => {
            let mut start = first.max(sentence.start);
            // No clause begins within a noun phrase.
            while start > sentence.start
                && !scene.is_punctuation(start - 1)
                && matches!(scene.token(start).pos(), Upos::Propn | Upos::Noun)
                && matches!(
                    scene.token(start - 1).pos(),
                    Upos::Propn | Upos::Noun | Upos::Det | Upos::Adp | Upos::Adj
                )
            {
                start = (sentence.start..start)
                    .rev()
                    .find(|&i| scene.is_punctuation(i))
                    .map_or(sentence.start, |mark| mark + 1);
            }
            start..(last + 1).min(sentence.end)
        }
        _ => sentence,
    }
}

/// Makes a piece that begins or ends within a quotation cover the whole of it.
fn cover_quotation(scene: &Scene<'_>, piece: &mut Range<usize>) {
    let trimmed = scene.trim(piece.clone());
    if trimmed.is_empty() {
        return;
    }
    if let Some(first) = scene.quotation(trimmed.start)
        && let Some(quoted) = scene.quoted(first).iter().find(|q| q.contains(&trimmed.start))
    {
        piece.start = piece.start.min(quoted.start);
    }
    if let Some(last) = scene.quotation(trimmed.end - 1)
        && let Some(quoted) = scene.quoted(last).iter().find(|q| q.contains(&(trimmed.end - 1)))
    {
        piece.end = piece.end.max(quoted.end);
    }
}
