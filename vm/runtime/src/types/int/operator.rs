//! What the machine asks of an integer: operators, also with floats on the right.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::Heap;
use crate::number::bitwise::Bitwise;
use crate::number::real::{Real, Width};
use crate::rom::{Ns, Unary};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let heap = &mut vm.heap;
    let Some(i) = heap.integer(v) else {
        return Ok(None);
    };
    let result = match op {
        Unary::Positive | Unary::Int => {
            heap.int_add(&i, &super::object::Integer::small(0), false)?
        }
        Unary::Negative => heap.int_negate(v, false)?,
        Unary::Abs => heap.int_negate(v, true)?,
        Unary::Invert => {
            let minus = heap.int_negate(v, false)?;
            match heap.integer(minus) {
                Some(m) => heap.int_add(&m, &super::object::Integer::small(1), true)?,
                None => minus,
            }
        }
        Unary::Bool => Value::bool(i.len() != 0),
        Unary::Hash => {
            // The low 31 bits, as a small integer.
            let low = heap.as_wrapped(v).unwrap_or(0) as i32;
            Value::small(low << 1 >> 1)
        }
        Unary::Float => match v.as_small() {
            Some(i) => heap.new_real(Real::nearest(i))?,
            None => {
                let f = i.as_f64(heap);
                heap.new_float(f)?
            }
        },
        Unary::Len => return Ok(None),
    };
    Ok(Some(result))
}

pub(crate) fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    match vm.heap.int_binary(op, l, r)? {
        None if op == BinaryOp::Multiply && is_repeated(vm, r) => vm.binary(op, r, l).map(Some),
        v => Ok(v),
    }
}

/// Whether a value is of a type whose values are repeated by a number in front of them.
fn is_repeated(vm: &Vm<'_>, v: Value) -> bool {
    let ty = vm.heap.type_of(v);
    [Ns::Str, Ns::Bytes, Ns::Tuple, Ns::List]
        .iter()
        .any(|ns| ns.is(ty))
}

impl Heap<'_> {
    /// A binary operation whose left operand is an integer.
    pub(crate) fn int_binary(&mut self, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
        let Some(a) = self.integer(l) else {
            return Ok(None);
        };
        let Some(b) = self.integer(r) else {
            if let Some(y) = self.float(r) {
                let x = a.as_f64(self);
                return self.float_binary(op, x, y);
            }
            return self.complex_binary(op, l, r);
        };
        let value = match op.plain() {
            BinaryOp::Add => self.int_add(&a, &b, false)?,
            BinaryOp::Subtract => self.int_add(&a, &b, true)?,
            BinaryOp::Multiply => self.int_multiply(&a, &b)?,
            BinaryOp::FloorDivide => self.int_divide(&a, &b, true, false)?.0,
            BinaryOp::Modulo => self.int_divide(&a, &b, false, true)?.1,
            BinaryOp::TrueDivide => {
                if b.len() == 0 {
                    return Err(self.raise_zero_division());
                }
                let quotient = a.as_f64(self) / b.as_f64(self);
                self.new_float(quotient)?
            }
            BinaryOp::Power if b.negative => {
                let (x, y) = (a.as_f64(self), b.as_f64(self));
                return self.float_binary(op, x, y);
            }
            BinaryOp::Power => self.int_power(l, &b)?,
            BinaryOp::And => self.int_bitwise(Bitwise::And, &a, &b)?,
            BinaryOp::Or => self.int_bitwise(Bitwise::Or, &a, &b)?,
            BinaryOp::Xor => self.int_bitwise(Bitwise::Xor, &a, &b)?,
            BinaryOp::LeftShift | BinaryOp::RightShift => {
                self.machine_int(r)?; // how far must fit
                self.int_shift(&a, &b, op.plain() == BinaryOp::RightShift)?
            }
            BinaryOp::Less => Value::bool(self.int_compare(&a, &b).is_lt()),
            BinaryOp::More => Value::bool(self.int_compare(&a, &b).is_gt()),
            BinaryOp::Equal => Value::bool(self.int_compare(&a, &b).is_eq()),
            BinaryOp::LessEqual => Value::bool(self.int_compare(&a, &b).is_le()),
            BinaryOp::MoreEqual => Value::bool(self.int_compare(&a, &b).is_ge()),
            BinaryOp::NotEqual => Value::bool(self.int_compare(&a, &b).is_ne()),
            _ => return Ok(None),
        };
        Ok(Some(value))
    }

    /// The integer in a value that must be one, as a machine word: for counts and indices.
    ///
    /// # Errors
    /// TypeError when it is no integer, OverflowError when it is too big.
    pub fn expect_int(&mut self, v: Value) -> Res<i64> {
        match self.as_i64(v) {
            Some(i) => Ok(i),
            None if self.integer(v).is_some() => {
                let message = "overflow converting long int to machine word";
                Err(self.raise(Ns::OverflowError, message))
            }
            None => Err(self.raise_conversion(v, "int")),
        }
    }
}
