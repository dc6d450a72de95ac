//! One small case for all tests: an agency's article, its French translation, and an article of its own.
#![allow(dead_code)]

use relata_desk::Desk;
use relata_types::{
    Answer, Article, Claim, Clause, CopyKind, CopyLink, Counted, Credit, Cue, Dossier, Entity, EntityName,
    EntityTitle, EntityType, Happening, Lang, Mention, MentionForm, Metadata, OpenQuestion, Origin, Passage,
    Polarity, Reading, Reason, SentenceVector, Silence, Span, Statement, StatementKind, Story, Telling, Time,
    TimeType, Variant, VariantValue, Warning, WarningCode,
};

pub(crate) const EN: &str = "Café owner Zoë Marçal said on Monday: “The fire,” she said, “took all.” \
It is not known who lit it. The mayor stayed silent.";
pub(crate) const FR: &str = "Zoë Marçal a déclaré que le feu avait tout pris. On ne sait pas qui l’a allumé.";
pub(crate) const OWN: &str =
    "Three barns burned, according to Zoe Marcal. Subscribe now! Mayor Ivo Brand was not reached.";

pub(crate) fn reader(_: &Article) -> String {
    "reader 1".to_owned()
}

/// The `n`th occurrence of `words` in `text`, from 0.
pub(crate) fn nth(text: &str, words: &str, n: usize) -> Span {
    let (start, _) = text.match_indices(words).nth(n).expect(words);
    Span::new(start, start + words.len())
}

pub(crate) fn at(text: &str, words: &str) -> Span {
    nth(text, words, 0)
}

pub(crate) fn article(key: &str, lang: Lang, outlet: &str, published: Option<&str>, text: &str) -> Article {
    let metadata = Metadata {
        url: Some(format!("https://example.org/{key}")),
        title: Some(format!("Title of {key}")),
        outlet: Some(outlet.to_owned()),
        authors: vec!["A. Writer".to_owned(), "B. Écrivain".to_owned()],
        published: published.map(str::to_owned),
        lang: Some(lang),
    };
    Article::new(key.to_owned(), Some(format!("in/{key}")), metadata, text.to_owned())
}

fn mention(span: Span, entity_type: EntityType, form: MentionForm, same_as: Option<usize>) -> Mention {
    Mention { span, entity_type, form, same_as }
}

fn person(span: Span) -> Mention {
    mention(span, EntityType::Person, MentionForm::Name, None)
}

pub(crate) fn english() -> (Article, Reading) {
    let mut article = article("wire/1.txt", Lang::EN, "Wire", Some("2024-03-04"), EN);
    article.warnings.push(Warning {
        code: WarningCode::Misencoded,
        span: Span::default(),
        note: "two characters were replaced".into(),
    });
    let reading = Reading {
        sentences: vec![
            Span::new(0, at(EN, "all.”").end as usize),
            at(EN, "It is not known who lit it."),
            at(EN, "The mayor stayed silent."),
        ],
        vectors: vec![
            SentenceVector::quantised(&[0.6, -0.8]),
            SentenceVector::NONE,
            SentenceVector::quantised(&[0.0, -1.0, 0.25]),
        ],
        clauses: vec![Clause {
            span: at(EN, "took all."),
            pieces: vec![at(EN, "The fire,"), at(EN, "took all.")],
            vector: SentenceVector::quantised(&[0.5, 0.5]),
        }],
        happenings: vec![Happening {
            kind: "rescue".into(),
            word: at(EN, "said"),
            whom: at(EN, "she"),
            thing: Some("dam".into()),
            by: Some(at(EN, "Café")),
            phrase: Some(at(EN, "she said")),
        }],
        mentions: vec![
            person(at(EN, "Zoë Marçal")),
            mention(at(EN, "she"), EntityType::Person, MentionForm::Pronoun, Some(0)),
            mention(at(EN, "The mayor"), EntityType::Person, MentionForm::Nominal, None),
        ],
        statements: vec![Statement {
            kind: StatementKind::Direct,
            content: vec![at(EN, "The fire,"), at(EN, "took all.")],
            cue: Some(Cue { span: nth(EN, "said", 1), lemma: "say".into() }),
            source: Some(at(EN, "she")),
            speaker: Some(1),
            is_anonymous: false,
            polarity: Polarity::Asserts,
            addressee: None,
            venue: Some(at(EN, "Café")),
            reasons: vec![Reason::new("interrupted-quotation", "2 pieces")],
        }],
        times: vec![Time { span: at(EN, "Monday"), time_type: TimeType::Date, value: "2024-03-04".into() }],
        credits: vec![Credit { span: at(EN, "Café owner"), outlet: "Wire".into() }],
        questions: vec![at(EN, "It is not known who lit it.")],
        furniture: vec![],
        warnings: vec![],
    };
    (article, reading)
}

