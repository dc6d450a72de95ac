//! Spanish: exceptions, then rules that the part of speech and the features choose; of what they make, what is known to be a lemma
//! comes first.

use super::PATH;
use super::tables::{Rule, Table, Tables};
use crate::PipelineError;
use crate::doc::Upos;
use crate::lookups::GROUPS;
use crate::packed::Container;
use crate::symbols::string_id;
use std::collections::BTreeMap;

/// Parts of speech whose forms are lemmas as they stand; at the beginning of a sentence, names apart, in lower case.
const AS_THEY_STAND: [Upos; 9] = [
    Upos::Adp,
    Upos::Cconj,
    Upos::Intj,
    Upos::Part,
    Upos::Propn,
    Upos::Punct,
    Upos::Sconj,
    Upos::Sym,
    Upos::X,
];
/// Rules that are found by their name and not by features.
const ACCENTS: &str = "accents";
const ADVERBS: &str = "adverbs";
const FIXED: &str = "det_and_pron_fixed";
const GENERAL: &str = "det_and_pron_general";
/// Vowels that change in the stem, letter by letter and in pairs.
const VOWELS: &str = "voc_alt_1";
const DIPHTHONGS: &str = "voc_alt_2";
const NAMED: [&str; 6] = [ACCENTS, ADVERBS, FIXED, GENERAL, VOWELS, DIPHTHONGS];
/// The feature of a verb with pronouns at its end: "dárselo".
const WITH_PRONOUNS: Feature = ("PronType", "Prs");
/// The feature of a plural.
const PLURAL: Feature = ("Number", "Plur");
/// What such pronouns are, the longest first; at most four.
const PRONOUNS: [&str; 11] = ["las", "les", "los", "nos", "me", "te", "se", "la", "le", "lo", "os"];
const MOST_PRONOUNS: usize = 4;

/// A feature and its value.
type Feature<'t> = (&'t str, &'t str);
/// The name of a group of rules, and the features that choose it.
type Group = (Box<str>, Vec<Box<str>>);

/// The rules of a package.
#[derive(Debug)]
pub(crate) struct Spanish {
    tables: Tables,
    /// For each part of speech the names of groups of rules, each with the features that choose it, in order.
    groups: BTreeMap<Upos, Vec<Group>>,
    /// Rules by the name of their group.
    rules: BTreeMap<Box<str>, Vec<Rule>>,
}

impl Spanish {
    pub(super) fn read(files: &Container) -> Result<Self, PipelineError> {
        let tables = Tables::read(files)?;
        let mut groups: BTreeMap<Upos, Vec<Group>> = BTreeMap::new();
        for pos in Upos::all() {
            let name = pos.as_str().to_lowercase();
            let Some(table) = files.table_if_any(&format!("{PATH}/{GROUPS}/{}", string_id(&name)))? else {
                continue;
            };
            let mut texts = table.texts(0).flatten();
            while let (Some(group), Some(features)) = (texts.next(), texts.next()) {
                let features = features.split('|').filter(|feature| !feature.is_empty()).map(Box::from);
                groups.entry(pos).or_default().push((group.into(), features.collect()));
            }
        }
        let of_groups = groups.values().flatten().map(|(name, _)| &**name);
        let mut rules = BTreeMap::new();
        for name in of_groups.chain(NAMED) {
            rules.insert(Box::from(name), Tables::rules(files, name)?);
        }
        Ok(Self { tables, groups, rules })
    }

    /// The lemma of a form; `starts`: it begins a sentence.
    pub(super) fn lemma(&self, form: &str, pos: Upos, morph: &str, starts: bool) -> Box<str> {
        if AS_THEY_STAND.contains(&pos) && !(starts && pos != Upos::Propn) {
            return form.into();
        }
        let lower = form.to_lowercase();
        if AS_THEY_STAND.contains(&pos) || matches!(pos, Upos::None | Upos::Space) {
            return lower.into();
        }
        if let Some(lemma) = self.exception(pos, &lower) {
            return lemma.into();
        }
        let features = features(morph);
        match pos {
            Upos::Verb | Upos::Aux => self.verb(&lower, &features),
            Upos::Noun | Upos::Adj => self.noun(&lower, pos, &features),
            Upos::Det | Upos::Pron => self.pronoun(&lower, pos),
            Upos::Adv => self.fixed(ADVERBS, &lower).unwrap_or(&lower).to_owned(),
            Upos::Num => self.numeral(&lower),
            _ => lower,
        }
        .into()
    }

    fn exception(&self, pos: Upos, form: &str) -> Option<&str> {
        self.tables.get(pos)?.lemmas(form).next()
    }

    /// The rules of a group.
    fn rules(&self, group: &str) -> &[Rule] {
        self.rules.get(group).map_or(&[], Vec::as_slice)
    }

    /// The rules of a part of speech's own group, which stand under its name.
    fn own(&self, pos: Upos) -> &[Rule] {
        self.tables.get(pos).map_or(&[], Table::endings)
    }

