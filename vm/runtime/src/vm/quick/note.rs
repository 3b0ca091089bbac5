//! What was found is noted in the words of the instruction that asked: where a global is, which
//! method an object's class has, what making an instance takes.
//!
//! A note holds as long as the heap's stamp is the one that is noted with it.

use super::entry as e;
use super::instances::NotedClass;
use super::objects::GlobalSlot;
use super::spin::Registers;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::class::Found;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::class::{INIT, NEW};
use crate::vm::frame::Frame;

impl Vm<'_> {
    /// Notes where a global is. False: the general loop has to find it.
    pub(super) fn find_global(&mut self, r: &Registers) -> bool {
        let mut word = self.word_at(r);
        if word as u8 == e::BUILTIN {
            if !self.fill(r) {
                return false;
            }
            word = self.word_at(r);
        }
        let name = Value::from_word(e::b(word)).and_then(Value::as_name);
        let globals = Value::from_word(r.globals).and_then(Value::as_ref);
        let (Some(name), Some(globals)) = (name, globals) else {
            return false;
        };
        if let Some(slot) = self.heap.dict_slot_of_name(globals, name) {
            return self.note_global(r, word, slot);
        }
        if word as u8 != e::GLOBAL {
            return false;
        }
        let Some(v) = self.constant_builtin(name) else {
            return false;
        };
        self.heap.watch_table(globals);
        let noted = e::entry(e::BUILTIN, e::len(word));
        let stamp = self.heap.stamp as u16;
        self.set_word(r.ip, noted | e::with_a(stamp) | e::with_b(r.globals));
        self.set_word(r.ip + 1, u64::from(v.word()));
        true
    }

    /// Notes in which slot of the globals a global is.
    pub(super) fn note_global(&mut self, r: &Registers, word: u64, slot: usize) -> bool {
        let name = e::b(word);
        let blocks = self.heap.all_words();
        let found = if word as u8 == e::GLOBAL {
            GlobalSlot::find(blocks, r.globals, slot, name)
        } else {
            GlobalSlot::place(blocks, r.globals, slot, name)
        };
        let (Some(place), Some(globals)) = (found, Value::from_word(r.globals)) else {
            return false;
        };
        if let Some(globals) = globals.as_ref() {
            self.heap.watch_table(globals);
        }
        let stamp = self.heap.stamp as u16;
        self.set_word(r.ip, word & !e::with_a(0xffff) | e::with_a(stamp));
        self.set_word(r.ip + 1, place as u64 | u64::from(r.globals) << 32);
        true
    }

    /// Loads a method, and notes it when that is safe.
    pub(super) fn find_method(&mut self, r: &mut Registers, frame: &mut Frame) -> Res<bool> {
        let word = self.word_at(r);
        let len = e::len(word);
        let local = word as u8 == e::METHOD_LOCAL;
        let object = if local {
            self.heap.slot(r.base + e::m(word) as usize)
        } else {
            self.heap.slot(r.sp.wrapping_sub(1))
        };
        let Some(name) = Value::from_word(e::b(word)).and_then(Value::as_name) else {
            return Ok(false);
        };
        self.enter(r, len);
        let (method, first) = match self.load_method(object, name) {
            Ok(found) => found,
            Err(raised) => return self.fail(r, len, frame, raised),
        };
        r.countdown = self.countdown;
        let class = self.heap.type_of(object);
        let kept = object.as_ref().is_some() || object.as_name().is_some();
        if kept && first == object && class != Ns::Type.value() {
            let noted = u64::from(class.word()) | u64::from(method.word()) << 32;
            let stamp = self.heap.stamp as u16;
            self.set_word(r.ip, word & !e::with_a(0xffff) | e::with_a(stamp));
            self.set_word(r.ip + 1 + usize::from(local), noted);
            if class == Ns::List.value() && name == const { Name::of("append") } {
                self.quick.append = method.word();
                r.append = method.word();
            }
        }
        let at = if local { r.sp } else { r.sp.wrapping_sub(1) };
        self.heap.set_slot(at, method);
        self.heap.set_slot(at + 1, first);
        r.sp = at + 2;
        r.ip += len;
        Ok(true)
    }

    /// Notes of a class that is called what making an instance takes, unless that is much.
    pub(super) fn note_class(&mut self, r: &Registers, callee: Value) -> Option<()> {
        let class = self.heap.as_class(callee)?;
        let word = self.word_at(r);
        let stamp = self.heap.stamp as u16;
        let noted = self.quick.words.get(r.ip + 1).copied().unwrap_or(0);
        if word as u8 == e::CALL_CLASS
            && e::b(word) == callee.word()
            && NotedClass::from_word(noted).holds(stamp)
        {
            return None;
        }
        if let Some(Found::Value(_)) = self.class_attribute(callee, NEW) {
            return None;
        }
        let init = match self.class_attribute(callee, INIT) {
            Some(Found::Value(init)) => self.heap.python_function(init)?.value().word(),
            _ => 0,
        };
        if self.heap.class_native(class).is_some() {
            return None;
        }
        let noted = NotedClass::new(init, 1 + 2 * self.heap.class_inline(class), stamp)?;
        let call = e::entry(e::CALL_CLASS, e::len(word)) | e::with_a(e::a(word) as u16);
        self.set_word(r.ip, call | e::with_b(callee.word()));
        self.set_word(r.ip + 1, noted.word());
        Some(())
    }
}
