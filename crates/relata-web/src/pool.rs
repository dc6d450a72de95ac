//! Read-only connections that requests share, and the catalogue that they all look things up in.

use crate::error::Refusal;
use relata::Desk;
use relata::desk::DeskError;
use relata::desk::screens::{Catalogue, Stamp};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// How long an answer may take before it is given up.
const LONGEST: Duration = Duration::from_secs(20);
/// How long a request may wait for a connection.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// A catalogue that went stale is built anew at most so often, as a share of the time that building takes: a run of `read`
/// changes the desk with every batch.
const REST: u32 = 10;
/// Connections for each core: one works while the other waits for the disk.
const PER_CORE: usize = 2;

/// The connections.
pub(crate) struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Desk>>,
    permits: Semaphore,
    catalogue: RwLock<Option<Built>>,
    building: Mutex<()>,
}

#[derive(Clone)]
struct Built {
    catalogue: Arc<Catalogue>,
    at: Instant,
    took: Duration,
}

impl Pool {
    /// A pool over the desk at `path`, whose catalogue is built now.
    pub(crate) fn open(path: &Path) -> Result<Self, DeskError> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let pool = Self {
            path: path.to_owned(),
            idle: Mutex::default(),
            permits: Semaphore::new((cores * PER_CORE).clamp(2, 32)),
            catalogue: RwLock::default(),
            building: Mutex::default(),
        };
        let desk = Desk::open_read_only(path)?;
        pool.build(&desk)?;
        held(&pool.idle).push(desk);
        Ok(pool)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` on a connection, on a thread where it may block; gives up when it takes too long.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Desk, &Catalogue) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let busy =
            || Refusal::new(axum::http::StatusCode::SERVICE_UNAVAILABLE, "busy", "too many requests at once");
        let permit = tokio::time::timeout(LONGEST_WAIT, self.permits.acquire()).await;
        let _permit = permit.map_err(|_| busy())?.map_err(|_| busy())?;
        let idle = held(&self.idle).pop();
        let desk = match idle {
            Some(desk) => desk,
            None => Desk::open_read_only(&self.path)?,
        };
        let interrupter = desk.interrupter();
        let pool = Arc::clone(self);
        let mut task = tokio::task::spawn_blocking(move || {
            let answer = pool.catalogue(&desk).and_then(|catalogue| work(&desk, &catalogue));
            held(&pool.idle).push(desk);
            answer
        });
        let ended = match tokio::time::timeout(LONGEST, &mut task).await {
            Ok(ended) => ended,
            Err(_) => {
                interrupter.interrupt();
                task.await
            }
        };
        ended.map_err(|error| Refusal::broken(error.to_string()))?
    }

    /// The catalogue of the desk; an older one for the while that somebody builds the next.
    fn catalogue(&self, desk: &Desk) -> Result<Arc<Catalogue>, Refusal> {
        let stamp = desk.stamp()?;
        let Some(built) = self.built() else { return Ok(self.build(desk)?) };
        if built.catalogue.stamp() == stamp || built.at.elapsed() < built.took * REST {
            return Ok(built.catalogue);
        }
        match self.building.try_lock() {
            Ok(_building) => Ok(self.build(desk)?),
            Err(_) => Ok(built.catalogue),
        }
    }

    /// Builds the catalogue anew unless it is that of `stamp` already, and waits for it.
    pub(crate) fn refresh(&self) -> Result<(), DeskError> {
        let _building = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        let desk = Desk::open_read_only(&self.path)?;
        let stamp: Stamp = desk.stamp()?;
        if self.built().is_none_or(|built| built.catalogue.stamp() != stamp) {
            self.build(&desk)?;
        }
        Ok(())
    }

    /// Begins to learn what sentences mean, so that nobody waits for it. When that fails, the first question says why.
    fn learn_meanings(&self, catalogue: Arc<Catalogue>) {
        let path = self.path.clone();
        std::thread::spawn(move || {
            Desk::open_read_only(&path).and_then(|desk| desk.learn_meanings(&catalogue))
        });
    }

    fn built(&self) -> Option<Built> {
        self.catalogue.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn build(&self, desk: &Desk) -> Result<Arc<Catalogue>, DeskError> {
        let begun = Instant::now();
        let catalogue = Arc::new(desk.catalogue()?);
        let built = Built { catalogue: Arc::clone(&catalogue), at: Instant::now(), took: begun.elapsed() };
        *self.catalogue.write().unwrap_or_else(PoisonError::into_inner) = Some(built);
        self.learn_meanings(Arc::clone(&catalogue));
        Ok(catalogue)
    }
}

/// Nothing is left half-done when a holder panics, so a poisoned lock is as good as a whole one.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
