//! Speech without a verb beside it: after a colon, after another quotation, in a paragraph of its own, or as a block whose
//! attribution is the next paragraph.

use super::clause::{self, sentence_start};
use super::cue::{self, Cue};
use super::draft::Draft;
use super::scene::{MIN_SPEECH_WORDS, Scene};
use super::source::{self, Source};
use crate::lang::{Frames, Polarity};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::ops::Range;

/// From how many words on a quotation that nothing introduces is speech: of those of six words or more almost all are, of
/// one or two words a third is not.
const MIN_FLOATING_WORDS: usize = 4;
const MIN_ORPHAN_WORDS: usize = 6;

/// How many paragraphs back the last speaker may have spoken.
const MAX_PARAGRAPHS_BACK: usize = 2;

/// Adds the drafts of speech that no cue stands beside.
pub(super) fn find(scene: &Scene<'_>, cues: &[Cue], drafts: &mut Vec<Draft>) {
    unmarked_blocks(scene, cues, drafts);
    drafts.sort_by_key(|draft| draft.hull().start);
    for quotation in 0..scene.quotations.len() {
        let is_taken = drafts.iter().any(|draft| holds(scene, draft, quotation));
        let q = &scene.quotations[quotation];
        if !is_taken && q.is_opened && !q.is_dialogue {
            float(scene, cues, quotation, drafts);
        }
    }
}

/// Whether the draft's content holds the quotation.
fn holds(scene: &Scene<'_>, draft: &Draft, quotation: usize) -> bool {
    draft.quotations.contains(&quotation)
        || scene.quoted(quotation).first().is_some_and(|first| {
            let words = scene.trim(first.clone());
            draft.content.iter().any(|piece| piece.start <= words.start && words.end <= piece.end)
        })
}

fn float(scene: &Scene<'_>, cues: &[Cue], quotation: usize, drafts: &mut Vec<Draft>) {
    let Some(first) = scene.quoted(quotation).first().cloned() else {
        return;
    };
    let n_words = scene.n_quoted_words(quotation);
    let previous = scene.before(first.start);
    let same_paragraph = previous.filter(|&p| scene.paragraph(p) == scene.paragraph(first.start));
    if let Some(colon) = previous.filter(|&p| scene.text(p) == ":") {
        // "examples, including: “…”": what stands before the colon does not speak.
        let last = scene.token(scene.before(colon).unwrap_or(colon));
        let is_past = last.feature("Tense") == Some("Past") || last.tag() == "VBN";
        let is_list = last.pos() == Upos::Adp
            || last.pos() == Upos::Verb && !is_past && !cue::is_finite(scene, last.index());
        if is_list {
            return;
        }
        if n_words >= MIN_SPEECH_WORDS && !is_bracketed(scene, colon) {
            let draft = after_colon(scene, colon, quotation);
            let tells = clause::has_finite_verb(scene, first) && n_words >= MIN_ORPHAN_WORDS;
            if (draft.source.is_some() || tells) && !clause::is_title(scene, quotation) {
                drafts.push(draft);
            }
        }
        return;
    }
    let begins = match same_paragraph {
        None => true,
        Some(p) => matches!(scene.text(p), "." | "!" | "?" | "…") || scene.quotation(p).is_some(),
    };
    let starts_high = scene.trim(first.clone()).start;
    let is_sentence = starts_high < scene.len()
        && scene.text(starts_high).chars().next().is_some_and(|c| !c.is_lowercase())
        && !continues(scene, quotation);
    if !is_sentence && n_words >= MIN_ORPHAN_WORDS {
        drafts.extend(narrated(scene, quotation, drafts));
        return;
    }
    if !begins || !is_sentence || n_words < MIN_FLOATING_WORDS {
        return;
    }
    if let Some(source) = behind_dash(scene, quotation) {
        drafts.push(unannounced(scene, quotation, Some(source), "dash"));
        return;
    }
    if let Some(after) = attribution_below(scene, cues, quotation).filter(|_| same_paragraph.is_none()) {
        drafts.push(after);
        return;
    }
    match speaker_before(scene, &first, drafts) {
        Some(Before::Draft(index)) if joins(scene, &drafts[index], &first) => {
            let quoted = scene.quoted(quotation).to_vec();
            drafts[index].content.extend(quoted);
            drafts[index].quotations.push(quotation);
            drafts[index].rules.push("floating-joined");
        }
        Some(Before::Draft(index)) => {
            let source = drafts[index].source.clone().map(|mut s| {
                s.how = "last-speaker";
                s
            });
            drafts.push(unannounced(scene, quotation, source, "floating"));
        }
        Some(Before::Subject(source)) => drafts.push(unannounced(scene, quotation, Some(source), "floating")),
        None if n_words >= MIN_ORPHAN_WORDS => {
            drafts.push(unannounced(scene, quotation, None, "quotation-alone"));
        }
        None => {}
    }
}

