//! Statements in English, as annotated articles.

#[path = "../annotated/mod.rs"]
mod annotated;

mod speakers;

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

/// The infinitive belongs to the subject of what is told, and what follows "and that" is told as well.
#[test]
fn a_clause_behind_whom_it_is_told() {
    check(
        Lang::EN,
        "
Anna Lee told Meridian the order to leave reached her office at noon, and that few people had been moved.
^^^^^^^^ source
         ^^^^ cue
              ^^^^^^^^ addressee
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
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
According to the governor of the region, Ruth Amis, the dam was never inspected.
^^^^^^^^^^^^ cue
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
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
fn lines_that_are_sentences() {
    // A quotation goes on over lines without marks, and one that follows on the next line is part of the same speech.
    check(
        Lang::EN,
        "
The river rose on Monday.
“The dam will hold,” said Ruth Amis.
 ^^^^^^^^^^^^^^^^^^ content
                     ^^^^ cue
                          ^^^^^^^^^ source
“We checked it twice.”
 ^^^^^^^^^^^^^^^^^^^^ content
The road is shut.
Nobody was hurt in the flood.
The town was calm.
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

#[test]
fn whom_it_is_said_to_and_where() {
    check(
        Lang::EN,
        "
“We shall rebuild,” Ruth Amis told reporters at a press conference on Monday.
 ^^^^^^^^^^^^^^^^ content
                              ^^^^ cue
                    ^^^^^^^^^ source
                                   ^^^^^^^^^ addressee
                                                ^^^^^^^^^^^^^^^^^^ venue
",
    );
    check(
        Lang::EN,
        "
In an interview with the Guardian, Ruth Amis said that the dam would hold.
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ venue
                                   ^^^^^^^^^ source
                                             ^^^^ cue
                                                  ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::EN,
        "
Ruth Amis told Reuters that the dam would hold.
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^ addressee
               ^^^^^^^ venue
                       ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        Lang::EN,
        "
“The dam will hold,” Ruth Amis wrote on Twitter.
 ^^^^^^^^^^^^^^^^^ content
                               ^^^^^ cue
                     ^^^^^^^^^ source
                                        ^^^^^^^ venue
",
    );
    check(
        Lang::EN,
        "
Speaking to farmers, Ruth Amis said that the dam would hold.
            ^^^^^^^ addressee
                     ^^^^^^^^^ source
                               ^^^^ cue
                                    ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn what_the_speaker_does() {
    check(
        Lang::EN,
        "
Ruth Amis denied that the wall was wet.
^^^^^^^^^ source
          ^^^^^^ cue
                 ^^^^^^^^^^^^^^^^^^^^^ content
= polarity denies
",
    );
    check(
        Lang::EN,
        "
Ruth Amis does not think that the wall will fall.
^^^^^^^^^ source
                   ^^^^^ cue
                         ^^^^^^^^^^^^^^^^^^^^^^^ content
= polarity denies
",
    );
}

#[test]
fn what_was_not_said_is_no_statement() {
    check(Lang::EN, "\nRuth Amis did not deny that the wall was wet.\n");
    check(Lang::EN, "\nRuth Amis never said that the wall was dry.\n");
    check(Lang::EN, "\nRuth Amis refused to admit that the wall was wet.\n");
}

#[test]
fn who_stays_nameless() {
    check(
        Lang::EN,
        "
Two officials familiar with the plan said that the dam would hold.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                     ^^^^ cue
                                          ^^^^^^^^^^^^^^^^^^^^^^^ content
= anonymous yes
",
    );
    check(
        Lang::EN,
        "
“The dam will hold,” said a source close to Ruth Amis.
 ^^^^^^^^^^^^^^^^^ content
                     ^^^^ cue
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
= anonymous yes
",
    );
    check(
        Lang::EN,
        "
The governor said that the dam would hold.
^^^^^^^^^^^^ source
             ^^^^ cue
                  ^^^^^^^^^^^^^^^^^^^^^^^ content

Analysts said that it was old.
^^^^^^^^ source 2
         ^^^^ cue 2
              ^^^^^^^^^^^^^^^ content 2
= anonymous 2 yes
",
    );
}
