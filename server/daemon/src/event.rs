//! What the owner of the state is told.

use std::sync::Arc;

use crate::rpc::{Incoming, Outbox};
use crate::snapshot::Snapshot;

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
}

/// Where events go. Whoever sends waits while the owner is behind; the owner never sends.
pub(crate) type Events = tokio::sync::mpsc::Sender<Event>;

/// The owner's own handle, from which it makes the ones it gives to its jobs.
pub(crate) type WeakEvents = tokio::sync::mpsc::WeakSender<Event>;
