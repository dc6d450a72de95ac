//! Reads small articles with the trained pipelines, end to end.

#![allow(clippy::unwrap_used, clippy::panic)]

mod pipelines;

use relata_read::{Normalized, read};
use relata_types::{Article, EntityType, Lang, MentionForm, Metadata, Reading, Span, WarningCode};

fn article(text: &str, lang: Lang) -> Article {
    let metadata =
        Metadata { lang: Some(lang), published: Some("2023-06-24".to_owned()), ..Metadata::default() };
    Article::new("test".to_owned(), None, metadata, text.to_owned())
}

fn read_text(text: &str, lang: Lang) -> Option<(Article, Reading)> {
    let pipeline = pipelines::of(lang)?;
    let article = article(text, lang);
    let normalized = Normalized::new(&article.text, Some(lang));
    let reading = read(&article, &normalized, &pipeline.annotate(normalized.text()));
    check_invariants(&article, &reading);
    Some((article, reading))
}

/// What holds for every reading, of whatever text.
fn check_invariants(article: &Article, reading: &Reading) {
    let text = &article.text;
    let spans = reading
        .sentences
        .iter()
        .chain(reading.mentions.iter().map(|mention| &mention.span))
        .chain(reading.times.iter().map(|time| &time.span))
        .chain(reading.credits.iter().map(|credit| &credit.span))
        .chain(&reading.questions)
        .chain(reading.clauses.iter().map(|clause| &clause.span))
        .chain(reading.clauses.iter().flat_map(|clause| &clause.pieces))
        .chain(
            reading
                .happenings
                .iter()
                .flat_map(|told| [&told.word, &told.whom].into_iter().chain(&told.by).chain(&told.phrase)),
        )
        .chain(&reading.furniture);
    for span in spans {
        assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span} in {text:?}");
    }
    for warning in &reading.warnings {
        assert!(text.get(warning.span.range()).is_some(), "{warning:?} in {text:?}");
    }
    assert!(
        reading.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start),
        "sentences overlap in {text:?}"
    );
    let starts: Vec<_> = reading.mentions.iter().map(|mention| mention.span).collect();
    assert!(starts.is_sorted(), "mentions out of order in {text:?}");
    for mention in &reading.mentions {
        if let Some(best) = mention.same_as {
            assert_eq!(reading.mentions[best].same_as, None, "a chain in {text:?}");
        }
    }
    for statement in &reading.statements {
        assert!(statement.speaker.is_none_or(|speaker| speaker < reading.mentions.len()));
    }
}

/// The name that stands behind a mention with these words, by coreference.
fn named<'a>(article: &'a Article, reading: &Reading, words: &str) -> Option<&'a str> {
    let mention = reading.mentions.iter().find(|mention| mention.span.text(&article.text) == words)?;
    let best = mention.same_as.map_or(mention, |best| &reading.mentions[best]);
    Some(best.span.text(&article.text))
}

#[test]
fn an_english_article() {
    let text = "Storm floods Ashford valley\n\nRead more\n\nOregon governor Maria Keller visited the valley on Tuesday. She \
                told Reuters that 12 roads were closed. Keller asked the World Health Organization (WHO) for help, and \
                the governor thanked it.\n\nIt was not immediately clear how many people were missing, said Peter Hall, a \
                spokesman for the ministry.";
    let Some((article, reading)) = read_text(text, Lang::EN) else { return };
    assert_eq!(named(&article, &reading, "Keller"), Some("Maria Keller"));
    assert_eq!(named(&article, &reading, "She"), Some("Maria Keller"));
    assert_eq!(named(&article, &reading, "the governor"), Some("Maria Keller"));
    assert_eq!(named(&article, &reading, "WHO"), Some("World Health Organization"));
    let texts = |spans: &[relata_types::Span]| -> Vec<&str> { spans.iter().map(|s| s.text(text)).collect() };
    assert_eq!(texts(&reading.furniture), ["Read more"]);
    assert_eq!(reading.questions.len(), 1);
    assert_eq!(reading.credits.iter().map(|c| c.outlet.as_str()).collect::<Vec<_>>(), ["Reuters"]);
    assert_eq!(reading.times.iter().map(|t| t.value.as_str()).collect::<Vec<_>>(), ["2023-06-20"]);
    assert_eq!(reading.sentences[0].text(text), "Storm floods Ashford valley");
}

