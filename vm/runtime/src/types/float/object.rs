//! Floats as values. Words of a `float` object: header, the float's low and high word.

use crate::Res;
use crate::heap::Heap;
use crate::number::real::{Real, Width};
use crate::rom::Ns;
use crate::value::{Ref, Value};

impl Heap<'_> {
    /// A float; rounded to single precision where the machine has only that.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn new_float(&mut self, f: f64) -> Res {
        self.new_real(f as Real)
    }

    /// A float from what the machine reckons in.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub(crate) fn new_real(&mut self, f: Real) -> Res {
        let [low, high] = self.rounded(f.double()).words();
        Ok(self.alloc_block(Ns::Float.value(), [low, high, 0])?.value())
    }

    /// A number as it would be as a float.
    #[inline]
    pub(crate) fn rounded(&self, f: f64) -> Real {
        if self.single {
            f as f32 as Real
        } else {
            f as Real
        }
    }

    /// The value of a `float` object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn float_at(&self, r: Ref) -> f64 {
        self.real_at(r).double()
    }

    /// The value of a `float` object as the machine reckons with it.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn real_at(&self, r: Ref) -> Real {
        Real::from_words([self.word(r, 1), self.word(r, 2)])
    }

    /// The value if it is exactly a `float`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn float(&self, v: Value) -> Option<f64> {
        Some(self.float_at(self.is(v, Ns::Float)?))
    }

    /// The value if it is exactly a `float`, or a small integer that a float holds.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn real(&self, v: Value) -> Option<Real> {
        match v.as_small() {
            Some(i) => Real::exactly(i),
            None => Some(self.real_at(self.is(v, Ns::Float)?)),
        }
    }
}
