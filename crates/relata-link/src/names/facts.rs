//! What the world calls places and bodies: tables of facts that no rule of spelling joins, in many languages.
//!
//! Places come from Unicode CLDR and GeoNames by way of `xtask/tables/places.py`; bodies, the words of which common names
//! of bodies are made, and offices were written for this project (docs/data.md). The tables of places are sorted
//! text that is searched where it lies; the written ones are small and folded once.

use crate::fold::fold;
use relata_types::EntityType;
use std::sync::LazyLock;

/// A place: the two letters of a country (`ru`), with a number for a town in it (`ru:524901`), `us-` and two letters for a
/// state of the United States, `-` and a name for what lies in none or several (`-black-sea`).
pub(crate) type PlaceId = &'static str;

/// A place or body that everybody knows, of whatever type a model takes it for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WellKnown {
    /// The place, or the body's first name; the same for all its names.
    pub(crate) id: &'static str,
    /// Place or organization.
    pub(crate) entity_type: EntityType,
    /// Whether people bear the name too: "Jordan", "Sofia".
    pub(crate) is_personal: bool,
}

/// The places that bear one name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    /// The first character tells how sure the name is, the rest are ids, likeliest first.
    row: &'static str,
}

impl Places {
    /// The ids, likeliest first.
    pub(crate) fn ids(self) -> impl Iterator<Item = PlaceId> {
        self.row.get(1..).unwrap_or_default().split(' ')
    }

    /// The place that is meant when nothing tells: far larger than its namesakes.
    pub(crate) fn default(self) -> Option<PlaceId> {
        self.ids().next().filter(|_| !self.row.starts_with('~'))
    }

    /// The place, when only one bears the name.
    pub(crate) fn only(self) -> Option<PlaceId> {
        self.ids().next().filter(|_| self.ids().nth(1).is_none())
    }

    /// The state, capital or region that everybody knows, and whether people bear the name too.
    fn well_known(self) -> Option<(PlaceId, bool)> {
        let is_personal = self.row.starts_with('?');
        self.ids().next().filter(|_| is_personal || self.row.starts_with('!')).map(|id| (id, is_personal))
    }
}

/// The places called `name`, in any of the languages of the tables.
pub(crate) fn places(name: &str) -> Option<Places> {
    with_and_without_article(name, |form| find(PLACES, form)).map(|row| Places { row })
}

/// The state called `name`, when it is likelier meant than anything else.
pub(crate) fn country(name: &str) -> Option<PlaceId> {
    places(name).and_then(Places::default).filter(|id| id.len() == COUNTRY)
}

/// The country of a place; `None`: in none or several.
pub(crate) fn country_of(place: PlaceId) -> Option<&'static str> {
    place.get(..COUNTRY).filter(|country| !country.starts_with('-'))
}

/// The country whose people or things are called so: "Russian", "russes", "Ukrainerin" is not in the table.
pub(crate) fn demonym(word: &str) -> Option<PlaceId> {
    find(DEMONYMS, &form(word))
}

/// The body called `name`: its first name in the table, the same for all its names.
pub(crate) fn body(name: &str) -> Option<&'static str> {
    // "Who" and "ap" are words, "WHO" and "AP" are names.
    let last = name.rsplit(' ').next().unwrap_or_default();
    let is_word = |form: &str| WORDS.contains(&form) && last.chars().any(char::is_lowercase);
    with_and_without_article(name, |form| {
        let at = BODIES.binary_search_by(|(known, _)| known.as_str().cmp(form)).ok()?;
        (!is_word(form)).then(|| BODIES[at].1)
    })
}

/// The well-known place or body called `name`.
pub(crate) fn well_known(name: &str) -> Option<WellKnown> {
    if let Some(id) = body(name) {
        let is_personal = SURNAMES.contains(&form(name).as_str());
        return Some(WellKnown { id, entity_type: EntityType::Organization, is_personal });
    }
    // "us" is a word, "US" is a state.
    if form(name).chars().count() <= SHORT && name.chars().any(char::is_lowercase) {
        return None;
    }
    let (id, is_personal) = places(name)?.well_known()?;
    Some(WellKnown { id, entity_type: EntityType::Place, is_personal })
}

/// The concepts that one or more words of a body's name stand for, apart by spaces; one that ends in `*` is a sort of body.
pub(crate) fn body_words(form: &str) -> Option<&'static str> {
    look_up(&BODY_WORDS, form)
}

/// The office that one or more words name, a `+` at its end when its holder leads the country.
pub(crate) fn office(form: &str) -> Option<&'static str> {
    look_up(&OFFICES, form)
}

/// The form in which the tables hold names: folded, without dots, with a single space for any other mark but `+` ("OPEC+").
pub(crate) fn form(name: &str) -> String {
    let folded = fold(name);
    let mut form = String::with_capacity(folded.len());
    for c in folded.chars().filter(|c| *c != '.') {
        if c.is_alphanumeric() || c == '+' {
            form.push(c);
        } else if !form.is_empty() && !form.ends_with(' ') {
            form.push(' ');
        }
    }
    form.truncate(form.trim_end().len());
    form
}

