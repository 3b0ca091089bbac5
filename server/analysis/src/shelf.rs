//! The other files of a project, for questions whose answer stands in them.
//!
//! Who keeps the files says which one an import means and what is in it; what the names in them
//! lead to, from file to file, is found out here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalogue::{BuiltIn, EntryKind, catalogue};
use crate::interface::{Interface, Thing, ThingKind, Whence};

/// How many steps are made from file to file, and from class to class.
const MOST_STEPS: usize = 48;

/// The other files of a project.
pub trait Shelf {
    /// The file of a module, as a file calls it: with dots in front where that is relative.
    fn file(&self, module: &str, from: &Path) -> Option<PathBuf>;

    /// What a file has for others.
    fn interface(&self, file: &Path) -> Option<Arc<Interface>>;

    /// The modules in a package, as a file calls it; in no package, those that can be imported by
    /// their names alone.
    fn modules(&self, package: &str, from: &Path) -> Vec<String>;

    /// What the files of the project have that a name could be imported from, as far as it can be
    /// told at once, with what they are called.
    fn offers(&self) -> Vec<(String, PathBuf, Arc<Interface>)>;
}

/// No other files.
pub struct NoShelf;

/// Where a text stands among the others.
#[derive(Clone, Copy)]
pub struct Standpoint<'s> {
    /// Finds the others.
    pub finder: Finder<'s>,
    /// The text's own file.
    pub file: &'s Path,
}

impl Standpoint<'_> {
    /// That of a text which has no others.
    pub fn alone() -> Standpoint<'static> {
        Standpoint {
            finder: Finder { shelf: &NoShelf },
            file: Path::new(""),
        }
    }

    /// What something in another file is to this text.
    pub(crate) fn elsewhere(
        &self,
        module: &str,
        path: &[String],
        is_object: bool,
    ) -> Option<Found> {
        let found = self.finder.find(self.file, module, path)?;
        self.finder.called_if(found, is_object, MOST_STEPS)
    }
}

impl Shelf for NoShelf {
    fn file(&self, _: &str, _: &Path) -> Option<PathBuf> {
        None
    }

    fn interface(&self, _: &Path) -> Option<Arc<Interface>> {
        None
    }

    fn modules(&self, _: &str, _: &Path) -> Vec<String> {
        Vec::new()
    }

    fn offers(&self) -> Vec<(String, PathBuf, Arc<Interface>)> {
        Vec::new()
    }
}

/// What a name in another file leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A file.
    Module {
        /// How it was asked for.
        module: String,
        /// By whom.
        from: PathBuf,
        /// The file; none of a folder that is a package without one.
        file: Option<PathBuf>,
    },
    /// Something in a file.
    Thing(InFile),
    /// Something that is built in.
    BuiltIn(BuiltIn),
    /// An object of such a class.
    ObjectOfBuiltIn(BuiltIn),
    /// An object of a type that literals make.
    Plain(&'static str),
}

/// Something in a file: its name, or names in classes.
#[derive(Debug, Clone)]
pub struct InFile {
    /// The file.
    pub file: PathBuf,
    /// The names.
    pub path: Vec<String>,
    /// Whether an object of it is meant, or what a call of it gives.
    pub is_object: bool,
    interface: Arc<Interface>,
}

impl PartialEq for InFile {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file && self.path == other.path && self.is_object == other.is_object
    }
}

impl Eq for InFile {}

impl InFile {
    /// What is there.
    pub fn thing(&self) -> Option<&Thing> {
        self.interface.at(&self.path)
    }
}

/// Follows names from file to file.
#[derive(Clone, Copy)]
pub struct Finder<'s> {
    shelf: &'s dyn Shelf,
}

impl<'s> Finder<'s> {
    /// Follows them through these files.
    pub fn new(shelf: &'s dyn Shelf) -> Self {
        Finder { shelf }
    }

    /// What a module, and names in it, are to a file that names them.
    pub fn find(&self, from: &Path, module: &str, path: &[String]) -> Option<Found> {
        self.find_within(from, module, path, MOST_STEPS)
    }

    fn find_within(
        &self,
        from: &Path,
        module: &str,
        path: &[String],
        steps: usize,
    ) -> Option<Found> {
        let steps = steps.checked_sub(1)?;
        let mut at = Found::Module {
            module: module.to_owned(),
            from: from.to_path_buf(),
            file: self.shelf.file(module, from),
        };
        for name in path {
            at = self.attribute_within(&at, name, steps)?;
        }
        match &at {
            Found::Module { file: None, .. } => None,
            _ => Some(at),
        }
    }

    /// What stub files say about a thing that is built in.
    pub fn documentation(&self, thing: &BuiltIn) -> Option<String> {
        match self.find(Path::new(""), &thing.module, &thing.path)? {
            Found::Thing(there) => there.thing()?.documentation.clone(),
            Found::Module { file, .. } => self.said_by(&file?),
            _ => None,
        }
    }

    /// What a file says about itself.
    pub fn said_by(&self, file: &Path) -> Option<String> {
        self.shelf.interface(file)?.documentation.clone()
    }

