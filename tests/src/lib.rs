//! What crosses crates: conformance, real clients, QEMU, benchmarks. The tests are in `tests/`;
//! here is the world that a machine lives in while it is tested, and
//! the program as its users start it.
#![forbid(unsafe_code)]

#[cfg(unix)]
pub mod chip;
pub mod fuzzed;
mod memory_files;
pub mod modules;
pub mod official;
mod programs;
pub mod raw_repl;
pub mod session;
pub mod suite;
pub mod world;

pub use official::Official;
pub use programs::program;
pub use world::{End, Limits, run, run_file, run_short_of_memory};
