//! A memory of what classes have under which names, outside the modelled heap.
//!
//! It is forgotten when any class changes, and at every collection, because a class that comes
//! later may lie where an earlier one lay.

use super::Vm;
use crate::names::Name;
use crate::types::class::Found;
use crate::value::Value;

/// How many look-ups are remembered; a power of two. A chip has little memory beside its heap.
const PLACES: usize = if cfg!(target_os = "none") { 32 } else { 256 };

#[derive(Clone, Copy)]
struct Entry {
    class: u32,
    name: u32,
    found: Option<Found>,
}

/// What was looked up before.
pub(super) struct ClassCache {
    entries: [Entry; PLACES],
    /// The collection during which the entries were made.
    collection: u32,
}

const NOTHING: Entry = Entry {
    class: 0,
    name: 0,
    found: None,
};

impl ClassCache {
    pub(super) const fn new() -> ClassCache {
        ClassCache {
            entries: [NOTHING; PLACES],
            collection: 0,
        }
    }
}

impl Vm<'_> {
    /// What `class` or one of its bases has under `name`.
    #[inline]
    pub(crate) fn class_attribute(&mut self, class: Value, name: Name) -> Option<Found> {
        let collection = self.heap.collections();
        if collection != self.classes.collection {
            self.classes.entries = [NOTHING; PLACES];
            self.classes.collection = collection;
        }
        let hash = class.word() >> 4 ^ class.word() >> 16 ^ name.id().wrapping_mul(7);
        let place = hash as usize % PLACES;
        let entry = &self.classes.entries[place];
        if entry.class == class.word() && entry.name == name.id() {
            return entry.found;
        }
        let found = self.heap.find_in_class(class, name);
        self.classes.entries[place] = Entry {
            class: class.word(),
            name: name.id(),
            found,
        };
        found
    }

    /// Notes that some class changed.
    pub(super) fn classes_change(&mut self) {
        self.classes.entries = [NOTHING; PLACES];
        #[cfg(feature = "quick")]
        {
            self.heap.stamp = self.heap.stamp.wrapping_add(1);
        }
    }
}
