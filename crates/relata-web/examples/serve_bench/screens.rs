//! The screens of the page, each with the addresses that it asks for.

use crate::desk;
use crate::reader::{Failure, Reader};
use serde_json::Value;

/// One thing that a screen can show: the routes that are asked and the addresses.
pub(crate) type Thing = Vec<(&'static str, String)>;

/// A screen with things to show.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    pub(crate) things: Vec<Thing>,
}

/// Which screens readers open, by their places in [`screens`]: what is read often stands here often.
pub(crate) const SCREENS: [usize; 21] = [0, 1, 1, 1, 2, 3, 3, 4, 4, 4, 5, 6, 6, 7, 8, 9, 9, 9, 10, 11, 12];

/// What is asked by meaning; sentences of the generated desk that are near to each are planted.
pub(crate) const QUESTIONS: [&str; 6] = [
    "people fled from the flood",
    "le gouvernement a démenti",
    "the company knew of the cracks",
    "who gave the order to leave",
    "the number of the dead rose",
    "les prix ont baissé",
];

/// What a story's screen asks for.
const STORY: [(&str, &str); 10] = [
    ("/api/stories/{id}", ""),
    ("/api/stories/{id}/origins", "?limit=200"),
    ("/api/stories/{id}/articles", "?limit=1000"),
    ("/api/stories/{id}/claims?disputed=true", "&limit=3"),
    ("/api/stories/{id}/claims?disputed=false", "&limit=8"),
    ("/api/stories/{id}/speakers", "?limit=6"),
    ("/api/stories/{id}/questions", "?limit=8"),
    ("/api/stories/{id}/timeline", "?limit=30"),
    ("/api/stories/{id}/people", ""),
    ("/api/stories/{id}/warnings", "?limit=5"),
];

