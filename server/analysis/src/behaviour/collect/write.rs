//! What is written that others may write too: names of the module, and attributes.

use garter_syntax::RuleId;

use super::Collector;
use crate::behaviour::{Shared, Write};
use crate::tree::NodeId;

impl Collector<'_, '_, '_> {
    /// Takes note of an assignment to a name of the module in a function, and of every statement
    /// that changes what was there.
    pub(super) fn write(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let (Some(target), Some(value)) = (tree.child(node, 0), tree.child(node, 1)) else {
            return;
        };
        let is_global = self.globals.binary_search(&target).is_ok();
        let is_attribute = tree.is(target, RuleId::Primary);
        if !is_global && !is_attribute {
            return;
        }
        let is_update = tree.is(value, RuleId::AugmentedAssign) || self.mentions(value, target);
        let inside = self.number() > 0;
        // A lock is the usual reason for `with`.
        let is_locked = || self.part.around(node).any(|id| tree.is(id, RuleId::With));
        let is_meant = if is_update {
            !is_locked()
        } else {
            is_global && inside
        };
        if !is_meant {
            return;
        }
        let what = if is_global {
            Shared::Global(tree.text(target).into())
        } else {
            let mut parts = tree.children(target);
            let (Some(myself), Some(attribute), None) = (parts.next(), parts.next(), parts.next())
            else {
                return;
            };
            let class = self.finder.class_of(myself);
            let name = tree.child(attribute, 0).and_then(|name| tree.name(name));
            let (Some(class), Some(name), true) =
                (class, name, tree.is(attribute, RuleId::Attribute))
            else {
                return;
            };
            Shared::Attribute(class.into(), name.into())
        };
        let range = self.range(node);
        if let Some(function) = self.current() {
            function.writes.push(Write {
                what,
                range,
                is_update,
            });
        }
    }

    /// Whether a value is made of what a target has.
    fn mentions(&self, value: NodeId, target: NodeId) -> bool {
        let tree = self.part.tree;
        let (kind, text) = (tree.kind(target), tree.text(target));
        let mut parts = tree.below(value);
        parts.any(|id| tree.kind(id) == kind && tree.text(id) == text)
    }
}
