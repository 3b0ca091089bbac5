//! `import`: the way from a dotted name to a module that has run.

mod find;
mod from;
mod module;
mod path;

use super::Vm;
use super::frame::Frame;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use path::Path;

impl Vm<'_> {
    /// `import name` in the code of `frame`, with the level of dots and the names wanted from it.
    pub(super) fn import_name(
        &mut self,
        name: Name,
        level: Value,
        list: Value,
        frame: &Frame,
    ) -> Res {
        if let Some(module) = self.import_otherwise(name, level, list, frame)? {
            return Ok(module);
        }
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
}
