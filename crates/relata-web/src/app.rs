//! What all requests share.

use crate::error::Error;
use crate::guard::Guard;
use crate::pool::Pool;
use crate::writer::Writer;
use relata::World;
use std::path::Path;
use std::sync::Arc;

/// A desk that is being served.
#[derive(Clone)]
pub struct App {
    pub(crate) pool: Arc<Pool>,
    pub(crate) writer: Arc<Writer>,
    pub(crate) guard: Arc<Guard>,
    pub(crate) world: Arc<dyn World + Send>,
}

impl App {
    /// Serves the desk at `path`; rulings take their time from `world`.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn open(path: &Path, world: Arc<dyn World + Send>, guard: Guard) -> Result<Self, Error> {
        let pool = Arc::new(Pool::open(path)?);
        let writer = Arc::new(Writer::new(Arc::clone(&pool), Arc::clone(&world)));
        Ok(Self { pool, writer, guard: Arc::new(guard), world })
    }
}
