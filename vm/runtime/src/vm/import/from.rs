//! What `from module import ...` takes out of a module.

use super::super::Vm;
use super::super::frame::Frame;
use super::path::Path;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::function::DEFAULTS;
use crate::value::{Ref, Value};

impl Vm<'_> {
    /// `from module import name`
    pub(in crate::vm) fn import_from(&mut self, module: Value, name: Name) -> Res {
        if let Some(v) = self.load_attr_opt(module, name)? {
            return Ok(v);
        }
        // A module inside a package may not have been imported yet.
        if self
            .module_member(module, const { Name::of("__path__") })
            .is_some()
        {
            return self.import_part(module, name);
        }
        let text = self.heap.name_text(name);
        let before = "can't import name ";
        Err(self.heap.raise_text(Ns::ImportError, before, text, ""))
    }

    fn module_member(&self, module: Value, name: Name) -> Option<Value> {
        let globals = self.heap.module_globals(module)?;
        self.heap.dict_get_name(globals, name)
    }

    /// Imports the module `name` of the package `module`.
    ///
    /// # Errors
    /// ImportError, what its code raises.
    pub(crate) fn import_part(&mut self, module: Value, name: Name) -> Res {
        let own = self.module_member(module, const { Name::of("__name__") });
        let full = self.name_within(own.unwrap_or(Value::NONE), name)?;
        self.import_steps(full, true)
    }

    /// Whether `name` is a module of the frozen package `module`: these are there without being
    /// imported, as those that a package imports itself.
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    pub(crate) fn is_frozen_part(&self, module: Value, name: Name) -> bool {
        let folder = self.module_member(module, const { Name::of("__path__") });
        let Some(folder) = folder.and_then(|v| self.heap.text(v)) else {
            return false;
        };
        let mut path = Path::new();
        path.push(folder.get(&self.heap));
        path.push(b"/");
        path.push(self.heap.name_text(name).get(&self.heap));
        path.push(b".mpy");
        let frozen = path.get().strip_prefix(b".frozen/");
        frozen.is_some_and(|path| crate::load::frozen(path).is_some())
    }

    /// The full name of a module in a package.
    #[inline(never)]
    fn name_within(&mut self, package: Value, name: Name) -> Res<Name> {
        let mut path = Path::new();
        if let Some(text) = self.heap.text(package) {
            path.push(text.get(&self.heap));
        }
        path.push(b".");
        path.push(self.heap.name_text(name).get(&self.heap));
        self.heap.intern(path.get())
    }

    /// `from module import *`
    pub(in crate::vm) fn import_star(&mut self, module: Value, f: &Frame) -> Res<()> {
        let locals = self
            .heap
            .value(f.function, DEFAULTS)
            .and_then(Value::as_ref);
        let locals = locals.unwrap_or(f.globals);
        if let Some(rom) = module.as_rom() {
            for (i, (name, item)) in self.heap.rom.namespace(rom.ns()).members.iter().enumerate() {
                let text = self.heap.name_text(name);
                if text.get(&self.heap).first() == Some(&b'_') {
                    continue;
                }
                let rom = crate::rom::Rom::new(rom.ns(), i as u16 + 1);
                let v = self.item_value(rom, item)?;
                self.heap.dict_set_name(locals, name, v)?;
            }
            return Ok(());
        }
        match self.heap.module_globals(module) {
            Some(dict) => self.import_all(module, dict, locals),
            None => Ok(()),
        }
    }

    /// Every public name of `dict`, the names of `module`, or those that its `__all__` lists.
    fn import_all(&mut self, module: Value, dict: Ref, locals: Ref) -> Res<()> {
        let all = self.heap.known_name(b"__all__");
        if let Some(all) = all.and_then(|name| self.heap.dict_get_name(dict, name)) {
            let iterator = self.iter(all)?;
            let top = self.heap.push(iterator)?;
            while let Some(name) = self.next(iterator)? {
                let name = self.heap.intern_value(name)?;
                let v = self.load_attr(module, name)?;
                self.heap.dict_set_name(locals, name, v)?;
            }
            self.heap.cut(top);
            return Ok(());
        }
        let mut at = 0;
        while let Some((key, v)) = self.heap.dict_next(dict, &mut at) {
            let Some(name) = key.as_name() else {
                continue;
            };
            if self.heap.name_text(name).get(&self.heap).first() != Some(&b'_') {
                self.heap.dict_set_name(locals, name, v)?;
            }
        }
        Ok(())
    }
}
