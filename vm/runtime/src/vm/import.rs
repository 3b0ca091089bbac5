//! `import`.

use super::Vm;
use super::frame::Frame;
use super::source::{Input, Text};
use crate::heap::Root;
use crate::load::Image;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::function::DEFAULTS;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// Longest path that is looked for; on a board as on stock ones, for it lies on the stack.
const PATH: usize = if cfg!(feature = "pc") { 1024 } else { 128 };

/// A path being put together; what does not fit makes it one that does not exist.
struct Path {
    bytes: [u8; PATH],
    len: usize,
}

impl Path {
    fn new() -> Path {
        Path {
            bytes: [0; PATH],
            len: 0,
        }
    }

    fn push(&mut self, text: &[u8]) {
        match self.bytes.get_mut(self.len..self.len + text.len()) {
            Some(room) => {
                room.copy_from_slice(text);
                self.len += text.len();
            }
            None => self.len = 0,
        }
    }

    fn get(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }
}

/// A module, and the code that it is to run.
type Found = (Value, Option<Ref>);

/// What a path leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nothing,
    File,
    Folder,
}

impl Vm<'_> {
    /// `import name`, with the level of dots and the names wanted from it.
    pub(super) fn import_name(&mut self, name: Name, level: Value, list: Value, _f: &Frame) -> Res {
        let level = level.as_small().unwrap_or(0);
        self.import_from_program(name, level, list, None)
    }

    /// `import name`, `from name import ...` with so many dots, relative to the module with these
    /// globals or the running one.
    pub(crate) fn import_from_program(
        &mut self,
        name: Name,
        level: i32,
        list: Value,
        globals: Option<Ref>,
    ) -> Res {
        let name = if level > 0 {
            self.absolute_name(name, level as usize, globals)?
        } else if self.heap.name_text(name).is_empty() {
            return Err(self.heap.raise(Ns::ValueError, ""));
        } else {
            name
        };
        self.import_steps(name, !list.is_none())
    }

    /// Imports a module by its full name; gives the first module of a dotted name.
    ///
    /// # Errors
    /// ImportError, what its code raises.
    pub fn import(&mut self, name: Name) -> Res {
        self.import_steps(name, false)
    }

    /// Runs a module by its full name as the program `__main__`: of a package, its module
    /// `__main__`, as `-m` of the command line does.
    ///
    /// # Errors
    /// ImportError, what its code raises.
    #[cfg(feature = "pc")]
    pub fn run_module_as_main(&mut self, name: &str) -> Res {
        let module = self.import_as_main(name.as_bytes())?;
        let globals = self.heap.module_globals(module);
        let path = globals.and_then(|globals| {
            self.heap
                .dict_get_name(globals, const { Name::of("__path__") })
        });
        if path.is_none() {
            return Ok(module);
        }
        let mut inside = Path::new();
        inside.push(name.as_bytes());
        inside.push(b".__main__");
        self.import_as_main(inside.get())
    }

    #[cfg(feature = "pc")]
    fn import_as_main(&mut self, name: &[u8]) -> Res {
        let full = self.heap.intern(name)?;
        self.main_module = Some(full);
        let module = self.import_steps(full, true);
        self.main_module = None;
        module
    }

    /// The module that the program is.
    fn program_module(&mut self) -> Res {
        let globals = self.main_globals()?;
        let module = self
            .heap
            .new_module(const { Name::of("__main__") }, globals)?;
        Ok(module.value())
    }

    /// The full name of a module that is named relative to the running one.
    #[inline(never)]
    fn absolute_name(&mut self, name: Name, level: usize, globals: Option<Ref>) -> Res<Name> {
        let get = |vm: &Self, name| {
            let globals = globals.or_else(|| vm.globals_dict())?;
            vm.heap.dict_get_name(globals, name)
        };
        // The program is called `__main__`; what it is a part of is told apart.
        let within = match cfg!(feature = "pc") {
            true => self.heap.known_name(b"__package__"),
            false => None,
        };
        let within = within.and_then(|name| get(self, name));
        let own = within.or_else(|| get(self, const { Name::of("__name__") }));
        let package = within.is_some() || get(self, const { Name::of("__path__") }).is_some();
        let mut path = Path::new();
        if let Some(text) = own.and_then(|own| self.heap.text(own)) {
            path.push(text.get(&self.heap));
        }
        for _ in usize::from(package)..level {
            match path.get().iter().rposition(|b| *b == b'.') {
                Some(dot) => path.len = dot,
                None => {
                    let message = "can't perform relative import";
                    return Err(self.heap.raise(Ns::ImportError, message));
                }
            }
        }
        let text = self.heap.name_text(name);
        if !text.is_empty() {
            path.push(b".");
            path.push(text.get(&self.heap));
        }
        self.heap.intern(path.get())
    }

    /// Imports every module on the way to a dotted name; gives the last one or the first. This and
    /// [`Vm::import_one`] are on the stack while a module runs, which may import others: paths are
    /// put together elsewhere.
    fn import_steps(&mut self, name: Name, last: bool) -> Res {
        let top = self.heap.reserve(2)?;
        let mut end = 0;
        loop {
            let text = self.heap.name_text(name);
            let rest = text.get(&self.heap).get(end..).unwrap_or(&[]);
            let step = rest.iter().position(|b| *b == b'.');
            let stop = end + step.unwrap_or(rest.len());
            if stop == 0 {
                return Err(self.raise_no_module(name));
            }
            let part = self.part_of_name(name, 0, stop)?;
            let parent = (end > 0).then(|| self.heap.slot(top + 1));
            let known = match self.built_in_module(part) {
                // A module that replaces a built-in one gets at it so.
                Some(v) if parent.is_none() && self.no_paths() => Some(v),
                _ => self.loaded(part),
            };
            let module = match known {
                Some(module) => module,
                None => self.import_one(part, parent, end)?,
            };
            self.heap.push(module)?;
            if let Some(parent) = parent {
                if known.is_none() && self.heap.module_globals(parent).is_some() {
                    let short = self.part_of_name(name, end, stop)?;
                    self.store_attr(parent, short, Some(module))?;
                }
            } else {
                self.heap.set_slot(top, module);
            }
            self.heap.set_slot(top + 1, module);
            self.heap.cut(top + 2);
            if step.is_none() {
                let first = self.heap.slot(if last { top + 1 } else { top });
                self.heap.cut(top);
                return Ok(first);
            }
            end = stop + 1;
        }
    }

    /// Bytes `from..to` of a name as a name.
    #[inline(never)]
    fn part_of_name(&mut self, name: Name, from: usize, to: usize) -> Res<Name> {
        let mut part = Path::new();
        let text = self.heap.name_text(name);
        part.push(text.get(&self.heap).get(from..to).unwrap_or(&[]));
        self.heap.intern(part.get())
    }

    /// Imports one module whose parents are there; `from`: where its short name begins. A module
    /// that fails is forgotten.
    fn import_one(&mut self, name: Name, parent: Option<Value>, from: usize) -> Res {
        let (module, code) = self.find_one(name, parent, from)?;
        let (Some(code), Some(globals)) = (code, self.heap.module_globals(module)) else {
            return Ok(module);
        };
        let slot = self.heap.push(module)?;
        let result = self.run_code(code, globals.value(), globals.value());
        if result.is_err() {
            self.forget(name);
        }
        result?;
        self.heap.cut(slot);
        Ok(module)
    }

    fn forget(&mut self, name: Name) {
        if let Some(modules) = self.heap.root(Root::Modules).and_then(Value::as_ref) {
            self.heap.dict_remove_name(modules, name);
        }
    }

    /// What `sys.modules` has under a name.
    fn loaded(&self, name: Name) -> Option<Value> {
        let modules = self.heap.root(Root::Modules)?.as_ref()?;
        self.heap.dict_get_name(modules, name)
    }

    /// One module whose parents are there, and the code that it is to run.
    #[inline(never)]
    fn find_one(&mut self, name: Name, parent: Option<Value>, from: usize) -> Res<Found> {
        if let Some(v) = self.built_in_module(name) {
            if parent.is_some() || !self.may_be_replaced(name) {
                return Ok((v, None));
            }
            if let Some(module) = self.search_paths(name)? {
                return Ok(module);
            }
            // So that the paths are not searched again.
            self.remember(name, v)?;
            return Ok((v, None));
        }
        if name == const { Name::of("__main__") } {
            return Ok((self.program_module()?, None));
        }
        match parent {
            None => self.import_top(name),
            Some(parent) => {
                let folder = self
                    .heap
                    .module_globals(parent)
                    .and_then(|dict| {
                        self.heap
                            .dict_get_name(dict, const { Name::of("__path__") })
                    })
                    .and_then(|v| self.heap.text(v));
                let Some(folder) = folder else {
                    return Err(self.raise_no_module(name));
                };
                let mut path = Path::new();
                path.push(folder.get(&self.heap));
                path.push(b"/");
                let text = self.heap.name_text(name);
                path.push(text.get(&self.heap).get(from..).unwrap_or(&[]));
                match self.import_at(name, &mut path)? {
                    Some(module) => Ok(module),
                    None => Err(self.raise_no_module(name)),
                }
            }
        }
    }

    /// Looks for a module in `sys.path`.
    fn import_top(&mut self, name: Name) -> Res<Found> {
        if let Some(module) = self.search_paths(name)? {
            return Ok(module);
        }
        // Frozen modules are there whatever a program did to `sys.path`.
        let mut path = Path::new();
        path.push(b".frozen/");
        let text = self.heap.name_text(name);
        path.push(text.get(&self.heap));
        if let Some(module) = self.import_at(name, &mut path)? {
            return Ok(module);
        }
        Err(self.raise_no_module(name))
    }

    /// Whether a program has emptied `sys.path`.
    fn no_paths(&self) -> bool {
        let paths = self.heap.root(Root::Path);
        paths.is_some_and(|paths| match self.heap.items(paths) {
            Some(items) => items.len(&self.heap) == 0,
            None => true,
        })
    }

    /// Whether a program may have a module of its own in the place of this built-in one.
    fn may_be_replaced(&self, name: Name) -> bool {
        let text = self.heap.name_text(name);
        crate::modules::may_be_replaced(self.profile.modules, text.get(&self.heap))
    }

    /// Puts a module into `sys.modules`.
    fn remember(&mut self, name: Name, module: Value) -> Res<()> {
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

    /// Looks for a module in the folders of `sys.path`; without one, in the current folder.
    fn search_paths(&mut self, name: Name) -> Res<Option<Found>> {
        let paths = self.heap.root(Root::Path);
        let mut i = 0;
        loop {
            // Looked at each time: what is imported may change it.
            let entry = match paths {
                Some(list) => {
                    let items = self.heap.items(list);
                    match items.and_then(|items| items.get(&self.heap, i)) {
                        Some(entry) => Some(entry),
                        None => return Ok(None),
                    }
                }
                None if i > 0 => return Ok(None),
                None => None,
            };
            i += 1;
            let mut path = Path::new();
            if let Some(entry) = entry.and_then(|entry| self.heap.text(entry)) {
                path.push(entry.get(&self.heap));
                if path.len > 0 {
                    path.push(b"/");
                }
            }
            let text = self.heap.name_text(name);
            path.push(text.get(&self.heap));
            if let Some(module) = self.import_at(name, &mut path)? {
                return Ok(Some(module));
            }
        }
    }

    fn kind_of(&mut self, path: &Path) -> Res<Kind> {
        if path.len == 0 {
            return Ok(Kind::Nothing);
        }
        let folder = if let Some(name) = path.get().strip_prefix(b".frozen/") {
            match crate::load::frozen(name) {
                Some(_) => Some(false),
                None => crate::load::frozen_folder(name).then_some(true),
            }
        } else {
            self.stat_path(path.get())?
        };
        Ok(match folder {
            Some(true) => Kind::Folder,
            Some(false) => Kind::File,
            None => Kind::Nothing,
        })
    }

    /// The module at a path without its ending: a folder, a source or an image.
    fn import_at(&mut self, name: Name, path: &mut Path) -> Res<Option<Found>> {
        let len = path.len;
        if self.kind_of(path)? == Kind::Folder {
            let module = self.module_for(name)?;
            if let Some(dict) = self.heap.module_globals(module) {
                let folder = self.heap.str_value(path.get())?;
                self.heap
                    .dict_set_name(dict, const { Name::of("__path__") }, folder)?;
            }
            path.push(b"/__init__");
            let code = match self.add_ending(path)? {
                true => Some(self.module_code(module, path, name)?),
                false => None,
            };
            return Ok(Some((module, code)));
        }
        if !self.add_ending(path)? {
            path.len = len;
            return Ok(None);
        }
        let module = self.module_to_run(name)?;
        let code = self.module_code(module, path, name)?;
        Ok(Some((module, Some(code))))
    }

    /// Completes a path by the ending that there is a file with, if there is one.
    fn add_ending(&mut self, path: &mut Path) -> Res<bool> {
        let len = path.len;
        for ending in [b".py".as_slice(), b".mpy"] {
            path.len = len;
            path.push(ending);
            if self.kind_of(path)? == Kind::File {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The module for a source or image that is imported; on a PC it may be the program.
    #[cfg(feature = "pc")]
    fn module_to_run(&mut self, name: Name) -> Res {
        match self.main_module {
            Some(main) if main == name => self.main_for(name),
            _ => self.module_for(name),
        }
    }

    /// The module for a source or image that is imported.
    #[cfg(not(feature = "pc"))]
    fn module_to_run(&mut self, name: Name) -> Res {
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
    fn module_for(&mut self, name: Name) -> Res {
        let globals = self.heap.new_dict(1)?;
        let slot = self.heap.push(globals)?;
        if let Some(dict) = globals.as_ref() {
            self.heap
                .dict_set_name(dict, const { Name::of("__name__") }, name.value())?;
        }
        let module = self.heap.new_module(name, globals)?;
        self.heap.push(module.value())?;
        let modules = match self.heap.root(Root::Modules) {
            Some(modules) => modules,
            None => {
                let modules = self.heap.new_dict(0)?;
                self.heap.set_root(Root::Modules, Some(modules));
                modules
            }
        };
        if let Some(modules) = modules.as_ref() {
            self.heap.dict_set_name(modules, name, module.value())?;
        }
        self.heap.cut(slot);
        Ok(module.value())
    }

    /// The code of the source or image at a path for a new module, which is forgotten when there
    /// is something wrong with it.
    fn module_code(&mut self, module: Value, path: &Path, name: Name) -> Res<Ref> {
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

    fn built_in_module(&self, name: Name) -> Option<Value> {
        let text = self.heap.name_text(name);
        let text = text.get(&self.heap);
        crate::modules::find(self.profile.modules, text).map(Ns::value)
    }

    #[cold]
    fn raise_no_module(&mut self, name: Name) -> Raised {
        let text = self.heap.name_text(name);
        let before = "no module named '";
        self.heap.raise_text(Ns::ImportError, before, text, "'")
    }

    /// `from module import name`
    pub(super) fn import_from(&mut self, module: Value, name: Name) -> Res {
        if let Some(v) = self.load_attr_opt(module, name)? {
            return Ok(v);
        }
        // A module inside a package may not have been imported yet.
        let globals = self.heap.module_globals(module);
        let part = |vm: &Self, name| vm.heap.dict_get_name(globals?, name);
        if part(self, const { Name::of("__path__") }).is_some()
            && let Some(own) = part(self, const { Name::of("__name__") })
        {
            let full = self.name_within(own, name)?;
            return self.import_steps(full, true);
        }
        let text = self.heap.name_text(name);
        let before = "can't import name ";
        Err(self.heap.raise_text(Ns::ImportError, before, text, ""))
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
    pub(super) fn import_star(&mut self, module: Value, f: &Frame) -> Res<()> {
        let locals = self
            .heap
            .value(f.function, DEFAULTS)
            .and_then(Value::as_ref);
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
