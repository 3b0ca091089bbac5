//! What needs only the heap of a dict: keys that are names.
//!
//! Words: see [`crate::types::table`]; a slot is a key and a value.

use crate::heap::Heap;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::table::{FIRST, FIXED, Found, ORDERED, WIDE, spread};
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

impl Heap<'_> {
    /// An empty dict with exactly `capacity` slots.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_dict(&mut self, capacity: usize) -> Res {
        Ok(self.new_dict_of(Ns::Dict, capacity)?.value())
    }

    /// An empty dict or ordered dict.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_dict_of(&mut self, ty: Ns, capacity: usize) -> Res<Ref> {
        let dict = self.alloc(ty.value(), 3)?;
        if ty == Ns::OrderedDict {
            self.set_table_flag(dict, ORDERED);
        }
        self.table_init(dict, capacity, WIDE)?;
        Ok(dict)
    }

    /// The dict object if `value` is a `dict` or an `OrderedDict`.
    #[inline]
    pub fn as_dict(&self, value: Value) -> Option<Ref> {
        let r = value.as_ref()?;
        let header = self.word(r, 0);
        (header == Ns::Dict.value().word() || header == Ns::OrderedDict.value().word()).then_some(r)
    }

    /// The slot of a name in a dict.
    #[inline]
    pub fn dict_slot_of_name(&self, dict: Ref, name: Name) -> Option<usize> {
        let hash = match self.table_slots(dict) {
            0 => return None,
            slots if slots <= crate::types::table::EXACT => self.name_hash(name),
            _ => spread(self.name_hash_wide(name)),
        };
        match self.find_unasked(dict, name.value(), hash, WIDE) {
            Found::At(slot) => Some(slot),
            _ => None,
        }
    }

    /// The value of a slot if its key is `name`: for callers that remember where a name was.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn dict_value_at(&self, dict: Ref, slot: usize, name: Name) -> Option<Value> {
        let store = self.table_store(dict)?;
        if slot < self.table_slots(dict)
            && self.word(store, FIRST + slot * WIDE) == name.value().word()
        {
            self.value(store, FIRST + slot * WIDE + 1)
        } else {
            None
        }
    }

    /// The value of a name.
    #[inline]
    pub fn dict_get_name(&self, dict: Ref, name: Name) -> Option<Value> {
        let slot = self.dict_slot_of_name(dict, name)?;
        self.value(self.table_store(dict)?, FIRST + slot * WIDE + 1)
    }

    /// Sets the value of a name. `v` must be reachable or fresh.
    ///
    /// # Errors
    /// MemoryError; the dict is then as it was. TypeError for a dict that is fixed.
    pub fn dict_set_name(&mut self, dict: Ref, name: Name, v: Value) -> Res<()> {
        if self.table_flag(dict, FIXED) {
            return Err(self.raise_fixed());
        }
        loop {
            let slots = self.table_slots(dict);
            let hash = self.plain_hash(name.value(), slots).unwrap_or(0);
            match self.find_unasked(dict, name.value(), hash, WIDE) {
                Found::At(slot) => {
                    self.dict_put_value(dict, slot, v);
                    return Ok(());
                }
                Found::Room(slot) if slots > 0 => {
                    self.table_put(dict, slot, name.value(), WIDE);
                    self.dict_put_value(dict, slot, v);
                    return Ok(());
                }
                _ => self.table_grow_plain(dict, WIDE)?,
            }
        }
    }

    /// Removes a name; false when it was not there.
    pub fn dict_remove_name(&mut self, dict: Ref, name: Name) -> bool {
        match self.dict_slot_of_name(dict, name) {
            Some(slot) => {
                self.table_vacate(dict, slot, WIDE);
                true
            }
            None => false,
        }
    }

    /// Number of entries.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn dict_len(&self, dict: Ref) -> usize {
        self.table_len(dict)
    }

    /// Key and value of slot `i`; the key is [`Value::UNDEF`] when the slot is empty; `None`
    /// after the last slot.
    #[inline]
    pub fn dict_entry(&self, dict: Ref, i: usize) -> Option<(Value, Value)> {
        let key = self.table_key(dict, i, WIDE)?;
        let store = self.table_store(dict)?;
        let value = self.value(store, FIRST + i * WIDE + 1);
        Some((key, value.unwrap_or(Value::UNDEF)))
    }

    /// The next entry at or after slot `*at`, which moves on behind it; `None` after the last.
    #[inline]
    pub fn dict_next(&self, dict: Ref, at: &mut usize) -> Option<(Value, Value)> {
        let slot = self.table_next(dict, *at, WIDE)?;
        *at = slot + 1;
        self.dict_entry(dict, slot)
    }

    /// Sets the value of a slot that is in use.
    #[inline]
    pub(crate) fn dict_put_value(&mut self, dict: Ref, slot: usize, v: Value) {
        if let Some(store) = self.table_store(dict) {
            self.set_value(store, FIRST + slot * WIDE + 1, v);
        }
    }

    /// A copy of a dict: the same slots, nothing hashed again.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn dict_copy(&mut self, dict: Ref, ty: Ns) -> Res<Ref> {
        let copy = self.alloc(ty.value(), 3)?;
        self.table_copy(dict, copy, WIDE)?;
        Ok(copy)
    }

    /// A copy of a table of attributes for a program, which may not change it: it would believe
    /// that it changed the attributes.
    pub(crate) fn dict_for_reading(&mut self, dict: Ref) -> Res {
        let copy = self.dict_copy(dict, Ns::Dict)?;
        self.set_table_flag(copy, FIXED);
        Ok(copy.value())
    }

    pub(crate) fn raise_fixed(&mut self) -> Raised {
        self.raise_with(Ns::TypeError, &[])
    }
}

