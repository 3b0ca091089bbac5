//! What is called, as it is written: by names, which the whole program gives a meaning.

use std::cell::Cell;

use garter_syntax::RuleId;

use crate::lint::Part;
use crate::name::Name;
use crate::names::{Binding, Bound, ScopeKind};
use crate::tree::{Kind, NodeId};

/// How many calls and values are looked through to find out what one method is asked of: a name
/// may be made of itself, and a chain of calls may be as long as a text.
const MOST_STEPS: usize = 24;

/// What is called or handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// The function with this number in the same part.
    Local(usize),
    /// A name of the module, or one that is built in.
    Global(Name),
    /// A member of a module that the function imported for itself.
    Member {
        /// The module.
        module: Name,
        /// The member.
        name: Name,
    },
    /// A method, or a member of a module.
    Of(Receiver, Name),
}

/// What a method is asked of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Receiver {
    /// A name of the module.
    Global(Name),
    /// A module that the function imported for itself.
    Module(Name),
    /// An object of this class of the module, or of one that inherits from it.
    Myself(Name),
    /// What is in an attribute of an object of this class.
    Attribute(Name, Name),
    /// What a call gave.
    Made(Box<Target>),
}

/// What an object is that a binding gives: for each binding, once somebody asked, the class of the
/// module that it surely is an object of.
type Known<'t> = Cell<Option<Option<&'t str>>>;

/// Finds targets in a part.
pub(super) struct Finder<'p, 'a, 't> {
    pub(super) part: &'p Part<'a, 't>,
    /// The functions and lambdas, in order.
    numbers: &'p [NodeId],
    classes: Vec<Known<'t>>,
}

impl<'p, 'a, 't> Finder<'p, 'a, 't> {
    /// In a part with these functions and lambdas, in order.
    pub(super) fn new(part: &'p Part<'a, 't>, numbers: &'p [NodeId]) -> Self {
        Finder {
            part,
            numbers,
            classes: vec![Cell::new(None); part.names.bindings.len()],
        }
    }

    /// The number of a function or lambda.
    pub(super) fn number(&self, node: NodeId) -> Option<usize> {
        // The module is the first.
        Some(self.numbers.binary_search(&node).ok()? + 1)
    }

    /// What an expression names: a function, a class, a method.
    pub(super) fn named(&self, node: NodeId) -> Option<Target> {
        let tree = self.part.tree;
        match tree.kind(node) {
            Kind::Rule(RuleId::Lambda | RuleId::PlainLambda) => {
                self.number(node).map(Target::Local)
            }
            Kind::Rule(RuleId::Primary) => {
                let parts: Vec<NodeId> = tree.children(node).collect();
                self.prefix(&parts)
            }
            Kind::Token(_) => self.prefix(&[node]),
            _ => None,
        }
    }

    /// What the first parts of a primary expression name.
    pub(super) fn prefix(&self, parts: &[NodeId]) -> Option<Target> {
        self.prefix_within(parts, MOST_STEPS)
    }

    fn prefix_within(&self, parts: &[NodeId], steps: usize) -> Option<Target> {
        let tree = self.part.tree;
        match parts {
            [atom] => self.name(*atom),
            [before @ .., last] if tree.is(*last, RuleId::Attribute) => {
                let name = tree.name(tree.child(*last, 0)?)?;
                if name.is_empty() {
                    return None;
                }
                Some(Target::Of(self.receiver(before, steps)?, name.into()))
            }
            _ => None,
        }
    }

    fn receiver(&self, parts: &[NodeId], steps: usize) -> Option<Receiver> {
        let steps = steps.checked_sub(1)?;
        let tree = self.part.tree;
        match parts {
            [atom] => {
                if let Some(class) = self.class_of(*atom) {
                    return Some(Receiver::Myself(class.into()));
                }
                let names = self.part.names;
                let used = names.use_at(*atom)?;
                if names.is_of_module(used) {
                    return Some(Receiver::Global(used.name.into()));
                }
                let [only] = names.bindings_at(used) else {
                    return None;
                };
                match names.bindings[*only].to {
                    Bound::Module(module) => Some(Receiver::Module(module.into())),
                    Bound::Value(value) => self.made_within(value, steps),
                    _ => None,
                }
            }
            [before @ .., call] if tree.is(*call, RuleId::CallArguments) => {
                let target = self.prefix_within(before, steps)?;
                Some(Receiver::Made(Box::new(target)))
            }
            [myself, attribute] if tree.is(*attribute, RuleId::Attribute) => {
                if let Some(class) = self.class_of(*myself) {
                    let name = tree.name(tree.child(*attribute, 0)?)?;
                    return Some(Receiver::Attribute(class.into(), name.into()));
                }
                None
            }
            _ => None,
        }
    }

