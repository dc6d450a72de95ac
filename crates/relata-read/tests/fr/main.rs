//! Statements in French, as annotated articles.

#[path = "../annotated/mod.rs"]
mod annotated;

use annotated::check;
use relata_types::Lang;

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
