//! Articles that come to a desk one by one are compared as if all had come at once.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use relata::Desk;
use relata_types::{Article, CopyLink, Lang, Metadata, Origin, Reading, Ruling, SentenceVector, Span};

/// A flood, told by an agency, cut and edited by others, lifted by a fourth; outlets put lines of their own under what they print.
fn pile() -> Vec<(Article, Reading)> {
    let flood = "The river Orle broke its banks at Orbel before dawn on Monday. Two bridges were carried off near the old mill. Firefighters \
        brought forty families to the sports hall of the town. Trains between the two valleys will not run before Thursday at the earliest. \
        Farmers fear for the harvest of the lower fields.";
    let insurers = "Insurers met in the capital to talk about prices. Their spokesman expects a hard year for small companies. Premiums have \
        doubled since the spring and many owners have given up their cover altogether. The government wants to present a fund in autumn.";
    let museum = "A new museum of the valley shows tools, boats and letters of those who lived from timber. It opens on Sunday with a concert \
        and free bread for all who come. The curator has worked on it for nine years, mostly alone.";
    let cut: String = flood.split_inclusive(". ").take(3).collect();
    let texts = [
        ("agency", flood.to_owned()),
        (
            "Herald",
            format!(
                "{}\nThe Herald lives on what its readers give each month",
                flood.replace("before dawn", "early")
            ),
        ),
        ("Herald", format!("{insurers}\nThe Herald lives on what its readers give each month")),
        ("Herald", format!("{museum}\nThe Herald lives on what its readers give each month")),
        ("Mail", cut.clone()),
        ("Post", format!("{insurers} {cut}")),
        ("Post", museum.replace("nine", "ten")),
        ("Star", "Nothing else happened on that day in either of the valleys, says the almanac.".to_owned()),
    ];
    let made = |(key, (outlet, text)): (usize, (&str, String))| {
        let metadata = Metadata { outlet: Some(outlet.into()), lang: Some(Lang::EN), ..Metadata::default() };
        let sentences = text
            .match_indices(". ")
            .map(|(at, _)| at + 1)
            .chain([text.len()])
            .scan(0, |from, to| Some(Span::new(std::mem::replace(from, to + 1).min(to), to)))
            .collect();
        let article = Article::new(key.to_string(), None, metadata, text);
        (article, Reading { sentences, ..Reading::default() })
    };
    texts.into_iter().enumerate().map(made).collect()
}

fn reader(_: &Article) -> String {
    "reader 1".into()
}

/// What the desk shows of copies and origins.
fn shown(desk: &Desk) -> String {
    serde_json::to_string(&desk.copies().unwrap()).unwrap()
}

fn at_once(rulings: &[Ruling]) -> String {
    let mut desk = Desk::in_memory().unwrap();
    desk.save_readings(&pile(), &reader).unwrap();
    rulings.iter().for_each(|ruling| _ = desk.decide("2024-03-09", ruling).unwrap());
    let readings = desk.load_readings().unwrap();
    let dossier = relata_link::link(&readings, &desk.decisions().unwrap());
    desk.save_dossier(&dossier).unwrap();
    shown(&desk)
}

#[test]
fn one_by_one_in_any_order_is_as_all_at_once() {
    let articles = pile();
    let expected = at_once(&[]);
    let n = articles.len();
    for first in 0..n {
        for step in [1, 3, n - 1] {
            let mut desk = Desk::in_memory().unwrap();
            for k in 0..n {
                let one = &articles[(first + k * step) % n];
                desk.save_readings(std::slice::from_ref(one), &reader).unwrap();
                let touched = relata::compare_new(&mut desk).unwrap();
                assert_eq!(touched.compared, 1);
                let holds = |origin: &Origin| origin.articles.contains(&one.0.id);
                assert_eq!(touched.origins.iter().filter(|origin| holds(origin)).count(), 1);
            }
            relata::link(&mut desk).unwrap();
            assert_eq!(shown(&desk), expected);
        }
    }
}

#[test]
fn the_origins_that_a_new_article_touches_are_those_of_the_whole_desk() {
    let articles = pile();
    let (last, others) = articles.split_first().unwrap();
    let mut desk = Desk::in_memory().unwrap();
    desk.save_readings(others, &reader).unwrap();
    assert_eq!(relata::compare_new(&mut desk).unwrap().compared, others.len());
    desk.save_readings(std::slice::from_ref(last), &reader).unwrap();
    // What a person ruled joins what shares nothing.
    let ruling = Ruling::Copy { a: last.0.id.clone(), b: articles[7].0.id.clone() };
    desk.decide("2024-03-09", &ruling).unwrap();
    let touched = relata::compare_new(&mut desk).unwrap();
    let readings = desk.load_readings().unwrap();
    let dossier = relata_link::link(&readings, &desk.decisions().unwrap());
    let of_all = |link: &&CopyLink| touched.copies.contains(link);
    assert_eq!(dossier.copies.iter().filter(of_all).count(), touched.copies.len());
    assert!(touched.copies.len() >= 4, "{:?}", touched.copies);
    assert!(touched.origins.iter().all(|origin| dossier.origins.contains(origin)));
    assert!(touched.origins.iter().any(|origin| origin.articles.contains(&articles[7].0.id)));
}

