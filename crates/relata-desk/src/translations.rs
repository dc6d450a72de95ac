//! What the desk keeps to find the translations of a new article without comparing all others again.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::sketches::{forget_pairs, save_verdicts};
use crate::state::{set_state, state};
use relata_types::{CopyKind, CopyVerdict, Kept, KeptKind, TranslationChange};
use rusqlite::{Connection, OptionalExtension};

impl Desk {
    /// Whether the translations among all articles that were compared are known, and what is kept to find those of later ones is up to date.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn translations_are_current(&self) -> Result<bool> {
        self.look(is_current)
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

    /// Saves the translations among all articles that were compared, and what is kept to find those of later ones, which comes in pieces: `first` is
    /// whether this is the first of them, `last` how often what is kept of copies had been changed when it was compared, with the last one.
    ///
    /// # Errors
    /// When the desk cannot be written.
    pub fn save_translations(
        &mut self,
        kept: &[Kept],
        links: &[relata_types::CopyLink],
        first: bool,
        last: Option<i64>,
    ) -> Result<()> {
        self.change(|connection| {
            if first {
                connection.execute("DELETE FROM kept", [])?;
                connection
                    .execute("DELETE FROM copy_verdicts WHERE kind = ?1", [CopyKind::Translation.as_str()])?;
                set_state(connection, "translations", -1)?;
            }
            save_kept(connection, kept)?;
            save_links(connection, links)?;
            match last {
                Some(count) => set_state(connection, "translations", count),
                None => Ok(()),
            }
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

fn is_current(connection: &Connection) -> std::result::Result<bool, Fault> {
    Ok(state(connection, "translations")? == state(connection, "copies")?)
}

fn save_links(connection: &Connection, links: &[relata_types::CopyLink]) -> std::result::Result<(), Fault> {
    let verdicts: Vec<CopyVerdict> =
        links.iter().map(|link| CopyVerdict { link: link.clone(), is_sure: true }).collect();
    save_verdicts(connection, &verdicts)
}

fn save_kept(connection: &Connection, kept: &[Kept]) -> std::result::Result<(), Fault> {
    let mut insert = connection.prepare_cached("INSERT OR REPLACE INTO kept VALUES (?1, ?2, ?3)")?;
    for Kept { kind, article, bytes } in kept {
        insert.execute((kind.number(), article, bytes))?;
    }
    Ok(())
}
