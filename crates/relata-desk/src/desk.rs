//! The open desk and what all its functions share.

use crate::error::{DeskError, Fault};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::cell::Cell;
use std::path::{Path, PathBuf};

/// An open desk. One value is one connection: it may move between threads, and several may be open on one file.
#[derive(Debug)]
pub struct Desk {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// The count of batches that stood in the desk when its readings were last loaded through this value.
    pub(crate) loaded: Cell<Option<i64>>,
}

/// Makes a desk give up what it is asked, from another thread.
pub struct Interrupter(rusqlite::InterruptHandle);

impl Interrupter {
    /// What the desk is asked at this moment ends with [`DeskError::Interrupted`].
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl Desk {
    /// What makes this desk give up.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.connection.get_interrupt_handle())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds the desk's path to an error.
    pub(crate) fn fault(&self) -> impl Fn(Fault) -> DeskError + '_ {
        |fault| fault.at(&self.path)
    }

    /// Runs `work` on one state of the desk, whatever other processes write meanwhile.
    pub(crate) fn look<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, DeskError> {
        let look = || {
            let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
            work(&transaction)
        };
        look().map_err(self.fault())
    }

    /// Runs `work` in one transaction, which counts only when `work` succeeds.
    pub(crate) fn change<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, Fault>,
    ) -> Result<T, DeskError> {
        let path = &self.path;
        let connection = &mut self.connection;
        let change = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        change().map_err(|fault: Fault| fault.at(path))
    }
}
