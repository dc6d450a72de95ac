//! Named entities: each token begins, goes on with, ends or alone makes an entity, or stands outside (BILUO).

use super::actions::{self, Action};
use super::scorer::{NONE, Scorer};
use crate::PipelineError;
use crate::doc::EntitySpan;
use crate::weights::Weights;
use crate::workspace::Workspace;

/// Places of the state: the next token; the first token of the open entity; the token before the next, if it is in the
/// open entity.
const N_PLACES: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

/// An entity recogniser.
pub(crate) struct EntityRecognizer {
    scorer: Scorer,
    /// Kind and index of the label; labels exist but for `Out`.
    actions: Vec<(Kind, usize)>,
    labels: Vec<Box<str>>,
    /// Which actions are allowed, by [`EntityRecognizer::situation`].
    masks: Vec<Vec<f32>>,
}

/// What the recogniser has to know of a token beside its vector.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TokenFacts {
    /// White space neither begins an entity nor is one.
    pub(crate) is_space: bool,
    /// No entity crosses the start of a sentence.
    pub(crate) sentence_start: bool,
}

/// spaCy lists two kinds that are no actions: 0, "label missing", and 5, "outside", with a label.
fn may_be_taken(action: &Action) -> bool {
    match action.step {
        0 => false,
        5 => action.label.is_empty(),
        _ => true,
    }
}

impl EntityRecognizer {
    /// A recogniser from its `moves` file and its weights.
    pub(crate) fn new(
        path: &str,
        moves: &[u8],
        weights: &Weights,
        width: usize,
    ) -> Result<Self, PipelineError> {
        let mut labels: Vec<Box<str>> = Vec::new();
        let mut found = Vec::new();
        for Action { step, label } in actions::parse(path, moves, may_be_taken)? {
            let kind = match step {
                1 => Kind::Begin,
                2 => Kind::In,
                3 => Kind::Last,
                4 => Kind::Unit,
                5 => Kind::Out,
                _ => {
                    return Err(PipelineError::malformed(path, format!("there is no kind of action {step}")));
                }
            };
            let index = labels.iter().position(|known| *known == label).unwrap_or_else(|| {
                labels.push(label);
                labels.len() - 1
            });
            found.push((kind, index));
        }
        let scorer = Scorer::new(weights, N_PLACES, found.len(), width)?;
        let mut recognizer = Self { scorer, actions: found, labels, masks: Vec::new() };
        for open in [None].into_iter().chain((0..recognizer.labels.len()).map(Some)) {
            for (next_goes_on, is_space) in [(false, false), (false, true), (true, false), (true, true)] {
                debug_assert_eq!(Self::situation(open, next_goes_on, is_space), recognizer.masks.len());
                let mask = recognizer.mask(open, next_goes_on, is_space);
                recognizer.masks.push(mask);
            }
        }
        Ok(recognizer)
    }

    /// The number of a situation: the label of the open entity, whether the next token may belong to it, and whether
    /// this one is white space.
    fn situation(open: Option<usize>, next_goes_on: bool, is_space: bool) -> usize {
        open.map_or(0, |label| label + 1) * 4 + usize::from(next_goes_on) * 2 + usize::from(is_space)
    }

    /// The actions that are allowed in a situation.
    fn mask(&self, open: Option<usize>, next_goes_on: bool, is_space: bool) -> Vec<f32> {
        self.scorer.mask(self.actions.len(), |i| {
            let (kind, label) = self.actions[i];
            // spaCy keeps an action "unit without label" for tokens that are barred by hand: never valid here.
            let has_label = !self.labels[label].is_empty();
            match (kind, open) {
                (Kind::Begin, None) => has_label && next_goes_on && !is_space,
                (Kind::In, Some(of)) => has_label && next_goes_on && of == label,
                (Kind::Last, Some(of)) => has_label && of == label,
                (Kind::Unit, None) => has_label && !is_space,
                (Kind::Out, None) => true,
                _ => false,
            }
        })
    }

    /// Multiplications for one token, its steps left out.
    pub(crate) fn n_products(&self) -> usize {
        self.scorer.n_products()
    }

