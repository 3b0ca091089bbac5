//! What an expression is, as far as assignments, calls, annotations and the catalogue tell. Where
//! they do not agree or do not say, nothing is known.

mod annotation;
mod class;
mod function;
mod literal;

use garter_syntax::{RuleId, TokenKind};

use crate::builtins::{self, plain_type};
use crate::catalogue::{BuiltIn, EntryKind, catalogue};
use crate::names::{Bound, Names, ScopeId, is_relative};
use crate::tree::{Kind, NodeId, Tree};
use literal::plain;

pub(crate) use literal::displayed;

/// How many steps are made to find out what one expression is.
const MOST_STEPS: usize = 24;

/// What an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    /// A thing of a module that is built in: the module, a class, a function or a value of it.
    BuiltIn(BuiltIn),
    /// An object of a class that is built in.
    ObjectOfBuiltIn(BuiltIn),
    /// A module of the project, or something in one.
    Elsewhere {
        module: String,
        path: Vec<String>,
        /// Whether it is an object of that.
        is_object: bool,
    },
    /// A class of this text.
    Class(NodeId),
    /// An object of a class of this text.
    Object(NodeId),
    /// A function of this text.
    Function(NodeId),
    /// An object of a type that literals make.
    Plain(&'static str),
    /// A method of such a type: what it answers.
    PlainMethod(&'static str),
}

/// Finds out what the expressions of one text are.
pub(crate) struct Infer<'a, 't> {
    pub(crate) tree: &'a Tree<'t>,
    pub(crate) names: &'a Names<'t>,
    /// Where names are used, in order, and in which scope.
    uses: Vec<(usize, ScopeId)>,
}

impl<'a, 't> Infer<'a, 't> {
    /// For a text's tree and names.
    pub(crate) fn new(tree: &'a Tree<'t>, names: &'a Names<'t>) -> Self {
        let used = names.uses.iter();
        let mut uses: Vec<_> = used
            .map(|it| (tree.range(it.node).start, it.scope))
            .collect();
        uses.sort_by_key(|it| it.0);
        Infer { tree, names, uses }
    }

    /// What an expression is, in a scope.
    pub(crate) fn expression(&self, node: NodeId, scope: ScopeId) -> Option<Type> {
        self.of(node, scope, MOST_STEPS)
    }

    /// What a name is, in a scope.
    pub(crate) fn name(&self, name: &str, scope: ScopeId) -> Option<Type> {
        self.of_name(name, scope, MOST_STEPS)
    }

    fn of(&self, node: NodeId, scope: ScopeId, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        if let Some(of) = displayed(self.tree, node) {
            return Some(Type::Plain(of));
        }
        match self.tree.kind(node) {
            Kind::Token(TokenKind::Name) => self.of_name(self.tree.text(node), scope, steps),
            Kind::Rule(RuleId::Primary) => self.primary(node, scope, usize::MAX, steps),
            Kind::Rule(RuleId::Paren | RuleId::Conditional | RuleId::Await) => {
                self.of(self.tree.child(node, 0)?, scope, steps)
            }
            _ => None,
        }
    }

    /// What an atom is after so many of the things that are done to it.
    pub(crate) fn prefix(&self, node: NodeId, scope: ScopeId, trailers: usize) -> Option<Type> {
        self.primary(node, scope, trailers, MOST_STEPS)
    }

    fn primary(&self, node: NodeId, scope: ScopeId, trailers: usize, steps: usize) -> Option<Type> {
        let mut parts = self.tree.children(node);
        let atom = parts.next()?;
        let mut trailers = trailers;
        let mut known = match self.tree.name(atom) {
            Some("super") if trailers > 0 && self.names.bindings_of("super", scope).is_empty() => {
                trailers -= 1;
                parts.next()?;
                self.inherited(scope)?
            }
            _ => self.of(atom, scope, steps)?,
        };
        for part in parts.take(trailers) {
            known = match self.tree.kind(part) {
                Kind::Rule(RuleId::Attribute) => {
                    let name = self.tree.name(self.tree.child(part, 0)?)?;
                    self.attribute(&known, name, steps)?
                }
                Kind::Rule(RuleId::CallArguments) => self.called(known, scope, steps)?,
                _ => return None,
            };
        }
        Some(known)
    }

    /// What a name of something is.
    fn attribute(&self, of: &Type, name: &str, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        match of {
            Type::BuiltIn(thing) => {
                let inner = thing.inner(name);
                if catalogue().entry(&inner).is_some() {
                    return Some(Type::BuiltIn(inner));
                }
                let module = format!("{}.{name}", thing.module);
                let is_module = thing.path.is_empty();
                let below = BuiltIn::module(&module);
                (is_module && catalogue().entry(&below).is_some()).then_some(Type::BuiltIn(below))
            }
            Type::ObjectOfBuiltIn(class) => {
                let inner = class.inner(name);
                catalogue().entry(&inner)?;
                Some(Type::BuiltIn(inner))
            }
            Type::Elsewhere { module, path, .. } => {
                let mut path = path.clone();
                path.push(name.to_owned());
                Some(Type::Elsewhere {
                    module: module.clone(),
                    path,
                    is_object: false,
                })
            }
            Type::Class(class) | Type::Object(class) => {
                let Some(member) = self.member(*class, name) else {
                    let mut foreign = self.foreign_bases(*class).into_iter();
                    // Only the files of the project tell which of several has it.
                    let base = foreign.next().filter(|_| foreign.next().is_none())?;
                    return self.attribute(&base, name, steps);
                };
                match (member.bound, member.value) {
                    (Some(bound), _) => self.binding(bound, steps),
                    (None, Some(value)) => self.of(value, self.scope_of(value)?, steps),
                    (None, None) => None,
                }
            }
            Type::Plain(of) => builtins::answer(of, name).map(Type::PlainMethod),
            Type::Function(_) | Type::PlainMethod(_) => None,
        }
    }

    /// What a call of something gives.
    fn called(&self, what: Type, scope: ScopeId, steps: usize) -> Option<Type> {
        match what {
            Type::Class(class) => Some(Type::Object(class)),
            Type::BuiltIn(thing) => {
                let entry = catalogue().entry(&thing)?;
                if entry.kind() == EntryKind::Class {
                    return Some(Type::ObjectOfBuiltIn(thing));
                }
                let result = entry.result();
                if plain_type(result).is_some() {
                    return plain(result);
                }
                let class = BuiltIn::module(&thing.module).inner(result);
                let found = catalogue().entry(&class)?;
                (found.kind() == EntryKind::Class).then_some(Type::ObjectOfBuiltIn(class))
            }
            Type::Elsewhere { module, path, .. } => Some(Type::Elsewhere {
                module,
                path,
                is_object: true,
            }),
            Type::Function(function) => {
                let annotation = self.tree.child(function, 2)?;
                match self.tree.kind(annotation) {
                    Kind::Absent => self.returned(function, steps),
                    _ => self.annotated(annotation, scope, steps),
                }
            }
            // `str` is called to make one.
            Type::Plain(of) | Type::PlainMethod(of) => Some(Type::Plain(of)),
            Type::ObjectOfBuiltIn(_) | Type::Object(_) => None,
        }
    }

    fn of_name(&self, name: &str, scope: ScopeId, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        let bindings = self.names.bindings_of(name, scope);
        if bindings.is_empty() {
            // What is called by the name of a type makes one; nothing else is asked of it.
            return plain(name);
        }
        let mut known = None;
        for &binding in bindings {
            let Some(next) = self.binding(binding, steps) else {
                // `x = None` at first says nothing about what comes later.
                continue;
            };
            match &known {
                None => known = Some(next),
                Some(before) if *before == next => {}
                Some(_) => return None,
            }
        }
        known
    }

    fn binding(&self, at: usize, steps: usize) -> Option<Type> {
        let binding = self.names.bindings.get(at)?;
        match &binding.to {
            Bound::Module(module) => Some(module_type(module)),
            Bound::Member { module, member } => match module_type(module) {
                Type::BuiltIn(thing) => {
                    let inner = thing.inner(member);
                    let below = BuiltIn::module(&format!("{module}.{member}"));
                    let all = [inner, below].into_iter();
                    let mut there = all.filter(|it| catalogue().entry(it).is_some());
                    there.next().map(Type::BuiltIn)
                }
                _ => Some(Type::Elsewhere {
                    module: (*module).to_owned(),
                    path: vec![(*member).to_owned()],
                    is_object: false,
                }),
            },
            Bound::Function(function) => Some(Type::Function(*function)),
            Bound::Class(class) => Some(Type::Class(*class)),
            Bound::Parameter => self.parameter(binding.node, binding.scope, steps),
            Bound::Value(value) => self.of(
                *value,
                self.scope_of(*value).unwrap_or(binding.scope),
                steps,
            ),
            Bound::Unknown => None,
        }
    }

    /// The scope that the names of an expression are looked up in.
    pub(crate) fn scope_of(&self, node: NodeId) -> Option<ScopeId> {
        let inside = self.tree.range(node);
        let first = self.uses.partition_point(|it| it.0 < inside.start);
        let (start, scope) = self.uses.get(first)?;
        inside.contains(start).then_some(*scope)
    }

    /// What a binding is.
    pub(crate) fn bound(&self, at: usize) -> Option<Type> {
        self.binding(at, MOST_STEPS)
    }
}

fn module_type(module: &str) -> Type {
    let thing = BuiltIn::module(module);
    if !is_relative(module) && catalogue().entry(&thing).is_some() {
        return Type::BuiltIn(thing);
    }
    Type::Elsewhere {
        module: module.to_owned(),
        path: Vec::new(),
        is_object: false,
    }
}
