//! What is said of attributes that are not there.

use crate::Raised;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// A class has nothing under a name that could be changed or deleted: it is not told which
    /// class.
    #[cold]
    pub(in crate::vm) fn raise_no_class_attribute(&mut self, name: Name) -> Raised {
        let name = self.heap.name_text(name);
        let before = "'type' object has no attribute '";
        self.heap.raise_text(Ns::AttributeError, before, name, "'")
    }

    #[cold]
    pub(in crate::vm) fn raise_no_attribute(&mut self, obj: Value, name: Name) -> Raised {
        if self.heap.type_of(obj) == Ns::Module.value() {
            return self.raise_no_member(obj, name);
        }
        let is_type = self.heap.type_of(obj) == Ns::Type.value();
        let ty = self
            .heap
            .type_name(if is_type { obj } else { self.heap.type_of(obj) });
        let name = self.heap.name_text(name);
        let before = if is_type { "type object '" } else { "'" };
        let middle = if is_type {
            "' has no attribute '"
        } else {
            "' object has no attribute '"
        };
        self.heap
            .raise_texts(Ns::AttributeError, before, ty, middle, name, "'")
    }

    #[cold]
    pub(in crate::vm) fn raise_no_member(&mut self, module: Value, name: Name) -> Raised {
        let own = match module.as_rom() {
            Some(rom) => Text::Rom(self.heap.rom.namespace(rom.ns()).name),
            None => module
                .as_ref()
                .and_then(|r| self.heap.value(r, crate::types::module::NAME))
                .and_then(|v| self.heap.text(v))
                .unwrap_or(Text::Rom("?")),
        };
        let name = self.heap.name_text(name);
        let middle = "' has no attribute '";
        self.heap
            .raise_texts(Ns::AttributeError, "module '", own, middle, name, "'")
    }
}
