//! Operators on numbers that need no type's help: the loop's short ways.

use crate::Res;
use crate::heap::Heap;
use crate::number::real::{self, Answer};
use crate::value::Value;

/// Operators on two small integers that have a small result, by their number in opcodes.
#[cfg_attr(not(target_os = "none"), inline(always))]
pub(super) fn small_binary(number: u8, a: i32, b: i32) -> Option<Value> {
    Some(match number {
        0 => Value::bool(a < b),
        1 => Value::bool(a > b),
        2 => Value::bool(a == b),
        3 => Value::bool(a <= b),
        4 => Value::bool(a >= b),
        5 => Value::bool(a != b),
        7 => Value::bool(a == b),
        9 | 22 => Value::small(a | b),
        10 | 23 => Value::small(a ^ b),
        11 | 24 => Value::small(a & b),
        12 | 25 => {
            if !(0..31).contains(&b) {
                return None;
            }
            return Value::try_small(i64::from(a) << b);
        }
        13 | 26 => {
            if b < 0 {
                return None;
            }
            Value::small(a >> b.min(31))
        }
        // No overflow: both have 31 bits.
        14 | 27 => return Value::try_small(i64::from(a + b)),
        15 | 28 => return Value::try_small(i64::from(a - b)),
        16 | 29 => return Value::try_small(i64::from(a) * i64::from(b)),
        18 | 31 => {
            if b == 0 {
                return None;
            }
            let (q, r) = (a / b, a % b);
            let q = if r != 0 && (r < 0) != (b < 0) {
                q - 1
            } else {
                q
            };
            return Value::try_small(i64::from(q));
        }
        20 | 33 => {
            if b == 0 {
                return None;
            }
            let r = a % b;
            Value::small(if r != 0 && (r < 0) != (b < 0) {
                r + b
            } else {
                r
            })
        }
        _ => return None,
    })
}

impl Heap<'_> {
    /// Operators on floats and small integers that give or compare floats; `None`: the general
    /// way.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn real_binary(&mut self, number: u8, l: Value, r: Value) -> Option<Res> {
        let divides = matches!(number, 19 | 32);
        if !divides && l.as_small().is_some() && r.as_small().is_some() {
            return None;
        }
        let (a, b) = (self.real(l)?, self.real(r)?);
        Some(match real::binary(number, a, b)? {
            Answer::Truth(truth) => Ok(Value::bool(truth)),
            Answer::Number(f) => self.new_real(f),
        })
    }
}
