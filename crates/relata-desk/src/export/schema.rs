//! The columns of every table of the contract as the Parquet format notates them; `rows` has their meaning.

/// The schema of the table `name`; of an unknown one, without columns.
pub(super) fn of(name: &str) -> String {
    let place = || [wholes("start end"), texts("text")].concat();
    let reasons = || list("reasons", &object("element", &texts("name value")));
    let range = |name: &str| list(name, &wholes("element"));
    let columns = match name {
        "articles" => vec![
            texts("id key"),
            maybe("path url outlet title"),
            list("authors", &texts("element")),
            maybe("published lang"),
            texts("text"),
            list(
                "warnings",
                &object("element", &[texts("code"), wholes("start end"), texts("note")].concat()),
            ),
        ],
        "mentions" => vec![texts("article"), place(), texts("type form"), maybe("entity")],
        "entities" => {
            let spelling = [texts("text lang"), wholes("count"), truths("main")].concat();
            vec![
                texts("id type name"),
                list("names", &object("element", &spelling)),
                list("articles", &texts("element")),
            ]
        }
        "statements" => vec![
            texts("id article kind"),
            object("content", &[place(), list("parts", &range("element"))].concat()),
            maybe_object("cue", &place()),
            maybe_object("source", &place()),
            maybe("speaker speaker_name"),
            truths("anonymous"),
            texts("polarity"),
            maybe_object("addressee", &place()),
            maybe_object("venue", &place()),
            reasons(),
        ],
        "times" => vec![texts("article"), place(), texts("type value")],
        "credits" => vec![texts("article"), place(), texts("outlet")],
        "copies" => vec![
            texts("a b kind"),
            reals("score"),
            reasons(),
            list("passages", &object("element", &[range("a"), range("b")].concat())),
        ],
        "origins" => {
            vec![texts("id"), list("articles", &texts("element")), list("credits", &texts("element"))]
        }
        "stories" => {
            vec![texts("id title"), list("articles", &texts("element")), list("origins", &texts("element"))]
        }
        "claims" => {
            let telling = [texts("article"), wholes("start end"), maybe("statement"), reasons()].concat();
            let counted = [texts("article"), maybe("with"), object("reason", &texts("name value"))].concat();
            let variant =
                [texts("what value"), list("tellings", &wholes("element")), wholes("origins")].concat();
            vec![
                texts("id story text"),
                list("tellings", &object("element", &telling)),
                wholes("articles outlets origins"),
                list("counted", &object("element", &counted)),
                list("speakers", &texts("element")),
                truths("one_voice"),
                maybe("first last"),
                list("variants", &object("element", &variant)),
                reasons(),
            ]
        }
        "questions" => vec![texts("article"), place()],
        "open_questions" => {
            let answer = [texts("claim"), wholes("telling"), reasons()].concat();
            vec![
                texts("id story text"),
                list("places", &object("element", &[texts("article"), wholes("start end")].concat())),
                maybe_object("answer", &answer),
            ]
        }
        "silences" => vec![texts("story entity")],
        "decisions" => {
            let ruling = "optional binary ruling (JSON);".to_owned();
            vec![wholes("number"), texts("made"), ruling, maybe_wholes("undoes"), truths("in_force")]
        }
        _ => Vec::new(),
    };
    format!("message {name} {{ {} }}", columns.concat())
}

fn texts(names: &str) -> String {
    each(names, "required binary", " (STRING)")
}

fn maybe(names: &str) -> String {
    each(names, "optional binary", " (STRING)")
}

fn wholes(names: &str) -> String {
    each(names, "required int64", "")
}

fn maybe_wholes(names: &str) -> String {
    each(names, "optional int64", "")
}

fn reals(names: &str) -> String {
    each(names, "required double", "")
}

fn truths(names: &str) -> String {
    each(names, "required boolean", "")
}

fn each(names: &str, before: &str, after: &str) -> String {
    names.split(' ').map(|name| format!("{before} {name}{after}; ")).collect()
}

fn object(name: &str, fields: &str) -> String {
    format!("required group {name} {{ {fields} }} ")
}

fn maybe_object(name: &str, fields: &str) -> String {
    format!("optional group {name} {{ {fields} }} ")
}

/// A list whose items are the field `element`.
fn list(name: &str, element: &str) -> String {
    format!("required group {name} (LIST) {{ repeated group list {{ {element} }} }} ")
}
