//! Which operations of an instance go to the built-in object inside although a class to the right
//! has a method for them: the bases are asked from left to right, and a built-in type has methods
//! for all operations of a kind or for none.

use super::lookup::Ancestors;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Ns, TypeDef, Unary};
use crate::value::Value;
use crate::vm::operator::unary_name;

impl Heap<'_> {
    /// Whether, from `class` on (or above it), a built-in type that does what the method `name` is
    /// for comes before the first class that has this method.
    #[cold]
    pub(crate) fn built_in_comes_first(&self, class: Value, above: bool, name: Name) -> bool {
        let mut all = Ancestors::of(class);
        if above {
            all.next(self);
        }
        while let Some(class) = all.next(self) {
            if let Some(r) = self.as_class(class) {
                let dict = self.class_dict(r);
                if dict.is_some_and(|dict| self.dict_get_name(dict, name).is_some()) {
                    return false;
                }
            } else if let Some(rom) = class.as_rom()
                && rom.ns() != Ns::Object
                && let Some(ty) = self.rom.namespace(rom.ns()).ty
                && has_slot(rom.ns(), ty, name)
            {
                return true;
            }
        }
        false
    }
}

/// Whether a type does what the method `name` is for: one of those that operations ask for.
fn has_slot(ns: Ns, ty: &TypeDef, name: Name) -> bool {
    const NEW: Name = Name::of("__new__");
    const INIT: Name = Name::of("__init__");
    const CALL: Name = Name::of("__call__");
    const ITER: Name = Name::of("__iter__");
    const NEXT: Name = Name::of("__next__");
    const COMPLEX: Name = Name::of("__complex__");
    const GET_ITEM: Name = Name::of("__getitem__");
    const SET_ITEM: Name = Name::of("__setitem__");
    const DELETE_ITEM: Name = Name::of("__delitem__");
    const REPR: Name = Name::of("__repr__");
    const STR: Name = Name::of("__str__");
    match name {
        NEW | INIT => ty.new.is_some(),
        CALL => ty.call.is_some() && ns != Ns::Type,
        ITER => ty.iter.is_some(),
        NEXT => ty.next.is_some(),
        COMPLEX => false,
        GET_ITEM | SET_ITEM | DELETE_ITEM => ty.subscript.is_some(),
        REPR | STR => ty.print.is_some() && ns != Ns::MemoryView,
        _ if Unary::ALL.iter().any(|op| unary_name(*op) == name) => {
            ty.unary.is_some() && ns != Ns::Bytes
        }
        // What is left has two operands.
        _ => ty.binary.is_some() && !matches!(ns, Ns::Deque | Ns::Range),
    }
}
