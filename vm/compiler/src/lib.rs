//! Parse events to code: tree, scopes, lowering and emitters.
//!
//! Knows nothing of the heap, of values at run time, of files or of boards.
//!
//! [`compile()`] turns a text into the bytes of a `.mpy` file, the same bytes that the official
//! cross compiler writes; [`check`] reports every fault of a text. Both work in the words they
//! are handed and nowhere else: no allocator, no recursion, and a high-water mark that says how
//! much memory it took.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

mod arena;
mod build;
mod compile;
mod constant;
mod emit;
pub mod fault;
mod float;
mod fold;
mod image;
mod integer;
mod known;
mod lower;
#[cfg(feature = "host")]
mod machine;
mod more;
mod names;
mod options;
mod scope;
mod small;
#[cfg(feature = "host")]
mod spelled;
mod store;
mod text;
mod tree;

#[cfg(feature = "host")]
pub use build::LONGEST_NAME;
pub use compile::{BOARD_NESTING, CheckSummary, Compiled, Error, check, check_with, compile};
pub use fault::{Code, ExceptionKind, Fault};
pub use more::needs_more;
pub use options::{Input, Native, Options};
#[cfg(feature = "host")]
pub use spelled::compile_spelled;
