//! Relatives: people whom an article tells to be other people than those of like name.

use super::local::Local;
use crate::fold::fold;
use crate::input::Input;
use crate::lang::{self, Language, Words};
use relata_types::MentionForm;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of full names, by their places in `bearers` (the locals that bear each), the smaller index first, of which an article describes one as
/// a relative: "Jerry Varn … his stepson, Jeremy Varn". Of two who are both named in full there, that is another person, however alike
/// the names are.
pub(super) fn apart(inputs: &[Input], all: &[Local], bearers: &[Vec<usize>]) -> BTreeSet<(usize, usize)> {
    let mut in_article: BTreeMap<usize, Vec<(usize, bool)>> = BTreeMap::new();
    for (name, places) in bearers.iter().enumerate() {
        for at in places {
            let local = &all[*at];
            let named = in_article.entry(local.input).or_default();
            named.push((name, is_relative(&inputs[local.input], local)));
        }
    }
    let mut pairs = BTreeSet::new();
    for named in in_article.values() {
        for (one, _) in named.iter().filter(|(_, is_relative)| *is_relative) {
            let others = named.iter().map(|(other, _)| *other).filter(|other| other != one);
            pairs.extend(others.map(|other| (*one.min(&other), *one.max(&other))));
        }
    }
    pairs
}

/// Whether its article describes a person by whose relative that person is.
fn is_relative(input: &Input, local: &Local) -> bool {
    let is_told = |list: fn(&Language) -> Words, word: &str| lang::has(input.lang(), list, word);
    let names = || input.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    let described = local.mentions.iter().filter_map(|at| input.reading.mentions.get(*at));
    described.filter(|mention| mention.form == MentionForm::Nominal).any(|mention| {
        let words: Vec<String> =
            input.words_in(mention.span).iter().map(|word| fold(input.text(word.span))).collect();
        // "The son of a carpenter" is nobody's here.
        let is_somebodys = words.first().is_some_and(|first| is_told(|language| language.possessives, first))
            || names().any(|name| mention.span.start <= name.span.start && name.span.end <= mention.span.end);
        is_somebodys && words.iter().any(|word| is_told(|language| language.relatives, word))
    })
}