    /// What something has by a name.
    pub fn attribute(&self, of: &Found, name: &str) -> Option<Found> {
        self.attribute_within(of, name, MOST_STEPS)
    }

    fn attribute_within(&self, of: &Found, name: &str, steps: usize) -> Option<Found> {
        let steps = steps.checked_sub(1)?;
        match of {
            Found::Module { module, from, file } => {
                let there = file
                    .as_ref()
                    .and_then(|file| self.in_module(file, name, steps));
                there.or_else(|| {
                    let dot = if module.ends_with('.') { "" } else { "." };
                    let module = format!("{module}{dot}{name}");
                    let file = self.shelf.file(&module, from);
                    let from = from.clone();
                    // A folder above a module that is asked for next need not have a file.
                    Some(Found::Module { module, from, file })
                })
            }
            Found::Thing(_) => match self.class_within(of, steps)? {
                Found::Thing(class) => self.member(&class, name, steps),
                other => self.attribute_within(&other, name, steps),
            },
            Found::BuiltIn(thing) | Found::ObjectOfBuiltIn(thing) => {
                let inner = thing.inner(name);
                catalogue().entry(&inner)?;
                Some(Found::BuiltIn(inner))
            }
            Found::Plain(_) => None,
        }
    }

    /// What a file has by a name, followed to where it is defined.
    pub(crate) fn in_module(&self, file: &Path, name: &str, steps: usize) -> Option<Found> {
        let steps = steps.checked_sub(1)?;
        let interface = self.shelf.interface(file)?;
        let Some(thing) = interface.get(name) else {
            let mut others = interface.everything_of.iter();
            return others.find_map(|module| {
                let there = self.shelf.file(module, file)?;
                self.in_module(&there, name, steps)
            });
        };
        let here = || {
            Some(Found::Thing(InFile {
                file: file.to_path_buf(),
                path: vec![name.to_owned()],
                is_object: false,
                interface: interface.clone(),
            }))
        };
        match &thing.kind {
            ThingKind::Imported(whence) => self.whence(file, whence, steps).or_else(here),
            _ => here(),
        }
    }

    /// What is told in a file, followed to where it is defined.
    pub(crate) fn told(&self, file: &Path, whence: &Whence) -> Option<Found> {
        self.whence(file, whence, MOST_STEPS)
    }

    /// A thing in a file.
    pub(crate) fn here(&self, file: &Path, path: &[String]) -> Option<InFile> {
        let interface = self.shelf.interface(file)?;
        interface.at(path)?;
        Some(InFile {
            file: file.to_path_buf(),
            path: path.to_vec(),
            is_object: false,
            interface,
        })
    }

    /// What a file has.
    pub(crate) fn interface(&self, file: &Path) -> Option<Arc<Interface>> {
        self.shelf.interface(file)
    }

    fn whence(&self, file: &Path, whence: &Whence, steps: usize) -> Option<Found> {
        let steps = steps.checked_sub(1)?;
        match whence {
            Whence::BuiltIn(thing) => Some(Found::BuiltIn(thing.clone())),
            Whence::ObjectOfBuiltIn(thing) => Some(Found::ObjectOfBuiltIn(thing.clone())),
            Whence::Plain(name) => Some(Found::Plain(name)),
            Whence::Elsewhere {
                module,
                path,
                is_object,
            } => {
                let found = self.find_within(file, module, path, steps)?;
                self.called_if(found, *is_object, steps)
            }
            Whence::Here { path, is_object } => {
                let found = Found::Thing(InFile {
                    file: file.to_path_buf(),
                    path: path.clone(),
                    is_object: false,
                    interface: self.shelf.interface(file)?,
                });
                self.called_if(found, *is_object, steps)
            }
        }
    }

    /// What something is, or what a call of it gives.
    fn called_if(&self, found: Found, is_called: bool, steps: usize) -> Option<Found> {
        if !is_called {
            return Some(found);
        }
        let steps = steps.checked_sub(1)?;
        match found {
            Found::Thing(thing) => match &thing.thing()?.kind {
                ThingKind::Value(Some(whence)) | ThingKind::Imported(whence) => {
                    let value = self.whence(&thing.file, whence, steps)?;
                    self.called_if(value, true, steps)
                }
                _ => Some(Found::Thing(InFile {
                    is_object: true,
                    ..thing
                })),
            },
            Found::BuiltIn(thing) => {
                let entry = catalogue().entry(&thing)?;
                if entry.kind() == EntryKind::Class {
                    return Some(Found::ObjectOfBuiltIn(thing));
                }
                let class = BuiltIn::module(&thing.module).inner(entry.result());
                let found = catalogue().entry(&class)?;
                (found.kind() == EntryKind::Class).then_some(Found::ObjectOfBuiltIn(class))
            }
            _ => None,
        }
    }

    /// The class that something is, or is an object of; of what is no class what it is.
    pub fn class(&self, found: &Found) -> Option<Found> {
        self.class_within(found, MOST_STEPS)
    }

