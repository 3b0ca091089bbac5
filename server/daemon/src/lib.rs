//! The daemon: sessions, state, file watching. The only crate that knows LSP, JSON and sockets.
#![forbid(unsafe_code)]