/// "The deal “was a gift to every bank in the country.”": a sentence that the narrator begins and a quotation tells and
/// ends, right behind what somebody says.
fn narrated(scene: &Scene<'_>, quotation: usize, drafts: &[Draft]) -> Option<Draft> {
    let quoted = scene.quoted(quotation);
    let (first, last) = (quoted.first()?, quoted.last()?);
    let start = sentence_start(scene, first.start);
    let lead = scene.trim(start..first.start);
    let ends = last.clone().rev().take(2).any(|i| matches!(scene.text(i), "." | "!" | "?"));
    let is_told = clause::has_finite_verb(scene, first.clone()) && !clause::is_title(scene, quotation);
    let is_narrators = !lead.is_empty()
        && lead.len() <= MAX_LEAD_TOKENS
        && lead.clone().all(|i| scene.quotation(i).is_none() && scene.text(i) != ":");
    if !ends || !is_told || !is_narrators || continues(scene, quotation) {
        return None;
    }
    let before = scene.before(start)?;
    let speaker = drafts.iter().find(|d| {
        !d.quotations.is_empty() && d.source.is_some() && {
            let sentence = scene.sentence(before);
            sentence.contains(&d.hull().start) || d.verb.is_some_and(|verb| sentence.contains(&verb))
        }
    })?;
    let source = speaker.source.clone().map(|mut s| {
        s.how = "last-speaker";
        s
    });
    let mut draft = unannounced(scene, quotation, source, "quotation-ends-sentence");
    if let Some(piece) = draft.content.first_mut() {
        piece.start = lead.start;
    }
    Some(draft)
}

/// How many tokens of the narrator may lead into a quotation that tells the sentence.
const MAX_LEAD_TOKENS: usize = 8;

/// Whether the narrator's sentence goes on after the quotation.
fn continues(scene: &Scene<'_>, quotation: usize) -> bool {
    let Some(last) = scene.quoted(quotation).last() else {
        return false;
    };
    let Some(next) = scene.at_or_after(last.end) else {
        return false;
    };
    if scene.paragraph(next) != scene.paragraph(last.end - 1) || scene.is_punctuation(next) {
        return false;
    }
    scene.text(next).chars().next().is_some_and(char::is_lowercase)
}

fn unannounced(scene: &Scene<'_>, quotation: usize, source: Option<Source>, rule: &'static str) -> Draft {
    Draft {
        cue: None,
        verb: None,
        class: None,
        frames: Frames::default(),
        polarity: Polarity::Asserts,
        source,
        content: scene.quoted(quotation).to_vec(),
        quotations: vec![quotation],
        rules: vec![rule],
    }
}

/// Whether the quotation goes on with the draft as one statement.
fn joins(scene: &Scene<'_>, draft: &Draft, first: &Range<usize>) -> bool {
    let n_words: usize = draft.content.iter().map(|piece| scene.n_words(piece.clone())).sum();
    // In a paragraph, a continuation longer than what it continues is a statement of its own (GUM). A run of lines of one
    // sentence each is read as one speech.
    let is_line = (draft.hull().end..first.start).any(|i| scene.text(i).contains('\n'));
    let is_short = scene.quotation(first.start).is_some_and(|q| scene.n_quoted_words(q) <= n_words);
    scene.facts.joins_split_quotation
        && (is_line || is_short)
        && !draft.quotations.is_empty()
        && draft.hull().end <= first.start
        && draft.verb.is_some_and(|v| scene.paragraph(v) == scene.paragraph(first.start))
}

