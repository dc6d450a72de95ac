//! The export holds the contract: every field of every table.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{EN, FR};
use parquet::file::reader::{FileReader, SerializedFileReader};
use relata_desk::Format;
use relata_types::Ruling;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

fn export(desk: &relata_desk::Desk) -> BTreeMap<String, Vec<Value>> {
    let folder = tempfile::tempdir().unwrap();
    let files = desk.export(&folder.path().join("new/out"), Format::Jsonl).unwrap();
    let mut tables = BTreeMap::new();
    for file in &files {
        let rows =
            fs::read_to_string(file).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        tables.insert(file.file_stem().unwrap().to_str().unwrap().to_owned(), rows);
    }
    let n_files = fs::read_dir(folder.path().join("new/out")).unwrap().count();
    assert_eq!(n_files, tables.len(), "unfinished files are left");
    tables
}

/// Names of the fields, a dot for each level, `[]` for lists.
fn fields(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                fields(value, &format!("{path}.{key}"), into);
            }
        }
        Value::Array(items) if !items.is_empty() => fields(&items[0], &format!("{path}[]"), into),
        _ => into.push(path.trim_start_matches('.').to_owned()),
    }
}

#[test]
fn every_field_of_the_contract_and_no_other() {
    let tables = export(&common::desk());
    let place = "article end start text";
    let contract = [
        (
            "articles",
            "authors[] id key lang outlet path published text title url warnings[].code warnings[].end \
                      warnings[].note warnings[].start",
        ),
        (
            "claims",
            "articles counted[].article counted[].reason.name counted[].reason.value counted[].with first id last \
                    one_voice origins outlets reasons[].name reasons[].value speakers[] story tellings[].article \
                    tellings[].end tellings[].reasons[].name tellings[].reasons[].value tellings[].start \
                    tellings[].statement text variants[].origins variants[].tellings[] variants[].value \
                    variants[].what",
        ),
        ("copies", "a b kind passages[].a[] passages[].b[] reasons[].name reasons[].value score"),
        ("credits", "article end outlet start text"),
        // Nobody has ruled on this desk.
        ("decisions", ""),
        ("entities", "articles[] id name names[].count names[].lang names[].main names[].text type"),
        ("mentions", "article end entity form start text type"),
        (
            "open_questions",
            "answer.claim answer.reasons[].name answer.reasons[].value answer.telling id places[].article \
                    places[].end places[].start story text",
        ),
        ("origins", "articles[] credits[] id"),
        ("questions", place),
        ("silences", "entity story"),
        (
            "statements",
            "addressee.end addressee.start addressee.text anonymous article content.end content.parts[][] \
                        content.start content.text cue.end cue.start cue.text id kind polarity \
                        reasons[].name reasons[].value source.end source.start source.text speaker \
                        speaker_name venue.end venue.start venue.text",
        ),
        ("stories", "articles[] id origins[] title"),
        ("times", "article end start text type value"),
    ];
    assert_eq!(tables.keys().map(String::as_str).collect::<Vec<_>>(), contract.map(|(table, _)| table));
    for (table, names) in contract {
        let mut found = Vec::new();
        for row in &tables[table] {
            fields(row, "", &mut found);
        }
        found.sort();
        found.dedup();
        // A list or an object that is empty in one row and filled in another shows both ways.
        let shown: Vec<_> = found
            .iter()
            .filter(|name| {
                !found.iter().any(|other| {
                    other.starts_with(&format!("{name}.")) || other.starts_with(&format!("{name}["))
                })
            })
            .map(String::as_str)
            .collect();
        assert_eq!(shown, names.split_whitespace().collect::<Vec<_>>(), "{table}");
    }
}

#[test]
fn offsets_slice_the_text_in_code_points() {
    let tables = export(&common::desk());
    let texts: BTreeMap<&str, Vec<char>> = tables["articles"]
        .iter()
        .map(|row| (row["id"].as_str().unwrap(), row["text"].as_str().unwrap().chars().collect()))
        .collect();
    let check = |article: &Value, place: &Value| {
        let at = |end: &str| place[end].as_u64().unwrap() as usize;
        let cut: String = texts[article.as_str().unwrap()][at("start")..at("end")].iter().collect();
        assert_eq!(place["text"], cut);
        usize::from(!cut.is_empty())
    };
    let mut checked = 0;
    for table in ["mentions", "times", "credits", "questions"] {
        for row in &tables[table] {
            checked += check(&row["article"], row);
        }
    }
    for row in &tables["statements"] {
        for place in ["content", "cue", "source", "addressee", "venue"] {
            if !row[place].is_null() {
                checked += check(&row["article"], &row[place]);
            }
        }
    }
    assert_eq!(checked, 6 + 1 + 1 + 2 + 4 + 3 + 3 + 1 + 1);
}

