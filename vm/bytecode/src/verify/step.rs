//! What one instruction does to the stack, by the kinds of the values on it.

use super::area::State;
use super::blocks::Walk;
use super::kind::{ANY, EXCEPTION, LOOP, LOOP_MORE, MOVABLE, NONE, NULL, VALUE, WAY_ON};
use super::{MADE, WITH_DEFAULTS};
use crate::instruction::{Instruction, Operand};
use crate::opcode::{self, op};
use crate::operator::BinaryOp;

// What instructions do that do nothing special: in the low bits how many values they take.
/// They leave a value.
const GIVE: u8 = 4;
/// The last value taken may be none.
const OR_NULL: u8 = 8;
/// Only in the body of a module or class.
const BARE: u8 = 0x10;
/// Only in a generator.
const GENERATOR: u8 = 0x20;
/// They do not go on.
const END: u8 = 0x40;
/// They do something special.
const SPECIAL: u8 = 0x80;

/// What the instructions below the groups do.
static SHAPES: [u8; opcode::SMALL_INT_MULTI as usize] = {
    let mut shapes = [SPECIAL; opcode::SMALL_INT_MULTI as usize];
    let mut number = 0;
    while number < opcode::SMALL_INT_MULTI {
        shapes[number as usize] = match number {
            op::LOAD_CONST_STRING
            | op::LOAD_GLOBAL
            | op::LOAD_CONST_SMALL_INT
            | op::LOAD_CONST_OBJ
            | op::LOAD_FAST_N
            | op::LOAD_DEREF
            | op::LOAD_CONST_FALSE
            | op::LOAD_CONST_TRUE
            | op::LOAD_BUILD_CLASS
            | op::BUILD_MAP => GIVE,
            op::LOAD_NAME => GIVE | BARE,
            op::STORE_NAME | op::IMPORT_STAR => 1 | BARE,
            op::DELETE_NAME => BARE,
            op::DELETE_GLOBAL | op::DELETE_FAST | op::DELETE_DEREF => 0,
            op::STORE_GLOBAL | op::STORE_FAST_N | op::STORE_DEREF => 1,
            op::STORE_ATTR => 2 | OR_NULL,
            op::STORE_SUBSCR => 3 | OR_NULL,
            op::LOAD_ATTR | op::GET_ITER => 1 | GIVE,
            op::LOAD_SUBSCR | op::IMPORT_NAME => 2 | GIVE,
            op::YIELD_VALUE => 1 | GIVE | GENERATOR,
            op::YIELD_FROM => 2 | GIVE | GENERATOR,
            op::RETURN_VALUE | op::RAISE_OBJ => 1 | END,
            op::RAISE_FROM => 2 | END,
            op::RAISE_LAST => END,
            _ => SPECIAL,
        };
        number += 1;
    }
    shapes
};

fn shape(number: u8) -> u8 {
    match SHAPES.get(usize::from(number)) {
        Some(shape) => *shape,
        None if number >= opcode::BINARY_OP_MULTI => 2 | GIVE,
        None if number >= opcode::UNARY_OP_MULTI => 1 | GIVE,
        None if number >= opcode::STORE_FAST_MULTI => 1,
        None => GIVE,
    }
}

impl Walk<'_, '_> {
    /// Takes the topmost value, which must be one of these kinds.
    pub(super) fn pop(&mut self, kinds: u8) -> u8 {
        let (below, kind) = self.area.top(self.state.stack);
        let high = self.area.depth(below) >= self.floor;
        self.area.ensure(kind != 0 && kind & !kinds == 0 && high);
        self.state.stack = below;
        kind
    }

    /// Takes `count` ordinary values.
    pub(super) fn take(&mut self, count: u32) {
        for _ in 0..count {
            if self.area.refusal.is_some() {
                return;
            }
            self.pop(ANY);
        }
    }

    /// Pushes a value.
    pub(super) fn give(&mut self, kind: u8) {
        self.state.stack = self.area.push(self.state.stack, kind);
    }

    /// The kind of the value `n` slots below the top, with nothing wider between.
    fn peek(&mut self, n: u32) -> u8 {
        let mut stack = self.state.stack;
        for _ in 0..n {
            let (below, kind) = self.area.top(stack);
            if kind == 0 || kind & WAY_ON != 0 {
                return 0;
            }
            stack = below;
        }
        self.area.top(stack).1
    }

    /// The value `n` slots below the top is one of these kinds.
    fn ensure_kind(&mut self, n: u32, kinds: u8) -> u8 {
        let kind = self.peek(n);
        self.area.ensure(kind != 0 && kind & !kinds == 0);
        kind
    }

