//! Where boards come from: the serial ports of this machine, and the virtual pyboard.
//!
//! A trait, so that tests put boards of their own in their place.

use std::path::PathBuf;

use garter_link::ports::{self, Port};
use garter_link::{LinkError, Target};
use garter_protocol::BoardId;

use super::virtual_board::VirtualSlot;
use crate::kept;

/// Where boards come from.
pub trait BoardSource: Send + Sync {
    /// The serial ports that may have a board behind them.
    fn ports(&self) -> Vec<Port>;

    /// What tells that those may have changed; without it they are looked at every now and then.
    #[cfg(target_os = "linux")]
    fn watch(&self) -> Option<ports::Watch> {
        None
    }

    /// Where answers of boards are kept, for when they are not there.
    fn kept(&self) -> Option<PathBuf> {
        None
    }

    /// How to reach a board. The virtual one is started when it is not running yet.
    ///
    /// # Errors
    /// When there is no way.
    fn target(&self, board: &BoardId) -> Result<Target, LinkError>;

    /// Nobody needs the board any more: what it holds can go to others.
    fn release(&self, board: &BoardId) {
        let _ = board;
    }
}

/// The boards of this machine.
#[derive(Default)]
pub struct SystemBoards {
    virtual_board: VirtualSlot,
    /// Nothing is read or kept of what boards say.
    forgetful: bool,
}

impl SystemBoards {
    /// The same with nothing kept: the virtual board's flash is in memory.
    pub fn forgetful() -> Self {
        SystemBoards {
            virtual_board: VirtualSlot::forgetful(),
            forgetful: true,
        }
    }
}

impl BoardSource for SystemBoards {
    fn ports(&self) -> Vec<Port> {
        // A machine whose ports cannot be listed has the virtual board all the same.
        ports::list().unwrap_or_default()
    }

    #[cfg(target_os = "linux")]
    fn watch(&self) -> Option<ports::Watch> {
        ports::Watch::new()
    }

    fn kept(&self) -> Option<PathBuf> {
        kept::folder().filter(|_| !self.forgetful)
    }

    fn target(&self, board: &BoardId) -> Result<Target, LinkError> {
        match board.0.strip_prefix("serial:") {
            Some(port) => Ok(Target::serial(port)),
            None => self.virtual_board.target(),
        }
    }

    fn release(&self, board: &BoardId) {
        if board.0 == BoardId::VIRTUAL {
            self.virtual_board.release();
        }
    }
}
