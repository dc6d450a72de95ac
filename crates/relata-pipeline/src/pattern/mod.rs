//! Regular expressions as Python's `re` understands them, for the patterns that spaCy packages carry.
//!
//! Why not a crate: the packages' expressions are Python's, whose `\w`, classes and look-behind differ from what Rust's
//! crates accept, and the French `token_match` has 1.4 million characters, most of them the same few character
//! classes repeated 500 times. Compiled to an automaton it takes seconds and hundreds of megabytes at every start; here
//! equal classes are shared, and it is parsed in some milliseconds.
//!
//! [`parse`] turns the expression into a tree, [`Pattern::new`] turns the tree into a small program, and
//! the matcher runs it with backtracking: alternatives in their order, greedy repeats, as Python does. A budget of steps
//! bounds what a hostile text can cost.

mod class;
mod matcher;
mod parse;

use crate::python_text::lower;
use class::Class;
use parse::Node;
use std::collections::BTreeMap;
use std::ops::Range;

/// A compiled expression. Positions count characters of the slice that is searched.
#[derive(Debug)]
pub(crate) struct Pattern {
    code: Vec<Instruction>,
    classes: Vec<Class>,
    ignore_case: bool,
    /// Whether it can only match where the text begins.
    anchored: bool,
    /// Where the program of each alternative of the whole expression begins, in order of preference.
    entries: Vec<usize>,
    /// All alternatives.
    near_end: Dispatch,
    /// The alternatives without those that end with `$` after at most [`Pattern::reach`] characters: farther from the
    /// text's end than that, the latter can't match. Most suffixes are of that kind.
    far_from_end: Dispatch,
    reach: usize,
}

/// Which alternatives are worth trying, by the character that comes next.
#[derive(Debug, Default)]
struct Dispatch {
    /// For each frequent character, by its [`class::slot`].
    by_first: Vec<Vec<u32>>,
    /// For any other character.
    others: Vec<u32>,
    /// Those that may match nothing, tried where the text ends.
    nullable: Vec<u32>,
}

#[derive(Clone, Debug)]
enum Instruction {
    Char(char),
    Any,
    Class(usize),
    /// Go on at the first; if that fails, at the second.
    Split(usize, usize),
    Jump(usize),
    Start,
    End,
    /// Looks around without consuming; `behind` is the width to step back, the body follows up to its own `Match`.
    Look {
        behind: Option<usize>,
        negate: bool,
        body: usize,
    },
    Match,
}

impl Pattern {
    /// Compiles a Python expression.
    ///
    /// # Errors
    ///
    /// A sentence that names what is not understood.
    pub(crate) fn new(expression: &str) -> Result<Self, String> {
        let parsed = parse::parse(expression)?;
        let alternatives = parse::flatten(parsed.node);
        let mut pattern = Self {
            code: Vec::new(),
            classes: parsed.classes,
            ignore_case: parsed.ignore_case,
            anchored: alternatives.iter().all(parse::is_anchored),
            entries: Vec::new(),
            near_end: Dispatch::default(),
            far_from_end: Dispatch::default(),
            reach: 0,
        };
        let ignore_case = pattern.ignore_case;
        pattern.classes.iter_mut().for_each(|class| class.tabulate(ignore_case));
        for alternative in &alternatives {
            let entry = pattern.code.len();
            pattern.emit(alternative)?;
            pattern.code.push(Instruction::Match);
            pattern.entries.push(entry);
        }
        let reaches: Vec<Option<usize>> = alternatives.iter().map(parse::reach_of).collect();
        pattern.reach = reaches.iter().flatten().copied().max().unwrap_or(0);
        let firsts = || (0u32..).zip(alternatives.iter().map(parse::first_of));
        pattern.near_end = pattern.dispatch(firsts().collect());
        pattern.far_from_end = pattern.dispatch(
            firsts().zip(&reaches).filter(|(_, reach)| reach.is_none()).map(|(first, _)| first).collect(),
        );
        Ok(pattern)
    }

