//! Lists that need not be made.

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::names::ScopeId;
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Edit, Fix, Severity};

/// `in [1, 2, 3]`: a list of constants that is only looked through.
pub(super) fn constant(part: &mut Part<'_, '_>, node: NodeId) {
    let tree = part.tree;
    let (Some(parent), Some(items)) = (part.parent(node), tree.child(node, 0)) else {
        return;
    };
    let place = || tree.children(parent).position(|id| id == node);
    let looked_through = match tree.kind(parent) {
        Kind::Rule(RuleId::For | RuleId::ComprehensionFor) => place() == Some(1),
        Kind::Rule(RuleId::Comparison) => place()
            .and_then(|place| tree.child(parent, place.checked_sub(1)?))
            .is_some_and(|operator| {
                part.is_token(operator, TokenKind::In) || tree.is(operator, RuleId::NotIn)
            }),
        _ => false,
    };
    if !looked_through || !tree.is(items, RuleId::Items) || !is_constant(part, items) {
        return;
    }
    let range = tree.range(node);
    let edit = |range, text: &str| Edit {
        range,
        text: text.to_owned(),
    };
    let found = Diagnostic::new(
        range.clone(),
        Code::ConstantList,
        Severity::Hint,
        "a tuple of constants is made when the code is compiled, a list each time",
    );
    part.tell(found.mended_by(Fix {
        title: "Make it a tuple".to_owned(),
        edits: vec![
            edit(range.start..range.start + 1, "("),
            edit(range.end - 1..range.end, ")"),
        ],
        is_safe: true,
    }));
}

fn is_constant(part: &Part<'_, '_>, items: NodeId) -> bool {
    use TokenKind::{Bytes, False, Float, Integer, Minus, None, String, True};
    part.tree.below(items).all(|id| {
        matches!(
            part.tree.kind(id),
            Kind::Token(Integer | Float | String | Bytes | None | True | False | Minus)
                | Kind::Rule(RuleId::Items | RuleId::Unary)
        )
    })
}

/// `any([... for ...])`, and `bytearray([0] * n)`.
pub(super) fn needless(part: &mut Part<'_, '_>, node: NodeId) {
    let tree = part.tree;
    let Some((name, call)) = part.plain_call(node) else {
        return;
    };
    if !matches!(
        name,
        "any" | "all" | "sum" | "min" | "max" | "bytearray" | "bytes"
    ) {
        return;
    }
    let Some(argument) = tree.child(call, 0) else {
        return;
    };
    let own = part.names.bindings_of(name, ScopeId::MODULE);
    if !own.is_empty() {
        return;
    }
    let range = tree.range(argument);
    match name {
        "any" | "all" | "sum" | "min" | "max" if tree.is(argument, RuleId::Bracket) => {
            let last = tree
                .child(argument, 0)
                .and_then(|items| tree.children(items).last());
            if !last.is_some_and(|last| tree.is(last, RuleId::ComprehensionFor)) {
                return;
            }
            let edit = |range| Edit {
                range,
                text: String::new(),
            };
            let found = Diagnostic::new(
                range.clone(),
                Code::NeedlessList,
                Severity::Hint,
                format!("`{name}` takes the values one by one: the list need not be made"),
            );
            part.tell(found.mended_by(Fix {
                title: "Take the brackets away".to_owned(),
                edits: vec![
                    edit(range.start..range.start + 1),
                    edit(range.end - 1..range.end),
                ],
                is_safe: false,
            }));
        }
        "bytearray" | "bytes" if tree.is(argument, RuleId::Term) => {
            let parts: Vec<NodeId> = tree.children(argument).collect();
            let [list, operator, count] = parts[..] else {
                return;
            };
            let zero = tree.is(list, RuleId::Bracket)
                && tree.child(list, 0).is_some_and(|item| {
                    part.is_token(item, TokenKind::Integer)
                        && matches!(tree.text(item), "0" | "0x00")
                });
            if !zero || !part.is_token(operator, TokenKind::Star) {
                return;
            }
            let found = Diagnostic::new(
                range.clone(),
                Code::NeedlessList,
                Severity::Hint,
                format!("`{name}(n)` is n zeros: the list, four times as large, need not be made"),
            );
            let count = tree.text(count).to_owned();
            part.tell(found.mended_by(Fix::bold(
                format!("Write `{name}({count})`"),
                range,
                &count,
            )));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn constants_that_are_looked_through_are_a_tuple() {
        let text = "x = 1\nif x in [1, 2]: pass\nfor y in ['a', -1]: x\n";
        assert_eq!(found(text), ["GA704 [1, 2]", "GA704 ['a', -1]"]);
        assert_eq!(mended(text), text.replace('[', "(").replace(']', ")"));
        assert_eq!(
            found(
                "x = 1\nz = [1, 2]\nif x in [x, 2] or x in []: z\nfor y in (1, 2): x\nif [1, 2] == x: x\n"
            ),
            [""; 0]
        );
    }

    #[test]
    fn lists_that_are_taken_apart_at_once_need_not_be_made() {
        let text = "x = (1, 2)\nprint(any([y for y in x]), bytearray([0] * 8))\n";
        assert_eq!(found(text), ["GA705 [y for y in x]", "GA705 [0] * 8"]);
        assert_eq!(
            mended(text),
            "x = (1, 2)\nprint(any(y for y in x), bytearray(8))\n"
        );
        assert_eq!(
            found("x = (1, 2)\nprint(','.join([y for y in x]), bytearray([1] * 8), sum([1, 2]))\n"),
            [""; 0]
        );
    }
}
