//! `story-features`: what the model of stories is trained on.

use relata_desk::Desk;
use relata_link::{STORY_FEATURES, story_features};
use std::path::Path;

pub(crate) const USAGE: &str = "  story-features DESK      print the features of the pairs of articles that are compared to find stories";

/// Prints a head and one line a pair: keys of both articles, 1 across languages, then the features.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let [path] = arguments else { return Err(USAGE.to_owned()) };
    let desk = Desk::open_read_only(Path::new(path)).map_err(|error| error.to_string())?;
    let readings = desk.load_readings().map_err(|error| error.to_string())?;
    let mut lines = format!("a\tb\tacross\t{}\n", STORY_FEATURES.join("\t"));
    for ([a, b], across, features) in story_features(&readings) {
        let values = features.map(|value| format!("{value:.4}")).join("\t");
        lines += &format!("{a}\t{b}\t{}\t{values}\n", u8::from(across));
    }
    print!("{lines}");
    Ok(true)
}
