//! A parameter and the calls that give it by its name, in all files.

use std::ops::Range;
use std::path::{Path, PathBuf};

use garter_syntax::RuleId;

use super::{Mentions, Subject, View, with_member};
use crate::behaviour::{Argument, arguments};
use crate::infer::Type;
use crate::names::{Bound, ScopeId, ScopeKind};
use crate::occurrence::{Occurrences, occurrences};
use crate::shelf::{Found, InFile};
use crate::tree::NodeId;

/// Which function, of those in all files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FunctionPlace {
    /// The one that these names lead to.
    Named(Vec<String>),
    /// The one in a function that begins here: only its own file knows it.
    Inner(usize),
}

/// What a call calls.
enum Callee {
    /// A function of this text.
    Here(NodeId),
    /// A function of another file.
    There(InFile),
    /// Something else, that does not pass on what it is given.
    Other,
    /// Nobody knows.
    Unknown,
}

impl View<'_, '_> {
    /// The parameter that a name is, if it is one of a function.
    pub(super) fn parameter(&self, found: &Occurrences) -> Option<Subject> {
        let first = found.definitions.first()?;
        let bound = self.names.bindings.iter();
        let mut bound = bound.filter(|it| self.tree.range(it.node) == *first);
        let bound = bound.find(|it| matches!(it.to, Bound::Parameter))?;
        let owner = self.names.scope(bound.scope).owner?;
        // Of a lambda nobody can follow who calls it.
        let is_function = self.tree.is(owner, RuleId::FunctionDef);
        is_function.then(|| self.parameter_of(owner, &found.name))
    }

    /// The parameter of what is called that an argument names.
    pub(super) fn parameter_named(&self, byte: usize) -> Option<(Range<usize>, Subject)> {
        let mut all = self.named_arguments().into_iter();
        let (primary, place, name) = all.find(|(.., name)| {
            let at = self.tree.range(*name);
            at.start <= byte && byte <= at.end
        })?;
        let (at, text) = (self.tree.range(name), self.tree.text(name));
        let subject = match self.callee(primary, place) {
            Callee::Here(function) if self.takes(function, text) => {
                self.parameter_of(function, text)
            }
            Callee::There(it) if it.thing()?.keywords().iter().any(|it| it == text) => {
                Subject::Parameter {
                    file: it.file,
                    function: FunctionPlace::Named(it.path),
                    name: text.to_owned(),
                }
            }
            _ => return None,
        };
        Some((at, subject))
    }

    fn parameter_of(&self, function: NodeId, name: &str) -> Subject {
        let path = self.teller.path(function);
        Subject::Parameter {
            file: self.file.to_path_buf(),
            function: path.map_or(
                FunctionPlace::Inner(self.tree.range(function).start),
                FunctionPlace::Named,
            ),
            name: name.to_owned(),
        }
    }

    /// Whether a function has a parameter of that name.
    fn takes(&self, function: NodeId, name: &str) -> bool {
        self.parameters(function, name).next().is_some()
    }

