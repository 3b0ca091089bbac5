//! What nodes of rules look like: what blocks are kept for, and what they have beside children.

use crate::arena::At;
use crate::tree::{HEAD, Inner};
use garter_syntax::RuleId;

/// The line of a text's statements together. To the official compiler they begin with the first
/// line, though it is empty, unless that goes on in the next.
#[cfg(feature = "host")]
pub(super) fn first_line(source: &[u8]) -> u32 {
    let mut line = 1;
    let mut bytes = source.iter();
    loop {
        let line_ends = match bytes.find(|byte| !matches!(byte, b' ' | b'\t' | 0x0b | 0x0c)) {
            Some(b'\\') => bytes.as_slice(),
            _ => return line,
        };
        bytes = match line_ends {
            [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest.iter(),
            _ => return line,
        };
        line += 1;
    }
}

/// How many children a rule has that holds statements; `None` for other rules.
pub(super) fn parts_of_block(rule: RuleId) -> Option<u32> {
    Some(match rule {
        RuleId::FileInput | RuleId::SingleInput => 1,
        RuleId::Statements | RuleId::SmallStatements => 0,
        RuleId::Elifs | RuleId::Excepts | RuleId::Decorators => 0,
        RuleId::Finally | RuleId::AsyncStatement | RuleId::AsyncFunction => 1,
        RuleId::Elif | RuleId::Except | RuleId::Try | RuleId::With | RuleId::Decorated => 2,
        RuleId::While | RuleId::Handlers | RuleId::ClassDef => 3,
        RuleId::If | RuleId::For | RuleId::FunctionDef => 4,
        _ => return None,
    })
}

/// Rules whose nodes get one more child, which the scope pass fills.
pub(crate) fn has_scope(rule: RuleId) -> bool {
    matches!(
        rule,
        RuleId::FunctionDef
            | RuleId::Lambda
            | RuleId::PlainLambda
            | RuleId::ClassDef
            | RuleId::ComprehensionFor
    )
}

/// The place in a wide tree where an inner node begins.
pub(crate) fn place(inner: Inner) -> At {
    inner.at + HEAD + inner.count
}
