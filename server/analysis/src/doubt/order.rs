//! Parts that must stand in a certain order: parameters, arguments, items, handlers.

use garter_syntax::RuleId;

use crate::tree::{Kind, NodeId, Tree};

/// Parameters and arguments that are looked at.
const MANY: usize = 20;

/// Positional arguments, then those with names, stars where they may be.
pub(super) fn arguments(tree: &Tree<'_>, list: NodeId) -> bool {
    let (mut named, mut doubled) = (false, false);
    tree.children(list).enumerate().all(|(index, argument)| {
        let is_right = match tree.kind(argument) {
            Kind::Rule(RuleId::DoubleStarArgument) => {
                doubled = true;
                true
            }
            Kind::Rule(RuleId::PlainArgument) => {
                let tail = tree.child(argument, 1);
                named |= tail.is_some_and(|it| tree.is(it, RuleId::KeywordValue));
                true
            }
            _ => !named && !doubled,
        };
        is_right && index < MANY
    })
}

/// Parameters in the order in which they must stand, each name once.
pub(super) fn parameters(tree: &Tree<'_>, list: NodeId) -> bool {
    let mut names: Vec<&str> = Vec::new();
    let (mut star, mut double_star, mut default) = (false, false, false);
    for parameter in tree.children(list) {
        if double_star || names.len() >= MANY {
            return false;
        }
        match tree.kind(parameter) {
            Kind::Rule(RuleId::StarParameter | RuleId::LambdaStar) if star => return false,
            Kind::Rule(RuleId::StarParameter | RuleId::LambdaStar) => star = true,
            Kind::Rule(RuleId::DoubleStarParameter | RuleId::LambdaDoubleStar) => {
                double_star = true
            }
            kind => {
                let place = match kind {
                    Kind::Rule(RuleId::NamedParameter) => 2,
                    _ => 1,
                };
                let value = tree.child(parameter, place);
                let has = value.is_some_and(|it| tree.kind(it) != Kind::Absent);
                if !has && default && !star {
                    return false;
                }
                default |= has;
            }
        }
        // The first name in it is its own.
        if let Some(name) = tree.below(parameter).find_map(|it| tree.name(it)) {
            if names.contains(&name) {
                return false;
            }
            names.push(name);
        }
    }
    true
}

/// Pairs only, or none.
pub(super) fn of_one_kind(tree: &Tree<'_>, items: NodeId) -> bool {
    let mut pairs = tree.children(items).map(|it| tree.is(it, RuleId::DictItem));
    let first = pairs.next();
    pairs.all(|it| Some(it) == first)
}

/// An `except` for everything comes last.
pub(super) fn excepts(tree: &Tree<'_>, all: NodeId) -> bool {
    let mut earlier: Option<NodeId> = None;
    tree.children(all).all(|handler| {
        let before = earlier.replace(handler).and_then(|it| tree.child(it, 0));
        before.is_none_or(|it| tree.kind(it) != Kind::Absent)
    })
}