/// Who spoke before a quotation without a cue.
enum Before {
    /// The speaker of an earlier draft.
    Draft(usize),
    /// The subject of the sentence before.
    Subject(Source),
}

fn speaker_before(scene: &Scene<'_>, first: &Range<usize>, drafts: &[Draft]) -> Option<Before> {
    let paragraph = scene.paragraph(first.start);
    let latest = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.hull().start < first.start && d.source.is_some())
        .filter(|(_, d)| !d.quotations.is_empty() || scene.paragraph(d.hull().start) == paragraph)
        .filter(|(_, d)| {
            let own = scene.paragraph(d.hull().start);
            let last = scene.paragraph(d.hull().end.max(d.verb.unwrap_or_default()).saturating_sub(1));
            paragraph.saturating_sub(last) <= MAX_PARAGRAPHS_BACK
                && (own == paragraph || !is_headline(scene, d.hull().start))
        })
        .max_by_key(|(_, d)| d.hull().end.max(d.verb.unwrap_or_default()));
    // The sentence before in the same paragraph, told by the narrator, has the word.
    if let Some(previous) = scene.before(first.start)
        && scene.paragraph(previous) == paragraph
        && scene.quotation(previous).is_none()
    {
        let start = sentence_start(scene, previous.saturating_sub(1));
        let told = drafts
            .iter()
            .enumerate()
            .filter_map(|(index, d)| Some((index, d.source.as_ref()?)))
            .filter(|(_, s)| s.tokens.start >= start && s.tokens.end <= first.start)
            .max_by_key(|(_, s)| s.tokens.end)
            .map(|(index, _)| index);
        if let Some(told) = told {
            let is_request = matches!(drafts[told].polarity, Polarity::Asks | Polarity::Orders);
            let asked = asked(scene, first, drafts).filter(|index| is_request && *index != told);
            return Some(Before::Draft(asked.unwrap_or(told)));
        }
        if let Some(subject) = person_subject(scene, start..previous) {
            // "An official asks her to leave. “I told him no.”"
            if let Some(asked) = asked(scene, first, drafts).filter(|_| is_unnamed(scene, &subject)) {
                return Some(Before::Draft(asked));
            }
            return Some(Before::Subject(subject));
        }
    }
    let (index, draft) = latest?;
    let last = draft.hull().end.max(draft.verb.unwrap_or_default());
    let near = paragraph.saturating_sub(scene.paragraph(last.min(scene.len().saturating_sub(1))))
        <= MAX_PARAGRAPHS_BACK;
    near.then_some(Before::Draft(index))
}

/// The last quotation before in the paragraph: whoever is asked something in between answers.
fn asked(scene: &Scene<'_>, first: &Range<usize>, drafts: &[Draft]) -> Option<usize> {
    let paragraph = scene.paragraph(first.start);
    drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| !d.quotations.is_empty() && d.source.is_some() && d.hull().end <= first.start)
        .filter(|(_, d)| !matches!(d.polarity, Polarity::Asks | Polarity::Orders))
        .filter(|(_, d)| scene.paragraph(d.hull().start) == paragraph)
        .max_by_key(|(_, d)| d.hull().end)
        .map(|(index, _)| index)
}

/// Whether the source is a description that no name in the article goes with: "an official".
fn is_unnamed(scene: &Scene<'_>, source: &Source) -> bool {
    scene.mention(source.head).is_some_and(|m| {
        let mention = &scene.mentions.list[m];
        mention.form == MentionForm::Nominal && mention.same_as.is_none()
    })
}

/// Whether the paragraph of the token is a line without an end mark: a headline, a link to another article.
fn is_headline(scene: &Scene<'_>, index: usize) -> bool {
    let paragraph = scene.paragraph(index);
    let last = (index..scene.len())
        .take_while(|&i| scene.paragraph(i) == paragraph)
        .filter(|&i| !scene.is_space(i))
        .collect::<Vec<_>>();
    !last.iter().rev().take(2).any(|&i| matches!(scene.text(i), "." | "!" | "?" | "…"))
}

