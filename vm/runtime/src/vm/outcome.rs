//! What operations give to the loop that runs them: a value, or a frame that has to run first.

use super::frame::Frame;
use crate::value::Value;

/// What an operation that may need a Python function gave.
pub(super) enum Next {
    /// Its result.
    Value(Value),
    /// A frame that has to run first; its result slot is where the result belongs.
    Frame(Frame),
}

/// Where the loop goes on when a frame has given a result.
pub(super) enum Finished {
    /// In this frame.
    Go(Frame),
    /// Nowhere: Rust code gets the value.
    Return(Value),
}

/// Where the loop goes on after a `finally` block.
pub(super) enum EndFinally {
    /// In this frame.
    Go(Frame),
    /// The frame returns its topmost value.
    Return(Frame),
}

/// What a `for` loop gets.
pub(super) enum LoopNext {
    /// The next value.
    Value(Value),
    /// Nothing more.
    End,
    /// A frame has to run first.
    Frame(Frame),
}
