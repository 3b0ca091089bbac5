//! Where a module is: built in, in the folders of `sys.path`, frozen.

use super::super::Vm;
use super::path::Path;
use crate::heap::Root;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// A module, and the code that it is to run.
pub(super) type Found = (Value, Option<Ref>);

/// What a path leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nothing,
    File,
    Folder,
}

impl Vm<'_> {
    /// One module whose parents are there, and the code that it is to run.
    #[inline(never)]
    pub(super) fn find_one(
        &mut self,
        name: Name,
        parent: Option<Value>,
        from: usize,
    ) -> Res<Found> {
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
    pub(super) fn no_paths(&self) -> bool {
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

    pub(super) fn built_in_module(&self, name: Name) -> Option<Value> {
        let text = self.heap.name_text(name);
        let text = text.get(&self.heap);
        crate::modules::find(self.profile.modules, text).map(Ns::value)
    }

    #[cold]
    pub(super) fn raise_no_module(&mut self, name: Name) -> Raised {
        let text = self.heap.name_text(name);
        let before = "no module named '";
        self.heap.raise_text(Ns::ImportError, before, text, "'")
    }
}
