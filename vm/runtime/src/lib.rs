//! Heap, objects, interpreter loop, built-in types and modules.
//!
//! Knows nothing of boards, terminals or operating systems: the world is its `Port` trait.
#![no_std]
#![forbid(unsafe_code)]
