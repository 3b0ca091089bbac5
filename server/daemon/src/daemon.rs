//! `garter daemon`: serves the user's clients until nobody has needed it for a while.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use crate::server::Server;
use crate::socket::{Listener, Name, NameError, announce_ready};

/// How a daemon is to behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaemonOptions {
    /// How long to stay when no client is left.
    pub idle: Duration,
    /// Whether to say on standard output that clients can connect, for who started it.
    pub announce: bool,
}

impl Default for DaemonOptions {
    fn default() -> Self {
        DaemonOptions {
            idle: Duration::from_secs(600),
            announce: false,
        }
    }
}

/// Why a daemon does not serve.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DaemonError {
    /// There is one already.
    #[error(
        "a daemon of this build is running already, with its socket at {0}; \
         every editor and terminal shares it, so a second one is not needed"
    )]
    AlreadyRunning(PathBuf),
    /// There is no place for its socket.
    #[error("no private folder for the daemon's socket: {0}")]
    NoPlace(io::Error),
    /// The socket cannot be opened.
    #[error("cannot listen at {path}: {cause}")]
    Listen {
        /// Where.
        path: PathBuf,
        /// What the operating system said.
        cause: io::Error,
    },
}

/// Serves the user's clients. Returns when no client has been there for the idle time.
///
/// # Errors
/// [`DaemonError`], each with what to do.
pub async fn run_daemon(options: DaemonOptions) -> Result<(), DaemonError> {
    let name = Name::of_this_build().map_err(|NameError(cause)| DaemonError::NoPlace(cause))?;
    let listening = Listener::bind(&name);
    let listening = listening.map_err(|cause| DaemonError::Listen {
        path: name.socket(),
        cause,
    })?;
    let Some(mut listener) = listening else {
        if options.announce {
            // Somebody else was quicker to start one; it serves our starter as well.
            announce_ready();
            return Ok(());
        }
        return Err(DaemonError::AlreadyRunning(name.socket()));
    };
    if options.announce {
        announce_ready();
    }
    ignore_hang_up();
    accept_until_idle(&mut listener, options.idle).await;
    Ok(())
}

async fn accept_until_idle(listener: &mut Listener, idle: Duration) {
    let server = Server::start();
    let clients = Arc::new(AtomicUsize::new(0));
    let left = Arc::new(Notify::new());
    let mut deadline = Instant::now() + idle;
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(stream) => {
                    let (server, clients, left) = (server.clone(), clients.clone(), left.clone());
                    clients.fetch_add(1, Ordering::AcqRel);
                    tokio::spawn(async move {
                        let (reader, writer) = tokio::io::split(stream);
                        server.serve(reader, writer).await;
                        clients.fetch_sub(1, Ordering::AcqRel);
                        left.notify_one();
                    });
                }
                // Out of file descriptors, most likely; those who leave free some.
                Err(error) => {
                    eprintln!("cannot accept a client: {error}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
            () = left.notified() => deadline = Instant::now() + idle,
            () = sleep_until(deadline) => {
                if clients.load(Ordering::Acquire) == 0 {
                    return;
                }
                deadline = Instant::now() + idle;
            }
        }
    }
}

/// The terminal of the client that started the daemon may close; others still need it.
fn ignore_hang_up() {
    #[cfg(unix)]
    if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()) {
        tokio::spawn(async move { while signal.recv().await.is_some() {} });
    }
}
