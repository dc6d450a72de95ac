//! Answers as CSV (RFC 4180), for spreadsheets: a row an item, nested fields as `outer.inner`, lists of words joined.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

/// Joins the items of a list of words.
const JOINT: &str = "; ";

/// JSON whose fields keep their order, as the columns shall have it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Nothing,
    /// Text, or a number or truth value as JSON writes it; whether it is text.
    Scalar(String, bool),
    List(Vec<Node>),
    Fields(Vec<(String, Node)>),
}

/// `items` as CSV with a line of column names: the fields of all items, in the order of their coming.
pub(crate) fn table(items: &impl Serialize) -> Result<String, serde_json::Error> {
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

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Nothing => serializer.serialize_unit(),
            Node::Scalar(text, true) => serializer.serialize_str(text),
            Node::Scalar(text, false) => match text.parse::<i64>() {
                Ok(number) => serializer.serialize_i64(number),
                Err(_) => match text.parse::<f64>() {
                    Ok(number) => serializer.serialize_f64(number),
                    Err(_) => serializer.serialize_bool(text == "true"),
                },
            },
            Node::List(items) => serializer.collect_seq(items),
            Node::Fields(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string(), false))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string(), false))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string(), false))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string(), false))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_owned(), true))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            fields.push(entry);
        }
        Ok(Node::Fields(fields))
    }
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
