//! Wire types of the requests and notifications that Garter adds to LSP.
//!
//! Knows nothing of who answers them or how.
#![forbid(unsafe_code)]
