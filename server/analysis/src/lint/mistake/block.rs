//! Statements that are never reached, and statements that do nothing.

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Fix, Severity};

/// Looks at the blocks of a statement. Those of the file are looked at for statements without
/// effect alone, for a part of a text shows only some of them.
pub(super) fn look(part: &mut Part<'_, '_>, node: NodeId) {
    let is_file = part.tree.is(node, RuleId::FileInput);
    for suite in part.suites(node) {
        if !is_file {
            unreachable(part, suite);
        }
        for statement in part.statements(suite) {
            match part.tree.kind(statement) {
                Kind::Rule(RuleId::Comparison) => without_effect(part, statement),
                Kind::Rule(RuleId::ExpressionStatement) => to_itself(part, statement),
                _ => {}
            }
        }
    }
}

fn unreachable(part: &mut Part<'_, '_>, suite: NodeId) {
    let mut statements = part.statements(suite);
    let Some(end) = statements.find(|id| is_end(part, *id, DEEPEST)) else {
        return;
    };
    let rest: Vec<NodeId> = statements.collect();
    let (Some(&first), Some(&last)) = (rest.first(), rest.last()) else {
        return;
    };
    let all_strings = rest
        .iter()
        .all(|id| part.is_token(*id, TokenKind::String) || part.tree.is(*id, RuleId::Pass));
    // A `yield` that is never reached still makes a generator.
    let mut inside = rest.iter().flat_map(|id| part.tree.below(*id));
    let generator = inside.any(|id| part.tree.is(id, RuleId::YieldExpression));
    if all_strings || generator {
        return;
    }
    let end = part.tree.range(end);
    let found = Diagnostic::new(
        part.span(first, last),
        Code::Unreachable,
        Severity::Hint,
        "this is never reached",
    );
    let head = part.tree.whole().get(end.clone()).unwrap_or_default();
    let head = head.lines().next().unwrap_or_default();
    let found = found.because(
        end.start..end.start + head.len(),
        "what comes before does not go on",
    );
    part.tell(found.unnecessary());
}

/// How deep blocks in blocks are followed.
const DEEPEST: usize = 50;

/// Whether what follows a statement is surely not reached.
fn is_end(part: &Part<'_, '_>, statement: NodeId, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    // Most statements are none of these.
    let kind = part.tree.kind(statement);
    let Kind::Rule(
        RuleId::Return
        | RuleId::Raise
        | RuleId::Break
        | RuleId::Continue
        | RuleId::If
        | RuleId::While
        | RuleId::Try,
    ) = kind
    else {
        return false;
    };
    let ends = |suite: Option<NodeId>| {
        let there = suite.filter(|suite| part.tree.kind(*suite) != Kind::Absent);
        there.is_some_and(|suite| {
            let mut statements = part.statements(suite);
            statements.any(|id| is_end(part, id, depth))
        })
    };
    let child = |place| part.tree.child(statement, place);
    match kind {
        Kind::Rule(RuleId::Return | RuleId::Raise | RuleId::Break | RuleId::Continue) => true,
        Kind::Rule(RuleId::If) => {
            let branches = child(2).map(|list| part.tree.members(list, RuleId::Elifs));
            let mut branches = branches.into_iter().flatten();
            ends(child(1)) && ends(child(3)) && branches.all(|id| ends(part.tree.child(id, 1)))
        }
        Kind::Rule(RuleId::While) => {
            let always = child(0).is_some_and(|condition| {
                part.is_token(condition, TokenKind::True) || part.tree.text(condition) == "1"
            });
            always && child(1).is_some_and(|body| !breaks(part, body))
        }
        Kind::Rule(RuleId::Try) => match child(1) {
            Some(tail) if part.tree.is(tail, RuleId::Handlers) => {
                let handlers = part.tree.child(tail, 0);
                let handlers = handlers.map(|list| part.tree.members(list, RuleId::Excepts));
                let mut handlers = handlers.into_iter().flatten();
                (ends(child(0)) || ends(part.tree.child(tail, 1)))
                    && handlers.all(|id| ends(part.tree.child(id, 1)))
            }
            _ => ends(child(0)),
        },
        _ => false,
    }
}

