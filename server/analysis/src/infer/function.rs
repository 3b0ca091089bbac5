//! What functions of a text give back, and what they are given.

use garter_syntax::{RuleId, TokenKind};

use super::{Infer, MOST_STEPS, Type};
use crate::names::{Bound, ScopeId, ScopeKind};
use crate::tree::{Kind, NodeId};

impl Infer<'_, '_> {
    /// What a call of a function of this text gives.
    pub(crate) fn given_by(&self, function: NodeId, scope: ScopeId) -> Option<Type> {
        self.called(Type::Function(function), scope, MOST_STEPS)
    }

    /// What the `return` statements of a function give, where they agree.
    pub(super) fn returned(&self, function: NodeId, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        let body = self.tree.child(function, 3)?;
        let mut known = None;
        let mut inner = 0;
        for node in self.tree.below(body) {
            let range = self.tree.range(node);
            if range.start < inner {
                continue;
            }
            match self.tree.kind(node) {
                Kind::Rule(RuleId::FunctionDef | RuleId::ClassDef) => inner = range.end,
                Kind::Rule(RuleId::YieldExpression) => return None,
                Kind::Rule(RuleId::Return) => {
                    let value = self.tree.child(node, 0)?;
                    if matches!(
                        self.tree.kind(value),
                        Kind::Absent | Kind::Token(TokenKind::None)
                    ) {
                        continue;
                    }
                    let given = self.of(value, self.scope_of(value)?, steps)?;
                    if known.as_ref().is_some_and(|before| *before != given) {
                        return None;
                    }
                    known = Some(given);
                }
                _ => {}
            }
        }
        known
    }

    /// What a parameter is: by its annotation, or the object of a method's class.
    pub(super) fn parameter(&self, name: NodeId, scope: ScopeId, steps: usize) -> Option<Type> {
        let around = self.tree.before(name).filter(|node| {
            (self.tree.is(*node, RuleId::NamedParameter)
                || self.tree.is(*node, RuleId::AnnotatedName))
                && self.tree.child(*node, 0) == Some(name)
        });
        if let Some(annotation) = around.and_then(|node| self.tree.child(node, 1))
            && self.tree.kind(annotation) != Kind::Absent
        {
            let outer = self.names.scope(scope).parent.unwrap_or(scope);
            return self.annotated(annotation, outer, steps);
        }
        let outer = self.names.scope(scope).parent?;
        if self.names.scope(outer).kind != ScopeKind::Class {
            return None;
        }
        // Only the first parameter of a function in a class is its object.
        let own = self.names.bindings.iter();
        let mut own = own.filter(|it| it.scope == scope && it.to == Bound::Parameter);
        let first = own.next()?;
        let class = self.names.scope(outer).owner?;
        (first.node == name).then_some(Type::Object(class))
    }
}
