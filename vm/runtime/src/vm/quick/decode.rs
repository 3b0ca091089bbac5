//! From bytes of code to the words of the quick loop: one word at a time, when it is first run.
//!
//! Runs of instructions that often come together become one word. Every instruction keeps a
//! place of its own all the same, so a jump into the middle of such a run finds the rest of it,
//! and a word that cannot do its work leaves it to the words of its instructions.

mod operators;

use garter_bytecode::instruction::{Instruction, Operand};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::UnaryOp;

use self::operators::Right;
use super::entry::{self as e, entry, with_a, with_b, with_c, with_d, with_m};
use crate::heap::Heap;
use crate::types::function::code::{CONTEXT, NAMES};
use crate::value::{Ref, Value};

/// What is decoded: the heap's bytes, and where the context's names are.
struct Source<'h> {
    bytes: &'h [u8],
    words: &'h [u32],
    names: usize,
}

/// The word for the instruction at byte `ip` of the heap, in `code`.
pub(super) fn decode(heap: &Heap<'_>, code: Ref, ip: usize) -> u64 {
    let context = heap.value(code, CONTEXT).and_then(Value::as_ref);
    let source = Source {
        bytes: heap.all_bytes(),
        words: heap.all_words(),
        names: context.map_or(0, |c| c.word_index() + NAMES),
    };
    match source.read(ip) {
        Some(first) => source.decode(&first).unwrap_or(entry(e::STEP, 0)),
        None => entry(e::STEP, 0),
    }
}