#[test]
fn a_french_article() {
    let text = "Le président lituanien Gitanas Nauseda s’est rendu à Lyon hier soir. « Nous aiderons », a-t-il \
                déclaré à l’AFP. Le groupe Delval n’a pas confirmé la vente.\n\nReste à savoir ce que fera \
                Delval, a ajouté M. Nauseda.";
    let Some((article, reading)) = read_text(text, Lang::FR) else { return };
    assert_eq!(named(&article, &reading, "Nauseda"), Some("Gitanas Nauseda"));
    let delval = reading.mentions.iter().filter(|m| m.span.text(text).contains("Delval")).collect::<Vec<_>>();
    assert_eq!(delval.len(), 2);
    assert!(delval.iter().all(|mention| mention.entity_type == EntityType::Organization), "{delval:?}");
    assert!(reading.mentions.iter().all(|m| !m.span.text(text).contains("qu’")));
    assert_eq!(reading.times.iter().map(|t| t.value.as_str()).collect::<Vec<_>>(), ["2023-06-23TEV"]);
    assert_eq!(reading.credits.iter().map(|c| c.outlet.as_str()).collect::<Vec<_>>(), ["AFP"]);
    assert_eq!(reading.questions.len(), 2);
}

#[test]
fn strange_texts_give_a_reading() {
    let long = "« d' »historique » ".repeat(50);
    let odd = [
        "",
        " ",
        "\n\n\n",
        "\u{feff}",
        "\u{200b}\u{ad}",
        "'",
        "''",
        "« « «",
        "»",
        "\"\"\"",
        "...",
        "- - -",
        "(",
        "é",
        "😀😀 😀",
        "M.",
        "Mr.",
        "said",
        "-t-il",
        "ce dernier",
        "24 juin",
        "1",
        "99999999999999999999",
        "24/06/2023",
        "XIXe siècle",
        "24:60",
        "he he he he",
        "A B C D E F",
        "•\n•\n•\n•",
        "Make this article seo",
        "\r\n\r\n",
        "\u{2028}\u{2029}",
        "a\tb\u{b}c",
        "İSTANBUL'DA İ",
        "Ǆ’ǅ ‘ʼ",
        "“”„‟",
        long.as_str(),
    ];
    for text in odd {
        for lang in [Lang::EN, Lang::FR] {
            let _ = read_text(text, lang);
        }
    }
}

#[test]
fn a_language_without_a_file_gives_a_warning() {
    let article = article("Es regnet in Ort.", Lang::parse("de").unwrap());
    let normalized = Normalized::new(&article.text, article.metadata.lang);
    let reading = read(&article, &normalized, &relata_pipeline::Doc::default());
    assert_eq!(
        reading.warnings.iter().map(|w| w.code).collect::<Vec<_>>(),
        [WarningCode::LanguageUnsupported]
    );
    assert!(reading.mentions.is_empty());
}

/// The names of a text, each as `words/type`.
fn names(text: &str, lang: Lang) -> Option<Vec<String>> {
    let (article, reading) = read_text(text, lang)?;
    let names = reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    let show = |mention: &relata_types::Mention| {
        format!("{}/{}", mention.span.text(&article.text), mention.entity_type.as_str())
    };
    Some(names.map(show).collect())
}

