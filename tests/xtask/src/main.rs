//! `cargo xtask`: checks, tests, benchmarks, firmware.
#![forbid(unsafe_code)]

fn main() {}
