//! Attributes by way of `super()`.

use super::Attribute;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::class::Found;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

impl Vm<'_> {
    /// `super().name` with the function `super`, the class it stands in and its instance.
    pub(in crate::vm) fn load_super_method(
        &mut self,
        function: Value,
        class: Value,
        obj: Value,
        name: Name,
    ) -> Res<(Value, Value)> {
        if function != Ns::Super.value() {
            let object = self.call(function, &[class, obj])?;
            self.heap.push(object)?;
            return self.load_method(object, name);
        }
        match self.find_in_super(class, obj, name)? {
            Attribute::Absent => Err(self.raise_no_super_attribute(name)),
            Attribute::Value(v) => Ok((v, Value::UNDEF)),
            Attribute::Method(f, first) => Ok((f, first)),
            Attribute::Getter(f, first) => Ok((self.call(f, &[first])?, Value::UNDEF)),
        }
    }

    /// `super(class, obj).name` as a value.
    pub(crate) fn load_super_attr(
        &mut self,
        class: Value,
        obj: Value,
        name: Name,
    ) -> Res<Option<Value>> {
        match self.find_in_super(class, obj, name)? {
            Attribute::Absent => Ok(None),
            Attribute::Value(v) => Ok(Some(v)),
            Attribute::Method(f, first) => self.heap.new_bound_method(f, first).map(Some),
            Attribute::Getter(f, first) => self.call(f, &[first]).map(Some),
        }
    }

    /// What the bases of `class` have under `name`. What makes the built-in object of an instance
    /// is found before what stands to the right of the built-in type.
    fn find_above(&self, class: Value, name: Name) -> Option<Found> {
        if name == crate::vm::class::INIT && self.heap.built_in_comes_first(class, true, name) {
            return None;
        }
        self.heap.find_in_bases(class, name)
    }

    /// What `super(class, obj).name` is.
    pub(in crate::vm) fn find_in_super(
        &mut self,
        class: Value,
        obj: Value,
        name: Name,
    ) -> Res<Attribute> {
        let (found, first) = match self.find_above(class, name) {
            Some(found) => (found, obj),
            None => match self.class_attribute(Ns::Object.value(), name) {
                // A class that derives from no built-in type has none to make: what stands for
                // the instance then only counts the arguments.
                Some(found)
                    if name == crate::vm::class::INIT
                        && self.heap.native_of_base(class).is_none() =>
                {
                    (found, Value::NONE)
                }
                Some(found) => (found, obj),
                None => return Ok(Attribute::Absent),
            },
        };
        match found {
            // Properties and what has `__get__` are given as they are.
            Found::Value(v)
                if self.heap.is(v, Ns::Property).is_some() || self.heap.class_of(v).is_some() =>
            {
                Ok(Attribute::Value(v))
            }
            Found::Value(v) => {
                let class = match self.heap.as_class(first) {
                    Some(_) => first,
                    None => self.heap.type_of(first),
                };
                self.bind_attribute(first, class, v)
            }
            Found::Rom(rom, item) if rom.ns() == Ns::Object => {
                self.bind_item(first, class, rom, item)
            }
            Found::Rom(rom, item) => {
                let inner = first.as_ref().and_then(|r| self.heap.instance_native(r));
                self.bind_item(inner.unwrap_or(first), class, rom, item)
            }
        }
    }

    #[cold]
    pub(in crate::vm) fn raise_no_super_attribute(&mut self, name: Name) -> Raised {
        let name = self.heap.name_text(name);
        let before = "'super' object has no attribute '";
        self.heap.raise_text(Ns::AttributeError, before, name, "'")
    }
}