#[test]
fn english_names_are_cut_joined_and_typed() {
    let Some(found) = names(
        "Great Family Fun\n\nThe ferry to Harbour Island was AWFUL. Nuala Corrigan, 48, a teacher, met Dwight D. Kettering at \
         the Ashdown Transport Unit. Bush said nothing. He studied at the University of Idaho.\n\nThanks,\nDarrell",
        Lang::EN,
    ) else {
        return;
    };
    for name in [
        "Nuala Corrigan/person",
        "Dwight D. Kettering/person",
        "Bush/person",
        "University of Idaho/organization",
        "Darrell/person",
    ] {
        assert!(found.iter().any(|other| other == name), "{name} not in {found:?}");
    }
    assert!(!found.iter().any(|name| name.contains("Fun") || name.contains("AWFUL")), "{found:?}");
}

#[test]
fn english_names_are_told_by_the_article_around_them() {
    let Some(found) = names(
        "The court of five ruled on Monday. KENNEDY wrote the opinion, in which THOMPSON joined. Ann Lee - Analyst \
         called the office in Lawrence, KS. Hurricane Brenna reached the coast at noon. Later Brenna lost strength. We sold our \
         tickets for the Comets game. See report.pdf and the photographs. She bought an iPhone.",
        Lang::EN,
    ) else {
        return;
    };
    for name in ["KENNEDY/person", "THOMPSON/person", "Ann Lee/person", "KS/place", "Comets/organization"] {
        assert!(found.iter().any(|other| other == name), "{name} not in {found:?}");
    }
    let is_wrong = |name: &String| {
        ["report.pdf", "Brenna/person"].iter().any(|wrong| name.contains(wrong))
            || name == "iPhone/organization"
    };
    assert!(!found.iter().any(is_wrong), "{found:?}");
}

#[test]
fn names_without_capitals_are_found_where_all_is_written_so() {
    let Some(found) =
        names("does anyone know a cheap hotel in kollam? we loved the burger king there", Lang::EN)
    else {
        return;
    };
    assert!(found.contains(&"kollam/place".to_owned()), "{found:?}");
    assert!(found.contains(&"burger king/organization".to_owned()), "{found:?}");
}

#[test]
fn french_names_are_cut_joined_and_typed() {
    let Some(found) = names(
        "Au Royaume-Uni, la Croix-Rouge a porté secours à Dwight D. Kettering. Selon l'ONG \"Rivage Clair\", l'Égypte antique \
         fascine. Les rues de Montréal sont vides.",
        Lang::FR,
    ) else {
        return;
    };
    for name in
        ["Royaume-Uni/place", "Dwight D. Kettering/person", "Rivage Clair/organization", "Égypte/place"]
    {
        assert!(found.iter().any(|other| other == name), "{name} not in {found:?}");
    }
}

#[test]
fn a_known_place_is_a_surname_where_the_article_never_says_where() {
    let story = "The club dismissed its coach Michael Jordan on Monday. Few think ill of Jordan";
    let types = |end: &str| -> Option<Vec<String>> {
        let found = names(&format!("{story}{end}"), Lang::EN)?;
        Some(found.into_iter().filter(|name| name.starts_with("Jordan/")).collect())
    };
    let (Some(person), Some(place)) = (types("."), types(", who once played in Jordan.")) else { return };
    assert_eq!(person, ["Jordan/person"]);
    assert_eq!(place, ["Jordan/place", "Jordan/place"], "which of the two is meant, nothing tells");
}

#[test]
fn a_surname_keeps_its_particle_and_a_dam_tells_its_place() {
    let french = names(
        "Yannick Le Goarvic est arrivé. Le Goarvic a refusé de parler. Tout le monde écoute Le Goarvic.",
        Lang::FR,
    );
    let english = names("The water rose. The Orvane dam gave way on Monday near the village.", Lang::EN);
    let (Some(french), Some(english)) = (french, english) else { return };
    assert_eq!(french, ["Yannick Le Goarvic/person", "Le Goarvic/person", "Le Goarvic/person"]);
    assert!(english.contains(&"Orvane/place".to_owned()), "{english:?}");
}

