//! Operators on any values: what a value can do by its type, its class, or the object inside.

mod binary;
mod compare;
mod contains;
mod methods;
mod special;
mod subscript;
mod unary;

pub(crate) use methods::unary_name;

use super::Vm;
use crate::rom::{Ns, TypeDef};
use crate::value::Value;

impl Vm<'_> {
    /// What the type of a value can do, when that is a type in ROM.
    #[inline]
    pub fn behaviour(&self, v: Value) -> Option<&'static TypeDef> {
        let rom = self.heap.type_of(v).as_rom()?;
        self.heap.rom.namespace(rom.ns()).ty
    }

    /// The built-in object inside an instance of a class that derives from a built-in type.
    #[inline]
    pub(crate) fn inner(&self, v: Value) -> Option<Value> {
        self.heap.class_of(v)?;
        self.heap.instance_native(v.as_ref()?)
    }

    /// The class in an instance of what derives from `type`.
    pub(crate) fn class_made(&self, v: Value) -> Option<Value> {
        self.native_base(v, Ns::Type).filter(|class| *class != v)
    }

    /// Whether `v` is an instance of `class` (a type in ROM or a class) or of what derives from it.
    pub fn is_instance(&self, v: Value, class: Value) -> bool {
        self.heap.is_subclass(self.heap.type_of(v), class)
    }

    /// `v` itself if its type is exactly `ns`, or the built-in object of that type inside an
    /// instance of a class that derives from it.
    #[inline]
    pub fn native_base(&self, v: Value, ns: Ns) -> Option<Value> {
        if self.heap.type_of(v) == ns.value() {
            return Some(v);
        }
        self.inner(v)
            .filter(|inner| self.heap.type_of(*inner) == ns.value())
    }
}

/// `True` and `False` as numbers.
fn bool_as_small(v: Value) -> Option<Value> {
    match v {
        Value::TRUE => Some(Value::small(1)),
        Value::FALSE => Some(Value::small(0)),
        _ => None,
    }
}
