//! What annotations say that something is.

use garter_syntax::{RuleId, TokenKind};

use super::{Infer, MOST_STEPS, Type};
use crate::names::ScopeId;
use crate::tree::{Kind, NodeId};

impl Infer<'_, '_> {
    /// An object of what an annotation names.
    pub(crate) fn annotation(&self, annotation: NodeId, scope: ScopeId) -> Option<Type> {
        self.annotated(annotation, scope, MOST_STEPS)
    }

    pub(super) fn annotated(
        &self,
        annotation: NodeId,
        scope: ScopeId,
        steps: usize,
    ) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        let tree = self.tree;
        let class = match tree.kind(annotation) {
            // `"Led"`: the name of a class that is defined later.
            Kind::Token(TokenKind::String) => {
                let name = tree.text(annotation).trim_matches(['"', '\'']);
                let mut names = name.split('.');
                let first = self.of_name(names.next()?, scope, steps)?;
                names.try_fold(first, |known, name| self.attribute(&known, name, steps))?
            }
            // `Led | None`
            Kind::Rule(RuleId::Expression) => {
                let is_none = |it: &NodeId| tree.kind(*it) == Kind::Token(TokenKind::None);
                let mut others = tree.children(annotation).filter(|it| !is_none(it));
                let only = others.next().filter(|_| others.next().is_none())?;
                return self.annotated(only, scope, steps);
            }
            Kind::Rule(RuleId::Primary) if self.is_subscribed(annotation) => {
                let atom = tree.child(annotation, 0)?;
                let index = tree.child(annotation, 1)?;
                // `Optional[Led]` may be an object of `Led`; `list[Led]` is a list.
                if tree.text(atom).ends_with("Optional") {
                    return self.annotated(tree.child(index, 0)?, scope, steps);
                }
                self.of(atom, scope, steps)?
            }
            _ => self.of(annotation, scope, steps)?,
        };
        match class {
            Type::Class(_) | Type::BuiltIn(_) | Type::Elsewhere { .. } => {
                self.called(class, scope, steps)
            }
            other => Some(other),
        }
    }

    fn is_subscribed(&self, primary: NodeId) -> bool {
        let parts: Vec<NodeId> = self.tree.children(primary).collect();
        matches!(parts[..], [_, index] if self.tree.is(index, RuleId::Index))
    }
}