    fn class_within(&self, found: &Found, steps: usize) -> Option<Found> {
        let steps = steps.checked_sub(1)?;
        let Found::Thing(thing) = found else {
            return Some(found.clone());
        };
        match &thing.thing()?.kind {
            ThingKind::Class { .. } => Some(found.clone()),
            ThingKind::Function { gives, .. } => {
                // Nothing else is asked of a function than what it gives.
                let given = self.whence(&thing.file, gives.as_ref()?, steps)?;
                self.class_within(&given, steps)
            }
            ThingKind::Value(of) => {
                let value = self.whence(&thing.file, of.as_ref()?, steps)?;
                self.class_within(&value, steps)
            }
            ThingKind::Imported(whence) => {
                let there = self.whence(&thing.file, whence, steps)?;
                self.class_within(&there, steps)
            }
        }
    }

    /// What a class, or one that it inherits from, has by a name.
    fn member(&self, class: &InFile, name: &str, steps: usize) -> Option<Found> {
        let steps = steps.checked_sub(1)?;
        let ThingKind::Class { members, bases } = &class.thing()?.kind else {
            return None;
        };
        if members.contains_key(name) {
            let mut path = class.path.clone();
            path.push(name.to_owned());
            return Some(Found::Thing(InFile {
                path,
                is_object: false,
                ..class.clone()
            }));
        }
        // A base that is not known may have it, so what comes after that is not certain.
        for base in bases {
            let base = self.whence(&class.file, base.as_ref()?, steps)?;
            if let Some(found) = self.attribute_within(&base, name, steps) {
                return Some(found);
            }
        }
        None
    }

    /// The classes that a class inherits from, itself first; none in place of one that is not
    /// known.
    pub(crate) fn ancestry(&self, class: &InFile) -> Vec<Option<Found>> {
        let mut all: Vec<Option<Found>> = Vec::new();
        let mut pending = vec![Some(Found::Thing(InFile {
            is_object: false,
            ..class.clone()
        }))];
        while let Some(found) = pending.pop() {
            if all.contains(&found) || all.len() > MOST_STEPS {
                continue;
            }
            if let Some(Found::Thing(class)) = &found
                && let Some(ThingKind::Class { bases, .. }) = class.thing().map(|it| &it.kind)
            {
                let known = |base: &Option<Whence>| {
                    let found = self.whence(&class.file, base.as_ref()?, MOST_STEPS)?;
                    self.class(&found)
                };
                pending.extend(bases.iter().rev().map(known));
            }
            all.push(found);
        }
        all
    }

    /// The names that can be asked of something, with what they are.
    pub(crate) fn names(&self, of: &Found) -> Vec<(String, Thing)> {
        let mut all = Vec::new();
        match of {
            Found::Module {
                file: Some(file), ..
            } => self.names_of_file(file, &mut all, MOST_STEPS),
            Found::Thing(_) => {
                let Some(Found::Thing(class)) = self.class(of) else {
                    return all;
                };
                for base in self.ancestry(&class) {
                    if let Some(Found::Thing(base)) = base
                        && let Some(ThingKind::Class { members, .. }) =
                            base.thing().map(|it| &it.kind)
                    {
                        let own = members.iter().map(|(name, it)| (name.clone(), it.clone()));
                        all.extend(own);
                    }
                }
            }
            _ => {}
        }
        all
    }

    /// The built-in classes that the class of something inherits from.
    pub(crate) fn built_in_bases(&self, of: &Found) -> Vec<BuiltIn> {
        let Some(Found::Thing(class)) = self.class(of) else {
            return Vec::new();
        };
        let bases = self.ancestry(&class).into_iter().flatten();
        let built_in = |base| match base {
            Found::BuiltIn(thing) => Some(thing),
            _ => None,
        };
        bases.filter_map(built_in).collect()
    }

    fn names_of_file(&self, file: &Path, all: &mut Vec<(String, Thing)>, steps: usize) {
        let Some((interface, steps)) = self.shelf.interface(file).zip(steps.checked_sub(1)) else {
            return;
        };
        all.extend(
            interface
                .names()
                .map(|(name, thing)| (name.to_owned(), thing.clone())),
        );
        for module in &interface.everything_of {
            if let Some(there) = self.shelf.file(module, file) {
                self.names_of_file(&there, all, steps.min(4));
            }
        }
    }

    /// The modules in a package, as a file calls it.
    pub(crate) fn modules(&self, package: &str, from: &Path) -> Vec<String> {
        self.shelf.modules(package, from)
    }

    /// Who has a name that could be imported: the module, and what it is there.
    pub(crate) fn offers(&self, wanted: impl Fn(&str) -> bool) -> Vec<(String, String, Thing)> {
        let mut all = Vec::new();
        for (module, _, interface) in self.shelf.offers() {
            let own = interface.names().filter(|(name, thing)| {
                wanted(name)
                    && !name.starts_with('_')
                    && !matches!(thing.kind, ThingKind::Imported(_))
            });
            all.extend(own.map(|(name, thing)| (module.clone(), name.to_owned(), thing.clone())));
        }
        all
    }
}
