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
use super::part::Part;
use crate::tree::Kind;

/// Finds them.
pub(super) fn find(part: &mut Part<'_, '_>) {
    let Some(root) = part.tree.root() else {
        return;
    };
    for node in part.tree.below(root) {
        let Kind::Rule(rule) = part.tree.kind(node) else {
            continue;
        };
        match rule {
            RuleId::Comparison => compare::comparison(part, node),
            RuleId::Primary => {
                literal::format(part, node);
                differs::locals(part, node);
                built_in::of_literal(part, node);
            }
            RuleId::SliceStep => differs::step(part, node),
            RuleId::DictItems => literal::keys(part, node),
            RuleId::Assert => literal::asserted(part, node),
            RuleId::NamedParameter => default::parameter(part, node),
            RuleId::Except => handler::bare(part, node),
            RuleId::Finally => handler::left_by_return(part, node),
            _ => {}
        }
        block::look(part, node);
    }
    unused::locals(part);
}