impl Source<'_> {
    fn read(&self, at: usize) -> Option<Instruction> {
        Instruction::read(self.bytes, at)
    }

    fn word(&self, at: usize) -> Option<u32> {
        self.words.get(at).copied().filter(|w| *w != 0)
    }

    /// The word of name number `n`.
    fn name(&self, n: u32) -> Option<u32> {
        self.word(self.names + n as usize)
    }

    fn object(&self, n: u32) -> Option<u32> {
        let names = self.word(self.names.wrapping_sub(1))? as usize >> 1;
        self.word(self.names + names + n as usize)
    }

    /// The constant that an instruction pushes.
    fn constant(&self, i: &Instruction) -> Option<u32> {
        match (i.number, i.operand) {
            (op::LOAD_CONST_FALSE, _) => Some(Value::FALSE.word()),
            (op::LOAD_CONST_TRUE, _) => Some(Value::TRUE.word()),
            (op::LOAD_CONST_NONE, _) => Some(Value::NONE.word()),
            (op::LOAD_NULL, _) => Some(Value::UNDEF.word()),
            (op::LOAD_CONST_STRING, Operand::Name(n)) => self.name(n),
            (op::LOAD_CONST_OBJ, Operand::Object(n)) => self.object(n),
            (_, Operand::Int(i)) => Some(Value::small(i).word()),
            _ => None,
        }
    }

    fn decode(&self, i: &Instruction) -> Option<u64> {
        if let Some(local) = loaded(i) {
            return self.after_local(i, local);
        }
        if let Some(word) = self.constant(i) {
            return self.after_constant(i, word);
        }
        let len = i.next - i.at;
        let single = |operation| Some(entry(operation, len));
        let number = match i.operand {
            Operand::Number(n) | Operand::Local(n) => u16::try_from(n).ok(),
            _ => None,
        };
        let jump = match i.operand {
            Operand::Target(to) => Some(with_b(distance(i.at, to))),
            _ => None,
        };
        let name = match i.operand {
            Operand::Name(n) => self.name(n).map(with_b),
            _ => None,
        };
        match i.number {
            op::LOAD_DEREF => Some(entry(e::LOAD_CELL, len) | with_a(number?)),
            op::STORE_DEREF => Some(entry(e::STORE_CELL, len) | with_a(number?)),
            op::POP_TOP => single(e::POP),
            op::DUP_TOP | op::ROT_TWO => self.beside_attribute(i),
            op::DUP_TOP_TWO => Some(match self.after(i, op::LOAD_SUBSCR) {
                Some(second) => entry(e::SUBSCRIPT_ALSO, second.next - i.at),
                None => entry(e::DUP_TWO, len),
            }),
            op::ROT_THREE => Some(match self.after(i, op::STORE_SUBSCR) {
                Some(second) => entry(e::STORE_SUBSCRIPT_BELOW, second.next - i.at),
                None => entry(e::ROT_THREE, len),
            }),
            op::JUMP => Some(entry(e::JUMP, len) | jump?),
            op::POP_JUMP_IF_TRUE => Some(entry(e::JUMP_IF_TRUE, len) | jump?),
            op::POP_JUMP_IF_FALSE => Some(entry(e::JUMP_IF_FALSE, len) | jump?),
            op::JUMP_IF_TRUE_OR_POP => Some(entry(e::JUMP_OR_POP_TRUE, len) | jump?),
            op::JUMP_IF_FALSE_OR_POP => Some(entry(e::JUMP_OR_POP_FALSE, len) | jump?),
            op::LOAD_GLOBAL => Some(entry(e::GLOBAL, len) | name?),
            op::LOAD_ATTR => Some(entry(e::ATTRIBUTE, len) | name?),
            op::STORE_ATTR => Some(entry(e::STORE_ATTRIBUTE, len) | name?),
            op::LOAD_METHOD => Some(entry(e::METHOD, len) | name?),
            op::LOAD_SUBSCR => single(e::SUBSCRIPT),
            op::STORE_SUBSCR => single(e::STORE_SUBSCRIPT),
            op::CALL_FUNCTION if number? < 256 => Some(entry(e::CALL, len) | with_a(number?)),
            op::CALL_METHOD if number? < 256 => Some(entry(e::CALL_METHOD, len) | with_a(number?)),
            op::RETURN_VALUE => single(e::RETURN),
            op::GET_ITER_STACK => single(e::LOOP),
            op::FOR_ITER => self.next_of_loop(i),
            op::SETUP_EXCEPT => Some(entry(e::TRY, len) | jump?),
            op::SETUP_FINALLY => Some(entry(e::TRY, len) | with_m(1) | jump?),
            op::POP_EXCEPT_JUMP => Some(entry(e::LEAVE, len) | jump?),
            op::END_FINALLY => single(e::END),
            op::BUILD_LIST if usize::from(number?) <= e::MOST_ITEMS => {
                Some(entry(e::LIST, len) | with_a(number?))
            }
            op::BUILD_MAP if number? == 0 => single(e::DICT),
            op::BUILD_TUPLE if (1..=e::MOST_ITEMS).contains(&number?.into()) => {
                Some(entry(e::TUPLE, len) | with_a(number?))
            }
            op::STORE_GLOBAL => Some(entry(e::STORE_GLOBAL, len) | name?),
            op::STORE_COMP if number? & 3 == 0 => {
                Some(entry(e::APPEND, len) | with_a(1 + (number? >> 2)))
            }
            op::YIELD_VALUE => single(e::YIELD),
            op::YIELD_FROM => single(e::DELEGATE),
            op::DELETE_FAST => Some(entry(e::DELETE, len) | with_a(number?)),
            op::UNPACK_SEQUENCE => Some(entry(e::UNPACK, len) | with_a(number?)),
            _ => match i.operand {
                Operand::Local(_) if is_store(i.number) => {
                    Some(entry(e::STORE, len) | with_a(number?))
                }
                Operand::Unary(UnaryOp::Not) => single(e::NOT),
                Operand::Unary(UnaryOp::Negative) => single(e::NEGATE),
                Operand::Binary(_) => self.operator(i.at, i, None, Right::Stack),
                _ => None,
            },
        }
    }

    /// A word for what begins with loading a local.
    fn after_local(&self, i: &Instruction, local: u32) -> Option<u64> {
        let local = u16::try_from(local).ok()?;
        let len = i.next - i.at;
        let alone = Some(entry(e::LOAD, len) | with_a(local));
        let Some(second) = self.read(i.next) else {
            return alone;
        };
        self.local_and(i.at, local, &second).or(alone)
    }

    fn local_and(&self, at: usize, local: u16, second: &Instruction) -> Option<u64> {
        let len = second.next - at;
        if len > 15 {
            return None;
        }
        let high = u8::try_from(local).ok().map(|l| with_a(u16::from(l) << 8));
        match (second.number, second.operand) {
            (op::POP_JUMP_IF_TRUE, Operand::Target(to)) => {
                let jump = with_b(distance(at, to));
                let offset = with_m((second.at - at) as u8);
                return Some(entry(e::JUMP_IF_LOCAL, len) | offset | with_a(local) | jump);
            }
            (op::POP_JUMP_IF_FALSE, Operand::Target(to)) => {
                let jump = with_b(distance(at, to));
                let offset = with_m((second.at - at) as u8);
                return Some(entry(e::JUMP_UNLESS_LOCAL, len) | offset | with_a(local) | jump);
            }
            (op::LOAD_ATTR, Operand::Name(n)) => {
                let offset = with_m((second.at - at) as u8);
                let name = with_b(self.name(n)?);
                return Some(entry(e::ATTRIBUTE_LOCAL, len) | offset | high? | name);
            }
            (op::STORE_ATTR, Operand::Name(n)) => {
                let offset = with_m((second.at - at) as u8);
                let name = with_b(self.name(n)?);
                return Some(entry(e::STORE_ATTRIBUTE_LOCAL, len) | offset | high? | name);
            }
            (op::LOAD_METHOD, Operand::Name(n)) if local < 16 && second.at == at + 1 => {
                let name = with_b(self.name(n)?);
                return Some(entry(e::METHOD_LOCAL, len) | with_m(local as u8) | name);
            }
            (op::RETURN_VALUE, _) => return Some(entry(e::RETURN_LOCAL, len) | with_a(local)),
            (op::LOAD_SUBSCR, _) => return Some(entry(e::SUBSCRIPT_LOCAL, len) | with_a(local)),
            _ => {}
        }
        let right = self.right(second)?;
        if let Some(third) = self.read(second.next)
            && third.next - at < 12
        {
            if let Operand::Binary(_) = third.operand
                && let Some(word) = self.operator(at, &third, Some(local), right)
            {
                return Some(word);
            }
            if let (op::LOAD_SUBSCR, Right::Local(index)) = (third.number, right) {
                return Some(
                    entry(e::SUBSCRIPT_LOCALS, third.next - at)
                        | with_a(local)
                        | with_c(index)
                        | with_d((third.at - at) as u16),
                );
            }
            if let (op::STORE_SUBSCR, Right::Local(index)) = (third.number, right) {
                return Some(
                    entry(e::STORE_SUBSCRIPT_LOCALS, third.next - at)
                        | with_a(local)
                        | with_c(index),
                );
            }
            // Two locals of three go with what takes the last two.
            if loaded(&third).is_some()
                && let Some(fourth) = self.read(third.next)
                && (matches!(fourth.operand, Operand::Binary(_))
                    || matches!(fourth.number, op::LOAD_SUBSCR | op::STORE_SUBSCR))
            {
                return None;
            }
        }
        match right {
            Right::Local(other) => {
                Some(entry(e::LOAD_TWO, len) | with_a(local) | with_b(u32::from(other)))
            }
            _ => None,
        }
    }

    /// The instruction after `i`, if it is this one.
    fn after(&self, i: &Instruction, number: u8) -> Option<Instruction> {
        self.read(i.next).filter(|next| next.number == number)
    }

    /// What comes with reading an attribute to change it: the object kept, and later brought up.
    fn beside_attribute(&self, i: &Instruction) -> Option<u64> {
        let (number, fused, alone) = if i.number == op::DUP_TOP {
            (op::LOAD_ATTR, e::ATTRIBUTE_ALSO, e::DUP)
        } else {
            (op::STORE_ATTR, e::STORE_ATTRIBUTE_BELOW, e::ROT_TWO)
        };
        if let Some(second) = self.after(i, number)
            && let Operand::Name(n) = second.operand
            && let Some(name) = self.name(n)
        {
            return Some(entry(fused, second.next - i.at) | with_b(name));
        }
        Some(entry(alone, i.next - i.at))
    }

    /// A word for what begins with pushing a constant.
    fn after_constant(&self, i: &Instruction, word: u32) -> Option<u64> {
        if let Some(second) = self.read(i.next) {
            let len = second.next - i.at;
            if second.number == op::RETURN_VALUE && len < 16 {
                return Some(entry(e::RETURN_VALUE, len) | with_b(word));
            }
            if second.number == op::LOAD_SUBSCR && len < 16 {
                return Some(entry(e::SUBSCRIPT_CONSTANT, len) | with_b(word));
            }
            if let Some(step) = Value::from_word(word).and_then(Value::as_small)
                && let Some(word) = self.end_of_count(i, step)
            {
                return Some(word);
            }
            if let Operand::Binary(_) = second.operand
                && let Some(right) = self.right(i)
                && let Some(word) = self.operator(i.at, &second, None, right)
            {
                return Some(word);
            }
        }
        Some(entry(e::PUSH, i.next - i.at) | with_b(word))
    }

    fn next_of_loop(&self, i: &Instruction) -> Option<u64> {
        let Operand::Target(end) = i.operand else {
            return None;
        };
        let end = with_b(distance(i.at, end)) | with_m((i.next - i.at) as u8);
        if let Some(next) = self.read(i.next)
            && is_store(next.number)
            && let Operand::Local(to) = next.operand
            && let Ok(to) = u16::try_from(to)
        {
            return Some(entry(e::NEXT_LOCAL, next.next - i.at) | with_a(to) | end);
        }
        Some(entry(e::NEXT, i.next - i.at) | end)
    }
}

fn distance(at: usize, to: usize) -> u32 {
    (to as isize - at as isize) as i32 as u32
}

/// The local that an instruction pushes.
fn loaded(i: &Instruction) -> Option<u32> {
    use garter_bytecode::opcode::{LOAD_FAST_MULTI, STORE_FAST_MULTI};
    match i.operand {
        Operand::Local(n)
            if i.number == op::LOAD_FAST_N
                || (LOAD_FAST_MULTI..STORE_FAST_MULTI).contains(&i.number) =>
        {
            Some(n)
        }
        _ => None,
    }
}

fn is_store(number: u8) -> bool {
    use garter_bytecode::opcode::{STORE_FAST_MULTI, UNARY_OP_MULTI};
    number == op::STORE_FAST_N || (STORE_FAST_MULTI..UNARY_OP_MULTI).contains(&number)
}
