//! The daemon: sessions, state, file watching. The only crate that knows LSP, JSON and sockets.
//!
//! One task, the [`owner`], owns all state. Clients, boards, the disk and finished jobs send
//! it events through one queue, and it handles them one by one, so nobody sees edits out of
//! order. What takes time works on a snapshot elsewhere and comes back as an event.
//!
//! Faces use [`connect()`], which yields a stream that speaks LSP, whether the daemon or this
//! process answers. [`lsp_on_stdio`] and [`run_daemon`] are the bodies of `garter lsp` and
//! `garter daemon`.
#![forbid(unsafe_code)]

mod around;
mod attach;
mod boards;
pub mod cache;
mod closed;
mod closed_files;
pub mod configuration;
mod connect;
mod daemon;
mod diagnostics;
mod disk;
mod document;
mod event;
mod heap;
pub mod kept;
mod library;
mod lsp;
mod method;
mod overlay;
mod owner;
mod pages;
mod precedence;
mod progress;
mod pulled;
mod rpc;
mod run_fault;
mod runs;
mod server;
mod session;
mod snapshot;
mod socket;
mod spelling;
mod stdio;
pub mod stubs;
mod target;
mod views;
mod walk;
mod weigh;
pub mod workspace;

pub use boards::{BoardSource, SystemBoards};
pub use connect::{Connection, Duplex, Serve, Via, connect};
pub use daemon::{DaemonError, DaemonOptions, run_daemon};
pub use server::Server;
pub use stdio::{StdioError, lsp_on_stdio};