    /// What an expression that calls something gives.
    pub(super) fn made(&self, value: NodeId) -> Option<Receiver> {
        self.made_within(value, MOST_STEPS)
    }

    fn made_within(&self, value: NodeId, steps: usize) -> Option<Receiver> {
        let tree = self.part.tree;
        if !tree.is(value, RuleId::Primary) {
            return None;
        }
        let parts: Vec<NodeId> = tree.children(value).collect();
        let (last, before) = parts.split_last()?;
        if !tree.is(*last, RuleId::CallArguments) {
            return None;
        }
        Some(Receiver::Made(Box::new(self.prefix_within(before, steps)?)))
    }

    fn name(&self, node: NodeId) -> Option<Target> {
        let names = self.part.names;
        let used = names.use_at(node)?;
        if names.is_of_module(used) {
            return Some(Target::Global(used.name.into()));
        }
        let [only] = names.bindings_at(used) else {
            return None;
        };
        let binding = &names.bindings[*only];
        match binding.to {
            Bound::Function(function)
                if names.scope(binding.scope).kind == ScopeKind::Function
                    && self.part.decorators(function).is_none() =>
            {
                self.number(function).map(Target::Local)
            }
            Bound::Member { module, member } => Some(Target::Member {
                module: module.into(),
                name: member.into(),
            }),
            _ => None,
        }
    }

    /// The class of the module that a name is an object of: `self` in a method.
    pub(super) fn class_of(&self, node: NodeId) -> Option<&'t str> {
        let names = self.part.names;
        let [only] = names.bindings_at(names.use_at(node)?) else {
            return None;
        };
        let known = self.classes.get(*only)?;
        known.get().unwrap_or_else(|| {
            let class = self.class_of_parameter(&names.bindings[*only]);
            known.set(Some(class));
            class
        })
    }

    fn class_of_parameter(&self, binding: &Binding<'t>) -> Option<&'t str> {
        let function = self.part.names.scope(binding.scope).owner?;
        if binding.to != Bound::Parameter || !is_first(self.part, function, binding.node) {
            return None;
        }
        let class = class_around(self.part, function)?;
        let bound = self.part.decorators(function).is_none_or(|decorators| {
            !self.part.tree.text(decorators).contains("staticmethod")
                && !self.part.tree.text(decorators).contains("classmethod")
        });
        let name = self.part.tree.name(self.part.tree.child(class, 0)?)?;
        bound.then_some(name)
    }
}

fn is_first(part: &Part<'_, '_>, function: NodeId, name: NodeId) -> bool {
    let tree = part.tree;
    if !tree.is(function, RuleId::FunctionDef) {
        return false;
    }
    let Some(list) = tree.child(function, 1) else {
        return false;
    };
    let first = tree.members(list, RuleId::Parameters).next();
    first == Some(name)
        || first.is_some_and(|first| {
            tree.is(first, RuleId::NamedParameter) && tree.child(first, 0) == Some(name)
        })
}

/// The class of the module whose method a function is.
pub(super) fn class_around(part: &Part<'_, '_>, function: NodeId) -> Option<NodeId> {
    let mut outer = part.around(function);
    let class = outer.find(|id| {
        matches!(
            part.tree.kind(*id),
            Kind::Rule(
                RuleId::ClassDef | RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda
            )
        )
    })?;
    let of_module = !part.around(class).any(|id| {
        matches!(
            part.tree.kind(id),
            Kind::Rule(RuleId::ClassDef | RuleId::FunctionDef)
        )
    });
    (part.tree.is(class, RuleId::ClassDef) && of_module).then_some(class)
}