/// The first subject in the tokens that is a person.
fn person_subject(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Source> {
    let head = tokens.clone().find(|&i| {
        scene.has_label(i, scene.labels().subject) && scene.quotation(i).is_none() && is_person(scene, i)
    })?;
    Some(Source::new(scene, head, tokens, "subject-of-sentence-before"))
}

fn is_person(scene: &Scene<'_>, head: usize) -> bool {
    if source::is_narrator(scene, head) || source::is_impersonal(scene, head) {
        return false;
    }
    match scene.mention(head) {
        Some(mention) => scene.mentions.list[mention].entity_type == EntityType::Person,
        None => {
            let is_named = scene.token(head).pos() == Upos::Propn
                && scene
                    .input
                    .doc
                    .entities()
                    .iter()
                    .any(|e| e.tokens.contains(&head) && e.label.starts_with("PER"));
            is_named || scene.token(head).pos() == Upos::Noun && source::is_speaking_noun(scene, head)
        }
    }
}

/// "“…” — Ann Lee": the name that a dash sets behind a quotation, to the end of the line.
fn behind_dash(scene: &Scene<'_>, quotation: usize) -> Option<Source> {
    let last = scene.quoted(quotation).last()?.end;
    let dash = scene.at_or_after(last).filter(|&d| matches!(scene.text(d), "—" | "–" | "-" | "―" | "--"))?;
    let start = scene.at_or_after(dash + 1)?;
    let end = (start..scene.len())
        .find(|&i| scene.text(i).contains('\n') || matches!(scene.text(i), "," | "." | "(" | ";"))
        .unwrap_or(scene.len());
    let words = scene.trim(start..end);
    let is_name = !words.is_empty()
        && words.len() <= MAX_DASH_WORDS
        && words.clone().all(|i| !matches!(scene.token(i).pos(), Upos::Verb | Upos::Aux));
    let head = scene.mentions_in(words.clone()).map(|m| scene.mentions.heads[m]).next();
    is_name.then(|| Source {
        head: head.unwrap_or(words.end - 1),
        tokens: words,
        how: "behind-dash",
        others: Vec::new(),
    })
}

/// How many words a name behind a dash has at most.
const MAX_DASH_WORDS: usize = 8;

/// Whether the token stands within brackets.
fn is_bracketed(scene: &Scene<'_>, index: usize) -> bool {
    let sentence = sentence_start(scene, index);
    (sentence..index).rev().find_map(|i| match scene.text(i) {
        "(" | "[" => Some(true),
        ")" | "]" => Some(false),
        _ => None,
    }) == Some(true)
}

/// "X was blunt: “…”": whoever the sentence before the colon is about.
fn after_colon(scene: &Scene<'_>, colon: usize, quotation: usize) -> Draft {
    let start = sentence_start(scene, colon);
    let before = start..colon;
    let subject = before
        .clone()
        .filter(|&i| scene.has_label(i, scene.labels().subject) && scene.quotation(i).is_none())
        .find(|&i| {
            source::can_speak(scene, i) && !source::is_narrator(scene, i) && !source::is_impersonal(scene, i)
        });
    let alone = || {
        // A name and nothing else: the form of interviews and headlines.
        let has_verb = before.clone().any(|i| matches!(scene.token(i).pos(), Upos::Verb | Upos::Aux));
        let words = scene.trim(before.clone());
        let named = scene.mentions_in(before.clone()).find(|&m| {
            let mention = &scene.mentions.list[m];
            mention.form == MentionForm::Name
                && (matches!(mention.entity_type, EntityType::Person | EntityType::Organization)
                    || scene.mentions.tokens[m] == words)
        });
        // "Macron: “…”": a name that the tagger knows as one, and nothing else.
        let is_name = !words.is_empty()
            && words.len() <= MAX_DASH_WORDS
            && words.clone().all(|i| scene.token(i).pos() == Upos::Propn);
        let named = named.map(|m| scene.mentions.heads[m]).or(is_name.then_some(words.start));
        named.filter(|_| !has_verb)
    };
    // "Untrue, retorts the mayor, Ada Brun: “…”".
    let inverted = || {
        let verb = before.clone().find(|&i| {
            scene.token(i).pos() == Upos::Verb
                && cue::is_finite(scene, i)
                && scene.lexicon.verb(&scene.lower(i), scene.token(i).lemma()).is_some()
        })?;
        let source = source::after_verb(scene, verb)?;
        (source::can_speak(scene, source.head) && source.tokens.end <= colon).then_some(source.head)
    };
    let source =
        subject.or_else(inverted).or_else(alone).map(|head| Source::new(scene, head, before, "before-colon"));
    let mut draft = unannounced(scene, quotation, source, "colon");
    draft.cue = Some((colon..colon + 1, ":".to_owned()));
    draft
}

/// The attribution of a block quotation in the paragraph after it: a cue without content, somebody who "was speaking", or
/// "these words are those of".
fn attribution_below(scene: &Scene<'_>, cues: &[Cue], quotation: usize) -> Option<Draft> {
    let last = scene.quoted(quotation).last()?;
    let next = scene.at_or_after(last.end)?;
    if scene.paragraph(next) == scene.paragraph(last.end.checked_sub(1)?) || scene.quotation(next).is_some() {
        return None;
    }
    let sentence = scene.sentence(next);
    if sentence.clone().any(|i| scene.quotation(i).is_some()) {
        return None;
    }
    if let Some(cue) = bare_cue(scene, cues, &sentence) {
        return Some(Draft::of_cue(
            cue,
            scene.quoted(quotation).to_vec(),
            vec![quotation],
            "block-before-attribution",
        ));
    }
    let speaks = sentence.clone().find(|&i| {
        matches!(scene.token(i).pos(), Upos::Verb)
            && scene.lexicon.venue_verbs.contains(scene.token(i).lemma())
            && source::own(scene, i).is_some_and(|s| is_person(scene, s.head))
    });
    if let Some(verb) = speaks {
        let mut draft = unannounced(scene, quotation, source::own(scene, verb), "block-before-attribution");
        draft.cue = Some((verb..verb + 1, scene.token(verb).lemma().to_owned()));
        return Some(draft);
    }
    let words = sentence.clone().take(4).any(|i| {
        scene.lexicon.word_nouns.contains(scene.token(i).lemma())
            && scene.has_label(i, scene.labels().subject)
    });
    if words {
        let named = scene.mentions_in(sentence.clone()).map(|m| scene.mentions.heads[m]);
        let propn = sentence.clone().filter(|&i| scene.token(i).pos() == Upos::Propn);
        let head = named.chain(propn).find(|&h| is_person(scene, h))?;
        let source = Source::new(scene, head, sentence, "attribution-below");
        return Some(unannounced(scene, quotation, Some(source), "block-before-attribution"));
    }
    None
}

/// The cue that begins the sentence and has no content in it: "said X after the talks."
fn bare_cue<'c>(scene: &Scene<'_>, cues: &'c [Cue], sentence: &Range<usize>) -> Option<&'c Cue> {
    let first = scene.at_or_after(sentence.start)?;
    cues.iter().find(|cue| {
        cue.clause.start == first
            && sentence.contains(&cue.verb)
            && cue.source.is_some()
            && cue.is_finite
            && !scene.children_by(cue.verb, scene.labels().clause).any(|c| c > cue.verb)
            && scene.text(first).chars().next().is_some_and(char::is_lowercase)
    })
}

/// Blocks without marks: a paragraph whose attribution is the next one, which begins in lower case with a cue.
fn unmarked_blocks(scene: &Scene<'_>, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for sentence in &scene.input.sentences {
        let Some(cue) = bare_cue(scene, cues, sentence) else {
            continue;
        };
        let is_taken = drafts.iter().any(|d| d.verb == Some(cue.verb));
        let Some(last) = scene.before(sentence.start) else {
            continue;
        };
        if is_taken || scene.paragraph(last) == scene.paragraph(cue.verb) || scene.quotation(last).is_some() {
            continue;
        }
        let paragraph = scene.paragraph(last);
        let start = (0..=last).rev().take_while(|&i| scene.paragraph(i) == paragraph).last().unwrap_or(last);
        let block = start..last + 1;
        drafts.push(Draft::of_cue(cue, vec![block], Vec::new(), "block-before-attribution"));
    }
}
