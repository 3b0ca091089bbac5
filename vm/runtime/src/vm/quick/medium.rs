//! Instructions that need the machine, without the detour through the general loop.

use garter_bytecode::opcode::{BINARY_OP_MULTI, UNARY_OP_MULTI, op};
use garter_bytecode::operator::BinaryOp;

use super::spin::Registers;
use super::{e, operand, small};
use crate::Res;
use crate::names::Name;
use crate::rom::{Ns, Subscript};
use crate::types::table::{Found, WIDE};
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::frame::{ACTIVE, Frame, RESULT, Then};
use crate::vm::outcome::{Finished, LoopNext, Next};

/// How an instruction went.
pub(super) enum Done {
    /// The registers say where to go on.
    Here,
    /// The frame does.
    Frame,
    /// Nothing was done: the general loop is to run it.
    Not,
}

impl Vm<'_> {
    /// Runs the instruction at `ip`, if it is one of those here.
    pub(super) fn medium(&mut self, r: &mut Registers, frame: &mut Frame) -> Res<Done> {
        let Some(code) = self.running_code(r) else {
            return Ok(Done::Not);
        };
        let at = r.ip.wrapping_sub(r.delta).wrapping_add(code.offset());
        let number = self.heap.byte_at(at);
        let slot = |vm: &Vm<'_>, n: usize| vm.heap.slot(r.sp.wrapping_sub(n));
        let (len, result, pops) = match number {
            BINARY_OP_MULTI.. => {
                let Some(operator) = BinaryOp::from_number(number - BINARY_OP_MULTI) else {
                    return Ok(Done::Not);
                };
                let (left, right) = (slot(self, 2), slot(self, 1));
                self.enter(r, 1);
                let result = match self.number_binary(operator, left, right) {
                    Some(result) => result,
                    None => self.binary(operator, left, right),
                };
                (1, result, 2)
            }
            UNARY_OP_MULTI.. => {
                let v = slot(self, 1);
                self.enter(r, 1);
                (1, self.unary_op(number - UNARY_OP_MULTI, v), 1)
            }
            op::LOAD_SUBSCR => {
                let (object, index) = (slot(self, 2), slot(self, 1));
                self.enter(r, 1);
                // Most of what comes here are dicts.
                let result = match self.dict_item(object, index) {
                    Some(v) => Ok(v),
                    None => self.subscript(object, index, Subscript::Load),
                };
                (1, result, 2)
            }
            op::STORE_SUBSCR => {
                let (v, object, index) = (slot(self, 3), slot(self, 2), slot(self, 1));
                self.enter(r, 1);
                let what = if v.is_undef() {
                    Subscript::Delete
                } else {
                    Subscript::Store(v)
                };
                let done = match (self.heap.is(object, Ns::Dict), what) {
                    (Some(dict), Subscript::Store(v)) => self.dict_set(dict, index, v),
                    _ => self.subscript(object, index, what).map(|_| ()),
                };
                return match done {
                    Ok(()) => Ok(self.went_on(r, 1, 3)),
                    Err(raised) => self.fail(r, 1, frame, raised),
                };
            }
            op::BUILD_TUPLE | op::BUILD_LIST | op::BUILD_SET | op::BUILD_SLICE => {
                let Some((n, len)) = operand(&self.heap, at) else {
                    return Ok(Done::Not);
                };
                self.enter(r, len);
                (len, self.build(number, r.sp.wrapping_sub(n), n), n)
            }
            op::STORE_COMP => {
                let Some((n, len)) = operand(&self.heap, at) else {
                    return Ok(Done::Not);
                };
                let target = slot(self, 1 + (n >> 2));
                self.enter(r, len);
                let pops = if n & 3 == 1 { 2 } else { 1 };
                return match self.store_comprehension(n & 3, target, r.sp) {
                    Ok(()) => Ok(self.went_on(r, len, pops)),
                    Err(raised) => self.fail(r, len, frame, raised),
                };
            }
            op::LOAD_ATTR | op::STORE_ATTR => return self.medium_attribute(r, number, at, frame),
            op::FOR_ITER => return self.medium_next(r, at, frame),
            op::GET_ITER_STACK => {
                self.enter(r, 1);
                return match self.start_loop(r.sp.wrapping_sub(1)) {
                    Ok(()) => {
                        r.sp += 3;
                        Ok(self.went_on(r, 1, 0))
                    }
                    Err(raised) => self.fail(r, 1, frame, raised),
                };
            }
            op::POP_JUMP_IF_TRUE | op::POP_JUMP_IF_FALSE => {
                // Only the truth: the jump itself may be time to look at the world.
                let v = slot(self, 1);
                if v == Value::TRUE || v == Value::FALSE {
                    return Ok(Done::Not);
                }
                if self.note_truth(r, v) {
                    return Ok(Done::Here);
                }
                self.enter(r, 2);
                return match self.is_true(v) {
                    Ok(truth) => {
                        r.countdown = self.countdown;
                        self.heap.set_slot(r.sp.wrapping_sub(1), Value::bool(truth));
                        Ok(Done::Here)
                    }
                    Err(raised) => self.fail(r, 2, frame, raised),
                };
            }
            op::JUMP_IF_TRUE_OR_POP | op::JUMP_IF_FALSE_OR_POP => {
                let v = slot(self, 1);
                return Ok(match self.note_truth(r, v) {
                    true => Done::Here,
                    false => Done::Not,
                });
            }
            _ => return Ok(Done::Not),
        };
        match result {
            Ok(v) => {
                self.heap.set_slot(r.sp.wrapping_sub(pops), v);
                r.sp = r.sp.wrapping_add(1);
                Ok(self.went_on(r, len, pops))
            }
            Err(raised) => self.fail(r, len, frame, raised),
        }
    }

    /// Notes the class of a value beside the jump it decides; false:
    /// not all its instances are true, or that is noted.
    fn note_truth(&mut self, r: &Registers, v: Value) -> bool {
        let Some(class) = self.heap.class_of(v) else {
            return false;
        };
        if self.heap.class_native(class).is_some()
            || self.special(v, const { Name::of("__bool__") }).is_some()
            || self.special(v, const { Name::of("__len__") }).is_some()
        {
            return false;
        }
        let noted = u64::from(class.value().word()) | u64::from(self.heap.stamp as u16) << 48;
        match self.quick.words.get_mut(r.ip + 1) {
            // It is not the truth that the jump waits for.
            Some(word) if *word == noted => false,
            Some(word) => {
                *word = noted;
                true
            }
            None => false,
        }
    }

    /// An operator on a float and a number that gives a float.
    fn number_binary(&mut self, op: BinaryOp, l: Value, r: Value) -> Option<Res> {
        let number = |v: Value| match v.as_small() {
            Some(i) => Some(f64::from(i)),
            None => self.heap.float(v),
        };
        let (x, y) = (number(l)?, number(r)?);
        if l.word() & r.word() & 1 != 0 {
            return None;
        }
        let result = small::float(small::operator(op)?, x, y)?;
        Some(self.heap.new_float(result))
    }

    /// `dict[key]` that needs no machine.
    fn dict_item(&mut self, object: Value, key: Value) -> Option<Value> {
        let dict = self.heap.is(object, Ns::Dict)?;
        match self.find_fast(dict, key, WIDE)? {
            Found::At(slot) => self.heap.dict_entry(dict, slot).map(|(_, value)| value),
            _ => None,
        }
    }

    fn went_on(&mut self, r: &mut Registers, len: usize, pops: usize) -> Done {
        r.sp = r.sp.wrapping_sub(pops);
        r.ip = r.ip.wrapping_add(len);
        r.countdown = self.countdown;
        Done::Here
    }

    fn medium_attribute(
        &mut self,
        r: &mut Registers,
        number: u8,
        at: usize,
        frame: &mut Frame,
    ) -> Res<Done> {
        let (Some((_, len)), Some(name)) = (operand(&self.heap, at), self.name_at(r, at)) else {
            return Ok(Done::Not);
        };
        let top = r.sp.wrapping_sub(1);
        let object = self.heap.slot(top);
        self.enter(r, len);
        if number == op::LOAD_ATTR {
            return match self.load_attr_next(object, name, top) {
                Ok(Next::Value(v)) => {
                    self.heap.set_slot(top, v);
                    Ok(self.went_on(r, len, 0))
                }
                Ok(Next::Frame(called)) => {
                    *frame = called;
                    Ok(Done::Frame)
                }
                Err(raised) => self.fail(r, len, frame, raised),
            };
        }
        let v = self.heap.slot(r.sp.wrapping_sub(2));
        match self.store_attr(object, name, Some(v).filter(|v| !v.is_undef())) {
            Ok(()) => Ok(self.went_on(r, len, 2)),
            Err(raised) => self.fail(r, len, frame, raised),
        }
    }

    /// The next value of a loop that is not through a built-in object.
    fn medium_next(&mut self, r: &mut Registers, at: usize, frame: &mut Frame) -> Res<Done> {
        let Some((distance, size)) =
            garter_bytecode::instruction::read_distance(self.heap.all_bytes(), at + 1, false)
        else {
            return Ok(Done::Not);
        };
        let len = 1 + size;
        let end = r.ip.wrapping_add(len).wrapping_add_signed(distance);
        let first = r.sp.wrapping_sub(4);
        self.enter(r, len);
        match self.loop_next(first, end.wrapping_sub(r.delta)) {
            Ok(LoopNext::Value(v)) => {
                self.heap.set_slot(r.sp, v);
                r.sp += 1;
                Ok(self.went_on(r, len, 0))
            }
            Ok(LoopNext::End) => {
                r.ip = end;
                r.sp = first;
                r.countdown = self.countdown;
                Ok(Done::Here)
            }
            Ok(LoopNext::Frame(called)) => {
                *frame = called;
                Ok(Done::Frame)
            }
            Err(raised) => self.fail(r, len, frame, raised),
        }
    }

    /// Returns or yields to Rust code; `None`: not that.
    pub(super) fn return_quickly(
        &mut self,
        r: &mut Registers,
        frame: &mut Frame,
    ) -> Res<Option<Value>> {
        let word = self.word_at(r);
        let top = self.heap.slot(r.sp.wrapping_sub(1));
        let (_, then) = Then::from_slot(self.heap.slot(r.fp + RESULT));
        if word as u8 == e::YIELD {
            if then != Then::ReturnNext {
                return Ok(None);
            }
            self.countdown = r.countdown;
            self.leave_to(r, 1, frame)?;
            frame.sp = frame.sp.wrapping_sub(1);
            return match self.yield_value(frame, top)? {
                Finished::Return(v) => Ok(Some(v)),
                Finished::Go(_) => Err(self.raise_bad_code()),
            };
        }
        if then != Then::Return || self.heap.slot(r.fp + ACTIVE) != Value::small(0) {
            return Ok(None);
        }
        let v = match word as u8 {
            e::RETURN => Some(top),
            e::RETURN_LOCAL => Some(self.heap.slot(r.base + e::a(word))),
            e::RETURN_VALUE => Value::from_word(e::b(word)),
            _ => None,
        };
        self.countdown = r.countdown;
        Ok(v.filter(|v| !v.is_undef()))
    }
}
