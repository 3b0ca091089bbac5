//! What the modules of a project offer one another: functions, classes, and what these do that an
//! interrupt must not.
//!
//! A project is a value: who is given one may ask it for as long as he likes. Another one, in which
//! some files offer something else, shares with it all that is the same, so an edit costs what
//! depends on it, however many files there are.

mod asked;
mod deeds;
mod glance;
mod index;
mod module;
mod outward;
mod reach;
mod seat;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::catalogue::{Targets, Verdict, catalogue};
use crate::names::is_relative;
pub use asked::{Asked, Questions};
pub(crate) use deeds::Deed;
use deeds::Deeds;
use index::Index;

pub use glance::import_words;
pub use module::Module;
use module::differing;
pub(crate) use module::{Done, Offered, OfferedClass, Step};
pub use reach::{Imported, Links, Roster, reached};
pub(crate) use seat::Seat;

/// The modules of a project, by the names they are imported by.
#[derive(Debug, Clone, Default)]
pub struct Project {
    modules: Index,
    roots: Arc<[PathBuf]>,
    /// Modules that make a buffer for exceptions in interrupts.
    buffers: usize,
    /// What functions do in other files, as far as somebody asked.
    deeds: Deeds,
}

/// A file that offers something else now, or is new, or is gone.
#[derive(Debug, Clone)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// What it offered.
    pub before: Option<Arc<Module>>,
    /// What it offers now.
    pub now: Option<Arc<Module>>,
}

/// For whom changes of a project matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effect {
    /// Who asked for one of these may be told something else.
    pub names: HashSet<Asked>,
    /// In these files things may be in other places: who was told of some has to be told anew.
    pub moved: HashSet<PathBuf>,
    /// Whether now some module makes a buffer for exceptions in interrupts and none did, or the
    /// other way round.
    pub buffer: bool,
}

impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        // What it keeps of answers is no part of what it is.
        self.modules == other.modules
            && self.roots == other.roots
            && self.has_buffer() == other.has_buffer()
    }
}

impl Eq for Project {}

impl Project {
    /// The modules in the files of folders, which is what boards find modules in; so are `lib` and
    /// `src` in them.
    pub fn new<'p>(
        roots: &[PathBuf],
        files: impl Iterator<Item = (&'p PathBuf, Arc<Module>)>,
    ) -> Self {
        let mut project = Project {
            roots: roots.into(),
            ..Project::default()
        };
        for (path, module) in files {
            project.buffers += usize::from(module.makes_buffer());
            if let Some(name) = project.name_of(path) {
                project.modules.insert(&name, module);
            }
        }
        project
    }

    /// The same project with these changes, and for whom they matter. Takes as long as is due to
    /// the changes and to what was found out by way of them, not to the size of the project.
    pub fn with(&self, changes: &[Change]) -> (Project, Effect) {
        let mut project = self.clone();
        let mut effect = Effect::default();
        let mut modules = Vec::new();
        for Change { path, before, now } in changes {
            let makes = |it: &Option<Arc<Module>>| it.as_ref().is_some_and(|it| it.makes_buffer());
            project.buffers += usize::from(makes(now));
            project.buffers = project.buffers.saturating_sub(usize::from(makes(before)));
            let Some(module) = project.name_of(path) else {
                continue;
            };
            // What others see: of several files with one name none is meant.
            let seen_before = project.modules.get(&module).cloned();
            if let Some(before) = before {
                project.modules.remove(&module, before);
            }
            if let Some(now) = now {
                project.modules.insert(&module, now.clone());
            }
            let seen_now = project.modules.get(&module);
            let differing = differing(seen_before.as_deref(), seen_now.map(|it| &**it));
            let of_module = |name: &str| Asked::of(&module, name);
            effect.names.extend(differing.map(of_module));
            effect.moved.insert(path.clone());
            modules.push(module);
        }
        project.deeds = self.deeds.without(&modules);
        effect.buffer = project.has_buffer() != self.has_buffer();
        (project, effect)
    }

    /// Whether it lies in these folders.
    pub fn is_in(&self, roots: &[PathBuf]) -> bool {
        *self.roots == *roots
    }

    fn has_buffer(&self) -> bool {
        self.buffers > 0
    }

    /// The same as a part of a project in which some file, of this part or another, makes a buffer
    /// for exceptions in interrupts or none does.
    pub fn with_buffer(self, makes_buffer: bool) -> Self {
        Project {
            buffers: usize::from(makes_buffer),
            ..self
        }
    }

    /// Whether it has one of these modules.
    pub fn has_any(&self, names: &HashSet<String>) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Counts the changes that led to it from one that was made anew.
    pub fn version(&self) -> u64 {
        self.deeds.version()
    }

    /// Whether one of the modules makes a buffer for exceptions in interrupts, or may when there
    /// `are_others` and none is known.
    pub(crate) fn may_make_buffer(&self, are_others: bool) -> bool {
        self.has_buffer() || are_others && self.modules.is_empty()
    }

    /// Whether it has a module of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.module(name).is_some()
    }

    fn module(&self, name: &str) -> Option<&Module> {
        let found = self.modules.get(name)?;
        (!is_built_in(name)).then_some(found)
    }
}

/// Whether boards have a module of this name, which comes before the project's.
fn is_built_in(module: &str) -> bool {
    !is_relative(module) && catalogue().has_module(module, Targets::all()) == Verdict::There
}

/// The name by which a file of a project is imported.
pub fn module_name(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).unwrap_or(path).with_extension("");
    let mut parts = Vec::new();
    for part in inside.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?.to_owned()),
            Component::CurDir => {}
            _ => return None,
        }
    }
    if parts.len() > 1 && matches!(parts.first()?.as_str(), "lib" | "src") {
        parts.remove(0);
    }
    if parts.len() > 1 && parts.last()? == "__init__" {
        parts.pop();
    }
    Some(parts.join("."))
}
