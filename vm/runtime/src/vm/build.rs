//! Putting tuples, lists, sets and slices together and taking sequences apart.

use garter_bytecode::opcode::op;

use super::Vm;
use crate::rom::Ns;
use crate::types::tuple::ITEMS;
use crate::value::Value;
use crate::{Raised, Res};

impl Vm<'_> {
    /// What `opcode` makes of the `count` values from slot `first`.
    pub(super) fn build(&mut self, opcode: u8, first: usize, count: usize) -> Res {
        match opcode {
            op::BUILD_TUPLE => self.heap.tuple_of_slots(first, count),
            op::BUILD_LIST => {
                let list = self.heap.new_list_with(count)?;
                for i in 0..count {
                    let v = self.heap.slot(first + i);
                    self.heap.list_append(list, v)?;
                }
                Ok(list.value())
            }
            op::BUILD_SLICE => {
                let slot = |i| self.heap.slot(first + i);
                let step = if count > 2 { slot(2) } else { Value::NONE };
                let (start, stop) = (slot(0), slot(1));
                self.heap.new_slice(start, stop, step)
            }
            _ => {
                let set = self.heap.new_set(count)?;
                self.heap.push(set.value())?;
                for i in 0..count {
                    let v = self.heap.slot(first + i);
                    self.set_add(set, v)?;
                }
                Ok(set.value())
            }
        }
    }

    /// Adds what is topmost (`sp`: the slot after it) to the comprehension being built.
    pub(super) fn store_comprehension(&mut self, kind: usize, to: Value, sp: usize) -> Res<()> {
        let v = self.heap.slot(sp.wrapping_sub(1));
        let ty = [Ns::List, Ns::Dict, Ns::Set].get(kind);
        let Some(r) = ty.and_then(|ty| self.heap.is(to, *ty)) else {
            return Err(self.raise_bad_code());
        };
        match kind {
            0 => self.heap.list_append(r, v),
            1 => {
                let value = self.heap.slot(sp.wrapping_sub(2));
                self.dict_set(r, v, value)
            }
            _ => self.set_add(r, v),
        }
    }

    /// Replaces the sequence `v` in slot `at` by its `count` items, the first one topmost.
    pub(super) fn unpack(&mut self, v: Value, count: usize, at: usize) -> Res<()> {
        let tuple = self.heap.is(v, Ns::Tuple);
        let list = self.heap.is(v, Ns::List);
        let len = match (tuple, list) {
            (Some(r), _) => self.heap.tuple_len(r),
            (_, Some(r)) => self.heap.list_len(r),
            _ => return self.unpack_iterable(v, count, at),
        };
        if len != count {
            return Err(self.raise_unpack(len, count));
        }
        for i in 0..count {
            let item = match (tuple, list) {
                (Some(r), _) => self.heap.tuple_item(r, i),
                (_, Some(r)) => self.heap.list_item(r, i),
                _ => None,
            };
            let item = item.unwrap_or(Value::NONE);
            self.heap.set_slot(at + count - 1 - i, item);
        }
        Ok(())
    }

    fn unpack_iterable(&mut self, v: Value, count: usize, at: usize) -> Res<()> {
        let top = self.heap.push(Value::UNDEF)?;
        let iterator = self.iter(v)?;
        self.heap.set_slot(top, iterator);
        for i in 0..count {
            match self.next(iterator)? {
                Some(item) => self.heap.push(item)?,
                None => return Err(self.raise_unpack(i, count)),
            };
        }
        if self.next(iterator)?.is_some() {
            return Err(self.raise_unpack(count + 1, count));
        }
        let items = top + 1;
        // Reversed first, then moved down over the sequence and its iterator.
        if let Some(slots) = self.heap.slots_mut().get_mut(items..items + count) {
            slots.reverse();
        }
        self.heap.slots_mut().copy_within(items..items + count, at);
        Ok(())
    }

    /// `a, *b, c = v`: the items replace `v` in slot `at`, the first one topmost.
    pub(super) fn unpack_ex(&mut self, v: Value, left: usize, right: usize, at: usize) -> Res<()> {
        let first = self.heap.top();
        let count = self.push_all(v)?;
        self.heap.push(Value::UNDEF)?;
        if count < left + right {
            return Err(self.raise_unpack(count, left + right));
        }
        let middle = count - left - right;
        let list = self.heap.new_list_with(middle)?;
        for i in 0..middle {
            let item = self.heap.slot(first + left + i);
            self.heap.list_append(list, item)?;
        }
        let slots = self.heap.slots_mut();
        slots.copy_within(first + left + middle..first + count, first + left + 1);
        let total = left + 1 + right;
        self.heap.set_slot(first + left, list.value());
        if let Some(slots) = self.heap.slots_mut().get_mut(first..first + total) {
            slots.reverse();
        }
        self.heap.slots_mut().copy_within(first..first + total, at);
        Ok(())
    }

    #[cold]
    fn raise_unpack(&mut self, len: usize, count: usize) -> Raised {
        let (message, number) = if len < count {
            ("need more than {} values to unpack", len)
        } else {
            ("too many values to unpack (expected {})", count)
        };
        self.heap
            .raise_numbers(Ns::ValueError, message, &[number as isize])
    }
}

impl crate::Heap<'_> {
    /// A tuple of the values in `count` slots.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn tuple_of_slots(&mut self, first: usize, count: usize) -> Res {
        let r = self.new_tuple_of(count)?;
        for i in 0..count {
            let v = self.slot(first + i);
            self.set_value(r, ITEMS + i, v);
        }
        Ok(r.value())
    }
}
