//! Holds the repository to the invariants of ARCHITECTURE.md. Every rule returns its complaints as lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates, with what each may use of ours: data flows one way.
const ALLOWED_DEPENDENCIES: &[(&str, &[&str])] = &[
    ("relata-types", &[]),
    ("relata-pipeline", &[]),
    ("relata-encoder", &[]),
    ("relata-ingest", &["relata-types"]),
    ("relata-read", &["relata-pipeline", "relata-types"]),
    ("relata-link", &["relata-types"]),
    ("relata-desk", &["relata-types"]),
    (
        "relata",
        &[
            "relata-desk",
            "relata-encoder",
            "relata-ingest",
            "relata-link",
            "relata-pipeline",
            "relata-read",
            "relata-types",
        ],
    ),
    ("relata-web", &["relata", "relata-types"]),
    ("relata-cli", &["relata", "relata-web"]),
];

const PURE_CRATES: &[&str] =
    &["relata-types", "relata-pipeline", "relata-encoder", "relata-read", "relata-link"];

/// What a pure crate must not name: files, network, environment, processes, clock, randomness; nor imports that could hide these.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::{",
    "std::env",
    "std::process",
    "std::io::stdin",
    "SystemTime",
    "Instant::now",
    "rand::",
    "RandomState",
    "thread_rng",
];

/// Crates whose types stay plain: serde forms live at the edge.
const WITHOUT_SERDE: &[&str] = &["relata-types", "relata-read", "relata-link"];

/// Longest file, tests and tables apart.
const MAX_LINES: usize = 800;

/// Runs every rule; true when nobody complains.
pub(crate) fn run(root: &Path) -> bool {
    let files = tracked_files(root);
    let rules: [(&str, Vec<String>); 8] = [
        ("pure crates do no I/O", pure_crates(root, &files)),
        ("dependencies flow one way", dependencies(root)),
        ("serde lives at the edge", serde_at_the_edge(root)),
        ("files are short", short_files(root, &files)),
        ("one language is one file", languages(root)),
        ("the map names every crate", the_map(root)),
        ("no hosts, paths or leftovers", leftovers(root, &files)),
        ("every reason has its line on the page", crate::reasons::rule(root, &files)),
    ];
    let mut clean = true;
    for (rule, complaints) in rules {
        println!("{} {rule}", if complaints.is_empty() { "ok  " } else { "FAIL" });
        for complaint in &complaints {
            println!("     {complaint}");
        }
        clean &= complaints.is_empty();
    }
    clean
}

/// Files that git tracks or would track, relative to the root, sorted.
fn tracked_files(root: &Path) -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    let listing = output.map(|output| output.stdout).unwrap_or_default();
    let mut files: Vec<PathBuf> = String::from_utf8_lossy(&listing)
        .lines()
        .map(PathBuf::from)
        .filter(|path| root.join(path).is_file())
        .collect();
    files.sort();
    files.dedup();
    files
}

fn text_of(path: impl AsRef<Path>) -> String {
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// The lines of a source file with their numbers from 0, without the items that are for tests alone. As rustfmt leaves it, such an item is
/// one line, or ends with a brace in the first column.
pub(crate) fn code_lines(text: &str) -> Vec<(usize, &str)> {
    let mut code = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if line != "#[cfg(test)]" {
            code.push((number, line));
            continue;
        }
        let is_one_line =
            |line: &str| !line.starts_with(' ') && (line.ends_with(';') || line.ends_with("{}"));
        let ends = |(_, line): &(usize, &str)| is_one_line(line) || line.starts_with('}');
        lines.by_ref().find(ends);
    }
    code
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

fn pure_crates(root: &Path, files: &[PathBuf]) -> Vec<String> {
    let mut complaints = Vec::new();
    for path in files.iter().filter(|path| is_rust(path)) {
        if !PURE_CRATES.iter().any(|name| path.starts_with(format!("crates/{name}/src"))) {
            continue;
        }
        let text = text_of(root.join(path));
        for (n, line) in
            code_lines(&text).into_iter().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            for word in IMPURE.iter().filter(|word| line.contains(**word)) {
                complaints.push(format!("{}:{}: {word} in a pure crate", path.display(), n + 1));
            }
        }
    }
    complaints
}

