//! Parse events to code: tree, scopes, lowering and emitters.
//!
//! Knows nothing of the heap, of values at run time, of files or of boards.
#![no_std]
#![forbid(unsafe_code)]
