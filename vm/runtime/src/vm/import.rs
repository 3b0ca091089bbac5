//! `import`.

use super::Vm;
use super::frame::Frame;
use crate::heap::Root;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::function::DEFAULTS;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

impl Vm<'_> {
    /// `import name`, with the level of dots and the names wanted from it.
    pub(super) fn import_name(
        &mut self,
        name: Name,
        _level: Value,
        _list: Value,
        _f: &Frame,
    ) -> Res {
        self.import(name)
    }

    /// Imports a module by its full name; gives the first module of a dotted name.
    ///
    /// # Errors
    /// ImportError, what its code raises.
    pub fn import(&mut self, name: Name) -> Res {
        if let Some(modules) = self.heap.root(Root::Modules).and_then(Value::as_ref)
            && let Some(v) = self.heap.dict_get_name(modules, name)
        {
            return Ok(v);
        }
        match self.built_in_module(name) {
            Some(v) => Ok(v),
            None => Err(self.raise_no_module(name)),
        }
    }

    fn built_in_module(&self, name: Name) -> Option<Value> {
        let text = self.heap.name_text(name);
        let text = text.get(&self.heap);
        let all = crate::modules::MODULES.iter().chain(self.profile.modules);
        all.into_iter()
            .find(|(name, _)| name.as_bytes() == text)
            .map(|(_, ns)| ns.value())
    }

    #[cold]
    fn raise_no_module(&mut self, name: Name) -> Raised {
        let text = self.heap.name_text(name);
        let before = "no module named '";
        self.heap.raise_text(Ns::ImportError, before, text, "'")
    }

    /// `from module import name`
    pub(super) fn import_from(&mut self, module: Value, name: Name) -> Res {
        match self.load_attr_opt(module, name)? {
            Some(v) => Ok(v),
            None => {
                let text = self.heap.name_text(name);
                let before = "can't import name ";
                Err(self.heap.raise_text(Ns::ImportError, before, text, ""))
            }
        }
    }

    /// `from module import *`
    pub(super) fn import_star(&mut self, module: Value, f: &Frame) -> Res<()> {
        let locals = self.heap.value(f.function, DEFAULTS).and_then(Value::as_ref);
        let locals = locals.unwrap_or(f.globals);
        if let Some(rom) = module.as_rom() {
            for (i, member) in self.heap.rom.namespace(rom.ns()).members.iter().enumerate() {
                let text = self.heap.name_text(member.name);
                if text.get(&self.heap).first() == Some(&b'_') {
                    continue;
                }
                let rom = crate::rom::Rom::new(rom.ns(), i as u16 + 1);
                let v = self.item_value(rom, &member.item)?;
                self.heap.dict_set_name(locals, member.name, v)?;
            }
            return Ok(());
        }
        let dict = module
            .as_ref()
            .and_then(|r| self.heap.value(r, 1))
            .and_then(Value::as_ref);
        if let Some(dict) = dict {
            self.import_all(dict, locals)?;
        }
        Ok(())
    }

    fn import_all(&mut self, dict: Ref, locals: Ref) -> Res<()> {
        let mut at = 0;
        while let Some((key, v)) = self.heap.dict_next(dict, &mut at) {
            if let Some(name) = key.as_name()
                && self.heap.name_text(name).get(&self.heap).first() != Some(&b'_')
            {
                self.heap.dict_set_name(locals, name, v)?;
            }
        }
        Ok(())
    }
}
