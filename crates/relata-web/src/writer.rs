//! The one way in which a request changes the desk: rulings, and the linking that follows them.

use crate::error::Refusal;
use crate::pool::{Pool, held};
use relata::desk::DecisionView;
use relata::{Desk, World};
use relata_types::{DecisionNumber, Ruling};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// How long a ruling waits for the linking that follows it: on a small desk the next answer then shows its effect.
const WAIT: Duration = Duration::from_secs(3);

/// Where linking stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Linking {
    /// How often it was asked for.
    asked: u64,
    /// Up to which of these it has ended, well or not.
    done: u64,
    /// Up to which of these it has ended well.
    linked: u64,
}

/// Links all that the desk at a path holds.
type Link = fn(&Path) -> relata::Result<()>;

/// What changes the desk.
pub(crate) struct Writer {
    pool: Arc<Pool>,
    world: Arc<dyn World + Send>,
    /// One ruling at a time: what it refers to must still be so when it is written.
    ruling: Mutex<()>,
    linking: watch::Sender<Linking>,
    link: Link,
}

/// Makes a ruling of the desk as it is.
type Ruler = Box<dyn FnOnce(&Desk) -> Result<Ruling, Refusal> + Send>;

/// What a change is.
pub(crate) enum Change {
    /// A ruling, made of the desk as it is.
    Rule(Ruler),
    /// A row of the log is taken back.
    Undo(DecisionNumber),
}

impl Writer {
    pub(crate) fn new(pool: Arc<Pool>, world: Arc<dyn World + Send>) -> Self {
        let linking = watch::Sender::new(Linking::default());
        Self { pool, world, ruling: Mutex::default(), linking, link: link_desk }
    }

    /// Whether linking goes on.
    pub(crate) fn is_linking(&self) -> bool {
        let linking = self.linking.borrow();
        linking.done < linking.asked
    }

    /// Makes a change; gives the new row of the log and whether everything is linked under it already.
    pub(crate) async fn change(self: &Arc<Self>, change: Change) -> Result<(DecisionView, bool), Refusal> {
        let writer = Arc::clone(self);
        let (row, asked) = tokio::task::spawn_blocking(move || writer.write(change))
            .await
            .map_err(|error| Refusal::broken(error.to_string()))??;
        let mut linking = self.linking.subscribe();
        let ended = tokio::time::timeout(WAIT, linking.wait_for(|linking| linking.done >= asked)).await;
        Ok((row, matches!(ended, Ok(Ok(linking)) if linking.linked >= asked)))
    }

    fn write(self: &Arc<Self>, change: Change) -> Result<(DecisionView, u64), Refusal> {
        let _ruling = held(&self.ruling);
        // A desk that is gone must not be made anew, empty, by a ruling.
        drop(Desk::open_read_only(self.pool.path())?);
        let mut desk = Desk::open(self.pool.path())?;
        let now = self.world.now();
        let number = match change {
            Change::Rule(ruling) => {
                let ruling = ruling(&desk)?;
                desk.decide(&now, &ruling)?
            }
            Change::Undo(number) => desk.undo(&now, number)?,
        };
        let row = desk.decision_log()?.into_iter().find(|row| row.number == number);
        let row = row.ok_or_else(|| Refusal::broken("the decision is not in the log"))?;
        let mut asked = 0;
        let mut must_start = false;
        self.linking.send_modify(|linking| {
            must_start = linking.asked == linking.done;
            linking.asked += 1;
            asked = linking.asked;
        });
        if must_start {
            let writer = Arc::clone(self);
            std::thread::spawn(move || writer.link());
        }
        Ok((row, asked))
    }

    /// Links until nothing more was asked for meanwhile.
    fn link(&self) {
        loop {
            let asked = self.linking.borrow().asked;
            // A failure leaves the dossier out of date, which every answer of /api/desk tells and the next `read` mends. A panic
            // is one more failure: whoever waits must hear that nothing goes on.
            let ended = catch_unwind(AssertUnwindSafe(|| (self.link)(self.pool.path())));
            let is_linked = matches!(ended, Ok(Ok(())));
            if is_linked {
                // When this fails, the next request tries again and tells what is wrong.
                let _ = self.pool.refresh();
            }
            let mut go_on = false;
            self.linking.send_modify(|linking| {
                linking.done = asked;
                if is_linked {
                    linking.linked = asked;
                }
                go_on = linking.asked > asked;
            });
            if !go_on {
                return;
            }
        }
    }
}

fn link_desk(path: &Path) -> relata::Result<()> {
    relata::link(&mut Desk::open(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use relata::LocalWorld;
    use relata::models::Store;

    /// A ruling on an empty desk, under which `link` links: whether it was answered as linked, and where linking stands in the end.
    fn rule(link: Link) -> (bool, Linking) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.db");
        drop(Desk::open(&path).unwrap());
        let world = LocalWorld::new(Store::open(folder.path().join("models")).unwrap());
        let writer = Writer::new(Arc::new(Pool::open(&path).unwrap()), Arc::new(world));
        let writer = Arc::new(Writer { link, ..writer });
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let ruling: Ruler = Box::new(|_| Ok(Ruling::NotAName { name: "Wire".into() }));
        let (row, linked) = runtime.block_on(writer.change(Change::Rule(ruling))).unwrap();
        assert_eq!(row.number, 1);
        let mut linking = writer.linking.subscribe();
        let ended = runtime.block_on(linking.wait_for(|linking| linking.done == 1)).map(|linking| *linking);
        assert!(!writer.is_linking());
        (linked, ended.unwrap())
    }

    #[test]
    fn linking_that_fails_ends_and_is_not_taken_for_done() {
        let failed = Linking { asked: 1, done: 1, linked: 0 };
        assert_eq!(rule(link_desk).1, Linking { linked: 1, ..failed });
        assert_eq!(rule(|_| Err(relata::Error::Manifest("nothing works".into()))), (false, failed));
        assert_eq!(rule(|_| panic!("linking breaks")), (false, failed));
    }
}
