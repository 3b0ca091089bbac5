//! Regions of a text: what can be folded, and what lies around a place, ever larger.

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use crate::colour::{Colour, colours};
use crate::occurrence::tree;
use crate::tree::{Kind, NodeId, Tree};

/// What a region is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// A block with its head, or what stands in brackets.
    Code,
    /// Lines of comments, or a docstring.
    Comment,
    /// Imports that follow each other.
    Imports,
}

/// What can be folded, in the order of the text.
pub fn folds(text: &str) -> Vec<(Range<usize>, Fold)> {
    let tree = tree(text);
    let mut all = comments(text);
    if let Some(root) = tree.root() {
        all.extend(imports(&tree, root));
        for node in tree.below(root) {
            if let Some(fold) = fold(&tree, node) {
                all.push((tree.range(node), fold));
            }
        }
    }
    let long = |range: &Range<usize>| {
        let piece = text.get(range.clone());
        piece.is_some_and(|it| it.contains(['\n', '\r']))
    };
    all.retain(|(range, _)| long(range));
    all.sort_by_key(|(range, fold)| (range.start, std::cmp::Reverse(range.end), *fold));
    all
}

fn fold(tree: &Tree<'_>, node: NodeId) -> Option<Fold> {
    match tree.kind(node) {
        Kind::Rule(
            RuleId::FunctionDef
            | RuleId::ClassDef
            | RuleId::If
            | RuleId::Elif
            | RuleId::For
            | RuleId::While
            | RuleId::Try
            | RuleId::Except
            | RuleId::Finally
            | RuleId::With
            | RuleId::CallArguments
            | RuleId::Paren
            | RuleId::Bracket
            | RuleId::Brace,
        ) => Some(Fold::Code),
        // A string by itself is a comment.
        Kind::Token(TokenKind::String) => Some(Fold::Comment),
        _ => None,
    }
}

/// Lines of nothing but comments.
fn comments(text: &str) -> Vec<(Range<usize>, Fold)> {
    let strings = colours(text).into_iter();
    let strings = strings.filter(|(_, colour)| *colour == Colour::String);
    let strings: Vec<Range<usize>> = strings.map(|(range, _)| range).collect();
    let in_string = |at: usize| {
        let next = strings.partition_point(|range| range.end <= at);
        strings.get(next).is_some_and(|range| range.start < at)
    };
    let mut all: Vec<(Range<usize>, Fold)> = Vec::new();
    let (mut at, mut goes_on) = (0, false);
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let is_comment = line.trim_start().starts_with('#') && !in_string(start);
        if is_comment {
            let end = at + line.trim_end().len();
            match all.last_mut().filter(|_| goes_on) {
                Some((last, _)) => last.end = end,
                None => all.push((start..end, Fold::Comment)),
            }
        }
        goes_on = is_comment;
        at += line.len();
    }
    all
}

/// Imports of the module that nothing stands between.
fn imports(tree: &Tree<'_>, root: NodeId) -> Vec<(Range<usize>, Fold)> {
    let mut all: Vec<(Range<usize>, Fold)> = Vec::new();
    let mut goes_on = false;
    let body = if tree.is(root, RuleId::FileInput) {
        tree.child(root, 0)
    } else {
        Some(root)
    };
    for node in body
        .into_iter()
        .flat_map(|it| tree.members(it, RuleId::Statements))
    {
        let is_import = tree.is(node, RuleId::ImportName) || tree.is(node, RuleId::ImportFrom);
        if is_import {
            let range = tree.range(node);
            match all.last_mut().filter(|_| goes_on) {
                Some((last, _)) => last.end = range.end,
                None => all.push((range, Fold::Imports)),
            }
        }
        goes_on = is_import;
    }
    all
}

/// What lies around a byte, the smallest first, each larger than the one before.
pub fn around(text: &str, byte: usize) -> Vec<Range<usize>> {
    let tree = tree(text);
    let Some(root) = tree.root() else {
        return Vec::new();
    };
    let nodes = tree.below(root).map(|node| tree.range(node));
    let mut all: Vec<_> = nodes
        .filter(|range| !range.is_empty() && range.start <= byte && byte <= range.end)
        .collect();
    all.push(0..text.len());
    all.sort_by_key(|range| (range.len(), range.start));
    let mut chain: Vec<Range<usize>> = Vec::new();
    for range in all {
        let larger = chain.last().is_none_or(|last| {
            range.start <= last.start && last.end <= range.end && range.len() > last.len()
        });
        if larger {
            chain.push(range);
        }
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::{around, folds};

    #[test]
    fn blocks_and_brackets_of_several_lines_fold() {
        let text = "def f(\n    a):\n    if a:\n        b()\n    else:\n        c(1,\n            2)\nx = 1\n";
        let shown = folds(text);
        let heads: Vec<_> = shown
            .iter()
            .map(|(it, _)| text[it.clone()].lines().next().unwrap_or(""))
            .collect();
        assert_eq!(heads, ["def f(", "if a:", "(1,"]);
    }

    #[test]
    fn what_lies_around_grows() {
        let text = "x = f(a.b, 1)\ny = 2\n";
        let chain = around(text, 8);
        let shown: Vec<_> = chain.iter().map(|it| &text[it.clone()]).collect();
        assert_eq!(shown.first(), Some(&"b"));
        assert!(
            shown.contains(&"a.b") && shown.contains(&"f(a.b, 1)"),
            "{shown:?}"
        );
        assert_eq!(shown.last(), Some(&text));
    }
}
