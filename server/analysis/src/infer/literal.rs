//! The types that literals and displays of items make.

use garter_syntax::{RuleId, TokenKind};

use super::Type;
use crate::builtins::plain_type;
use crate::tree::{Kind, NodeId, Tree};

/// The type of a literal or a display of items, which anybody can see.
pub(crate) fn displayed(tree: &Tree<'_>, node: NodeId) -> Option<&'static str> {
    let inner = || tree.child(node, 0);
    let makes = |items: NodeId| {
        let mut parts = tree.children(items);
        parts.any(|part| tree.is(part, RuleId::ComprehensionFor))
    };
    match tree.kind(node) {
        Kind::Token(TokenKind::String) => Some("str"),
        Kind::Token(TokenKind::Bytes) => Some("bytes"),
        Kind::Token(TokenKind::Integer) => Some("int"),
        Kind::Rule(RuleId::Bracket) => Some("list"),
        Kind::Rule(RuleId::Brace) => {
            let mut first = inner()?;
            if tree.is(first, RuleId::DictItems) {
                first = tree.child(first, 0)?;
            }
            let is_dict = tree.kind(first) == Kind::Absent || tree.is(first, RuleId::DictItem);
            Some(if is_dict { "dict" } else { "set" })
        }
        Kind::Rule(RuleId::Paren) => match tree.kind(inner()?) {
            Kind::Absent => Some("tuple"),
            // With `for` it is a generator.
            Kind::Rule(RuleId::Items) if !makes(inner()?) => Some("tuple"),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn plain(name: &str) -> Option<Type> {
    let is_sure = |it: &&str| !matches!(*it, "bool" | "complex" | "float");
    let found = plain_type(name).filter(is_sure)?;
    Some(Type::Plain(found))
}
