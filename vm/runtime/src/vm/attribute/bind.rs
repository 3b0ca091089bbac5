//! What is found in a class becomes what is asked of an instance: a method bound,
//! a property called.

use super::Attribute;
use crate::Res;
use crate::names::Name;
use crate::rom::{Item, Ns, Rom};
use crate::types::class::Found;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// What `v`, found in a class, is when asked of the instance `obj`.
    pub(in crate::vm) fn bind_attribute(
        &mut self,
        obj: Value,
        class: Value,
        v: Value,
    ) -> Res<Attribute> {
        let Some(r) = v.as_ref() else {
            // Of functions in ROM only the methods of types take what they are found in.
            return Ok(match v.as_rom() {
                Some(rom) if self.heap.rom.is_method(rom) => Attribute::Method(v, obj),
                _ => Attribute::Value(v),
            });
        };
        let header = self.heap.header(r);
        let Some(rom) = header.as_rom() else {
            return self.bind_descriptor(obj, class, v);
        };
        let first = self.heap.value(r, 1).unwrap_or(Value::NONE);
        Ok(match rom.ns() {
            Ns::Function | Ns::Closure | Ns::GeneratorFunction => Attribute::Method(v, obj),
            Ns::StaticMethod => Attribute::Value(first),
            Ns::ClassMethod => Attribute::Method(first, class),
            Ns::Property if first.is_none() => {
                return Err(self.heap.raise(Ns::AttributeError, "unreadable attribute"));
            }
            Ns::Property => Attribute::Getter(first, obj),
            _ => Attribute::Value(v),
        })
    }

    /// An instance with `__get__` found in a class.
    pub(in crate::vm) fn bind_descriptor(
        &mut self,
        obj: Value,
        class: Value,
        v: Value,
    ) -> Res<Attribute> {
        const GET: Name = Name::of("__get__");
        let Some(descriptor) = self.heap.class_of(v) else {
            return Ok(Attribute::Value(v));
        };
        match self.class_attribute(descriptor.value(), GET) {
            Some(Found::Value(f)) => self.call_hook(f, &[v, obj, class]).map(Attribute::Value),
            _ => Ok(Attribute::Value(v)),
        }
    }

    /// What a member of a type in ROM is when asked of `first`, an instance of `class`.
    pub(in crate::vm) fn bind_item(
        &mut self,
        first: Value,
        class: Value,
        rom: Rom,
        item: &'static Item,
    ) -> Res<Attribute> {
        Ok(match item {
            Item::Static(_) => Attribute::Value(rom.value()),
            Item::Class(_) => Attribute::Method(rom.value(), class),
            item if item.is_function() => Attribute::Method(rom.value(), first),
            item => Attribute::Value(self.item_value(rom, item)?),
        })
    }

    /// The value of a member in ROM.
    pub(crate) fn item_value(&mut self, rom: Rom, item: &'static Item) -> Res {
        match *item {
            Item::Const(v) => Ok(v),
            Item::Float(f) => self.heap.new_float(*f),
            Item::Int(i) => self.heap.new_int(*i),
            Item::Str(s) => self.heap.str_value(s.as_bytes()),
            Item::Ns(ns) => Ok(ns.value()),
            Item::Get(get) => get(self),
            _ => Ok(rom.value()),
        }
    }
}
