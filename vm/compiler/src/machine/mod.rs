//! What functions may do that are to become machine code: the rules of `native`, of `viper` and
//! of the inline assembler. Code generators for them will use the same modules.
//!
//! Knows the stream of instructions that lowering makes for a function, and nothing of trees;
//! only the assembler, whose functions are no Python, reads the tree.

pub(crate) mod problem;
pub(crate) mod thumb;
pub(crate) mod types;
mod viper;

pub(crate) use problem::Problem;
pub(crate) use viper::Machine;

/// What a function becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Flavour {
    /// Bytecode, as usual.
    Bytecode,
    /// Machine code that works on objects.
    Native,
    /// Machine code with types of its own.
    Viper,
    /// What stands in the function are the machine's instructions.
    Assembler,
    /// Not looked at any more: a fault was found before.
    Faulty,
}

impl Flavour {
    pub(crate) fn from_number(number: u32) -> Self {
        match number {
            1 => Self::Native,
            2 => Self::Viper,
            3 => Self::Assembler,
            4 => Self::Faulty,
            _ => Self::Bytecode,
        }
    }
}