    /// The entities of a text from its token vectors, in order.
    pub(crate) fn apply(
        &self,
        workspace: &mut Workspace,
        vectors: &[f32],
        tokens: &[TokenFacts],
    ) -> Vec<EntitySpan> {
        let text = self.scorer.prepare(workspace, vectors);
        let mut scratch = self.scorer.scratch();
        let mut entities = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        for (i, token) in tokens.iter().enumerate() {
            let places = match open {
                Some((start, _)) => [i, start, i.wrapping_sub(1)],
                None => [i, NONE, NONE],
            };
            let next_goes_on = tokens.get(i + 1).is_some_and(|next| !next.sentence_start);
            let situation = Self::situation(open.map(|(_, label)| label), next_goes_on, token.is_space);
            let best = self.scorer.best(&text, &places, &self.masks[situation], &mut scratch);
            let best = best.map(|best| self.actions[best]);
            let entity =
                |start, label: usize| EntitySpan { tokens: start..i + 1, label: self.labels[label].clone() };
            match (best, open) {
                (Some((Kind::Begin, label)), _) => open = Some((i, label)),
                (Some((Kind::Last, _)), Some((start, label))) => {
                    entities.push(entity(start, label));
                    open = None;
                }
                (Some((Kind::Unit, label)), _) => entities.push(entity(i, label)),
                (Some(_), _) => {}
                // A package whose actions leave no way on: what is open is not known to be an entity.
                (None, _) => open = None,
            }
        }
        entities
    }
}

#[cfg(test)]
mod tests {
    use super::super::actions::testing::moves;
    use super::super::scorer::testing::{weights, workspace};
    use super::*;

    const MOVES: &str = r#"{"0": {}, "1": {"PER": 9, "ORG": 8}, "2": {"PER": 9, "ORG": 8}, "3": {"PER": 9, "ORG": 8},
                            "4": {"PER": 9, "ORG": 8, "": 1}, "5": {"": 1}}"#;

    /// Scores by the next token's number alone: B-PER B-ORG I-PER I-ORG L-PER L-ORG U-PER U-ORG U- O.
    fn recognizer(per_number: [f32; 10], bias: [f32; 10]) -> EntityRecognizer {
        let rows: Vec<[f32; 3]> = per_number.iter().map(|w| [*w, 0.0, 0.0]).collect();
        let rows: Vec<&[f32]> = rows.iter().map(|row| &row[..]).collect();
        EntityRecognizer::new("ner/moves", &moves(MOVES), &weights(&bias, &rows), 1).unwrap()
    }

    fn facts(starts: &[usize], spaces: &[usize], n: usize) -> Vec<TokenFacts> {
        (0..n)
            .map(|i| TokenFacts { is_space: spaces.contains(&i), sentence_start: starts.contains(&i) })
            .collect()
    }

    fn spans(entities: &[EntitySpan]) -> Vec<(usize, usize, &str)> {
        entities.iter().map(|e| (e.tokens.start, e.tokens.end, &*e.label)).collect()
    }

    /// Always begins, and goes on as long as it may.
    fn greedy() -> EntityRecognizer {
        recognizer([0.0; 10], [9.0, 8.0, 7.0, 7.0, 1.0, 1.0, 6.0, 5.0, 99.0, 0.0])
    }

    #[test]
    fn an_entity_ends_before_a_sentence_starts_and_at_the_end_of_the_text() {
        let found = greedy().apply(&mut workspace(), &[0.0; 6], &facts(&[0, 2, 5], &[], 6));
        assert_eq!(spans(&found), [(0, 2, "PER"), (2, 5, "PER"), (5, 6, "PER")]);
    }

    #[test]
    fn white_space_begins_no_entity_but_may_lie_in_one() {
        let found = greedy().apply(&mut workspace(), &[0.0; 5], &facts(&[0], &[0, 2], 5));
        assert_eq!(spans(&found), [(1, 5, "PER")]);
        assert_eq!(spans(&greedy().apply(&mut workspace(), &[0.0], &facts(&[0], &[0], 1))), []);
    }

    #[test]
    fn the_best_valid_action_wins_and_the_first_of_equals() {
        // Number 1: B-ORG and U-ORG equal, so B-ORG, the first of them; then L-ORG for −1 although L-PER scores more.
        let mut per_number = [0.0; 10];
        (per_number[1], per_number[7]) = (5.0, 5.0);
        (per_number[4], per_number[5]) = (-9.0, -3.0);
        let found =
            recognizer(per_number, [0.0; 10]).apply(&mut workspace(), &[1.0, -1.0], &facts(&[0], &[], 2));
        assert_eq!(spans(&found), [(0, 2, "ORG")]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(spans(&greedy().apply(&mut workspace(), &[], &[])), []);
    }

    #[test]
    fn unknown_kinds_of_action_are_refused() {
        let weights = weights(&[0.0], &[&[0.0, 0.0, 0.0]]);
        assert!(EntityRecognizer::new("ner/moves", &moves(r#"{"9": {"": 1}}"#), &weights, 1).is_err());
    }
}
