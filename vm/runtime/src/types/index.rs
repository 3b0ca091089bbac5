//! From the `i` and `a:b:c` of `object[...]` to positions in a sequence.

use crate::exception::Part;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::{Raised, Res};

/// The items of a sequence that a slice names: `start`, `start + step`, ... `count` of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Span {
    /// First position.
    pub(crate) start: usize,
    /// End of the range as a slice with step 1 has it; never before `start` then.
    pub(crate) stop: usize,
    /// Never 0.
    pub(crate) step: i64,
    /// How many.
    pub(crate) count: usize,
}

impl Span {
    /// The positions in order.
    pub(crate) fn positions(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |i| (self.start as i64 + i * self.step) as usize)
    }
}

impl Heap<'_> {
    /// The name of a value's type, for messages.
    pub(crate) fn type_text(&self, v: Value) -> Text {
        self.type_name(self.type_of(v))
    }

    /// An integer that fits a machine word of 32 bits.
    ///
    /// # Errors
    /// TypeError when it is no integer, OverflowError when it does not fit.
    #[inline]
    pub fn machine_int(&mut self, v: Value) -> Res<i32> {
        if let Some(i) = v.as_small() {
            return Ok(i);
        }
        match self.as_i64(v) {
            // The least number has no positive counterpart and does not fit either.
            Some(i) => match i32::try_from(i) {
                Ok(i) if i != i32::MIN => Ok(i),
                _ => Err(self.raise_too_long()),
            },
            None if self.integer(v).is_some() => Err(self.raise_too_long()),
            None => Err(self.raise_conversion(v, "int")),
        }
    }

    pub(crate) fn raise_too_long(&mut self) -> Raised {
        let message = "overflow converting long int to machine word";
        self.raise(Ns::OverflowError, message)
    }

    /// The position that `index` names in a sequence of `len` items.
    ///
    /// # Errors
    /// TypeError, OverflowError, IndexError; `what` is the type's name in them.
    #[inline]
    pub(crate) fn position(&mut self, index: Value, len: usize, what: &str) -> Res<usize> {
        let i = self.index_number(index, what)?;
        let at = if i < 0 { i + len as i64 } else { i };
        if at >= 0 && (at as usize) < len {
            Ok(at as usize)
        } else {
            let parts = [Part::Words(what), Part::Words(" index out of range")];
            Err(self.raise_parts(Ns::IndexError, &parts))
        }
    }

    /// An index as it was given.
    ///
    /// # Errors
    /// TypeError, OverflowError; `what` is the type's name in them.
    #[inline]
    pub(crate) fn index_number(&mut self, index: Value, what: &str) -> Res<i64> {
        match index.as_small() {
            Some(i) => Ok(i.into()),
            None => self.odd_index(index, what).map(i64::from),
        }
    }

    #[cold]
    fn odd_index(&mut self, index: Value, what: &str) -> Res<i32> {
        if self.integer(index).is_some() {
            return self.machine_int(index);
        }
        let parts = [
            Part::Words(what),
            Part::Words(" indices must be integers, not "),
            Part::Text(self.type_text(index)),
        ];
        Err(self.raise_parts(Ns::TypeError, &parts))
    }

    /// Start, stop and step of `slice`, a slice object, clipped to a sequence of `len` items.
    ///
    /// # Errors
    /// TypeError, OverflowError, ValueError when the step is 0.
    pub(crate) fn slice_bounds(&mut self, slice: Value, len: usize) -> Res<(i64, i64, i64)> {
        let part = |heap: &mut Self, i| -> Res<Option<i64>> {
            let v = slice.as_ref().and_then(|r| heap.value(r, i));
            match v {
                None | Some(Value::NONE) => Ok(None),
                Some(v) => heap.machine_int(v).map(|i| Some(i as i64)),
            }
        };
        let step = part(self, 3)?.unwrap_or(1);
        if step == 0 {
            return Err(self.raise(Ns::ValueError, "slice step can't be zero"));
        }
        let len = len as i64;
        let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let clip = |i: i64| (if i < 0 { i + len } else { i }).clamp(low, high);
        let (first, last) = if step > 0 { (low, high) } else { (high, low) };
        let start = part(self, 1)?.map_or(first, clip);
        let stop = part(self, 2)?.map_or(last, clip);
        Ok((start, stop, step))
    }

    /// What `slice`, a slice object, names in a sequence of `len` items.
    ///
    /// # Errors
    /// As for [`Heap::slice_bounds`].
    pub(crate) fn span(&mut self, slice: Value, len: usize) -> Res<Span> {
        let (start, stop, step) = self.slice_bounds(slice, len)?;
        let count = if step > 0 {
            (stop - start + step - 1).max(0) / step
        } else {
            (start - stop - step - 1).max(0) / -step
        };
        Ok(Span {
            start: start.max(0) as usize,
            stop: stop.max(start).max(0) as usize,
            step,
            count: count as usize,
        })
    }

    /// Whether `v` is a slice object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn is_slice(&self, v: Value) -> bool {
        self.is(v, Ns::Slice).is_some()
    }
}