    fn dispatch(&self, firsts: Vec<(u32, parse::First)>) -> Dispatch {
        // The frequent characters of each lower-case one, for expressions that do not look at case.
        let mut of_lower: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (slot, c) in class::frequent().enumerate() {
            of_lower.entry(lower(c)).or_default().push(slot);
        }
        let mut dispatch = Dispatch { by_first: vec![Vec::new(); class::N_SLOTS], ..Dispatch::default() };
        let mut begins = vec![false; class::N_SLOTS];
        for (number, first) in firsts {
            begins.fill(first.nullable || first.any);
            for wanted in &first.chars {
                class::slot(*wanted).into_iter().for_each(|slot| begins[slot] = true);
                if self.ignore_case {
                    let slots = of_lower.get(&lower(*wanted)).into_iter().flatten();
                    slots.for_each(|slot| begins[*slot] = true);
                }
            }
            for class in first.classes.iter().filter_map(|class| self.classes.get(*class)) {
                for (begins, c) in begins.iter_mut().zip(class::frequent()) {
                    *begins |= class.contains(c, self.ignore_case);
                }
            }
            for (list, _) in dispatch.by_first.iter_mut().zip(&begins).filter(|(_, begins)| **begins) {
                list.push(number);
            }
            dispatch.others.push(number);
            if first.nullable {
                dispatch.nullable.push(number);
            }
        }
        dispatch
    }

