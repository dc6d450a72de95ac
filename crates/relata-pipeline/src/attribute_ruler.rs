//! spaCy's attribute ruler: patterns over tokens that correct part of speech, features, lemma or tag. In the English package
//! it is what turns the treebank's tags into universal parts of speech.

use crate::PipelineError;
use crate::doc::{TokenParts, Upos};
use crate::pattern::Pattern;
use crate::python_text::is_space;
use rmpv::Value;
use std::borrow::Cow;
use std::collections::HashMap;

const COMPONENT: &str = "attribute_ruler";

/// The rules of one package, in its order: later ones have the last word.
#[derive(Debug, Default)]
pub(crate) struct AttributeRuler {
    rules: Vec<Rule>,
    candidates: Candidates,
}

/// The runs that are worth trying at a token, so that not every pattern is tried at every token. Each run is in one list,
/// as its rule and its place among the rule's patterns.
#[derive(Debug, Default)]
struct Candidates {
    by_tag: HashMap<String, Vec<(usize, usize)>>,
    by_lower: HashMap<String, Vec<(usize, usize)>>,
    by_orth: HashMap<String, Vec<(usize, usize)>>,
    /// Those whose first token names none of the three.
    others: Vec<(usize, usize)>,
}

#[derive(Debug)]
struct Rule {
    /// Any of these runs of tokens.
    patterns: Vec<Vec<Vec<Condition>>>,
    /// Which token of the run is changed; counted from its end when negative.
    index: i64,
    changes: Vec<Change>,
}

#[derive(Debug)]
struct Condition {
    attribute: Attribute,
    test: Test,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attribute {
    Orth,
    Lower,
    Tag,
    Pos,
    Dep,
    IsSpace,
}

#[derive(Debug)]
enum Test {
    Is(String),
    In(Vec<String>),
    NotIn(Vec<String>),
    Matches(Box<Pattern>),
    Flag(bool),
}

#[derive(Clone, Debug, PartialEq)]
enum Change {
    Tag(Box<str>),
    Pos(Upos),
    Morph(Box<str>),
    Lemma(Box<str>),
    Dep(Box<str>),
}

/// What the conditions look at.
struct Seen<'t> {
    form: &'t str,
    lower: Cow<'t, str>,
}

impl AttributeRuler {
    /// Where a package keeps the patterns.
    pub(crate) const PATH: &str = "attribute_ruler/patterns";

    /// The rules in a package's `patterns` file.
    ///
    /// # Errors
    ///
    /// When the file is not the msgpack that spaCy writes, or a pattern uses what is not implemented.
    pub(crate) fn from_bytes(mut bytes: &[u8]) -> Result<Self, PipelineError> {
        let file = rmpv::decode::read_value(&mut bytes)
            .map_err(|error| PipelineError::malformed(Self::PATH, error))?;
        let rules = file.as_array().ok_or_else(|| ill_formed("it is no list"))?;
        let rules = rules.iter().map(Rule::read).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { candidates: Candidates::of(&rules), rules })
    }

    /// Corrects the tokens of `text`. All patterns look at the tokens as they were before the first correction.
    pub(crate) fn apply(&self, text: &str, tokens: &mut [TokenParts]) {
        let seen: Vec<Seen<'_>> = tokens
            .iter()
            .map(|token| text.get(token.range.clone()).unwrap_or_default())
            .map(|form| Seen { form, lower: lower(form) })
            .collect();
        // Rule, start, length: in the order in which the changes are made.
        let mut matches: Vec<(usize, usize, usize)> = Vec::new();
        for (start, (token, form)) in tokens.iter().zip(&seen).enumerate() {
            for &(rule, pattern) in self.candidates.at(token, form) {
                let pattern = &self.rules[rule].patterns[pattern];
                if matches_at(pattern, start, tokens, &seen) {
                    matches.push((rule, start, pattern.len()));
                }
            }
        }
        matches.sort_unstable();
        for (rule, start, length) in matches {
            let rule = &self.rules[rule];
            let offset = if rule.index < 0 { rule.index + length as i64 } else { rule.index };
            let at = usize::try_from(offset).ok().and_then(|offset| start.checked_add(offset));
            if let Some(token) = at.and_then(|at| tokens.get_mut(at)) {
                rule.changes.iter().for_each(|change| change.apply(token));
            }
        }
    }
}

