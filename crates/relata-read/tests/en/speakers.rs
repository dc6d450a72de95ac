//! Who speaks in English, where the words of the source are no name.

use crate::annotated::{check_joint, check_speaker_table, check_speakers};
use relata_types::Lang;

fn check(text: &str, wanted: &[&str]) {
    check_speakers(Lang::EN, text, wanted);
}

#[test]
fn a_pronoun_goes_on_with_who_spoke() {
    check(
        "The engineer Ruth Amis met the miners on Monday. “The dam is safe,” Amis said. She added that Peter Vane had checked it.",
        &["Ruth Amis", "Ruth Amis"],
    );
}

#[test]
fn a_pronoun_is_nobody_whom_its_own_words_name() {
    check(
        "For Peter Vane, a teacher in Orbel, John Crane was a hero. He said, “John Crane saved the harbour.”",
        &["Peter Vane"],
    );
}

#[test]
fn a_pronoun_between_two_women_is_unknown() {
    check("Ruth Amis and Ada Brun visited the harbour together on Friday. She said it was closed.", &["-"]);
}

#[test]
fn a_description_is_bound_by_an_apposition_anywhere() {
    check(
        "The governor of Orbel defended himself. “I have the log,” the governor said. Peter Vane, the governor of Orbel, resigned on Friday.",
        &["Peter Vane"],
    );
}

#[test]
fn the_description_that_opens_an_article_is_named_later() {
    check(
        "The mayor of Orbel has resigned. In a letter on Friday, Peter Vane said that he was tired. The mayor said he would leave in May.",
        &["Peter Vane", "Peter Vane"],
    );
}

#[test]
fn other_people_are_not_the_one_who_was_named() {
    check("Peter Vane was arrested on Friday. The officer said that he had run.", &["The officer"]);
    check("Ruth Amis lives in Orbel. Her brother said that the dam was safe.", &["Her brother"]);
    check("Peter Vane was arrested on Friday. The president said that he was glad.", &["The president"]);
}

#[test]
fn a_body_speaks_through_an_unnamed_spokesperson() {
    check("“We know nothing,” said a spokesman for the Orbel Mining Company.", &["Orbel Mining Company"]);
}

#[test]
fn a_body_is_taken_up_by_its_noun() {
    check(
        "The National Safety Agency sent two crews. The agency said that the road was open.",
        &["National Safety Agency"],
    );
}

#[test]
fn a_subject_behind_its_verb_speaks() {
    check("Untrue, retorts the mayor of Orbel, Ruth Amis: “Nobody called us before noon.”", &["Ruth Amis"]);
}

#[test]
fn the_table_of_speakers_tells_the_truth() {
    check_speaker_table(Lang::EN, "Speakers in English");
}

#[test]
fn a_relative_pronoun_stands_for_the_noun_before_it() {
    check("Ruth Amis, who leads the port and said that the dam was safe, has resigned.", &["Ruth Amis"]);
    check("They rescued two climbers who said that the rope had torn.", &["two climbers"]);
}

#[test]
fn this_man_is_the_one_person_of_the_sentence_before() {
    check(
        "Peter Vane went on television on Friday. This man, who once promised to rebuild the port, looked tired.",
        &["Peter Vane"],
    );
    check("Ruth Amis met Peter Vane on Friday. This woman said that the dam was safe.", &["Ruth Amis"]);
    check("Peter Vane met John Crane on Friday. This man said that the dam was safe.", &["This man"]);
}

#[test]
fn none_of_those_who_speak_together_is_dropped() {
    let cases = [
        ("Ruth Amis and Peter Vane said that the dam was safe.", "Ruth Amis and Peter Vane", "Peter Vane"),
        (
            "Mr. Amis and deputy harbour master Peter John Crane told him that the port was shut.",
            "Mr. Amis and deputy harbour master Peter John Crane",
            "Peter John Crane",
        ),
        (
            "Norwegian engineer and writer Ruth Amis said that the dam was safe.",
            "Norwegian engineer and writer Ruth Amis",
            "",
        ),
    ];
    for (text, source, others) in cases {
        check_joint(Lang::EN, text, source, others);
    }
}
