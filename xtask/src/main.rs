//! The project's own chores, one file each. `cargo run -p xtask -- CHORE`.

mod add_bench;
mod bench;
mod claims;
mod claims_bench;
mod cost;
mod link_bench;
mod load;
mod names;
mod names_bench;
mod near_duplicates;
mod one_more_bench;
mod parity;
mod pile_bench;
mod reasons;
mod stages_bench;
mod story_features;
mod tidy;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p xtask -- CHORE\n\nchores:\n  tidy   hold the repository to the invariants of ARCHITECTURE.md";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let done = match arguments.split_first() {
        Some((chore, _)) if chore == "tidy" => Ok(tidy::run(root)),
        Some((chore, rest)) if chore == "parity" => parity::run(rest),
        Some((chore, rest)) if chore == "bench" => bench::run(rest),
        Some((chore, rest)) if chore == "load" => load::run(rest),
        Some((chore, rest)) if chore == "cost" => cost::run(rest),
        Some((chore, rest)) if chore == "add-bench" => add_bench::run(rest),
        Some((chore, rest)) if chore == "link-bench" => link_bench::run(rest),
        Some((chore, rest)) if chore == "claims" => claims::run(rest),
        Some((chore, rest)) if chore == "claims-bench" => claims_bench::run(rest),
        Some((chore, rest)) if chore == "names" => names::run(rest),
        Some((chore, rest)) if chore == "names-bench" => names_bench::run(rest),
        Some((chore, rest)) if chore == "near-duplicates" => near_duplicates::run(rest),
        Some((chore, rest)) if chore == "pile-bench" => pile_bench::run(rest),
        Some((chore, rest)) if chore == "stages-bench" => stages_bench::run(rest),
        Some((chore, rest)) if chore == "story-features" => story_features::run(rest),
        Some((chore, rest)) if chore == "one-more-bench" => one_more_bench::run(rest),
        Some((chore, rest)) if chore == "name-table" => names::make_table(root, rest),
        _ => {
            let others = [near_duplicates::USAGE, parity::USAGE, bench::USAGE, load::USAGE, cost::USAGE];
            let of_links = [
                add_bench::USAGE,
                claims::USAGE,
                claims_bench::USAGE,
                names::USAGE,
                names_bench::USAGE,
                link_bench::USAGE,
                pile_bench::USAGE,
                stages_bench::USAGE,
                story_features::USAGE,
                one_more_bench::USAGE,
            ];
            Err([&[USAGE], of_links.as_slice(), others.as_slice()].concat().join("\n"))
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
