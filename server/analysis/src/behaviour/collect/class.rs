//! What classes and attributes are made of.

use garter_syntax::RuleId;

use super::Collector;
use crate::behaviour::Class;
use crate::behaviour::argument::{Argument, arguments};
use crate::behaviour::target::{Finder, Receiver, Target};
use crate::name::Name;
use crate::names::{Binding, Bound, ScopeId};
use crate::tree::{Kind, NodeId};

/// The names of the module that are given the result of a call.
pub(super) fn made(finder: &Finder<'_, '_, '_>) -> Vec<(Name, Target)> {
    let names = finder.part.names;
    let of_module = |binding: &&Binding<'_>| binding.scope == ScopeId::MODULE;
    let bindings = names.bindings.iter().filter(of_module);
    let made = bindings.filter_map(|binding| {
        let Bound::Value(value) = binding.to else {
            return None;
        };
        let name = finder.part.tree.name(binding.node)?;
        Some((name.into(), maker(finder, value)?))
    });
    made.collect()
}

/// What makes a value: a call's target, or the type of a display.
fn maker(finder: &Finder<'_, '_, '_>, value: NodeId) -> Option<Target> {
    match finder.part.tree.kind(value) {
        Kind::Rule(RuleId::Bracket) => Some(Target::Global("list".into())),
        Kind::Rule(RuleId::Brace) => Some(Target::Global("dict".into())),
        _ => match finder.made(value)? {
            Receiver::Made(target) => Some(*target),
            _ => None,
        },
    }
}

impl Collector<'_, '_, '_> {
    pub(super) fn class(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let of_module = !self.part.around(node).any(|id| {
            matches!(
                tree.kind(id),
                Kind::Rule(RuleId::FunctionDef | RuleId::ClassDef)
            )
        });
        let Some(name) = tree.child(node, 0).and_then(|name| tree.name(name)) else {
            return;
        };
        if !of_module {
            return;
        }
        let bases = tree.child(node, 1).into_iter();
        let bases = bases.flat_map(|list| arguments(tree, list));
        let bases = bases.map(|base| match base {
            Argument::Positional(base) => tree.name(base).map(Name::from),
            _ => None,
        });
        let names = self.part.names;
        let scope = names.scope_of(node, self.last_class);
        self.last_class = scope.unwrap_or(self.last_class);
        let bound = scope.into_iter().flat_map(|scope| names.bound_in(scope));
        let mut members: Vec<Name> = bound.map(|(name, _)| name.into()).collect();
        members.sort_unstable();
        let plain =
            self.part.decorators(node).is_none() && !members.iter().any(|name| *name == "__new__");
        self.found.classes.push(Class {
            name: name.into(),
            bases: bases.collect(),
            made: Vec::new(),
            members,
            is_plain: plain,
        });
    }

    /// Notes which attributes are assigned, and what `self.x` is made by.
    pub(super) fn assignment(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let mut sides = tree.children(node);
        let (target, value, more) = (sides.next(), sides.next(), sides.next());
        target.into_iter().for_each(|target| self.assigned(target));
        let (Some(target), Some(value), None) = (target, value, more) else {
            return;
        };
        if tree.is(value, RuleId::AssignChain) {
            let last = tree.children(value).last();
            let between = tree.children(value).filter(|part| Some(*part) != last);
            between.for_each(|target| self.assigned(target));
        }
        if !tree.is(target, RuleId::Primary) {
            return;
        }
        let mut parts = tree.children(target);
        let (Some(myself), Some(attribute), None) = (parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        if !tree.is(attribute, RuleId::Attribute) {
            return;
        }
        let class = self.finder.class_of(myself);
        let name = tree.child(attribute, 0).and_then(|name| tree.name(name));
        let (Some(class), Some(name)) = (class, name) else {
            return;
        };
        let made = maker(self.finder, value);
        let made = made.unwrap_or(Target::Local(usize::MAX));
        let mut classes = self.found.classes.iter_mut().rev();
        if let Some(class) = classes.find(|own| own.name == *class) {
            class.made.push((name.into(), made));
        }
    }

    /// The attributes among targets.
    fn assigned(&mut self, target: NodeId) {
        let tree = self.part.tree;
        for primary in tree
            .below(target)
            .filter(|id| tree.is(*id, RuleId::Primary))
        {
            let last = tree.children(primary).last();
            let name = last
                .filter(|last| tree.is(*last, RuleId::Attribute))
                .and_then(|last| tree.name(tree.child(last, 0)?));
            if let Some(name) = name {
                self.assigned.push(name);
            }
        }
    }
}
