//! Operators on any values.

use garter_bytecode::operator::BinaryOp;

use super::Vm;
use crate::Res;
use crate::rom::{Ns, Subscript, TypeDef, Unary};
use crate::value::{Kind, Value};

impl Vm<'_> {
    /// What the type of a value can do, when that is a type in ROM.
    #[inline]
    pub fn behaviour(&self, v: Value) -> Option<&'static TypeDef> {
        let rom = self.heap.type_of(v).as_rom()?;
        self.heap.rom.namespace(rom.ns()).ty
    }

    /// `object[index]`, assignment to it, `del`.
    ///
    /// # Errors
    /// TypeError, IndexError, KeyError, what Python code raises.
    pub fn subscript(&mut self, obj: Value, index: Value, what: Subscript) -> Res {
        match self.behaviour(obj).and_then(|ty| ty.subscript) {
            Some(subscript) => subscript(self, obj, index, what),
            None => Err(self.heap.raise(Ns::TypeError, "object isn't subscriptable")),
        }
    }

    /// A unary operation.
    ///
    /// # Errors
    /// TypeError when unsupported.
    pub fn unary(&mut self, op: Unary, v: Value) -> Res {
        match self.unary_opt(op, v)? {
            Some(v) => Ok(v),
            None => Err(self
                .heap
                .raise(Ns::TypeError, "unsupported type for operator")),
        }
    }

    /// A unary operation; `None`: not supported.
    ///
    /// # Errors
    /// What the operation raises.
    pub fn unary_opt(&mut self, op: Unary, v: Value) -> Res<Option<Value>> {
        match self.behaviour(v).and_then(|ty| ty.unary) {
            Some(unary) => unary(self, op, v),
            None => Ok(None),
        }
    }

    /// A binary operation: the left type's, then the reflected one, for in-place operators then
    /// the plain one. For `in` the container is `l` and the item `r`.
    ///
    /// # Errors
    /// TypeError when unsupported.
    pub fn binary(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        if let Some(binary) = self.behaviour(l).and_then(|ty| ty.binary)
            && let Some(v) = binary(self, op, l, r)?
        {
            return Ok(v);
        }
        match op {
            BinaryOp::Equal => Ok(Value::bool(l == r)),
            BinaryOp::NotEqual => Ok(Value::bool(l != r)),
            BinaryOp::Is => Ok(Value::bool(l == r)),
            _ if op.is_inplace() => self.binary(op.plain(), l, r),
            _ => Err(self
                .heap
                .raise(Ns::TypeError, "unsupported types for operator")),
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
            Some(b) => b != Value::FALSE,
            None => match self.unary_opt(Unary::Len, v)? {
                Some(len) => len != Value::small(0),
                None => true,
            },
        })
    }

    /// `a == b`
    ///
    /// # Errors
    /// What Python code raises.
    pub fn equal(&mut self, a: Value, b: Value) -> Res<bool> {
        if let (Kind::Int(a), Kind::Int(b)) = (a.kind(), b.kind()) {
            return Ok(a == b);
        }
        let v = self.binary(BinaryOp::Equal, a, b)?;
        self.is_true(v)
    }

    /// `a < b`
    ///
    /// # Errors
    /// TypeError when they cannot be compared, what Python code raises.
    pub fn less(&mut self, a: Value, b: Value) -> Res<bool> {
        if let (Kind::Int(a), Kind::Int(b)) = (a.kind(), b.kind()) {
            return Ok(a < b);
        }
        let v = self.binary(BinaryOp::Less, a, b)?;
        self.is_true(v)
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
            None => Err(self
                .heap
                .raise(Ns::TypeError, "unsupported type for __hash__")),
        }
    }

    /// `len(v)`
    ///
    /// # Errors
    /// TypeError when `v` has no length.
    pub fn len(&mut self, v: Value) -> Res<usize> {
        match self.unary_opt(Unary::Len, v)?.and_then(Value::as_small) {
            Some(len) => Ok(len.max(0) as usize),
            None => Err(self.heap.raise(Ns::TypeError, "object has no len()")),
        }
    }

    /// Whether `v` is an instance of `class` (a type in ROM or a class) or of what derives from it.
    pub fn is_instance(&self, v: Value, class: Value) -> bool {
        self.heap.is_subclass(self.heap.type_of(v), class)
    }

    /// `v` itself if its type is exactly `ns`, or the built-in object of that type inside an
    /// instance of a class that derives from it.
    pub fn native_base(&self, v: Value, ns: Ns) -> Option<Value> {
        (self.heap.type_of(v) == ns.value()).then_some(v)
    }
}

impl crate::Heap<'_> {
    /// Whether `class` is `base` or derives from it.
    pub fn is_subclass(&self, class: Value, base: Value) -> bool {
        let mut class = class;
        loop {
            if class == base {
                return true;
            }
            let ty = class
                .as_rom()
                .and_then(|rom| self.rom.namespace(rom.ns()).ty);
            match ty.and_then(|ty| ty.base) {
                Some(next) => class = next.value(),
                None => return false,
            }
        }
    }
}
