//! From the names that a person types to a ruling on the entities that bear them, refused when it would change nothing.

use crate::desk::Desk;
use crate::error::{DeskError, Fault, Result};
use crate::fold::fold;
use crate::load::span_at;
use crate::texts::Texts;
use relata_types::{EntityType, NamedEntity, Ruling};
use rusqlite::{Connection, params};

/// Names offered when none fits exactly.
const NEAR: usize = 8;

/// An entity as the answer to a name.
struct Found {
    num: i64,
    id: String,
    entity_type: String,
    shown: String,
}

impl Desk {
    /// The ruling that the entities named `a` and `b` are one. Each is a spelling, whatever its case and accents, or an id.
    ///
    /// # Errors
    /// [`DeskError::NoSuchName`] when no entity is spelled so; [`DeskError::Ambiguous`] when several are;
    /// [`DeskError::NoEffect`] when they are one already.
    pub fn ruling_to_merge(&self, a: &str, b: &str) -> Result<Ruling> {
        let (one, other) = (self.found(a)?, self.found(b)?);
        if one.num == other.num {
            return Err(self.no_effect(format!("{a} and {b} are one entity already, {}", one.shown)));
        }
        Ok(Ruling::Merge { a: self.anchor(&one, a)?, b: self.anchor(&other, b)? })
    }

    /// The ruling that `name`, one of the spellings of the entity, names somebody or something else.
    ///
    /// # Errors
    /// As for [`Desk::ruling_to_merge`]; [`DeskError::NoEffect`] when it is not one of several spellings of that entity.
    pub fn ruling_to_split(&self, entity: &str, name: &str) -> Result<Ruling> {
        let found = self.found(entity)?;
        let others = self.look(|connection| spellings(connection, found.num))?;
        if !others.contains(&fold(name)) {
            return Err(self.no_effect(format!("{} is not spelled {name}", found.shown)));
        }
        let Some(kept) = others.iter().find(|other| **other != fold(name)) else {
            return Err(self.no_effect(format!("{} has no other spelling than {name}", found.shown)));
        };
        // The spelling that stays stands for the entity, so that the ruling is clear when both are asked for by one name.
        let stays = if fold(entity) == fold(name) || entity == found.id { kept } else { entity };
        Ok(Ruling::Split { entity: self.anchor(&found, stays)?, name: name.to_owned() })
    }

    /// The ruling that two entities that were not joined stay two, so that they are not proposed again: what `b` is called is
    /// no spelling of `a`.
    ///
    /// # Errors
    /// As for [`Desk::ruling_to_merge`].
    pub fn ruling_to_keep_apart(&self, a: &str, b: &str) -> Result<Ruling> {
        let (one, other) = (self.found(a)?, self.found(b)?);
        if one.num == other.num {
            return Err(self.no_effect(format!("{a} and {b} are one entity, {}: split it", one.shown)));
        }
        let name = self.anchor(&other, &other.shown)?.name;
        Ok(Ruling::Split { entity: self.anchor(&one, &one.shown)?, name })
    }

    /// The ruling that the entity is shown as `name`.
    ///
    /// # Errors
    /// As for [`Desk::ruling_to_merge`]; [`DeskError::NoEffect`] when it is shown so already or the name is empty.
    pub fn ruling_to_rename(&self, entity: &str, name: &str) -> Result<Ruling> {
        let found = self.found(entity)?;
        let name = name.trim();
        if name.is_empty() || found.shown == name {
            return Err(self.no_effect(format!("{} keeps its name", found.shown)));
        }
        Ok(Ruling::Rename { entity: self.anchor(&found, entity)?, name: name.to_owned() })
    }

    /// The ruling that `name` names nobody and nothing.
    ///
    /// # Errors
    /// [`DeskError::NoSuchName`] when nothing is spelled so.
    pub fn ruling_that_names_nobody(&self, name: &str) -> Result<Ruling> {
        match self.found(name) {
            Ok(_) | Err(DeskError::Ambiguous { .. }) => Ok(Ruling::NotAName { name: name.to_owned() }),
            Err(error) => Err(error),
        }
    }

