//! Habits that cost memory or time on a board, as MicroPython's own documentation says under
//! "MicroPython on microcontrollers" and "Maximising MicroPython speed". Hints, all of them.

pub(in crate::lint) mod constant;
mod list;
mod text;

use garter_syntax::{RuleId, TokenKind};

use super::part::Part;
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Severity};

/// Finds those that a part shows by itself.
pub(super) fn find(part: &mut Part<'_, '_>) {
    let Some(root) = part.tree.root() else {
        return;
    };
    for node in part.tree.below(root) {
        match part.tree.kind(node) {
            Kind::Rule(RuleId::ImportFrom) => star(part, node),
            Kind::Rule(RuleId::Bracket) => list::constant(part, node),
            Kind::Rule(RuleId::Primary) => list::needless(part, node),
            Kind::Rule(RuleId::ExpressionStatement) => text::grown(part, node),
            _ => {}
        }
    }
}

/// `from x import *`
fn star(part: &mut Part<'_, '_>, node: NodeId) {
    let targets = part.tree.child(node, 1);
    let Some(star) = targets.filter(|id| part.is_token(*id, TokenKind::Star)) else {
        return;
    };
    // A package hands on what its parts have.
    let source = part.tree.child(node, 0);
    if source.is_some_and(|source| part.tree.is(source, RuleId::RelativeSource)) {
        return;
    }
    part.tell(Diagnostic::new(
        part.tree.range(star),
        Code::NamesByStar,
        Severity::Hint,
        "every name of the module takes memory here too: import those that are used",
    ));
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::found;

    #[test]
    fn a_star_brings_every_name() {
        assert_eq!(found("from machine import *\nPin(1)\n"), ["GA701 *"]);
        assert_eq!(found("from machine import Pin\nPin(1 * 2)\n"), [""; 0]);
        assert_eq!(found("from .part import *\n"), [""; 0]);
    }
}
