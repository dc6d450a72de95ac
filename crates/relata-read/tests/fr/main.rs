//! Statements in French, as annotated articles.

#[path = "../annotated/mod.rs"]
mod annotated;

mod speakers;

use annotated::{check, check_table};
use relata_types::Lang;

#[test]
fn the_table_of_the_docs_tells_the_truth() {
    check_table(Lang::FR, "French");
}

#[test]
fn direct_speech() {
    check(
        Lang::FR,
        "
« La digue tiendra », a déclaré mardi à l’AFP Hélène Maurin, ingénieure.
  ^^^^^^^^^^^^^^^^^ content
                        ^^^^^^^ cue
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^ source
",
    );
    check(
        Lang::FR,
        "
« Le port, explique Hélène Maurin, sera fermé jusqu’à lundi. »
  ^^^^^^^ content
                                   ^^^^^^^^^^^^^^^^^^^^^^^^ content
           ^^^^^^^^ cue
                    ^^^^^^^^^^^^^ source
",
    );
}

#[test]
fn indirect_speech() {
    check(
        Lang::FR,
        "
Le port restera fermé jusqu’à lundi, indique la préfecture.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
                                     ^^^^^^^ cue
                                             ^^^^^^^^^^^^^ source
",
    );
    check(
        Lang::FR,
        "
Hélène Maurin a fait savoir que la digue tiendrait.
^^^^^^^^^^^^^ source
                ^^^^^^^^^^^ cue
                            ^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
Selon une étude de l’Insee, les prix vont baisser.
^^^^^ cue
      ^^^^^^^^^^^^^^^^^^^^ source
                            ^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

/// One saying, and it is the inner one that tells what was said.
#[test]
fn somebody_says_to_have_said() {
    check(
        Lang::FR,
        "
Hélène Maurin a déclaré avoir dit lundi au maire que la digue était fissurée.
^^^^^^^^^^^^^ source
                              ^^^ cue
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn machine_mangled_french_marks() {
    check(
        Lang::FR,
        "
Le ministre a qualifié les travaux d’ »indispensables ».
^^^^^^^^^^^ source
              ^^^^^^^^ cue
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn phrases_that_name_no_source() {
    check(Lang::FR, "\nLes prix varient selon la saison et selon la taille du logement.\n");
    check(Lang::FR, "\nSon dernier roman, « La Nuit des orages », paraît en mars.\n");
}

#[test]
fn phrases_of_several_words_and_reflexive_verbs() {
    check(
        Lang::FR,
        "
« Les réserves seront vides en mai », met en garde Hélène Maurin.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
                                      ^^^^^^^^^^^^ cue
                                                   ^^^^^^^^^^^^^ source
",
    );
    check(
        Lang::FR,
        "
« Les réserves seront vides en mai », a tiré la sonnette d’alarme Hélène Maurin.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ cue
                                                                  ^^^^^^^^^^^^^ source
",
    );
    check(
        Lang::FR,
        "
Hélène Maurin s’est félicitée que la digue ait tenu.
^^^^^^^^^^^^^ source
                    ^^^^^^^^^ cue
                              ^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    // A verb that is a cue only when reflexive: to congratulate somebody is no statement.
    check(Lang::FR, "\nHélène Maurin a emporté le dossier de la digue.\n");
}

#[test]
fn verbs_that_speak_only_in_an_incise() {
    check(
        Lang::FR,
        "
« Nous avons fini avant l’hiver », sourit Hélène Maurin.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
                                   ^^^^^^ cue
                                          ^^^^^^^^^^^^^ source
",
    );
    check(Lang::FR, "\nHélène Maurin a commencé « la grande traversée du désert » en mai.\n");
}

#[test]
fn orders_and_accusations_by_an_infinitive() {
    check(
        Lang::FR,
        "
La préfète a appelé les habitants à quitter le port.
^^^^^^^^^^ source
             ^^^^^^ cue
                                  ^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
Jean Dupont accuse Anne Roux de mentir.
^^^^^^^^^^^ source
            ^^^^^^ cue
                             ^^^^^^^^^ content
",
    );
    // The passive: who invites is not said.
    check(Lang::FR, "\nLes habitants sont appelés à quitter le port.\n");
    // What it is done for is not what is said.
    check(Lang::FR, "\nHélène Maurin a insisté pour partir la première.\n");
    check(Lang::FR, "\nIl est à noter que la digue a tenu.\n");
}

#[test]
fn phrases_that_name_a_source() {
    check(
        Lang::FR,
        "
De l’avis des experts, la digue tiendra jusqu’en mai.
^^^^^^^^^^^^^ cue
              ^^^^^^^ source
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
À en croire Hélène Maurin, la digue tiendra jusqu’en mai.
^^^^^^^^^^^ cue
            ^^^^^^^^^^^^^ source
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
Aux dires d’Hélène Maurin, la digue tiendra jusqu’en mai.
^^^^^^^^^^^^ cue
           ^^^^^^^^^^^^^^ source
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
Aux yeux de la préfète, la digue tiendra jusqu’en mai.
^^^^^^^^^^^ cue
            ^^^^^^^^^^ source
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn passives_without_an_agent_colons_and_objects() {
    check(
        Lang::FR,
        "
Il a été annoncé que le pont fermerait en mai.
         ^^^^^^^ cue
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
Hélène Maurin a déclaré : le pont fermera en mai.
^^^^^^^^^^^^^ source
                ^^^^^^^ cue
                          ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
Le ministre a confirmé le chiffre de douze blessés.
^^^^^^^^^^^ source
              ^^^^^^^^ cue
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn a_qui_et_ou() {
    check(
        Lang::FR,
        "
« Nous reconstruirons », a déclaré Ruth Amis à des journalistes lors d’une conférence de presse.
  ^^^^^^^^^^^^^^^^^^^ content
                           ^^^^^^^ cue
                                   ^^^^^^^^^ source
                                               ^^^^^^^^^^^^^^^^ addressee
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^ venue
",
    );
    check(
        Lang::FR,
        "
Dans un entretien au Monde, Ruth Amis a affirmé que le barrage tiendrait.
     ^^^^^^^^^^^^^^^^^^^^^ venue
                            ^^^^^^^^^ source
                                        ^^^^^^^ cue
                                                ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::FR,
        "
« Le barrage tiendra », a déclaré Ruth Amis à l’AFP.
  ^^^^^^^^^^^^^^^^^^ content
                          ^^^^^^^ cue
                                  ^^^^^^^^^ source
                                              ^^^^^ addressee
                                              ^^^^^ venue
",
    );
    check(
        Lang::FR,
        "
« Le barrage tiendra », a assuré Ruth Amis sur BFMTV.
  ^^^^^^^^^^^^^^^^^^ content
                          ^^^^^^ cue
                                 ^^^^^^^^^ source
                                               ^^^^^ venue
",
    );
    check(
        Lang::FR,
        "
« Le barrage tiendra », a-t-elle dit à Jean Roche.
  ^^^^^^^^^^^^^^^^^^ content
                                 ^^^ cue
                          ^^^^^^ source
                                       ^^^^^^^^^^ addressee
",
    );
}

#[test]
fn ce_que_fait_qui_parle() {
    check(
        Lang::FR,
        "
Ruth Amis a démenti que le mur soit humide.
^^^^^^^^^ source
            ^^^^^^^ cue
                    ^^^^^^^^^^^^^^^^^^^^^^ content
= polarity denies
",
    );
    check(Lang::FR, "\nRuth Amis n’a pas démenti que le mur soit humide.\n");
    check(Lang::FR, "\nRuth Amis refuse d’admettre que le mur est humide.\n");
}

#[test]
fn qui_reste_sans_nom() {
    check(
        Lang::FR,
        "
« Le barrage tiendra », indique une source proche du dossier.
  ^^^^^^^^^^^^^^^^^^ content
                        ^^^^^^^ cue
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
= anonymous yes
",
    );
    check(
        Lang::FR,
        "
Selon deux responsables du ministère, le barrage tiendra.
^^^^^ cue
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                      ^^^^^^^^^^^^^^^^^^ content
= anonymous yes
",
    );
}

#[test]
fn the_narrator_has_the_word_again() {
    check(
        Lang::FR,
        "
Le maire a déclaré que la digue avait tenu, mais a ajouté une forte réserve, affirmant qu’il restait inquiet.
^^^^^^^^ source
           ^^^^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^ content
^^^^^^^^ source 2
                                                                             ^^^^^^^^^ cue 2
                                                                                       ^^^^^^^^^^^^^^^^^^^^^ content 2
",
    );
    check(
        Lang::FR,
        "
Le maire a démenti que la digue soit fissurée, indiquant que les travaux avaient duré six mois.
^^^^^^^^ source
           ^^^^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ content
^^^^^^^^ source 2
                                               ^^^^^^^^^ cue 2
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content 2
",
    );
}
