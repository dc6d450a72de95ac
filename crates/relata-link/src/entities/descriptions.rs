//! Whom a description means that its own article leaves open: "the Belarusian president", "le patron de Wagner".
//!
//! No table knows who holds an office. A story does: some article of it writes the office beside a name ("Belarusian
//! President Alexander Lukashenko", "Alexandre Loukachenko, président de la Biélorussie") or was read to mean somebody by it. A description
//! means the one person of its story to whom the same office of the same country or body is given; with two it stays open. With none it
//! means somebody whom the story names, if every other article that gives anybody this office gives it to him.

use super::local::Local;
use crate::components::Components;
use crate::input::Input;
use crate::names::facts;
use relata_types::{EntityType, Mention, MentionForm, MentionIdx, Reason, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Words before or after a name that may be its title: "the spokeswoman of the Ministry of Foreign Affairs of France" has ten.
const TITLE_WORDS: usize = 10;
/// Words of the longest office: "ministre des affaires etrangeres" and "chief of the general staff" have five.
const LONGEST_OFFICE: usize = 5;
/// The office that only says that somebody leads.
const LEADER: &str = "leader";
/// Words that may stand in a description beside the office and whose it is, as [`facts::form`] leaves them.
const SMALL: [&str; 17] = [
    "the", "of", "for", "s", "le", "la", "les", "l", "de", "du", "des", "d", "der", "del", "el", "pour",
    "aux",
];
/// Words that tell that an office is over, as [`facts::form`] leaves them.
const FORMER: [&str; 8] =
    ["former", "ex", "ancien", "ancienne", "fruhere", "fruherer", "exprasident", "бывшии"];
/// Articles that open a title and are no part of it.
const ARTICLES: [&str; 10] = ["the ", "The ", "le ", "Le ", "la ", "La ", "l'", "L'", "l’", "L’"];

/// An office and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Title {
    office: &'static str,
    /// The country, or the body as the entity that it is.
    of: Holder,
    /// Whether its holder leads the country.
    leads: bool,
    /// Whether it is over: "the former president" is never the president.
    is_former: bool,
}

/// Whose an office is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Country(&'static str),
    /// The root of a component of locals.
    Body(usize),
}

/// The words of an office that articles put beside the names of people, by input and mention.
pub(super) type Titles = BTreeMap<(usize, MentionIdx), Vec<String>>;

/// People by the root of their component, each with one of its locals and the words that tell.
type Bearers = BTreeMap<usize, (usize, String)>;

/// People by the root of their component, with the words that tell.
type Called<'a> = BTreeMap<usize, &'a str>;

/// Who is called what in all stories, by whose office it is and whether it is over.
struct Everywhere<'a> {
    called: BTreeMap<(&'a Holder, bool), BTreeMap<&'a Title, Called<'a>>>,
}

impl<'a> Everywhere<'a> {
    fn new(called: &'a BTreeMap<&str, BTreeMap<Title, Bearers>>) -> Self {
        let mut all = Self { called: BTreeMap::new() };
        for (title, told) in called.values().flatten() {
            let of_holder = all.called.entry((&title.of, title.is_former)).or_default();
            let people = of_holder.entry(title).or_default();
            for (root, (_, words)) in told {
                let kept = people.entry(*root).or_insert(words);
                *kept = (*kept).min(words);
            }
        }
        all
    }

    /// The root of the one person who answers any of these titles, with the words that tell and which title it is; none for two people.
    fn only<'t>(&self, asked: impl Iterator<Item = &'t (Title, Span)>) -> Option<(usize, &'a str, Span)> {
        let mut found: Option<(usize, &str, Span)> = None;
        for (title, span) in asked {
            let of_holder = self.called.get(&(&title.of, title.is_former)).into_iter().flatten();
            for (root, words) in of_holder.filter(|(told, _)| told.answers(title)).flat_map(|(_, told)| told)
            {
                if found.is_some_and(|(known, ..)| known != *root) {
                    return None;
                }
                let is_smaller = found.is_none_or(|(_, known, _)| *words < known);
                found = if is_smaller { Some((*root, words, *span)) } else { found };
            }
        }
        found
    }
}

impl Title {
    /// Whether one who was called `self` may be meant by `asked`: "the leader of Russia" is any that leads it.
    fn answers(&self, asked: &Title) -> bool {
        self.of == asked.of
            && self.is_former == asked.is_former
            && (self.office == asked.office || asked.office == LEADER && self.leads)
    }
}