/// Every screen, over things of all sizes, the largest and most named among them.
pub(crate) async fn screens(reader: &mut Reader) -> Result<Vec<Screen>, Failure> {
    let n_stories = reader.json("/api/stories?limit=1").await?["total"].as_u64().unwrap_or_default();
    let mut stories = all(&reader.json("/api/stories?limit=40").await?, "id");
    for part in 0..60 {
        let offset = n_stories * part / 60;
        stories.extend(all(&reader.json(&format!("/api/stories?limit=1&offset={offset}")).await?, "id"));
    }
    let (mut claims, mut articles, mut origins) = (Vec::new(), Vec::new(), Vec::new());
    for story in &stories {
        for (list, ids) in [("claims", &mut claims), ("articles", &mut articles), ("origins", &mut origins)] {
            ids.extend(all(&reader.json(&format!("/api/stories/{story}/{list}?limit=4")).await?, "id"));
        }
    }
    let mut entities =
        reader.json("/api/entities?limit=60").await?["items"].as_array().cloned().unwrap_or_default();
    for offset in [1_000, 10_000] {
        let more = reader.json(&format!("/api/entities?limit=60&offset={offset}")).await?;
        entities.extend(more["items"].as_array().cloned().unwrap_or_default());
    }
    let mut pairs = Vec::new();
    for origin in origins.iter().take(200) {
        let copies = reader.json(&format!("/api/origins/{origin}")).await?["copies"].take();
        let side = |name: &str| copies[0][name].as_str().map(str::to_owned);
        let pair = side("a").zip(side("b")).map(|(a, b)| format!("/api/copies/{a}/{b}"));
        pairs.push((format!("/api/origins/{origin}"), pair));
    }
    let ids: Vec<String> =
        entities.iter().filter_map(|item| item["id"].as_str()).map(str::to_owned).collect();
    let words = words(&entities);
    let one = |route: &'static str, addresses: Vec<String>| -> Vec<Thing> {
        addresses.into_iter().map(|address| vec![(route, address)]).collect()
    };
    let each = |route: &'static str, ids: &[String]| -> Vec<Thing> {
        one(route, ids.iter().map(|id| route.replace("{id}", id)).collect())
    };
    let story = |id: &String| -> Thing {
        STORY.iter().map(|(route, rest)| (*route, format!("{}{rest}", route.replace("{id}", id)))).collect()
    };
    let entity = |id: &String| -> Thing {
        let parts = [
            ("/api/entities/{id}", ""),
            ("/api/entities/{id}/said", "?limit=8"),
            ("/api/entities/{id}/said-of", "?limit=5"),
            ("/api/entities/{id}/mentions", ""),
        ];
        parts.iter().map(|(route, rest)| (*route, format!("{}{rest}", route.replace("{id}", id)))).collect()
    };
    let compare = |id: &String| -> Thing {
        vec![
            ("/api/stories/{id}", format!("/api/stories/{id}")),
            ("/api/stories/{id}/compare", format!("/api/stories/{id}/compare")),
        ]
    };
    let orders = |route: &str, orders: &[&str]| -> Vec<String> {
        orders.iter().map(|order| format!("{route}?order={order}")).collect()
    };
    let mut lists = one("/api/stories", orders("/api/stories", &["articles", "newest", "oldest", "origins"]));
    lists.extend(one("/api/stories?q", words.iter().map(|word| format!("/api/stories?q={word}")).collect()));
    for thing in &mut lists {
        thing.push(("/api/desk", "/api/desk".to_owned()));
    }
    let mut names =
        one("/api/entities", vec!["/api/entities".to_owned(), "/api/entities?type=person".to_owned()]);
    names
        .extend(one("/api/entities?q", words.iter().map(|word| format!("/api/entities?q={word}")).collect()));
    let mut searches = Vec::new();
    for word in &words {
        searches.push(vec![("/api/search", format!("/api/search?q={word}"))]);
        searches
            .push(vec![("/api/search?lang", format!("/api/search?q={word}&lang=fr&not_outlet=Outlet%200"))]);
        searches.push(vec![("/api/search?in=statements", format!("/api/search?in=statements&q={word}"))]);
    }
    let mut meant = Vec::new();
    if reader.json("/api/desk").await?["meaning"] == true {
        for question in QUESTIONS {
            let question = question.replace(' ', "%20").replace('é', "%C3%A9");
            for place in ["articles", "statements"] {
                let address = format!("/api/search?by=meaning&in={place}&q={question}");
                meant.push(vec![("/api/search?by=meaning", address)]);
            }
        }
        // The first question to a desk reads all vectors.
        let begun = std::time::Instant::now();
        reader.get("/api/search?by=meaning&q=x").await?;
        println!("first question by meaning in {:.1?}", begun.elapsed());
    }
    let copies = pairs.into_iter().map(|(origin, pair)| {
        let mut thing = vec![("/api/origins/{id}", origin)];
        thing.extend(pair.map(|pair| ("/api/copies/{a}/{b}", pair)));
        thing
    });
    let screen = |name, things| Screen { name, things };
    Ok(vec![
        screen("stories", lists),
        screen("story", stories.iter().map(story).collect()),
        screen("compare", stories.iter().map(compare).collect()),
        screen("claim", each("/api/claims/{id}", &claims)),
        screen("article", each("/api/articles/{id}", &articles)),
        screen("people", names),
        screen("person", ids.iter().map(entity).collect()),
        screen("copies", one("/api/origins", orders("/api/origins", &["articles", "newest"]))),
        screen("origin", copies.collect()),
        screen("search", searches),
        screen("decisions", one("/api/decisions", vec!["/api/decisions".to_owned()])),
        screen("review", one("/api/proposals", vec!["/api/proposals?limit=100".to_owned()])),
        screen("search by meaning", meant),
    ])
}

/// What is searched for: names, parts of names, and words from those that stand in nearly every article to those in few.
fn words(entities: &[Value]) -> Vec<String> {
    let mut words = Vec::new();
    for name in entities.iter().step_by(6).filter_map(|item| item["name"].as_str()) {
        words.push(name.replace(' ', "%20"));
        words.extend(name.split(' ').map(str::to_owned));
    }
    words.extend(["said", "monday"].map(str::to_owned));
    words.extend([0, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000].map(desk::word));
    words.sort();
    words.dedup();
    words
}

fn all(page: &Value, field: &str) -> Vec<String> {
    let items = page["items"].as_array().into_iter().flatten();
    items.filter_map(|item| item[field].as_str()).map(str::to_owned).collect()
}