#[test]
fn an_article_that_is_read_anew_is_compared_anew() {
    let mut desk = Desk::in_memory().unwrap();
    desk.save_readings(&pile(), &reader).unwrap();
    relata::compare_new(&mut desk).unwrap();
    desk.save_readings(&pile()[..1], &|_| "reader 2".into()).unwrap();
    assert_eq!(relata::compare_new(&mut desk).unwrap().compared, pile().len());
    assert_eq!(relata::compare_new(&mut desk).unwrap().compared, 0);
    relata::link(&mut desk).unwrap();
    assert_eq!(shown(&desk), at_once(&[]));
}

/// An article of two sentences that mean what the numbers say, which are below 512.
fn meaning(key: &str, lang: Lang, sentences: [&str; 2], means: [usize; 2]) -> (Article, Reading) {
    let metadata = Metadata {
        outlet: Some(format!("Outlet {key}")),
        lang: Some(lang),
        published: Some("2024-03-09".into()),
        ..Metadata::default()
    };
    let text = sentences.join(" ");
    let middle = sentences[0].len();
    let along = |axis: usize| {
        let mut numbers = [0.0; SentenceVector::DIMENSIONS];
        numbers[axis] = 1.0;
        SentenceVector::quantised(&numbers)
    };
    let reading = Reading {
        sentences: vec![Span::new(0, middle), Span::new(middle + 1, text.len())],
        vectors: means.map(along).into(),
        ..Reading::default()
    };
    (Article::new(key.to_owned(), None, metadata, text), reading)
}

#[test]
fn translations_and_the_story_of_a_new_article_are_told_at_once_on_a_large_desk_that_was_linked() {
    let filler = |i: usize| {
        let sentences = [format!("Nothing k{i} of note."), format!("Nor k{} here.", i * 7)];
        meaning(
            &format!("filler {i}"),
            Lang::EN,
            sentences.each_ref().map(String::as_str),
            [i % 300, 300 + i % 100],
        )
    };
    let mut articles: Vec<(Article, Reading)> = (0..1100).map(filler).collect();
    let english = ["The council of Orbel met on 12 March.", "The bridge will cost 480 crowns."];
    articles.push(meaning("english", Lang::EN, english, [500, 501]));
    let mut desk = Desk::in_memory().unwrap();
    desk.save_readings(&articles, &reader).unwrap();
    relata::compare_new(&mut desk).unwrap();
    relata::link(&mut desk).unwrap();

    let french = ["Le conseil d’Orbel était réuni le 12 mars.", "Le pont coûtera 480 couronnes."];
    let told = |i: usize| meaning(&format!("french {i}"), Lang::FR, french, [500, 501]);
    let is_of_others = |one: &(Article, Reading)| !relata::makes_all_anew(&mut desk, &one.0.id).unwrap();
    let new = (0..64).map(told).find(is_of_others).unwrap();
    desk.save_readings(std::slice::from_ref(&new), &reader).unwrap();
    let touched = relata::compare_new(&mut desk).unwrap();
    let kinds: Vec<(&str, &str)> =
        touched.new.iter().map(|copy| (copy.kind, copy.outlet.as_deref().unwrap_or_default())).collect();
    assert_eq!(kinds, [("translation", "Outlet english")]);
    assert_eq!(touched.origins.iter().map(|origin| origin.articles.len()).collect::<Vec<_>>(), [2]);
    let in_stories: Vec<(usize, usize)> =
        touched.in_stories.iter().map(|new| (new.articles, new.origins)).collect();
    assert_eq!(in_stories, [(2, 1)]);
    let stories = touched.stories.unwrap();
    let known = relata::known_stories(&desk).unwrap().unwrap();
    assert!(stories.len() == 1 && stories.iter().all(|story| known.contains(story)));

    // Linking takes over what was found, and makes what linking all of it makes.
    relata::link(&mut desk).unwrap();
    articles.push(new);
    let mut at_once = Desk::in_memory().unwrap();
    at_once.save_readings(&articles, &reader).unwrap();
    relata::link(&mut at_once).unwrap();
    assert_eq!(shown(&desk), shown(&at_once));
    assert_eq!(desk.copy_verdicts().unwrap(), at_once.copy_verdicts().unwrap());
    assert!(desk.translations_are_current().unwrap());
    let at_once = relata::known_stories(&at_once).unwrap();
    assert_eq!(at_once, Some(known));
    assert_eq!(relata::known_stories(&desk).unwrap(), at_once);
    // What is ruled on copies makes other stories.
    let [a, b] = [0, 1].map(|i| articles[i].0.id.clone());
    let number = desk.decide("2024-03-10T00:00:00Z", &Ruling::Copy { a, b }).unwrap();
    assert_eq!(relata::known_stories(&desk).unwrap(), None);
    relata::link(&mut desk).unwrap();
    assert_ne!(relata::known_stories(&desk).unwrap(), at_once);
    desk.undo("2024-03-10T00:00:00Z", number).unwrap();
    relata::link(&mut desk).unwrap();
    assert_eq!(relata::known_stories(&desk).unwrap(), at_once);
}
