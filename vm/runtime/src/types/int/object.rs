//! Integers as values: small ones in the word, others on the heap.
//!
//! Words of an `int` object: header; number of limbs, top bit set when negative; the limbs, least
//! significant first, the top one not 0. A number that fits a small integer is never an object.

use crate::Res;
use crate::heap::{Heap, Others};
use crate::number::limbs::trim;
use crate::number::real::{Real, Width};
use crate::rom::Ns;
use crate::value::{Kind, Ref, Value};

const NEGATIVE: u32 = 1 << 31;
/// Word of the first limb.
pub(crate) const LIMBS: usize = 2;

/// An integer operand: `int` or `bool`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Integer {
    object: Option<Ref>,
    small: [u32; 1],
    len: usize,
    /// Whether it is below 0.
    pub(crate) negative: bool,
}

impl Integer {
    /// A small operand.
    pub(crate) fn small(i: i32) -> Integer {
        Integer {
            object: None,
            small: [i.unsigned_abs()],
            len: usize::from(i != 0),
            negative: i < 0,
        }
    }

    /// How many limbs it has; 0 for 0.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Its limbs while another object is open for writing.
    pub(crate) fn limbs<'a>(&'a self, heap: Others<'a>) -> &'a [u32] {
        match self.object {
            Some(r) => heap.words(r, LIMBS, self.len),
            None => &self.small[..self.len],
        }
    }

    /// Its limbs.
    pub(crate) fn digits<'a>(&'a self, heap: &'a Heap<'_>) -> &'a [u32] {
        match self.object {
            Some(r) => heap.words(r, LIMBS, self.len),
            None => &self.small[..self.len],
        }
    }

    /// Its value if it fits.
    pub(crate) fn as_i64(&self, heap: &Heap<'_>) -> Option<i64> {
        if self.len > 2 {
            return None;
        }
        let limbs = self.digits(heap);
        let low = limbs.first().copied().unwrap_or(0);
        let high = limbs.get(1).copied().unwrap_or(0);
        let magnitude = u64::from(high) << 32 | u64::from(low);
        if self.negative {
            (magnitude <= 1 << 63).then_some((magnitude as i64).wrapping_neg())
        } else {
            i64::try_from(magnitude).ok()
        }
    }

    /// Its value as the nearest float; infinite when it is too big.
    pub(crate) fn as_f64(&self, heap: &Heap<'_>) -> f64 {
        let limbs = self.digits(heap);
        let n = limbs.len();
        let at = |i: usize| u64::from(limbs.get(i).copied().unwrap_or(0));
        let magnitude = if n <= 2 {
            (at(1) << 32 | at(0)) as f64
        } else {
            // The top 64 bits, the lowest of them set if anything below is: rounds correctly.
            let wide = u128::from(at(n - 1)) << 64 | u128::from(at(n - 2) << 32 | at(n - 3));
            let shift = 32 - (at(n - 1) as u32).leading_zeros() as usize;
            let sticky =
                wide & ((1u128 << shift) - 1) != 0 || limbs[..n - 3].iter().any(|x| *x != 0);
            let top = (wide >> shift) as u64 | u64::from(sticky);
            let exponent = (n - 3) * 32 + shift;
            if exponent > 1100 {
                f64::INFINITY
            } else {
                libm::scalbn(top as f64, exponent as i32)
            }
        };
        if self.negative { -magnitude } else { magnitude }
    }
}