    fn parameters<'s>(
        &'s self,
        function: NodeId,
        name: &'s str,
    ) -> impl Iterator<Item = NodeId> + 's {
        let all = self.names.bindings.iter();
        let of_it = move |it: &&crate::names::Binding<'_>| {
            let scope = self.names.scope(it.scope);
            matches!(it.to, Bound::Parameter)
                && scope.kind == ScopeKind::Function
                && scope.owner == Some(function)
                && self.tree.text(it.node) == name
        };
        all.filter(of_it).map(|it| it.node)
    }

    fn is_it(&self, node: NodeId, function: &FunctionPlace) -> bool {
        match function {
            FunctionPlace::Named(path) => self.teller.path(node).as_ref() == Some(path),
            FunctionPlace::Inner(start) => self.tree.range(node).start == *start,
        }
    }

    /// Where the text speaks of a parameter.
    pub(super) fn of_parameter(
        &self,
        file: &Path,
        function: &FunctionPlace,
        name: &str,
        found: &mut Mentions,
    ) {
        let is_here = self.file == file;
        let nodes = self.tree.root().into_iter();
        let nodes = nodes.flat_map(|root| self.tree.below(root));
        let of_it = nodes.filter(|it| {
            is_here && self.tree.is(*it, RuleId::FunctionDef) && self.is_it(*it, function)
        });
        for node in of_it {
            for parameter in self.parameters(node, name) {
                let at = self.tree.range(parameter).start;
                let Some(all) = occurrences(self.tree.whole(), at) else {
                    continue;
                };
                found.sure.extend(all.definitions);
                found.sure.extend(all.uses);
            }
        }
        let mut calls = Vec::new();
        for (primary, place, argument) in self.named_arguments() {
            if self.tree.text(argument) != name {
                continue;
            }
            let at = self.tree.range(argument);
            match self.callee(primary, place) {
                Callee::Here(node) if is_here && self.is_it(node, function) => calls.push(at),
                Callee::There(it) if it.file == file && self.path_is(function, &it.path) => {
                    calls.push(at);
                }
                Callee::Here(_) | Callee::There(_) | Callee::Other => {}
                // In its own file a function may have got any other name; elsewhere only what is
                // called like it is suspected, for files of whole other programs may be open.
                Callee::Unknown if is_here || self.is_called_like(primary, place, function) => {
                    found.unsure.push(at);
                }
                Callee::Unknown => {}
            }
        }
        // A class that inherits may have a method of its own in its place.
        match calls.is_empty() || self.others(file, function).is_empty() {
            true => found.sure.append(&mut calls),
            false => found.unsure.append(&mut calls),
        }
    }

    /// Whether what is called has the name of a function, or of the class that it makes objects of.
    fn is_called_like(&self, primary: NodeId, place: usize, function: &FunctionPlace) -> bool {
        let FunctionPlace::Named(path) = function else {
            return false;
        };
        let part = self.tree.children(primary).nth(place - 1);
        let name = part.and_then(|part| match self.tree.is(part, RuleId::Attribute) {
            true => self.tree.name(self.tree.child(part, 0)?),
            false => self.tree.name(part),
        });
        let names = match &path[..] {
            [.., class, init] if init == "__init__" => class,
            [.., own] => own,
            [] => return false,
        };
        name == Some(names)
    }

    fn path_is(&self, function: &FunctionPlace, path: &[String]) -> bool {
        matches!(function, FunctionPlace::Named(own) if own == path)
    }

    /// Classes elsewhere in the file that have a method of the same name, of those it can be
    /// mistaken for: its own relatives.
    fn others(&self, file: &Path, function: &FunctionPlace) -> Vec<InFile> {
        let FunctionPlace::Named(path) = function else {
            return Vec::new();
        };
        let [class @ .., method] = &path[..] else {
            return Vec::new();
        };
        if class.is_empty() || method == "__init__" {
            return Vec::new();
        }
        let own =
            |it: &Found| matches!(it, Found::Thing(it) if it.file == file && it.path == class);
        let all = with_member(method, self.finder, &[PathBuf::from(file)]);
        let inherits = |it: &InFile| {
            let ancestry = self.finder.ancestry(it);
            it.path != class && ancestry.iter().flatten().any(own)
        };
        all.into_iter().filter(inherits).collect()
    }

    /// The arguments that are given by name: the call's atom and what is done to it, the call's
    /// place there, the name.
    fn named_arguments(&self) -> Vec<(NodeId, usize, NodeId)> {
        let nodes = self.tree.root().into_iter();
        let nodes = nodes.flat_map(|root| self.tree.below(root));
        let mut all = Vec::new();
        for primary in nodes.filter(|it| self.tree.is(*it, RuleId::Primary)) {
            for (place, part) in self.tree.children(primary).enumerate().skip(1) {
                if !self.tree.is(part, RuleId::CallArguments) {
                    continue;
                }
                let given = arguments(self.tree, part);
                all.extend(given.filter_map(|it| match it {
                    Argument::Keyword(_, name, _) => Some((primary, place, name)),
                    _ => None,
                }));
            }
        }
        all
    }

    /// What a call calls: of a class its `__init__`.
    fn callee(&self, primary: NodeId, place: usize) -> Callee {
        let scope = self.infer.scope_of(primary).unwrap_or(ScopeId::MODULE);
        let Some(known) = self.infer.prefix(primary, scope, place - 1) else {
            return self.built_in_callee(primary, place);
        };
        match &known {
            Type::Function(function) => return Callee::Here(*function),
            Type::Class(class) => {
                let init = self.infer.member(*class, "__init__");
                let init = init.and_then(|it| self.tree.before(it.node));
                let init = init.filter(|it| self.tree.is(*it, RuleId::FunctionDef));
                if let Some(init) = init {
                    return Callee::Here(init);
                }
            }
            _ => {}
        }
        let found = match self.found(&known) {
            Some(class) if self.is_class(&class) => self.finder.attribute(&class, "__init__"),
            other => other,
        };
        match found {
            Some(Found::Thing(it)) if it.file == self.file => self.here(&it),
            Some(Found::Thing(it)) => match it.thing().map(|it| it.calls()) {
                Some([_, ..]) => Callee::There(it),
                _ => Callee::Unknown,
            },
            Some(_) => Callee::Other,
            None => Callee::Unknown,
        }
    }

    fn is_class(&self, found: &Found) -> bool {
        let Found::Thing(it) = found else {
            return false;
        };
        !it.is_object && it.thing().is_some_and(|it| it.is_class())
    }

    /// A function of this file that was found by way of others.
    fn here(&self, it: &InFile) -> Callee {
        let nodes = self.tree.root().into_iter();
        let mut nodes = nodes.flat_map(|root| self.tree.below(root));
        let path = FunctionPlace::Named(it.path.clone());
        let found =
            nodes.find(|node| self.tree.is(*node, RuleId::FunctionDef) && self.is_it(*node, &path));
        found.map_or(Callee::Unknown, Callee::Here)
    }

    /// `print(x, end="")`: a name that nobody bound is built in.
    fn built_in_callee(&self, primary: NodeId, place: usize) -> Callee {
        let atom = self.tree.child(primary, 0);
        let name = atom.and_then(|atom| self.tree.name(atom));
        let used = name.and_then(|name| {
            let scope = self.infer.scope_of(primary).unwrap_or(ScopeId::MODULE);
            let is_free = self.names.bindings_of(name, scope).is_empty()
                && self.names.everything_of().next().is_none();
            is_free.then_some(name)
        });
        match used {
            Some(_) if place == 1 => Callee::Other,
            _ => Callee::Unknown,
        }
    }
}
