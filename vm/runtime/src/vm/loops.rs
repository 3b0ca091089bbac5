//! `for` loops. A loop has four stack slots: the iterator first, or a small integer that says
//! that it goes through a built-in object without one.
//!
//! | first | others |
//! |---|---|
//! | 1 | list, next index |
//! | 2 | tuple, next index |
//! | 3 | next integer, stop, step |

use super::Vm;
use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{INT_MAX, INT_MIN, Value};

/// The loop goes through a list.
pub(super) const LIST: Value = Value::small(1);
/// The loop goes through a tuple.
pub(super) const TUPLE: Value = Value::small(2);
/// The loop counts.
pub(super) const RANGE: Value = Value::small(3);

impl Heap<'_> {
    /// The next value of the loop whose slots start at `at`. `None`: not here; `Some(None)`: the
    /// loop ends.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn loop_fast(&mut self, at: usize) -> Option<Option<Value>> {
        match self.slot(at) {
            RANGE => {
                let next = self.slot(at + 1).as_small()?;
                let stop = self.slot(at + 2).as_small()?;
                let step = self.slot(at + 3).as_small()?;
                if if step > 0 { next < stop } else { next > stop } {
                    self.set_slot(at + 1, Value::small(next + step));
                    Some(Some(Value::small(next)))
                } else {
                    Some(None)
                }
            }
            LIST => {
                let list = self.slot(at + 1).as_ref()?;
                let i = self.slot(at + 2).as_small()?;
                self.set_slot(at + 2, Value::small(i + 1));
                Some(self.list_item(list, i as usize))
            }
            TUPLE => {
                let tuple = self.slot(at + 1).as_ref()?;
                let i = self.slot(at + 2).as_small()?;
                self.set_slot(at + 2, Value::small(i + 1));
                Some(self.tuple_item(tuple, i as usize))
            }
            _ => None,
        }
    }
}

impl Vm<'_> {
    /// Makes the iterable in slot `at` a loop of four slots.
    pub(super) fn start_loop(&mut self, at: usize) -> Res<()> {
        let v = self.heap.slot(at);
        let (kind, a, b, c) = if self.heap.is(v, Ns::List).is_some() {
            (LIST, v, Value::small(0), Value::UNDEF)
        } else if self.heap.is(v, Ns::Tuple).is_some() {
            (TUPLE, v, Value::small(0), Value::UNDEF)
        } else if let Some((start, stop, step)) = self.small_range(v) {
            (RANGE, start, stop, step)
        } else if self.heap.is(v, Ns::Generator).is_some() {
            (v, Value::UNDEF, Value::UNDEF, Value::UNDEF)
        } else {
            match self.iter(v)? {
                // It would be taken for a kind.
                it if it.as_small().is_some() => return Err(self.raise_not_an_iterator(it)),
                it => (it, Value::UNDEF, Value::UNDEF, Value::UNDEF),
            }
        };
        self.heap.set_slot(at, kind);
        self.heap.set_slot(at + 1, a);
        self.heap.set_slot(at + 2, b);
        self.heap.set_slot(at + 3, c);
        Ok(())
    }

    /// The parts of a range all of whose sums are small integers.
    fn small_range(&self, v: Value) -> Option<(Value, Value, Value)> {
        let r = self.heap.is(v, Ns::Range)?;
        let part = |i| self.heap.word(r, i) as i32;
        let (start, stop, step) = (part(1), part(2), part(3));
        let safe = |i: i32| (INT_MIN / 2..=INT_MAX / 2).contains(&i);
        if !(safe(start) && safe(stop) && safe(step)) {
            return None;
        }
        Some((Value::small(start), Value::small(stop), Value::small(step)))
    }
}
