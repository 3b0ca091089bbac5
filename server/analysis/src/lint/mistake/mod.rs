//! Ordinary mistakes: what the language allows and nobody means.

mod block;
mod compare;
mod default;
mod differs;
mod handler;
mod literal;
pub(super) mod unused;

use garter_syntax::RuleId;

use super::built_in;
use super::part::{Part, has_suites};
use crate::tree::NodeId;

/// Finds those that a node shows.
pub(super) fn look(part: &mut Part<'_, '_>, node: NodeId, rule: RuleId) {
    match rule {
        RuleId::Comparison => compare::comparison(part, node),
        RuleId::Primary => {
            let first = part.tree.child(node, 0);
            match first.and_then(|first| part.tree.name(first)) {
                Some("locals") => differs::locals(part, node),
                Some(_) => {}
                None => {
                    literal::format(part, node);
                    built_in::of_literal(part, node);
                }
            }
        }
        RuleId::SliceStep => differs::step(part, node),
        RuleId::DictItems => literal::keys(part, node),
        RuleId::Assert => literal::asserted(part, node),
        RuleId::NamedParameter => default::parameter(part, node),
        RuleId::Except => handler::bare(part, node),
        RuleId::Finally => handler::left_by_return(part, node),
        _ => {}
    }
    if has_suites(rule) {
        block::look(part, node);
    }
}
