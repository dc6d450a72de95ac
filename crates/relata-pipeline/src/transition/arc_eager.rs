//! spaCy's arc-eager dependency parser, which also finds where sentences begin.
//!
//! After Honnibal, Goldberg & Johnson 2013, "A Non-Monotonic Arc-Eager Transition System for Dependency Parsing": a token
//! without head may be put back on the buffer, and a later left arc may replace an earlier head.

use super::actions::{self, Action};
use super::edges::{edges, sentence_starts};
use super::nonproj::deprojectivize;
use super::scorer::{NONE, Scorer};
use crate::PipelineError;
use crate::doc::TokenParts;
use crate::weights::Weights;
use crate::workspace::Workspace;

/// Places of the state: see [`State::places`].
const N_PLACES: usize = 8;

/// Label of the roots of sentences, whatever the action that made them.
const ROOT: &str = "ROOT";

/// Label that joins parts of a word, learnt only on request; its actions have rules of their own.
const SUBTOKEN: &str = "subtok";

/// How many kinds of action there are.
const N_KINDS: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// A dependency parser.
pub(crate) struct Parser {
    scorer: Scorer,
    /// Kind and index of the label.
    actions: Vec<(Kind, usize)>,
    labels: Vec<Box<str>>,
    /// For each set of kinds that may be allowed together, as bits by the order of [`Kind`], which actions are.
    masks: Vec<Vec<f32>>,
}

impl Parser {
    /// A parser from its `moves` file and its weights.
    pub(crate) fn new(
        path: &str,
        moves: &[u8],
        weights: &Weights,
        width: usize,
    ) -> Result<Self, PipelineError> {
        let mut labels: Vec<Box<str>> = Vec::new();
        let mut found = Vec::new();
        for Action { step, label } in actions::parse(path, moves, |_| true)? {
            let kind = match step {
                0 => Kind::Shift,
                1 => Kind::Reduce,
                2 => Kind::Left,
                3 => Kind::Right,
                4 => Kind::Break,
                _ => {
                    return Err(PipelineError::malformed(path, format!("there is no kind of action {step}")));
                }
            };
            if *label == *SUBTOKEN {
                return Err(PipelineError::unsupported("parser", "the label subtok"));
            }
            let index = labels.iter().position(|known| *known == label).unwrap_or_else(|| {
                labels.push(label);
                labels.len() - 1
            });
            found.push((kind, index));
        }
        let scorer = Scorer::new(weights, N_PLACES, found.len(), width)?;
        let mask = |kinds: usize| scorer.mask(found.len(), |i| kinds >> found[i].0 as usize & 1 == 1);
        let masks = (0..1 << N_KINDS).map(mask).collect();
        Ok(Self { scorer, actions: found, labels, masks })
    }

    /// Multiplications for one token, its steps left out.
    pub(crate) fn n_products(&self) -> usize {
        self.scorer.n_products()
    }

    /// Sets heads, labels and sentence starts of a text from its token vectors. `is_space` has an entry per token.
    pub(crate) fn apply(
        &self,
        workspace: &mut Workspace,
        vectors: &[f32],
        is_space: &[bool],
        tokens: &mut [TokenParts],
    ) {
        let state = self.run(workspace, vectors, tokens.len());
        let mut heads: Vec<usize> =
            state.heads.iter().enumerate().map(|(i, h)| if *h == NONE { i } else { *h }).collect();
        let label = |(i, label): (usize, &usize)| if heads[i] == i { ROOT } else { &self.labels[*label] };
        let mut labels: Vec<&str> = state.labels.iter().enumerate().map(label).collect();
        let reach = edges(&heads);
        deprojectivize(&mut heads, &mut labels, &reach, is_space);
        let starts = sentence_starts(&heads, &edges(&heads));
        for (i, token) in tokens.iter_mut().enumerate() {
            token.head = heads[i];
            token.dep = labels[i].into();
            token.sentence_start = starts[i];
        }
    }

    /// Takes the best valid action until the text is read and the stack is empty.
    fn run(&self, workspace: &mut Workspace, vectors: &[f32], n_tokens: usize) -> State {
        let text = self.scorer.prepare(workspace, vectors);
        let mut scratch = self.scorer.scratch();
        let mut state = State::new(n_tokens);
        while !state.is_final() {
            let kinds = state.valid().iter().rev().fold(0, |kinds, valid| kinds << 1 | usize::from(*valid));
            let best = self.scorer.best(&text, &state.places(), &self.masks[kinds], &mut scratch);
            let Some(best) = best else {
                // A package whose actions leave no way on: what is left stays without head.
                break;
            };
            let (kind, label) = self.actions[best];
            state.take(kind, label);
        }
        state
    }
}

