//! Items of lists, tuples, dicts and bytes; small new containers; taking sequences apart.

use super::here::{Go, Here, STEP, WINDOW, need};
use crate::heap::BLOCK_WORDS;
use crate::rom::Ns;
use crate::value::Value;
use crate::vm::quick::dicts::contains;
use crate::vm::quick::entry as e;
use crate::vm::quick::objects::{append_slot, items, set_item, subscript};

impl Here<'_, '_, '_> {
    #[inline(always)]
    pub(super) fn subscript(&mut self) -> Go {
        let v = need!(subscript(self.blocks, self.peek(2), self.peek(1)));
        self.put(2, v)
    }

    #[inline(always)]
    pub(super) fn subscript_locals(&mut self) -> Go {
        let (object, index) = (self.local(), self.slot(e::c(self.w)));
        match subscript(self.blocks, object, index) {
            Some(v) => self.give(v),
            None => Go::Apart(object, index, 0, usize::from(e::d(self.w))),
        }
    }

    #[inline(always)]
    pub(super) fn subscript_local(&mut self) -> Go {
        let index = self.local();
        self.subscript_with(index)
    }

    #[inline(always)]
    pub(super) fn subscript_constant(&mut self) -> Go {
        let index = Value::from_word(e::b(self.w)).unwrap_or(Value::NONE);
        self.subscript_with(index)
    }

    #[inline(always)]
    fn subscript_with(&mut self, index: Value) -> Go {
        let object = self.peek(1);
        match subscript(self.blocks, object, index) {
            Some(v) => self.put(1, v),
            None => Go::Apart(object, index, 1, e::len(self.w).wrapping_sub(1)),
        }
    }

    #[inline(always)]
    pub(super) fn subscript_also(&mut self) -> Go {
        let (object, index) = (self.peek(2), self.peek(1));
        match subscript(self.blocks, object, index) {
            Some(v) => self.give(v),
            None => Go::Apart(object, index, 0, 1),
        }
    }

    /// `object[index] = v`; false: it is for the machine.
    #[inline(always)]
    fn set_item(&mut self, object: Value, index: Value, v: Value) -> bool {
        if v.is_undef() {
            return false;
        }
        set_item(self.blocks, object, index, v).is_some()
    }

    #[inline(always)]
    pub(super) fn store_subscript(&mut self) -> Go {
        let (v, object, index) = (self.peek(3), self.peek(2), self.peek(1));
        if !self.set_item(object, index, v) {
            return STEP;
        }
        self.drop(3);
        self.next()
    }

    #[inline(always)]
    pub(super) fn store_subscript_below(&mut self) -> Go {
        let (v, object, index) = (self.peek(1), self.peek(3), self.peek(2));
        if !self.set_item(object, index, v) {
            self.set_peek(3, v);
            self.set_peek(2, object);
            self.set_peek(1, index);
            self.ip = self.ip.wrapping_add(1);
            return STEP;
        }
        self.drop(3);
        self.next()
    }

    #[inline(always)]
    pub(super) fn store_subscript_locals(&mut self) -> Go {
        let (v, object, index) = (self.peek(1), self.local(), self.slot(e::c(self.w)));
        if !self.set_item(object, index, v) {
            return Go::Apart(object, index, 0, e::len(self.w).wrapping_sub(1));
        }
        self.drop(1);
        self.next()
    }

    /// Whether the topmost value has the one below it.
    #[inline(always)]
    pub(super) fn contains(&mut self) -> Go {
        let has = need!(contains(self.blocks, self.peek(1), self.peek(2)));
        self.put(2, Value::bool(has))
    }

    /// Adds a value to a list that has room; false: it has none, or is no list.
    #[inline(always)]
    pub(super) fn append_to(&mut self, list: Value, v: Value) -> bool {
        let Some((at, len_at)) = append_slot(self.blocks, list) else {
            return false;
        };
        self.set_word(at, v);
        if let Some(len) = self.blocks.get_mut(len_at) {
            *len += 1;
        }
        true
    }

    #[inline(always)]
    pub(super) fn append(&mut self) -> Go {
        let (v, list) = (self.peek(1), self.peek(e::a(self.w)));
        if !self.append_to(list, v) {
            return STEP;
        }
        self.drop(1);
        self.next()
    }

    #[inline(always)]
    pub(super) fn new_list(&mut self) -> Go {
        let count = e::a(self.w);
        if count != 0 {
            let v = need!(self.list_of(count));
            return self.put(count, v);
        }
        let list = need!(
            self.room
                .block(self.blocks, [Ns::List.value().word(), 0, 0, 0])
        );
        self.give(list.value())
    }

    /// A list of the topmost values.
    #[inline(always)]
    fn list_of(&mut self, count: usize) -> Option<Value> {
        let store = self
            .room
            .object(self.blocks, Ns::RawValues.value(), count)?;
        let room = count | (BLOCK_WORDS - 1);
        let words = [
            Ns::List.value().word(),
            store.value().word(),
            count as u32,
            room as u32,
        ];
        // Without it the storage is garbage, and the machine makes both.
        let list = self.room.block(self.blocks, words)?;
        self.copy_topmost(count, store.word_index() + 1)?;
        Some(list.value())
    }

    /// Copies the topmost values to where word `at` of the heap is.
    #[inline(always)]
    fn copy_topmost(&mut self, count: usize, at: usize) -> Option<()> {
        let to = self.blocks.get_mut(at..at + count)?;
        let from = self.sp.wrapping_sub(count);
        for (i, word) in to.iter_mut().enumerate() {
            *word = self.window[from.wrapping_add(i) & (WINDOW - 1)].word();
        }
        Some(())
    }

    #[inline(always)]
    pub(super) fn new_dict(&mut self) -> Go {
        let dict = need!(
            self.room
                .block(self.blocks, [Ns::Dict.value().word(), 0, 0, 0])
        );
        self.give(dict.value())
    }

    #[inline(always)]
    pub(super) fn new_tuple(&mut self) -> Go {
        let count = e::a(self.w);
        if count > 2 {
            let tuple = need!(self.room.object(self.blocks, Ns::Tuple.value(), count + 1));
            let at = tuple.word_index() + 1;
            self.set_word(at, Value::small(count as i32));
            need!(self.copy_topmost(count, at + 1));
            return self.put(count, tuple.value());
        }
        let words = [
            Ns::Tuple.value().word(),
            Value::small(count as i32).word(),
            if count > 0 {
                self.peek(count).word()
            } else {
                0
            },
            if count > 1 { self.peek(1).word() } else { 0 },
        ];
        let tuple = need!(self.room.block(self.blocks, words));
        self.put(count, tuple.value())
    }

    #[inline(always)]
    pub(super) fn unpack(&mut self) -> Go {
        let n = e::a(self.w);
        let top = self.sp.wrapping_sub(1);
        let items = need!(items(self.blocks, self.peek(1), n));
        let end = top.wrapping_add(n);
        let Some(to) = self.window.get_mut(top..end) else {
            return STEP;
        };
        for (to, item) in to.iter_mut().rev().zip(items) {
            *to = Value::from_word(*item).unwrap_or(Value::NONE);
        }
        self.sp = end;
        self.next()
    }
}
