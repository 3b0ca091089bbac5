//! Strings that are put together piece by piece in a loop.

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::names::Bound;
use crate::tree::{Kind, NodeId};
use crate::{Code, Severity};

/// `s += "..."` in a loop, where `s` is a string from the start.
pub(super) fn grown(part: &mut Part<'_, '_>, node: NodeId) {
    let tree = part.tree;
    let (Some(target), Some(tail)) = (tree.child(node, 0), tree.child(node, 1)) else {
        return;
    };
    let adds = tree.is(tail, RuleId::AugmentedAssign)
        && tree
            .child(tail, 0)
            .is_some_and(|operator| part.is_token(operator, TokenKind::PlusEqual));
    let names = part.names;
    let Some(own) = names.use_at(target).filter(|_| adds) else {
        return;
    };
    let (name, bindings) = (own.name, names.bindings_at(own));
    let starts: Vec<NodeId> = bindings
        .iter()
        .filter_map(|at| match names.bindings[*at].to {
            Bound::Value(value) => Some(value),
            _ => None,
        })
        .collect();
    let is_text = |id: &NodeId| {
        part.is_token(*id, TokenKind::String)
            || tree.is(*id, RuleId::Primary)
                && tree
                    .child(*id, 0)
                    .is_some_and(|atom| part.is_token(atom, TokenKind::String))
    };
    if starts.is_empty() || !starts.iter().all(is_text) {
        return;
    }
    // The loop around it, inside of what the string was begun in.
    let begun = starts.iter().map(|id| id.index()).min().unwrap_or(0);
    let outermost = part
        .around(node)
        .take_while(|outer| !tree.is(*outer, RuleId::FunctionDef))
        .filter(|outer| {
            matches!(tree.kind(*outer), Kind::Rule(RuleId::While | RuleId::For))
                && outer.index() > begun
        })
        .last();
    let Some(outermost) = outermost else {
        return;
    };
    // What is looked at before it is whole cannot wait for a join.
    let looked_at = tree.below(outermost).any(|id| {
        let added_to = part.parent(id).is_some_and(|parent| {
            tree.is(parent, RuleId::ExpressionStatement) && tree.child(parent, 0) == Some(id)
        });
        tree.name(id) == Some(name) && !added_to
    });
    if !looked_at {
        part.tell(crate::Diagnostic::new(
            tree.range(node),
            Code::StringInLoop,
            Severity::Hint,
            format!(
                "each `+=` copies all of `{name}`: collect the pieces in a list and join them \
                 once, or write them out one by one"
            ),
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::found;

    #[test]
    fn a_string_that_grows_in_a_loop_is_copied_each_time() {
        assert_eq!(
            found("def f(x):\n    s = ''\n    for y in x:\n        s += y + ','\n    return s\n"),
            ["GA702 s += y + ','"]
        );
        for text in [
            "def f(x):\n    s = ''\n    s += x\n    return s\n",
            "def f(x):\n    s = 0\n    for y in x:\n        s += y\n    return s\n",
            "def f(x):\n    for y in x:\n        s = ''\n        s += y\n        print(s)\n",
            "def f(x):\n    s = ''\n    for y in x:\n        s += y\n        print(s)\n",
            "def f(x):\n    s = ''\n    while len(s) < x:\n        s += ' '\n    return s\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
