//! Operations on one operand: signs, truth, length, hash, conversions.

use super::bool_as_small;
use super::methods::unary_name;
use crate::names::Name;
use crate::rom::{Ns, Unary};
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

impl Vm<'_> {
    /// A unary operation.
    ///
    /// # Errors
    /// TypeError when unsupported.
    pub fn unary(&mut self, op: Unary, v: Value) -> Res {
        match self.unary_opt(op, v)? {
            Some(v) => Ok(v),
            None => Err(self.raise_unary(op, v)),
        }
    }

    #[cold]
    fn raise_unary(&mut self, op: Unary, v: Value) -> Raised {
        // That a number inside has no length is told of the number.
        let number = |inner: &Value| {
            self.heap.as_f64(*inner).is_some() || self.heap.is(*inner, Ns::Complex).is_some()
        };
        let inner = self.inner(v).filter(number).filter(|_| op == Unary::Len);
        let ty = self.heap.type_name_of(inner.unwrap_or(v));
        let name = unary_name(op)
            .rom_text(&crate::names::Pool::EMPTY)
            .unwrap_or("");
        match op {
            Unary::Len if inner.is_none() => {
                let after = "' has no len()";
                self.heap
                    .raise_text(Ns::TypeError, "object of type '", ty, after)
            }
            _ => {
                let between = ": '";
                let name = Text::Rom(name);
                self.heap.raise_texts(
                    Ns::TypeError,
                    "unsupported type for ",
                    name,
                    between,
                    ty,
                    "'",
                )
            }
        }
    }

    /// A unary operation; `None`: not supported.
    ///
    /// # Errors
    /// What the operation raises.
    pub fn unary_opt(&mut self, op: Unary, v: Value) -> Res<Option<Value>> {
        if self.heap.class_of(v).is_some() {
            return self.unary_instance(op, v);
        }
        match self.behaviour(v).and_then(|ty| ty.unary) {
            Some(unary) => match unary(self, op, v)? {
                None if op == Unary::Hash => Ok(self.plain_identity_hash(v)),
                other => Ok(other),
            },
            None if op == Unary::Hash => Ok(self.plain_identity_hash(v)),
            None => Ok(None),
        }
    }

    /// The hash of what is equal only to itself. Containers that change have none.
    fn plain_identity_hash(&self, v: Value) -> Option<Value> {
        let ty = self.heap.type_of(v).as_rom()?;
        match ty.ns() {
            Ns::List
            | Ns::Dict
            | Ns::OrderedDict
            | Ns::Set
            | Ns::Range
            | Ns::Slice
            | Ns::MemoryView
            | Ns::Deque
            | Ns::DictView
            | Ns::ByteArray
            | Ns::Array => None,
            _ => Some(Value::small((v.word() >> 3) as i32)),
        }
    }

    fn unary_instance(&mut self, op: Unary, v: Value) -> Res<Option<Value>> {
        let name = unary_name(op);
        if let Some(f) = self.special(v, name) {
            let result = self.call_unary(f, v)?;
            if op == Unary::Float && self.heap.is(result, Ns::Float).is_none() {
                return Ok(None);
            }
            return self.check_unary(op, result).map(Some);
        }
        if let Some(inner) = self.inner(v)
            && !(op == Unary::Hash && self.lends_nothing(inner))
        {
            return match op {
                Unary::Float => Ok(None),
                Unary::Int if self.heap.integer(inner).is_none() => Ok(None),
                Unary::Positive | Unary::Negative | Unary::Invert | Unary::Abs
                    if self.lends_nothing(inner) =>
                {
                    Ok(None)
                }
                Unary::Bool | Unary::Len if self.heap.is(inner, Ns::Bytes).is_some() => Ok(None),
                Unary::Bool | Unary::Len => self.unary_opt(op, inner),
                _ => self.unary(op, inner).map(Some),
            };
        }
        if op == Unary::Hash && self.special(v, const { Name::of("__eq__") }).is_none() {
            return Ok(Some(Value::small((v.word() >> 4) as i32)));
        }
        Ok(None)
    }

    /// Whether what holds this object has the hash and the signs of any instance.
    fn lends_nothing(&self, inner: Value) -> bool {
        self.heap.is(inner, Ns::Bytes).is_some()
            || self.is_instance(inner, Ns::BaseException.value())
            || self.behaviour(inner).is_none_or(|ty| ty.unary.is_none())
    }

    /// What methods answer, as far as the machine expects something: `__bool__` says `True` or
    /// anything else, `__hash__` and `__int__` are integers.
    pub(super) fn check_unary(&mut self, op: Unary, v: Value) -> Res {
        match op {
            Unary::Hash => match self.heap.as_wrapped(v) {
                Some(i) => Ok(Value::small((i as i32) << 1 >> 1)),
                None => Err(self.heap.raise_conversion(v, "int")),
            },
            Unary::Bool => Ok(Value::bool(v == Value::TRUE)),
            Unary::Int if self.heap.is_int(v) && bool_as_small(v).is_none() => Ok(v),
            Unary::Int => Err(self.heap.raise_with(Ns::TypeError, &[])),
            _ => Ok(v),
        }
    }

    /// A unary operator of the loop, by number.
    pub(in crate::vm) fn unary_op(&mut self, number: u8, v: Value) -> Res {
        if let (Some(i), 1) = (v.as_small(), number)
            && let Some(v) = Value::try_small(-i64::from(i))
        {
            return Ok(v);
        }
        match number {
            0 => self.unary(Unary::Positive, v),
            1 => self.unary(Unary::Negative, v),
            2 => self.unary(Unary::Invert, v),
            _ => Ok(Value::bool(!self.is_true(v)?)),
        }
    }

    /// `bool(v)`
    ///
    /// # Errors
    /// What Python code raises.
    #[inline]
    pub fn is_true(&mut self, v: Value) -> Res<bool> {
        match v {
            Value::TRUE => return Ok(true),
            Value::FALSE | Value::NONE => return Ok(false),
            _ => {}
        }
        if let Some(i) = v.as_small() {
            return Ok(i != 0);
        }
        Ok(match self.unary_opt(Unary::Bool, v)? {
            Some(b) => b == Value::TRUE,
            None => match self.unary_opt(Unary::Len, v)? {
                Some(len) => len != Value::small(0),
                None => true,
            },
        })
    }

    /// `hash(v)`
    ///
    /// # Errors
    /// TypeError when `v` is unhashable.
    pub fn hash(&mut self, v: Value) -> Res<u32> {
        if let Some(i) = v.as_small() {
            return Ok(i as u32);
        }
        match self.unary_opt(Unary::Hash, v)?.and_then(Value::as_small) {
            Some(hash) => Ok(hash as u32),
            None => Err(self.raise_unary(Unary::Hash, v)),
        }
    }

    /// `len(v)`
    ///
    /// # Errors
    /// TypeError when `v` has no length.
    pub fn len(&mut self, v: Value) -> Res<usize> {
        let len = self.len_value(v)?;
        Ok(len.as_small().unwrap_or(0).max(0) as usize)
    }

    /// What `len(v)` answers: of an instance, whatever its `__len__` says.
    ///
    /// # Errors
    /// TypeError when `v` has no length.
    pub(crate) fn len_value(&mut self, v: Value) -> Res {
        match self.unary_opt(Unary::Len, v)? {
            Some(len) => Ok(len),
            None => Err(self.raise_unary(Unary::Len, v)),
        }
    }
}