impl Candidates {
    fn of(rules: &[Rule]) -> Self {
        let mut found = Self::default();
        for (i, rule) in rules.iter().enumerate() {
            for (n, pattern) in rule.patterns.iter().enumerate() {
                let anchor = pattern.iter().take(1).flatten().find_map(|condition| {
                    let texts = match &condition.test {
                        Test::Is(text) => std::slice::from_ref(text),
                        Test::In(texts) => texts.as_slice(),
                        Test::NotIn(_) | Test::Matches(_) | Test::Flag(_) => return None,
                    };
                    let table = match condition.attribute {
                        Attribute::Tag => Attribute::Tag,
                        Attribute::Lower => Attribute::Lower,
                        Attribute::Orth => Attribute::Orth,
                        Attribute::Pos | Attribute::Dep | Attribute::IsSpace => return None,
                    };
                    Some((table, texts))
                });
                let Some((table, texts)) = anchor else {
                    found.others.push((i, n));
                    continue;
                };
                let table = match table {
                    Attribute::Tag => &mut found.by_tag,
                    Attribute::Lower => &mut found.by_lower,
                    _ => &mut found.by_orth,
                };
                for text in texts {
                    let list = table.entry(text.clone()).or_default();
                    if list.last() != Some(&(i, n)) {
                        list.push((i, n));
                    }
                }
            }
        }
        found
    }

    fn at<'a>(&'a self, token: &TokenParts, seen: &Seen<'_>) -> impl Iterator<Item = &'a (usize, usize)> {
        let list = |table: &'a HashMap<String, Vec<(usize, usize)>>, text: &str| {
            if table.is_empty() { &[] } else { table.get(text).map(Vec::as_slice).unwrap_or_default() }
        };
        list(&self.by_tag, &token.tag)
            .iter()
            .chain(list(&self.by_lower, &seen.lower))
            .chain(list(&self.by_orth, seen.form))
            .chain(&self.others)
    }
}

/// Lower case; most words are already in it.
fn lower(form: &str) -> Cow<'_, str> {
    if form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.to_lowercase())
    }
}

