//! Floats as values. Words of a `float` object: header, the double's low and high word.

use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{Ref, Value};

impl Heap<'_> {
    /// A float; rounded to single precision where the machine has only that.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn new_float(&mut self, f: f64) -> Res {
        let f = if self.single { f64::from(f as f32) } else { f };
        let bits = f.to_bits();
        let words = [bits as u32, (bits >> 32) as u32, 0];
        Ok(self.alloc_block(Ns::Float.value(), words)?.value())
    }

    /// The value of a `float` object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn float_at(&self, r: Ref) -> f64 {
        f64::from_bits(u64::from(self.word(r, 2)) << 32 | u64::from(self.word(r, 1)))
    }

    /// The value if it is exactly a `float`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn float(&self, v: Value) -> Option<f64> {
        Some(self.float_at(self.is(v, Ns::Float)?))
    }
}