/// The locals that descriptions without a name in their article add, each with the local that it is joined to; and the
/// offices beside names.
pub(super) fn resolve(
    inputs: &[Input],
    all: &[Local],
    story_of: &[String],
    components: &mut Components,
) -> (Vec<(Local, usize)>, Titles) {
    let mut titles = Titles::new();
    let mut local_of: BTreeMap<(usize, MentionIdx), usize> = BTreeMap::new();
    for (at, local) in all.iter().enumerate() {
        local_of.extend(local.mentions.iter().map(|mention| ((local.input, *mention), at)));
    }
    let root_of: BTreeMap<(usize, MentionIdx), usize> =
        local_of.iter().map(|(place, local)| (*place, components.root(*local))).collect();
    // Per story: each title with the people called so.
    let mut called: BTreeMap<&str, BTreeMap<Title, Bearers>> = BTreeMap::new();
    let mut people: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, local) in all.iter().enumerate().filter(|(_, local)| local.entity_type == EntityType::Person) {
        let reader = Reader { input: &inputs[local.input], at: local.input, root_of: &root_of };
        let root = components.root(at);
        people.entry(story_of[local.input].as_str()).or_default().entry(root).or_insert(at);
        for idx in &local.mentions {
            let Some(mention) = reader.input.reading.mentions.get(*idx) else { continue };
            let words = reader.offices(mention);
            if !words.is_empty() {
                titles.insert((local.input, *idx), words);
            }
            for (title, span) in reader.titles(mention) {
                let words = reader.input.text(span).to_owned();
                let told = (at, words);
                let story = called.entry(story_of[local.input].as_str()).or_default();
                // The smallest, so that no order decides which words are shown.
                let kept = story.entry(title).or_default().entry(root).or_insert_with(|| told.clone());
                if told.1 < kept.1 {
                    *kept = told;
                }
            }
        }
    }
    let everywhere = Everywhere::new(&called);
    let (no_title, nobody) = (BTreeMap::new(), BTreeMap::new());
    let mut found = Vec::new();
    for (i, input) in inputs.iter().enumerate() {
        let called = called.get(story_of[i].as_str()).unwrap_or(&no_title);
        let here = people.get(story_of[i].as_str()).unwrap_or(&nobody);
        let reader = Reader { input, at: i, root_of: &root_of };
        for mentions in open_descriptions(input) {
            let spans = mentions.iter().filter_map(|idx| input.reading.mentions.get(*idx));
            let asked: BTreeSet<(Title, Span)> = spans
                .filter(|mention| mention.form == MentionForm::Nominal)
                .filter_map(|mention| Some((reader.title(mention.span)?, mention.span)))
                .collect();
            let mut meant = Bearers::new();
            for (title, told) in called {
                if let Some((_, span)) = asked.iter().find(|(asked, _)| title.answers(asked)) {
                    for (root, (local, words)) in told {
                        let value = format!("{} = {}: called {words}", input.text(*span), all[*local].name);
                        meant.entry(*root).or_insert((*local, value));
                    }
                }
            }
            let meant = if meant.is_empty() {
                everywhere.only(asked.iter()).and_then(|(root, words, span)| {
                    let local = *here.get(&root)?;
                    let value = format!("{} = {}: called {words}", input.text(span), all[local].name);
                    Some((local, Reason::new("title-elsewhere", value)))
                })
            } else {
                let only = (meant.len() == 1).then(|| meant.into_values().next()).flatten();
                only.map(|(local, value)| (local, Reason::new("title-in-story", value)))
            };
            if let Some((local, reason)) = meant {
                let name = all[local].name.clone();
                let reason = Some(reason);
                found.push((
                    Local {
                        input: i,
                        entity_type: EntityType::Person,
                        name,
                        mentions,
                        is_office: false,
                        reason,
                    },
                    local,
                ));
            }
        }
    }
    (found, titles)
}

/// The sets of mentions of one article that describe one person whom nothing in it names, in the order of the text.
fn open_descriptions(input: &Input) -> Vec<Vec<MentionIdx>> {
    let mentions = &input.reading.mentions;
    let mut sets: BTreeMap<MentionIdx, Vec<MentionIdx>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        sets.entry(mention.same_as.unwrap_or(at)).or_default().push(at);
    }
    let is_open = |best: &MentionIdx| {
        mentions
            .get(*best)
            .is_some_and(|best| best.form == MentionForm::Nominal && best.entity_type == EntityType::Person)
    };
    sets.into_iter().filter(|(best, _)| is_open(best)).map(|(_, set)| set).collect()
}

/// Finds titles in one article.
struct Reader<'a> {
    input: &'a Input<'a>,
    /// Its index.
    at: usize,
    root_of: &'a BTreeMap<(usize, MentionIdx), usize>,
}

