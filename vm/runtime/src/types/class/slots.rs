//! Which operations of an instance go to the built-in object inside although a class to the right
//! has a method for them: the bases are asked from left to right, and a built-in type has methods
//! for all operations of a kind or for none.

use garter_bytecode::operator::BinaryOp;

use super::lookup::Ancestors;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Ns, TypeDef, Unary};
use crate::value::{Ref, Value};
use crate::vm::operator::{binary_name, reflected_name, unary_name};

impl Heap<'_> {
    /// Whether, from `class` on, a built-in type that does what the method `name` is for comes
    /// before the first class that has this method.
    #[cold]
    pub(crate) fn built_in_comes_first(&self, class: Ref, name: Name) -> bool {
        self.built_in_leads(Ancestors::of(class.value()), name)
    }

    /// As [`Heap::built_in_comes_first`], above `class`.
    #[cold]
    pub(crate) fn built_in_comes_first_above(&self, class: Value, name: Name) -> bool {
        let mut all = Ancestors::of(class);
        all.next(self);
        self.built_in_leads(all, name)
    }

    fn built_in_leads(&self, mut all: Ancestors, name: Name) -> bool {
        while let Some(class) = all.next(self) {
            if let Some(r) = self.as_class(class) {
                let dict = self.class_dict(r);
                if dict.is_some_and(|dict| self.dict_get_name(dict, name).is_some()) {
                    return false;
                }
            } else if class != Ns::Object.value() && self.does(class, name) {
                return true;
            }
        }
        false
    }

    fn does(&self, class: Value, name: Name) -> bool {
        let Some(ns) = class.as_rom().map(|rom| rom.ns()) else {
            return false;
        };
        let ty = self.rom.namespace(ns).ty;
        ty.is_some_and(|ty| has_slot(ns, ty, name))
    }
}

/// Whether a type does what the method `name` is for.
fn has_slot(ns: Ns, ty: &TypeDef, name: Name) -> bool {
    const NEW: Name = Name::of("__new__");
    const INIT: Name = Name::of("__init__");
    const CALL: Name = Name::of("__call__");
    const DIVMOD: Name = Name::of("__divmod__");
    const ITER: Name = Name::of("__iter__");
    const NEXT: Name = Name::of("__next__");
    const ITEMS: [Name; 3] = [
        Name::of("__getitem__"),
        Name::of("__setitem__"),
        Name::of("__delitem__"),
    ];
    const TEXTS: [Name; 2] = [Name::of("__repr__"), Name::of("__str__")];
    const UNARY: [Unary; 9] = [
        Unary::Positive,
        Unary::Negative,
        Unary::Invert,
        Unary::Bool,
        Unary::Len,
        Unary::Hash,
        Unary::Abs,
        Unary::Int,
        Unary::Float,
    ];
    match name {
        NEW | INIT => ty.new.is_some(),
        CALL => ty.call.is_some() && ns != Ns::Type,
        ITER => ty.iter.is_some(),
        NEXT => ty.next.is_some(),
        _ if ITEMS.contains(&name) => ty.subscript.is_some(),
        _ if TEXTS.contains(&name) => ty.print.is_some() && ns != Ns::MemoryView,
        _ if UNARY.iter().any(|op| unary_name(*op) == name) => {
            ty.unary.is_some() && ns != Ns::Bytes
        }
        _ => {
            let named =
                |op: &BinaryOp| binary_name(*op) == Some(name) || reflected_name(*op) == Some(name);
            let binary = ty.binary.is_some() && !matches!(ns, Ns::Deque | Ns::Range);
            binary && (name == DIVMOD || BinaryOp::ALL.iter().any(named))
        }
    }
}