pub(crate) fn french() -> (Article, Reading) {
    let article = article("soir/2.txt", Lang::FR, "Le Soir", Some("2024-03-05T08:00:00Z"), FR);
    let reading = Reading {
        sentences: vec![
            at(FR, "Zoë Marçal a déclaré que le feu avait tout pris."),
            at(FR, "On ne sait pas qui l’a allumé."),
        ],
        mentions: vec![person(at(FR, "Zoë Marçal"))],
        statements: vec![Statement {
            kind: StatementKind::Indirect,
            content: vec![at(FR, "que le feu avait tout pris")],
            cue: Some(Cue { span: at(FR, "a déclaré"), lemma: "déclarer".into() }),
            source: Some(at(FR, "Zoë Marçal")),
            speaker: Some(0),
            is_anonymous: false,
            polarity: Polarity::Asserts,
            addressee: None,
            venue: None,
            reasons: vec![],
        }],
        questions: vec![at(FR, "On ne sait pas qui l’a allumé.")],
        ..Reading::default()
    };
    (article, reading)
}

pub(crate) fn own() -> (Article, Reading) {
    let article = article("blog/3.txt", Lang::EN, "Blog", None, OWN);
    let reading = Reading {
        sentences: vec![
            at(OWN, "Three barns burned, according to Zoe Marcal."),
            at(OWN, "Mayor Ivo Brand was not reached."),
        ],
        vectors: Vec::new(),
        clauses: Vec::new(),
        happenings: Vec::new(),
        mentions: vec![person(at(OWN, "Zoe Marcal")), person(at(OWN, "Ivo Brand"))],
        statements: vec![
            Statement {
                kind: StatementKind::Indirect,
                content: vec![at(OWN, "Three barns burned")],
                cue: Some(Cue { span: at(OWN, "according to"), lemma: "according to".into() }),
                source: Some(at(OWN, "Zoe Marcal")),
                speaker: Some(0),
                is_anonymous: false,
                polarity: Polarity::Asserts,
                addressee: None,
                venue: None,
                reasons: vec![],
            },
            Statement {
                kind: StatementKind::Mixed,
                content: vec![at(OWN, "Ivo Brand was not reached")],
                cue: None,
                source: None,
                speaker: None,
                is_anonymous: true,
                polarity: Polarity::Denies,
                addressee: Some(at(OWN, "Mayor Ivo Brand")),
                venue: None,
                reasons: vec![],
            },
        ],
        furniture: vec![at(OWN, "Subscribe now!")],
        warnings: vec![
            Warning {
                code: WarningCode::Furniture,
                span: at(OWN, "Subscribe now!"),
                note: "a subscription call stands in the text".into(),
            },
            Warning { code: WarningCode::Undated, span: Span::default(), note: "no date is known".into() },
        ],
        ..Reading::default()
    };
    (article, reading)
}

pub(crate) fn readings() -> Vec<(Article, Reading)> {
    vec![english(), french(), own()]
}

fn name(text: &str, lang: &str, count: usize) -> EntityName {
    EntityName { text: text.into(), lang: lang.into(), count, is_main: text != "Zoe Marcal" }
}

