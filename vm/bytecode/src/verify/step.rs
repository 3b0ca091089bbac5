//! What one instruction does to the stack, by the kinds of the values on it.

use super::area::State;
use super::blocks::{Here, Walk};
use super::kind::{ANY, EXCEPTION, LOOP, LOOP_MORE, MOVABLE, NONE, NULL, VALUE, WAY_ON};
use super::{Done, MADE, Refusal, WITH_DEFAULTS, ensure, sound};
use crate::instruction::{Instruction, Operand};
use crate::opcode::{self, op};
use crate::operator::BinaryOp;

/// Where an instruction leads to.
pub(super) struct Flow {
    /// A label, and what there is when it is jumped to.
    pub(super) jump: Option<(usize, State)>,
    /// The next instruction.
    pub(super) goes_on: bool,
}

impl Flow {
    const ON: Self = Self {
        jump: None,
        goes_on: true,
    };
    const END: Self = Self {
        jump: None,
        goes_on: false,
    };

    pub(super) fn jump(to: usize, state: State) -> Self {
        Self {
            jump: Some((to, state)),
            goes_on: false,
        }
    }

    pub(super) fn branch(to: usize, state: State) -> Self {
        Self {
            jump: Some((to, state)),
            goes_on: true,
        }
    }
}

impl Walk<'_, '_> {
    /// Takes the topmost value, which must be one of these kinds.
    pub(super) fn pop(&mut self, here: &mut Here, kinds: u8) -> Done<u8> {
        let (below, kind) = sound(self.area.top(here.state.stack))?;
        ensure(kind & !kinds == 0 && self.area.depth(below) >= here.floor)?;
        here.state.stack = below;
        Ok(kind)
    }

    /// Takes `count` ordinary values.
    pub(super) fn take(&mut self, here: &mut Here, count: u32) -> Done {
        for _ in 0..count {
            self.pop(here, ANY)?;
        }
        Ok(())
    }

    /// Pushes a value.
    pub(super) fn give(&mut self, here: &mut Here, kind: u8) -> Done {
        here.state.stack = self.area.push(here.state.stack, kind)?;
        Ok(())
    }

    /// The kind of the value `n` slots below the top, with nothing wider between.
    fn peek(&self, here: &Here, n: u32) -> Done<u8> {
        let mut stack = here.state.stack;
        for _ in 0..n {
            let (below, kind) = sound(self.area.top(stack))?;
            ensure(kind & WAY_ON == 0)?;
            stack = below;
        }
        Ok(sound(self.area.top(stack))?.1)
    }

    fn take_and_give(&mut self, here: &mut Here, take: u32, give: u32) -> Done<Flow> {
        self.take(here, take)?;
        for _ in 0..give {
            self.give(here, VALUE)?;
        }
        Ok(Flow::ON)
    }

    /// Makes function `child` in this one with so many cells.
    fn make(&mut self, child: u32, cells: u8, defaults: bool, here: &mut Here) -> Done<Flow> {
        self.take(here, u32::from(cells))?;
        if defaults {
            self.pop(here, ANY | NULL)?;
            self.pop(here, ANY | NULL)?;
        }
        let made = sound(self.area.child(child))?;
        let cells = MADE | u32::from(cells);
        ensure(*made == 0 || *made & !WITH_DEFAULTS == cells)?;
        *made |= cells | if defaults { WITH_DEFAULTS } else { 0 };
        self.take_and_give(here, 0, 1)
    }

    /// Brings the topmost value below `count` others.
    fn rotate(&mut self, here: &mut Here, count: usize) -> Done<Flow> {
        let mut kinds = [0; 3];
        for kind in &mut kinds[..=count.min(2)] {
            *kind = self.pop(here, MOVABLE)?;
        }
        self.give(here, kinds[0])?;
        for kind in kinds[1..=count.min(2)].iter().rev() {
            self.give(here, *kind)?;
        }
        Ok(Flow::ON)
    }

    /// `ROT_TWO`. At the end of the body of an `async with` it disturbs what the handler counts
    /// on, before the jump that goes past that.
    fn exchange(&mut self, next: usize, here: &mut Here) -> Done<Flow> {
        let lowest = self.area.depth(here.state.stack).saturating_sub(2);
        if lowest < here.floor && self.code.get(next) == Some(&op::JUMP) {
            here.disturbed = true;
            here.floor = lowest;
        }
        self.rotate(here, 1)
    }

    /// `ROT_THREE`. Twice, it brings a value above the two slots of a way on.
    fn rotate_three(&mut self, here: &mut Here) -> Done<Flow> {
        if self.peek(here, 0)? != WAY_ON {
            return self.rotate(here, 2);
        }
        here.rotated = !here.rotated;
        if !here.rotated {
            self.pop(here, WAY_ON)?;
            let kind = self.pop(here, MOVABLE)?;
            self.give(here, WAY_ON)?;
            self.give(here, kind)?;
        }
        Ok(Flow::ON)
    }

