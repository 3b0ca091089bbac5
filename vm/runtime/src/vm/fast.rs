//! Short paths of the loop into built-in objects, and the slots it shares with the heap.

use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{Ref, Value};

impl Heap<'_> {
    /// What a cell holds.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn cell_value(&self, cell: Value) -> Value {
        match self.is(cell, Ns::Cell) {
            Some(r) => self.value(r, 1).unwrap_or(Value::UNDEF),
            None => Value::UNDEF,
        }
    }

    /// Puts a value into a cell; nothing when `cell` is none.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn set_cell(&mut self, cell: Value, v: Value) {
        if let Some(r) = self.is(cell, Ns::Cell) {
            self.set_value(r, 1, v);
        }
    }

    /// `object[index]` for lists and tuples with an index from 0 on; `None`: the general way.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn item_fast(&self, object: Value, index: Value) -> Option<Value> {
        let i = index.as_small()?;
        let r = object.as_ref()?;
        let header = self.word(r, 0);
        if i < 0 {
            return None;
        }
        if header == Ns::List.value().word() {
            self.list_item(r, i as usize)
        } else if header == Ns::Tuple.value().word() {
            self.tuple_item(r, i as usize)
        } else {
            None
        }
    }

    /// `object[index] = v` for lists with an index from 0 on; false: the general way.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn set_item_fast(&mut self, object: Value, index: Value, v: Value) -> bool {
        if let (Some(i), Some(list)) = (index.as_small(), self.is(object, Ns::List))
            && i >= 0
            && (i as usize) < self.list_len(list)
            && !v.is_undef()
        {
            self.list_set(list, i as usize, v);
            return true;
        }
        false
    }

    /// Copies `count` stack slots to word `to` and on of an object.
    pub(super) fn copy_from_slots(&mut self, first: usize, object: Ref, to: usize, count: usize) {
        let start = object.word_index() + to;
        let (blocks, stack) = self.blocks_and_slots();
        let (Some(to), Some(from)) = (
            blocks.get_mut(start..start + count),
            stack.get(first..first + count),
        ) else {
            return;
        };
        for (to, from) in to.iter_mut().zip(from) {
            *to = from.word();
        }
    }

    /// Copies words of an object from `from` on to `count` stack slots.
    pub(super) fn copy_to_slots(&mut self, object: Ref, from: usize, first: usize, count: usize) {
        let start = object.word_index() + from;
        let (blocks, stack) = self.blocks_and_slots();
        let (Some(from), Some(to)) = (
            blocks.get(start..start + count),
            stack.get_mut(first..first + count),
        ) else {
            return;
        };
        for (to, from) in to.iter_mut().zip(from) {
            *to = Value::from_word(*from).unwrap_or(Value::UNDEF);
        }
    }
}
