//! Facts about Python text: parse, names, diagnostics, sizes.
//!
//! Knows nothing of files, LSP, boards or I/O, and cannot fail.
#![forbid(unsafe_code)]