#[test]
fn french_names_are_told_by_the_words_around_them() {
    let Some(found) = names(
        "Les médecins doivent administrer Velorix avec prudence. Velorix est bien toléré. L'association bénévole \"Ardanel\" \
         siège dans la rue Monge, près de l'estuaire de la Rance. L'ancien ministre du Budget a salué le Belge Karel Novak. \
         Pierre le Grand aimait les navires. Les villages d'Orvane, Luncey et Trébac sont inondés.",
        Lang::FR,
    ) else {
        return;
    };
    for name in
        ["Ardanel/organization", "rue Monge/place", "estuaire de la Rance/place", "Pierre le Grand/person"]
    {
        assert!(found.iter().any(|other| other == name), "{name} not in {found:?}");
    }
    assert!(!found.iter().any(|name| name == "Velorix/person" || name.starts_with("Budget")), "{found:?}");
}

/// The clauses of a text, their stretches joined by "|".
fn clauses(text: &str, lang: Lang) -> Option<Vec<String>> {
    let (article, reading) = read_text(text, lang)?;
    let joined = |pieces: &[Span]| {
        pieces.iter().map(|piece| piece.text(&article.text)).collect::<Vec<_>>().join(" | ")
    };
    Some(reading.clauses.iter().map(|clause| joined(&clause.pieces)).collect())
}

#[test]
fn sentences_and_utterances_are_cut_into_clauses_with_their_subjects() {
    if let Some(found) = clauses(
        "The bridge was built in 1931 and belongs to the town, which bought it in May. The mayor said the road stays closed.",
        Lang::EN,
    ) {
        let expected = [
            "The bridge was built in 1931",
            "The bridge | belongs to the town",
            "the town | which bought it in May",
            "the road stays closed",
        ];
        assert_eq!(found, expected);
    }
    let french =
        "Construit en 1974, le barrage appartient à Helvane Copper, qui a racheté la mine il y a six ans.";
    if let Some(found) = clauses(french, Lang::FR) {
        let expected = ["le barrage | Construit en 1974", "le barrage appartient à Helvane Copper"];
        assert_eq!(found.get(..2), Some(&expected.map(str::to_owned)[..]), "{found:?}");
    }
}

#[test]
fn a_nickname_in_marks_is_part_of_a_name_and_letters_are_none() {
    let Some(found) = names(
        "Vincent \"The Chin\" Ardano died on Monday, the F. B. I. said. Ardano was 77. His rival Anthony 'Fat Tony' Salveno died \
         in 1992. “Stop,” said Ruth Amis.",
        Lang::EN,
    ) else {
        return;
    };
    for name in [
        "Vincent \"The Chin\" Ardano/person",
        "Ardano/person",
        "Anthony 'Fat Tony' Salveno/person",
        "Ruth Amis/person",
    ] {
        assert!(found.iter().any(|other| other == name), "{name} not in {found:?}");
    }
    assert!(!found.iter().any(|name| name.starts_with("F. B. I./person")), "{found:?}");
}

#[test]
fn a_description_makes_no_two_names_one() {
    let text = "Paul Crane, a spokesman for Governor Ruth Amis, told reporters on Monday that the dam was safe. Crane is the son-in-law \
                of the engineer Peter Vane. The governor's house is empty.";
    let Some((article, reading)) = read_text(text, Lang::EN) else { return };
    for name in ["Ruth Amis", "Paul Crane", "Peter Vane"] {
        assert_eq!(named(&article, &reading, name), Some(name));
    }
    let words = |mention: &relata_types::Mention| mention.span.text(&article.text).to_owned();
    assert!(!reading.mentions.iter().any(|mention| words(mention).contains("'s")), "{:?}", reading.mentions);
}

