//! Names that are in sight: of the running frame, and of any object.

use super::Vm;
use super::attribute::Attribute;
use super::frame::{CALLER, FUNCTION, RESULT, Then};
use crate::Raised;
use crate::heap::{Heap, Root};
use crate::names::{NAMES, Name};
use crate::rom::{Item, Ns};
use crate::types::function::{DEFAULTS, GLOBALS};
use crate::value::{Kind, Ref, Value};

impl Vm<'_> {
    /// The function of the running frame.
    fn running(&self) -> Option<Ref> {
        if self.fp == 0 {
            return None;
        }
        self.heap.slot(self.fp + FUNCTION).as_ref()
    }

    /// The globals of the running frame.
    pub(crate) fn globals_dict(&self) -> Option<Ref> {
        match self.running() {
            Some(function) => self.heap.value(function, GLOBALS)?.as_ref(),
            None => self.heap.root(Root::Main)?.as_ref(),
        }
    }

    /// The names of the running class body or module; of the nearest one outside functions.
    pub(crate) fn locals_dict(&self) -> Option<Ref> {
        let mut fp = self.fp;
        while fp != 0 {
            let function = self.heap.slot(fp + FUNCTION).as_ref()?;
            if let Some(dict) = self.heap.value(function, DEFAULTS)
                && let Some(dict) = self.heap.as_dict(dict)
            {
                return Some(dict);
            }
            let _ = Then::from_slot(self.heap.slot(fp + RESULT));
            fp = self.heap.slot(fp + CALLER).as_small().unwrap_or(0).max(0) as usize;
        }
        self.globals_dict()
    }

    /// Forgets what a generator returned.
    pub(crate) fn forget_returned(&mut self) {
        self.returned = Value::NONE;
    }

    /// Whether an object has an attribute, as far as can be told without running anything.
    pub(crate) fn has_name(&mut self, object: Value, name: Name) -> bool {
        let own = name == const { Name::of("__class__") } || name == const { Name::of("__dict__") };
        if let Some(globals) = self.heap.module_globals(object) {
            return own || self.heap.dict_get_name(globals, name).is_some();
        }
        if let (Some(class), Some(instance)) = (self.heap.class_of(object), object.as_ref()) {
            return own
                || self
                    .heap
                    .instance_attribute(instance, class, name)
                    .is_some()
                || self.heap.find_in_class(class.value(), name).is_some()
                || self
                    .heap
                    .instance_native(instance)
                    .is_some_and(|native| self.finds(native, name));
        }
        self.finds(object, name)
    }

    fn finds(&mut self, object: Value, name: Name) -> bool {
        // What is made, or even imported, when it is first wanted is there without that.
        if let Kind::Rom(rom) = object.kind()
            && rom.member().is_none()
            && rom.ns() != Ns::Singletons
        {
            let found = self.heap.rom.find(rom.ns(), name);
            // So is the dictionary of all that.
            if name == const { Name::of("__dict__") } || matches!(found, Some((_, Item::Get(_)))) {
                return true;
            }
        }
        match self.find_attribute(object, name) {
            Ok(found) => !matches!(found, Attribute::Absent),
            Err(Raised) => {
                self.heap.set_root(Root::Pending, None);
                false
            }
        }
    }
}

impl Heap<'_> {
    /// One more than the largest number of a name.
    pub(crate) fn name_limit(&self) -> u32 {
        let count = self
            .root(Root::Names)
            .and_then(Value::as_ref)
            .and_then(|r| self.value(r, 1))
            .and_then(Value::as_small);
        Name::DYNAMIC + count.unwrap_or(0) as u32
    }

    /// Whether there is a name with this number.
    pub(crate) fn is_name(&self, name: Name) -> bool {
        let id = name.id();
        if id >= Name::DYNAMIC {
            return true;
        }
        if id >= Name::BOARD {
            return ((id - Name::BOARD) as usize) < self.rom.board_names.len();
        }
        if id >= Name::OWN {
            return ((id - Name::OWN) as usize) < NAMES.len();
        }
        (id as usize) < garter_bytecode::qstr::STATIC_NAMES.len()
    }
}
