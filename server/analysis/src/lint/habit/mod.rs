//! Habits that cost memory or time on a board, as MicroPython's own documentation says under
//! "MicroPython on microcontrollers" and "Maximising MicroPython speed". Hints, all of them.

pub(in crate::lint) mod constant;
mod list;
mod text;

use garter_syntax::{RuleId, TokenKind};

use super::part::Part;
use crate::tree::NodeId;
use crate::{Code, Diagnostic, Severity};

/// Finds those that a node shows.
pub(super) fn look(part: &mut Part<'_, '_>, node: NodeId, rule: RuleId) {
    match rule {
        RuleId::ImportFrom => star(part, node),
        RuleId::Bracket => list::constant(part, node),
        RuleId::Primary => list::needless(part, node),
        RuleId::ExpressionStatement => text::grown(part, node),
        _ => {}
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
