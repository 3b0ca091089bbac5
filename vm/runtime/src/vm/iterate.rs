//! The iterator protocol.

use super::Vm;
use crate::Res;
use crate::rom::Ns;
use crate::value::Value;

impl Vm<'_> {
    /// `iter(v)`
    ///
    /// # Errors
    /// TypeError when `v` cannot be iterated, and what Python code raises.
    pub fn iter(&mut self, v: Value) -> Res {
        match self.behaviour(v).and_then(|ty| ty.iter) {
            Some(iter) => iter(self, v),
            None => Err(self.heap.raise(Ns::TypeError, "object isn't iterable")),
        }
    }

    /// `next(it)`; `None`: exhausted.
    ///
    /// # Errors
    /// TypeError when `it` is no iterator, and what Python code raises (not StopIteration).
    pub fn next(&mut self, it: Value) -> Res<Option<Value>> {
        match self.behaviour(it).and_then(|ty| ty.next) {
            Some(next) => next(self, it),
            None => Err(self.heap.raise(Ns::TypeError, "object isn't an iterator")),
        }
    }
}
