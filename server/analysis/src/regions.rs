//! Regions of a text: what can be folded, and what lies around a place, ever larger.

use std::ops::Range;

use garter_syntax::RuleId;

use crate::occurrence::tree;
use crate::tree::Kind;

/// What can be folded, in order: blocks with their heads, and brackets.
pub fn folds(text: &str) -> Vec<Range<usize>> {
    let tree = tree(text);
    let Some(root) = tree.root() else {
        return Vec::new();
    };
    let folds = |kind: Kind| {
        matches!(
            kind,
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
                    | RuleId::Brace
            )
        )
    };
    let all = tree.below(root).filter(|node| folds(tree.kind(*node)));
    let ranges = all.map(|node| tree.range(node));
    let long = ranges.filter(|range| text.get(range.clone()).is_some_and(|it| it.contains('\n')));
    long.collect()
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
            .map(|it| text[it.clone()].lines().next().unwrap_or(""))
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