/// Letters of a country's id.
const COUNTRY: usize = 2;
/// Names of up to so many letters may be a word.
const SHORT: usize = 2;
/// Acronyms that are words in one of the languages.
const WORDS: [&str; 9] = ["aie", "ansa", "ap", "ec", "eu", "sz", "ue", "un", "who"];
/// Names of bodies that are people's surnames as well.
const SURNAMES: [&str; 4] = ["bloomberg", "rada", "spiegel", "wagner"];
/// Articles before a name, as [`form`] leaves them.
const ARTICLES: [&str; 10] = ["the ", "le ", "la ", "les ", "l ", "der ", "die ", "das ", "el ", "los "];

/// `form<TAB>level and places`, sorted; made by `xtask/tables/places.py`.
const PLACES: &str = include_str!("../data/places.tsv");
/// `form<TAB>country`, sorted; made by the same.
const DEMONYMS: &str = include_str!("../data/demonyms.tsv");

/// A form and the first item of its line.
type Table = Vec<(String, &'static str)>;

static BODIES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/bodies.txt"), 0));
static BODY_WORDS: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/body_words.txt"), 1));
static OFFICES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/offices.txt"), 1));

/// All forms of the lines from item `from` on, sorted, each with the first item of its line.
fn table(text: &'static str, from: usize) -> Table {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut table: Table = lines
        .flat_map(|line| {
            let first = line.split('|').next().unwrap_or_default();
            line.split('|').skip(from).map(move |name| (form(name), first))
        })
        .collect();
    table.sort();
    table
}

fn look_up(table: &Table, form: &str) -> Option<&'static str> {
    table.binary_search_by(|(known, _)| known.as_str().cmp(form)).ok().map(|at| table[at].1)
}

/// The row that `find` gives for the form of `name`, else for the form without its article.
fn with_and_without_article<T>(name: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let form = form(name);
    find(&form).or_else(|| {
        let bare = ARTICLES.iter().find_map(|article| form.strip_prefix(article))?;
        find(bare)
    })
}

/// What follows `form` and a tab in the sorted lines of `table`; bisection over the text itself.
fn find(table: &'static str, form: &str) -> Option<&'static str> {
    let mut rest = table;
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let start = bytes[..bytes.len() / 2].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| start + at);
        let (known, row) = rest.get(start..end)?.split_once('\t')?;
        match form.cmp(known) {
            std::cmp::Ordering::Equal => return Some(row),
            std::cmp::Ordering::Less => rest = rest.get(..start)?,
            std::cmp::Ordering::Greater => rest = rest.get(end + 1..).unwrap_or_default(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn tables_are_sorted_and_every_form_is_found() {
        for table in [PLACES, DEMONYMS] {
            let rows: Vec<(&str, &str)> =
                table.lines().skip(1).filter_map(|line| line.split_once('\t')).collect();
            assert!(rows.is_sorted_by(|x, y| x.0 < y.0));
            for (known, row) in rows.iter().step_by(7).chain(rows.first()).chain(rows.last()) {
                assert_eq!(find(table, known), Some(*row), "{known}");
            }
        }
        assert!(find(PLACES, "atlantis of the tables").is_none() && find(PLACES, "").is_none());
    }

    #[test]
    fn written_tables_hold_every_form_once() {
        for table in [&BODIES, &OFFICES, &BODY_WORDS] {
            let mut lines: BTreeMap<&str, &str> = BTreeMap::new();
            for (known, line) in table.iter() {
                assert_eq!(*lines.entry(known).or_insert(line), *line, "{known}");
            }
        }
        assert!(BODIES.len() >= 1_000);
    }

    #[test]
    fn names_in_several_languages_are_one_place() {
        for (a, b) in [
            ("Moscou", "Moscow"),
            ("Biélorussie", "Belarus"),
            ("États-Unis", "US"),
            ("Londres", "London"),
            ("Киев", "Kyiv"),
            ("Kiev", "Київ"),
            ("Le Caire", "Cairo"),
            ("La Haye", "The Hague"),
            ("Rostov-sur-le-Don", "Rostov-on-Don"),
            ("Géorgie", "Georgia"),
        ] {
            let id = |name| places(name).and_then(Places::default);
            assert!(id(a).is_some() && id(a) == id(b), "{a} {:?}, {b} {:?}", id(a), id(b));
        }
        assert!(
            country("Niger") != country("Nigeria")
                && places("Brest").is_some_and(|it| it.default().is_none())
        );
    }

    #[test]
    fn names_in_several_languages_are_one_body() {
        for (a, b) in [
            ("OTAN", "NATO"),
            ("ONU", "the U.N."),
            ("OTSC", "CSTO"),
            ("Weltbank", "Banque mondiale"),
            ("ВОЗ", "WHO"),
        ] {
            assert!(body(a).is_some() && body(a) == body(b), "{a} {b}");
        }
        assert!(body("Who").is_none() && body("Un").is_none());
    }

    #[test]
    fn well_known_names_say_whether_people_bear_them() {
        let personal = |name| well_known(name).map(|known| known.is_personal);
        assert_eq!(personal("Jordan"), Some(true));
        assert_eq!(personal("Moscow"), Some(false));
        assert_eq!((personal("us"), personal("US"), personal("UE")), (None, Some(false), Some(false)));
        assert_eq!(personal("Rostock"), None);
        assert_eq!(demonym("Biélorusse"), Some("by"));
        assert_eq!(country_of("ru:524901"), Some("ru"));
        assert_eq!(country_of("-black-sea"), None);
    }
}