    fn emit(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::Char(c) => self.code.push(Instruction::Char(*c)),
            Node::Any => self.code.push(Instruction::Any),
            Node::Class(class) => self.code.push(Instruction::Class(*class)),
            Node::Start => self.code.push(Instruction::Start),
            Node::End => self.code.push(Instruction::End),
            Node::Concat(parts) => {
                for part in parts {
                    self.emit(part)?;
                }
            }
            Node::Alternatives(parts) => self.emit_alternatives(parts)?,
            Node::Repeat { node, min, max, greedy } => self.emit_repeat(node, *min, *max, *greedy)?,
            Node::Look { behind, negate, node } => {
                let behind = if *behind { Some(parse::width_of(node)?) } else { None };
                let look = self.code.len();
                self.code.push(Instruction::Match);
                let skip = self.code.len();
                self.code.push(Instruction::Match);
                let body = self.code.len();
                self.emit(node)?;
                self.code.push(Instruction::Match);
                self.code[look] = Instruction::Look { behind, negate: *negate, body };
                self.code[skip] = Instruction::Jump(self.code.len());
            }
        }
        Ok(())
    }

    fn emit_alternatives(&mut self, parts: &[Node]) -> Result<(), String> {
        let mut ends = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            if n + 1 == parts.len() {
                self.emit(part)?;
                break;
            }
            let split = self.code.len();
            self.code.push(Instruction::Match);
            self.emit(part)?;
            ends.push(self.code.len());
            self.code.push(Instruction::Match);
            self.code[split] = Instruction::Split(split + 1, self.code.len());
        }
        for end in ends {
            self.code[end] = Instruction::Jump(self.code.len());
        }
        Ok(())
    }

    fn emit_repeat(&mut self, node: &Node, min: u32, max: Option<u32>, greedy: bool) -> Result<(), String> {
        for _ in 0..min {
            self.emit(node)?;
        }
        let split_of =
            |body, end| if greedy { Instruction::Split(body, end) } else { Instruction::Split(end, body) };
        match max {
            Some(max) => {
                let mut splits = Vec::new();
                for _ in min..max {
                    splits.push(self.code.len());
                    self.code.push(Instruction::Match);
                    self.emit(node)?;
                }
                for split in splits {
                    self.code[split] = split_of(split + 1, self.code.len());
                }
            }
            None => {
                if parse::first_of(node).nullable {
                    return Err("an endless repeat of what may be empty".to_owned());
                }
                let split = self.code.len();
                self.code.push(Instruction::Match);
                self.emit(node)?;
                self.code.push(Instruction::Jump(split));
                self.code[split] = split_of(split + 1, self.code.len());
            }
        }
        Ok(())
    }

    /// Python's `search`: the leftmost match.
    pub(crate) fn search(&self, text: &[char]) -> Option<Range<usize>> {
        matcher::search(self, text, 0, false)
    }

    /// Python's `match`: whether the expression matches where the text begins.
    pub(crate) fn matches_start(&self, text: &[char]) -> bool {
        matcher::match_at(self, text, 0, false).is_some()
    }

    /// Python's `finditer`: matches from left to right that do not overlap.
    pub(crate) fn find_all(&self, text: &[char]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut from = 0;
        let mut after_empty = false;
        while let Some(range) = matcher::search(self, text, from, after_empty) {
            from = range.end;
            after_empty = range.is_empty();
            found.push(range);
        }
        found
    }

    fn same(&self, wanted: char, found: char) -> bool {
        wanted == found || (self.ignore_case && lower(wanted) == lower(found))
    }

    fn in_class(&self, class: usize, found: char) -> bool {
        self.classes.get(class).is_some_and(|class| class.contains(found, self.ignore_case))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(expression: &str, text: &str) -> Option<Range<usize>> {
        let chars: Vec<char> = text.chars().collect();
        Pattern::new(expression).unwrap().search(&chars)
    }

    #[test]
    fn finds_what_python_finds() {
        let cases = [
            (r"^\.\.+|^\(", "..a", Some(0..2)),
            (r"^\.\.+|^\(", "a..", None),
            (r"…$|\.\.+$", "wait...", Some(4..7)),
            (r"(?<=[0-9])(?:km|m)$", "12km", Some(2..4)),
            (r"(?<=[0-9])(?:km|m)$", "km", None),
            (r"(?<=[a-z][a-z])\.$", "ab.", Some(2..3)),
            (r"a(?!b)", "abac", Some(2..3)),
            (r"(?iu)^été$", "ÉTÉ", Some(0..3)),
            (r"(?iu)^[a-z]+$", "ABC", Some(0..3)),
            (r"^\w+$", "a²_é", Some(0..4)),
            (r"^\w+$", "e\u{301}", None),
            (r"a{2,3}", "aaaa", Some(0..3)),
            (r"a{2,3}?", "aaaa", Some(0..2)),
            (r"[^a-c\]]", "a]d", Some(2..3)),
            (r"[%²\-\+\[&|]", "&", Some(0..1)),
            (r"^n'?t$", "nt", Some(0..2)),
            (r"a$", "a\n", Some(0..1)),
            (r"\u00e9\U0001F600", "é😀", Some(0..2)),
        ];
        for (expression, text, found) in cases {
            assert_eq!(search(expression, text), found, "{expression} in {text}");
        }
    }

    #[test]
    fn empty_matches_follow_python_3_7() {
        // list(m.span() for m in re.finditer("(?<=x)|x", "axxb"))
        let pattern = Pattern::new("(?<=x)|x").unwrap();
        let chars: Vec<char> = "axxb".chars().collect();
        assert_eq!(pattern.find_all(&chars), [1..2, 2..2, 2..3, 3..3]);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for expression in
            ["(a", "a)", "[a", r"\b", "(?P<n>a)", "*a", "(?:a?)*", "(?<=a+)b", r"(a)\1", "a{3,1}"]
        {
            assert!(Pattern::new(expression).is_err(), "{expression}");
        }
    }

    #[test]
    fn a_hostile_text_ends_without_a_match() {
        let pattern = Pattern::new("^(?:a|a)+$").unwrap();
        let text: Vec<char> = "a".repeat(60).chars().chain(['b']).collect();
        assert!(!pattern.matches_start(&text));
    }
}