    /// A jump on a condition. With `asked` it says whether a
    /// `finally` block was entered with an exception, and both ways know.
    fn branch(&mut self, asked: bool, to: usize, here: &mut Here) -> Done<Flow> {
        let mut state = here.state;
        if asked {
            let (below, kind) = sound(self.area.top(state.stack))?;
            ensure(kind & !(EXCEPTION | WAY_ON) == 0)?;
            state.stack = self.area.push(below, WAY_ON)?;
            here.state.stack = self.area.push(below, EXCEPTION)?;
        }
        Ok(Flow::branch(to, state))
    }

    /// `DUP_TOP`. What a `finally` block was entered with is an ordinary value besides.
    fn duplicate(&mut self, here: &mut Here) -> Done<Flow> {
        let kind = self.peek(here, 0)?;
        ensure(kind & !(MOVABLE | WAY_ON) == 0)?;
        let copy = if kind & WAY_ON == 0 { kind } else { VALUE };
        self.give(here, copy)?;
        Ok(Flow::ON)
    }

    fn loop_on(&mut self, end: usize, here: &mut Here) -> Done<Flow> {
        let kinds = [0, 1, 2, 3].map(|n| self.peek(here, n).unwrap_or(0));
        ensure(match kinds {
            [LOOP_MORE, LOOP_MORE, LOOP_MORE, LOOP] => true,
            // A generator expression's.
            [NULL, NULL, v, NULL] => v != 0 && v & !ANY == 0,
            _ => false,
        })?;
        let iterator = here.state.stack;
        for _ in 0..4 {
            self.pop(here, MOVABLE | LOOP | LOOP_MORE)?;
        }
        let done = here.state;
        here.state.stack = iterator;
        self.give(here, VALUE)?;
        Ok(Flow::branch(end, done))
    }