    /// Makes function `child` in this one with so many cells.
    fn make(&mut self, child: u32, cells: u8, defaults: bool) {
        self.take(u32::from(cells));
        if defaults {
            self.pop(ANY | NULL);
            self.pop(ANY | NULL);
        }
        let cells = MADE | u32::from(cells);
        let Some(made) = self.area.child(child) else {
            return self.area.ensure(false);
        };
        let same = *made == 0 || *made & !WITH_DEFAULTS == cells;
        *made |= cells | if defaults { WITH_DEFAULTS } else { 0 };
        self.area.ensure(same);
        self.give(VALUE);
    }

    /// Brings the topmost value below another, or two.
    fn rotate(&mut self, two: bool) {
        let first = self.pop(MOVABLE);
        let second = self.pop(MOVABLE);
        let third = if two { self.pop(MOVABLE) } else { 0 };
        self.give(first);
        if two {
            self.give(third);
        }
        self.give(second);
    }

    /// `ROT_TWO`. At the end of the body of an `async with` it disturbs what the handler counts
    /// on, before the jump that goes past that.
    fn exchange(&mut self, next: usize) {
        let lowest = self.area.depth(self.state.stack).saturating_sub(2);
        if lowest < self.floor && self.code.get(next) == Some(&op::JUMP) {
            self.disturbed = true;
            self.floor = lowest;
        }
        self.rotate(false);
    }

    /// `ROT_THREE`. Twice, it brings a value above the two slots of a way on.
    fn rotate_three(&mut self) {
        if self.peek(0) != WAY_ON {
            return self.rotate(true);
        }
        self.rotated = !self.rotated;
        if !self.rotated {
            self.pop(WAY_ON);
            let kind = self.pop(MOVABLE);
            self.give(WAY_ON);
            self.give(kind);
        }
    }

    /// What is on the stack when a jump on a condition is taken. When `asked`, that says whether
    /// a `finally` block was entered with an exception, and both ways know.
    fn branch(&mut self, asked: bool) -> State {
        self.take(1);
        let mut state = self.state;
        if asked {
            self.ensure_kind(0, EXCEPTION | WAY_ON);
            let (below, _) = self.area.top(state.stack);
            state.stack = self.area.push(below, WAY_ON);
            self.state.stack = self.area.push(below, EXCEPTION);
        }
        state
    }

    /// The loop whose slots are topmost goes on.
    fn loop_on(&mut self) -> State {
        let kinds = [0, 1, 2, 3].map(|n| self.peek(n));
        self.area.ensure(match kinds {
            [LOOP_MORE, LOOP_MORE, LOOP_MORE, LOOP] => true,
            // A generator expression's.
            [NULL, NULL, v, NULL] => v != 0 && v & !ANY == 0,
            _ => false,
        });
        let on = self.state;
        self.drop_loop();
        let done = self.state;
        self.state = on;
        self.give(VALUE);
        done
    }

    pub(super) fn drop_loop(&mut self) {
        for _ in 0..4 {
            self.pop(MOVABLE | LOOP | LOOP_MORE);
        }
    }

    /// Counts how much was seen of the question what a `finally` block was entered with.
    fn ask(&mut self, i: &Instruction) -> u8 {
        let asked = self.asked;
        self.asked = match (asked, i.number) {
            (_, op::DUP_TOP) if self.peek(0) & WAY_ON != 0 => 1,
            (1, op::LOAD_GLOBAL) => 2,
            (2, _) if i.operand == Operand::Binary(BinaryOp::ExceptionMatch) => 3,
            _ => 0,
        };
        asked
    }

    /// Does what the instruction does, and says whether the next one follows.
    pub(super) fn step(&mut self, i: &Instruction) -> bool {
        let target = match i.operand {
            Operand::Target(to) | Operand::Unwind(to, _) => to,
            _ => 0,
        };
        self.area.ensure(!self.rotated || i.number == op::ROT_THREE);
        if core::mem::take(&mut self.disturbed) {
            let past = self.floor(self.state.handlers, target) <= self.floor;
            self.area.ensure(i.number == op::JUMP && past);
        }
        let asked = self.ask(i) == 3 && i.number == op::POP_JUMP_IF_FALSE;
        let shape = shape(i.number);
        if shape & SPECIAL == 0 {
            self.plain(shape);
            return shape & END == 0;
        }
        match i.number {
            op::UNWIND_JUMP => {
                if let Operand::Unwind(_, what) = i.operand {
                    self.unwind(i, what);
                }
            }
            op::JUMP => {}
            op::POP_EXCEPT_JUMP => self.leave_except(),
            op::POP_JUMP_IF_TRUE | op::POP_JUMP_IF_FALSE => {
                let state = self.branch(asked);
                self.arrive(i.at, target, state);
                return true;
            }
            op::JUMP_IF_TRUE_OR_POP | op::JUMP_IF_FALSE_OR_POP => {
                let kept = self.state;
                self.take(1);
                self.arrive(i.at, target, kept);
                return true;
            }
            op::FOR_ITER => {
                let done = self.loop_on();
                self.arrive(i.at, target, done);
                return true;
            }
            op::SETUP_WITH | op::SETUP_EXCEPT | op::SETUP_FINALLY => {
                self.open(i, target);
                return true;
            }
            _ => {
                self.special(i);
                return true;
            }
        }
        self.arrive(i.at, target, self.state);
        false
    }

