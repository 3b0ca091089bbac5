//! The opcode table, function preludes, line tables and the .mpy container.
//!
//! Knows nothing of source text, of the heap or of how code runs.
#![no_std]
#![forbid(unsafe_code)]
