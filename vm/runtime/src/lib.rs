//! Heap, objects, interpreter loop, built-in types and modules.
//!
//! Knows nothing of boards, terminals or operating systems: the world is its [`Port`] trait.
//!
//! Start with [`value`] (what a value is), [`heap`] (where objects live, and the rule that keeps
//! them alive), [`rom`] (types, modules and functions as tables) and [`vm`] (what runs them).
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

pub mod buffer;
mod builtins;
mod emergency;
pub mod exception;
pub mod heap;
mod intern;
mod load;
pub mod modules;
pub mod names;
pub mod network;
pub mod number;
pub mod port;
pub mod profile;
pub mod repl;
pub mod rom;
#[cfg(feature = "pc")]
pub mod sizes;
mod template;
#[cfg(feature = "pc")]
pub mod tls;
pub mod types;
pub mod value;
pub mod vm;

pub use heap::Heap;
pub use names::Name;
pub use port::Port;
pub use profile::Profile;
pub use value::{Ref, Value};
pub use vm::Vm;

/// A Python exception is on its way: it waits in the heap's `Pending` root.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use]
pub struct Raised;

/// What almost every function here returns.
pub type Res<T = Value> = Result<T, Raised>;
