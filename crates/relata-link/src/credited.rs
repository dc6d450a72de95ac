//! Which outlets an article says that its reporting comes from.

use crate::fold::fold;
use crate::input::Input;
use crate::names::facts;
use relata_types::ArticleId;
use std::collections::BTreeMap;

/// The outlets that each article credits, but its own, sorted: an agency known by several names ("AFP", "Agence
/// France-Presse") by the first of its names in the table of bodies, any other by the way that most credits write it.
pub(crate) fn outlets(inputs: &[Input]) -> BTreeMap<ArticleId, Vec<String>> {
    let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for credit in inputs.iter().flat_map(|input| &input.reading.credits) {
        *spellings.entry(key(&credit.outlet)).or_default().entry(bare(&credit.outlet)).or_default() += 1;
    }
    let shown = |key: &str| -> String {
        let most = spellings.get(key).and_then(|of| {
            // The first in the alphabet of those that are as frequent.
            of.iter().max_by_key(|(text, count)| (**count, std::cmp::Reverse(**text)))
        });
        match facts::body(key) {
            Some(known) => known.to_owned(),
            None => most.map_or_else(|| key.to_owned(), |(text, _)| (*text).to_owned()),
        }
    };
    let mut found = BTreeMap::new();
    for input in inputs {
        let own = input.publisher().map(|publisher| key(&publisher));
        let mut names: Vec<String> = input
            .reading
            .credits
            .iter()
            .map(|credit| key(&credit.outlet))
            .filter(|key| !key.is_empty() && own.as_ref() != Some(key))
            .map(|key| shown(&key))
            .collect();
        names.sort();
        names.dedup();
        if !names.is_empty() {
            found.insert(input.article.id.clone(), names);
        }
    }
    found
}

/// One key for all names of an outlet.
pub(crate) fn key(outlet: &str) -> String {
    let outlet = bare(outlet);
    facts::body(outlet).map_or_else(|| fold(outlet), str::to_owned)
}

/// The name without the article before it.
fn bare(outlet: &str) -> &str {
    let outlet = outlet.trim();
    let articles = ["The ", "the ", "l'", "L'", "l’", "L’", "le ", "la "];
    articles.iter().find_map(|article| outlet.strip_prefix(article)).unwrap_or(outlet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;
    use relata_types::{Credit, Span};

    #[test]
    fn an_outlet_is_one_under_its_names_and_never_credits_itself() {
        let with = |key: &str, outlets: &[&str]| {
            let (mut article, mut reading) = article(key, "en", "Some words of a report.").build();
            article.metadata.outlet = Some("The Orle Courier".to_owned());
            reading.credits = outlets
                .iter()
                .map(|outlet| Credit { span: Span::new(0, 4), outlet: (*outlet).to_owned() })
                .collect();
            (article, reading)
        };
        let articles = [
            with("a", &["AFP", "the Varn Post"]),
            with("b", &["Agence France-Presse", "Orle Courier", "Varn Post"]),
            with("c", &[]),
        ];
        let inputs = prepare(&articles);
        let found: Vec<_> = outlets(&inputs).into_values().collect();
        assert_eq!(found, [["Agence France-Presse", "Varn Post"], ["Agence France-Presse", "Varn Post"]]);
    }
}