    /// What the instruction needs is there; changes `here` to what there is after it.
    pub(super) fn step(&mut self, i: &Instruction, here: &mut Here) -> Done<Flow> {
        let number = match i.operand {
            Operand::Number(n) | Operand::Child(n) | Operand::Closure(n, _) => n,
            _ => 0,
        };
        let target = match i.operand {
            Operand::Target(to) | Operand::Unwind(to, _) => to,
            _ => 0,
        };
        ensure(!here.rotated || i.number == op::ROT_THREE)?;
        if core::mem::take(&mut here.disturbed) {
            ensure(i.number == op::JUMP && self.floor(here.state.handlers, target) <= here.floor)?;
        }
        let asked = here.asked;
        here.asked = match (asked, i.number, i.operand) {
            (_, op::DUP_TOP, _) if self.peek(here, 0)? & WAY_ON != 0 => 1,
            (1, op::LOAD_GLOBAL, _) => 2,
            (2, _, Operand::Binary(BinaryOp::ExceptionMatch)) => 3,
            _ => 0,
        };
        let (take, give) = match i.number {
            op::LOAD_CONST_NONE => {
                self.give(here, NONE)?;
                (0, 0)
            }
            op::LOAD_NULL => {
                self.give(here, NULL)?;
                (0, 0)
            }
            op::LOAD_NAME => {
                ensure(self.bare)?;
                (0, 1)
            }
            op::LOAD_CONST_STRING
            | op::LOAD_GLOBAL
            | op::LOAD_CONST_SMALL_INT
            | op::LOAD_CONST_OBJ
            | op::LOAD_FAST_N
            | op::LOAD_DEREF
            | op::LOAD_CONST_FALSE
            | op::LOAD_CONST_TRUE
            | op::LOAD_BUILD_CLASS
            | op::BUILD_MAP
            | opcode::SMALL_INT_MULTI..opcode::STORE_FAST_MULTI => (0, 1),
            op::DELETE_GLOBAL | op::DELETE_FAST | op::DELETE_DEREF => (0, 0),
            op::DELETE_NAME => {
                ensure(self.bare)?;
                (0, 0)
            }
            op::STORE_NAME | op::IMPORT_STAR => {
                ensure(self.bare)?;
                (1, 0)
            }
            op::STORE_GLOBAL
            | op::STORE_FAST_N
            | op::STORE_DEREF
            | opcode::STORE_FAST_MULTI..opcode::UNARY_OP_MULTI => (1, 0),
            op::LOAD_ATTR | op::GET_ITER | opcode::UNARY_OP_MULTI..opcode::BINARY_OP_MULTI => {
                (1, 1)
            }
            opcode::BINARY_OP_MULTI.. | op::LOAD_SUBSCR | op::IMPORT_NAME => (2, 1),
            op::LOAD_METHOD | op::LOAD_SUPER_METHOD => {
                let count = if i.number == op::LOAD_METHOD { 1 } else { 3 };
                self.take_and_give(here, count, 1)?;
                self.give(here, VALUE | NULL)?;
                (0, 0)
            }
            op::STORE_ATTR => {
                self.take(here, 1)?;
                self.pop(here, ANY | NULL)?;
                (0, 0)
            }
            op::STORE_SUBSCR => {
                self.take(here, 2)?;
                self.pop(here, ANY | NULL)?;
                (0, 0)
            }
            op::IMPORT_FROM => {
                ensure(self.peek(here, 0)? & !ANY == 0)?;
                (0, 1)
            }
            op::MAKE_FUNCTION | op::MAKE_FUNCTION_DEFARGS => {
                let defaults = i.number == op::MAKE_FUNCTION_DEFARGS;
                return self.make(number, 0, defaults, here);
            }
            op::MAKE_CLOSURE | op::MAKE_CLOSURE_DEFARGS => {
                let Operand::Closure(child, cells) = i.operand else {
                    return Err(Refusal::Damaged);
                };
                ensure(cells != 0)?;
                let defaults = i.number == op::MAKE_CLOSURE_DEFARGS;
                return self.make(child, cells, defaults, here);
            }
            op::BUILD_TUPLE | op::BUILD_LIST | op::BUILD_SET => (number, 1),
            op::BUILD_SLICE => {
                ensure(matches!(number, 2 | 3))?;
                (number, 1)
            }
            op::STORE_MAP => {
                ensure(self.peek(here, 2)? & !ANY == 0)?;
                (2, 0)
            }
            op::STORE_COMP => {
                ensure(number & 3 != 3 && self.peek(here, number >> 2)? & !ANY == 0)?;
                (1 + u32::from(number & 3 == 1), 0)
            }
            op::UNPACK_SEQUENCE => (1, number),
            op::UNPACK_EX => (1, (number & 0xff) + (number >> 8) + 1),
            op::CALL_FUNCTION
            | op::CALL_FUNCTION_VAR_KW
            | op::CALL_METHOD
            | op::CALL_METHOD_VAR_KW => {
                return self.call(i.number, number, here);
            }
            op::UNWIND_JUMP => {
                let Operand::Unwind(to, what) = i.operand else {
                    return Err(Refusal::Damaged);
                };
                return self.unwind(i, to, what, here);
            }
            op::JUMP => return Ok(Flow::jump(target, here.state)),
            op::POP_JUMP_IF_TRUE | op::POP_JUMP_IF_FALSE => {
                self.take(here, 1)?;
                let asked = asked == 3 && i.number == op::POP_JUMP_IF_FALSE;
                return self.branch(asked, target, here);
            }
            op::JUMP_IF_TRUE_OR_POP | op::JUMP_IF_FALSE_OR_POP => {
                let kept = here.state;
                self.take(here, 1)?;
                return Ok(Flow::branch(target, kept));
            }
            op::SETUP_WITH | op::SETUP_EXCEPT | op::SETUP_FINALLY => {
                return self.open(i, target, here);
            }
            op::POP_EXCEPT_JUMP => return self.leave_except(target, here),
            op::FOR_ITER => return self.loop_on(target, here),
            op::DUP_TOP => return self.duplicate(here),
            op::DUP_TOP_TWO => {
                let kinds = [self.peek(here, 1)?, self.peek(here, 0)?];
                for kind in kinds {
                    ensure(kind & !MOVABLE == 0)?;
                    self.give(here, kind)?;
                }
                (0, 0)
            }
            op::POP_TOP => {
                self.pop(here, MOVABLE | LOOP | LOOP_MORE)?;
                (0, 0)
            }
            op::ROT_TWO => return self.exchange(i.next, here),
            op::ROT_THREE => return self.rotate_three(here),
            op::WITH_CLEANUP => {
                self.clean_up(here)?;
                (0, 0)
            }
            op::END_FINALLY => {
                self.end(i.at, here)?;
                (0, 0)
            }
            op::GET_ITER_STACK => {
                self.take(here, 1)?;
                self.give(here, LOOP)?;
                for _ in 0..3 {
                    self.give(here, LOOP_MORE)?;
                }
                (0, 0)
            }
            op::RETURN_VALUE | op::RAISE_OBJ | op::RAISE_FROM => {
                self.take(here, 1 + u32::from(i.number == op::RAISE_FROM))?;
                return Ok(Flow::END);
            }
            op::RAISE_LAST => return Ok(Flow::END),
            op::YIELD_VALUE => {
                ensure(self.generator)?;
                (1, 1)
            }
            op::YIELD_FROM => {
                ensure(self.generator)?;
                (2, 1)
            }
            _ => return Err(Refusal::Damaged),
        };
        self.take_and_give(here, take, give)
    }

    fn call(&mut self, opcode: u8, counts: u32, here: &mut Here) -> Done<Flow> {
        ensure(counts >> 16 == 0)?;
        let spread = matches!(opcode, op::CALL_FUNCTION_VAR_KW | op::CALL_METHOD_VAR_KW);
        if spread {
            self.take(here, 1)?;
        }
        for _ in 0..counts >> 8 {
            self.take(here, 1)?;
            // Without a name it is a mapping to be spread out.
            self.pop(here, if spread { ANY | NULL } else { ANY })?;
        }
        self.take(here, counts & 0xff)?;
        if matches!(opcode, op::CALL_METHOD | op::CALL_METHOD_VAR_KW) {
            self.pop(here, ANY | NULL)?;
        }
        self.take_and_give(here, 1, 1)
    }
}
