//! What is known in one text, told so that other files understand it.

use garter_syntax::RuleId;

use super::Whence;
use crate::infer::Type;
use crate::tree::{NodeId, Tree};

/// Classes in classes are followed so far.
const DEEPEST: usize = 8;

/// Tells what is known in one text.
pub(crate) struct Teller<'a, 't> {
    tree: &'a Tree<'t>,
}

impl<'a, 't> Teller<'a, 't> {
    pub(crate) fn new(tree: &'a Tree<'t>) -> Self {
        Teller { tree }
    }

    /// The node that a node is a part of.
    pub(crate) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.tree.parent(node)
    }

    /// The names that lead to a class or function; none when it is in a function.
    pub(crate) fn path(&self, node: NodeId) -> Option<Vec<String>> {
        let mut path = Vec::new();
        let mut at = node;
        loop {
            if self.tree.is(at, RuleId::ClassDef) || at == node {
                path.push(self.tree.name(self.tree.child(at, 0)?)?.to_owned());
            } else if self.tree.is(at, RuleId::FunctionDef) {
                return None;
            }
            let Some(parent) = self.parent(at) else {
                break;
            };
            at = parent;
        }
        path.reverse();
        (path.len() <= DEEPEST).then_some(path)
    }

    /// What something is.
    pub(crate) fn whence(&self, known: &Type) -> Option<Whence> {
        let here = |node: NodeId, is_object| {
            let path = self.path(node)?;
            Some(Whence::Here { path, is_object })
        };
        match known {
            Type::BuiltIn(thing) => Some(Whence::BuiltIn(thing.clone())),
            Type::ObjectOfBuiltIn(thing) => Some(Whence::ObjectOfBuiltIn(thing.clone())),
            Type::Elsewhere {
                module,
                path,
                is_object,
            } => Some(Whence::Elsewhere {
                module: module.clone(),
                path: path.clone(),
                is_object: *is_object,
            }),
            Type::Class(node) | Type::Function(node) => here(*node, false),
            Type::Object(node) => here(*node, true),
            Type::Plain(name) => Some(Whence::Plain(name)),
            Type::PlainMethod(_) => None,
        }
    }
}
