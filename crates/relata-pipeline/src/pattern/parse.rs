//! Python's expression syntax, as far as spaCy packages use it; anything else is refused by name.

use super::class::{Class, Shorthand};
use std::collections::BTreeMap;

/// One construct of an expression.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Char(char),
    Any,
    /// Index into [`Parsed::classes`].
    Class(usize),
    Start,
    End,
    Concat(Vec<Node>),
    Alternatives(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: Option<u32>,
        greedy: bool,
    },
    Look {
        behind: bool,
        negate: bool,
        node: Box<Node>,
    },
}

/// An expression as a tree, with its classes apart.
pub(super) struct Parsed {
    pub(super) node: Node,
    pub(super) classes: Vec<Class>,
    pub(super) ignore_case: bool,
}

/// What a match can begin with.
#[derive(Clone, Debug, Default)]
pub(super) struct First {
    pub(super) chars: Vec<char>,
    pub(super) classes: Vec<usize>,
    pub(super) any: bool,
    /// Whether it may match without consuming anything.
    pub(super) nullable: bool,
}

/// Groups within groups; the packages nest four deep.
const MAX_DEPTH: usize = 100;
/// Copies that one counted repeat may make of its body; the packages' largest is 63.
const MAX_COUNT: u32 = 1000;

pub(super) fn parse(expression: &str) -> Result<Parsed, String> {
    let chars: Vec<char> = expression.chars().collect();
    let mut parser = Parser {
        chars: &chars,
        at: 0,
        depth: 0,
        classes: Vec::new(),
        known: BTreeMap::new(),
        ignore_case: false,
    };
    parser.flags()?;
    let node = parser.alternatives()?;
    if parser.at < chars.len() {
        return Err(parser.complaint("a closing bracket without an opening one"));
    }
    Ok(Parsed { node, classes: parser.classes, ignore_case: parser.ignore_case })
}

/// The alternatives of an expression, those of alternatives included.
pub(super) fn flatten(node: Node) -> Vec<Node> {
    match node {
        Node::Alternatives(parts) => parts.into_iter().flat_map(flatten).collect(),
        other => vec![other],
    }
}

/// Whether it can match only where the text begins.
pub(super) fn is_anchored(node: &Node) -> bool {
    match node {
        Node::Start => true,
        Node::Concat(parts) => parts.first().is_some_and(is_anchored),
        Node::Alternatives(parts) => parts.iter().all(is_anchored),
        _ => false,
    }
}

/// What a match of the node can begin with.
pub(super) fn first_of(node: &Node) -> First {
    let mut first = First::default();
    match node {
        Node::Char(c) => first.chars.push(*c),
        Node::Any => first.any = true,
        Node::Class(class) => first.classes.push(*class),
        Node::Start | Node::End | Node::Look { .. } => first.nullable = true,
        Node::Concat(parts) => {
            first.nullable = true;
            for part in parts {
                let next = first_of(part);
                first.nullable = next.nullable;
                first.join(next);
                if !first.nullable {
                    break;
                }
            }
        }
        Node::Alternatives(parts) => {
            for part in parts {
                let next = first_of(part);
                first.nullable |= next.nullable;
                first.join(next);
            }
        }
        Node::Repeat { node, min, .. } => {
            first = first_of(node);
            first.nullable |= *min == 0;
        }
    }
    first
}

impl First {
    fn join(&mut self, other: First) {
        self.chars.extend(other.chars);
        self.classes.extend(other.classes);
        self.any |= other.any;
    }
}

/// How many characters every match of the node has; look-behind needs it, as in Python.
pub(super) fn width_of(node: &Node) -> Result<usize, String> {
    match node {
        Node::Char(_) | Node::Any | Node::Class(_) => Ok(1),
        Node::Start | Node::End | Node::Look { .. } => Ok(0),
        Node::Concat(parts) => parts.iter().map(width_of).sum(),
        Node::Alternatives(parts) => {
            let widths = parts.iter().map(width_of).collect::<Result<Vec<_>, _>>()?;
            match widths.first() {
                Some(&width) if widths.iter().all(|&other| other == width) => Ok(width),
                _ => Err("a look-behind without a fixed width".to_owned()),
            }
        }
        Node::Repeat { node, min, max, .. } if *max == Some(*min) => Ok(width_of(node)? * *min as usize),
        Node::Repeat { .. } => Err("a look-behind without a fixed width".to_owned()),
    }
}

