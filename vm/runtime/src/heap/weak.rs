//! References that do not keep their object alive.
//!
//! All of them form a list. Words of one: header; what the program wants done, a value; the object
//! or 0; the next of the list or 0. Only the first is a value to the collector.

use super::Heap;
use super::table::State;
use crate::Res;
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// What is wanted when the object is gone.
pub(crate) const WANTED: usize = 1;
const OBJECT: usize = 2;
const NEXT: usize = 3;

impl Heap<'_> {
    /// A weak reference of type `ty` to an object.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_weak(&mut self, ty: Ns, object: Ref, wanted: Value) -> Res<Ref> {
        let r = self.alloc(ty.value(), 3)?;
        self.set_value(r, WANTED, wanted);
        self.set_value(r, OBJECT, object.value());
        self.set_option(r, NEXT, self.weak.map(Ref::value));
        self.weak = Some(r);
        Ok(r)
    }

    /// The object of a weak reference, if it is still there.
    pub(crate) fn weak_object(&self, r: Ref) -> Option<Value> {
        self.value(r, OBJECT)
    }

    /// Forgets the object of a weak reference.
    pub(crate) fn weak_forget(&mut self, r: Ref) {
        self.set_option(r, OBJECT, None);
    }

    /// A weak reference whose object is gone and that wants something done about it.
    pub(crate) fn weak_waiting(&self) -> Option<Ref> {
        let mut next = self.weak;
        while let Some(r) = next {
            if self.value(r, OBJECT).is_none() && self.value(r, WANTED) != Some(Value::NONE) {
                return Some(r);
            }
            next = self.value(r, NEXT).and_then(Value::as_ref);
        }
        None
    }

    /// After marking: drops references that are garbage themselves from the list, and lets go of
    /// objects that are. True when somebody wants to know.
    pub(super) fn weaken(&mut self) -> bool {
        let mut told = false;
        let (mut last, mut next) = (None::<Ref>, self.weak);
        while let Some(r) = next {
            next = self.value(r, NEXT).and_then(Value::as_ref);
            if !self.is_marked(r) {
                match last {
                    Some(last) => self.set_option(last, NEXT, next.map(Ref::value)),
                    None => self.weak = next,
                }
                continue;
            }
            last = Some(r);
            let object = self.value(r, OBJECT).and_then(Value::as_ref);
            if object.is_some_and(|object| !self.is_marked(object)) {
                self.set_option(r, OBJECT, None);
                told |= self.value(r, WANTED) != Some(Value::NONE);
            }
        }
        told
    }

    fn is_marked(&self, r: Ref) -> bool {
        self.table.get(r.block() as usize) == State::Mark
    }
}