/// The state: tokens on a stack, tokens yet to come, and the arcs so far.
struct State {
    stack: Vec<usize>,
    /// Tokens put back on the buffer, the next one last.
    put_back: Vec<usize>,
    /// The first token not yet read; those put back come before it.
    next: usize,
    heads: Vec<usize>,
    labels: Vec<usize>,
    /// The token that each token last became head of, to its left and to its right.
    last_left: Vec<usize>,
    last_right: Vec<usize>,
    /// For a token with a head to its left, the child that head took before it.
    previous_right: Vec<usize>,
    was_put_back: Vec<bool>,
    starts_sentence: Vec<bool>,
}

impl State {
    fn new(n_tokens: usize) -> Self {
        let none = vec![NONE; n_tokens];
        let mut starts_sentence = vec![false; n_tokens];
        if let Some(first) = starts_sentence.first_mut() {
            *first = true;
        }
        Self {
            stack: Vec::with_capacity(n_tokens),
            put_back: Vec::with_capacity(n_tokens),
            next: 0,
            heads: none.clone(),
            labels: vec![0; n_tokens],
            last_left: none.clone(),
            last_right: none.clone(),
            previous_right: none,
            was_put_back: vec![false; n_tokens],
            starts_sentence,
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn buffer_length(&self) -> usize {
        self.heads.len() - self.next + self.put_back.len()
    }

    /// The token `i` from the top of the stack.
    fn stacked(&self, i: usize) -> usize {
        self.stack.len().checked_sub(i + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The token `i` from the front of the buffer.
    fn buffered(&self, i: usize) -> usize {
        match self.put_back.len().checked_sub(i + 1) {
            Some(at) => self.put_back[at],
            None => {
                let token = self.next + i - self.put_back.len();
                if token < self.heads.len() { token } else { NONE }
            }
        }
    }

    fn starts_sentence(&self, token: usize) -> bool {
        self.starts_sentence.get(token).copied().unwrap_or(false)
    }

    /// The tokens that the scorer looks at, in the order of its weights.
    fn places(&self) -> [usize; N_PLACES] {
        let of = |table: &[usize], token: usize| table.get(token).copied().unwrap_or(NONE);
        let (first, top) = (self.buffered(0), self.stacked(0));
        [
            first,
            self.buffered(1),
            top,
            self.stacked(1),
            self.stacked(2),
            of(&self.last_left, first),
            of(&self.last_left, top),
            of(&self.last_right, top),
        ]
    }

    /// Which kinds of action are allowed, by the order of [`Kind`].
    fn valid(&self) -> [bool; N_KINDS] {
        let (first, second) = (self.buffered(0), self.buffered(1));
        let n_buffered = self.buffer_length();
        let has_stack = !self.stack.is_empty();
        let in_sentence = !self.starts_sentence(first);
        let shift = !has_stack
            || (n_buffered >= 2 && in_sentence && !self.was_put_back.get(first).copied().unwrap_or(false));
        let arc = has_stack && n_buffered >= 1 && in_sentence;
        let may_break = n_buffered >= 2 && second == first + 1 && !self.starts_sentence(second);
        [shift, has_stack, arc, arc, may_break]
    }

    fn take(&mut self, kind: Kind, label: usize) {
        let (first, top) = (self.buffered(0), self.stacked(0));
        match kind {
            Kind::Shift => self.shift(),
            Kind::Reduce => {
                self.stack.pop();
                let has_head = self.heads.get(top).is_some_and(|head| *head != NONE);
                if top != NONE && !has_head && !self.stack.is_empty() {
                    self.was_put_back[top] = true;
                    self.put_back.push(top);
                }
            }
            Kind::Left => {
                self.add_arc(first, top, label);
                if let Some(mark) = self.was_put_back.get_mut(first) {
                    *mark = false;
                }
                self.stack.pop();
            }
            Kind::Right => {
                self.add_arc(top, first, label);
                self.shift();
            }
            Kind::Break => {
                let second = self.buffered(1);
                if let Some(start) = self.starts_sentence.get_mut(second) {
                    *start = true;
                }
            }
        }
    }

    fn shift(&mut self) {
        match self.put_back.pop() {
            Some(token) => self.stack.push(token),
            None if self.next < self.heads.len() => {
                self.stack.push(self.next);
                self.next += 1;
            }
            None => {}
        }
    }

    fn add_arc(&mut self, head: usize, child: usize, label: usize) {
        if head == NONE || child == NONE {
            return;
        }
        // A head that is replaced lies to the left, and this child is the last that it took.
        let old_head = self.heads[child];
        if old_head != NONE && self.last_right[old_head] == child {
            self.last_right[old_head] = self.previous_right[child];
        }
        if head > child {
            self.last_left[head] = child;
        } else {
            self.previous_right[child] = self.last_right[head];
            self.last_right[head] = child;
        }
        self.heads[child] = head;
        self.labels[child] = label;
    }
}

#[cfg(test)]
mod tests {
    use super::super::actions::testing::moves;
    use super::super::scorer::testing::{weights, workspace};
    use super::*;

    const SHIFT: usize = Kind::Shift as usize;
    const LEFT: usize = Kind::Left as usize;
    const BREAK: usize = Kind::Break as usize;

    /// A state after actions, with label 0.
    fn after(n_tokens: usize, kinds: &[Kind]) -> State {
        let mut state = State::new(n_tokens);
        for kind in kinds {
            assert!(state.valid()[*kind as usize], "{kind:?} in {kinds:?}");
            state.take(*kind, 0);
        }
        state
    }

    #[test]
    fn a_token_without_head_goes_back_to_the_buffer_and_may_not_be_shifted_at_once() {
        use Kind::{Left, Reduce, Right, Shift};
        let state = after(4, &[Shift, Shift, Reduce]);
        assert_eq!((state.buffered(0), state.buffered(1), state.stacked(0)), (1, 2, 0));
        assert!(!state.valid()[SHIFT]);
        // Once it took a child it may be shifted again; once it has a head it is not put back.
        let state = after(4, &[Shift, Shift, Reduce, Right, Reduce]);
        assert_eq!((state.buffered(0), state.stacked(0), state.heads[1]), (2, 0, 0));
        let mut state = after(4, &[Shift, Shift, Reduce]);
        state.take(Left, 0);
        assert!(state.valid()[SHIFT] && state.heads[0] == 1);
    }

    #[test]
    fn a_left_arc_replaces_an_earlier_head() {
        use Kind::{Left, Reduce, Right, Shift};
        let state = after(4, &[Shift, Right, Reduce, Right, Left]);
        assert_eq!(state.heads, [NONE, 0, 3, NONE]);
        // The former head's last child is again the one before; the new head has its first.
        assert_eq!((state.last_right[0], state.last_left[3]), (1, 2));
        assert_eq!(state.places(), [3, NONE, 0, NONE, NONE, 2, NONE, 1]);
    }

    #[test]
    fn nothing_reaches_over_the_start_of_a_sentence() {
        use Kind::{Break, Reduce, Shift};
        let state = after(3, &[Shift, Break]);
        assert!(!state.valid()[BREAK], "it starts already");
        let state = after(3, &[Break, Shift]);
        assert!(!state.valid()[SHIFT] && !state.valid()[LEFT] && state.valid()[Reduce as usize]);
        assert!(after(3, &[Break, Shift, Reduce]).valid()[SHIFT]);
    }

    /// Scores by the next token's number alone: S, D, L-nsubj, R-obj, B-ROOT.
    fn parser(per_number: [f32; 5], bias: [f32; 5]) -> Parser {
        let rows: Vec<[f32; 8]> = per_number.iter().map(|w| [*w, 0., 0., 0., 0., 0., 0., 0.]).collect();
        let rows: Vec<&[f32]> = rows.iter().map(|row| &row[..]).collect();
        let moves =
            moves(r#"{"0": {"": 9}, "1": {"": 9}, "2": {"nsubj": 9}, "3": {"obj": 9}, "4": {"ROOT": 9}}"#);
        Parser::new("parser/moves", &moves, &weights(&bias, &rows), 1).unwrap()
    }

    #[test]
    fn a_parser_sets_heads_labels_and_sentences() {
        // Before 1: left arc, else shift; before 2: right arc.
        let parser = parser([0., 0., 10., -10., 0.], [1., 0., -9., 11., -20.]);
        let mut tokens = vec![TokenParts::default(); 4];
        parser.apply(&mut workspace(), &[0., 1., -2., -2.], &[false; 4], &mut tokens);
        let found: Vec<_> = tokens.iter().map(|t| (t.head, &*t.dep, t.sentence_start)).collect();
        assert_eq!(found, [(1, "nsubj", true), (1, "ROOT", false), (1, "obj", false), (2, "obj", false)]);
        parser.apply(&mut workspace(), &[], &[], &mut []);
    }

    #[test]
    fn any_scores_come_to_an_end() {
        for winner in 0..5 {
            let mut bias = [0.0; 5];
            bias[winner] = 9.0;
            let mut tokens = vec![TokenParts::default(); 50];
            parser([0.0; 5], bias).apply(&mut workspace(), &[0.0; 50], &[false; 50], &mut tokens);
            assert!(tokens.iter().all(|token| token.head < 50), "action {winner}");
        }
    }

    #[test]
    fn joining_parts_of_words_is_refused() {
        let moves = moves(r#"{"2": {"subtok": 9}}"#);
        let weights = weights(&[0.0], &[&[0.0; 8]]);
        assert!(matches!(Parser::new("moves", &moves, &weights, 1), Err(PipelineError::Unsupported { .. })));
    }
}
