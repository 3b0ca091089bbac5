//! Attributes of instances, and methods.

use super::Exit;
use super::here::{Go, Here, STEP, need};
use crate::rom::Ns;
use crate::value::Value;
use crate::vm::quick::entry as e;
use crate::vm::quick::objects::{own_attribute, own_place, own_room, word};

impl Here<'_, '_, '_> {
    /// Notes the pair of an instance in which an attribute was found.
    #[inline(always)]
    fn note_pair(&mut self, pair: usize) {
        if pair != e::low(self.w) {
            self.note(self.w & !e::with_a(0xff) | e::with_a(pair as u16 & 0xff));
        }
    }

    #[inline(always)]
    pub(super) fn attribute(&mut self) -> Go {
        let found = own_attribute(self.blocks, self.peek(1), e::b(self.w), e::low(self.w));
        let (v, pair) = need!(found);
        self.note_pair(pair);
        self.put(1, v)
    }

    #[inline(always)]
    pub(super) fn attribute_of_local(&mut self) -> Go {
        let object = self.slot(e::high(self.w));
        let found = own_attribute(self.blocks, object, e::b(self.w), e::low(self.w));
        let Some((v, pair)) = found else {
            if !object.is_undef() {
                self.push(object);
                self.ip = self.ip.wrapping_add(usize::from(e::m(self.w)));
            }
            return STEP;
        };
        self.note_pair(pair);
        self.give(v)
    }

    #[inline(always)]
    pub(super) fn attribute_also(&mut self) -> Go {
        let object = self.peek(1);
        let found = own_attribute(self.blocks, object, e::b(self.w), e::low(self.w));
        let Some((v, pair)) = found else {
            self.push(object);
            self.ip = self.ip.wrapping_add(1);
            return STEP;
        };
        self.note_pair(pair);
        self.give(v)
    }

    /// Sets it; false: it is for the machine.
    #[inline(always)]
    fn set_attribute(&mut self, object: Value, v: Value) -> bool {
        if v.is_undef() || object.is_undef() {
            return false;
        }
        let name = e::b(self.w);
        let Some((at, pair)) = own_place(self.blocks, object, name, e::low(self.w)) else {
            return false;
        };
        if let Some([key, value]) = self.blocks.get_mut(at..at + 2) {
            *key = name;
            *value = v.word();
        }
        self.note_pair(pair);
        true
    }

    #[inline(always)]
    pub(super) fn store_attribute(&mut self) -> Go {
        let (v, object) = (self.peek(2), self.peek(1));
        if !self.set_attribute(object, v) {
            return STEP;
        }
        self.drop(2);
        self.next()
    }

    #[inline(always)]
    pub(super) fn store_attribute_of_local(&mut self) -> Go {
        let (v, object) = (self.peek(1), self.slot(e::high(self.w)));
        if !self.set_attribute(object, v) {
            if !v.is_undef() && !object.is_undef() {
                self.push(object);
                self.ip = self.ip.wrapping_add(usize::from(e::m(self.w)));
            }
            return STEP;
        }
        self.drop(1);
        self.next()
    }

    #[inline(always)]
    pub(super) fn store_attribute_below(&mut self) -> Go {
        let (v, object) = (self.peek(1), self.peek(2));
        if !self.set_attribute(object, v) {
            if !v.is_undef() && !object.is_undef() {
                self.set_peek(2, v);
                self.set_peek(1, object);
                self.ip = self.ip.wrapping_add(1);
            }
            return STEP;
        }
        self.drop(2);
        self.next()
    }

    /// The method noted beside the instruction, if it is still the object's.
    #[inline(always)]
    fn noted_method(&self, object: Value, beside: usize) -> Option<Value> {
        let noted = self.beside(beside);
        let class = self.class_word(object);
        let f = Value::from_word((noted >> 32) as u32)?;
        let is = noted as u32 == class
            && e::a(self.w) == usize::from(self.stamp)
            && own_room(self.blocks, object, class, e::b(self.w));
        is.then_some(f)
    }

    #[inline(always)]
    pub(super) fn method(&mut self) -> Go {
        let object = self.peek(1);
        let Some(f) = self.noted_method(object, 1) else {
            return Go::Stop(Exit::Method);
        };
        self.set_peek(1, f);
        self.give(object)
    }

    #[inline(always)]
    pub(super) fn method_of_local(&mut self) -> Go {
        let object = self.slot(usize::from(e::m(self.w)));
        let Some(f) = self.noted_method(object, 2) else {
            if object.is_undef() {
                return STEP;
            }
            return Go::Stop(Exit::Method);
        };
        self.push(f);
        self.give(object)
    }

    /// What the class of an object is noted as: the first word of heap objects, the type of names.
    #[inline(always)]
    fn class_word(&self, object: Value) -> u32 {
        match object.as_ref() {
            Some(r) => word(self.blocks, r, 0),
            None if object.as_name().is_some() => Ns::Str.value().word(),
            None => 0,
        }
    }
}
