//! The host end of a board: ports, raw REPL, files, inspect channel.
//!
//! Knows bytes and time-outs; nothing of documents or of the daemon. Blocking
//! calls and threads; whoever wants something else wraps it.
//!
//! # Use
//! ```no_run
//! use garter_link::{Board, Outcome, RunOptions, Target};
//! # fn main() -> Result<(), garter_link::LinkError> {
//! let board = Board::open(Target::serial("/dev/ttyACM0"))?;
//! let outcome = board.run("print(1 + 1)", RunOptions::default(), |bytes| {
//!     print!("{}", String::from_utf8_lossy(bytes));
//! })?;
//! assert!(matches!(outcome, Outcome::Finished));
//! println!("{} blocks", board.heap()?.blocks());
//! # Ok(())
//! # }
//! ```
//! - [`Board`] is a handle: clone it, use it from any thread. Opening sends
//!   nothing: a running program is neither stopped nor reset by looking at it.
//! - One conversation at a time: [`Board::run`], [`Board::files`] and
//!   [`Board::heap`] give [`LinkError::Busy`] while another is under way.
//!   [`Board::stop`] and [`Board::write_repl`] work at any time.
//! - Every conversation ends with the board at its friendly prompt, however it
//!   went, as long as the board answers.
//! - [`Board::subscribe`] hears the console, changes of [`State`], and heap
//!   pictures.
//! - A lost board is reopened by the next conversation, or by
//!   [`Board::reconnect`].
//! - Errors are [`LinkError`]s, each with a [`LinkError::remedy`].
//!
//! # Inside
//! [`raw_repl`] holds the protocol as state machines without clocks or I/O;
//! the session feeds them what [`transport`] reads, and measures time.
#![forbid(unsafe_code)]

mod board;
mod conversation;
mod error;
mod event;
mod exchange;
mod exit_code;
pub mod files;
pub mod heap;
mod hub;
pub mod inspect_channel;
pub mod mem_info;
mod outcome;
pub mod ports;
mod prompt;
mod python_bytes;
pub mod raw_repl;
mod target;
pub mod traceback;
pub mod transport;

pub use board::Board;
pub use error::LinkError;
pub use event::{Event, State};
pub use garter_inspect::{RunState, Views};
pub use heap::HeapPicture;
pub use outcome::{Outcome, RunOptions};
pub use target::{Endpoint, Target};
pub use traceback::Traceback;
