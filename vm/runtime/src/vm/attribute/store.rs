//! Storing and deleting attributes.

use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::class::Found;
use crate::types::class::HAS_ACCESSORS;
use crate::value::{Ref, Value};
use crate::vm::Vm;

impl Vm<'_> {
    /// `obj.name = value`, or `del obj.name` for `None`.
    ///
    /// # Errors
    /// AttributeError, and what Python code raises.
    pub fn store_attr(&mut self, obj: Value, name: Name, value: Option<Value>) -> Res<()> {
        if let Some(class) = self.heap.class_of(obj)
            && self.heap.class_flags(class) & HAS_ACCESSORS != 0
            && self.store_specially(obj, class, name, value)?
        {
            return Ok(());
        }
        if let Some(inner) = self.inner(obj)
            && let Some(named) = self.heap.is(inner, Ns::NamedTuple)
        {
            // What derives from a named tuple has attributes of its own.
            if self.heap.class_of_named(named) != Some(self.heap.type_of(obj)) {
                return self.store_plain_attr(obj, name, value);
            }
            return Err(self.heap.raise(Ns::AttributeError, "can't set attribute"));
        }
        if let Some(inner) = obj.as_ref().and_then(|r| self.heap.instance_native(r))
            && let Some(store) = self.behaviour(inner).and_then(|ty| ty.store_attr)
            && store(self, inner, name, value)?
        {
            return Ok(());
        }
        self.store_plain_attr(obj, name, value)
    }

    /// Through a property or `__set__`, else through `__setattr__` or `__delattr__`; false when
    /// there is none.
    pub(in crate::vm) fn store_specially(
        &mut self,
        obj: Value,
        class: Ref,
        name: Name,
        value: Option<Value>,
    ) -> Res<bool> {
        if self.store_in_descriptor(obj, class, name, value)? {
            return Ok(true);
        }
        let stored = value.unwrap_or(Value::NONE);
        let hook = match value {
            Some(_) => const { Name::of("__setattr__") },
            None => const { Name::of("__delattr__") },
        };
        if let Some(Found::Value(f)) = self.class_attribute(class.value(), hook) {
            self.call_to_store(f, &[obj, name.value(), stored], value.is_none())?;
            return Ok(true);
        }
        Ok(false)
    }

    pub(in crate::vm) fn store_in_descriptor(
        &mut self,
        obj: Value,
        class: Ref,
        name: Name,
        value: Option<Value>,
    ) -> Res<bool> {
        if self.heap.class_flags(class) & HAS_ACCESSORS == 0 {
            return Ok(false);
        }
        let Some(Found::Value(found)) = self.class_attribute(class.value(), name) else {
            return Ok(false);
        };
        let stored = value.unwrap_or(Value::NONE);
        if let Some(property) = self.heap.is(found, Ns::Property) {
            let word = if value.is_some() { 2 } else { 3 };
            let f = self.heap.value(property, word).unwrap_or(Value::NONE);
            if f.is_none() {
                return Err(self.raise_no_attribute(obj, name));
            }
            let args: &[Value] = if value.is_some() {
                &[obj, stored]
            } else {
                &[obj]
            };
            self.call(f, args)?;
            return Ok(true);
        }
        let Some(descriptor) = self.heap.class_of(found) else {
            return Ok(false);
        };
        let hook = match value {
            Some(_) => const { Name::of("__set__") },
            None => const { Name::of("__delete__") },
        };
        let Some(Found::Value(f)) = self.class_attribute(descriptor.value(), hook) else {
            return Ok(false);
        };
        self.call_to_store(f, &[found, obj, stored], value.is_none())?;
        Ok(true)
    }

    /// Calls a hook that stores the last of `args`, or one that deletes, which is not passed that.
    fn call_to_store(&mut self, f: Value, args: &[Value], deletes: bool) -> Res<()> {
        let args = match args {
            [place @ .., _] if deletes => place,
            _ => args,
        };
        self.call_hook(f, args)?;
        Ok(())
    }

    /// Stores without `__setattr__`.
    fn store_plain_attr(&mut self, obj: Value, name: Name, value: Option<Value>) -> Res<()> {
        if let (Some(class), Some(instance)) = (self.heap.class_of(obj), obj.as_ref()) {
            if self.store_in_descriptor(obj, class, name, value)? {
                return Ok(());
            }
            return match value {
                Some(v) => self.heap.set_instance_attribute(instance, class, name, v),
                None if self.heap.remove_instance_attribute(instance, class, name) => Ok(()),
                None => Err(self.raise_no_attribute(obj, name)),
            };
        }
        if let Some(class) = self.heap.as_class(obj)
            && let Some(dict) = self.heap.class_dict(class)
            && !self.heap.makes_named(class)
        {
            self.class_changes(class, name, value)?;
            return match value {
                Some(v) => self.heap.dict_set_name(dict, name, v),
                None if self.heap.dict_remove_name(dict, name) => Ok(()),
                None => Err(self.raise_no_class_attribute(name)),
            };
        }
        if let Some(store) = self.behaviour(obj).and_then(|ty| ty.store_attr)
            && store(self, obj, name, value)?
        {
            return Ok(());
        }
        if let Some(v) = value
            && obj == Ns::Sys.value()
            && crate::modules::sys::store(self, name, v)?
        {
            return Ok(());
        }
        if obj == Ns::Builtins.value() {
            return self.store_builtin(name, value);
        }
        if self.heap.type_of(obj) == Ns::Module.value() {
            let name = self.heap.name_text(name);
            let before = "'module' object has no attribute '";
            return Err(self.heap.raise_text(Ns::AttributeError, before, name, "'"));
        }
        if self.heap.type_of(obj) == Ns::Type.value() {
            return Err(self.raise_no_class_attribute(name));
        }
        Err(self.raise_no_attribute(obj, name))
    }
}
