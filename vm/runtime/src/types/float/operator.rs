//! Float arithmetic with Python's rules for `//`, `%` and `**`.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::number::real::{self, Answer, Real};
use crate::rom::Unary;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let heap = &mut vm.heap;
    let Some(x) = heap.real(v) else {
        return Ok(None);
    };
    let result = match op {
        Unary::Positive | Unary::Float => v,
        Unary::Negative => heap.new_real(-x)?,
        Unary::Abs => heap.new_real(x.abs())?,
        Unary::Bool => Value::bool(x != 0.0),
        Unary::Hash => Value::small(whole_hash(x)),
        Unary::Int => heap.int_from_real(x)?,
        Unary::Invert | Unary::Len => return Ok(None),
    };
    Ok(Some(result))
}

pub(crate) fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let heap = &mut vm.heap;
    let Some(x) = heap.float(l) else {
        return Ok(None);
    };
    if let Some(y) = heap.as_f64(r) {
        return heap.float_binary(op, x, y);
    }
    if let Some(f) = vm.special(r, const { Name::of("__float__") }) {
        let y = vm.call_unary(f, r)?;
        if let Some(y) = vm.heap.float(y) {
            return vm.heap.float_binary(op, x, y);
        }
    }
    vm.heap.complex_binary(op, l, r)
}

/// The hash that programs see: the whole part as a machine word.
pub(crate) fn whole_hash(x: Real) -> i32 {
    (x as i32) << 1 >> 1
}

/// The hash for big tables. Equal numbers have equal hashes: whole ones hash as the integer does.
pub(crate) fn hash(x: f64) -> i32 {
    if x.is_finite() && x.abs() < 9e18 {
        let whole = x as i64;
        if whole as f64 == x {
            return (whole as i32) << 1 >> 1;
        }
    }
    let bits = x.to_bits();
    ((bits >> 32) as i32 ^ bits as i32) << 1 >> 1
}

/// `x // y` and `x % y` for `y` that is not 0: the remainder has the sign of `y`.
pub(crate) fn divide_down(x: f64, y: f64) -> (f64, f64) {
    let mut rest = crate::number::elementary::fmod(x, y);
    let mut quotient = (x - rest) / y;
    if rest == 0.0 {
        rest = libm::copysign(0.0, y);
    } else if (y < 0.0) != (rest < 0.0) {
        rest += y;
        quotient -= 1.0;
    }
    let quotient = if quotient == 0.0 {
        libm::copysign(0.0, x / y)
    } else {
        let down = libm::floor(quotient);
        if quotient - down > 0.5 {
            down + 1.0
        } else {
            down
        }
    };
    (quotient, rest)
}

impl Heap<'_> {
    /// A binary operation on two floats.
    #[inline]
    pub(crate) fn float_binary(&mut self, op: BinaryOp, x: f64, y: f64) -> Res<Option<Value>> {
        match real::binary(op.number(), x, y) {
            Some(Answer::Truth(truth)) => return Ok(Some(Value::bool(truth))),
            Some(Answer::Number(f)) => return self.new_float(f).map(Some),
            None => {}
        }
        let result = match op.plain() {
            BinaryOp::TrueDivide | BinaryOp::FloorDivide | BinaryOp::Modulo if y == 0.0 => {
                return Err(self.raise_zero_division());
            }
            BinaryOp::FloorDivide => divide_down(x, y).0,
            BinaryOp::Modulo => divide_down(x, y).1,
            BinaryOp::Power => {
                if x == 0.0 && y < 0.0 && y.is_finite() {
                    return Err(self.raise_zero_division());
                }
                if x < 0.0 && y.is_finite() && y != libm::floor(y) {
                    return self.complex_power((x, 0.0), (y, 0.0)).map(Some);
                }
                garter_bytecode::real::power::power(x, y)
            }
            _ => return Ok(None),
        };
        self.new_float(result).map(Some)
    }
}