/// What the three articles establish.
pub(crate) fn dossier() -> Dossier {
    let [(en, read_en), (fr, read_fr), (own, _)] = [english(), french(), own()];
    let own_id = own.id.clone();
    let (a, b) = if en.id < fr.id { (en.id.clone(), fr.id.clone()) } else { (fr.id.clone(), en.id.clone()) };
    let span = |id: &str| {
        if id == en.id {
            at(EN, "“The fire,” she said, “took all.”")
        } else {
            at(FR, "le feu avait tout pris")
        }
    };
    let passages = vec![Passage { a: span(&a), b: span(&b) }];
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let all = sorted(vec![en.id.clone(), fr.id.clone(), own.id.clone()]);
    Dossier {
        entities: vec![
            Entity {
                id: "e1".into(),
                entity_type: EntityType::Person,
                name: "Zoë Marçal".into(),
                names: vec![
                    name("Zoë Marçal", "en", 1),
                    name("Zoë Marçal", "fr", 1),
                    name("Zoe Marcal", "en", 1),
                ],
                titles: vec![EntityTitle { text: "Café owner".into(), lang: "en".into(), count: 1 }],
                articles: all.clone(),
                reasons: vec![Reason::new("same-name", "zoe marcal")],
            },
            Entity {
                id: "e2".into(),
                entity_type: EntityType::Person,
                name: "Ivo Brand".into(),
                names: vec![name("Ivo Brand", "en", 1)],
                titles: vec![],
                articles: sorted(vec![en.id.clone(), own.id.clone()]),
                reasons: vec![],
            },
        ],
        entity_of: [
            ((en.id.clone(), 0), "e1".to_owned()),
            ((en.id.clone(), 1), "e1".to_owned()),
            ((en.id.clone(), 2), "e2".to_owned()),
            ((fr.id.clone(), 0), "e1".to_owned()),
            ((own.id.clone(), 0), "e1".to_owned()),
            ((own.id.clone(), 1), "e2".to_owned()),
        ]
        .into(),
        copies: vec![CopyLink {
            a: a.clone(),
            b: b.clone(),
            kind: CopyKind::Translation,
            score: 0.75,
            reasons: vec![Reason::new("aligned-sentences", "2 of 3")],
            passages,
        }],
        origins: vec![
            Origin { id: "o1".into(), articles: vec![a, b] },
            Origin { id: "o2".into(), articles: vec![own.id.clone()] },
        ],
        stories: vec![Story {
            id: "t1".into(),
            title: "Title of wire/1.txt".into(),
            articles: all,
            origins: vec!["o1".into(), "o2".into()],
        }],
        claims: vec![Claim {
            id: "c1".into(),
            story: "t1".into(),
            text: "le feu avait tout pris".into(),
            tellings: vec![
                Telling {
                    article: fr.id.clone(),
                    span: at(FR, "le feu avait tout pris"),
                    statement: Some(read_fr.statements[0].id(&fr.id)),
                    reasons: vec![Reason::new("same-meaning", "0.90")],
                },
                Telling {
                    article: en.id.clone(),
                    span: read_en.statements[0].hull(),
                    statement: Some(read_en.statements[0].id(&en.id)),
                    reasons: vec![Reason::new("same-meaning", "0.90")],
                },
                Telling {
                    article: own.id.clone(),
                    span: at(OWN, "Three barns burned"),
                    statement: None,
                    reasons: Vec::new(),
                },
            ],
            articles: 3,
            outlets: 3,
            origins: 2,
            counted: vec![
                Counted {
                    article: fr.id.clone(),
                    with: Some(en.id.clone()),
                    reason: Reason::new("translation", "0.75"),
                },
                Counted { article: en.id.clone(), with: None, reason: Reason::new("own-telling", "Wire") },
                Counted { article: own.id, with: None, reason: Reason::new("own-telling", "Blog") },
            ],
            speakers: vec!["e1".into()],
            is_one_voice: false,
            first: Some("2024-03-04".into()),
            last: Some("2024-03-05T08:00:00Z".into()),
            variants: vec![Variant {
                what: "figure".into(),
                values: vec![
                    VariantValue { value: "all".into(), tellings: vec![0, 1], origins: 1 },
                    VariantValue { value: "3".into(), tellings: vec![2], origins: 1 },
                ],
            }],
            reasons: vec![Reason::new("similarity", 0.9)],
        }],
        questions: vec![OpenQuestion {
            id: "q1".into(),
            story: "t1".into(),
            text: "It is not known who lit it.".into(),
            places: vec![
                (en.id.clone(), at(EN, "It is not known who lit it.")),
                (fr.id.clone(), at(FR, "On ne sait pas qui l’a allumé.")),
            ],
            answer: Some(Answer {
                claim: "c1".into(),
                telling: 0,
                reasons: vec![Reason::new("same-meaning", "0.70")],
            }),
        }],
        silences: vec![Silence { story: "t1".into(), entity: "e2".into() }],
        credited: [(en.id.clone(), vec!["Reuters".to_owned()]), (own_id, vec!["Reuters".to_owned()])].into(),
    }
}

/// A desk with the case, linked.
pub(crate) fn desk() -> Desk {
    let mut desk = Desk::in_memory().unwrap();
    fill(&mut desk);
    desk
}

pub(crate) fn fill(desk: &mut Desk) {
    desk.save_readings(&readings(), &reader).unwrap();
    desk.save_dossier(&dossier()).unwrap();
}
