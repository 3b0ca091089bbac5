//! The iterator protocol.

use super::Vm;
use crate::names::Name;
use crate::rom::{Members, Namespace, Ns, Subscript, TypeDef};
use crate::value::Value;
use crate::{Raised, Res};

/// Iterates by index over an object that has `__getitem__`: the object and the next index.
pub(crate) static ITEMS: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        iter: Some(|_, v| Ok(v)),
        next: Some(next_item),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

impl Vm<'_> {
    /// `iter(v)`
    ///
    /// # Errors
    /// TypeError when `v` cannot be iterated, and what Python code raises.
    pub fn iter(&mut self, v: Value) -> Res {
        if self.heap.class_of(v).is_some() {
            return self.iter_instance(v);
        }
        let ty = self.behaviour(v);
        match ty.and_then(|ty| ty.iter) {
            Some(iter) => iter(self, v),
            None if ty.is_some_and(|ty| ty.next.is_some()) => Ok(v),
            None => Err(self.raise_not_iterable(v)),
        }
    }

    fn iter_instance(&mut self, v: Value) -> Res {
        if let Some(f) = self.special(v, const { Name::of("__iter__") }) {
            let iterator = self.call(f, &[v])?;
            let native = self.behaviour(iterator).is_some_and(|ty| ty.next.is_some());
            if !native && self.heap.class_of(iterator).is_none() {
                return Err(self.raise_not_an_iterator(iterator));
            }
            return Ok(iterator);
        }
        if let Some(inner) = self.inner(v)
            && let Some(ty) = self.behaviour(inner)
            && (ty.iter.is_some() || ty.next.is_some())
        {
            return self.iter(inner);
        }
        let by_index = const { Name::of("__getitem__") };
        if self.special(v, by_index).is_some() || self.makes(v, by_index)? {
            let r = self.heap.alloc(Ns::GetItemIterator.value(), 2)?;
            self.heap.set_value(r, 1, v);
            self.heap.set_value(r, 2, Value::small(0));
            return Ok(r.value());
        }
        Err(self.raise_not_iterable(v))
    }

    /// Whether an instance has a method, or `__getattr__` makes it, that its class has not.
    #[cfg(feature = "pc")]
    fn makes(&mut self, v: Value, name: Name) -> Res<bool> {
        let instance = self.heap.class_of(v).is_some();
        Ok(instance && self.load_attr_opt(v, name)?.is_some())
    }

    #[cfg(not(feature = "pc"))]
    #[inline(always)]
    fn makes(&mut self, _: Value, _: Name) -> Res<bool> {
        Ok(false)
    }

    #[cold]
    fn raise_not_iterable(&mut self, v: Value) -> Raised {
        let ty = self.heap.type_name_of(v);
        self.heap
            .raise_text(Ns::TypeError, "'", ty, "' object isn't iterable")
    }

    /// `next(it)`; `None`: exhausted.
    ///
    /// # Errors
    /// TypeError when `it` is no iterator, and what Python code raises (not StopIteration).
    pub fn next(&mut self, it: Value) -> Res<Option<Value>> {
        self.count_step(it)?;
        if self.heap.class_of(it).is_some() {
            return self.next_of_instance(it);
        }
        match self.behaviour(it).and_then(|ty| ty.next) {
            Some(next) => next(self, it),
            None => Err(self.raise_not_an_iterator(it)),
        }
    }

    fn next_of_instance(&mut self, it: Value) -> Res<Option<Value>> {
        let Some(f) = self.special(it, const { Name::of("__next__") }) else {
            return match self.inner(it) {
                Some(inner) if self.behaviour(inner).is_some_and(|ty| ty.next.is_some()) => {
                    self.next(inner)
                }
                _ if self.makes(it, const { Name::of("__next__") })? => {
                    match self.call_method(it, const { Name::of("__next__") }, &[]) {
                        Ok(v) => Ok(Some(v)),
                        Err(raised) => self.stop_to_none(raised),
                    }
                }
                _ => Err(self.raise_not_an_iterator(it)),
            };
        };
        match self.call(f, &[it]) {
            Ok(v) => Ok(Some(v)),
            Err(raised) => self.stop_to_none(raised),
        }
    }

    #[cold]
    fn raise_not_an_iterator(&mut self, v: Value) -> Raised {
        let ty = self.heap.type_name_of(v);
        self.heap
            .raise_text(Ns::TypeError, "'", ty, "' object isn't an iterator")
    }
}

/// The next item by index; IndexError and StopIteration end it.
fn next_item(vm: &mut Vm<'_>, it: Value) -> Res<Option<Value>> {
    let Some(r) = it.as_ref() else {
        return Ok(None);
    };
    let object = vm.heap.value(r, 1).unwrap_or(Value::NONE);
    let index = vm.heap.value(r, 2).and_then(Value::as_small).unwrap_or(0);
    vm.heap.set_value(r, 2, Value::small(index + 1));
    match vm.subscript(object, Value::small(index), Subscript::Load) {
        Ok(v) => Ok(Some(v)),
        Err(raised) => {
            let exception = vm.heap.take_raised();
            if vm.is_instance(exception, Ns::IndexError.value()) {
                return Ok(None);
            }
            let Raised = raised;
            let raised = vm.heap.raise_value(exception);
            vm.stop_to_none(raised)
        }
    }
}
