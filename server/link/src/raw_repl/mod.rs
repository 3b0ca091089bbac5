//! The raw REPL as state machines: bytes in, bytes and events out, no clocks
//! and no I/O.
//!
//! A conversation is [`Enter`], perhaps [`SoftReset`], any number of
//! [`Execute`], and [`Leave`]. Each is a [`Machine`]; whoever drives it sends
//! what it asks to send, hands it the bytes that come, and tells it when its
//! patience has run out.

mod enter;
mod execute;
mod fault;
mod leave;
mod soft_reset;
mod watch;

#[cfg(test)]
mod sessions;

use std::time::Duration;

pub use enter::Enter;
pub use execute::{Ended, Execute, Transfer};
pub use fault::ReplFault;
pub use leave::Leave;
pub use soft_reset::SoftReset;

/// What a machine wants done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Bytes for the board, in order.
    pub send: Vec<u8>,
    /// Bytes that the program printed.
    pub output: Vec<u8>,
}

/// Whether a machine has come to its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// It waits for more.
    More,
    /// It wants no more bytes.
    Done(Result<T, ReplFault>),
}

/// One part of a conversation.
pub trait Machine {
    /// What it comes to.
    type Outcome;

    /// Called once, first.
    fn start(&mut self, effects: &mut Effects) -> Step<Self::Outcome>;

    /// Takes one byte from the board.
    fn push(&mut self, byte: u8, effects: &mut Effects) -> Step<Self::Outcome>;

    /// The patience of the present phase has run out.
    fn expire(&mut self, effects: &mut Effects) -> Step<Self::Outcome>;

    /// The user wants it to end.
    fn interrupt(&mut self, effects: &mut Effects) -> Step<Self::Outcome>;

    /// The number of the present phase; time is counted from when it changes,
    /// not from the last byte, so that a flood of noise cannot hold it up.
    fn phase(&self) -> u32;

    /// How long the present phase may last; `None` for a running program.
    fn patience(&self) -> Option<Duration>;
}
