//! A running server: the owner's task, and the way for clients to reach it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;

use crate::attach::attach;
use crate::boards::{BoardSource, SystemBoards, watch_ports};
use crate::event::{ClientId, Event, Events};
use crate::owner::{State, own};

/// Events that may wait before whoever sends the next has to wait too.
const QUEUE: usize = 1024;

/// A running server. Cheap to clone; it ends when the last clone and client are gone.
#[derive(Clone)]
pub struct Server {
    events: Events,
    clients: Arc<AtomicU64>,
}

impl Server {
    /// Starts a server for the boards of this machine, on the runtime that is running.
    pub fn start() -> Self {
        Server::with_boards(Arc::new(SystemBoards::default()))
    }

    /// Starts a server for other boards.
    pub fn with_boards(source: Arc<dyn BoardSource>) -> Self {
        let (events, queue) = mpsc::channel::<Event>(QUEUE);
        watch_ports(source.clone(), events.downgrade());
        tokio::spawn(own(State::new(source, events.downgrade()), queue));
        Server {
            events,
            clients: Arc::new(AtomicU64::new(1)),
        }
    }

    /// Serves one client until it is gone.
    pub async fn serve<R, W>(&self, reader: R, writer: W)
    where
        R: AsyncRead + Unpin,
        W: AsyncWrite + Unpin,
    {
        let client = ClientId(self.clients.fetch_add(1, Ordering::Relaxed));
        attach(client, reader, writer, self.events.clone()).await;
    }
}
