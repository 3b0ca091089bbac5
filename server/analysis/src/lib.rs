//! Facts about Python text: parse, names, diagnostics, sizes.
//!
//! Knows nothing of files, LSP, boards or I/O, and cannot fail. Begin at [`analyse`].
#![forbid(unsafe_code)]

mod code;
mod colour;
mod diagnostic;
mod facts;
mod fault;
mod lines;
mod outline;
mod stack;
mod symbol;

pub use code::Code;
pub use colour::{Colour, colours};
pub use diagnostic::{Diagnostic, Severity};
pub use facts::{Facts, analyse};
pub use lines::{Encoding, LineIndex, Place};
pub use symbol::{Symbol, SymbolKind};