fn matches_at(pattern: &[Vec<Condition>], start: usize, tokens: &[TokenParts], seen: &[Seen<'_>]) -> bool {
    pattern.iter().enumerate().all(|(n, conditions)| match (tokens.get(start + n), seen.get(start + n)) {
        (Some(token), Some(seen)) => conditions.iter().all(|condition| condition.holds(token, seen)),
        _ => false,
    })
}

impl Condition {
    fn holds(&self, token: &TokenParts, seen: &Seen<'_>) -> bool {
        let value = match self.attribute {
            Attribute::Orth => seen.form,
            Attribute::Lower => &seen.lower,
            Attribute::Tag => &token.tag,
            Attribute::Pos => token.pos.as_str(),
            Attribute::Dep => &token.dep,
            Attribute::IsSpace => {
                let is_space = !seen.form.is_empty() && seen.form.chars().all(is_space);
                return matches!(&self.test, Test::Flag(wanted) if *wanted == is_space);
            }
        };
        match &self.test {
            Test::Is(wanted) => value == wanted,
            Test::In(wanted) => wanted.iter().any(|wanted| value == wanted),
            Test::NotIn(unwanted) => !unwanted.iter().any(|unwanted| value == unwanted),
            Test::Matches(pattern) => pattern.search(&value.chars().collect::<Vec<_>>()).is_some(),
            Test::Flag(_) => false,
        }
    }

    fn read(key: &Value, value: &Value) -> Result<Self, PipelineError> {
        let name = key.as_str().unwrap_or_default().to_uppercase();
        let attribute = match name.as_str() {
            "ORTH" | "TEXT" => Attribute::Orth,
            "LOWER" => Attribute::Lower,
            "TAG" => Attribute::Tag,
            "POS" => Attribute::Pos,
            "DEP" => Attribute::Dep,
            "IS_SPACE" => Attribute::IsSpace,
            _ => return Err(PipelineError::unsupported(COMPONENT, format!("the token attribute {key}"))),
        };
        let unknown = || PipelineError::unsupported(COMPONENT, format!("the condition {value} on {name}"));
        let test = match value {
            Value::Boolean(flag) => Test::Flag(*flag),
            Value::String(text) => Test::Is(text.as_str().ok_or_else(unknown)?.to_owned()),
            Value::Map(entries) => match entries.as_slice() {
                [(operator, operand)] => match operator.as_str() {
                    Some("IN") => Test::In(texts(operand).ok_or_else(unknown)?),
                    Some("NOT_IN") => Test::NotIn(texts(operand).ok_or_else(unknown)?),
                    Some("REGEX") => Test::Matches(
                        Pattern::new(operand.as_str().ok_or_else(unknown)?)
                            .map(Box::new)
                            .map_err(|reason| PipelineError::unsupported(COMPONENT, reason))?,
                    ),
                    _ => return Err(unknown()),
                },
                _ => return Err(unknown()),
            },
            _ => return Err(unknown()),
        };
        let is_flag = matches!(test, Test::Flag(_));
        if is_flag != (attribute == Attribute::IsSpace) {
            return Err(unknown());
        }
        Ok(Self { attribute, test })
    }
}

impl Change {
    fn apply(&self, token: &mut TokenParts) {
        match self {
            Change::Tag(tag) => token.tag = tag.clone(),
            Change::Pos(pos) => token.pos = *pos,
            Change::Morph(morph) => token.morph = morph.clone(),
            Change::Lemma(lemma) => token.lemma = lemma.clone(),
            Change::Dep(dep) => token.dep = dep.clone(),
        }
    }

    fn read(key: &Value, value: &Value) -> Result<Self, PipelineError> {
        let unknown = || PipelineError::unsupported(COMPONENT, format!("setting {key} to {value}"));
        let text = value.as_str().ok_or_else(unknown)?;
        match key.as_str() {
            Some("TAG") => Ok(Change::Tag(text.into())),
            Some("POS") => Upos::parse(text).map(Change::Pos).ok_or_else(unknown),
            Some("MORPH") => Ok(Change::Morph(normalise_features(text).into())),
            Some("LEMMA") => Ok(Change::Lemma(text.into())),
            Some("DEP") => Ok(Change::Dep(text.into())),
            _ => Err(unknown()),
        }
    }
}

impl Rule {
    fn read(value: &Value) -> Result<Self, PipelineError> {
        let entries = value.as_map().ok_or_else(|| ill_formed("a rule is no map"))?;
        let entry =
            |name: &str| entries.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value);
        let list = |value: &Value, what: &str| value.as_array().cloned().ok_or_else(|| ill_formed(what));
        let patterns = entry("patterns").ok_or_else(|| ill_formed("a rule has no patterns"))?;
        let mut runs = Vec::new();
        for pattern in list(patterns, "patterns are no list")? {
            let mut run = Vec::new();
            for token in list(&pattern, "a pattern is no list")? {
                let conditions = token.as_map().ok_or_else(|| ill_formed("a token pattern is no map"))?;
                run.push(
                    conditions
                        .iter()
                        .map(|(key, value)| Condition::read(key, value))
                        .collect::<Result<_, _>>()?,
                );
            }
            if run.is_empty() {
                return Err(ill_formed("a pattern is empty"));
            }
            runs.push(run);
        }
        let attributes =
            entry("attrs").and_then(Value::as_map).ok_or_else(|| ill_formed("a rule sets nothing"))?;
        Ok(Self {
            patterns: runs,
            index: entry("index").and_then(Value::as_i64).unwrap_or(0),
            changes: attributes
                .iter()
                .map(|(key, value)| Change::read(key, value))
                .collect::<Result<_, _>>()?,
        })
    }
}

fn ill_formed(reason: &str) -> PipelineError {
    PipelineError::malformed(AttributeRuler::PATH, reason)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|value| value.as_str().map(str::to_owned)).collect()
}