    fn found(&self, name: &str) -> Result<Found> {
        let (mut exact, near) =
            self.look(|connection| Ok((exact(connection, name)?, near(connection, name)?)))?;
        let (path, name) = (self.path().to_owned(), name.to_owned());
        match exact.pop() {
            None => Err(DeskError::NoSuchName { path, name, near }),
            Some(only) if exact.is_empty() => Ok(only),
            Some(last) => {
                exact.push(last);
                let shown =
                    exact.iter().map(|found| format!("{} ({} {})", found.id, found.entity_type, found.shown));
                Err(DeskError::Ambiguous { path, name, entities: shown.collect() })
            }
        }
    }

    fn anchor(&self, found: &Found, name: &str) -> Result<NamedEntity> {
        self.look(|connection| anchor(connection, found, name))
    }

    fn no_effect(&self, what: String) -> DeskError {
        DeskError::NoEffect { path: self.path().to_owned(), what }
    }
}

fn exact(connection: &Connection, name: &str) -> std::result::Result<Vec<Found>, Fault> {
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT e.num, e.id, e.type, e.name FROM entities e LEFT JOIN entity_names n ON n.entity = e.num \
         WHERE n.folded = ?1 OR e.id = ?2 ORDER BY e.id",
    )?;
    let rows = select.query_map(params![fold(name), name], |row| {
        Ok(Found { num: row.get(0)?, id: row.get(1)?, entity_type: row.get(2)?, shown: row.get(3)? })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn near(connection: &Connection, name: &str) -> std::result::Result<Vec<String>, Fault> {
    let mut select = connection.prepare_cached(
        "SELECT text FROM entity_names WHERE instr(folded, ?1) > 0 GROUP BY text ORDER BY sum(count) DESC, text LIMIT ?2",
    )?;
    let rows = select.query_map(params![fold(name), NEAR as i64], |row| row.get(0))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The spellings of an entity, folded, most frequent first.
fn spellings(connection: &Connection, num: i64) -> std::result::Result<Vec<String>, Fault> {
    let mut select =
        connection.prepare_cached("SELECT folded FROM entity_names WHERE entity = ?1 ORDER BY position")?;
    let rows = select.query_map([num], |row| row.get(0))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The spelling of the entity that was asked for (its most frequent one when it was asked for by its id), and the article
/// with the smallest id that holds it.
fn anchor(connection: &Connection, found: &Found, name: &str) -> std::result::Result<NamedEntity, Fault> {
    let spellings = spellings(connection, found.num)?;
    let asked = fold(name);
    let folded = spellings.iter().find(|spelling| **spelling == asked).or_else(|| spellings.first());
    let entity_type = EntityType::parse(&found.entity_type)
        .ok_or_else(|| Fault::damaged("entities.type", &found.entity_type))?;
    let mut texts = Texts::new(connection);
    let mut select = connection.prepare_cached(
        "SELECT m.article, m.start, m.end, a.id FROM mention_entities here \
         JOIN mentions m ON m.article = here.article AND m.position = here.mention \
         JOIN articles a ON a.num = m.article WHERE here.entity = ?1 AND m.form = 'name' ORDER BY a.id, m.position",
    )?;
    let mut rows = select.query([found.num])?;
    while let Some(row) = rows.next()? {
        let words = texts.get(row.get(0)?)?.words(span_at(row, 1)?);
        // A spelling may have been tidied of a possessive: the mention then begins with it.
        if folded.is_some_and(|folded| fold(&words).starts_with(folded.as_str())) {
            return Ok(NamedEntity { entity_type, name: words, article: row.get(3)? });
        }
    }
    Err(Fault::Unknown(format!("the entity {} has no mention with its name", found.id)))
}
