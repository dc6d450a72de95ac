//! What the desk keeps to find the translations and the story of a new article without comparing all others again.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::sketches::{forget_pairs, save_verdicts};
use crate::state::{set_state, state};
use relata_types::{
    CopyKind, CopyLink, CopyVerdict, FoundAnew, Kept, KeptKind, StoryChange, TranslationChange,
};
use rusqlite::{Connection, OptionalExtension};

impl Desk {
    /// Whether the translations among all articles that were compared are known, and what is kept to find those of later ones is up to date.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn translations_are_current(&self) -> Result<bool> {
        self.look(|connection| is_current(connection, "translations"))
    }

    /// Whether the stories that are kept are those of all articles that were compared; under which rulings is the linker's matter.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn stories_are_current(&self) -> Result<bool> {
        self.look(|connection| is_current(connection, "stories"))
    }

    /// What is kept of one sort and article.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn kept(&self, kind: KeptKind, article: &str) -> Result<Option<Vec<u8>>> {
        self.look(|connection| {
            let mut select =
                connection.prepare_cached("SELECT bytes FROM kept WHERE kind = ?1 AND article = ?2")?;
            Ok(select.query_row((kind.number(), article), |row| row.get(0)).optional()?)
        })
    }

    /// Hands all that is kept of one sort to `visit`, by article.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn visit_kept(&self, kind: KeptKind, visit: &mut dyn FnMut(&str, &[u8])) -> Result<()> {
        self.look(|connection| {
            let mut select = connection
                .prepare_cached("SELECT article, bytes FROM kept WHERE kind = ?1 ORDER BY article")?;
            let mut rows = select.query([kind.number()])?;
            while let Some(row) = rows.next()? {
                let text = |error| rusqlite::Error::from(error);
                let article = row.get_ref(0)?.as_str().map_err(text)?;
                visit(article, row.get_ref(1)?.as_blob().map_err(text)?);
            }
            Ok(())
        })
    }

    /// Saves what changed among translations when what is kept of copies went from `before` changes to one more; whether it was saved: not when
    /// another process changed it meanwhile, or the translations of before were not known.
    ///
    /// # Errors
    /// When the desk cannot be written.
    pub fn save_translation_change(&mut self, change: &TranslationChange, before: i64) -> Result<bool> {
        self.change(|connection| {
            if state(connection, "copies")? != before + 1 || state(connection, "translations")? != before {
                return Ok(false);
            }
            forget_pairs(connection, &change.gone)?;
            save_links(connection, &change.links)?;
            save_kept(connection, &change.kept)?;
            set_state(connection, "translations", before + 1)?;
            Ok(true)
        })
    }

    /// The same of stories, once the translations are up to date.
    ///
    /// # Errors
    /// When the desk cannot be written.
    pub fn save_story_change(&mut self, change: &StoryChange, before: i64) -> Result<bool> {
        self.change(|connection| {
            if !is_current(connection, "translations")?
                || state(connection, "copies")? != before + 1
                || state(connection, "stories")? != before
            {
                return Ok(false);
            }
            save_kept(connection, &change.kept)?;
            set_state(connection, "stories", before + 1)?;
            Ok(true)
        })
    }

    /// Saves what was `found` among all articles that were compared, and what is kept to find it of later ones, which comes in pieces: `first` is
    /// whether this is the first of them, `last` how often what is kept of copies had been changed when it was compared, with the last one.
    ///
    /// # Errors
    /// When the desk cannot be written.
    pub fn save_found_anew(
        &mut self,
        found: FoundAnew,
        (kept, links): (&[Kept], &[CopyLink]),
        first: bool,
        last: Option<i64>,
    ) -> Result<()> {
        self.change(|connection| {
            if first {
                forget(connection, found)?;
            }
            save_kept(connection, kept)?;
            save_links(connection, links)?;
            if let Some(count) = last {
                set_states(connection, found, count)?;
            }
            Ok(())
        })
    }

    /// How often what is kept of copies has been changed.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn copy_changes(&self) -> Result<i64> {
        self.look(|connection| state(connection, "copies"))
    }
}

fn is_current(connection: &Connection, what: &str) -> std::result::Result<bool, Fault> {
    Ok(state(connection, what)? == state(connection, "copies")?)
}

fn forget(connection: &Connection, found: FoundAnew) -> std::result::Result<(), Fault> {
    let first_of_stories = KeptKind::FIRST_OF_STORIES.number();
    if found.translations {
        connection.execute("DELETE FROM kept WHERE kind < ?1", [first_of_stories])?;
        connection.execute("DELETE FROM copy_verdicts WHERE kind = ?1", [CopyKind::Translation.as_str()])?;
    }
    if found.stories {
        connection.execute("DELETE FROM kept WHERE kind >= ?1", [first_of_stories])?;
    }
    set_states(connection, found, -1)
}

fn set_states(connection: &Connection, found: FoundAnew, count: i64) -> std::result::Result<(), Fault> {
    for (is_found, name) in [(found.translations, "translations"), (found.stories, "stories")] {
        if is_found {
            set_state(connection, name, count)?;
        }
    }
    Ok(())
}

fn save_links(connection: &Connection, links: &[CopyLink]) -> std::result::Result<(), Fault> {
    let verdicts: Vec<CopyVerdict> =
        links.iter().map(|link| CopyVerdict { link: link.clone(), is_sure: true }).collect();
    save_verdicts(connection, &verdicts)
}

fn save_kept(connection: &Connection, kept: &[Kept]) -> std::result::Result<(), Fault> {
    let mut insert = connection.prepare_cached("INSERT OR REPLACE INTO kept VALUES (?1, ?2, ?3)")?;
    let mut delete = connection.prepare_cached("DELETE FROM kept WHERE kind = ?1 AND article = ?2")?;
    for Kept { kind, article, bytes } in kept {
        if bytes.is_empty() {
            delete.execute((kind.number(), article))?;
        } else {
            insert.execute((kind.number(), article, bytes))?;
        }
    }
    Ok(())
}