#[test]
fn a_headline_does_not_make_two_bodies_one() {
    let text = "Microsoft Acquires Nokia\n\nMicrosoft said on Monday that it had bought Nokia. Nokia makes phones. Shares of Microsoft rose.";
    let Some((article, reading)) = read_text(text, Lang::EN) else { return };
    let last = |words: &str| {
        let found = reading.mentions.iter().rfind(|mention| mention.span.text(&article.text) == words)?;
        Some(found.same_as.map_or(found.span, |best| reading.mentions[best].span))
    };
    assert!(last("Microsoft").is_some() && last("Microsoft") != last("Nokia"), "{:?}", reading.mentions);
}

#[test]
fn a_noun_alone_means_a_body_named_not_long_before() {
    let far = "It rained all day over the hills. The roads were closed to cars. Trees fell across the river. Farmers lost their sheep. \
               The trains stood still. The lights went out at noon. ";
    let of = |between: &str| {
        let text = format!("The National Safety Agency sent two crews. {between}The agency was closed.");
        let (article, reading) = read_text(&text, Lang::EN)?;
        Some(named(&article, &reading, "The agency").map(str::to_owned))
    };
    let (Some(near), Some(far)) = (of(""), of(far)) else { return };
    assert_eq!((near.as_deref(), far.as_deref()), (Some("National Safety Agency"), Some("The agency")));
}

#[test]
fn french_offices_are_parted_from_who_holds_them() {
    let text = "Le ministre belge des Affaires étrangères Bertrand de Varnepin a jugé hier que rien ne pressait. A Belgrade, le \
                maire UDF Philippe Orbel-Blazac a salué la députée socialiste Anna Diamantov.";
    let Some((article, reading)) = read_text(text, Lang::FR) else { return };
    let names: Vec<_> = reading
        .mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Name)
        .map(|mention| (mention.span.text(&article.text), mention.entity_type))
        .collect();
    for name in [
        ("Bertrand de Varnepin", EntityType::Person),
        ("Belgrade", EntityType::Place),
        ("Anna Diamantov", EntityType::Person),
    ] {
        assert!(names.contains(&name), "{name:?} not in {names:?}");
    }
    assert!(!names.contains(&("UDF", EntityType::Person)), "{names:?}");
    assert_eq!(named(&article, &reading, "la députée socialiste"), Some("Anna Diamantov"));
}

/// What a text says befell whom: "die Brun"; in passing with the words that tell it: "die Brun (Brun, who died)".
fn happenings(text: &str, lang: Lang) -> Option<Vec<String>> {
    let (article, reading) = read_text(text, lang)?;
    let told = reading.happenings.iter().map(|happening| {
        let by = happening.by.map_or(String::new(), |by| format!(" by {}", by.text(&article.text)));
        let phrase = happening.phrase.map(|phrase| format!(" ({})", phrase.text(&article.text)));
        let sort = happening.thing.as_ref().map_or(String::new(), |thing| format!(" [{thing}]"));
        let whom = happening.whom.text(&article.text);
        format!("{} {whom}{sort}{by}{}", happening.kind, phrase.unwrap_or_default())
    });
    Some(told.collect())
}

#[test]
fn what_befell_somebody_is_one_happening_in_any_voice() {
    for (text, expected) in [
        ("Ada Brun was arrested in Orbel on Monday.", "arrest Brun"),
        ("Police arrested Ada Brun in Orbel.", "arrest Brun by Police"),
        ("Ada Brun was taken into custody by deputies.", "arrest Brun by deputies"),
        ("The mayor died in his sleep.", "die mayor"),
        ("A falling tree killed Ada Brun.", "die Brun by tree"),
        ("Ada Brun, who resigned in May, now lives in Orbel.", "resign Brun"),
    ] {
        if let Some(found) = happenings(text, Lang::EN) {
            assert_eq!(found, [expected], "{text}");
        }
    }
    for (text, expected) in [
        ("Ada Brun a été arrêtée lundi à Orbel.", "arrest Ada"),
        ("La police a arrêté Ada Brun à Orbel.", "arrest Ada by police"),
        ("Le maire est mort dans la nuit.", "die maire"),
        ("La ministre a démissionné lundi.", "resign ministre"),
    ] {
        if let Some(found) = happenings(text, Lang::FR) {
            assert_eq!(found, [expected], "{text}");
        }
    }
}

