//! Words by what remains of them when their endings are cut, so that "killed" and "killing", "évacués" and "évacuation" are one.
//!
//! Rougher than Porter's stemmer (1980) on purpose: a key only has to be the same for forms of a word, and seldom for others.

use crate::lang::Language;
use relata_types::Lang;

/// Letters of a stem that count.
const LETTERS: usize = 12;
/// Letters that an ending must leave.
const LEFT: usize = 3;

/// The stem of a folded word; in a language that has no file a word is its own stem.
pub(crate) fn stem(folded: &str, lang: Option<Lang>) -> String {
    let [Language { forms, .. }] = Language::of(lang) else { return folded.chars().take(LETTERS).collect() };
    let regular = match forms.irregular.binary_search_by_key(&folded, |(form, _)| form) {
        Ok(at) => forms.irregular.get(at).map_or(folded, |(_, plain)| plain),
        Err(_) => folded,
    };
    // "Cities" and "tried" are forms of "city" and "try".
    let with_y = forms.endings_for_y.iter().find_map(|ending| regular.strip_suffix(ending));
    if let Some(base) = with_y.filter(|base| base.chars().count() >= LEFT) {
        return base.chars().chain(['y']).take(LETTERS).collect();
    }
    let cut = |word: &'_ str| -> usize {
        let left = |ending: &&&str| word.ends_with(**ending) && word.chars().count() >= ending.len() + LEFT;
        word.len() - forms.endings.iter().find(left).map_or(0, |ending| ending.len())
    };
    let mut stem = regular.get(..cut(regular)).unwrap_or(regular);
    // "Stopped" and "stop", "killed" and "kill": whether the ending doubled the letter is not asked.
    let last = stem.chars().next_back();
    if last == stem.chars().rev().nth(1) && stem.chars().count() > LEFT {
        stem = last.and_then(|last| stem.strip_suffix(last)).unwrap_or(stem);
    }
    let stem = stem.strip_suffix('e').filter(|rest| rest.chars().count() >= LEFT).unwrap_or(stem);
    stem.chars().take(LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let all = |lang: Lang, forms: &[&str]| {
            let stems: Vec<String> = forms.iter().map(|form| stem(form, Some(lang))).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        };
        all(Lang::EN, &["kill", "kills", "killed", "killing"]);
        all(Lang::EN, &["drink", "drank", "drunk", "drinking"]);
        all(Lang::EN, &["stop", "stopped", "stopping"]);
        all(Lang::EN, &["evacuate", "evacuates"]);
        all(Lang::EN, &["city", "cities"]);
        all(Lang::EN, &["died", "dies", "death", "dead"]);
        all(Lang::FR, &["evacue", "evacuee", "evacuees", "evacuer", "evacuation"]);
        assert_ne!(stem("wall", Some(Lang::EN)), stem("walk", Some(Lang::EN)));
    }
}