impl Reader<'_> {
    /// The titles that the text gives to whom a mention stands for, with their words: the description itself, what stands
    /// before a name, what follows it after a comma.
    fn titles(&self, mention: &Mention) -> Vec<(Title, Span)> {
        match mention.form {
            MentionForm::Nominal => {
                self.title(mention.span).map(|title| (title, mention.span)).into_iter().collect()
            }
            MentionForm::Name => [self.before(mention.span), self.after(mention.span)]
                .into_iter()
                .flatten()
                .filter_map(|span| Some((self.title(span)?, span)))
                .collect(),
            MentionForm::Pronoun => Vec::new(),
        }
    }

    /// The words beside a name that tell an office, whoever's it is: "former President", "Russian Defence Minister".
    fn offices(&self, mention: &Mention) -> Vec<String> {
        if mention.form != MentionForm::Name {
            return Vec::new();
        }
        let is_office = |span: Span| self.office(span).is_some();
        let after = self.after(mention.span).filter(|span| is_office(*span));
        [self.before_if(mention.span, is_office), after]
            .into_iter()
            .flatten()
            .map(|span| {
                // "To vote for President Brun", "l'avis du président Brun": what links the title to the sentence is no part of it.
                let all: Vec<&str> = self.input.text(span).split_whitespace().collect();
                let is_small = |word: &&&str| SMALL.contains(&facts::form(word).as_str());
                let n_small = all.iter().take_while(is_small).count();
                let words = all.get(n_small..).unwrap_or_default().join(" ");
                ARTICLES.iter().find_map(|article| words.strip_prefix(article)).unwrap_or(&words).to_owned()
            })
            .collect()
    }

    /// The longest run of words before a name that is a title and nothing else.
    fn before(&self, name: Span) -> Option<Span> {
        self.before_if(name, |span| self.title(span).is_some())
    }

    fn before_if(&self, name: Span, is_title: impl Fn(Span) -> bool) -> Option<Span> {
        let words = &self.input.words;
        let end = words.partition_point(|word| word.span.start < name.start);
        let from = end.saturating_sub(TITLE_WORDS);
        (from..end)
            .map(|start| Span { start: words[start].span.start, end: words[end - 1].span.end })
            .filter(|span| self.is_unbroken(Span { start: span.start, end: name.start }))
            .find(|span| is_title(*span))
    }

    /// The longest run of words after a name and a comma that is a title and ends where a mark stands.
    fn after(&self, name: Span) -> Option<Span> {
        let text = &self.input.article.text;
        let rest = text.get(name.end as usize..)?;
        let inner = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" ("))?;
        let length = inner.find([',', '.', ';', ')', '\n', ':'])?;
        let start = text.len() - inner.len();
        let span = Span::new(start, start + length);
        (self.input.words_in(span).len() <= TITLE_WORDS).then_some(span)
    }

    /// Whether no mark but a quotation mark, a hyphen or an apostrophe stands in the span.
    fn is_unbroken(&self, span: Span) -> bool {
        !self
            .input
            .text(span)
            .contains([',', '.', ';', ':', '(', ')', '\n', '!', '?', '–', '—', '«', '»', '“'])
    }

    /// The title that the words of `span` are, when they say nothing else: an office, and one country or body whose it is.
    fn title(&self, span: Span) -> Option<Title> {
        let (office, of, is_former) = self.office(span)?;
        let leads = office.ends_with('+') && !is_former;
        Some(Title { office: office.trim_end_matches('+'), of: of?, leads, is_former })
    }

    /// The office that the words of `span` are, when they say nothing else; whose it is, and whether its time is over.
    fn office(&self, span: Span) -> Option<(&'static str, Option<Holder>, bool)> {
        let mut is_former = false;
        let mut office = None;
        let mut of = None;
        let mut set_of = |holder: Holder| {
            let is_other = of.as_ref().is_some_and(|known| *known != holder);
            of = Some(holder);
            !is_other
        };
        let words = self.input.words_in(span);
        let mut at = 0;
        while at < words.len() {
            if let Some((n, holder)) = self.named(&words[at..]) {
                if !set_of(holder) {
                    return None;
                }
                at += n;
                continue;
            }
            let phrase = |n: usize| -> String {
                let forms: Vec<String> =
                    words[at..at + n].iter().map(|word| facts::form(self.input.text(word.span))).collect();
                forms.join(" ")
            };
            let lengths = (1..=LONGEST_OFFICE.min(words.len() - at)).rev();
            let mut known = lengths.map(|n| (n, phrase(n)));
            let found = known.find_map(|(n, phrase)| match facts::office(&phrase) {
                Some(found) if office.is_none_or(|known| known == found) => {
                    office = Some(found);
                    Some(n)
                }
                Some(_) => None,
                None => {
                    let country = facts::demonym(&phrase).or_else(|| facts::country(&phrase))?;
                    set_of(Holder::Country(country)).then_some(n)
                }
            });
            match found {
                Some(n) => at += n,
                None if FORMER.contains(&phrase(1).as_str()) => {
                    is_former = true;
                    at += 1;
                }
                None if SMALL.contains(&phrase(1).as_str()) => at += 1,
                None => return None,
            }
        }
        Some((office?, of, is_former))
    }

    /// The country or entity that a name at the first of `words` stands for, and how many of them it takes.
    fn named(&self, words: &[crate::input::Word]) -> Option<(usize, Holder)> {
        let start = words.first()?.span.start;
        let mentions = &self.input.reading.mentions;
        let from = mentions.partition_point(|mention| mention.span.start < start);
        let starts_here = mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.span.start == start);
        let (idx, mention) = starts_here.filter(|(_, mention)| mention.form == MentionForm::Name).last()?;
        if !matches!(mention.entity_type, EntityType::Organization | EntityType::Place) {
            return None;
        }
        let n = words.iter().take_while(|word| word.span.end <= mention.span.end).count();
        let holder = match facts::country(self.input.text(mention.span)) {
            Some(country) => Holder::Country(country),
            None => Holder::Body(*self.root_of.get(&(self.at, idx))?),
        };
        (n > 0).then_some((n, holder))
    }
}
