//! What persons rule, and what it changes.

use crate::copies::{Compared, Keeper};
use crate::error::Result;
use crate::world::World;
use relata_desk::Desk;
use relata_link::steps::Piece;
use relata_link::{Stage, link_compared};
use relata_types::{DecisionNumber, Ruling};

/// Adds a ruling to the desk's log and links everything anew under it; its number.
///
/// # Errors
/// When the desk refuses.
pub fn decide(desk: &mut Desk, world: &dyn World, ruling: &Ruling) -> Result<DecisionNumber> {
    let number = desk.decide(&world.now(), ruling)?;
    link(desk)?;
    Ok(number)
}

/// Takes the decision with that number back, which may itself have taken one back, and links everything anew; the number of
/// the new row of the log.
///
/// # Errors
/// When there is no such decision in force, or the desk refuses.
pub fn undo(desk: &mut Desk, world: &dyn World, number: DecisionNumber) -> Result<DecisionNumber> {
    let number = desk.undo(&world.now(), number)?;
    link(desk)?;
    Ok(number)
}

/// What linking is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Articles and readings come from the desk.
    Loading,
    /// Copy links and origins.
    Copies,
    /// Stories.
    Stories,
    /// Who is who, and who is not heard.
    Entities,
    /// Claims and open questions.
    Claims,
    /// What was found goes to the desk.
    Saving,
}

/// Links all that the desk holds, under the decisions in force: what [`decide`] and [`undo`] do after they have written. Pairs of articles
/// that were compared before are not compared again.
///
/// # Errors
/// When the desk cannot be read or written.
pub fn link(desk: &mut Desk) -> Result<()> {
    link_observed(desk, &mut |_| ())
}

/// [`link`], calling `on_begin` when each step begins: on a large desk it takes minutes.
///
/// # Errors
/// When the desk cannot be read or written.
pub fn link_observed(desk: &mut Desk, on_begin: &mut dyn FnMut(Step)) -> Result<()> {
    // The readings first: a decision that is made meanwhile then leaves the dossier out of date, and not unnoticed.
    on_begin(Step::Loading);
    let readings = desk.load_readings()?;
    let decisions = desk.decisions()?;
    on_begin(Step::Copies);
    let compared = Compared::new(desk, &readings, &decisions)?;
    let mut keeper = Keeper::new(desk, &compared);
    let mut keep = |piece: Piece| keeper.keep(piece);
    let mut on_end = |ended| {
        on_begin(match ended {
            Stage::Copies => Step::Stories,
            Stage::Stories => Step::Entities,
            Stage::Entities => Step::Claims,
            Stage::Claims => Step::Saving,
        });
    };
    let dossier = link_compared(&readings, Some(compared.known()), &decisions, &mut on_end, Some(&mut keep));
    keeper.end(&compared)?;
    Ok(desk.save_dossier(&dossier)?)
}