    fn plain(&mut self, shape: u8) {
        let allowed = shape & BARE == 0 || self.bare;
        self.area
            .ensure(allowed && (shape & GENERATOR == 0 || self.generator));
        let null = shape & OR_NULL != 0;
        self.take(u32::from(shape & 3) - u32::from(null));
        if null {
            self.pop(ANY | NULL);
        }
        if shape & GIVE != 0 {
            self.give(VALUE);
        }
    }

    /// What neither jumps nor is plain.
    fn special(&mut self, i: &Instruction) {
        let (number, cells) = match i.operand {
            Operand::Number(n) | Operand::Child(n) => (n, 0),
            Operand::Closure(n, cells) => (n, cells),
            _ => (0, 0),
        };
        match i.number {
            op::LOAD_CONST_NONE => self.give(NONE),
            op::LOAD_NULL => self.give(NULL),
            op::LOAD_METHOD | op::LOAD_SUPER_METHOD => {
                self.take(if i.number == op::LOAD_METHOD { 1 } else { 3 });
                self.give(VALUE);
                self.give(VALUE | NULL);
            }
            op::IMPORT_FROM => {
                self.ensure_kind(0, ANY);
                self.give(VALUE);
            }
            op::MAKE_FUNCTION => self.make(number, 0, false),
            op::MAKE_FUNCTION_DEFARGS => self.make(number, 0, true),
            op::MAKE_CLOSURE | op::MAKE_CLOSURE_DEFARGS => {
                self.area.ensure(cells != 0);
                self.make(number, cells, i.number == op::MAKE_CLOSURE_DEFARGS);
            }
            op::BUILD_TUPLE | op::BUILD_LIST | op::BUILD_SET | op::BUILD_SLICE => {
                let slice = i.number == op::BUILD_SLICE;
                self.area.ensure(!slice || matches!(number, 2 | 3));
                self.take(number);
                self.give(VALUE);
            }
            op::STORE_MAP => {
                self.ensure_kind(2, ANY);
                self.take(2);
            }
            op::STORE_COMP => {
                self.area.ensure(number & 3 != 3);
                self.ensure_kind(number >> 2, ANY);
                self.take(1 + u32::from(number & 3 == 1));
            }
            op::UNPACK_SEQUENCE => self.unpack(number),
            op::UNPACK_EX => self.unpack((number & 0xff) + (number >> 8) + 1),
            op::DUP_TOP => {
                // What a `finally` block was entered with is an ordinary value besides.
                let kind = self.ensure_kind(0, MOVABLE | WAY_ON);
                self.give(if kind & WAY_ON == 0 { kind } else { VALUE });
            }
            op::DUP_TOP_TWO => {
                for _ in 0..2 {
                    let kind = self.ensure_kind(1, MOVABLE);
                    self.give(kind);
                }
            }
            op::POP_TOP => {
                self.pop(MOVABLE | LOOP | LOOP_MORE);
            }
            op::ROT_TWO => self.exchange(i.next),
            op::ROT_THREE => self.rotate_three(),
            op::WITH_CLEANUP => self.clean_up(),
            op::END_FINALLY => self.end(i.at),
            op::GET_ITER_STACK => {
                self.take(1);
                self.give(LOOP);
                for _ in 0..3 {
                    self.give(LOOP_MORE);
                }
            }
            op::CALL_FUNCTION => self.call(number, ANY, false),
            op::CALL_METHOD => self.call(number, ANY, true),
            op::CALL_FUNCTION_VAR_KW | op::CALL_METHOD_VAR_KW => {
                self.take(1);
                // Without a name it is a mapping to be spread out.
                self.call(number, ANY | NULL, i.number == op::CALL_METHOD_VAR_KW);
            }
            _ => self.area.ensure(false),
        }
    }

    fn unpack(&mut self, count: u32) {
        self.take(1);
        for _ in 0..count {
            if self.area.refusal.is_some() {
                return;
            }
            self.give(VALUE);
        }
    }

    fn call(&mut self, counts: u32, names: u8, method: bool) {
        self.area.ensure(counts >> 16 == 0);
        for _ in 0..counts >> 8 & 0xff {
            self.take(1);
            self.pop(names);
        }
        self.take(counts & 0xff);
        if method {
            self.pop(ANY | NULL);
        }
        self.take(1);
        self.give(VALUE);
    }
}
