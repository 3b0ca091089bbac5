//! What the owner of the state is told.

use std::sync::Arc;

use garter_link::ports::Port;
use garter_protocol::BoardId;

use crate::boards::News;
use crate::disk::Changed;
use crate::owner::State;
use crate::rpc::{Incoming, Outbox};
use crate::snapshot::Snapshot;
use crate::workspace::Tree;

/// Numbers the clients of one daemon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClientId(pub(crate) u64);

/// Something happened.
pub(crate) enum Event {
    /// A client connected.
    Joined { client: ClientId, outbox: Outbox },
    /// A client said something.
    Said { client: ClientId, message: Incoming },
    /// A client is gone.
    Left { client: ClientId },
    /// The facts of a document are known.
    Analysed {
        client: ClientId,
        uri: String,
        snapshot: Arc<Snapshot>,
    },
    /// Files have changed on disk.
    Disk { changed: Changed },
    /// What a client works on is known.
    Walked { client: ClientId, tree: Tree },
    /// A closed document was read from disk; none when it is not there.
    Read {
        client: ClientId,
        uri: Arc<str>,
        reading: u64,
        snapshot: Option<Arc<Snapshot>>,
    },
    /// A board has news.
    Board { board: BoardId, news: News },
    /// Something that was put off is due.
    Later { then: Then },
    /// The serial ports there are now, and what to do once they are known.
    Ports {
        ports: Vec<Port>,
        then: Option<Then>,
    },
}

/// What to do with the state, once something is known.
pub(crate) type Then = Box<dyn FnOnce(&mut State) + Send>;

/// Where events go. Whoever sends waits while the owner is behind; the owner never sends.
pub(crate) type Events = tokio::sync::mpsc::Sender<Event>;

/// The owner's own handle, from which it makes the ones it gives to its jobs.
pub(crate) type WeakEvents = tokio::sync::mpsc::WeakSender<Event>;