/// Names of the dependencies of a crate, dev-dependencies left out.
fn dependencies_of(root: &Path, name: &str) -> Vec<String> {
    let mut section = String::new();
    let mut found = Vec::new();
    for line in text_of(root.join("crates").join(name).join("Cargo.toml")).lines() {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']').to_owned();
        } else if section == "dependencies"
            && let Some((key, _)) = line.split_once('=')
        {
            found.push(key.trim().trim_end_matches(".workspace").to_owned());
        }
    }
    found
}

fn crate_names(root: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root.join("crates"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn dependencies(root: &Path) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED_DEPENDENCIES.iter().copied().collect();
    let mut complaints = Vec::new();
    for name in crate_names(root) {
        let Some(may) = allowed.get(name.as_str()) else {
            complaints.push(format!("crates/{name}: not in the table of xtask/src/tidy.rs"));
            continue;
        };
        for dependency in dependencies_of(root, &name) {
            if dependency.starts_with("relata") && !may.contains(&dependency.as_str()) {
                complaints.push(format!("crates/{name} must not depend on {dependency}"));
            }
        }
    }
    complaints
}

fn serde_at_the_edge(root: &Path) -> Vec<String> {
    WITHOUT_SERDE
        .iter()
        .filter(|name| dependencies_of(root, name).iter().any(|dependency| dependency.starts_with("serde")))
        .map(|name| format!("crates/{name}: its types stay plain; the serde form belongs to the desk"))
        .collect()
}

fn short_files(root: &Path, files: &[PathBuf]) -> Vec<String> {
    files
        .iter()
        .filter(|path| is_rust(path) || path.extension().is_some_and(|extension| extension == "py"))
        .filter(|path| !path.iter().any(|part| part == "tests" || part == "lang" || part == "tables"))
        .filter_map(|path| {
            let n_lines = code_lines(&text_of(root.join(path))).len();
            (n_lines > MAX_LINES).then(|| format!("{}: {n_lines} lines, at most {MAX_LINES}", path.display()))
        })
        .collect()
}

/// A language is one file of facts for reading and one for linking, at least one entry in the models table and one folder of tests.
fn languages(root: &Path) -> Vec<String> {
    let models = text_of(root.join("crates/relata/models.toml"));
    let mut complaints = Vec::new();
    for entry in fs::read_dir(root.join("crates/relata-read/src/lang")).into_iter().flatten().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let Some(code) = file.strip_suffix(".rs").filter(|code| code.len() == 2) else { continue };
        if !models.contains(&format!("lang = \"{code}\"")) {
            complaints.push(format!("lang/{file}: no model for it in crates/relata/models.toml"));
        }
        if !root.join("crates/relata-link/src/lang").join(&file).is_file() {
            complaints.push(format!("lang/{file}: no such file in crates/relata-link/src/lang"));
        }
        if !root.join("crates/relata-read/tests").join(code).is_dir() {
            complaints.push(format!("lang/{file}: no folder crates/relata-read/tests/{code}"));
        }
    }
    complaints.sort();
    complaints
}

fn the_map(root: &Path) -> Vec<String> {
    let map = text_of(root.join("ARCHITECTURE.md"));
    crate_names(root)
        .into_iter()
        .filter(|name| !map.contains(&format!("`{name}`")))
        .map(|name| format!("ARCHITECTURE.md does not name `{name}`"))
        .collect()
}

/// Registry hosts, paths of one machine and notes to self have no place in what is committed.
fn leftovers(root: &Path, files: &[PathBuf]) -> Vec<String> {
    // Written in pieces, so that this file does not complain of itself.
    let words: [String; 7] = [
        ["/wo", "rk/"].concat(),
        ["/ro", "ot/"].concat(),
        ["pypi", ".org"].concat(),
        ["crates", ".io"].concat(),
        ["npmjs", ".org"].concat(),
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
    ];
    let mut complaints = Vec::new();
    for path in files.iter().filter(|path| path.file_name().is_none_or(|name| name != "Cargo.lock")) {
        let text = text_of(root.join(path));
        for (n, line) in text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                complaints.push(format!("{}:{}: {word}", path.display(), n + 1));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_behind_an_item_for_tests_is_code() {
        let text = "use a;\n#[cfg(test)]\nuse b;\nfn c() {\n}\n#[cfg(test)]\nmod tests {\n    use d;\n}\nfn e() {}\n";
        let lines: Vec<&str> = code_lines(text).into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines, ["use a;", "fn c() {", "}", "fn e() {}"]);
    }
}