#[test]
fn rows_say_what_was_found() {
    let tables = export(&common::desk());
    let (article, reading) = common::english();
    let row = tables["statements"].iter().find(|row| row["article"] == article.id.as_str()).unwrap();
    assert_eq!(row["id"], reading.statements[0].id(&article.id));
    assert_eq!(
        (&row["kind"], &row["speaker"], &row["speaker_name"]),
        (&json!("direct"), &json!("e1"), &json!("Zoë Marçal"))
    );
    assert_eq!((&row["polarity"], &row["anonymous"]), (&json!("asserts"), &json!(false)));
    assert_eq!((&row["addressee"], &row["venue"]["text"]), (&json!(null), &json!("Café")));
    assert_eq!(row["reasons"], json!([{"name": "interrupted-quotation", "value": "2 pieces"}]));
    let begin = EN.chars().position(|c| c == 'T').unwrap();
    assert_eq!(row["content"]["parts"][0], json!([begin, begin + 9]));
    let unknown = tables["statements"].iter().find(|row| row["kind"] == "mixed").unwrap();
    assert_eq!((&unknown["polarity"], &unknown["anonymous"]), (&json!("denies"), &json!(true)));
    assert!(unknown["cue"].is_null() && unknown["source"].is_null() && unknown["speaker"].is_null());

    let row = tables["articles"].iter().find(|row| row["id"] == article.id.as_str()).unwrap();
    assert_eq!(row["key"], "wire/1.txt");
    assert_eq!(row["authors"], json!(["A. Writer", "B. Écrivain"]));
    assert_eq!(row["warnings"][0]["code"], "misencoded");
    let claim = &tables["claims"][0];
    let variants = json!([
        {"what": "figure", "value": "all", "tellings": [0, 1], "origins": 1},
        {"what": "figure", "value": "3", "tellings": [2], "origins": 1}
    ]);
    assert_eq!(claim["variants"], variants);
    let [start, end] = ["start", "end"].map(|end| claim["tellings"][0][end].as_u64().unwrap() as usize);
    assert_eq!(FR.chars().skip(start).take(end - start).collect::<String>(), "le feu avait tout pris");
    assert_eq!(claim["tellings"][2]["statement"], Value::Null);
    assert_eq!(tables["silences"], [json!({"story": "t1", "entity": "e2"})]);
}

#[test]
fn the_order_of_arrival_does_not_show() {
    let mut desk = relata_desk::Desk::in_memory().unwrap();
    let mut turned = common::readings();
    turned.reverse();
    for reading in &turned {
        desk.save_readings(std::slice::from_ref(reading), &common::reader).unwrap();
    }
    desk.save_dossier(&common::dossier()).unwrap();
    assert_eq!(export(&desk), export(&common::desk()));
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    let error = common::desk().export(&file, Format::Jsonl).unwrap_err();
    assert!(error.to_string().contains(file.to_str().unwrap()), "{error}");
}

/// What a ruling says stands in Parquet as JSON within a cell.
fn with_rulings_read(mut row: Value) -> Value {
    if let Some(Value::String(json)) = row.get("ruling") {
        row["ruling"] = serde_json::from_str(json).unwrap();
    }
    row
}

#[test]
fn parquet_holds_what_json_lines_hold() {
    let mut desk = common::desk();
    desk.decide("2024-03-05T10:00:00Z", &Ruling::NotAName { name: "Wire".into() }).unwrap();
    desk.undo("2024-03-05T10:01:00Z", 1).unwrap();
    let tables = export(&desk);
    let folder = tempfile::tempdir().unwrap();
    let files = desk.export(folder.path(), Format::Parquet).unwrap();
    assert_eq!(files.len(), tables.len());
    for file in &files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let reader = SerializedFileReader::new(fs::File::open(file).unwrap()).unwrap();
        let rows = reader.get_row_iter(None).unwrap();
        let rows: Vec<Value> = rows.map(|row| with_rulings_read(row.unwrap().to_json_value())).collect();
        assert_eq!(rows, tables[name], "{name}");
    }
}

#[test]
fn csv_has_a_row_of_cells_for_each_line() {
    let desk = common::desk();
    let mut out = Vec::new();
    desk.export_table("claims", Format::Csv, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let columns = "id,story,text,tellings,articles,outlets,origins,counted,speakers,one_voice,first,last,variants,reasons";
    assert_eq!(text.lines().next().unwrap(), columns);
    assert_eq!(text.matches("\r\n").count(), 1 + export(&desk)["claims"].len());
}

#[test]
fn an_empty_table_has_the_columns_of_a_full_one() {
    let header = |desk: &relata_desk::Desk, table: &str| {
        let mut out = Vec::new();
        desk.export_table(table, Format::Csv, &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().next().unwrap().to_owned()
    };
    let empty = relata_desk::Desk::in_memory().unwrap();
    let mut full = common::desk();
    full.decide("2024-03-05T10:00:00Z", &Ruling::NotAName { name: "Wire".into() }).unwrap();
    for table in relata_desk::Desk::TABLES {
        assert_eq!(header(&empty, table), header(&full, table), "{table}");
    }
}
