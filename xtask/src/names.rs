//! `names`: compares pairs of names. `name-table`: makes the table of name parts from its source.

use relata_link::{NAME_FEATURES, build_name_table, compare_names, name_features};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

pub(crate) const USAGE: &str = "  names PAIRS.tsv          print `score<TAB>0|1` a pair (columns name1 and name2)\n  \
    name-table SOURCE        make crates/relata-link/src/data/name_parts.bin from person_names.txt of rigour 2.6.1";

/// Prints one line a pair of a table with a head.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let (path, features) = match arguments {
        [path] => (path, false),
        [flag, path] if flag == "--features" => (path, true),
        _ => return Err(USAGE.to_owned()),
    };
    let mut lines = if features { format!("{}\n", NAME_FEATURES.join("\t")) } else { String::new() };
    for (a, b) in pairs(path)? {
        if features {
            let values = name_features(&a, &b).map(|value| format!("{value:.4}"));
            lines += &format!("{}\n", values.join("\t"));
            continue;
        }
        let found = compare_names(&a, &b);
        lines += &format!("{:.6}\t{}\n", found.score, u8::from(found.same));
    }
    print!("{lines}");
    Ok(true)
}

/// Writes the table and prints its size and SHA-256.
pub(crate) fn make_table(root: &Path, arguments: &[String]) -> Result<bool, String> {
    let [source] = arguments else { return Err(USAGE.to_owned()) };
    let text = fs::read_to_string(source).map_err(|error| format!("{source}: {error}"))?;
    let table = build_name_table(&text);
    let path = root.join("crates/relata-link/src/data/name_parts.bin");
    fs::write(&path, &table).map_err(|error| format!("{}: {error}", path.display()))?;
    let hex: String = Sha256::digest(&table).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{} bytes, SHA-256 {hex}", table.len());
    Ok(true)
}

fn pairs(path: &str) -> Result<Vec<(String, String)>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column =
        |name: &str| head.iter().position(|field| *field == name).ok_or(format!("{path}: no column {name}"));
    let (first, second) = (column("name1")?, column("name2")?);
    let pair = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default().to_owned();
        (field(first), field(second))
    };
    Ok(lines.map(pair).collect())
}