/// Features in the order that spaCy shows them; `_` stands for none.
fn normalise_features(features: &str) -> String {
    if features == "_" {
        return String::new();
    }
    let mut features: Vec<String> = features
        .split('|')
        .map(|feature| match feature.split_once('=') {
            Some((name, values)) => {
                let mut values: Vec<&str> = values.split(',').collect();
                values.sort_unstable();
                format!("{name}={}", values.join(","))
            }
            None => feature.to_owned(),
        })
        .collect();
    features.sort_unstable();
    features.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Json, json};

    fn msgpack(value: &Json) -> Value {
        match value {
            Json::Bool(flag) => Value::Boolean(*flag),
            Json::Number(number) => Value::from(number.as_i64().unwrap()),
            Json::String(text) => Value::from(text.as_str()),
            Json::Array(items) => Value::Array(items.iter().map(msgpack).collect()),
            Json::Object(entries) => Value::Map(
                entries.iter().map(|(key, value)| (Value::from(key.as_str()), msgpack(value))).collect(),
            ),
            Json::Null => Value::Nil,
        }
    }

    fn ruler(rules: &Json) -> Result<AttributeRuler, PipelineError> {
        let mut bytes = Vec::new();
        rmpv::encode::write_value(&mut bytes, &msgpack(rules)).unwrap();
        AttributeRuler::from_bytes(&bytes)
    }

    /// Tokens at the words of `text`, with a tag and a label each.
    fn tokens(text: &str, annotations: &[(&str, &str)]) -> Vec<TokenParts> {
        let mut at = 0;
        let words = text.split(' ').zip(annotations).map(|(word, (tag, dep))| {
            let range = at..at + word.len();
            at = range.end + 1;
            TokenParts { range, tag: (*tag).into(), dep: (*dep).into(), ..TokenParts::default() }
        });
        words.collect()
    }

    #[test]
    fn later_rules_correct_earlier_ones_but_see_the_original() {
        let ruler = ruler(&json!([
            {"patterns": [[{"TAG": "VBP"}]], "attrs": {"TAG": "CHANGED", "POS": "VERB", "MORPH": "_"}, "index": 0},
            {"patterns": [[{"TAG": "VBP", "LOWER": {"IN": ["ai", "are"]}}, {"LOWER": {"REGEX": "^n'?t$"}}]],
             "attrs": {"LEMMA": "be", "POS": "AUX", "MORPH": "Tense=Pres|Mood=Ind"}, "index": 0},
            {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "to"}, "index": -1},
            {"patterns": [[{"DEP": {"NOT_IN": ["det", ""]}, "TAG": "DT"}]], "attrs": {"POS": "PRON"}, "index": 0},
        ]))
        .unwrap();
        let text = "Ai n't gon na this";
        let mut tokens = tokens(text, &[("VBP", ""), ("RB", ""), ("VBG", ""), ("TO", ""), ("DT", "dobj")]);
        ruler.apply(text, &mut tokens);
        assert_eq!((&*tokens[0].tag, tokens[0].pos, &*tokens[0].lemma), ("CHANGED", Upos::Aux, "be"));
        assert_eq!(&*tokens[0].morph, "Mood=Ind|Tense=Pres");
        assert_eq!((&*tokens[2].lemma, &*tokens[3].lemma), ("", "to"));
        assert_eq!(tokens[4].pos, Upos::Pron);
    }

    #[test]
    fn what_is_not_implemented_is_named() {
        let cases = [
            json!([{"patterns": [[{"TAG": "X", "OP": "+"}]], "attrs": {"POS": "X"}, "index": 0}]),
            json!([{"patterns": [[{"LENGTH": 1}]], "attrs": {"POS": "X"}, "index": 0}]),
            json!([{"patterns": [[{"TAG": {"FUZZY": "X"}}]], "attrs": {"POS": "X"}, "index": 0}]),
            json!([{"patterns": [[{"TAG": "X"}]], "attrs": {"HEAD": "X"}, "index": 0}]),
        ];
        for (rules, name) in cases.iter().zip(["OP", "LENGTH", "FUZZY", "HEAD"]) {
            let error = ruler(rules).unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
        assert!(ruler(&json!({})).is_err());
    }
}
