//! Operators on small integers and on floats, by the numbers that decoded instructions carry.

use garter_bytecode::operator::BinaryOp;

use crate::value::Value;

pub(super) const ADD: u8 = 0;
pub(super) const SUB: u8 = 1;
pub(super) const MUL: u8 = 2;
const DIVIDE: u8 = 3;
const FLOOR: u8 = 4;
const MODULO: u8 = 5;
pub(super) const AND: u8 = 6;
const OR: u8 = 7;
const XOR: u8 = 8;
const LEFT: u8 = 9;
const RIGHT: u8 = 10;

/// The number of an operator that numbers have.
pub(super) fn operator(op: BinaryOp) -> Option<u8> {
    Some(match op.plain() {
        BinaryOp::Add => ADD,
        BinaryOp::Subtract => SUB,
        BinaryOp::Multiply => MUL,
        BinaryOp::TrueDivide => DIVIDE,
        BinaryOp::FloorDivide => FLOOR,
        BinaryOp::Modulo => MODULO,
        BinaryOp::And => AND,
        BinaryOp::Or => OR,
        BinaryOp::Xor => XOR,
        BinaryOp::LeftShift => LEFT,
        BinaryOp::RightShift => RIGHT,
        _ => return None,
    })
}

/// The orders (bit 0: less, 1: equal, 2: greater, 3: neither) for which a comparison is true.
pub(super) fn orders(op: BinaryOp) -> Option<u8> {
    Some(match op {
        BinaryOp::Less => 0b0001,
        BinaryOp::More => 0b0100,
        BinaryOp::Equal => 0b0010,
        BinaryOp::LessEqual => 0b0011,
        BinaryOp::MoreEqual => 0b0110,
        BinaryOp::NotEqual => 0b1101,
        _ => return None,
    })
}

/// The order of two small integers.
#[inline(always)]
pub(super) fn order(l: Value, r: Value) -> Option<u8> {
    let (l, r) = (l.word() as i32, r.word() as i32);
    if l & r & 1 != 0 {
        Some(1 + u8::from(l > r) - u8::from(l < r))
    } else {
        None
    }
}

/// The order of two floats.
#[inline(always)]
pub(super) fn float_order(l: f64, r: f64) -> u8 {
    if l < r {
        0
    } else if l == r {
        1
    } else if l > r {
        2
    } else {
        3
    }
}

#[inline(always)]
fn both(l: Value, r: Value) -> Option<(i32, i32)> {
    let (l, r) = (l.word() as i32, r.word() as i32);
    if l & r & 1 != 0 { Some((l, r)) } else { None }
}

#[inline(always)]
fn tagged(word: i32) -> Value {
    Value::small(word >> 1)
}

/// `l + r` of small integers; `None`: the general way.
#[inline(always)]
pub(super) fn add(l: Value, r: Value) -> Option<Value> {
    let (l, r) = both(l, r)?;
    Some(tagged(l.checked_add(r & !1)?))
}

/// `l - r`
#[inline(always)]
pub(super) fn sub(l: Value, r: Value) -> Option<Value> {
    let (l, r) = both(l, r)?;
    Some(tagged(l.checked_sub(r & !1)?))
}

/// `l * r`
#[inline(always)]
pub(super) fn mul(l: Value, r: Value) -> Option<Value> {
    let (l, r) = both(l, r)?;
    Some(tagged((l >> 1).checked_mul(r & !1)? | 1))
}

/// `l & r`
#[inline(always)]
pub(super) fn and(l: Value, r: Value) -> Option<Value> {
    let (l, r) = both(l, r)?;
    Some(tagged(l & r))
}

/// An operator that has no function of its own here.
#[inline(always)]
pub(super) fn any(op: u8, l: Value, r: Value) -> Option<Value> {
    let (lw, rw) = both(l, r)?;
    let (a, b) = (lw >> 1, rw >> 1);
    Some(match op {
        OR => tagged(lw | rw),
        XOR => Value::small(a ^ b),
        MODULO => {
            if b == 0 {
                return None;
            }
            let r = a % b;
            Value::small(if r != 0 && (r ^ b) < 0 { r + b } else { r })
        }
        FLOOR => {
            if b == 0 {
                return None;
            }
            let (q, r) = (a / b, a % b);
            let q = if r != 0 && (r ^ b) < 0 { q - 1 } else { q };
            return Value::try_small(i64::from(q));
        }
        LEFT if (0..31).contains(&b) => return Value::try_small(i64::from(a) << b),
        RIGHT if b >= 0 => Value::small(a >> b.min(31)),
        _ => return None,
    })
}

/// Any operator on floats that gives a float and cannot fail.
#[inline(always)]
pub(super) fn float(op: u8, l: f64, r: f64) -> Option<f64> {
    Some(match op {
        ADD => l + r,
        SUB => l - r,
        MUL => l * r,
        DIVIDE if r != 0.0 => l / r,
        _ => return None,
    })
}

/// Whether the operator on two small integers gives a float.
#[inline(always)]
pub(super) fn divides(op: u8) -> bool {
    op == DIVIDE
}
