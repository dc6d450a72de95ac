//! The query of an address: every parameter known, each value in range, or a refusal that names the one that is not.

use crate::error::Refusal;
use axum::extract::Query;
use axum::http::Uri;
use relata::desk::screens::Part;

/// Most items of one page.
pub(crate) const MOST_ITEMS: usize = 1_000;
/// Items of a page unless told otherwise.
pub(crate) const ITEMS: usize = 50;
/// Longest value of a parameter, in bytes: a long sentence.
const LONGEST: usize = 2_000;
/// Most values given in all.
const MOST_VALUES: usize = 200;

/// In what form to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Csv,
}

/// The parameters of a request.
pub(crate) struct Params {
    given: Vec<(String, String)>,
    pub(crate) format: Format,
}

impl Params {
    /// The parameters of `uri`, all of which must be `known`; `format` is, everywhere.
    pub(crate) fn of(uri: &Uri, known: &[&str]) -> Result<Self, Refusal> {
        let given = Query::<Vec<(String, String)>>::try_from_uri(uri)
            .map_err(|error| Refusal::parameter("query", error.to_string()))?
            .0;
        if given.len() > MOST_VALUES {
            return Err(Refusal::parameter("query", format!("at most {MOST_VALUES} parameters")));
        }
        for (name, value) in &given {
            if name != "format" && !known.contains(&name.as_str()) {
                let message = format!("not known here; there are: {}", known.join(", "));
                return Err(Refusal::parameter(name, message));
            }
            if value.len() > LONGEST {
                return Err(Refusal::parameter(name, format!("at most {LONGEST} bytes")));
            }
        }
        let mut params = Self { given, format: Format::Json };
        params.format = params.choice(
            "format",
            &[("json", Format::Json), ("jsonl", Format::Json), ("csv", Format::Csv)],
            Format::Json,
        )?;
        Ok(params)
    }

    /// The value given last, unless it is empty.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        let given = self.given.iter().rev().find(|(given, _)| given == name);
        given.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Every value given.
    pub(crate) fn many(&self, name: &str) -> Vec<String> {
        let given = self.given.iter().filter(|(given, value)| given == name && !value.is_empty());
        given.map(|(_, value)| value.clone()).collect()
    }

    pub(crate) fn number(
        &self,
        name: &str,
        least: usize,
        most: usize,
        otherwise: usize,
    ) -> Result<usize, Refusal> {
        let Some(value) = self.one(name) else { return Ok(otherwise) };
        match value.parse() {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => Err(Refusal::parameter(name, format!("a number from {least} to {most}"))),
        }
    }

    pub(crate) fn choice<T: Copy>(
        &self,
        name: &str,
        among: &[(&str, T)],
        otherwise: T,
    ) -> Result<T, Refusal> {
        let Some(value) = self.one(name) else { return Ok(otherwise) };
        let found = among.iter().find(|(known, _)| *known == value);
        found.map(|(_, choice)| *choice).ok_or_else(|| {
            let names: Vec<&str> = among.iter().map(|(name, _)| *name).collect();
            Refusal::parameter(name, format!("one of {}", names.join(", ")))
        })
    }

    /// A day, `2024-03-04`, or a month or year, which mean their beginning in `since` and all of them in `until`.
    pub(crate) fn day(&self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(value) = self.one(name) else { return Ok(None) };
        let fits = value.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        match value.len() {
            10 if fits => Ok(Some(value.to_owned())),
            4 | 7 if fits && name == "until" => Ok(Some(format!("{value}-99"))),
            4 | 7 if fits => Ok(Some(value.to_owned())),
            _ => Err(Refusal::parameter(name, "a day as 2024-03-04, a month or a year")),
        }
    }

    /// Which part of a list.
    pub(crate) fn part(&self, otherwise: usize) -> Result<Part, Refusal> {
        let otherwise = if self.format == Format::Csv { MOST_ITEMS } else { otherwise };
        Ok(Part {
            offset: self.number("offset", 0, u32::MAX as usize, 0)?,
            limit: self.number("limit", 1, MOST_ITEMS, otherwise)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(query: &str) -> Result<Params, Refusal> {
        Params::of(&format!("/x?{query}").parse().unwrap(), &["q", "offset", "limit", "since", "until"])
    }

    #[test]
    fn what_is_odd_is_refused_by_name() {
        for (query, parameter) in [
            ("colour=red", "colour"),
            ("limit=0", "limit"),
            ("limit=1001", "limit"),
            ("offset=-1", "offset"),
            ("offset=99999999999999999999", "offset"),
            ("format=xml", "format"),
            ("since=yesterday", "since"),
            ("until=2024-3-1", "until"),
        ] {
            let refused = params(query).and_then(|params| {
                params.part(ITEMS)?;
                params.day("since")?;
                params.day("until").map(|_| ())
            });
            assert_eq!(refused.unwrap_err().detail["parameter"], parameter, "{query}");
        }
        assert!(params(&format!("q={}", "x".repeat(3_000))).is_err());
    }

    #[test]
    fn what_is_plain_is_taken() {
        let params = params("q=a+b%20c&limit=7&since=2024&until=2024-02").unwrap();
        assert_eq!(params.one("q"), Some("a b c"));
        assert_eq!(params.part(ITEMS).unwrap(), Part { offset: 0, limit: 7 });
        assert_eq!(params.day("since").unwrap().unwrap(), "2024");
        assert!(params.day("until").unwrap().unwrap().as_str() > "2024-02-29");
    }
}
