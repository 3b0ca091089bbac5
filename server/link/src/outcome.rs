//! What a run is asked to do, and what it comes to.

use crate::traceback::Traceback;

/// How to run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunOptions {
    /// Soft-reset first, so that nothing of earlier programs is left.
    pub fresh: bool,
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It ran to its end, or called `sys.exit()`.
    Finished,
    /// It called `sys.exit` with this, not 0: something failed.
    Exited(i32),
    /// An exception ended it.
    Exception(Traceback),
    /// [`crate::Board::stop`], or Ctrl-C at the console, ended it.
    Interrupted,
    /// The board was lost while it ran; why.
    Lost(String),
}
