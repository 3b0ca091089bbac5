//! Making sets, and putting things into them.

use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::types::table::{Found, NARROW};
use crate::value::{Ref, Value};
use crate::vm::Vm;

impl Heap<'_> {
    /// An empty set with exactly `capacity` slots.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_set(&mut self, capacity: usize) -> Res<Ref> {
        self.new_set_of(Ns::Set, capacity)
    }

    pub(super) fn new_set_of(&mut self, ty: Ns, capacity: usize) -> Res<Ref> {
        let set = self.alloc(ty.value(), 3)?;
        self.table_init(set, capacity, NARROW)?;
        Ok(set)
    }

    /// The set object if `value` is a `set` or a `frozenset`.
    #[inline]
    pub fn as_set(&self, value: Value) -> Option<Ref> {
        let r = value.as_ref()?;
        let header = self.word(r, 0);
        (header == Ns::Set.value().word() || header == Ns::FrozenSet.value().word()).then_some(r)
    }

    /// A copy of a set, of the same type.
    pub(super) fn set_copy(&mut self, set: Ref) -> Res<Ref> {
        let copy = self.alloc(self.header(set), 3)?;
        self.table_copy(set, copy, NARROW)?;
        Ok(copy)
    }
}

impl Vm<'_> {
    /// Adds an item. `set` and `item` must be in stack slots.
    ///
    /// # Errors
    /// TypeError when it is unhashable, what `__hash__` and `__eq__` raise, MemoryError.
    pub fn set_add(&mut self, set: Ref, item: Value) -> Res<()> {
        let (slot, there) = match self.find_fast(set, item, NARROW) {
            Some(Found::At(_)) => return Ok(()),
            Some(Found::Room(slot)) if self.heap.table_slots(set) > 0 => (slot, false),
            _ => self.find_room(set, item, NARROW)?,
        };
        if !there {
            self.heap.table_put(set, slot, item, NARROW);
        }
        Ok(())
    }

    /// Whether `item` is in a set. Both must be in stack slots.
    ///
    /// # Errors
    /// As for [`Vm::set_add`].
    pub fn set_contains(&mut self, set: Ref, item: Value) -> Res<bool> {
        let found = match self.find_fast(set, item, NARROW) {
            Some(found) => found,
            None => self.find(set, item, NARROW)?,
        };
        Ok(matches!(found, Found::At(_)))
    }

    /// Removes an item; false when it was not there. Both must be in stack slots.
    ///
    /// # Errors
    /// As for [`Vm::set_add`].
    pub(super) fn set_remove(&mut self, set: Ref, item: Value) -> Res<bool> {
        match self.find(set, item, NARROW)? {
            Found::At(slot) => {
                self.heap.table_vacate(set, slot, NARROW);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Runs `each` on what iterating over `items` gives, each in a stack slot.
    fn for_each(
        &mut self,
        items: Value,
        mut each: impl FnMut(&mut Self, Value) -> Res<()>,
    ) -> Res<()> {
        let iterator = self.iter(items)?;
        let base = self.heap.push(iterator)?;
        while let Some(item) = self.next(iterator)? {
            let pushed = self.heap.push(item)?;
            each(self, item)?;
            self.heap.cut(pushed);
        }
        self.heap.cut(base);
        Ok(())
    }

    /// `set |= items`. Both must be in stack slots, here and below.
    pub(super) fn set_add_all(&mut self, set: Ref, items: Value) -> Res<()> {
        self.for_each(items, |vm, item| vm.set_add(set, item))
    }

    /// `set -= items`
    pub(super) fn set_remove_all(&mut self, set: Ref, items: Value) -> Res<()> {
        if items == set.value() {
            self.heap.table_clear(set);
            return Ok(());
        }
        self.for_each(items, |vm, item| vm.set_remove(set, item).map(|_| ()))
    }

    /// `set ^= items`
    pub(super) fn set_toggle_all(&mut self, set: Ref, items: Value) -> Res<()> {
        if items == set.value() {
            self.heap.table_clear(set);
            return Ok(());
        }
        self.for_each(items, |vm, item| {
            if !vm.set_remove(set, item)? {
                vm.set_add(set, item)?;
            }
            Ok(())
        })
    }

    /// `set &= items`: what is in both, put into a new table in the order of `items`.
    pub(super) fn set_keep_all(&mut self, set: Ref, items: Value) -> Res<()> {
        let kept = self.heap.new_set(0)?;
        let base = self.heap.push(kept.value())?;
        self.for_each(items, |vm, item| {
            if vm.set_contains(set, item)? {
                vm.set_add(kept, item)?;
            }
            Ok(())
        })?;
        self.heap.table_clear(set);
        self.heap.table_take(kept, set);
        self.heap.cut(base);
        Ok(())
    }

    /// Whether every item of `l` is in `r`. Both must be in stack slots.
    pub(super) fn is_subset(&mut self, l: Ref, r: Ref) -> Res<bool> {
        let mut at = 0;
        while let Some(item) = self.heap.set_next(l, &mut at) {
            let pushed = self.heap.push(item)?;
            let there = self.set_contains(r, item)?;
            self.heap.cut(pushed);
            if !there {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
