//! Attributes of any value.

mod absent;
mod bind;
mod parent;
mod store;
mod types;

use super::Vm;
use super::outcome::Next;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::class::{Found, HAS_ACCESSORS};
use crate::types::table::FIXED;
use crate::value::{Kind, Ref, Value};

/// What a look-up gave.
#[derive(Clone, Copy)]
pub(super) enum Attribute {
    /// Nothing.
    Absent,
    /// A value.
    Value(Value),
    /// A function, and what to pass it first.
    Method(Value, Value),
    /// A property's function and the instance to call it with.
    Getter(Value, Value),
}

const CLASS: Name = Name::of("__class__");
const DICT: Name = Name::of("__dict__");
const NAME: Name = Name::of("__name__");
const GETATTR: Name = Name::of("__getattr__");

impl Vm<'_> {
    /// `obj.name`
    ///
    /// # Errors
    /// AttributeError, and what Python code raises.
    pub fn load_attr(&mut self, obj: Value, name: Name) -> Res {
        match self.load_attr_opt(obj, name)? {
            Some(v) => Ok(v),
            None => Err(self.raise_no_attribute(obj, name)),
        }
    }

    /// `obj.name`; `None`: no such attribute.
    ///
    /// # Errors
    /// What Python code raises.
    pub fn load_attr_opt(&mut self, obj: Value, name: Name) -> Res<Option<Value>> {
        match self.find_attribute(obj, name)? {
            Attribute::Absent => Ok(None),
            Attribute::Value(v) => Ok(Some(v)),
            Attribute::Method(f, first) => self.heap.new_bound_method(f, first).map(Some),
            Attribute::Getter(f, first) => self.call(f, &[first]).map(Some),
        }
    }

    /// `obj.name` for the loop: a property's function gets a frame whose result is slot `result`.
    pub(super) fn load_attr_next(&mut self, obj: Value, name: Name, result: usize) -> Res<Next> {
        match self.find_attribute(obj, name)? {
            Attribute::Absent => Err(self.raise_no_attribute(obj, name)),
            Attribute::Value(v) => Ok(Next::Value(v)),
            Attribute::Method(f, first) => self.heap.new_bound_method(f, first).map(Next::Value),
            Attribute::Getter(f, first) => {
                let base = self.heap.push(first)?;
                self.call_next(f, base, 1, 0, result)
            }
        }
    }

    /// `obj.name` to be called: the function and what to pass it first, or
    /// [`Value::UNDEF`] when nothing is passed first.
    pub(super) fn load_method(&mut self, obj: Value, name: Name) -> Res<(Value, Value)> {
        match self.load_method_opt(obj, name)? {
            Some(found) => Ok(found),
            None => Err(self.raise_no_attribute(obj, name)),
        }
    }

    /// As [`Vm::load_method`]; `None` when there is no such attribute.
    #[inline]
    pub(super) fn load_method_opt(
        &mut self,
        obj: Value,
        name: Name,
    ) -> Res<Option<(Value, Value)>> {
        let found = self.find_attribute(obj, name)?;
        self.callee_of(found)
    }

    /// The function of an attribute and what to pass it first, or [`Value::UNDEF`].
    #[inline]
    fn callee_of(&mut self, found: Attribute) -> Res<Option<(Value, Value)>> {
        Ok(Some(match found {
            Attribute::Absent => return Ok(None),
            Attribute::Value(v) => (v, Value::UNDEF),
            Attribute::Method(f, first) => (f, first),
            Attribute::Getter(f, first) => (self.call(f, &[first])?, Value::UNDEF),
        }))
    }

    /// As [`Vm::call_special`], after finding what is called as any attribute is: in classes with
    /// accessors properties and `__get__` make it.
    ///
    /// # Errors
    /// What finding and calling raise.
    pub(crate) fn call_hook(&mut self, f: Value, args: &[Value]) -> Res {
        if self.heap.python_function(f).is_some() {
            return self.call(f, args);
        }
        match args.split_first() {
            Some((obj, rest)) if self.has_accessors(*obj) => {
                // A hook may be found by a hook, and that by another.
                self.enter_native()?;
                let result = self.call_bound_hook(f, *obj, rest);
                self.leave_native();
                result
            }
            _ => self.call_special(f, args),
        }
    }

    fn has_accessors(&self, obj: Value) -> bool {
        let class = self.heap.class_of(obj);
        class.is_some_and(|r| self.heap.class_flags(r) & HAS_ACCESSORS != 0)
    }

    #[cold]
    fn call_bound_hook(&mut self, hook: Value, obj: Value, args: &[Value]) -> Res {
        let found = self.bind_attribute(obj, self.heap.type_of(obj), hook)?;
        let callee = self.callee_of(found)?;
        let (f, first) = callee.unwrap_or((hook, Value::UNDEF));
        self.call_bound(f, first, args)
    }

    /// Looks an attribute up.
    pub(super) fn find_attribute(&mut self, obj: Value, name: Name) -> Res<Attribute> {
        if let Some(class) = self.heap.class_of(obj) {
            return self.find_in_instance(obj, class, name);
        }
        match obj.kind() {
            Kind::Rom(rom) if rom.member().is_none() => self.find_in_rom(obj, rom.ns(), name),
            Kind::Object(r) if self.heap.header(r) == Ns::Type.value() => {
                self.find_in_type(obj, r, name)
            }
            _ => self.find_in_built_in(obj, name),
        }
    }

    fn find_in_instance(&mut self, obj: Value, class: Ref, name: Name) -> Res<Attribute> {
        let Some(instance) = obj.as_ref() else {
            return Ok(Attribute::Absent);
        };
        if let Some(v) = self.heap.instance_attribute(instance, class, name) {
            return Ok(Attribute::Value(v));
        }
        match self.class_attribute(class.value(), name) {
            // What a class calls `__dict__` does not hide what an instance has.
            Some(Found::Value(v)) if name != DICT => {
                return self.bind_attribute(obj, class.value(), v);
            }
            // What tuples have is not found by way of a named tuple.
            Some(Found::Rom(rom, item)) if !self.heap.makes_named(class) => {
                // A built-in type's methods work on the built-in object inside.
                let first = match self.heap.instance_native(instance) {
                    _ if rom.ns() == Ns::Object => obj,
                    Some(native) => native,
                    None if self.heap.class_native(class).is_some() && item.is_function() => {
                        let message = "call super().__init__() first";
                        return Err(self.heap.raise(Ns::AttributeError, message));
                    }
                    None => obj,
                };
                return self.bind_item(first, class.value(), rom, item);
            }
            _ => {}
        }
        if name == CLASS {
            return Ok(Attribute::Value(class.value()));
        }
        if name == DICT && !self.heap.makes_named(class) {
            return self.instance_dict(instance, class).map(Attribute::Value);
        }
        if let Some(native) = self.heap.instance_native(instance)
            && let Some(load) = self.behaviour(native).and_then(|ty| ty.load_attr)
            && let Some(v) = load(self, native, name)?
        {
            return Ok(Attribute::Value(v));
        }
        if let Some(made) = self.class_made(obj)
            && let found = self.find_attribute(made, name)?
            && !matches!(found, Attribute::Absent)
        {
            return Ok(found);
        }
        if let Some(Found::Value(f)) = self.class_attribute(class.value(), GETATTR) {
            let made = self.call_hook(f, &[obj, name.value()])?;
            return Ok(Attribute::Value(made));
        }
        Ok(Attribute::Absent)
    }

    fn instance_dict(&mut self, instance: Ref, class: Ref) -> Res {
        // In the order of the table that they are in, when they are in one.
        if let Some(table) = self.heap.instance_table(instance, class) {
            return self.heap.dict_for_reading(table);
        }
        let dict = self.heap.new_dict(0)?;
        if let Some(r) = dict.as_ref() {
            let mut i = 0;
            while let Some((key, value)) = self.heap.instance_entry(instance, class, i) {
                if let Some(name) = key.as_name() {
                    self.heap.dict_set_name(r, name, value)?;
                }
                i += 1;
            }
            self.heap.set_table_flag(r, FIXED);
        }
        Ok(dict)
    }

    /// An attribute of an object of a type in ROM.
    fn find_in_built_in(&mut self, obj: Value, name: Name) -> Res<Attribute> {
        let class = self.heap.type_of(obj);
        if let Some(Found::Rom(rom, item)) = self.class_attribute(class, name) {
            return self.bind_item(obj, class, rom, item);
        }
        if let Some(load) = self.behaviour(obj).and_then(|ty| ty.load_attr)
            && let Some(v) = load(self, obj, name)?
        {
            return Ok(Attribute::Value(v));
        }
        if name == CLASS {
            return Ok(Attribute::Value(class));
        }
        if name == const { Name::of("__next__") }
            && self.behaviour(obj).is_some_and(|ty| ty.next.is_some())
            && let Some(Found::Rom(next, _)) =
                self.class_attribute(Ns::Builtins.value(), const { Name::of("next") })
        {
            return Ok(Attribute::Method(next.value(), obj));
        }
        Ok(Attribute::Absent)
    }
}
