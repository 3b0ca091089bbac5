//! Arithmetic on digits: algorithms on slices that know nothing of heap, values or Python.
//!
//! A natural number is a slice of 32-bit limbs, least significant first. Results and working
//! space are slices the caller hands in; every function says how long they must be.

pub mod bitwise;
pub mod compact;
pub mod decimal;
pub mod divide;
pub mod elementary;
pub mod limbs;
pub mod multiply;
pub mod notation;
pub mod radix;
#[cfg(test)]
mod tests;
#[cfg_attr(
    not(target_pointer_width = "64"),
    allow(dead_code, reason = "a chip has no digits of 64 bits")
)]
mod wide;
