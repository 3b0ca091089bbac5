//! Reading instructions one by one.

use crate::bytes::Bytes;
use crate::opcode::{
    self, Effect, LOAD_FAST_MULTI, Opcode, Operands, SMALL_INT_MULTI, SMALL_INT_MULTI_EXCESS,
    STORE_FAST_MULTI,
};
use crate::operator::{BinaryOp, UnaryOp};
use crate::varint;

/// What an instruction works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Nothing.
    None,
    /// Index into the name table.
    Name(u32),
    /// Index into the object table.
    Object(u32),
    /// Index of a nested function.
    Child(u32),
    /// Index of a nested function and the number of its cells.
    Closure(u32, u8),
    /// A number.
    Number(u32),
    /// A small integer.
    Int(i32),
    /// A local.
    Local(u32),
    /// A unary operator.
    Unary(UnaryOp),
    /// A binary operator.
    Binary(BinaryOp),
    /// The position jumped to.
    Target(usize),
    /// The position jumped to, and what is unwound on the way.
    Unwind(usize, u8),
}

/// One instruction.
#[derive(Clone, Copy, Debug)]
pub struct Instruction {
    /// Where it begins.
    pub at: usize,
    /// Where the next one begins.
    pub next: usize,
    /// Its number.
    pub number: u8,
    /// Its row in the table.
    pub opcode: &'static Opcode,
    /// What it works on.
    pub operand: Operand,
}

impl Instruction {
    /// Reads the instruction at `at`; `None` when it is damaged or cut off.
    pub fn read<S: Bytes + ?Sized>(source: &S, at: usize) -> Option<Self> {
        let number = source.byte(at)?;
        let opcode = opcode::opcode(number)?;
        let mut next = at + 1;
        let operand = read_operand(source, number, opcode.operands, &mut next)?;
        Some(Self {
            at,
            next,
            number,
            opcode,
            operand,
        })
    }

    /// By how much the stack grows when the instruction after it is reached.
    pub fn effect(&self) -> i64 {
        let count = match self.operand {
            Operand::Number(count) => i64::from(count),
            Operand::Closure(_, cells) => i64::from(cells),
            _ => 0,
        };
        match self.opcode.effect {
            Effect::Fixed(by) => i64::from(by),
            Effect::Collect => 1 - count,
            Effect::Spread => count - 1,
            Effect::SpreadStar => (count & 0xff) + (count >> 8),
            Effect::Call(more) => -((count & 0xff) + 2 * (count >> 8 & 0xff) + i64::from(more)),
            Effect::Closure(defaults) => 1 - count - i64::from(defaults),
        }
    }
}

fn read_operand<S: Bytes + ?Sized>(
    source: &S,
    number: u8,
    operands: Operands,
    next: &mut usize,
) -> Option<Operand> {
    Some(match operands {
        Operands::None => Operand::None,
        Operands::Embedded => embedded(number)?,
        Operands::Qstr => Operand::Name(varint::read_unsigned(source, next)?),
        Operands::Object => Operand::Object(varint::read_unsigned(source, next)?),
        Operands::Child => Operand::Child(varint::read_unsigned(source, next)?),
        Operands::ChildAndByte => {
            let child = varint::read_unsigned(source, next)?;
            Operand::Closure(child, byte(source, next)?)
        }
        Operands::Signed => Operand::Int(varint::read_signed(source, next)?),
        Operands::Unsigned => Operand::Number(varint::read_unsigned(source, next)?),
        Operands::Local => Operand::Local(varint::read_unsigned(source, next)?),
        Operands::Jump => Operand::Target(target(source, next, true)?),
        Operands::JumpForward => Operand::Target(target(source, next, false)?),
        Operands::JumpAndByte => {
            let from = *next;
            let (distance, size) = read_distance(source, from, true)?;
            *next = from + size;
            let to = (*next).checked_add_signed(distance)?;
            Operand::Unwind(to, byte(source, next)?)
        }
    })
}

