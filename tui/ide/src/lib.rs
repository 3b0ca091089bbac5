//! The terminal IDE: a client of the language server with a screen.
//!
//! Knows the protocol and the syntax (for instant colours), nothing else of Garter: not the
//! daemon, no boards, no ports. Whoever starts it hands in a way to reach a server.
//!
//! Inside, a functional core sits under an imperative rim. [`model`] is the state as a value,
//! [`update`] turns an event into a new state and a list of effects, [`view`] turns the state
//! into cells. Only [`rim`] touches the terminal, the disk and the connection. `editor/` is
//! the text core and knows none of the others. Start reading at `update/mod.rs`.
#![forbid(unsafe_code)]

mod action;
mod editor;
mod effect;
mod event;
mod highlight;
mod keys;
mod lsp;
mod model;
mod rim;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use rim::connection::{Connect, Connection};
pub use rim::{Exit, IdeError, Options, run};
