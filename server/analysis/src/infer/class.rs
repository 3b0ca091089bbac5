//! Classes of a text: their members, and what they inherit from.

use garter_syntax::RuleId;

use super::{Infer, MOST_STEPS, Type};
use crate::lint::is_built_in;
use crate::names::{Bound, ScopeId, ScopeKind};
use crate::tree::{Kind, NodeId};

/// A member of a class of this text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member<'t> {
    pub(crate) name: &'t str,
    /// The token that gives it.
    pub(crate) node: NodeId,
    /// What it is bound to, unless it is an attribute that methods give.
    pub(super) bound: Option<usize>,
    /// The value, of an attribute that methods give.
    pub(super) value: Option<NodeId>,
}

impl<'t> Infer<'_, 't> {
    /// The members of a class of this text: what its body binds, and what its methods give to
    /// their object. Its bases' members too, where they are of this text.
    pub(crate) fn members(&self, class: NodeId) -> Vec<Member<'t>> {
        let mut all = Vec::new();
        let mut pending = vec![class];
        let mut seen = Vec::new();
        while let Some(class) = pending.pop() {
            if seen.contains(&class) || seen.len() > MOST_STEPS {
                continue;
            }
            seen.push(class);
            self.own_members(class, &mut all);
            let Some(bases) = self.tree.child(class, 1) else {
                continue;
            };
            for base in self.tree.below(bases) {
                if let Some(name) = self.tree.name(base)
                    && let Some(scope) = self.scope_of(base)
                    && let Some(Type::Class(base)) = self.name(name, scope)
                {
                    pending.push(base);
                }
            }
        }
        all
    }

    fn own_members(&self, class: NodeId, all: &mut Vec<Member<'t>>) {
        let mut add = |member: Member<'t>| {
            if !all.iter().any(|known| known.name == member.name) {
                all.push(member);
            }
        };
        for (at, binding) in self.names.bindings.iter().enumerate() {
            let scope = self.names.scope(binding.scope);
            if scope.kind == ScopeKind::Class
                && scope.owner == Some(class)
                && let Some(name) = self.tree.name(binding.node)
            {
                add(Member {
                    name,
                    node: binding.node,
                    bound: Some(at),
                    value: None,
                });
            }
        }
        for node in self.tree.below(class) {
            if let Some((_, name, value)) = self.given(node).filter(|it| it.0 == class) {
                add(Member {
                    name: self.tree.text(name),
                    node: name,
                    bound: None,
                    value,
                });
            }
        }
    }

    /// The member of a class by its name.
    pub(crate) fn member(&self, class: NodeId, name: &str) -> Option<Member<'t>> {
        self.members(class).into_iter().find(|it| it.name == name)
    }

    /// What a member is.
    pub(crate) fn member_bound(&self, member: &Member<'_>) -> Option<&Bound<'t>> {
        Some(&self.names.bindings.get(member.bound?)?.to)
    }

    /// All that methods give to their objects: the class, the name's token and the value.
    pub(crate) fn given_to_objects(&self) -> Vec<(NodeId, NodeId, Option<NodeId>)> {
        let all = self.tree.root().into_iter();
        let all = all.flat_map(|root| self.tree.below(root));
        all.filter_map(|node| self.given(node)).collect()
    }

    /// `self.name = value` in a method of a class: the class, the name's token and the value.
    fn given(&self, statement: NodeId) -> Option<(NodeId, NodeId, Option<NodeId>)> {
        if !self.tree.is(statement, RuleId::ExpressionStatement) {
            return None;
        }
        let target = self.tree.child(statement, 0)?;
        if !self.tree.is(target, RuleId::Primary) {
            return None;
        }
        let mut parts = self.tree.children(target);
        let (object, attribute) = (parts.next()?, parts.next()?);
        if parts.next().is_some() || !self.tree.is(attribute, RuleId::Attribute) {
            return None;
        }
        let name = self.tree.name(object)?;
        let scope = self.scope_of(object)?;
        let binding = self
            .names
            .bindings
            .get(*self.names.bindings_of(name, scope).first()?)?;
        let known = self.parameter(binding.node, binding.scope, MOST_STEPS);
        let Some(Type::Object(class)) = known.filter(|_| binding.to == Bound::Parameter) else {
            return None;
        };
        let tail = self.tree.child(statement, 1)?;
        let value = match self.tree.kind(tail) {
            Kind::Rule(RuleId::AugmentedAssign) => None,
            Kind::Rule(RuleId::AnnotatedAssign) => self.tree.child(tail, 1),
            Kind::Rule(RuleId::AssignChain) => self.tree.children(tail).last(),
            _ => Some(tail),
        };
        let value = value.filter(|it| self.tree.kind(*it) != Kind::Absent);
        Some((class, self.tree.child(attribute, 0)?, value))
    }

    /// What a class inherits from, as far as it is known.
    pub(crate) fn bases(&self, class: NodeId) -> Vec<Option<Type>> {
        let Some(list) = self.tree.child(class, 1) else {
            return Vec::new();
        };
        let arguments = match self.tree.kind(list) {
            Kind::Rule(RuleId::CallArguments) => self.tree.child(list, 0),
            _ => Some(list),
        };
        let all = arguments.into_iter();
        let all = all.flat_map(|it| self.tree.members(it, RuleId::Arguments));
        let all: Vec<NodeId> = all.collect();
        let outer = |base| self.scope_of(base).unwrap_or(ScopeId::MODULE);
        let known = |base: &NodeId| {
            let scope = outer(*base);
            let name = self
                .tree
                .name(*base)
                .filter(|name| is_built_in(name) && self.names.bindings_of(name, scope).is_empty());
            // What all classes have, and exceptions.
            name.map_or_else(
                || self.expression(*base, scope),
                |_| Some(Type::Plain("object")),
            )
        };
        all.iter().map(known).collect()
    }

    /// What a class of this text, or those of this text that it inherits from, inherit from that
    /// is not of this text.
    pub(crate) fn foreign_bases(&self, class: NodeId) -> Vec<Type> {
        let mut found = Vec::new();
        let (mut pending, mut seen) = (vec![class], Vec::new());
        while let Some(class) = pending.pop() {
            if seen.contains(&class) || seen.len() > MOST_STEPS {
                continue;
            }
            seen.push(class);
            for base in self.bases(class).into_iter().flatten() {
                match base {
                    Type::Class(base) => pending.push(base),
                    Type::Elsewhere { .. } | Type::BuiltIn(_) => found.push(base),
                    _ => {}
                }
            }
        }
        found
    }

    /// What `super()` is in a scope: an object of what its class inherits from, if that is one.
    pub(super) fn inherited(&self, scope: ScopeId) -> Option<Type> {
        let mut at = Some(scope);
        while let Some(id) = at {
            let here = self.names.scope(id);
            if here.kind == ScopeKind::Class {
                let mut bases = self.bases(here.owner?).into_iter();
                return match bases.next()?.filter(|_| bases.next().is_none())? {
                    Type::Class(class) => Some(Type::Object(class)),
                    Type::BuiltIn(class) => Some(Type::ObjectOfBuiltIn(class)),
                    Type::Elsewhere { module, path, .. } => Some(Type::Elsewhere {
                        module,
                        path,
                        is_object: true,
                    }),
                    other => Some(other),
                };
            }
            at = here.parent;
        }
        None
    }
}
