//! The host end of a board: ports, raw REPL, files, inspect channel.
//!
//! Knows bytes and time-outs; nothing of documents or of the daemon.
#![forbid(unsafe_code)]
