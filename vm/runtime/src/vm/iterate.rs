//! The iterator protocol.

use super::Vm;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::Value;
use crate::{Raised, Res};

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
            // Whether that is an iterator is seen when it is asked.
            return self.call_special(f, &[v]);
        }
        if let Some(inner) = self.inner(v)
            && let Some(ty) = self.behaviour(inner)
            && (ty.iter.is_some() || ty.next.is_some())
        {
            return self.iter(inner);
        }
        // What is found when it begins is called for all items.
        let by_index = const { Name::of("__getitem__") };
        let Some((f, first)) = self.load_method_opt(v, by_index)? else {
            return Err(self.raise_not_iterable(v));
        };
        let base = self.heap.push(f)?;
        self.heap.push(first)?;
        let r = self.heap.alloc(Ns::GetItemIterator.value(), 3)?;
        self.heap.cut(base);
        self.heap.set_value(r, 1, f);
        self.heap.set_value(r, 2, Value::small(0));
        self.heap.set_value(r, 3, first);
        Ok(r.value())
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
        match self.ask_instance(it) {
            Ok(Some(v)) => Ok(Some(v)),
            Ok(None) => match self.inner(it) {
                Some(inner) => self.next(inner),
                None => Ok(None),
            },
            Err(raised) => self.stop_to_none(raised),
        }
    }

    /// What the `__next__` of an instance gives, one that it makes included; `None`: the iterator
    /// inside is to be asked.
    ///
    /// # Errors
    /// TypeError when `it` is no iterator, and what Python code raises, StopIteration included.
    pub(crate) fn ask_instance(&mut self, it: Value) -> Res<Option<Value>> {
        let name = const { Name::of("__next__") };
        if let Some(f) = self.special(it, name) {
            return self.call_hook(f, &[it]).map(Some);
        }
        if let Some(inner) = self.inner(it)
            && self.behaviour(inner).is_some_and(|ty| ty.next.is_some())
        {
            return Ok(None);
        }
        match self.load_attr_opt(it, name)? {
            Some(f) => self.call(f, &[]).map(Some),
            None => Err(self.raise_not_an_iterator(it)),
        }
    }

    #[cold]
    pub(super) fn raise_not_an_iterator(&mut self, v: Value) -> Raised {
        let ty = self.heap.type_name_of(v);
        self.heap
            .raise_text(Ns::TypeError, "'", ty, "' object isn't an iterator")
    }
}
