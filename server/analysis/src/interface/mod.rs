//! What a file has for those who import it, as far as its text tells: functions with their
//! parameters, classes with their members, and what the values are. Of programs and of stub files
//! alike.

mod build;
mod whence;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::catalogue::BuiltIn;

pub(crate) use whence::Teller;

/// What a file has for those who import it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interface {
    names: BTreeMap<String, Thing>,
    /// What it says about itself.
    pub(crate) documentation: Option<String>,
    /// The modules that everything is imported from.
    pub(crate) everything_of: Vec<String>,
    /// Whether it may have names that nobody can read in it.
    pub(crate) is_open: bool,
}

/// Something in a file that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Where its name stands. Of several places the first.
    pub name_range: Range<usize>,
    /// How it is declared, on one line; each way to call it on a line of its own.
    pub declaration: String,
    /// The first line of its documentation.
    pub documentation: Option<String>,
    pub(crate) kind: ThingKind,
}

impl Thing {
    /// What it is, in a word.
    pub fn called(&self) -> &'static str {
        match &self.kind {
            ThingKind::Function { .. } => "function",
            ThingKind::Class { .. } => "class",
            ThingKind::Imported(_) => "import",
            ThingKind::Value(_) => "variable",
        }
    }

    /// The ways to call it; of a class those of its `__init__`.
    pub(crate) fn calls(&self) -> &[Way] {
        match &self.kind {
            ThingKind::Function { calls, .. } => calls,
            ThingKind::Class { members, .. } => match members.get("__init__").map(|it| &it.kind) {
                Some(ThingKind::Function { calls, .. }) => calls,
                _ => &[],
            },
            _ => &[],
        }
    }

    /// Whether it is a class.
    pub(crate) fn is_class(&self) -> bool {
        matches!(self.kind, ThingKind::Class { .. })
    }

    /// The names of the parameters for each way to call it; with `=` at the end of those that need
    /// not be given, and the marks between them.
    pub(crate) fn parameters(&self) -> Vec<Vec<String>> {
        let one = |written: &String| {
            let name = written.split([':', '=']).next().unwrap_or_default().trim();
            let is_optional = written.contains('=') && !name.starts_with('*');
            format!("{name}{}", if is_optional { "=" } else { "" })
        };
        let all = self.calls().iter();
        all.map(|way| way.parameters.iter().map(one).collect())
            .collect()
    }

    /// The ways to call it, by a name.
    pub(crate) fn ways(&self, name: &str) -> Vec<String> {
        let way = |way: &Way| format!("{name}({})", way.parameters.join(", "));
        self.calls().iter().map(way).collect()
    }

    /// The names by which arguments can be given to it.
    pub(crate) fn keywords(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for way in self.calls() {
            let mark = way.parameters.iter().position(|it| it == "/");
            let named = way.parameters.iter().skip(mark.map_or(0, |at| at + 1));
            for parameter in named.filter(|it| !it.starts_with('*')) {
                let name = parameter
                    .split([':', '='])
                    .next()
                    .unwrap_or_default()
                    .trim();
                if !all.iter().any(|it| it == name) {
                    all.push(name.to_owned());
                }
            }
        }
        all
    }
}

/// What a thing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ThingKind {
    /// A function, and what a call of it gives.
    Function {
        /// A call of it for each way to do so, without the object that a method is of.
        calls: Vec<Way>,
        gives: Option<Whence>,
    },
    Class {
        /// Those that are known; none when there are others.
        bases: Vec<Option<Whence>>,
        members: BTreeMap<String, Thing>,
    },
    /// Something that was imported.
    Imported(Whence),
    /// Some other value.
    Value(Option<Whence>),
}

/// A way to call a function.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Way {
    /// The parameters as they are written.
    pub(crate) parameters: Vec<String>,
}

/// What something is, or is an object of, as told in the file where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whence {
    /// A thing of a module that is built in.
    BuiltIn(BuiltIn),
    /// An object of such a class.
    ObjectOfBuiltIn(BuiltIn),
    /// A module, or something in one.
    Elsewhere {
        module: String,
        path: Vec<String>,
        is_object: bool,
    },
    /// Something in the same file.
    Here { path: Vec<String>, is_object: bool },
    /// An object of a type that literals make.
    Plain(&'static str),
}

impl Interface {
    /// What a text has. That of a stub file may have what only CPython's parser knows.
    pub fn of(text: &str, is_stub: bool) -> Interface {
        build::interface(text, is_stub)
    }

    /// What the file has by a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Thing> {
        self.names.get(name)
    }

    /// All that it has, by name.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &Thing)> {
        self.names
            .iter()
            .map(|(name, thing)| (name.as_str(), thing))
    }

    /// The paths of all classes that bind a name themselves.
    pub(crate) fn classes_with(&self, name: &str) -> Vec<Vec<String>> {
        let mut all = Vec::new();
        let mut pending: Vec<(Vec<String>, &Thing)> = Vec::new();
        let top = self.names.iter();
        pending.extend(top.map(|(name, thing)| (vec![name.clone()], thing)));
        while let Some((path, thing)) = pending.pop() {
            let ThingKind::Class { members, .. } = &thing.kind else {
                continue;
            };
            let inner = members.iter().map(|(name, thing)| {
                let mut path = path.clone();
                path.push(name.clone());
                (path, thing)
            });
            pending.extend(inner);
            if members.contains_key(name) {
                all.push(path);
            }
        }
        all
    }

    /// The names that `from module import *` brings, if all of them are written here.
    pub fn of_star(&self) -> Option<Vec<String>> {
        let is_whole =
            !self.is_open && self.everything_of.is_empty() && self.get("__all__").is_none();
        let names = self.names().map(|(name, _)| name);
        let names = names.filter(|name| !name.starts_with('_'));
        is_whole.then(|| names.map(str::to_owned).collect())
    }

    /// What stands at the end of a path of names: a name, and names in classes.
    pub fn at(&self, path: &[String]) -> Option<&Thing> {
        let (first, rest) = path.split_first()?;
        let mut found = self.names.get(first)?;
        for name in rest {
            let ThingKind::Class { members, .. } = &found.kind else {
                return None;
            };
            found = members.get(name)?;
        }
        Some(found)
    }
}
