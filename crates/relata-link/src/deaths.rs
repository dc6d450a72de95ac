//! Who is told to be dead: "Ada Brun, 41, was killed", "the death of Ada Brun". The dead are not asked, so that nobody misses what they say.

use crate::fold::fold;
use crate::input::Input;
use crate::lang::{self, DeathFacts};
use crate::words::is_function_word;
use relata_types::Span;

/// Words between a name and what tells the death: an age, an office, an apposition.
const BETWEEN: usize = 6;

/// Whether the text says that whom the mention names is dead: behind the name, apart from it by an apposition at most, or right before it
/// in the same clause.
pub(crate) fn tells_death_of(input: &Input, mention: Span) -> bool {
    let first = input.words.partition_point(|word| word.span.start < mention.start);
    let next = input.words.partition_point(|word| word.span.start < mention.end);
    let sentence = input.reading.sentences.iter().find(|sentence| sentence.contains(mention));
    let Some(sentence) = sentence.copied() else { return false };
    let within = |from: usize, to: usize| -> Vec<Span> {
        let words = input.words.get(from..to).unwrap_or_default();
        words.iter().map(|word| word.span).filter(|word| sentence.contains(*word)).collect()
    };
    let before = within(first.saturating_sub(BETWEEN), first);
    let behind = within(next, (next + 2 * BETWEEN).min(input.words.len()));
    let facts = |tells: &dyn Fn(&DeathFacts) -> bool| {
        lang::Language::of(input.lang()).iter().any(|language| tells(&language.deaths))
    };
    facts(&|deaths| {
        tells_before(input, deaths, &before, mention) || tells_behind(input, deaths, &behind, mention)
    })
}

/// "killing 41-year-old Ada Brun": no mark and few words between.
fn tells_before(input: &Input, facts: &DeathFacts, before: &[Span], mention: Span) -> bool {
    let words: Vec<String> = before.iter().map(|word| fold(input.text(*word))).collect();
    (0..words.len()).any(|at| {
        let Some(phrase) = facts.before.iter().find(|phrase| begins(&words[at..], phrase)) else {
            return false;
        };
        let end = before[at + phrase.split(' ').count() - 1].end;
        let between = Span { start: end, end: mention.start };
        !input.text(between).contains([',', ';', ':', '.', '(', '"', '“', '«'])
    })
}

/// "Ada Brun, a miller of 41 years, who was killed": right behind, or behind what stands between two commas.
fn tells_behind(input: &Input, facts: &DeathFacts, behind: &[Span], mention: Span) -> bool {
    let words: Vec<String> = behind.iter().map(|word| fold(input.text(*word))).collect();
    let mark = |at: usize| {
        let start = if at == 0 { mention.end } else { behind[at - 1].end };
        behind.get(at).map_or("", |word| input.text(Span { start, end: word.start }))
    };
    let start = if mark(0).starts_with(',') {
        (1..behind.len().min(BETWEEN)).find(|at| mark(*at).contains(',')).unwrap_or(0)
    } else {
        0
    };
    // "who" and other small words may come first.
    let small = words[start..].iter().take_while(|word| is_function_word(word)).count().min(2);
    (start..=start + small)
        .any(|at| words.get(at..).is_some_and(|rest| facts.behind.iter().any(|phrase| begins(rest, phrase))))
}

fn begins(words: &[String], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|part| words.next().is_some_and(|word| word == part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;
    use relata_types::EntityType;

    fn is_dead(lang: &str, text: &str) -> bool {
        let articles = [article("a", lang, text).names(EntityType::Person, &["Ada Brun"]).build()];
        let inputs = prepare(&articles);
        let mut mentions = inputs[0].reading.mentions.iter();
        mentions.any(|mention| tells_death_of(&inputs[0], mention.span))
    }

    #[test]
    fn who_died_is_told_from_who_killed() {
        for (lang, text) in [
            ("en", "Ada Brun was shot dead on Monday."),
            ("en", "Ada Brun, a miller of 41 years, was killed on Monday."),
            ("en", "Ada Brun, 41, who died on Monday, had a mill."),
            ("en", "The flood came at night, killing 41-year-old miller Ada Brun."),
            ("en", "Orbel mourns the death of Ada Brun."),
            ("en", "Ada Brun's death shook Orbel."),
            ("fr", "Ada Brun est morte lundi."),
            ("fr", "Ada Brun, 41 ans, a été tuée par la crue."),
            ("fr", "Orbel pleure la mort d’Ada Brun."),
        ] {
            assert!(is_dead(lang, text), "{text}");
        }
        for (lang, text) in [
            ("en", "Ada Brun killed a wolf."),
            ("en", "A wolf was killed. Ada Brun had seen it."),
            ("en", "After six people died, Ada Brun closed the mill."),
            ("en", "Ada Brun, whose brother Karl was killed, closed the mill."),
            ("fr", "Ada Brun a tué un loup."),
            ("fr", "Après la mort de six ouvriers, Ada Brun a fermé le moulin."),
        ] {
            assert!(!is_dead(lang, text), "{text}");
        }
    }
}
