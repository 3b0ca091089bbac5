//! Looking a name up in a class and what it derives from: depth first, bases from left to right.

use super::{BASES, NATIVE};
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Item, Ns, Rom};
use crate::value::{Ref, Value};

/// How many classes with further bases may be open at once on the way up. Beyond that the
/// bases to the right are not looked at.
const OPEN: usize = 24;

/// What a class has under a name.
#[derive(Clone, Copy)]
pub(crate) enum Found {
    /// An attribute of a class on the heap.
    Value(Value),
    /// A member of a type in ROM.
    Rom(Rom, &'static Item),
}

/// The classes above a class, in the order in which they are looked at.
pub(super) struct Ancestors {
    /// Classes whose bases are not all done, and the number of the next one.
    open: [(Option<Ref>, u16); OPEN],
    depth: usize,
    next: Option<Value>,
}

impl Ancestors {
    pub(super) fn of(class: Value) -> Ancestors {
        Ancestors {
            open: [(None, 0); OPEN],
            depth: 0,
            next: Some(class),
        }
    }

    pub(super) fn next(&mut self, heap: &Heap<'_>) -> Option<Value> {
        let class = self.next.take()?;
        // Single inheritance needs no stack.
        if let Some(r) = heap.as_class(class) {
            self.next = heap.class_base(r, 0);
            if heap.class_base(r, 1).is_some() && self.depth < OPEN {
                self.open[self.depth] = (Some(r), 1);
                self.depth += 1;
            }
        } else if let Some(rom) = class.as_rom() {
            let ty = heap.rom.namespace(rom.ns()).ty;
            self.next = ty.and_then(|t| t.base).map(Ns::value);
        }
        while self.next.is_none() && self.depth > 0 {
            let (r, i) = &mut self.open[self.depth - 1];
            self.next = r.and_then(|r| heap.class_base(r, *i as usize));
            *i += 1;
            if self.next.is_none() {
                self.depth -= 1;
            }
        }
        Some(class)
    }
}

impl Heap<'_> {
    /// What `class` (in ROM or on the heap) or one of its bases has under `name`. What `object` has
    /// does not come to those that name it as a base.
    pub(crate) fn find_in_class(&self, class: Value, name: Name) -> Option<Found> {
        self.find_in_class_with_owner(class, name).map(|(f, _)| f)
    }

    /// As [`Heap::find_in_class`], with the class that has it.
    pub(crate) fn find_in_class_with_owner(
        &self,
        class: Value,
        name: Name,
    ) -> Option<(Found, Value)> {
        let start = class;
        let mut all = Ancestors::of(class);
        while let Some(class) = all.next(self) {
            if let Some(r) = self.as_class(class) {
                if let Some(v) = self
                    .class_dict(r)
                    .and_then(|dict| self.dict_get_name(dict, name))
                {
                    return Some((Found::Value(v), class));
                }
            } else if let Some(rom) = class.as_rom()
                && (class == start || class != Ns::Object.value())
                && let Some((rom, item)) = self.rom.find(rom.ns(), name)
            {
                return Some((Found::Rom(rom, item), class));
            }
        }
        None
    }

    /// As [`Heap::find_in_class`], in the bases of `class` only.
    pub(crate) fn find_in_bases(&self, class: Value, name: Name) -> Option<Found> {
        let Some(r) = self.as_class(class) else {
            let rom = class.as_rom()?;
            let base = self.rom.namespace(rom.ns()).ty?.base?;
            return self.find_in_class(base.value(), name);
        };
        let bases = self.value(r, BASES)?.as_ref()?;
        (0..self.tuple_len(bases))
            .filter_map(|i| self.tuple_item(bases, i))
            .filter(|base| *base != Ns::Object.value())
            .find_map(|base| self.find_in_class(base, name))
    }

    /// Whether `class` is `base` or derives from it. Both are types in ROM or classes.
    pub fn is_subclass(&self, class: Value, base: Value) -> bool {
        if class == base {
            return true;
        }
        let mut all = Ancestors::of(class);
        while let Some(above) = all.next(self) {
            if above == base {
                return true;
            }
        }
        base == Ns::Object.value()
    }

    /// The built-in type that a new class with these bases derives from: its behaviour and the
    /// object inside its instances.
    pub(crate) fn native_of_base(&self, base: Value) -> Option<Value> {
        match self.as_class(base) {
            Some(r) => self.value(r, NATIVE),
            None => Some(base).filter(|b| *b != Ns::Object.value()),
        }
    }
}
