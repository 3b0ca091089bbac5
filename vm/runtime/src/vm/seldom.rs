//! Instructions that define, delete, import and raise: each does so much, and programs run them so
//! seldom, that they need not be in the loop.

use garter_bytecode::opcode::op;

use super::Vm;
use super::class::BUILD_CLASS;
use super::frame::Frame;
use super::run::long_number;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::function::DEFAULTS;
use crate::value::Value;

impl Vm<'_> {
    /// Runs an instruction that the loop does not know; `f` goes on behind its opcode.
    #[inline(never)]
    pub(super) fn run_seldom(&mut self, opcode: u8, f: &mut Frame) -> Res<()> {
        match opcode {
            op::LOAD_BUILD_CLASS => self.push_to(f, BUILD_CLASS),
            op::MAKE_FUNCTION
            | op::MAKE_FUNCTION_DEFARGS
            | op::MAKE_CLOSURE
            | op::MAKE_CLOSURE_DEFARGS => {
                let number = self.next_number(f);
                let cells = match opcode {
                    op::MAKE_CLOSURE | op::MAKE_CLOSURE_DEFARGS => self.next_byte(f) as usize,
                    _ => 0,
                };
                let has_defaults =
                    matches!(opcode, op::MAKE_FUNCTION_DEFARGS | op::MAKE_CLOSURE_DEFARGS);
                let first = f.sp.wrapping_sub(cells + if has_defaults { 2 } else { 0 });
                self.settle(f);
                let v = self.make_function(f, number, has_defaults.then_some(first), cells)?;
                f.sp = first;
                self.push_to(f, v);
            }
            op::DELETE_FAST | op::DELETE_DEREF => {
                let slot = f.base.wrapping_add(self.next_number(f));
                self.settle(f);
                let v = self.heap.slot(slot);
                let is_cell = opcode == op::DELETE_DEREF;
                let bound = if is_cell { self.heap.cell_value(v) } else { v };
                if bound.is_undef() {
                    return Err(self.raise_unassigned());
                }
                match is_cell {
                    true => self.heap.set_cell(v, Value::UNDEF),
                    false => self.heap.set_slot(slot, Value::UNDEF),
                }
            }
            op::DELETE_NAME | op::DELETE_GLOBAL => {
                let name = self.next_name(f);
                self.settle(f);
                let locals = match opcode {
                    op::DELETE_NAME => self.heap.value(f.function, DEFAULTS),
                    _ => None,
                };
                let dict = locals.and_then(Value::as_ref).unwrap_or(f.globals);
                if !self.heap.dict_remove_name(dict, name) {
                    return Err(self.heap.raise_with(Ns::KeyError, &[name.value()]));
                }
            }
            op::IMPORT_NAME => {
                let name = self.next_name(f);
                self.settle(f);
                let (level, list) = (self.slot_below(f, 2), self.slot_below(f, 1));
                let v = self.import_name(name, level, list, f)?;
                f.sp = f.sp.wrapping_sub(2);
                self.push_to(f, v);
            }
            op::IMPORT_FROM => {
                let name = self.next_name(f);
                self.settle(f);
                let v = self.import_from(self.slot_below(f, 1), name)?;
                self.push_to(f, v);
            }
            op::IMPORT_STAR => {
                self.settle(f);
                self.import_star(self.slot_below(f, 1), f)?;
                f.sp = f.sp.wrapping_sub(1);
            }
            op::LOAD_SUPER_METHOD => {
                let name = self.next_name(f);
                self.settle(f);
                let (function, class, object) = (
                    self.slot_below(f, 3),
                    self.slot_below(f, 2),
                    self.slot_below(f, 1),
                );
                let (method, object) = self.load_super_method(function, class, object, name)?;
                f.sp = f.sp.wrapping_sub(3);
                self.push_to(f, method);
                self.push_to(f, object);
            }
            op::UNPACK_EX => {
                let counts = self.next_number(f);
                let (left, right) = (counts & 0xff, counts >> 8);
                self.settle(f);
                self.unpack_ex(self.slot_below(f, 1), left, right, f.sp.wrapping_sub(1))?;
                f.sp = f.sp.wrapping_add(left + right);
            }
            op::SETUP_WITH => return self.set_up_with(f),
            op::WITH_CLEANUP => {
                self.settle(f);
                f.sp = self.leave_with(f.sp)?;
            }
            op::RAISE_LAST => {
                self.settle(f);
                return Err(self.raise_again(f.fp));
            }
            op::RAISE_OBJ => {
                self.settle(f);
                return Err(self.raise_object(self.slot_below(f, 1)));
            }
            op::RAISE_FROM => {
                self.settle(f);
                self.warn_of_chaining(self.slot_below(f, 1));
                return Err(self.raise_object(self.slot_below(f, 2)));
            }
            _ => {
                self.settle(f);
                return Err(self.raise_bad_code());
            }
        }
        Ok(())
    }

    fn set_up_with(&mut self, f: &mut Frame) -> Res<()> {
        let start = f.ip.wrapping_sub(1);
        let target = self.next_target(f);
        self.settle(f);
        let v = match self.enter_with(f.sp.wrapping_sub(1)) {
            Ok(v) => v,
            Err(raised) => {
                if self.gives_way() {
                    f.ip = start;
                }
                return Err(raised);
            }
        };
        f.sp += 1;
        self.push_handler(f, target, f.sp, true);
        self.push_to(f, v);
        Ok(())
    }

    /// What may allocate, call or raise first sees where the frame is.
    fn settle(&mut self, f: &Frame) {
        self.at = f.ip.wrapping_sub(f.code.offset());
        self.fp = f.fp;
        self.heap.set_top(f.sp);
        self.heap.boundary();
    }

    fn push_to(&mut self, f: &mut Frame, v: Value) {
        self.heap.set_slot(f.sp, v);
        f.sp = f.sp.wrapping_add(1);
    }

    /// The value so far down: 1 is the top.
    fn slot_below(&self, f: &Frame, down: usize) -> Value {
        self.heap.slot(f.sp.wrapping_sub(down))
    }

    fn next_byte(&self, f: &mut Frame) -> u8 {
        let byte = self.heap.byte_at(f.ip);
        f.ip = f.ip.wrapping_add(1);
        byte
    }

    fn next_number(&self, f: &mut Frame) -> usize {
        let first = self.next_byte(f) as usize;
        if first < 0x80 {
            return first;
        }
        let (number, ip) = long_number(self.heap.all_bytes(), f.ip, first);
        f.ip = ip;
        number
    }

    fn next_name(&self, f: &mut Frame) -> Name {
        let number = self.next_number(f);
        Name::from_id(self.heap.word_at(f.names + number) >> 2)
    }

    /// Where a jump forward leads to: its distance is one byte, or two when bit 7 of the first is
    /// set.
    fn next_target(&self, f: &mut Frame) -> usize {
        let low = self.next_byte(f) as usize;
        let high = match low & 0x80 {
            0 => 0,
            _ => self.next_byte(f) as usize,
        };
        f.ip.wrapping_add(low & 0x7f | high << 7)
    }
}
