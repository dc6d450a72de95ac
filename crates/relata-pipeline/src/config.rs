//! The configuration of a package: sections of `key = value` lines, values in JSON, references `${section:key}`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::PipelineError;

/// How many references may lead from one to the next before they are taken for a circle.
const MAX_REFERENCE_DEPTH: usize = 8;

const PATH: &str = "config.cfg";

/// A parsed `config.cfg`.
pub(crate) struct Config {
    /// Section, key → value as written.
    sections: BTreeMap<String, BTreeMap<String, String>>,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// [`PipelineError::Malformed`] for bytes that are no UTF-8 and lines that are neither a section nor a value.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, PipelineError> {
        let text = std::str::from_utf8(bytes).map_err(malformed)?;
        let mut sections: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut section = String::new();
        let mut last_key: Option<String> = None;
        for (i, line) in text.lines().enumerate() {
            let trimmed = line.trim();
            if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
                continue;
            }
            let unexpected = || malformed(format!("line {} is neither a section nor a value", i + 1));
            if line.starts_with(char::is_whitespace) {
                // An indented line goes on with the value above it.
                let key = last_key.as_ref().ok_or_else(unexpected)?;
                let value = sections.entry(section.clone()).or_default().entry(key.clone()).or_default();
                value.push(' ');
                value.push_str(trimmed);
            } else if let Some(name) = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name.trim().to_owned();
                sections.entry(section.clone()).or_default();
                last_key = None;
            } else {
                let (key, value) = trimmed.split_once('=').ok_or_else(unexpected)?;
                let key = key.trim().to_owned();
                sections.entry(section.clone()).or_default().insert(key.clone(), value.trim().to_owned());
                last_key = Some(key);
            }
        }
        Ok(Self { sections })
    }

    /// The value of a key with its references replaced; `null` where there is none. What is not JSON is taken as text.
    pub(crate) fn value(&self, section: &str, key: &str) -> Result<Value, PipelineError> {
        let Some(raw) = self.raw(section, key) else { return Ok(Value::Null) };
        let resolved = self.resolve(raw, 0)?;
        Ok(serde_json::from_str(&resolved).unwrap_or(Value::String(resolved)))
    }

    /// A value that must be text.
    pub(crate) fn text(&self, section: &str, key: &str) -> Result<String, PipelineError> {
        match self.value(section, key)? {
            Value::String(text) => Ok(text),
            other => Err(wrong(section, key, "text", &other)),
        }
    }

    /// A value that must be a whole number from 0 up.
    pub(crate) fn count(&self, section: &str, key: &str) -> Result<usize, PipelineError> {
        let value = self.value(section, key)?;
        value
            .as_u64()
            .and_then(|n| usize::try_from(n).ok())
            .ok_or_else(|| wrong(section, key, "a count", &value))
    }

    /// A value that must be true or false; false where there is none.
    pub(crate) fn flag(&self, section: &str, key: &str) -> Result<bool, PipelineError> {
        match self.value(section, key)? {
            Value::Null => Ok(false),
            Value::Bool(flag) => Ok(flag),
            other => Err(wrong(section, key, "true or false", &other)),
        }
    }

    /// A value that must be a list of texts; empty where there is none.
    pub(crate) fn texts(&self, section: &str, key: &str) -> Result<Vec<String>, PipelineError> {
        let value = self.value(section, key)?;
        let texts: Option<Vec<String>> = match &value {
            Value::Null => Some(Vec::new()),
            Value::Array(items) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
            _ => None,
        };
        texts.ok_or_else(|| wrong(section, key, "a list of texts", &value))
    }

    fn raw(&self, section: &str, key: &str) -> Option<&str> {
        self.sections.get(section)?.get(key).map(String::as_str)
    }

    fn resolve(&self, raw: &str, depth: usize) -> Result<String, PipelineError> {
        let mut resolved = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((before, after)) = rest.split_once("${") {
            let (reference, tail) = after
                .split_once('}')
                .ok_or_else(|| malformed(format!("the reference in {raw:?} has no end")))?;
            // `${section:key}`, or `${section.key}` with the last dot between the two.
            let parts = reference.split_once(':').or_else(|| reference.rsplit_once('.'));
            let target = parts.and_then(|(section, key)| self.raw(section, key));
            let target =
                target.ok_or_else(|| malformed(format!("{raw:?} refers to a value that is not there")))?;
            if depth == MAX_REFERENCE_DEPTH {
                return Err(malformed(format!("the references of {raw:?} lead in a circle")));
            }
            resolved.push_str(before);
            resolved.push_str(&self.resolve(target, depth + 1)?);
            rest = tail;
        }
        resolved.push_str(rest);
        Ok(resolved)
    }
}

fn malformed(reason: impl ToString) -> PipelineError {
    PipelineError::malformed(PATH, reason)
}

fn wrong(section: &str, key: &str, expected: &str, found: &Value) -> PipelineError {
    malformed(format!("`{key}` of [{section}] must be {expected}, and is {found}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
# comment
[nlp]
lang = \"fr\"
pipeline = [\"tok2vec\",
    \"ner\"]

[a.encode]
width = 96
window = ${a.embed.rows}
flag = true
label = a ${nlp:lang} b

[a.embed]
rows = ${a.encode:width}
loop = ${a.embed:loop}
lost = ${nowhere:key}
";

    fn config() -> Config {
        Config::parse(SAMPLE.as_bytes()).unwrap()
    }

    #[test]
    fn values_of_each_kind() {
        let config = config();
        assert_eq!(config.text("nlp", "lang").unwrap(), "fr");
        assert_eq!(config.texts("nlp", "pipeline").unwrap(), ["tok2vec", "ner"]);
        assert!(config.flag("a.encode", "flag").unwrap());
        assert!(!config.flag("a.encode", "no such key").unwrap());
        assert_eq!(config.texts("nlp", "disabled").unwrap(), [""; 0]);
    }

    #[test]
    fn references_are_followed() {
        let config = config();
        assert_eq!(config.count("a.embed", "rows").unwrap(), 96);
        assert_eq!(config.count("a.encode", "window").unwrap(), 96);
        assert_eq!(config.text("a.encode", "label").unwrap(), "a \"fr\" b");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let config = config();
        for (section, key, said) in [
            ("a.embed", "loop", "circle"),
            ("a.embed", "lost", "not there"),
            ("nlp", "lang", "must be a count"),
            ("nlp", "none", "must be a count, and is null"),
        ] {
            let error = config.count(section, key).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
        assert!(Config::parse(b"[nlp]\nwords").err().unwrap().to_string().contains("line 2"));
        assert!(Config::parse(b" indented").is_err() && Config::parse(b"\xff").is_err());
    }
}
