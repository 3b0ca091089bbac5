//! The language server protocol as far as this client speaks it: frames, positions, messages.
//!
//! Pure: bytes and values in, bytes and values out. The connection is in `rim/`.

pub(crate) mod action;
pub(crate) mod completion;
pub(crate) mod decode;
pub(crate) mod diagnostic;
mod edit;
pub(crate) mod frame;
pub(crate) mod initialize;
pub(crate) mod position;
pub(crate) mod sync;
pub(crate) mod uri;

/// What a request was for, to understand its answer by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Query {
    Initialize,
    Boards,
    Select,
    Run,
    Stop,
    Heap,
    WatchHeap,
    Input,
    SoftReset,
    Hover,
    /// Of this version of the text.
    Completion {
        version: i32,
    },
    /// Of this version of the text.
    Remedies {
        version: i32,
    },
    Ignored,
    Shutdown,
}
