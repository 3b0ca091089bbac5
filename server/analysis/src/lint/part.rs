//! A part of a text as lints look at it: its tree, its names, and where statements stand.

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use crate::names::Names;
use crate::tree::{Kind, NodeId, Tree};
use crate::{Code, Diagnostic, Edit, Severity};

/// A part of a text, and what was found in it.
pub(crate) struct Part<'a, 't> {
    pub(crate) tree: &'a Tree<'t>,
    pub(crate) names: &'a Names<'t>,
    found: Vec<Diagnostic>,
}

impl<'a, 't> Part<'a, 't> {
    pub(crate) fn new(tree: &'a Tree<'t>, names: &'a Names<'t>) -> Self {
        Part {
            tree,
            names,
            found: Vec::new(),
        }
    }

    /// What was found, in the order of the text.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|found| (found.range.start, found.range.end, found.code));
        self.found
    }

    /// Keeps something that was found, unless the line says `noqa`, which other linters obey too.
    pub(crate) fn tell(&mut self, found: Diagnostic) {
        if !self.is_excused(&found) {
            self.found.push(found);
        }
    }

    /// Whether the line of a finding says `noqa`.
    pub(crate) fn is_excused(&self, found: &Diagnostic) -> bool {
        let says_so = |at: usize| {
            let line = self.tree.whole().get(at..).unwrap_or_default();
            let line = line.split('\n').next().unwrap_or_default();
            line.contains("noqa")
        };
        says_so(found.range.start) || says_so(found.range.end)
    }

    /// Keeps a warning about a node.
    pub(crate) fn warn(&mut self, node: NodeId, code: Code, message: impl Into<String>) {
        let range = self.tree.range(node);
        self.tell(Diagnostic::new(range, code, Severity::Warning, message));
    }

    /// The node that this one is a part of.
    pub(crate) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.tree.parent(node)
    }

    /// The nodes around this one, from the nearest.
    pub(crate) fn around(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(node), |node| self.parent(*node))
    }

    /// The function around a node.
    pub(crate) fn function_around(&self, node: NodeId) -> Option<NodeId> {
        self.around(node)
            .find(|outer| is_function(self.tree, *outer))
            .filter(|outer| self.tree.is(*outer, RuleId::FunctionDef))
    }

    /// The decorators of a function or class.
    pub(crate) fn decorators(&self, definition: NodeId) -> Option<NodeId> {
        let mut outer = self.parent(definition)?;
        if self.tree.is(outer, RuleId::AsyncFunction) {
            outer = self.parent(outer)?;
        }
        let decorated = self.tree.is(outer, RuleId::Decorated);
        decorated.then(|| self.tree.child(outer, 0)).flatten()
    }

    /// Whether a node is in a function that becomes an assembler's input and is never run.
    pub(crate) fn is_assembler(&self, node: NodeId) -> bool {
        self.around(node)
            .filter(|outer| self.tree.is(*outer, RuleId::FunctionDef))
            .filter_map(|function| self.decorators(function))
            .any(|decorators| self.tree.text(decorators).contains("asm_"))
    }

    /// The handlers of every `try` around a node, and what else follows its block.
    pub(crate) fn tails_around(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.around(node)
            .filter(|id| self.tree.is(*id, RuleId::Try))
            .filter_map(|id| self.tree.child(id, 1))
    }

    /// Whether the author of a place reckons with an exception there, or with any.
    pub(crate) fn expects(&self, node: NodeId, exception: &str) -> bool {
        self.tails_around(node).any(|tail| {
            let text = self.tree.text(tail);
            let of_all = ["Exception", "except:"].iter().any(|it| text.contains(it));
            of_all || self.names_within(tail, exception)
        })
    }

    /// Whether a name stands somewhere in a node.
    pub(crate) fn names_within(&self, node: NodeId, name: &str) -> bool {
        let mut all = self.tree.below(node);
        all.any(|id| self.tree.name(id) == Some(name))
    }

    /// Whether a node is a token of this kind.
    pub(crate) fn is_token(&self, node: NodeId, kind: TokenKind) -> bool {
        self.tree.kind(node) == Kind::Token(kind)
    }

    /// Nodes below one that run when it does: not the bodies of functions and classes in it.
    pub(crate) fn run_with(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'a, 't> {
        let tree = self.tree;
        tree.below_but(node, move |id| id != node && is_function(tree, id))
    }

    /// The blocks of a statement or file.
    pub(crate) fn suites(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'a, 't> {
        let tree = self.tree;
        let places = match tree.kind(node) {
            Kind::Rule(rule) => suite_places(rule),
            _ => &[],
        };
        let there = |node: &NodeId| tree.kind(*node) != Kind::Absent;
        places
            .iter()
            .filter_map(move |place| tree.child(node, *place))
            .filter(there)
    }

    /// The statements of a block.
    pub(crate) fn statements(&self, suite: NodeId) -> impl Iterator<Item = NodeId> + use<'a, 't> {
        let tree = self.tree;
        let each = |node| match tree.kind(node) {
            Kind::Rule(RuleId::Statements | RuleId::SmallStatements) => tree.children(node),
            _ => tree.alone(node),
        };
        each(suite).flat_map(each)
    }

    /// What takes a statement out. Alone in its block, it gives way to `pass`; none when other
    /// statements stand on its lines.
    pub(crate) fn without(&self, statement: NodeId) -> Option<Edit> {
        let text = self.tree.whole();
        let range = self.tree.range(statement);
        let parent = self.parent(statement)?;
        let alone =
            !self.tree.is(parent, RuleId::Statements) && !self.tree.is(parent, RuleId::FileInput);
        if self.tree.is(parent, RuleId::SmallStatements) {
            return None;
        }
        if alone {
            return Some(Edit {
                range,
                text: "pass".to_owned(),
            });
        }
        let start = text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(range.end..)?;
        let line = rest.split('\n').next().unwrap_or_default();
        let blank = text.get(start..range.start)?.trim().is_empty();
        let ends = line.trim_start();
        if !blank || !(ends.is_empty() || ends.starts_with('#')) {
            return None;
        }
        let end = range.end + line.len() + usize::from(rest.len() > line.len());
        Some(Edit {
            range: start..end,
            text: String::new(),
        })
    }

    /// The range of everything from one node to another.
    pub(crate) fn span(&self, first: NodeId, last: NodeId) -> Range<usize> {
        self.tree.range(first).start..self.tree.range(last).end
    }

    /// `name(...)`: the name and its arguments, when nothing else is done.
    pub(crate) fn plain_call(&self, node: NodeId) -> Option<(&'t str, NodeId)> {
        if !self.tree.is(node, RuleId::Primary) {
            return None;
        }
        let mut parts = self.tree.children(node);
        let name = self.tree.name(parts.next()?)?;
        let arguments = parts.next()?;
        let is_call = self.tree.is(arguments, RuleId::CallArguments) && parts.next().is_none();
        is_call.then_some((name, arguments))
    }
}

fn is_function(tree: &Tree<'_>, node: NodeId) -> bool {
    matches!(
        tree.kind(node),
        Kind::Rule(RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda | RuleId::ClassDef)
    )
}

/// Whether nodes of a rule have blocks.
#[inline]
pub(super) fn has_suites(rule: RuleId) -> bool {
    !suite_places(rule).is_empty()
}

/// The places of the blocks among the parts of a statement or file.
#[inline]
fn suite_places(rule: RuleId) -> &'static [usize] {
    match rule {
        RuleId::FileInput | RuleId::Try | RuleId::Finally => &[0],
        RuleId::If => &[1, 3],
        RuleId::Elif | RuleId::Handlers | RuleId::Except | RuleId::With => &[1],
        RuleId::While => &[1, 2],
        RuleId::For => &[2, 3],
        RuleId::FunctionDef => &[3],
        RuleId::ClassDef => &[2],
        _ => &[],
    }
}
