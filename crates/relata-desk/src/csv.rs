//! Answers as CSV (RFC 4180), for spreadsheets: a row an item, nested fields as `outer.inner`, lists of words joined.

use crate::node::Node;
use serde::Serialize;

/// Joins the items of a list of words.
const JOINT: &str = "; ";

/// `items` as CSV with a line of column names: the fields of all items, in the order of their coming.
///
/// # Errors
/// When `items` cannot be written as JSON.
pub fn table(items: &impl Serialize) -> Result<String, serde_json::Error> {
    let node: Node = serde_json::from_slice(&serde_json::to_vec(items)?)?;
    let rows = match node {
        Node::List(rows) => rows,
        one => vec![one],
    };
    let flat: Vec<Vec<(String, String)>> = rows.iter().map(|row| flatten(row, true)).collect();
    let mut columns: Vec<&str> = Vec::new();
    for (name, _) in flat.iter().flatten() {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    // An object that is missing in one row has columns of its own in another.
    let nested = columns.clone();
    columns.retain(|column| {
        !nested.iter().any(|other| other.strip_prefix(*column).is_some_and(|rest| rest.starts_with('.')))
    });
    let mut text = line(columns.iter().copied());
    for row in &flat {
        let cell = |column: &&str| {
            row.iter().find(|(name, _)| name == column).map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        text.push_str(&line(columns.iter().map(cell)));
    }
    Ok(text)
}

/// One JSON object as the cells of a row, top fields only: lists and objects stay JSON. With the names of its columns.
pub(crate) fn row(json: &[u8]) -> Result<(Vec<String>, Vec<String>), serde_json::Error> {
    let node: Node = serde_json::from_slice(json)?;
    Ok(flatten(&node, false).into_iter().unzip())
}

/// A line of cells.
pub(crate) fn line<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let mut text = String::new();
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        let cell = harmless(cell);
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
    text
}

/// A cell that a spreadsheet would run as a formula, made words: articles are hostile.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

fn flatten(node: &Node, deep: bool) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    match node {
        Node::Fields(fields) => {
            for (name, value) in fields {
                match value {
                    Node::Fields(_) if deep => cells.extend(
                        flatten(value, true)
                            .into_iter()
                            .map(|(inner, cell)| (format!("{name}.{inner}"), cell)),
                    ),
                    other => cells.push((name.clone(), words(other, deep))),
                }
            }
        }
        other => cells.push(("value".to_owned(), words(other, deep))),
    }
    cells
}

fn words(node: &Node, deep: bool) -> String {
    match node {
        Node::Nothing => String::new(),
        Node::Scalar(text, _) => text.clone(),
        Node::List(items) if deep => match items.iter().map(simple).collect::<Option<Vec<_>>>() {
            Some(items) => items.join(JOINT),
            None => match items.iter().map(run).collect::<Option<String>>() {
                Some(text) => text,
                None => json(node),
            },
        },
        other => json(other),
    }
}

fn simple(node: &Node) -> Option<&str> {
    match node {
        Node::Scalar(text, _) => Some(text),
        _ => None,
    }
}

/// The words of a run, whether marked or not.
fn run(node: &Node) -> Option<&str> {
    let Node::Fields(fields) = node else { return None };
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    match (fields.len(), field("text"), field("mark")) {
        (2, Some(Node::Scalar(words, true)), Some(_)) => Some(words),
        _ => None,
    }
}

fn json(node: &Node) -> String {
    serde_json::to_string(node).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_become_columns_and_runs_become_words() {
        let items = json!([
            {"id": "s1", "n": 2, "speaker": null, "langs": ["en", "fr"],
             "runs": [{"text": "It ", "mark": false}, {"text": "burned", "mark": true}]},
            {"id": "s2", "n": -1.5, "speaker": {"id": "e1", "name": "A, \"B\""}, "langs": [], "runs": []},
        ]);
        let text = table(&items).unwrap();
        assert!(text.contains("It burned"), "{text}");
        assert!(text.contains("en; fr"), "{text}");
        assert!(text.contains("\"A, \"\"B\"\"\""), "{text}");
        assert_eq!(text.lines().next().unwrap(), "id,langs,n,runs,speaker.id,speaker.name");
        assert_eq!(text.lines().count(), 3);
        assert_eq!(table(&json!([])).unwrap(), "\r\n");
    }

    #[test]
    fn a_cell_never_runs_as_a_formula() {
        for (cell, shown) in
            [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "-5"), ("- no", "'- no"), ("plain", "plain")]
        {
            assert_eq!(line([cell].into_iter()), format!("{shown}\r\n"));
        }
    }

    #[test]
    fn a_row_of_an_export_keeps_nested_values_as_json() {
        let (columns, cells) =
            row(br#"{"id": "a", "at": [1, 2], "place": {"x": 1.5, "y": true, "z": null}}"#).unwrap();
        assert_eq!(columns, ["id", "at", "place"]);
        assert_eq!(cells, ["a", "[1,2]", r#"{"x":1.5,"y":true,"z":null}"#]);
    }
}
