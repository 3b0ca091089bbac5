//! `==`, `!=` and `<`.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::rom::Ns;
use crate::value::{Kind, Value};
use crate::vm::Vm;

impl Vm<'_> {
    /// `==` and `!=`, which every two values have: one of the operands says, else they are equal
    /// when they are the same.
    pub(super) fn compare_equal(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        if l == r && self.is_reflexive(l) {
            return Ok(Value::bool(op == BinaryOp::Equal));
        }
        for (a, b) in [(l, r), (r, l)] {
            // Only classes tell `!=` from the contrary of `==`.
            if op == BinaryOp::NotEqual
                && self.heap.class_of(a).is_some()
                && let Some(v) = self.left_says(op, a, b)?
            {
                return Ok(v);
            }
            if let Some(v) = self.left_says(BinaryOp::Equal, a, b)? {
                return match op {
                    BinaryOp::Equal => Ok(v),
                    _ => Ok(Value::bool(!self.is_true(v)?)),
                };
            }
        }
        Ok(Value::bool((l == r) == (op == BinaryOp::Equal)))
    }

    /// Whether a value is equal to itself without asking: not so instances and numbers with NaN.
    fn is_reflexive(&self, v: Value) -> bool {
        self.heap.class_of(v).is_none()
            && self.heap.is(v, Ns::Float).is_none()
            && self.heap.is(v, Ns::Complex).is_none()
    }

    /// `a == b`
    ///
    /// # Errors
    /// What Python code raises.
    #[inline]
    pub fn equal(&mut self, a: Value, b: Value) -> Res<bool> {
        if let (Kind::Int(a), Kind::Int(b)) = (a.kind(), b.kind()) {
            return Ok(a == b);
        }
        if let (Kind::Name(a), Kind::Name(b)) = (a.kind(), b.kind()) {
            return Ok(a == b);
        }
        let v = self.binary(BinaryOp::Equal, a, b)?;
        self.is_true(v)
    }

    /// `a < b`
    ///
    /// # Errors
    /// TypeError when they cannot be compared, what Python code raises.
    #[inline]
    pub fn less(&mut self, a: Value, b: Value) -> Res<bool> {
        if let (Kind::Int(a), Kind::Int(b)) = (a.kind(), b.kind()) {
            return Ok(a < b);
        }
        let v = self.binary(BinaryOp::Less, a, b)?;
        self.is_true(v)
    }
}
