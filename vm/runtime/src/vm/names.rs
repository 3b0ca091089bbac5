//! Looking up global names, with a memory of where they were found.

use super::Vm;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// How many places are remembered; a power of two. A chip has little memory beside its heap.
const PLACES: usize = if cfg!(target_os = "none") { 64 } else { 256 };
/// How many built-in names are remembered; a power of two.
const BUILTINS: usize = PLACES / 4;

/// Where names were found before. A wrong memory costs a look, nothing else.
pub(super) struct Places {
    slots: [u16; PLACES],
    builtins: [(u32, Option<Value>); BUILTINS],
}

impl Places {
    pub(super) const fn new() -> Places {
        Places {
            slots: [0; PLACES],
            builtins: [(u32::MAX, None); BUILTINS],
        }
    }
}

impl Vm<'_> {
    /// A global name, or a built-in one.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn load_global(&mut self, globals: Ref, name: Name) -> Res {
        let place = (name.id() as usize ^ (globals.offset() >> 4)) % PLACES;
        let hint = self.places.slots[place] as usize;
        if let Some(v) = self.heap.dict_value_at(globals, hint, name) {
            return Ok(v);
        }
        self.load_global_slowly(globals, name, place)
    }

    #[inline(never)]
    fn load_global_slowly(&mut self, globals: Ref, name: Name, place: usize) -> Res {
        if let Some(slot) = self.heap.dict_slot_of_name(globals, name) {
            self.places.slots[place] = slot.min(u16::MAX as usize) as u16;
            if let Some((_, v)) = self.heap.dict_entry(globals, slot) {
                return Ok(v);
            }
        }
        let cached = self.places.builtins[name.id() as usize % BUILTINS];
        if let (id, Some(v)) = cached
            && id == name.id()
        {
            return Ok(v);
        }
        match self.load_builtin(name)? {
            Some(v) => Ok(v),
            None => {
                let text = self.heap.name_text(name);
                Err(self
                    .heap
                    .raise_text(Ns::NameError, "name '", text, "' isn't defined"))
            }
        }
    }

    /// Forgets where built-in names were found, everywhere.
    pub(super) fn forget_builtins(&mut self) {
        self.places.builtins = [(u32::MAX, None); BUILTINS];
        self.classes_change();
    }

    /// A built-in name's value, if that is always the same.
    #[cfg(feature = "quick")]
    pub(super) fn constant_builtin(&mut self, name: Name) -> Option<Value> {
        if self.overriding(name).is_some() {
            return None;
        }
        let (rom, item) = self.heap.rom.find(Ns::Builtins, name)?;
        if matches!(item, crate::rom::Item::Get(_)) {
            return None;
        }
        let v = self.item_value(rom, item).ok()?;
        v.as_ref().is_none().then_some(v)
    }

    fn load_builtin(&mut self, name: Name) -> Res<Option<Value>> {
        if let Some(v) = self.overriding(name) {
            return Ok(Some(v));
        }
        if let Some((rom, item)) = self.heap.rom.find(Ns::Builtins, name) {
            let v = self.item_value(rom, item)?;
            if v.as_ref().is_none() {
                self.places.builtins[name.id() as usize % BUILTINS] = (name.id(), Some(v));
            }
            return Ok(Some(v));
        }
        Ok(None)
    }
}
