//! The opcode table, function preludes, line tables and the .mpy container.
//!
//! Knows nothing of source text, of the heap or of how code runs.
//!
//! Everything reads through [`Bytes`], so code may lie in a byte slice (a file on a PC) or in
//! 32-bit words (the compiler's arena, the interpreter's heap), and everything writes through
//! [`Put`]. No function here panics, whatever the bytes say.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

pub mod bytes;
pub mod decimal;
pub mod disasm;
pub mod instruction;
pub mod lines;
pub mod mpy;
pub mod natural;
pub mod opcode;
pub mod operator;
pub mod pool;
pub mod prelude;
pub mod qstr;
pub mod real;
pub mod varint;
pub mod verify;

/// Whether this is built for a chip: code must be small there, and floats are single precision.
pub const ON_CHIP: bool = cfg!(target_os = "none");

pub use bytes::{Bytes, Full, Put, Words};
pub use instruction::{Instruction, Instructions, Operand};
pub use prelude::Prelude;
