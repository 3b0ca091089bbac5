//! Arithmetic on digits: algorithms on slices that know nothing of heap, values or Python.
//!
//! A natural number is a slice of 32-bit limbs, least significant first. Results and working
//! space are slices the caller hands in; every function says how long they must be.

pub use garter_bytecode::natural::{divide, limbs, multiply, radix};

pub mod bitwise;
pub mod compact;
pub mod decimal;
pub mod elementary;
pub mod notation;
pub mod real;
pub mod special;
#[cfg(test)]
mod tests;
pub mod wide;
