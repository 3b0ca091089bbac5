//! Words for operators with where their operands come from, and for the ends of counting loops.

use garter_bytecode::instruction::{Instruction, Operand};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::BinaryOp;

use super::super::entry::{self as e, entry, with_a, with_c, with_high, with_m, with_top};
use super::super::small;
use super::{Source, is_store, loaded};
use crate::value::Value;

/// The right operand of an operator.
#[derive(Clone, Copy)]
pub(super) enum Right {
    Stack,
    Local(u16),
    Int(i32),
}

impl Source<'_> {
    /// What an instruction pushes, as the right operand of an operator.
    pub(super) fn right(&self, i: &Instruction) -> Option<Right> {
        if let Some(local) = loaded(i) {
            return Some(Right::Local(u16::try_from(local).ok()?));
        }
        let value = Value::from_word(self.constant(i)?)?.as_small()?;
        Some(Right::Int(value))
    }

    /// A word for the operator `i` with what comes before it from `at` on, and after it.
    pub(super) fn operator(
        &self,
        at: usize,
        i: &Instruction,
        left: Option<u16>,
        right: Right,
    ) -> Option<u64> {
        let Operand::Binary(operator) = i.operand else {
            return None;
        };
        let offset = (i.at - at) as u8;
        let (mode, operand) = match (left, right) {
            (None, Right::Stack) => (0, Some(0)),
            (None, Right::Local(n)) => (1, Some(with_c(n))),
            (None, Right::Int(n)) => (2, e::with_wide(n)),
            (Some(_), Right::Local(n)) => (3, Some(with_c(n))),
            (Some(_), Right::Int(n)) => (4, e::with_wide(n)),
            (Some(_), Right::Stack) => return None,
        };
        let left = with_a(u16::from(u8::try_from(left.unwrap_or(0)).ok()?));
        let next = self.read(i.next);
        if let Some(orders) = small::orders(operator) {
            let narrow = match right {
                Right::Int(n) => e::with_narrow(n),
                _ => operand,
            };
            if let Some(jump) = next
                && let Some(narrow) = narrow
                && let Some(word) = jump_after(at, &jump, orders)
            {
                return Some((word + u64::from(mode)) | left | narrow | with_high(offset));
            }
            let word = entry(e::CMP_SS + mode, i.next - at) | with_m(orders);
            return Some(word | left | operand? | with_top(offset));
        }
        let Some(number) = small::operator(operator) else {
            return match (operator, mode) {
                (BinaryOp::Is, 0) => Some(entry(e::IS, i.next - at)),
                (BinaryOp::In, 0) => Some(entry(e::CONTAINS, i.next - at)),
                _ => None,
            };
        };
        let operation = mode
            + match number {
                small::ADD => e::ADD_SS,
                small::SUB => e::SUB_SS,
                small::MUL => e::MUL_SS,
                small::AND => e::AND_SS,
                _ => e::ANY_SS,
            };
        let word = with_m(number) | left | operand? | with_top(offset);
        if let Some(next) = next
            && is_store(next.number)
            && let Operand::Local(to) = next.operand
            && let Ok(to) = u8::try_from(to)
            && next.next - at < 16
        {
            let operation = operation + e::TO_LOCAL;
            return Some(entry(operation, next.next - at) | word | with_high(to));
        }
        Some(entry(operation, i.next - at) | word)
    }

    /// A word for the end of a pass of a loop that counts, which begins with pushing `step`:
    /// it is added to the counter, the counter compared with the end, and while that is not
    /// reached, stored in a local at the beginning of the body.
    pub(super) fn end_of_count(&self, i: &Instruction, step: i32) -> Option<u64> {
        let step = i8::try_from(step).ok().filter(|step| *step != 0)?;
        let add = self.read(i.next)?;
        let Operand::Binary(sum) = add.operand else {
            return None;
        };
        let dup = self.read(add.next)?;
        let (operation, stop, compare) = match dup.number {
            op::DUP_TOP => {
                let stop = self.read(dup.next)?;
                let Right::Int(n) = self.right(&stop)? else {
                    return None;
                };
                (e::COUNT_K, e::with_narrow(n)?, self.read(stop.next)?)
            }
            op::DUP_TOP_TWO => {
                let rot = self.after(&dup, op::ROT_TWO)?;
                (e::COUNT_S, 0, self.read(rot.next)?)
            }
            _ => return None,
        };
        let before = if step > 0 {
            BinaryOp::Less
        } else {
            BinaryOp::More
        };
        let jump = self.after(&compare, op::POP_JUMP_IF_TRUE)?;
        let Operand::Target(to) = jump.operand else {
            return None;
        };
        let body = self.read(to).filter(|body| body.number == op::DUP_TOP)?;
        let store = self.read(body.next).filter(|i| is_store(i.number))?;
        let Operand::Local(local) = store.operand else {
            return None;
        };
        if sum.plain() != BinaryOp::Add
            || !matches!(compare.operand, Operand::Binary(is) if is == before)
            || jump.next - i.at > 15
            || store.next > i.at
        {
            return None;
        }
        let by = e::with_short(store.next as isize - i.at as isize)?;
        let local = with_a(u16::from(u8::try_from(local).ok()?));
        Some(entry(operation, jump.next - i.at) | local | with_high(step as u8) | stop | by)
    }
}

/// The word for a comparison (true for `orders`) and the jump after it, if that is one.
fn jump_after(at: usize, jump: &Instruction, orders: u8) -> Option<u64> {
    let Operand::Target(to) = jump.operand else {
        return None;
    };
    let orders = match jump.number {
        op::POP_JUMP_IF_TRUE => orders,
        op::POP_JUMP_IF_FALSE => !orders & 15,
        _ => return None,
    };
    if jump.next - at > 15 {
        return None;
    }
    let by = e::with_short(to as isize - at as isize)?;
    Some(entry(e::JUMP_SS, jump.next - at) | with_m(orders) | by)
}
