//! Comparisons that ask something else than they seem to.

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Fix, Severity};

/// `== None`, and `is` with a literal.
pub(super) fn comparison(part: &mut Part<'_, '_>, node: NodeId) {
    let mut parts = part.tree.children(node);
    let mut before = parts.next();
    while let (Some(left), Some(operator), Some(right)) = (before, parts.next(), parts.next()) {
        before = Some(right);
        match part.tree.kind(operator) {
            Kind::Token(TokenKind::EqualEqual) => with_none(part, left, operator, right, "is"),
            Kind::Token(TokenKind::NotEqual) => with_none(part, left, operator, right, "is not"),
            Kind::Rule(RuleId::IsOperator) => with_literal(part, left, operator, right),
            _ => {}
        }
    }
}

fn with_none(part: &mut Part<'_, '_>, left: NodeId, operator: NodeId, right: NodeId, is: &str) {
    let none = |node| part.is_token(node, TokenKind::None);
    if none(left) == none(right) {
        return;
    }
    let range = part.span(left, right);
    let message = format!("compare with None by `{is}`: there is one None, and `{is}` is faster");
    let fix = Fix::bold(
        format!("Replace by `{is}`"),
        part.tree.range(operator),
        &word_between(part, left, right, is),
    );
    let found = Diagnostic::new(range, Code::NoneComparison, Severity::Hint, message);
    part.tell(found.mended_by(fix));
}

/// A word in place of an operator, with blanks where it needs them.
fn word_between(part: &Part<'_, '_>, left: NodeId, right: NodeId, word: &str) -> String {
    let text = part.tree.whole();
    let (left, right) = (part.tree.range(left).end, part.tree.range(right).start);
    let between = text.get(left..right).unwrap_or_default();
    let blank = |at: Option<char>| match at {
        Some(c) if c.is_whitespace() || c == ')' => "",
        _ => " ",
    };
    format!(
        "{}{word}{}",
        blank(between.chars().next()),
        blank(between.chars().next_back())
    )
}

fn with_literal(part: &mut Part<'_, '_>, left: NodeId, operator: NodeId, right: NodeId) {
    let literal = |node| {
        matches!(
            part.tree.kind(node),
            Kind::Token(
                TokenKind::Integer | TokenKind::Float | TokenKind::String | TokenKind::Bytes
            )
        )
    };
    if literal(left) == literal(right) {
        return;
    }
    let inverted = part.tree.text(operator).contains("not");
    let equal = if inverted { "!=" } else { "==" };
    let message = format!(
        "`is` asks for the very same object, and equal values need not be one: write `{equal}`"
    );
    let fix = Fix::bold(
        format!("Replace by `{equal}`"),
        part.tree.range(operator),
        equal,
    );
    let range = part.span(left, right);
    let found = Diagnostic::new(range, Code::IsLiteral, Severity::Warning, message);
    part.tell(found.mended_by(fix));
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn none_is_compared_by_is() {
        assert_eq!(
            found("x = 1\nif x == None or None != x: pass\n"),
            ["GA406 x == None", "GA406 None != x"]
        );
        assert_eq!(
            mended("x = 1\ny = x == None\nz = None!=x\n"),
            "x = 1\ny = x is None\nz = None is not x\n"
        );
        assert_eq!(found("x = 1\ny = x is None and x == 'None'\n"), [""; 0]);
    }

    #[test]
    fn is_asks_for_the_same_object() {
        assert_eq!(
            found("x = 1\ny = x is 5, 'a' is not x\n"),
            ["GA412 x is 5", "GA412 'a' is not x"]
        );
        assert_eq!(mended("x = 1\ny = x is not 5\n"), "x = 1\ny = x != 5\n");
        assert_eq!(
            found("x = 1\ny = x is None, x is True, x is not ..., x is y\n"),
            [""; 0]
        );
    }
}
