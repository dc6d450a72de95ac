//! The subcommands: each its arguments and one `run`.

use relata::Desk;

pub(crate) mod brief;
mod changes;
pub(crate) mod claims;
pub(crate) mod copies;
pub(crate) mod decide;
pub(crate) mod export;
pub(crate) mod models;
pub(crate) mod read;
pub(crate) mod said;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod timeline;
pub(crate) mod who;

/// Refuses the id of a story that is not on the desk.
fn check_story(desk: &Desk, story: Option<&str>) -> anyhow::Result<()> {
    if let Some(story) = story {
        anyhow::ensure!(
            desk.has_story(story)?,
            "no story has the id {story}: `relata brief --json` shows the ids"
        );
    }
    Ok(())
}
