//! What subscribers hear of a board.

use crate::heap::HeapPicture;
use std::sync::Arc;

/// What a board is doing, as far as the link knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// At its prompt, or running what was started there or by itself: what
    /// comes goes to the console.
    Repl,
    /// The link talks with it: files, pictures, the way to and from a run.
    Talking,
    /// Runs a program that the link has started.
    Running,
    /// Not connected.
    Lost,
}

/// News of a board.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Event {
    /// The state has changed.
    State(State),
    /// Bytes for the console, from the REPL or from a run, as they came.
    Output(Arc<[u8]>),
    /// A new heap picture.
    Heap(Arc<HeapPicture>),
}
