//! Words by what remains of them when their endings are cut, so that "killed" and "killing", "évacués" and "évacuation" are one.
//!
//! Rougher than Porter's stemmer (1980) on purpose: a key only has to be the same for forms of a word, and seldom for others.

use relata_types::Lang;

/// Letters of a stem that count.
const LETTERS: usize = 12;
/// Letters that an ending must leave.
const LEFT: usize = 3;

/// The stem of a folded word.
pub(crate) fn stem(folded: &str, lang: Option<Lang>) -> String {
    let regular = match lang {
        Some(Lang::EN) => IRREGULAR
            .binary_search_by_key(&folded, |(form, _)| form)
            .map_or(folded, |at| IRREGULAR.get(at).map_or(folded, |(_, base)| base)),
        _ => folded,
    };
    let endings: &[&str] = match lang {
        Some(Lang::EN) => &ENDINGS_EN,
        Some(Lang::FR) => &ENDINGS_FR,
        _ => &[],
    };
    // "Cities" and "tried" are forms of "city" and "try".
    let with_y = ["ies", "ied"].iter().find_map(|ending| regular.strip_suffix(ending));
    if let Some(base) = with_y.filter(|base| lang == Some(Lang::EN) && base.chars().count() >= LEFT) {
        return base.chars().chain(['y']).take(LETTERS).collect();
    }
    let cut = |word: &'_ str| -> usize {
        let left = |ending: &&&str| word.ends_with(**ending) && word.chars().count() >= ending.len() + LEFT;
        word.len() - endings.iter().find(left).map_or(0, |ending| ending.len())
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

/// Longest first.
const ENDINGS_EN: [&str; 5] = ["ings", "ing", "ed", "es", "s"];

/// Folded, longest first.
const ENDINGS_FR: [&str; 14] =
    ["ations", "aient", "antes", "ation", "ants", "ante", "ees", "ant", "ait", "ent", "ee", "er", "es", "s"];

/// Forms of English words that no ending explains, each with the word that it is a form of; sorted by form.
const IRREGULAR: [(&str, &str); 153] = [
    ("arisen", "arise"),
    ("arose", "arise"),
    ("awoke", "awake"),
    ("beaten", "beat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bent", "bend"),
    ("bit", "bite"),
    ("bitten", "bite"),
    ("bled", "bleed"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bore", "bear"),
    ("born", "bear"),
    ("bought", "buy"),
    ("bound", "bind"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("clung", "cling"),
    ("crept", "creep"),
    ("dead", "die"),
    ("deadly", "die"),
    ("dealt", "deal"),
    ("death", "die"),
    ("deaths", "die"),
    ("died", "die"),
    ("dies", "die"),
    ("drank", "drink"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("drunk", "drink"),
    ("dug", "dig"),
    ("dying", "die"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forbade", "forbid"),
    ("forgave", "forgive"),
    ("forgotten", "forget"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("gotten", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("hung", "hang"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("loss", "lose"),
    ("losses", "lose"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("met", "meet"),
    ("paid", "pay"),
    ("ran", "run"),
    ("rang", "ring"),
    ("ridden", "ride"),
    ("risen", "rise"),
    ("rode", "ride"),
    ("rose", "rise"),
    ("rung", "ring"),
    ("said", "say"),
    ("sang", "sing"),
    ("sank", "sink"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("shrank", "shrink"),
    ("slain", "slay"),
    ("slept", "sleep"),
    ("slew", "slay"),
    ("slid", "slide"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("sprang", "spring"),
    ("spun", "spin"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("stuck", "stick"),
    ("stung", "sting"),
    ("sung", "sing"),
    ("sunk", "sink"),
    ("swam", "swim"),
    ("swept", "sweep"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("swung", "swing"),
    ("taken", "take"),
    ("taught", "teach"),
    ("theft", "thief"),
    ("thefts", "thief"),
    ("thieves", "thief"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("undergone", "undergo"),
    ("understood", "understand"),
    ("underwent", "undergo"),
    ("went", "go"),
    ("winner", "win"),
    ("winners", "win"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("woke", "wake"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("woven", "weave"),
    ("written", "write"),
    ("wrote", "write"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        assert!(IRREGULAR.is_sorted());
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
