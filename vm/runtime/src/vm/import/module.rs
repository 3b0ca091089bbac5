//! Modules as objects: making them, the code they run, and which of them `sys.modules` knows.

use super::super::Vm;
use super::super::source::{Input, Text};
use super::path::Path;
use crate::Res;
use crate::heap::Root;
use crate::load::Image;
use crate::names::Name;
use crate::value::{Ref, Value};

impl Vm<'_> {
    /// The module that the program is.
    pub(super) fn program_module(&mut self) -> Res {
        let globals = self.main_globals()?;
        let module = self
            .heap
            .new_module(const { Name::of("__main__") }, globals)?;
        Ok(module.value())
    }

    /// Puts a module into `sys.modules`.
    pub(super) fn remember(&mut self, name: Name, module: Value) -> Res<()> {
        let modules = match self.heap.root(Root::Modules) {
            Some(modules) => modules,
            None => {
                let modules = self.heap.new_dict(0)?;
                self.heap.set_root(Root::Modules, Some(modules));
                modules
            }
        };
        match modules.as_ref() {
            Some(modules) => self.heap.dict_set_name(modules, name, module),
            None => Ok(()),
        }
    }

    pub(super) fn forget(&mut self, name: Name) {
        if let Some(modules) = self.heap.root(Root::Modules).and_then(Value::as_ref) {
            self.heap.dict_remove_name(modules, name);
        }
    }

    /// What `sys.modules` has under a name.
    pub(super) fn loaded(&self, name: Name) -> Option<Value> {
        let modules = self.heap.root(Root::Modules)?.as_ref()?;
        self.heap.dict_get_name(modules, name)
    }

    /// The module for a source or image that is imported; on a PC it may be the program.
    #[cfg(feature = "pc")]
    pub(super) fn module_to_run(&mut self, name: Name) -> Res {
        match self.main_module {
            Some(main) if main == name => self.main_for(name),
            _ => self.module_for(name),
        }
    }

    /// The module for a source or image that is imported.
    #[cfg(not(feature = "pc"))]
    pub(super) fn module_to_run(&mut self, name: Name) -> Res {
        self.module_for(name)
    }

    /// The program's module for a module that is run as it; it knows which package it is in.
    #[cfg(feature = "pc")]
    fn main_for(&mut self, name: Name) -> Res {
        let module = self.program_module()?;
        let slot = self.heap.push(module)?;
        let text = self.heap.name_text(name);
        if let Some(dot) = text.get(&self.heap).iter().rposition(|b| *b == b'.') {
            let mut package = Path::new();
            package.push(text.get(&self.heap).get(..dot).unwrap_or(&[]));
            let key = self.heap.intern(b"__package__")?;
            let package = self.heap.str_value(package.get())?;
            if let Some(globals) = self.heap.module_globals(module) {
                self.heap.dict_set_name(globals, key, package)?;
            }
        }
        self.heap.cut(slot);
        Ok(module)
    }

    /// A new module, known to `sys.modules`.
    pub(super) fn module_for(&mut self, name: Name) -> Res {
        let globals = self.heap.new_dict(1)?;
        let slot = self.heap.push(globals)?;
        if let Some(dict) = globals.as_ref() {
            self.heap
                .dict_set_name(dict, const { Name::of("__name__") }, name.value())?;
        }
        let module = self.heap.new_module(name, globals)?;
        self.heap.push(module.value())?;
        self.remember(name, module.value())?;
        self.heap.cut(slot);
        Ok(module.value())
    }

    /// The code of the source or image at a path for a new module, which is forgotten when there
    /// is something wrong with it.
    pub(super) fn module_code(&mut self, module: Value, path: &Path, name: Name) -> Res<Ref> {
        let slot = self.heap.push(module)?;
        let result = self.load_code(module, path.get());
        if result.is_err() {
            self.forget(name);
        }
        let code = result?;
        self.heap.cut(slot);
        Ok(code)
    }

    fn load_code(&mut self, module: Value, path: &[u8]) -> Res<Ref> {
        let file = self.heap.str_value(path)?;
        if let Some(globals) = self.heap.module_globals(module) {
            self.heap
                .dict_set_name(globals, const { Name::of("__file__") }, file)?;
        }
        if let Some(name) = path.strip_prefix(b".frozen/") {
            let image = crate::load::frozen(name).unwrap_or(&[]);
            return self.heap.load(Image::Outside(image));
        }
        let (object, len) = self.read_path(path)?;
        let slot = self.heap.push(object.value())?;
        let code = if path.ends_with(b".py") {
            let text = Text::Inside(object, 4, len);
            self.compile_source(text, path, Input::File)?
        } else {
            self.heap.load_file(Image::Inside(object, 4, len))?
        };
        self.heap.cut(slot);
        Ok(code)
    }
}
