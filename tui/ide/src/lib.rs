//! The terminal IDE: a client of the language server with a screen.
//!
//! Knows the protocol and the syntax (for instant colours), nothing else of Garter.
#![forbid(unsafe_code)]
