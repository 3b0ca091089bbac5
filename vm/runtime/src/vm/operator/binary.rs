//! Operations on two operands: who is asked, in which order.

use garter_bytecode::operator::BinaryOp;

use super::bool_as_small;
use super::methods::{binary_name, reflected_name};
use crate::exception::Part;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::outcome::Next;
use crate::{Raised, Res};

impl Vm<'_> {
    /// A binary operator of the loop.
    #[inline]
    pub(in crate::vm) fn binary_next(&mut self, op: BinaryOp, l: Value, r: Value) -> Res<Next> {
        self.binary(op, l, r).map(Next::Value)
    }

    /// A binary operation: the left type's, for in-place operators then the plain one, then the
    /// reflected one.
    ///
    /// # Errors
    /// TypeError when unsupported.
    pub fn binary(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        match op {
            BinaryOp::Is => Ok(Value::bool(l == r)),
            BinaryOp::ExceptionMatch => self.exception_matches(l, r).map(Value::bool),
            BinaryOp::In => self.contains(r, l),
            BinaryOp::Equal | BinaryOp::NotEqual => self.compare_equal(op, l, r),
            _ => self.operate(op, l, r),
        }
    }

    /// The operators that may be unsupported.
    pub(super) fn operate(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        let (l, r) = self.as_operands(l, r);
        if let Some(v) = self.left_says(op, l, r)? {
            return Ok(v);
        }
        if self.is_number_pair(l, r) {
            return Err(self.raise_binary(binary_name(op), l, r));
        }
        let plain = op.plain();
        if plain != op
            && let Some(v) = self.left_says(plain, l, r)?
        {
            return Ok(v);
        }
        if reflected_name(plain).is_some() {
            return self.operate_reflected(plain, l, r);
        }
        Err(self.raise_binary(binary_name(plain), l, r))
    }

    /// The right operand's turn. What is built in has no reflected operators.
    pub(super) fn operate_reflected(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        if let Some(f) = reflected_name(op).and_then(|name| self.special(r, name)) {
            let v = self.call_special(f, &[r, l])?;
            if v != Value::NOT_IMPLEMENTED {
                return Ok(v);
            }
        } else if let Some(inner) = self.inner_operand(r) {
            if self.is_number_pair(inner, l) {
                return Err(self.raise_binary(reflected_name(op), inner, l));
            }
            return Err(self.raise_binary(binary_name(op), l, inner));
        } else if let Some(i) = bool_as_small(r) {
            if self.is_number_pair(i, l) {
                return Err(self.raise_binary(reflected_name(op), i, l));
            }
            return Err(self.raise_binary(binary_name(op), l, i));
        }
        Err(self.raise_binary(binary_name(op), l, r))
    }

    /// The operands with `True` and `False` as the numbers they are where only numbers count.
    pub(super) fn as_operands(&self, l: Value, r: Value) -> (Value, Value) {
        let l = bool_as_small(l).unwrap_or(l);
        match bool_as_small(r) {
            Some(i) if self.heap.is_int(l) => (l, i),
            _ => (l, r),
        }
    }

    /// Whether the machine decides about two values without asking their types: a small integer
    /// and a number.
    pub(super) fn is_number_pair(&self, l: Value, r: Value) -> bool {
        l.as_small().is_some()
            && (r.as_small().is_some()
                || self.heap.is(r, Ns::Float).is_some()
                || self.heap.is(r, Ns::Complex).is_some())
    }

    /// The built-in object inside an instance that stands for it in operators.
    pub(crate) fn inner_operand(&self, v: Value) -> Option<Value> {
        let inner = self.inner(v)?;
        self.behaviour(inner)?.binary.is_some().then_some(inner)
    }

    /// What the left operand says.
    pub(super) fn left_says(&mut self, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
        if self.heap.class_of(l).is_none() {
            return match self.behaviour(l).and_then(|ty| ty.binary) {
                Some(binary) => binary(self, op, l, r),
                None => Ok(None),
            };
        }
        if let Some(f) = binary_name(op).and_then(|name| self.special(l, name)) {
            let v = self.call_special(f, &[l, r])?;
            return Ok(Some(v).filter(|v| *v != Value::NOT_IMPLEMENTED));
        }
        if let Some(inner) = self.inner_operand(l) {
            return self.binary(op, inner, r).map(Some);
        }
        match self.inner(l) {
            Some(inner) => self.left_says(op, inner, r),
            None => Ok(None),
        }
    }

    #[cold]
    pub(crate) fn raise_binary(&mut self, name: Option<Name>, l: Value, r: Value) -> Raised {
        let name = name
            .and_then(|name| name.rom_text(&crate::names::Pool::EMPTY))
            .unwrap_or("");
        let (l, r) = (self.heap.type_name_of(l), self.heap.type_name_of(r));
        let parts = [
            Part::Words("unsupported types for "),
            Part::Words(name),
            Part::Words(": '"),
            Part::Text(l),
            Part::Words("', '"),
            Part::Text(r),
            Part::Words("'"),
        ];
        self.heap.raise_parts(Ns::TypeError, &parts)
    }
}
