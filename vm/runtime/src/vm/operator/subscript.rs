//! `object[index]`, assignment to it and `del`; the integers that indices stand for.

use crate::names::Name;
use crate::rom::{Ns, Subscript, Unary};
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

impl Vm<'_> {
    /// `object[index]`, assignment to it, `del`.
    ///
    /// # Errors
    /// TypeError, IndexError, KeyError, what Python code raises.
    pub fn subscript(&mut self, obj: Value, index: Value, what: Subscript) -> Res {
        if self.heap.class_of(obj).is_some() {
            return self.subscript_instance(obj, index, what);
        }
        match self.behaviour(obj).and_then(|ty| ty.subscript) {
            Some(subscript) => {
                let index = match index.as_small() {
                    Some(_) => index,
                    None if self.refuses(obj, index, what) => index,
                    None => self.plain_index(obj, index)?,
                };
                subscript(self, obj, index, what)
            }
            None => Err(self.raise_no_subscript(obj, what)),
        }
    }

    /// Whether a built-in object cannot do this with a slice, whatever its bounds are.
    fn refuses(&self, obj: Value, index: Value, what: Subscript) -> bool {
        let buffer = self.heap.array(obj).is_some() || self.heap.is(obj, Ns::MemoryView).is_some();
        what != Subscript::Load
            && self.heap.is_slice(index)
            && self.heap.is(obj, Ns::List).is_none()
            && !(buffer && what != Subscript::Delete)
    }

    /// An index without instances of classes, which serve as the integers they stand for. A dict
    /// takes them as they are.
    pub(crate) fn plain_index(&mut self, obj: Value, index: Value) -> Res {
        if self.heap.as_dict(obj).is_some() {
            return Ok(index);
        }
        if let Some(slice) = self.heap.is(index, Ns::Slice) {
            for word in 1..4 {
                let part = self.heap.value(slice, word).unwrap_or(Value::NONE);
                if self.heap.class_of(part).is_some()
                    && let Some(part) = self.int_of_instance(part)?
                {
                    let part = Value::small(self.heap.machine_int(part)?);
                    self.heap.set_value(slice, word, part);
                }
            }
        } else if self.heap.class_of(index).is_some()
            && let Some(i) = self.int_of_instance(index)?
        {
            return Ok(i);
        }
        Ok(index)
    }

    /// The integer an instance stands for: by its `__int__`, or inside it.
    pub(crate) fn int_of_instance(&mut self, v: Value) -> Res<Option<Value>> {
        if let Some(f) = self.special(v, const { Name::of("__int__") }) {
            let i = self.call(f, &[v])?;
            return self.check_unary(Unary::Int, i).map(Some);
        }
        let inner = self.inner(v);
        Ok(inner.filter(|i| self.heap.integer(*i).is_some()))
    }

    /// An integer that fits a machine word, as [`Heap::machine_int`] gives it; instances serve as
    /// the integers they stand for.
    ///
    /// [`Heap::machine_int`]: crate::heap::Heap
    ///
    /// # Errors
    /// TypeError when it is no integer, OverflowError when it does not fit.
    pub(crate) fn machine_int(&mut self, v: Value) -> Res<i32> {
        let plain = match self.heap.class_of(v) {
            Some(_) => self.int_of_instance(v)?.unwrap_or(v),
            None => v,
        };
        self.heap.machine_int(plain)
    }

    fn subscript_instance(&mut self, obj: Value, index: Value, what: Subscript) -> Res {
        let name = match what {
            Subscript::Load => const { Name::of("__getitem__") },
            Subscript::Store(_) => const { Name::of("__setitem__") },
            Subscript::Delete => const { Name::of("__delitem__") },
        };
        match (self.special(obj, name), what) {
            (Some(f), Subscript::Store(v)) => self.call_special(f, &[obj, index, v]),
            (Some(f), _) => self.call_special(f, &[obj, index]),
            (None, _) => match self.inner(obj) {
                Some(inner) if self.has_subscript(inner, what) => {
                    self.subscript(inner, index, what)
                }
                Some(inner) if self.heap.is(inner, Ns::NamedTuple).is_some() => {
                    Err(self.raise_no_subscript(inner, what))
                }
                _ => Err(self.raise_no_subscript(obj, what)),
            },
        }
    }

    fn has_subscript(&self, inner: Value, what: Subscript) -> bool {
        let named = self.heap.is(inner, Ns::NamedTuple).is_some();
        self.behaviour(inner)
            .is_some_and(|ty| ty.subscript.is_some())
            && (what == Subscript::Load || !named)
    }

    #[cold]
    fn raise_no_subscript(&mut self, obj: Value, what: Subscript) -> Raised {
        let ty = self.heap.type_name_of(obj);
        let after = match what {
            Subscript::Load => "' object isn't subscriptable",
            Subscript::Store(_) => "' object doesn't support item assignment",
            Subscript::Delete => "' object doesn't support item deletion",
        };
        self.heap.raise_text(Ns::TypeError, "'", ty, after)
    }
}
