//! A project as one of its files sees it: relative imports are of its package, and a board gives
//! `main.py` the names of `boot.py`.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::asked::{Asked, Notes, Questions};
use super::module::ANY;
use super::{Deed, Module, Offered, OfferedClass, Project, is_built_in, module_name};
use crate::names::is_relative;

/// A project as one of its files sees it.
#[derive(Clone)]
pub(crate) struct Seat<'p> {
    project: &'p Project,
    /// The package that the file is in; none when the file is not known.
    package: Option<String>,
    /// The module whose names it has, too.
    boot: Option<String>,
    before: Option<&'p Module>,
    notes: Notes,
}

impl Project {
    /// The project as a file sees it.
    pub(crate) fn seat(&self, file: Option<&Path>) -> Seat<'_> {
        let name = file.and_then(|file| self.name_of(file));
        let is_package = file.is_some_and(|it| it.ends_with("__init__.py"));
        let package = name.as_ref().map(|name| match name.rsplit_once('.') {
            _ if is_package => name.clone(),
            Some((package, _)) => package.to_owned(),
            None => String::new(),
        });
        let is_main = file.is_some_and(|it| it.ends_with("main.py"));
        // A board runs the one after the other, from the same folder.
        let boot = package
            .as_deref()
            .filter(|_| is_main)
            .map(|package| match package {
                "" => "boot".to_owned(),
                package => format!("{package}.boot"),
            });
        Seat {
            project: self,
            package,
            before: boot.as_deref().and_then(|boot| self.module(boot)),
            boot,
            notes: Notes::default(),
        }
    }

    /// The name by which a file is imported.
    pub fn name_of(&self, file: &Path) -> Option<String> {
        let inside = self.roots.iter().filter(|root| file.starts_with(root));
        let root = inside.max_by_key(|root| root.components().count());
        // Of a folder that is named `.` the files are named without it.
        module_name(root.or_else(|| self.roots.first())?, file)
    }
}

impl<'p> Seat<'p> {
    /// The name by which everybody calls a module.
    pub(crate) fn absolute<'m>(&self, module: &'m str) -> Option<Cow<'m, str>> {
        if !is_relative(module) {
            return Some(Cow::Borrowed(module));
        }
        let rest = module.trim_start_matches('.');
        let mut package: Vec<&str> = self.package.as_deref()?.split('.').collect();
        let above = module.len() - rest.len() - 1;
        package.truncate(package.len().checked_sub(above)?);
        package.extend(rest.split('.'));
        package.retain(|part| !part.is_empty());
        Some(Cow::Owned(package.join(".")))
    }

    /// Whether there are no other modules, and will be none.
    pub(crate) fn is_alone(&self) -> bool {
        self.project.modules.is_empty() && self.project.roots.is_empty()
    }

    /// What a function does, in other files too.
    pub(crate) fn deeds(&self, offered: &'p Offered) -> Arc<[Deed]> {
        let followed = self.project.deeds(offered);
        self.notes.follows(&followed.names);
        followed.deeds
    }

    /// What was asked of the other files.
    pub(crate) fn questions(&self) -> Questions {
        self.notes.all()
    }

    /// A module that something is asked of.
    fn asked(&self, module: &str, name: &str) -> Option<&'p Module> {
        let module = self.absolute(module)?;
        if is_built_in(&module) {
            return None;
        }
        self.notes.asks(Asked::of(&module, name));
        self.project.module(&module)
    }

    /// A function of a module.
    pub(crate) fn function(&self, module: &str, name: &str) -> Option<&'p Offered> {
        self.asked(module, name)?.functions.get(name)
    }

    /// A class of a module.
    pub(crate) fn class(&self, module: &str, name: &str) -> Option<&'p OfferedClass> {
        self.asked(module, name)?.classes.get(name)
    }

    /// Whether a name is bound before the file begins to run.
    pub(crate) fn binds(&self, name: &str) -> bool {
        if let Some(boot) = &self.boot {
            self.notes.asks(Asked::of(boot, name));
            self.notes.asks(Asked::of(boot, ANY));
        }
        let before = self.before;
        before.is_some_and(|it| it.is_open || it.binds.contains(name))
    }

    /// The module that runs before the file, and gives it its names.
    pub(crate) fn runs_after(&self) -> Option<String> {
        self.boot.clone()
    }
}
