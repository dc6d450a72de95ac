//! Statements in English, as annotated articles.

#[path = "../annotated/mod.rs"]
mod annotated;

use annotated::{check, check_table};
use relata_types::Lang;

#[test]
fn direct_speech() {
    check(
        Lang::EN,
        "
“The dam will hold,” said Ruth Amis, the engineer in charge.
 ^^^^^^^^^^^^^^^^^^ content
                     ^^^^ cue
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
",
    );
    check(
        Lang::EN,
        "
“The harbour,” says Ruth Amis, “is closed until Monday.”
 ^^^^^^^^^^^ content
                                ^^^^^^^^^^^^^^^^^^^^^^ content
               ^^^^ cue
                    ^^^^^^^^^ source
",
    );
    check(
        Lang::EN,
        "
Ruth Amis was furious: “Nobody asked the people who live here.”
^^^^^^^^^ source
                     ^ cue
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn indirect_speech() {
    check(
        Lang::EN,
        "
Ruth Amis said on Tuesday that the dam would hold.
^^^^^^^^^ source
          ^^^^ cue
                          ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::EN,
        "
The dam will hold until the spring, officials said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
                                    ^^^^^^^^^ source
                                              ^^^^ cue
",
    );
    check(
        Lang::EN,
        "
According to the World Bank, prices will fall next year.
^^^^^^^^^^^^ cue
             ^^^^^^^^^^^^^^ source
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::EN,
        "
As Ruth Amis told the committee, the dam was never inspected.
   ^^^^^^^^^ source
             ^^^^ cue
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn an_english_block_with_its_attribution_below() {
    check(
        Lang::EN,
        "
The road has been shut for a week and nobody tells us why!
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content

said Ruth Amis, the engineer in charge.
^^^^ cue
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
",
    );
}

#[test]
fn words_in_marks_that_nobody_says() {
    check(Lang::EN, "\nThe “green belt” is a car park, and her novel “The Long Rain” won a prize.\n");
    check(Lang::EN, "\nPrices vary according to the season.\n");
    check(Lang::EN, "\nIf the mayor says that the school must close, parents could protest.\n");
}

#[test]
fn the_table_of_the_docs_tells_the_truth() {
    check_table(Lang::EN, "English");
}
