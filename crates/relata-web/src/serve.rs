//! Listening.

use crate::app::App;
use crate::error::Error;
use crate::routes::router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How long the head of a request may take to come, and a connection may lie idle.
const HEAD: Duration = Duration::from_secs(30);
/// Connections at once; more wait.
const MOST_CONNECTIONS: usize = 512;
/// Pause after a connection could not be taken, as when the machine has no more file handles.
const PAUSE: Duration = Duration::from_millis(100);
/// Largest head of a request.
const HEAD_BYTES: usize = 32 * 1024;

/// Where the desk is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The address with the port.
    pub address: SocketAddr,
}

/// Serves until the process is told to stop (Ctrl-C); `ready` is called once it listens.
///
/// # Errors
/// When nothing can listen at `address`, or the machine gives no threads.
pub fn serve(app: App, address: SocketAddr, ready: impl FnOnce(Ready)) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::Machine(error.to_string()))?;
    runtime.block_on(async {
        let failed = |source| Error::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        ready(Ready { address: listener.local_addr().map_err(failed)? });
        tokio::select! {
            () = listen(&listener, app) => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        Ok::<(), Error>(())
    })?;
    // What still answers may take as long as an answer may.
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

async fn listen(listener: &TcpListener, app: App) {
    let router = router(app);
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        // Small answers go out at once.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(HEAD_BYTES)
                .serve_connection(TokioIo::new(stream), service);
            // How a connection ends concerns nobody but its reader.
            let _ = connection.await;
            drop(place);
        });
    }
}
