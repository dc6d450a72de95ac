//! As much of JSON Schema as the OpenAPI document uses.

use serde_json::Value;

/// The path in the document that `address` is one of.
pub(crate) fn path_of(document: &Value, address: &str) -> String {
    let asked: Vec<&str> = address.split('?').next().unwrap().split('/').collect();
    let fits = |path: &&String| {
        let parts: Vec<&str> = path.split('/').collect();
        parts.len() == asked.len()
            && parts.iter().zip(&asked).all(|(part, asked)| part == asked || part.starts_with('{'))
    };
    let paths = document["paths"].as_object().unwrap();
    // A path of words alone comes before one with a variable.
    let mut found: Vec<&String> = paths.keys().filter(fits).collect();
    found.sort_by_key(|path| path.matches('{').count());
    found.first().map_or_else(|| panic!("{address} is not documented"), |path| (*path).clone())
}

/// Fails unless `value` is what `schema` promises, with no field more and none less.
pub(crate) fn check(document: &Value, schema: &Value, value: &Value, place: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return check(document, &document["components"]["schemas"][name], value, &format!("{place}<{name}>"));
    }
    if let Some(either) = schema["anyOf"].as_array() {
        let is_null = |schema: &&Value| schema["type"] == "null";
        if value.is_null() {
            assert!(either.iter().any(|schema| is_null(&schema)), "{place}: must not be null");
            return;
        }
        let only = either.iter().find(|schema| !is_null(schema)).unwrap();
        return check(document, only, value, place);
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => panic!("{place}: the document tells no type: {schema}"),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = kinds.contains(&kind) || (kind == "integer" && kinds.contains(&"number"));
    assert!(fits, "{place}: {value} is not {kinds:?}");
    if let Some(among) = schema["enum"].as_array() {
        assert!(among.contains(value), "{place}: {value} is none of {among:?}");
    }
    if let Some(items) = value.as_array() {
        for (at, item) in items.iter().enumerate() {
            check(document, &schema["items"], item, &format!("{place}[{at}]"));
        }
    }
    if let (Some(fields), Some(known)) = (value.as_object(), schema["properties"].as_object()) {
        for (name, field) in fields {
            let promised = known.get(name).unwrap_or_else(|| panic!("{place}: {name} is not documented"));
            check(document, promised, field, &format!("{place}.{name}"));
        }
        for name in known.keys() {
            assert!(fields.contains_key(name), "{place}: {name} is promised and missing");
        }
    }
}
