//! Who speaks in French, where the words of the source are no name.

use crate::annotated::{check_joint, check_speaker_table, check_speakers};
use relata_types::Lang;

fn check(text: &str, wanted: &[&str]) {
    check_speakers(Lang::FR, text, wanted);
}

#[test]
fn a_pronoun_goes_on_with_who_spoke() {
    check(
        "« Le pont tiendra », a déclaré Hélène Maurin. Elle estime que les travaux dureront deux ans.",
        &["Hélène Maurin", "Hélène Maurin"],
    );
}

#[test]
fn an_article_tells_the_gender_of_an_office() {
    check(
        "La maire d’Orbel, Hélène Maurin, a reçu Paul Grange. « Le pont tiendra », a assuré la maire.",
        &["Hélène Maurin"],
    );
}

#[test]
fn an_office_has_several_names() {
    check(
        "Le chef de la diplomatie française a déclaré que le traité était mort. Le ministre des Affaires étrangères français Paul Grange a quitté la salle.",
        &["Paul Grange"],
    );
}

#[test]
fn a_topic_is_taken_up_by_its_pronoun() {
    check(
        "Paul Grange a rencontré les élus. Quant au président de l’usine, il a estimé que le pont était perdu.",
        &["président de l’usine"],
    );
}

#[test]
fn a_spokesman_is_not_the_one_who_was_named() {
    check("Paul Grange a été hospitalisé, selon le porte-parole.", &["le porte-parole"]);
}

#[test]
fn the_table_of_speakers_tells_the_truth() {
    check_speaker_table(Lang::FR, "Speakers in French");
}

#[test]
fn none_of_those_who_speak_together_is_dropped() {
    let cases = [
        (
            "Le pont tiendra, ont estimé ce matin nos experts Otto Wirth, Lena Kraft et Ivo Dahl.",
            "Otto Wirth, Lena Kraft et Ivo Dahl",
            "Lena Kraft, Ivo Dahl",
        ),
        (
            "La route sera fermée, ont annoncé hier les élus Otto Wirth, Lena Kraft et Ivo Dahl.",
            "les élus Otto Wirth, Lena Kraft et Ivo Dahl",
            "Lena Kraft, Ivo Dahl",
        ),
    ];
    for (text, source, others) in cases {
        check_joint(Lang::FR, text, source, others);
    }
}
