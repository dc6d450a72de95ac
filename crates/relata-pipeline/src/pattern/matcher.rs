//! Runs a pattern's program over a text, with an explicit stack instead of recursion.

use super::{Instruction, Pattern, class};
use std::ops::Range;

/// How many instructions one attempt at one place may take. The packages' expressions need a few thousand for
/// ordinary words; an expression that needs more on some text is taken not to match there.
const MAX_STEPS: usize = 200_000;

pub(super) fn search(pattern: &Pattern, text: &[char], from: usize, not_empty: bool) -> Option<Range<usize>> {
    let last = if pattern.anchored { 0 } else { text.len() };
    (from..=last).find_map(|start| {
        // Only the place where an empty match was just found must not give another one.
        let end = match_at(pattern, text, start, not_empty && start == from)?;
        Some(start..end)
    })
}

/// The end of the match that begins at `start`, by the first alternative that has one.
pub(super) fn match_at(pattern: &Pattern, text: &[char], start: usize, not_empty: bool) -> Option<usize> {
    let mut run = Run { pattern, text, steps: MAX_STEPS, stack: Vec::new() };
    let dispatch = if text.len().saturating_sub(start) > pattern.reach {
        &pattern.far_from_end
    } else {
        &pattern.near_end
    };
    let candidates = match text.get(start) {
        None => &dispatch.nullable,
        Some(&c) => class::slot(c).and_then(|slot| dispatch.by_first.get(slot)).unwrap_or(&dispatch.others),
    };
    candidates.iter().find_map(|&n| {
        let entry = pattern.entries.get(n as usize)?;
        run.execute(*entry, start, not_empty.then_some(start))
    })
}

struct Run<'p> {
    pattern: &'p Pattern,
    text: &'p [char],
    steps: usize,
    stack: Vec<(usize, usize)>,
}

impl Run<'_> {
    /// Runs from an instruction; where `not_at` is given, a match that ends there does not count.
    fn execute(&mut self, entry: usize, start: usize, not_at: Option<usize>) -> Option<usize> {
        let floor = self.stack.len();
        let (mut at, mut position) = (entry, start);
        loop {
            if self.steps == 0 {
                self.stack.truncate(floor);
                return None;
            }
            self.steps -= 1;
            let passed = match self.pattern.code.get(at)? {
                Instruction::Match if not_at != Some(position) => {
                    self.stack.truncate(floor);
                    return Some(position);
                }
                Instruction::Match => false,
                Instruction::Jump(target) => {
                    at = *target;
                    continue;
                }
                Instruction::Split(first, second) => {
                    self.stack.push((*second, position));
                    at = *first;
                    continue;
                }
                Instruction::Start => position == 0,
                Instruction::End => {
                    position == self.text.len()
                        || (position + 1 == self.text.len() && self.text.last() == Some(&'\n'))
                }
                Instruction::Look { behind, negate, body } => {
                    let (behind, negate, body) = (*behind, *negate, *body);
                    let from = position.checked_sub(behind.unwrap_or(0));
                    let seen = from.is_some_and(|from| self.execute(body, from, None).is_some());
                    seen != negate
                }
                consuming => {
                    let found = self.text.get(position);
                    position += 1;
                    found.is_some_and(|&c| match consuming {
                        Instruction::Char(wanted) => self.pattern.same(*wanted, c),
                        Instruction::Class(class) => self.pattern.in_class(*class, c),
                        _ => c != '\n',
                    })
                }
            };
            if passed {
                at += 1;
            } else if self.stack.len() > floor {
                (at, position) = self.stack.pop()?;
            } else {
                return None;
            }
        }
    }
}
