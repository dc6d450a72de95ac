//! What can be a telling: each utterance, and each sentence in the outlet's own voice that gives a figure.

use super::figures::{Figure, figures};
use crate::entities::EntityOf;
use crate::fold::{fold, key};
use crate::input::Input;
use crate::words::is_function_word;
use relata_types::{EntityId, Lang, Span, StatementId};
use std::collections::BTreeSet;

/// Words that an utterance must have to be a proposition: `“nonsense”` is none.
const UTTERED: usize = 4;
/// Letters of a word that count when two tellings are compared: endings differ between direct and indirect speech.
const STEM: usize = 6;

/// One candidate telling.
pub(crate) struct Item {
    /// Index of the input.
    pub(crate) input: usize,
    /// From its first word to its last.
    pub(crate) span: Span,
    /// The statement whose content it is.
    pub(crate) statement: Option<StatementId>,
    /// Who says it, when that is known.
    pub(crate) speaker: Option<EntityId>,
    /// The article's language.
    pub(crate) lang: Option<Lang>,
    /// Keys of its telling words, beginnings only; figures are left out.
    pub(crate) words: BTreeSet<u64>,
    /// Keys of all its words in order.
    pub(crate) text: Vec<u64>,
    /// What it counts.
    pub(crate) figures: Vec<Figure>,
    /// Whether it denies: an odd number of negations.
    pub(crate) denies: bool,
}

/// The candidate tellings of one article, in the order of the text.
pub(crate) fn items(i: usize, input: &Input, entity_of: &EntityOf) -> Vec<Item> {
    let article = &input.article.id;
    let mut items: Vec<Item> = Vec::new();
    for statement in &input.reading.statements {
        let speaker =
            statement.speaker.and_then(|mention| entity_of.get(&(article.clone(), mention)).cloned());
        let item = item(i, input, statement.hull(), &statement.content);
        if item.text.len() >= UTTERED {
            items.push(Item { statement: Some(statement.id(article)), speaker, ..item });
        }
    }
    let told = |span: Span| input.reading.statements.iter().any(|statement| statement.hull().overlaps(span));
    let asked = |span: Span| input.reading.questions.iter().any(|question| question.overlaps(span));
    for sentence in &input.reading.sentences {
        if told(*sentence) || asked(*sentence) || input.words_in(*sentence).iter().any(|word| word.furniture)
        {
            continue;
        }
        let item = item(i, input, *sentence, &[*sentence]);
        if !item.figures.is_empty() {
            items.push(item);
        }
    }
    items.sort_by_key(|item| item.span);
    items
}

fn item(i: usize, input: &Input, span: Span, pieces: &[Span]) -> Item {
    let figures: Vec<Figure> = pieces.iter().flat_map(|piece| figures(input, *piece)).collect();
    let mut words = BTreeSet::new();
    let mut text = Vec::new();
    let mut negations = 0;
    for word in pieces.iter().flat_map(|piece| input.words_in(*piece)) {
        let folded = fold(input.text(word.span));
        negations += usize::from(NEGATIONS.contains(&folded.as_str()));
        text.push(word.key);
        if !is_function_word(&folded) && !figures.iter().any(|figure| figure.span.contains(word.span)) {
            words.insert(stem_key(&folded));
        }
    }
    Item {
        input: i,
        span,
        statement: None,
        speaker: None,
        lang: input.lang(),
        words,
        text,
        figures,
        denies: negations % 2 == 1,
    }
}

fn stem_key(folded: &str) -> u64 {
    key(folded.chars().take(STEM).collect::<String>().as_bytes())
}

/// Words that deny, one a negation: "ne … pas" counts once, "don’t" is cut at its apostrophe.
const NEGATIONS: [&str; 13] = [
    "aucun", "aucune", "cannot", "don", "isn", "jamais", "never", "no", "nobody", "not", "pas", "personne",
    "wasn",
];
