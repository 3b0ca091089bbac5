//! Natural numbers of any size, which compiler and machine reckon with alike: slices of 32-bit
//! limbs, least significant first. Results and working space are slices that the caller hands in;
//! every function says how long they must be.

pub mod divide;
pub mod limbs;
pub mod multiply;
pub mod radix;
#[cfg_attr(
    not(target_pointer_width = "64"),
    allow(dead_code, reason = "a chip has no digits of 64 bits")
)]
mod wide;
