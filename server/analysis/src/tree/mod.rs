//! The tree of a text: what the parser saw, in memory that is easy to walk.
//!
//! Nodes lie in the order of the text, each before what is in it, and know how many follow that
//! belong to them. A node is a rule of the grammar, a token, or the mark of a part that is not
//! there; the children of each rule are written at its [`RuleId`].

mod build;

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

pub(crate) use build::Builder;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A rule with its parts.
    Rule(RuleId),
    /// A token that is a child of its rule.
    Token(TokenKind),
    /// A part that could be there and is not.
    Absent,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    kind: Kind,
    start: u32,
    end: u32,
    /// Nodes that belong to it, itself among them.
    size: u32,
}

/// The number of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// Its place among the nodes.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A text and its nodes.
#[derive(Debug, Clone)]
pub(crate) struct Tree<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    /// The node that each is a part of; the root's is itself.
    parents: Vec<NodeId>,
}

impl<'t> Tree<'t> {
    /// The node of the whole file, unless there is nothing.
    pub(crate) fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The text that the nodes are of.
    pub(crate) fn whole(&self) -> &'t str {
        self.text
    }

    /// The node that this one is a part of.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = *self.parents.get(id.index())?;
        (parent != id).then_some(parent)
    }

    fn node(&self, id: NodeId) -> Node {
        self.nodes[id.0 as usize]
    }

    /// What the node is.
    pub(crate) fn kind(&self, id: NodeId) -> Kind {
        self.node(id).kind
    }

    /// The bytes from its first to its last token.
    pub(crate) fn range(&self, id: NodeId) -> Range<usize> {
        let node = self.node(id);
        node.start as usize..node.end as usize
    }

    /// What is written there.
    pub(crate) fn text(&self, id: NodeId) -> &'t str {
        self.text.get(self.range(id)).unwrap_or_default()
    }

    /// What is written at a place.
    pub(crate) fn piece(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The node's parts, in order.
    pub(crate) fn children(&self, id: NodeId) -> Children<'_> {
        Children {
            nodes: &self.nodes,
            next: id.0 + 1,
            end: id.0 + self.node(id).size,
        }
    }

    /// The part at this place.
    pub(crate) fn child(&self, id: NodeId, place: usize) -> Option<NodeId> {
        self.children(id).nth(place)
    }

    /// The name, if the node is one.
    pub(crate) fn name(&self, id: NodeId) -> Option<&'t str> {
        (self.kind(id) == Kind::Token(TokenKind::Name)).then(|| self.text(id))
    }

    /// Whether the node is of this rule.
    pub(crate) fn is(&self, id: NodeId, rule: RuleId) -> bool {
        self.kind(id) == Kind::Rule(rule)
    }

    /// Every node of `id` and below, each before what is in it.
    pub(crate) fn below(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (id.0..id.0 + self.node(id).size).map(NodeId)
    }

    /// The first node after one and all below it.
    pub(crate) fn after(&self, id: NodeId) -> NodeId {
        NodeId(id.0 + self.node(id).size)
    }

    /// The nodes from one to another.
    pub(crate) fn between(&self, from: NodeId, to: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (from.0..to.0).map(NodeId)
    }

    /// The node before one: the node around it, if it is the first part of that.
    pub(crate) fn before(&self, id: NodeId) -> Option<NodeId> {
        id.0.checked_sub(1).map(NodeId)
    }

    /// A node as if it were the only part of another.
    pub(crate) fn alone(&self, id: NodeId) -> Children<'_> {
        let nodes = &self.nodes;
        // One step takes it and all of its parts.
        let (next, end) = (id.0, id.0 + 1);
        Children { nodes, next, end }
    }

    /// Every node of `id` and below, each before what is in it, but for some and what is in them.
    pub(crate) fn below_but(
        &self,
        id: NodeId,
        leave_out: impl Fn(NodeId) -> bool,
    ) -> impl Iterator<Item = NodeId> {
        let (mut next, end) = (id, self.after(id));
        std::iter::from_fn(move || {
            while next < end {
                let here = next;
                if !leave_out(here) {
                    next.0 += 1;
                    return Some(here);
                }
                next = self.after(here);
            }
            None
        })
    }

    /// The members of a list that stands for its only member: the children of `id` when it is of
    /// this rule, else `id` alone, or nothing when it is absent.
    pub(crate) fn members(&self, id: NodeId, rule: RuleId) -> Children<'_> {
        match self.kind(id) {
            // Nothing is in it.
            Kind::Absent => self.children(id),
            Kind::Rule(found) if found == rule => self.children(id),
            _ => self.alone(id),
        }
    }
}

/// The parts of a node, or a node alone.
#[derive(Clone)]
pub(crate) struct Children<'n> {
    nodes: &'n [Node],
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.next >= self.end {
            return None;
        }
        let id = NodeId(self.next);
        self.next += self.nodes[self.next as usize].size.max(1);
        Some(id)
    }
}