#[test]
fn what_is_denied_or_possible_or_to_come_is_no_happening() {
    for text in [
        "Ada Brun was not arrested in Orbel.",
        "Ada Brun will resign on Monday.",
        "Ada Brun may have died in the fire.",
        "If Ada Brun resigned, the council would fall.",
        "Ada Brun fired at the officers from a window.",
        "Ada Brun denied the killing of Karl Unger.",
        "The council feared the resignation of Ada Brun.",
        "Ada Brun resigned herself to the wait.",
        "Ada Brun refused to broker a deal.",
        "The dam of Orbel may collapse.",
        "Residents were told to drink the water.",
    ] {
        if let Some(found) = happenings(text, Lang::EN) {
            assert!(found.is_empty(), "{text} {found:?}");
        }
    }
    for text in
        ["Ada Brun n’a pas démissionné.", "Ada Brun démissionnera lundi.", "Le maire pourrait mourir."]
    {
        if let Some(found) = happenings(text, Lang::FR) {
            assert!(found.is_empty(), "{text} {found:?}");
        }
    }
}

#[test]
fn what_is_told_in_passing_is_a_happening_with_its_words() {
    for (text, expected) in [
        ("They tried the man who killed Ada Brun.", "die Brun by man (the man who killed Ada Brun)"),
        (
            "They left under a truce brokered by Ada Brun of Orbel.",
            "mediate Brun (a truce brokered by Ada Brun of Orbel)",
        ),
        ("The court confirmed the arrest of Ada Brun.", "arrest Brun"),
        (
            "Ada Brun signed after the film that showed the arrest of Karl Unger.",
            "arrest Unger (the arrest of Karl Unger)",
        ),
        (
            "The vote showed the weakness of Ada Brun's regime.",
            "weaken Brun (the weakness of Ada Brun's regime)",
        ),
    ] {
        if let Some(found) = happenings(text, Lang::EN) {
            assert_eq!(found, [expected], "{text}");
        }
    }
    for (text, expected) in [
        (
            "Les mineurs ont signé une trêve négociée par Ada Brun.",
            "mediate Ada (une trêve négociée par Ada Brun)",
        ),
        (
            "Le vote a montré la fragilité du pouvoir de Ada Brun.",
            "weaken Ada (la fragilité du pouvoir de Ada Brun)",
        ),
    ] {
        if let Some(found) = happenings(text, Lang::FR) {
            assert_eq!(found, [expected], "{text}");
        }
    }
}

#[test]
fn what_somebody_agrees_to_do_is_told_by_the_main_verb() {
    if let Some(found) = happenings("Ada Brun has agreed to serve as mediator.", Lang::EN) {
        assert_eq!(found, ["mediate Brun"]);
    }
}

#[test]
fn a_happening_to_a_thing_knows_its_sort() {
    for (text, expected) in [
        ("The Orbel dam burst on Monday.", "collapse Orbel dam [dam]"),
        ("The structure collapsed on Monday.", "collapse structure [any]"),
        ("Residents were told not to drink tap water.", "forbid tap water [water]"),
        ("Tap water is off limits in Orbel.", "forbid Tap water [water]"),
        ("The water of the Orle may not be drunk.", "forbid water [water]"),
    ] {
        if let Some(found) = happenings(text, Lang::EN) {
            assert_eq!(found, [expected], "{text}");
        }
    }
    for (text, expected) in [
        ("La digue a cédé lundi.", "collapse digue [dam]"),
        ("Il a été demandé aux habitants de ne pas boire l’eau du puits.", "forbid eau [water]"),
        ("L’eau du puits est interdite à la consommation.", "forbid eau [water]"),
    ] {
        if let Some(found) = happenings(text, Lang::FR) {
            assert_eq!(found, [expected], "{text}");
        }
    }
}