    /// The first group of a part of speech whose features the form has.
    fn group(&self, pos: Upos, features: &[Feature]) -> &[Rule] {
        let has_one = |feature: &str| feature.split_once('=').is_some_and(|pair| features.contains(&pair));
        let has = |wanted: &[Box<str>]| wanted.iter().all(|feature| has_one(feature));
        let groups = self.groups.get(&pos).map_or(&[] as &[_], Vec::as_slice);
        groups.iter().find(|(_, wanted)| has(wanted)).map_or(&[], |(name, _)| self.rules(name))
    }

    fn knows(&self, pos: Upos, form: &str) -> bool {
        self.tables.get(pos).is_some_and(|table| table.knows(form))
    }

    /// The lemma that a group of whole words gives.
    fn fixed(&self, group: &str, form: &str) -> Option<&str> {
        whole(self.rules(group), form)
    }

    /// Nouns and adjectives.
    fn noun(&self, form: &str, pos: Upos, features: &[Feature]) -> String {
        let mut made: Vec<String> = inflected(self.group(pos, features), form).collect();
        // "Jóvenes" is the plural of "joven".
        if features.contains(&PLURAL) {
            let accented = made.iter().filter(|lemma| lemma.ends_with(['n', 's']));
            let bare = accented.flat_map(|lemma| {
                self.rules(ACCENTS).iter().map(move |(old, new)| lemma.replace(&**old, new))
            });
            made.extend(bare.collect::<Vec<_>>());
        }
        self.best(pos, made).unwrap_or_else(|| form.to_owned())
    }

    /// Determiners and pronouns.
    fn pronoun(&self, form: &str, pos: Upos) -> String {
        if let Some(lemma) = whole(self.own(pos), form).or_else(|| self.fixed(FIXED, form)) {
            return lemma.to_owned();
        }
        let general = self.rules(GENERAL).iter();
        let mut made: Vec<String> = if pos == Upos::Det {
            // A rule that does not fit leaves the form, which then comes first.
            general.map(|rule| inflect(rule, form).unwrap_or_else(|| form.to_owned())).collect()
        } else {
            inflected(self.rules(GENERAL), form).collect()
        };
        made.push(form.to_owned());
        self.best(pos, made).unwrap_or_else(|| form.to_owned())
    }

    fn numeral(&self, form: &str) -> String {
        if let Some(lemma) = whole(self.own(Upos::Num), form) {
            return lemma.to_owned();
        }
        // "1.200,5" is 1200.5.
        let whole = form.split(',').next().unwrap_or_default();
        let groups_thousands = whole
            .rsplit_once('.')
            .is_some_and(|(_, last)| last.len() == 3 && last.bytes().all(|byte| byte.is_ascii_digit()));
        let form = if groups_thousands { form.replace('.', "") } else { form.to_owned() };
        form.replace(',', ".")
    }

    fn verb(&self, form: &str, features: &[Feature]) -> String {
        let rules = self.group(Upos::Verb, features);
        if features.contains(&WITH_PRONOUNS) {
            return self.verb_with_pronouns(form, rules);
        }
        self.verb_by(rules, form)
    }

    fn verb_by(&self, rules: &[Rule], form: &str) -> String {
        let made: Vec<String> = inflected(rules, form).collect();
        let known = |lemma: &String| self.knows(Upos::Verb, lemma);
        if let Some(lemma) = made.iter().find(|lemma| known(lemma)) {
            return lemma.clone();
        }
        let changed = made.iter().flat_map(|lemma| self.with_other_vowels(lemma)).find(known);
        changed.or_else(|| made.into_iter().next()).unwrap_or_else(|| form.to_owned())
    }

    /// A lemma with a vowel of its stem changed, in all ways that the rules allow: "duermir" to "dormir".
    fn with_other_vowels<'t>(&'t self, lemma: &'t str) -> impl Iterator<Item = String> + 't {
        let letters = self.rules(VOWELS).iter().flat_map(move |(old, new)| {
            let places = lemma.match_indices(&**old).filter(|_| old.chars().nth(1).is_none());
            places.map(move |(at, _)| format!("{}{new}{}", &lemma[..at], &lemma[at + old.len()..]))
        });
        let pairs = self.rules(DIPHTHONGS).iter().filter(move |(old, _)| lemma.contains(&**old));
        letters.chain(pairs.map(move |(old, new)| lemma.replacen(&**old, new, 1)))
    }

    /// "Dárselo" is "dar él él".
    fn verb_with_pronouns(&self, form: &str, rules: &[Rule]) -> String {
        let (mut verb, mut pronouns) = (form, Vec::new());
        while pronouns.len() < MOST_PRONOUNS
            && let Some(pronoun) = PRONOUNS.iter().find(|pronoun| verb.ends_with(**pronoun))
        {
            verb = &verb[..verb.len() - pronoun.len()];
            pronouns.insert(0, *pronoun);
        }
        let verb =
            self.rules(ACCENTS).iter().fold(verb.to_owned(), |verb, (old, new)| verb.replace(&**old, new));
        let lemma = match self.exception(Upos::Verb, &verb) {
            Some(lemma) => lemma.to_owned(),
            None => self.verb_by(rules, &verb),
        };
        let of_pronoun = |pronoun: &&str| {
            self.exception(Upos::Pron, pronoun)
                .map_or_else(|| self.pronoun(pronoun, Upos::Pron), str::to_owned)
        };
        let pronouns: Vec<String> = pronouns.iter().map(of_pronoun).collect();
        format!("{lemma} {}", pronouns.join(" "))
    }

