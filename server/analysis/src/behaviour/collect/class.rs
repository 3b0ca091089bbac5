//! What classes and attributes are made of.

use garter_syntax::RuleId;

use super::Collector;
use crate::behaviour::Class;
use crate::behaviour::argument::{Argument, arguments};
use crate::behaviour::target::{Finder, Receiver, Target};
use crate::names::{Binding, Bound, ScopeId};
use crate::tree::{Kind, NodeId};

/// The names of the module that are given the result of a call.
pub(super) fn made(finder: &Finder<'_, '_, '_>) -> Vec<(String, Target)> {
    let names = finder.part.names;
    let of_module = |binding: &&Binding<'_>| binding.scope == ScopeId::MODULE;
    let bindings = names.bindings.iter().filter(of_module);
    let made = bindings.filter_map(|binding| {
        let Bound::Value(value) = binding.to else {
            return None;
        };
        let name = finder.part.tree.name(binding.node)?;
        Some((name.to_owned(), maker(finder, value)?))
    });
    made.collect()
}

/// What makes a value: a call's target, or the type of a display.
fn maker(finder: &Finder<'_, '_, '_>, value: NodeId) -> Option<Target> {
    match finder.part.tree.kind(value) {
        Kind::Rule(RuleId::Bracket) => Some(Target::Global("list".to_owned())),
        Kind::Rule(RuleId::Brace) => Some(Target::Global("dict".to_owned())),
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
        let bases = tree.child(node, 1).map(|list| arguments(tree, list));
        let bases = bases
            .unwrap_or_default()
            .into_iter()
            .map(|base| match base {
                Argument::Positional(base) => tree.name(base).map(str::to_owned),
                _ => None,
            });
        let scope = self
            .part
            .names
            .bindings
            .iter()
            .filter(|binding| self.part.names.scope(binding.scope).owner == Some(node));
        let mut members: Vec<String> = scope
            .filter_map(|binding| tree.name(binding.node))
            .map(str::to_owned)
            .collect();
        members.sort_unstable();
        members.dedup();
        let plain =
            self.part.decorators(node).is_none() && !members.iter().any(|name| name == "__new__");
        self.found.classes.push(Class {
            name: name.to_owned(),
            bases: bases.collect(),
            made: Vec::new(),
            members,
            is_plain: plain,
        });
    }

    /// Notes which attributes are assigned, and what `self.x` is made by.
    pub(super) fn assignment(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let sides: Vec<NodeId> = tree.children(node).collect();
        let chain = sides
            .last()
            .filter(|tail| tree.is(**tail, RuleId::AssignChain));
        let between = chain.map(|chain| tree.children(*chain).collect::<Vec<_>>());
        let between = between.unwrap_or_default();
        let value = between.len().saturating_sub(1);
        for target in sides.iter().take(1).chain(&between[..value]) {
            self.assigned(*target);
        }
        let [target, value] = sides[..] else {
            return;
        };
        let parts: Vec<NodeId> = tree.children(target).collect();
        let [myself, attribute] = parts[..] else {
            return;
        };
        if !tree.is(target, RuleId::Primary) || !tree.is(attribute, RuleId::Attribute) {
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
        if let Some(class) = classes.find(|own| own.name == class) {
            class.made.push((name.to_owned(), made));
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
                self.found.assigned.push(name.to_owned());
            }
        }
    }
}
