//! What a board's threads tell the owner.

use std::sync::Arc;

use garter_analysis::Census;
use garter_link::{LinkError, Outcome};
use garter_protocol::{HeapPicture, RunId};

/// News of one board.
pub(crate) enum News {
    /// Its port is being opened.
    Opening,
    /// Its port is open; the firmware, if it said so, and whether it can be looked into.
    Opened {
        firmware: Option<String>,
        has_inspect: bool,
    },
    /// Its port could not be opened.
    NotOpened,
    /// The connection changed.
    Link(garter_link::State),
    /// It printed something.
    Printed(Arc<[u8]>),
    /// A run that was to begin did not.
    NotRun(RunId),
    /// A run is over.
    Ended {
        run: RunId,
        result: Result<Outcome, LinkError>,
    },
    /// It said what it has; none when it could not be asked now.
    Census(Option<Arc<Census>>),
    /// A picture of its heap.
    Picture(HeapPicture),
}
