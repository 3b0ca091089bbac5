//! Integer arithmetic: 64-bit when both operands fit, limbs on the heap otherwise.

use core::cmp::Ordering;

use super::object::{Integer, LIMBS};
use crate::Res;
use crate::heap::Heap;
use crate::number::bitwise::{Bitwise, bitwise};
use crate::number::limbs;
use crate::number::{divide, multiply};
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::{Raised, value};

/// The longest number, in limbs: what is beyond it raises MemoryError rather than overflow.
const LONGEST: usize = 1 << 24;

impl Heap<'_> {
    #[cold]
    pub(crate) fn raise_zero_division(&mut self) -> Raised {
        self.raise(Ns::ZeroDivisionError, "divide by zero")
    }

    /// Compares two integers.
    pub(crate) fn int_compare(&self, a: &Integer, b: &Integer) -> Ordering {
        match (a.negative, b.negative) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (negative, _) => {
                let order = limbs::compare(a.digits(self), b.digits(self));
                if negative { order.reverse() } else { order }
            }
        }
    }

    /// `a + b`, or `a - b` when `minus`.
    pub(crate) fn int_add(&mut self, a: &Integer, b: &Integer, minus: bool) -> Res {
        if let (Some(x), Some(y)) = (a.as_i64(self), b.as_i64(self)) {
            let sum = if minus {
                x.checked_sub(y)
            } else {
                x.checked_add(y)
            };
            if let Some(sum) = sum {
                return self.new_int(sum);
            }
        }
        let b_negative = b.negative != minus;
        let count = a.len().max(b.len()) + 1;
        let object = self.new_limbs(count)?;
        let (target, others) = self.split_words(object, LIMBS, count);
        let (x, y) = (a.limbs(others), b.limbs(others));
        let negative = if a.negative == b_negative {
            let carry = limbs::add(target, x, y);
            target[count - 1] = carry;
            a.negative
        } else if limbs::compare(x, y) == Ordering::Less {
            limbs::subtract(&mut target[..y.len()], y, x);
            b_negative
        } else {
            limbs::subtract(&mut target[..x.len()], x, y);
            a.negative
        };
        self.finish_int(object, count, negative)
    }

    /// `a * b`
    pub(crate) fn int_multiply(&mut self, a: &Integer, b: &Integer) -> Res {
        if a.len() + b.len() <= 3
            && let (Some(x), Some(y)) = (a.as_i64(self), b.as_i64(self))
            && let Some(product) = x.checked_mul(y)
        {
            return self.new_int(product);
        }
        let count = a.len() + b.len();
        if count > LONGEST {
            return Err(self.raise_memory_error(count));
        }
        let scratch = multiply::scratch_len(a.len(), b.len());
        let object = self.new_limbs(count + scratch)?;
        let (target, others) = self.split_words(object, LIMBS, count + scratch);
        let (target, scratch) = target.split_at_mut(count);
        multiply::multiply(target, a.limbs(others), b.limbs(others), scratch);
        self.finish_int(object, count, a.negative != b.negative)
    }

    /// `a // b` and `a % b`, rounded down; only what is wanted is made.
    pub(crate) fn int_divide(
        &mut self,
        a: &Integer,
        b: &Integer,
        want_quotient: bool,
        want_remainder: bool,
    ) -> Res<(Value, Value)> {
        if b.len() == 0 {
            return Err(self.raise_zero_division());
        }
        let zero = Value::small(0);
        if let (Some(x), Some(y)) = (a.as_i64(self), b.as_i64(self))
            && let (Some(mut q), Some(mut r)) = (x.checked_div(y), x.checked_rem(y))
        {
            if r != 0 && (r < 0) != (y < 0) {
                q -= 1;
                r += y;
            }
            let q = if want_quotient {
                self.new_int(q)?
            } else {
                zero
            };
            let r = if want_remainder {
                self.new_int(r)?
            } else {
                zero
            };
            return Ok((q, r));
        }
        let (m, n) = (a.len(), b.len());
        let opposite = a.negative != b.negative;
        if m < n {
            // The quotient is 0 or, rounded down, -1; the remainder `a` or `a + b`.
            if !opposite || m == 0 {
                return Ok((zero, self.int_add(a, &Integer::small(0), false)?));
            }
            let r = if want_remainder {
                self.int_add(a, b, false)?
            } else {
                zero
            };
            return Ok((Value::small(-1), r));
        }
        let (q_len, scratch_len) = (m - n + 2, divide::scratch_len(m, n));
        let r_object = self.new_limbs(n)?;
        let q_object = self.new_limbs(q_len + n + scratch_len)?;
        let (target, others) = self.split_words(q_object, LIMBS, q_len + n + scratch_len);
        let (q, rest) = target.split_at_mut(q_len);
        let (r, scratch) = rest.split_at_mut(n);
        let (x, y) = (a.limbs(others), b.limbs(others));
        if n == 1 {
            q[..m].copy_from_slice(x);
            r[0] = limbs::divide_small(&mut q[..m], y[0]);
        } else {
            divide::divide(&mut q[..m - n + 1], r, x, y, scratch);
        }
        if opposite && !limbs::trim(r).is_empty() {
            limbs::add_to(q, &[1]);
            let rest = &mut scratch[..n];
            limbs::subtract(rest, y, r);
            r.copy_from_slice(rest);
        }
        let r = if want_remainder {
            self.copy_words(q_object, LIMBS + q_len, r_object, LIMBS, n);
            self.finish_int(r_object, n, b.negative)?
        } else {
            self.free(r_object);
            zero
        };
        let q = if want_quotient {
            self.finish_int(q_object, q_len, opposite)?
        } else {
            self.free(q_object);
            zero
        };
        Ok((q, r))
    }

    /// `a & b` and the like.
    pub(crate) fn int_bitwise(&mut self, op: Bitwise, a: &Integer, b: &Integer) -> Res {
        if let (Some(x), Some(y)) = (a.as_i64(self), b.as_i64(self)) {
            return self.new_int(match op {
                Bitwise::And => x & y,
                Bitwise::Or => x | y,
                Bitwise::Xor => x ^ y,
            });
        }
        let count = a.len().max(b.len()) + 1;
        let object = self.new_limbs(count)?;
        let (target, others) = self.split_words(object, LIMBS, count);
        let negative = bitwise(
            op,
            target,
            (a.limbs(others), a.negative),
            (b.limbs(others), b.negative),
        );
        self.finish_int(object, count, negative)
    }

    /// `a << b`, or `a >> b` when `right`.
    pub(crate) fn int_shift(&mut self, a: &Integer, b: &Integer, right: bool) -> Res {
        let Some(shift) = b.as_i64(self).and_then(|s| i32::try_from(s).ok()) else {
            let message = "overflow converting long int to machine word";
            return Err(self.raise(Ns::OverflowError, message));
        };
        let Ok(shift) = usize::try_from(shift) else {
            return Err(self.raise(Ns::ValueError, "negative shift count"));
        };
        if let Some(x) = a.as_i64(self) {
            if right {
                return self.new_int(x >> shift.min(63));
            }
            if x == 0 || shift < x.unsigned_abs().leading_zeros() as usize {
                return self.new_int(if x == 0 { 0 } else { x << shift });
            }
        }
        if right {
            let count = (a.len() + 1).saturating_sub(shift / 32).max(1);
            let object = self.new_limbs(count)?;
            let (target, others) = self.split_words(object, LIMBS, count);
            let lost = limbs::shift_right(target, a.limbs(others), shift);
            if lost && a.negative {
                limbs::add_to(target, &[1]);
            }
            return self.finish_int(object, count, a.negative);
        }
        let count = a.len() + shift / 32 + 1;
        if count > LONGEST {
            return Err(self.raise_memory_error(count));
        }
        let object = self.new_limbs(count)?;
        let (target, others) = self.split_words(object, LIMBS, count);
        limbs::shift_left(target, a.limbs(others), shift);
        self.finish_int(object, count, a.negative)
    }

    /// `-a`, or `abs(a)` when `magnitude`.
    pub(crate) fn int_negate(&mut self, v: Value, magnitude: bool) -> Res {
        let Some(a) = self.integer(v) else {
            return Ok(v);
        };
        if magnitude && !a.negative && v.as_rom().is_none() {
            return Ok(v);
        }
        let zero = Integer::small(0);
        self.int_add(&zero, &a, !magnitude || a.negative)
    }

    /// `base ** exponent`, the exponent not negative.
    pub(crate) fn int_power(&mut self, base: Value, exponent: &Integer) -> Res {
        let Some(b) = self.integer(base) else {
            return Ok(base);
        };
        let one = Value::small(1);
        if exponent.len() == 0 {
            return Ok(one);
        }
        let magnitude = if b.len() <= 1 {
            b.digits(self).first().copied().unwrap_or(0)
        } else {
            2
        };
        if b.len() <= 1 && magnitude <= 1 {
            let odd = exponent.digits(self)[0] & 1 == 1;
            let value = magnitude as i32;
            return Ok(Value::small(if b.negative && odd { -value } else { value }));
        }
        let Some(mut n) = exponent.as_i64(self).and_then(|n| u32::try_from(n).ok()) else {
            return Err(self.raise_memory_error(value::INT_MAX as usize));
        };
        if b.len() == 1 && magnitude.is_power_of_two() {
            let shift = u64::from(n) * u64::from(magnitude.trailing_zeros());
            let shift = i32::try_from(shift).unwrap_or(i32::MAX);
            let sign = Integer::small(if b.negative && n & 1 == 1 { -1 } else { 1 });
            return self.int_shift(&sign, &Integer::small(shift), false);
        }
        let (mut result, mut square) = (one, base);
        loop {
            if n & 1 == 1 {
                result = self.replace_product(result, square, result, one)?;
            }
            n >>= 1;
            if n == 0 {
                return Ok(result);
            }
            square = self.replace_product(square, square, square, base)?;
        }
    }

    /// `a * b`; frees `old` if it is an object other than `keep`.
    fn replace_product(&mut self, a: Value, b: Value, old: Value, keep: Value) -> Res {
        let (Some(x), Some(y)) = (self.integer(a), self.integer(b)) else {
            return Ok(a);
        };
        let product = self.int_multiply(&x, &y)?;
        self.free_int(old, keep);
        Ok(product)
    }

    /// Frees an intermediate result, unless it is `keep`.
    pub(crate) fn free_int(&mut self, old: Value, keep: Value) {
        let object: Option<Ref> = self.is(old, Ns::Int);
        if let Some(r) = object
            && old != keep
        {
            self.free(r);
        }
    }

    /// `base ** exponent % modulus`, the exponent not negative.
    pub(crate) fn int_power_modulo(
        &mut self,
        base: Value,
        exponent: &Integer,
        modulus: Value,
    ) -> Res {
        let (Some(b), Some(m)) = (self.integer(base), self.integer(modulus)) else {
            return Ok(base);
        };
        let mut square = self.int_divide(&b, &m, false, true)?.1;
        let mut result = self.int_divide(&Integer::small(1), &m, false, true)?.1;
        let bits = limbs::bit_length(exponent.digits(self));
        for bit in 0..bits {
            if exponent.digits(self)[bit / 32] >> (bit % 32) & 1 == 1 {
                result = self.modular_product(result, square, result, m, square)?;
            }
            if bit + 1 < bits {
                square = self.modular_product(square, square, square, m, base)?;
            }
        }
        Ok(result)
    }

    fn modular_product(&mut self, a: Value, b: Value, old: Value, m: Integer, keep: Value) -> Res {
        let (Some(x), Some(y)) = (self.integer(a), self.integer(b)) else {
            return Ok(a);
        };
        let product = self.int_multiply(&x, &y)?;
        let Some(p) = self.integer(product) else {
            return Ok(product);
        };
        let rest = self.int_divide(&p, &m, false, true)?.1;
        self.free_int(product, rest);
        if old != rest {
            self.free_int(old, keep);
        }
        Ok(rest)
    }
}
