//! Attributes of modules and types, in ROM and on the heap.

use super::Attribute;
use super::{CLASS, DICT, NAME};
use crate::Res;
use crate::names::Name;
use crate::rom::{Item, Ns, Rom};
use crate::types::class::Found;
use crate::types::table::FIXED;
use crate::value::{Ref, Value};
use crate::vm::Vm;

impl Vm<'_> {
    /// An attribute of a module or type in ROM.
    pub(in crate::vm) fn find_in_rom(&mut self, obj: Value, ns: Ns, name: Name) -> Res<Attribute> {
        if ns == Ns::Singletons {
            return self.find_in_built_in(obj, name);
        }
        if let Some(Found::Rom(rom, item)) = self.class_attribute(obj, name) {
            return Ok(match item {
                Item::Class(_) => Attribute::Method(rom.value(), obj),
                item => Attribute::Value(self.item_value(rom, item)?),
            });
        }
        let namespace = self.heap.rom.namespace(ns);
        if name == NAME {
            let text = self.heap.str_value(namespace.name.as_bytes())?;
            return Ok(Attribute::Value(text));
        }
        if name == CLASS {
            return Ok(Attribute::Value(self.heap.type_of(obj)));
        }
        if name == DICT {
            return self.namespace_dict(obj).map(Attribute::Value);
        }
        if name == const { Name::of("__bases__") }
            && let Some(ty) = namespace.ty
        {
            let base = ty.base.unwrap_or(Ns::Object).value();
            let bases = if obj == base { &[][..] } else { &[base] };
            return self.heap.new_tuple(bases).map(Attribute::Value);
        }
        Ok(Attribute::Absent)
    }

    pub(in crate::vm) fn namespace_dict(&mut self, obj: Value) -> Res {
        let dict = self.heap.new_dict(0)?;
        let (Some(r), Some(rom)) = (dict.as_ref(), obj.as_rom()) else {
            return Ok(dict);
        };
        self.heap.push(dict)?;
        for (i, (name, item)) in self.heap.rom.namespace(rom.ns()).members.iter().enumerate() {
            let v = self.item_value(Rom::new(rom.ns(), i as u16 + 1), item)?;
            let v = self.heap.wrapped_item(name, item, v)?;
            self.heap.dict_set_name(r, name, v)?;
        }
        self.heap.set_table_flag(r, FIXED);
        Ok(self.heap.pop())
    }

    /// An attribute of a class on the heap.
    pub(in crate::vm) fn find_in_type(
        &mut self,
        obj: Value,
        class: Ref,
        name: Name,
    ) -> Res<Attribute> {
        use crate::types::class as words;
        match name {
            NAME => {
                let name = self.heap.value(class, words::NAME);
                return Ok(name.map_or(Attribute::Absent, Attribute::Value));
            }
            CLASS => return Ok(Attribute::Value(Ns::Type.value())),
            DICT => {
                let Some(dict) = self.heap.class_dict(class) else {
                    return Ok(Attribute::Absent);
                };
                return self.heap.dict_for_reading(dict).map(Attribute::Value);
            }
            _ if name == const { Name::of("__bases__") } => {
                let bases = self.heap.value(class, words::BASES);
                let none = self.heap.class_base(class, 0).is_none();
                return match bases {
                    Some(bases) if !none => Ok(Attribute::Value(bases)),
                    _ => self
                        .heap
                        .new_tuple(&[Ns::Object.value()])
                        .map(Attribute::Value),
                };
            }
            _ => {}
        }
        match self.class_attribute(obj, name) {
            Some(Found::Value(v)) => {
                let inner = |ns| {
                    let r = self.heap.is(v, ns)?;
                    self.heap.value(r, 1)
                };
                if let Some(f) = inner(Ns::StaticMethod) {
                    return Ok(Attribute::Value(f));
                }
                if let Some(f) = inner(Ns::ClassMethod) {
                    return Ok(Attribute::Method(f, obj));
                }
                Ok(Attribute::Value(v))
            }
            Some(Found::Rom(rom, item)) => Ok(match item {
                Item::Class(_) => Attribute::Method(rom.value(), obj),
                item => Attribute::Value(self.item_value(rom, item)?),
            }),
            None => Ok(Attribute::Absent),
        }
    }
}