/// For an expression that ends with `$`, the most characters before the text's end at which a match can begin.
pub(super) fn reach_of(node: &Node) -> Option<usize> {
    match node {
        // One more than the widest match, for a line feed that `$` allows.
        Node::Concat(parts) if matches!(parts.last(), Some(Node::End)) => Some(greatest_width(node)? + 1),
        _ => None,
    }
}

fn greatest_width(node: &Node) -> Option<usize> {
    match node {
        Node::Char(_) | Node::Any | Node::Class(_) => Some(1),
        Node::Start | Node::End | Node::Look { .. } => Some(0),
        Node::Concat(parts) => parts.iter().map(greatest_width).sum(),
        Node::Alternatives(parts) => {
            parts.iter().map(greatest_width).try_fold(0, |most, width| Some(most.max(width?)))
        }
        Node::Repeat { node, max, .. } => Some(greatest_width(node)? * (*max)? as usize),
    }
}

struct Parser<'p> {
    chars: &'p [char],
    at: usize,
    depth: usize,
    classes: Vec<Class>,
    /// Where the class with this source was parsed already.
    known: BTreeMap<&'p [char], usize>,
    ignore_case: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = text.chars().enumerate().all(|(n, c)| self.chars.get(self.at + n) == Some(&c));
        if found {
            self.at += text.chars().count();
        }
        found
    }

    fn complaint(&self, what: &str) -> String {
        let around: String = self.chars.iter().skip(self.at.saturating_sub(10)).take(20).collect();
        format!("{what} at character {} of the expression, near `{around}`", self.at)
    }

    /// `(?iu)` at the beginning; `u` is how Python reads text anyway.
    fn flags(&mut self) -> Result<(), String> {
        for flags in ["(?iu)", "(?ui)", "(?i)", "(?u)"] {
            if self.eat(flags) {
                self.ignore_case = flags.contains('i');
                return Ok(());
            }
        }
        Ok(())
    }

    fn alternatives(&mut self) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.complaint("groups nested too deeply"));
        }
        let mut parts = vec![self.concat()?];
        while self.eat("|") {
            parts.push(self.concat()?);
        }
        self.depth -= 1;
        Ok(match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => Node::Alternatives(parts.into_iter().chain(last).collect()),
        })
    }

    fn concat(&mut self) -> Result<Node, String> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            let node = self.atom()?;
            parts.push(self.repeated(node)?);
        }
        Ok(match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => Node::Concat(parts.into_iter().chain(last).collect()),
        })
    }

    fn atom(&mut self) -> Result<Node, String> {
        match self.next() {
            Some('(') => self.group(),
            Some('[') => self.class(),
            Some('.') => Ok(Node::Any),
            Some('^') => Ok(Node::Start),
            Some('$') => Ok(Node::End),
            Some('\\') => match self.escape()? {
                Escaped::Char(c) => Ok(Node::Char(c)),
                Escaped::Set(shorthand, negate) => {
                    let class = Class { shorthands: vec![(shorthand, negate)], ..Class::default() };
                    Ok(self.intern(class))
                }
            },
            Some('*' | '+' | '?') => Err(self.complaint("a repeat of nothing")),
            Some(c) => Ok(Node::Char(c)),
            None => Err(self.complaint("an end where more was expected")),
        }
    }

    fn group(&mut self) -> Result<Node, String> {
        let look = |behind, negate| Some((behind, negate));
        let kind = if self.eat("?:") {
            None
        } else if self.eat("?=") {
            look(false, false)
        } else if self.eat("?!") {
            look(false, true)
        } else if self.eat("?<=") {
            look(true, false)
        } else if self.eat("?<!") {
            look(true, true)
        } else if self.peek() == Some('?') {
            return Err(self.complaint("a kind of group that is not known"));
        } else {
            None
        };
        let node = self.alternatives()?;
        if !self.eat(")") {
            return Err(self.complaint("a group that does not close"));
        }
        Ok(match kind {
            None => node,
            Some((behind, negate)) => Node::Look { behind, negate, node: Box::new(node) },
        })
    }

    fn repeated(&mut self, node: Node) -> Result<Node, String> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                let Some((min, max, length)) = self.counts() else { return Ok(node) };
                if max.unwrap_or(min) < min || max.unwrap_or(min) > MAX_COUNT {
                    return Err(self.complaint("a count that can't be"));
                }
                self.at += length - 1;
                (min, max)
            }
            _ => return Ok(node),
        };
        self.at += 1;
        let greedy = !self.eat("?");
        if matches!(self.peek(), Some('*' | '+' | '?')) {
            return Err(self.complaint("a repeat of a repeat"));
        }
        Ok(Node::Repeat { node: Box::new(node), min, max, greedy })
    }

    /// The least and greatest count of `{2}`, `{2,}`, `{,3}` or `{2,3}`, and its length; none for a brace that is only a character.
    fn counts(&self) -> Option<(u32, Option<u32>, usize)> {
        let inner: String = self.chars.iter().skip(self.at + 1).take_while(|&&c| c != '}').take(20).collect();
        let length = inner.chars().count() + 2;
        if self.chars.get(self.at + length - 1) != Some(&'}') || inner.is_empty() {
            return None;
        }
        match inner.split_once(',') {
            None => inner.parse().ok().map(|count| (count, Some(count), length)),
            Some((min, max)) => {
                let min = if min.is_empty() { 0 } else { min.parse().ok()? };
                let max = if max.is_empty() { None } else { Some(max.parse().ok()?) };
                Some((min, max, length))
            }
        }
    }

    fn class(&mut self) -> Result<Node, String> {
        let begin = self.at;
        let negate = self.eat("^");
        let mut class = Class { negate, ..Class::default() };
        let content = self.at;
        loop {
            // A bracket that comes first is a member, not the end.
            let c = match self.next() {
                None => return Err(self.complaint("a class that does not close")),
                Some(']') if self.at - 1 > content => break,
                Some('\\') => match self.escape()? {
                    Escaped::Char(c) => c,
                    Escaped::Set(shorthand, negate) => {
                        class.shorthands.push((shorthand, negate));
                        continue;
                    }
                },
                Some(c) => c,
            };
            let is_range =
                self.peek() == Some('-') && self.chars.get(self.at + 1).is_some_and(|&next| next != ']');
            let end = if is_range {
                self.at += 1;
                match self.next() {
                    Some('\\') => match self.escape()? {
                        Escaped::Char(end) => end,
                        Escaped::Set(..) => return Err(self.complaint("a range that ends with a set")),
                    },
                    Some(end) => end,
                    None => return Err(self.complaint("a class that does not close")),
                }
            } else {
                c
            };
            if end < c {
                return Err(self.complaint("a range that ends before it begins"));
            }
            class.ranges.push((c.into(), end.into()));
        }
        let chars = self.chars;
        let source = chars.get(begin..self.at).unwrap_or_default();
        if let Some(&class) = self.known.get(source) {
            return Ok(Node::Class(class));
        }
        let node = self.intern(class);
        self.known.insert(source, self.classes.len() - 1);
        Ok(node)
    }

    fn intern(&mut self, mut class: Class) -> Node {
        class.normalise();
        self.classes.push(class);
        Node::Class(self.classes.len() - 1)
    }

    fn escape(&mut self) -> Result<Escaped, String> {
        let set = |shorthand, negate| Ok(Escaped::Set(shorthand, negate));
        match self.next() {
            Some('w') => set(Shorthand::Word, false),
            Some('W') => set(Shorthand::Word, true),
            Some('d') => set(Shorthand::Digit, false),
            Some('D') => set(Shorthand::Digit, true),
            Some('s') => set(Shorthand::Space, false),
            Some('S') => set(Shorthand::Space, true),
            Some('n') => Ok(Escaped::Char('\n')),
            Some('r') => Ok(Escaped::Char('\r')),
            Some('t') => Ok(Escaped::Char('\t')),
            Some('x') => self.code_point(2),
            Some('u') => self.code_point(4),
            Some('U') => self.code_point(8),
            Some(c) if !c.is_ascii_alphanumeric() => Ok(Escaped::Char(c)),
            _ => Err(self.complaint("an escape that is not known")),
        }
    }

    fn code_point(&mut self, digits: usize) -> Result<Escaped, String> {
        let hex: String = self.chars.iter().skip(self.at).take(digits).collect();
        let code = u32::from_str_radix(&hex, 16).ok().filter(|_| hex.len() == digits);
        self.at += digits;
        // Half a surrogate pair occurs in no text of ours.
        match code.and_then(char::from_u32) {
            Some(c) => Ok(Escaped::Char(c)),
            None => Err(self.complaint("a code point that is none")),
        }
    }
}

enum Escaped {
    Char(char),
    Set(Shorthand, bool),
}
