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
    /// What stands between `# region` and `# endregion`.
    Region,
}

/// What can be folded, in the order of the text.
pub fn folds(text: &str) -> Vec<(Range<usize>, Fold)> {
    let tree = tree(text);
    let mut all = comments(text);
    if let Some(root) = tree.root() {
        all.extend(imports(&tree, root));
        for node in tree.below(root) {
            all.extend(fold(&tree, node));
            all.extend(alternative(&tree, node).map(|range| (range, Fold::Code)));
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

fn fold(tree: &Tree<'_>, node: NodeId) -> Option<(Range<usize>, Fold)> {
    let range = tree.range(node);
    // What is under another condition folds by itself.
    let body = match tree.kind(node) {
        Kind::Rule(RuleId::Try) => tree.child(node, 0),
        Kind::Rule(RuleId::If | RuleId::While) => tree.child(node, 1),
        Kind::Rule(RuleId::For) => tree.child(node, 2),
        Kind::Rule(
            RuleId::FunctionDef
            | RuleId::ClassDef
            | RuleId::Elif
            | RuleId::Except
            | RuleId::Finally
            | RuleId::With,
        ) => return Some((range, Fold::Code)),
        Kind::Rule(RuleId::CallArguments | RuleId::Paren | RuleId::Bracket | RuleId::Brace) => {
            return Some((shown_to_the_end(tree.whole(), range), Fold::Code));
        }
        // A string by itself is a comment.
        Kind::Token(TokenKind::String | TokenKind::Bytes) => {
            let is_alone = is_alone(tree.whole(), &range);
            let fold = if is_alone { Fold::Comment } else { Fold::Code };
            return Some((range, fold));
        }
        _ => return None,
    };
    Some((range.start..tree.range(body?).end, Fold::Code))
}

/// The `else` of a statement.
fn alternative(tree: &Tree<'_>, node: NodeId) -> Option<Range<usize>> {
    let place = match tree.kind(node) {
        Kind::Rule(RuleId::Handlers) => 1,
        Kind::Rule(RuleId::While) => 2,
        Kind::Rule(RuleId::If | RuleId::For) => 3,
        _ => return None,
    };
    let suite = tree.child(node, place)?;
    let range = tree.range(suite);
    let is_there = tree.kind(suite) != Kind::Absent && !range.is_empty();
    let word = tree.whole().get(..range.start)?.rfind("else")?;
    is_there.then_some(word..range.end)
}

/// What comes behind a closing bracket must stay to be seen.
fn shown_to_the_end(text: &str, range: Range<usize>) -> Range<usize> {
    let rest = text.get(range.end..).unwrap_or_default();
    let rest = rest.lines().next().unwrap_or_default().trim();
    let last = text.get(range.clone()).and_then(|it| it.rfind('\n'));
    match last.filter(|_| !(rest.is_empty() || rest.starts_with([',', ')', ']', '}', '#']))) {
        Some(last) => range.start..range.start + last,
        None => range,
    }
}

/// Whether nothing else stands on the lines of a string.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.lines().next().unwrap_or_default();
    before.trim().is_empty() && after.trim().is_empty()
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
    let (mut regions, mut open) = (Vec::new(), Vec::new());
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let is_comment = line.trim_start().starts_with('#') && !in_string(start);
        if is_comment {
            let end = at + line.trim_end().len();
            let words = line.trim_start().trim_start_matches('#').trim_start();
            match words.split(|c: char| !c.is_alphanumeric()).next() {
                Some("region") => open.push(start),
                Some("endregion") => {
                    let begin = open.pop();
                    regions.extend(begin.map(|begin| (begin..end, Fold::Region)));
                }
                _ => {}
            }
            match all.last_mut().filter(|_| goes_on) {
                Some((last, _)) => last.end = end,
                None => all.push((start..end, Fold::Comment)),
            }
        }
        goes_on = is_comment;
        at += line.len();
    }
    all.extend(regions);
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
    let nodes = tree.below(root).flat_map(|node| regions(&tree, node));
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

/// What somebody may want to choose of a node: `.b` of `a.b.c` is nothing by itself, but `a.b` is,
/// and so is what stands in the quotes of a string.
fn regions(tree: &Tree<'_>, node: NodeId) -> Vec<Range<usize>> {
    let range = tree.range(node);
    match tree.kind(node) {
        Kind::Rule(RuleId::Attribute) => Vec::new(),
        Kind::Rule(RuleId::Primary) => {
            let ends = tree.children(node).skip(1).map(|it| tree.range(it).end);
            ends.map(|end| range.start..end).collect()
        }
        Kind::Token(TokenKind::String | TokenKind::Bytes) => {
            let inner = within_quotes(tree.whole(), &range);
            inner.into_iter().chain([range]).collect()
        }
        _ => vec![range],
    }
}

fn within_quotes(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let literal = text.get(range.clone())?;
    let quote = literal.find(['"', '\''])?;
    let one = &literal[quote..quote + 1];
    let three = one.repeat(3);
    let marks = if literal[quote..].starts_with(&three) {
        &three
    } else {
        one
    };
    let start = quote + marks.len();
    // Several that are one are chosen as a whole.
    let inner = literal.get(start..)?.strip_suffix(marks)?;
    let is_one = !inner.contains(marks);
    (is_one && !inner.is_empty()).then(|| range.start + start..range.start + start + inner.len())
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
        assert_eq!(heads, ["def f(", "if a:", "else:", "(1,"]);
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
