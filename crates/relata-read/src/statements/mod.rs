//! Statements: who said what.
//!
//! Every finder proposes drafts over the tokens of the parsed text; [`find`] settles which of them stand, ties each to
//! its speaker and gives it spans into the article.

mod anonymous;
mod audience;
mod clause;
mod colon;
mod complement;
mod cue;
mod draft;
mod floating;
mod impersonal;
mod joint;
mod negation;
mod nouns;
mod phrase;
mod quoted;
mod relative;
mod scene;
mod source;
mod speaker;

use crate::input::Input;
use crate::mentions::Mentions;
use draft::Draft;
use relata_pipeline::Upos;
use relata_types::Statement;
use scene::Scene;

/// The statements of one article, in the order of the text.
pub(crate) fn find(input: &Input<'_>, mentions: &Mentions) -> Vec<Statement> {
    let scene = Scene::new(input, mentions);
    let cues = cue::find(&scene);
    let mut drafts = quoted::find(&scene, &cues);
    drafts.extend(clause::find(&scene, &cues, &drafts));
    drafts.extend(impersonal::find(&scene, &cues, &drafts));
    drafts.extend(colon::find(&scene, &cues, &drafts));
    drafts.extend(phrase::find(&scene, &drafts));
    drafts.extend(nouns::find(&scene, &drafts));
    drafts.retain_mut(|draft| relative::settle(&scene, draft));
    drafts.iter_mut().for_each(|draft| joint::settle(&scene, draft));
    floating::find(&scene, &cues, &mut drafts);
    drop_doubled(&scene, &mut drafts);
    let mut statements: Vec<Statement> = drafts.iter().filter_map(|draft| draft.statement(&scene)).collect();
    statements.sort_by_key(|s| (s.hull(), s.cue.as_ref().map(|c| c.span)));
    statements.dedup_by(|a, b| a.content == b.content && a.cue == b.cue);
    statements
}

/// Of two incises in one sentence, each of which takes the other for content, only the first stands: "He fled, she said, and
/// was caught, she said." So does what somebody says of "according to him" within it, and what somebody says to have said: "dit avoir dit que …".
fn drop_doubled(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let holds_cue = |draft: &Draft, other: &Draft| {
        other.verb.is_some_and(|verb| draft.content.iter().any(|piece| piece.contains(&verb)))
    };
    let start = |draft: &Draft| scene.trim(draft.hull()).start;
    let repeats = |draft: &Draft, other: &Draft| {
        let words = draft.cue.as_ref().map(|(words, _)| words.start);
        let is_pronoun = draft.source.as_ref().is_some_and(|s| source::is_personal(scene, s.head));
        let is_within = words.is_some_and(|word| other.content.iter().any(|piece| piece.contains(&word)));
        draft.verb.is_none()
            && other.verb.is_some()
            && is_pronoun
            && is_within
            && start(draft) == start(other)
    };
    let announces = |draft: &Draft, other: &Draft| {
        let head = |draft: &Draft| draft.source.as_ref().map(|source| source.head);
        let opening = |verb: usize| draft.hull().start..verb;
        draft.rules == [complement::INFINITIVE]
            && head(draft) == head(other)
            && draft.hull().end == other.hull().end
            && other.verb.is_some_and(|verb| {
                holds_cue(draft, other) && opening(verb).all(|i| scene.token(i).pos() == Upos::Aux)
            })
    };
    let doubled: Vec<usize> = (0..drafts.len())
        .filter(|&b| {
            let draft = &drafts[b];
            drafts.iter().any(|a| {
                a.verb < draft.verb && holds_cue(a, draft) && holds_cue(draft, a)
                    || repeats(draft, a)
                    || announces(draft, a)
            })
        })
        .collect();
    for index in doubled.into_iter().rev() {
        drafts.remove(index);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Normalized, read};
    use relata_pipeline::{Doc, TokenParts, Upos};
    use relata_types::{Article, Lang, Metadata};

    /// Words that every rule looks for, so that random texts set them off.
    const WORDS: [&str; 38] = [
        "said",
        "that",
        "according",
        "to",
        "selon",
        "lui",
        "que",
        "a",
        "dit",
        "-t-il",
        "«",
        "»",
        "“",
        "”",
        "\"",
        ",",
        ".",
        ":",
        "?",
        "\n\n",
        "—",
        "Anna",
        "Lee",
        "mardi",
        "claim",
        "his",
        "called",
        "as",
        "pour",
        "who",
        "asked",
        "quoted",
        "denied",
        "if",
        "faire",
        "savoir",
        "(",
        "M.",
    ];
    const LABELS: [&str; 18] = [
        "nsubj",
        "ccomp",
        "xcomp",
        "conj",
        "advcl",
        "acl",
        "relcl",
        "parataxis",
        "obj",
        "dobj",
        "obl:agent",
        "prep",
        "pobj",
        "case",
        "aux",
        "appos",
        "mark",
        "punct",
    ];
    const TAGS: [Upos; 9] = [
        Upos::Verb,
        Upos::Noun,
        Upos::Propn,
        Upos::Pron,
        Upos::Punct,
        Upos::Det,
        Upos::Adp,
        Upos::Aux,
        Upos::Sconj,
    ];
    const FEATURES: [&str; 4] = ["VerbForm=Fin", "VerbForm=Inf", "Tense=Past|VerbForm=Part", ""];

    #[test]
    fn any_annotation_gives_a_reading_within_the_text() {
        let mut state = 5_u64;
        let mut next = |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % limit
        };
        for round in 0..3000 {
            let n_tokens = next(24);
            let mut text = String::new();
            let mut tokens = Vec::new();
            for _ in 0..n_tokens {
                let word = WORDS[next(WORDS.len())];
                let start = text.len();
                text.push_str(word);
                let range = start..text.len();
                if next(4) > 0 && !word.contains('\n') {
                    text.push(' ');
                }
                tokens.push(TokenParts {
                    range,
                    pos: TAGS[next(TAGS.len())],
                    tag: "".into(),
                    morph: FEATURES[next(FEATURES.len())].into(),
                    lemma: word.into(),
                    dep: LABELS[next(LABELS.len())].into(),
                    // Cycles too: a doc made by hand may hold them.
                    head: next(n_tokens),
                    sentence_start: next(8) == 0,
                });
            }
            let lang = if round % 2 == 0 { Lang::EN } else { Lang::FR };
            let metadata = Metadata { lang: Some(lang), ..Metadata::default() };
            let article = Article::new("t".to_owned(), None, metadata, text.clone());
            let normalized = Normalized::new(&text, Some(lang));
            if normalized.text() != text {
                continue;
            }
            let reading = read(&article, &normalized, &Doc::from_parts(text.clone(), tokens, Vec::new()));
            for clause in &reading.clauses {
                for span in clause.pieces.iter().chain([&clause.span]) {
                    assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span} in {text:?}");
                }
            }
            for statement in &reading.statements {
                let spans = statement
                    .content
                    .iter()
                    .chain(&statement.source)
                    .chain(&statement.addressee)
                    .chain(&statement.venue)
                    .chain(statement.cue.as_ref().map(|c| &c.span));
                for span in spans {
                    assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span} in {text:?}");
                }
                assert!(
                    statement.content.windows(2).all(|w| w[0].end <= w[1].start),
                    "{statement:?} in {text:?}"
                );
            }
        }
    }
}