    /// The first that is known to be a lemma, else the first.
    fn best(&self, pos: Upos, made: Vec<String>) -> Option<String> {
        let known = made.iter().position(|lemma| self.knows(pos, lemma));
        made.into_iter().nth(known.unwrap_or(0))
    }
}

/// Each feature with each of its values: `PronType=Int,Rel` gives two.
fn features(morph: &str) -> Vec<Feature<'_>> {
    let named = morph.split('|').filter_map(|feature| feature.split_once('='));
    named.flat_map(|(name, values)| values.split(',').map(move |value| (name, value))).collect()
}

/// What a rule makes of a form that has its ending.
fn inflect((old, new): &Rule, form: &str) -> Option<String> {
    form.strip_suffix(&**old).map(|stem| format!("{stem}{new}"))
}

/// What the rules make of a form, in their order, where it is another.
fn inflected<'t>(rules: &'t [Rule], form: &'t str) -> impl Iterator<Item = String> + 't {
    rules.iter().filter_map(move |rule| inflect(rule, form)).filter(move |made| made != form)
}

/// What a rule gives for the whole word.
fn whole<'t>(rules: &'t [Rule], form: &str) -> Option<&'t str> {
    rules.iter().find(|(old, _)| &**old == form).map(|(_, new)| &**new)
}

#[cfg(test)]
mod tests {
    use super::super::tables::testing::table;
    use super::*;

    fn spanish() -> Spanish {
        let rule = |(old, new): &(&str, &str)| (Box::from(*old), Box::from(*new));
        let rules = |list: &[(&str, &str)]| list.iter().map(rule).collect::<Vec<Rule>>();
        let tables = Tables::with([
            (Upos::Noun, table(&["orden", "mesa"], &[], &[])),
            (Upos::Verb, table(&["dormir", "dar", "cantar"], &[], &[])),
            (Upos::Det, table(&["este"], &[], &[("la", "el")])),
            (Upos::Pron, table(&["este"], &[("lo", "él"), ("se", "él")], &[])),
            (Upos::Num, table(&[], &[], &[("dos", "dos")])),
        ]);
        let group = |name: &str, features: &[&str]| {
            (Box::from(name), features.iter().map(|f| Box::from(*f)).collect())
        };
        Spanish {
            tables,
            groups: BTreeMap::from([
                (Upos::Noun, vec![group("plural", &["Number=Plur"])]),
                (
                    Upos::Verb,
                    vec![
                        group("present", &["Person=3", "Tense=Pres"]),
                        group("infinitive", &["VerbForm=Inf"]),
                    ],
                ),
            ]),
            rules: BTreeMap::from([
                ("plural".into(), rules(&[("es", ""), ("s", "")])),
                ("present".into(), rules(&[("e", "ir"), ("a", "ar")])),
                ("infinitive".into(), rules(&[])),
                (ACCENTS.into(), rules(&[("ó", "o"), ("á", "a")])),
                (ADVERBS.into(), rules(&[("muy", "mucho")])),
                (GENERAL.into(), rules(&[("a", "e"), ("s", "")])),
                (DIPHTHONGS.into(), rules(&[("ue", "u"), ("ue", "o")])),
                (VOWELS.into(), rules(&[("i", "e")])),
            ]),
        }
    }

    #[test]
    fn each_part_of_speech_has_its_way() {
        let cases = [
            ("Mesas", Upos::Noun, "Gender=Fem|Number=Plur", false, "mesa"),
            ("órdenes", Upos::Noun, "Number=Plur", false, "orden"),
            ("Madrid", Upos::Propn, "", true, "Madrid"),
            ("Por", Upos::Adp, "", true, "por"),
            ("Por", Upos::Adp, "", false, "Por"),
            ("duerme", Upos::Verb, "Person=3|Tense=Pres", false, "dormir"),
            ("canta", Upos::Aux, "Person=3|Tense=Imp,Pres", false, "cantar"),
            ("dárselo", Upos::Verb, "PronType=Prs|VerbForm=Inf", false, "dar él él"),
            ("La", Upos::Det, "", false, "el"),
            ("esta", Upos::Det, "", false, "este"),
            ("esta", Upos::Pron, "", false, "este"),
            ("muy", Upos::Adv, "", false, "mucho"),
            ("1.200,5", Upos::Num, "", false, "1200.5"),
            ("3.5", Upos::Num, "", false, "3.5"),
            ("", Upos::Verb, "", false, ""),
        ];
        for (form, pos, morph, starts, expected) in cases {
            assert_eq!(&*spanish().lemma(form, pos, morph, starts), expected, "{form} {pos:?} {morph}");
        }
    }
}