impl Heap<'_> {
    /// An integer.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn new_int(&mut self, i: i64) -> Res {
        match Value::try_small(i) {
            Some(v) => Ok(v),
            None => self.new_int_parts(i.unsigned_abs(), i < 0),
        }
    }

    /// An integer that is not negative.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn new_uint(&mut self, i: u64) -> Res {
        match i64::try_from(i) {
            Ok(i) => self.new_int(i),
            Err(_) => self.new_int_parts(i, false),
        }
    }

    fn new_int_parts(&mut self, magnitude: u64, negative: bool) -> Res {
        let high = (magnitude >> 32) as u32;
        let sign = if negative { NEGATIVE } else { 0 };
        let len = sign | (1 + u32::from(high != 0));
        let r = self.alloc_block(Ns::Int.value(), [len, magnitude as u32, high])?;
        Ok(r.value())
    }

    /// An object for `limbs` limbs, all 0, to be given to [`Heap::finish_int`].
    pub(crate) fn new_limbs(&mut self, limbs: usize) -> Res<Ref> {
        self.alloc(Ns::Int.value(), 1 + limbs)
    }

    /// The integer in the first `limbs` limbs of an object made for it, which is freed or cut to
    /// size.
    pub(crate) fn finish_int(&mut self, object: Ref, limbs: usize, negative: bool) -> Res {
        let used = trim(self.words(object, LIMBS, limbs)).len();
        if used <= 1 {
            let magnitude = i64::from(self.word(object, LIMBS)) * i64::from(used == 1);
            let i = if negative { -magnitude } else { magnitude };
            if let Some(v) = Value::try_small(i) {
                self.free(object);
                return Ok(v);
            }
        }
        let sign = if negative { NEGATIVE } else { 0 };
        self.set_word(object, 1, used as u32 | sign);
        Ok(self.resize(object, 1 + used)?.value())
    }

    /// The integer in a value: `int` or `bool`.
    #[inline]
    pub(crate) fn integer(&self, v: Value) -> Option<Integer> {
        match v.kind() {
            Kind::Int(i) => Some(Integer::small(i)),
            Kind::Object(r) if self.word(r, 0) == Ns::Int.value().word() => {
                let word = self.word(r, 1);
                Some(Integer {
                    object: Some(r),
                    small: [0],
                    len: (word & !NEGATIVE) as usize,
                    negative: word & NEGATIVE != 0,
                })
            }
            _ if v == Value::TRUE => Some(Integer::small(1)),
            _ if v == Value::FALSE => Some(Integer::small(0)),
            _ => None,
        }
    }

    /// The value of an `int` or `bool`; `None` when it is neither or out of range.
    #[inline]
    pub fn as_i64(&self, v: Value) -> Option<i64> {
        match v.as_small() {
            Some(i) => Some(i64::from(i)),
            None => self.integer(v)?.as_i64(self),
        }
    }

    /// The low 64 bits of an `int` or `bool` in two's complement: how big ones are cut to fit a
    /// field.
    pub fn as_wrapped(&self, v: Value) -> Option<u64> {
        let i = self.integer(v)?;
        let limbs = i.digits(self);
        let at = |i: usize| u64::from(limbs.get(i).copied().unwrap_or(0));
        let magnitude = at(1) << 32 | at(0);
        Some(if i.negative {
            magnitude.wrapping_neg()
        } else {
            magnitude
        })
    }

    /// Whether a value is an `int` (not a `bool`).
    pub fn is_int(&self, v: Value) -> bool {
        v.as_small().is_some() || self.is(v, Ns::Int).is_some()
    }

    /// The value of a float or an integer as a float.
    #[inline]
    pub fn as_f64(&self, v: Value) -> Option<f64> {
        match v.kind() {
            Kind::Int(i) => Some(f64::from(i)),
            Kind::Object(r) if self.word(r, 0) == Ns::Float.value().word() => {
                Some(self.float_at(r))
            }
            _ => Some(self.integer(v)?.as_f64(self)),
        }
    }

    /// A float's whole part as an integer.
    ///
    /// # Errors
    /// OverflowError and ValueError for infinities and NaN; MemoryError.
    pub(crate) fn int_from_real(&mut self, x: Real) -> Res {
        if x.is_nan() {
            return Err(self.raise(Ns::ValueError, "can't convert NaN to int"));
        }
        if x.is_infinite() {
            return Err(self.raise(Ns::OverflowError, "can't convert inf to int"));
        }
        if let Some(whole) = x.whole() {
            return self.new_int(whole);
        }
        let (mantissa, exponent) = x.parts();
        let count = 2 + exponent / 32 + 1;
        let r = self.new_limbs(count)?;
        let source = [mantissa as u32, (mantissa >> 32) as u32];
        crate::number::limbs::shift_left(self.words_mut(r, LIMBS, count), &source, exponent);
        self.finish_int(r, count, x < 0.0)
    }
}
