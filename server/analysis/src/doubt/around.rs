//! What is around a node of a tree, while the tree is walked through in the order of the text.

use crate::tree::NodeId;

/// Something that other things stand in.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    /// The body of a loop.
    Loop,
    /// The body of a class.
    Class,
    /// The body of a function: whether that takes anything, and where it begins with its head.
    Function { takes: bool, from: NodeId },
    /// A comprehension, with the values that are found outside of it.
    Comprehension,
}

/// All that is around, from the outermost: where it begins, and the first node after it. What
/// was met last may still be to come.
#[derive(Debug, Default)]
pub(super) struct Around(Vec<(NodeId, NodeId, What)>);

impl Around {
    /// Something stands between two nodes.
    pub(super) fn begin(&mut self, first: NodeId, after: NodeId, what: What) {
        self.0.retain(|(_, end, _)| *end > first);
        self.0.push((first, after, what));
    }

    /// What is around a node, from the innermost.
    fn of(&self, node: NodeId) -> impl Iterator<Item = What> {
        let around = self.0.iter().rev();
        let around = around.filter(move |(first, after, _)| *first <= node && node < *after);
        around.map(|(.., what)| *what)
    }

    /// Whether a loop is the first thing around a node.
    pub(super) fn is_loop(&self, node: NodeId) -> bool {
        matches!(self.of(node).next(), Some(What::Loop))
    }

    /// The scope that a node is in; none is the module.
    pub(super) fn scope(&self, node: NodeId) -> Option<What> {
        self.of(node).find(|it| !matches!(it, What::Loop))
    }

    /// Whether every function around a node takes something.
    pub(super) fn has_self(&self, node: NodeId) -> bool {
        self.of(node)
            .all(|it| !matches!(it, What::Function { takes: false, .. }))
    }
}
