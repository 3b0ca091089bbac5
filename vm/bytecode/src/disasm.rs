//! Listings of code for people: `12 LOAD_FAST_MULTI 0`.

use crate::bytes::Bytes;
use crate::instruction::{Instruction, Instructions, Operand};
use crate::lines;
use crate::prelude::Layout;
use core::fmt;

/// Shows one function: a line for its prelude, a line for each instruction.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'s, S: Bytes + ?Sized> {
    source: &'s S,
    start: usize,
    end: usize,
}

impl<'s, S: Bytes + ?Sized> Listing<'s, S> {
    /// The function in `start..end`.
    pub fn new(source: &'s S, start: usize, end: usize) -> Self {
        Self { source, start, end }
    }
}

impl fmt::Display for Instruction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::opcode::name(self.number))?;
        match self.operand {
            Operand::None => Ok(()),
            Operand::Name(n) => write!(f, " name {n}"),
            Operand::Object(n) => write!(f, " object {n}"),
            Operand::Child(n) => write!(f, " child {n}"),
            Operand::Closure(n, cells) => write!(f, " child {n} cells {cells}"),
            Operand::Number(n) => write!(f, " {n}"),
            Operand::Int(n) => write!(f, " {n}"),
            Operand::Local(n) => write!(f, " {n}"),
            Operand::Unary(op) => write!(f, " {}", op.text()),
            Operand::Binary(op) => write!(f, " {}", op.text()),
            Operand::Target(to) => write!(f, " -> {to}"),
            Operand::Unwind(to, byte) => write!(f, " -> {to} unwind {byte}"),
        }
    }
}

impl<S: Bytes + ?Sized> fmt::Display for Listing<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(layout) = Layout::read(self.source, self.start) else {
            return writeln!(f, "damaged prelude");
        };
        let p = layout.prelude;
        writeln!(
            f,
            "name {} state {} handlers {} flags {} arguments {}+{} defaults {} cells {}",
            layout.name,
            p.state,
            p.handlers,
            p.flags,
            p.positional,
            p.keyword_only,
            p.defaults,
            p.cells
        )?;
        let mut all = Instructions::new(self.source, layout.instructions, self.end);
        for instruction in all.by_ref() {
            // Positions count from the first instruction, as jumps and line tables do.
            let base = layout.instructions;
            let at = instruction.at - base;
            let line = lines::line_at(self.source, layout.lines, layout.cells, at as u32);
            let operand = match instruction.operand {
                Operand::Target(to) => Operand::Target(to.saturating_sub(base)),
                Operand::Unwind(to, byte) => Operand::Unwind(to.saturating_sub(base), byte),
                other => other,
            };
            writeln!(
                f,
                "{at:4} line {line:3} {}",
                Instruction {
                    operand,
                    ..instruction
                }
            )?;
        }
        if all.position() < self.end {
            writeln!(
                f,
                "{:4} damaged",
                all.position().saturating_sub(layout.instructions)
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::string::ToString;

    proptest! {
        #[test]
        fn any_bytes_are_listed_without_panic(bytes: std::vec::Vec<u8>) {
            Listing::new(bytes.as_slice(), 0, bytes.len()).to_string();
        }
    }

    #[test]
    fn a_lambda_is_listed() {
        // `lambda: a` over a cell, as mpy-cross 1.29 compiled it.
        let code = [0x09u8, 0x06, 0x03, 0x08, 0x60, 0x25, 0x00, 0x63];
        assert_eq!(
            Listing::new(&code[..], 0, code.len()).to_string(),
            "name 3 state 2 handlers 0 flags 0 arguments 1+0 defaults 0 cells 0\n   \
             0 line   4 LOAD_DEREF 0\n   2 line   4 RETURN_VALUE\n"
        );
    }
}
