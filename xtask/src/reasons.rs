//! Every reason that the engine gives has a line in each language of the page: a person must be able to read why.

use crate::tidy::code_lines;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The crates that give reasons.
const CRATES: [&str; 2] = ["crates/relata-read/src", "crates/relata-link/src"];
/// What makes a reason; its first argument is the name.
const MADE: &str = "Reason::new(";
/// The page's dictionaries.
const DICTIONARIES: [&str; 2] = ["web/src/lang/en.ts", "web/src/lang/fr.ts"];
/// Files that compute the name of a reason, each with the names in question: a file and the line that begins what lists them.
const COMPUTED: &[(&str, &[(&str, &str)])] = &[
    ("claims/mod.rs", &[("crates/relata-link/src/claims/features.rs", "pub const CLAIM_FEATURES")]),
    ("claims/standing.rs", &[("crates/relata-types/src/dossier.rs", "impl CopyKind {")]),
    ("copies/kinds.rs", &[("crates/relata-link/src/copies/kinds.rs", "let mut reasons = vec![")]),
    ("entities/mod.rs", &[("crates/relata-link/src/entities/mod.rs", "fn reasons(")]),
    (
        "names/mod.rs",
        &[
            ("crates/relata-link/src/names/part.rs", "impl Kind {"),
            ("crates/relata-link/src/names/mod.rs", "fn judge("),
        ],
    ),
    ("link/src/rulings.rs", &[("crates/relata-link/src/rulings.rs", "const DECISION")]),
];
/// Names that are given outside the engine.
const OTHERS: &[(&str, &str)] = &[("crates/relata-desk/src/screens/proposals.rs", "let reasons = vec![")];
/// What stands before a name in the lists above.
const BEFORE: [&str; 9] =
    ["=> ", "=> (", "share(", "reason(", "Some(", "Two(", "map_or(", "= ", "then_some("];

/// Complaints: reasons without a line in a dictionary, and names that this rule cannot know.
pub(crate) fn rule(root: &Path, files: &[PathBuf]) -> Vec<String> {
    let read = |path: &Path| std::fs::read_to_string(root.join(path)).unwrap_or_default();
    let mut complaints = Vec::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut collect = |file: &str, begins: &str, complaints: &mut Vec<String>| {
        let found = listed(&read(Path::new(file)), begins);
        if found.is_empty() {
            complaints
                .push(format!("{file}: no names of reasons after `{begins}`; see xtask/src/reasons.rs"));
        }
        names.extend(found);
    };
    let mut made: Vec<String> = Vec::new();
    let is_engine =
        |file: &&PathBuf| CRATES.iter().any(|of| file.starts_with(of)) && !file.ends_with("testing.rs");
    for file in files.iter().filter(is_engine) {
        let text = read(file);
        let code: String = code_lines(&text).iter().flat_map(|(_, line)| [line, "\n"]).collect();
        let mut computes = false;
        for (at, _) in code.match_indices(MADE) {
            match code[at + MADE.len()..]
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
            {
                Some(name) => made.push(name.to_owned()),
                None => computes = true,
            }
        }
        let lists = COMPUTED.iter().find(|(of, _)| file.to_string_lossy().ends_with(of));
        match lists {
            _ if !computes => {}
            Some((_, lists)) => {
                lists.iter().for_each(|(file, begins)| collect(file, begins, &mut complaints));
            }
            None => complaints.push(format!(
                "{}: computes the name of a reason; tell xtask/src/reasons.rs where the names stand",
                file.display()
            )),
        }
    }
    OTHERS.iter().for_each(|(file, begins)| collect(file, begins, &mut complaints));
    names.extend(made);
    for dictionary in DICTIONARIES {
        let known = lines(&read(Path::new(dictionary)));
        let missing = names.iter().filter(|name| !known.contains(*name));
        complaints.extend(missing.map(|name| format!("{dictionary}: no line for the reason `{name}`")));
    }
    complaints
}

/// The names in the block that begins with the first line that holds `begins` and ends where the indentation falls back.
fn listed(text: &str, begins: &str) -> Vec<String> {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let mut rest = text.lines().skip_while(|line| !line.contains(begins));
    let Some(first) = rest.next() else { return Vec::new() };
    let inside = rest.take_while(|line| {
        let closes = line.trim_start().starts_with(['}', ']']) && indentation(line) <= indentation(first);
        !closes
    });
    let mut names = Vec::new();
    // A name that stands alone on its line, or after what gives a name.
    for line in std::iter::once(first).chain(inside) {
        let mut before = String::new();
        for (at, part) in line.split('"').enumerate() {
            let is_text = at % 2 == 1;
            let gives = before.trim().is_empty() || BEFORE.iter().any(|given| before.ends_with(given));
            if is_text && gives && is_name(part) {
                names.push(part.to_owned());
            }
            before = if is_text { String::from("…") } else { part.to_owned() };
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    text.len() > 2
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase()))
}

/// The reasons that a dictionary has lines for.
fn lines(dictionary: &str) -> BTreeSet<String> {
    let inside = dictionary.lines().skip_while(|line| line.trim() != "reasons: {").skip(1);
    let inside = inside.take_while(|line| !line.trim_start().starts_with('}'));
    inside
        .filter_map(|line| line.split(':').next())
        .map(|key| key.trim().trim_matches('\'').to_owned())
        .filter(|key| is_name(key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_where_they_are_given() {
        let text = "x\n    fn name() {\n        A => \"same-part\",\n        \"alone\"\n        format!(\"not-this\")\n    }\n    \"past\"\n";
        assert_eq!(listed(text, "fn name("), ["same-part", "alone"]);
        assert_eq!(listed("const DECISION: &str = \"decision\";\n}\n", "const DECISION"), ["decision"]);
        assert_eq!(listed(text, "fn other("), Vec::<String>::new());
    }

    #[test]
    fn lines_of_a_dictionary_are_its_reasons_alone() {
        let text = "  other: {\n    'no-line': 'x',\n  },\n  reasons: {\n    'same-part': 'same part',\n    class: 'kind',\n  },\n  more: 1,\n";
        assert_eq!(lines(text).into_iter().collect::<Vec<_>>(), ["class", "same-part"]);
    }
}
