//! `None`, `False`, `True`, `...`, `NotImplemented` and the marks that are no Python values.

use crate::heap::Heap;
use crate::rom::{Members, Namespace, Ns, Rom};

/// The members of this namespace are numbered by hand, in `Value`'s constants.
pub(crate) static NAMESPACE: Namespace = Namespace::module("", &Members::NONE);

impl Heap<'_> {
    /// The type of a ROM object.
    pub(crate) fn type_of_rom(&self, rom: Rom) -> Ns {
        if rom.ns() == Ns::Singletons {
            return match rom.member() {
                Some(0) => Ns::NoneType,
                Some(1 | 2) => Ns::Bool,
                Some(3) => Ns::Ellipsis,
                Some(4) => Ns::NotImplementedType,
                Some(i) if i + 1 >= Rom::BARE as usize => Ns(i as u16 + 1 - Rom::BARE),
                _ => Ns::NoneType,
            };
        }
        match rom.member() {
            Some(_) => Ns::Function,
            None if self.rom.namespace(rom.ns()).ty.is_some() => Ns::Type,
            None => Ns::Module,
        }
    }
}