/// Whether the loop with this body is left by `break`.
fn breaks(part: &Part<'_, '_>, body: NodeId) -> bool {
    part.run_with(body).any(|id| {
        let own = |outer: &NodeId| {
            matches!(
                part.tree.kind(*outer),
                Kind::Rule(RuleId::While | RuleId::For)
            )
        };
        // The nearest loop around it is this one, or it is in the other's `else`; then it counts
        // too, which at worst tells less.
        part.tree.is(id, RuleId::Break)
            && part
                .around(id)
                .take_while(|outer| *outer >= body)
                .find(own)
                .is_none_or(|inner| in_else(part, inner, id))
    })
}

fn in_else(part: &Part<'_, '_>, inner: NodeId, id: NodeId) -> bool {
    let last = part.tree.children(inner).last();
    last.is_some_and(|last| id >= last)
}

/// A comparison by itself.
fn without_effect(part: &mut Part<'_, '_>, statement: NodeId) {
    // Somebody may try whether two things can be compared.
    let tried = |outer: NodeId| part.tree.is(outer, RuleId::Try);
    if part.around(statement).any(tried) || part.is_assembler(statement) {
        return;
    }
    let mut found = Diagnostic::new(
        part.tree.range(statement),
        Code::NoEffect,
        Severity::Warning,
        "the comparison does nothing by itself",
    );
    let parts: Vec<NodeId> = part.tree.children(statement).collect();
    if let [_, operator, _] = parts[..]
        && part.is_token(operator, TokenKind::EqualEqual)
    {
        found = found.mended_by(Fix::bold("Assign", part.tree.range(operator), "="));
    }
    part.tell(found);
}

/// `x = x` in a function.
fn to_itself(part: &mut Part<'_, '_>, statement: NodeId) {
    let mut sides = part.tree.children(statement);
    let (Some(target), Some(value), None) = (sides.next(), sides.next(), sides.next()) else {
        return;
    };
    let (Some(name), Some(other)) = (part.tree.name(target), part.tree.name(value)) else {
        return;
    };
    if name == other && part.function_around(statement).is_some() {
        part.warn(
            statement,
            Code::SelfAssignment,
            format!("`{name}` is assigned to itself"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::found;

    #[test]
    fn what_follows_an_end_is_not_reached() {
        for end in [
            "return x",
            "raise x",
            "if x:\n        return 1\n    elif f:\n        raise x\n    else:\n        return 2",
            "while True:\n        for f in x:\n            break\n",
            "try:\n        return 1\n    except OSError:\n        raise x",
            "try:\n        return 1\n    finally:\n        x()",
        ] {
            let text = format!("def f(x):\n    {end}\n    f(1)\n    f(2)\n");
            assert_eq!(found(&text), ["GA404 f(1)\n    f(2)"], "{text}");
        }
    }

    #[test]
    fn what_may_be_reached_is_left_alone() {
        for end in [
            "if x:\n        return 1",
            "if x:\n        return 1\n    elif f:\n        return 2",
            "while True:\n        if x:\n            break",
            "while True:\n        for f in x:\n            pass\n        else:\n            break",
            "while x:\n        pass",
            "try:\n        return 1\n    except OSError:\n        pass",
            "with x:\n        return 1",
            "def g():\n        return 1\n    g()",
        ] {
            let text = format!("def f(x):\n    {end}\n    f(1)\n");
            assert_eq!(found(&text), [""; 0], "{text}");
        }
        assert_eq!(found("def f():\n    return\n    yield\n"), [""; 0]);
    }

    #[test]
    fn a_comparison_by_itself_does_nothing() {
        assert_eq!(found("def f(x):\n    x == 1\n"), ["GA416 x == 1"]);
        for text in [
            "def f(x):\n    x = x == 1\n    return x == 1\n",
            "def f(x):\n    try:\n        x < 1\n    except TypeError:\n        pass\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn nothing_is_assigned_to_itself() {
        assert_eq!(found("def f(x):\n    x = x\n"), ["GA413 x = x"]);
        assert_eq!(found("x = 1\nclass A:\n    x = x\n"), [""; 0]);
    }
}
