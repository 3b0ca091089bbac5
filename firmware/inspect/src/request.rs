//! What a host asks of a board.

use crate::frame_error::FrameError;
use serde::{Deserialize, Serialize};

/// A message from host to board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Who are you? The board answers with [`Report::Hello`](crate::Report::Hello).
    Hello {
        /// The host's [`VERSION`](crate::VERSION).
        version: u16,
    },
    /// Send these views every so many milliseconds, replacing what was
    /// subscribed before. No views, or a period of 0, ends the subscription.
    Subscribe {
        /// What to send.
        views: Views,
        /// Time between two pictures; a board may send less often.
        period_ms: u32,
    },
    /// Send these views once, now.
    Look {
        /// What to send.
        views: Views,
    },
    /// Raise KeyboardInterrupt in the running program, as Ctrl-C on the REPL does.
    Interrupt,
    /// End the running program and restart the interpreter.
    SoftReset,
}

/// How many messages [`Request`] has.
const KNOWN: u8 = 5;

/// A set of views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Views(pub u8);

impl Views {
    /// No view.
    pub const NONE: Views = Views(0);
    /// [`Report::HeapMap`](crate::Report::HeapMap).
    pub const HEAP_MAP: Views = Views(1);
    /// [`Report::HeapTotals`](crate::Report::HeapTotals).
    pub const HEAP_TOTALS: Views = Views(2);
    /// [`Report::Running`](crate::Report::Running).
    pub const RUNNING: Views = Views(4);
    /// [`Report::Stack`](crate::Report::Stack).
    pub const STACK: Views = Views(8);
    /// Every view of this version.
    pub const ALL: Views = Views(15);

    /// These views and those.
    #[must_use]
    pub const fn and(self, other: Views) -> Views {
        Views(self.0 | other.0)
    }

    /// Whether every view of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Views) -> bool {
        self.0 & other.0 == other.0
    }
}

impl Request {
    /// Reads a request from a frame's body.
    ///
    /// # Errors
    /// [`FrameError::Unknown`] for a newer host's message, else
    /// [`FrameError::Malformed`].
    pub fn parse(body: &[u8]) -> Result<Request, FrameError> {
        match body.first() {
            Some(&number) if number >= KNOWN => Err(FrameError::Unknown(number)),
            _ => postcard::from_bytes(body).map_err(|_| FrameError::Malformed),
        }
    }
}