fn embedded(number: u8) -> Option<Operand> {
    Some(match number {
        SMALL_INT_MULTI..LOAD_FAST_MULTI => {
            let value = i32::from(number) - i32::from(SMALL_INT_MULTI);
            Operand::Int(value - i32::from(SMALL_INT_MULTI_EXCESS))
        }
        LOAD_FAST_MULTI..STORE_FAST_MULTI => Operand::Local(u32::from(number - LOAD_FAST_MULTI)),
        STORE_FAST_MULTI..opcode::UNARY_OP_MULTI => {
            Operand::Local(u32::from(number - STORE_FAST_MULTI))
        }
        opcode::UNARY_OP_MULTI..opcode::BINARY_OP_MULTI => {
            Operand::Unary(UnaryOp::from_number(number - opcode::UNARY_OP_MULTI)?)
        }
        opcode::BINARY_OP_MULTI.. => {
            Operand::Binary(BinaryOp::from_number(number - opcode::BINARY_OP_MULTI)?)
        }
        _ => return None,
    })
}

fn byte<S: Bytes + ?Sized>(source: &S, next: &mut usize) -> Option<u8> {
    let byte = source.byte(*next)?;
    *next += 1;
    Some(byte)
}

fn target<S: Bytes + ?Sized>(source: &S, next: &mut usize, signed: bool) -> Option<usize> {
    let (distance, size) = read_distance(source, *next, signed)?;
    *next += size;
    (*next).checked_add_signed(distance)
}

/// Reads a jump's distance at `at`: its value and the one or two bytes it takes. A distance of
/// one byte covers seven bits; bit 7 set says that a second byte holds the higher eight.
pub fn read_distance<S: Bytes + ?Sized>(
    source: &S,
    at: usize,
    signed: bool,
) -> Option<(isize, usize)> {
    let low = i32::from(source.byte(at)?);
    let (value, size) = if low & 0x80 == 0 {
        (if signed { low - 0x40 } else { low }, 1)
    } else {
        let high = i32::from(source.byte(at + 1)?);
        let value = low & 0x7f | high << 7;
        (if signed { value - 0x4000 } else { value }, 2)
    };
    Some((value as isize, size))
}

/// The one or two bytes that hold a jump's distance; `None` when it is too far.
pub fn encode_distance(distance: i64, signed: bool, wide: bool) -> Option<([u8; 2], usize)> {
    let (bits, bias) = if wide { (15, 0x4000) } else { (7, 0x40) };
    let value = if signed { distance + bias } else { distance };
    if value < 0 || value >> bits != 0 {
        return None;
    }
    Some(if wide {
        ([0x80 | (value & 0x7f) as u8, (value >> 7) as u8], 2)
    } else {
        ([value as u8, 0], 1)
    })
}

/// The instructions of a function in order; ends early at a damaged one.
#[derive(Clone, Debug)]
pub struct Instructions<'s, S: Bytes + ?Sized> {
    source: &'s S,
    at: usize,
    end: usize,
}

impl<'s, S: Bytes + ?Sized> Instructions<'s, S> {
    /// Those in `from..to`.
    pub fn new(source: &'s S, from: usize, to: usize) -> Self {
        Self {
            source,
            at: from,
            end: to.min(source.len()),
        }
    }

    /// Where the next one begins: the end when all were read, a damaged one otherwise.
    pub fn position(&self) -> usize {
        self.at
    }
}

impl<S: Bytes + ?Sized> Iterator for Instructions<'_, S> {
    type Item = Instruction;

    fn next(&mut self) -> Option<Instruction> {
        if self.at >= self.end {
            return None;
        }
        let instruction = Instruction::read(self.source, self.at)?;
        self.at = instruction.next;
        Some(instruction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn distances_come_back(distance in -0x4000i64..0x4000, signed: bool, wide: bool) {
            if let Some((bytes, size)) = encode_distance(distance, signed, wide) {
                prop_assert_eq!(
                    read_distance(&bytes[..size], 0, signed),
                    Some((distance as isize, size))
                );
            } else {
                prop_assert!(!wide || (distance < 0 && !signed));
            }
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: std::vec::Vec<u8>) {
            let mut all = Instructions::new(bytes.as_slice(), 0, bytes.len());
            for instruction in all.by_ref() {
                instruction.effect();
                prop_assert!(instruction.next > instruction.at);
            }
        }
    }
}