impl Vm<'_> {
    /// The value of a key. `dict` and `key` must be in stack slots.
    ///
    /// # Errors
    /// TypeError when it is unhashable, what `__hash__` and `__eq__` raise.
    #[inline]
    pub fn dict_get(&mut self, dict: Ref, key: Value) -> Res<Option<Value>> {
        if self.heap.table_slots(dict) == 0 {
            return Ok(None);
        }
        let found = match self.find_fast(dict, key, WIDE) {
            Some(found) => found,
            None => self.find(dict, key, WIDE)?,
        };
        Ok(match found {
            Found::At(slot) => self.heap.dict_entry(dict, slot).map(|(_, value)| value),
            _ => None,
        })
    }

    /// Sets the value of a key. `dict`, `key` and `value` must be in stack slots.
    ///
    /// # Errors
    /// As for [`Vm::dict_get`], and MemoryError.
    #[inline]
    pub fn dict_set(&mut self, dict: Ref, key: Value, value: Value) -> Res<()> {
        if self.heap.table_flag(dict, FIXED) {
            return Err(self.heap.raise_fixed());
        }
        #[cfg_attr(
            not(feature = "quick"),
            expect(unused_mut, reason = "a board looks once")
        )]
        let mut found = self.find_fast(dict, key, WIDE);
        #[cfg(feature = "quick")]
        if found == Some(Found::Full) {
            self.table_grow(dict, WIDE)?;
            found = self.find_fast(dict, key, WIDE);
        }
        let (slot, there) = match found {
            Some(Found::At(slot)) => (slot, true),
            Some(Found::Room(slot)) if self.heap.table_slots(dict) > 0 => (slot, false),
            _ => self.find_room(dict, key, WIDE)?,
        };
        if !there {
            self.heap.table_put(dict, slot, key, WIDE);
        }
        self.heap.dict_put_value(dict, slot, value);
        Ok(())
    }

    /// Removes a key; gives its value. `dict` and `key` must be in stack slots.
    ///
    /// # Errors
    /// As for [`Vm::dict_get`].
    pub fn dict_remove(&mut self, dict: Ref, key: Value) -> Res<Option<Value>> {
        if self.heap.table_flag(dict, FIXED) {
            return Err(self.heap.raise_fixed());
        }
        if self.heap.table_slots(dict) == 0 {
            return Ok(None);
        }
        let Found::At(slot) = self.find(dict, key, WIDE)? else {
            return Ok(None);
        };
        let value = self.heap.dict_entry(dict, slot).map(|(_, value)| value);
        self.heap.table_vacate(dict, slot, WIDE);
        Ok(value)
    }
}
