//! The one way in which a request changes the desk: rulings, and the linking that follows them.

use crate::error::Refusal;
use crate::pool::{Pool, held};
use relata::desk::DecisionView;
use relata::{Desk, World};
use relata_types::{DecisionNumber, Ruling};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// How long a ruling waits for the linking that follows it: on a small desk the next answer then shows its effect.
const WAIT: Duration = Duration::from_secs(3);

/// Where linking stands: how often it was asked for and how often it was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Linking {
    asked: u64,
    done: u64,
}

/// What changes the desk.
pub(crate) struct Writer {
    pool: Arc<Pool>,
    world: Arc<dyn World + Send>,
    /// One ruling at a time: what it refers to must still be so when it is written.
    ruling: Mutex<()>,
    linking: watch::Sender<Linking>,
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
        Self { pool, world, ruling: Mutex::default(), linking: watch::Sender::new(Linking::default()) }
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
        let linked = tokio::time::timeout(WAIT, linking.wait_for(|linking| linking.done >= asked)).await;
        Ok((row, matches!(linked, Ok(Ok(_)))))
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
            // A failure leaves the dossier out of date, which every answer of /api/desk tells and the next `read` mends.
            let linked = Desk::open(self.pool.path())
                .map_err(relata::Error::from)
                .and_then(|mut desk| relata::link(&mut desk));
            if linked.is_ok() {
                // When this fails, the next request tries again and tells what is wrong.
                let _ = self.pool.refresh();
            }
            let mut go_on = false;
            self.linking.send_modify(|linking| {
                linking.done = asked;
                go_on = linking.asked > asked;
            });
            if !go_on {
                return;
            }
        }
    }
}
