//! The arguments of a call.

use garter_syntax::RuleId;

use crate::tree::{NodeId, Tree};

/// One argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Argument<'t> {
    /// By place.
    Positional(NodeId),
    /// By name: the name, its token, the value.
    Keyword(&'t str, NodeId, NodeId),
    /// With one star or two: the value.
    Star(NodeId),
}

/// The arguments in parentheses.
pub(crate) fn arguments<'t>(
    tree: &Tree<'t>,
    call: NodeId,
) -> impl Iterator<Item = Argument<'t>> + Clone {
    let list = tree.child(call, 0).into_iter();
    let each = list.flat_map(|list| tree.members(list, RuleId::Arguments));
    each.map(|argument| {
        let (first, second) = (tree.child(argument, 0), tree.child(argument, 1));
        if tree.is(argument, RuleId::StarArgument) || tree.is(argument, RuleId::DoubleStarArgument)
        {
            return Argument::Star(first.unwrap_or(argument));
        }
        if tree.is(argument, RuleId::PlainArgument)
            && let (Some(name), Some(tail)) = (first, second)
            && tree.is(tail, RuleId::KeywordValue)
        {
            let value = tree.child(tail, 0).unwrap_or(tail);
            return Argument::Keyword(tree.text(name), name, value);
        }
        Argument::Positional(argument)
    })
}

/// The value of an argument given by a name, or else at a place.
pub(super) fn value_of<'t>(
    arguments: impl Iterator<Item = Argument<'t>> + Clone,
    name: &str,
    place: Option<usize>,
) -> Option<NodeId> {
    let named = arguments.clone().find_map(|argument| match argument {
        Argument::Keyword(own, _, value) if own == name => Some(value),
        _ => None,
    });
    let mut arguments = arguments;
    named.or_else(|| match arguments.nth(place?)? {
        Argument::Positional(value) => Some(value),
        _ => None,
    })
}
