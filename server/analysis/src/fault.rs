//! Faults of the front end as diagnostics: the board's words, and what would help.

use std::ops::Range;

use garter_syntax::{Fault, FaultCode, TokenKind};

use crate::cpython;
use crate::unexpected::Unexpected;
use crate::{Code, Diagnostic, Severity};

/// Faults that are kept; nobody reads more, and a file of noise must stay cheap.
pub(crate) const MOST: usize = 500;

/// How many things that would have had a place are worth naming.
const FEW: usize = 3;

/// The faults of a text, in its order, as diagnostics.
pub(crate) fn of_syntax(faults: &[Fault], text: &str) -> Vec<Diagnostic> {
    // The tokens before a fault are only read again when there is one.
    let mut unexpected = None;
    let of_one = |fault| {
        let told = by_itself(fault, text);
        if told.code != Code::InvalidSyntax {
            return told;
        }
        let unexpected = unexpected.get_or_insert_with(|| Unexpected::new(text));
        unexpected.explain(fault, told)
    };
    faults.iter().take(MOST).map(of_one).collect()
}

/// What a fault says by itself.
fn by_itself(fault: &Fault, text: &str) -> Diagnostic {
    let words = fault.message(text.as_bytes()).to_string();
    let advice = advice(fault, text);
    let message = if advice.is_empty() {
        words
    } else {
        format!("{words}: {advice}")
    };
    let range = tidy(fault.start as usize..fault.end as usize, text);
    let code = Code::named(fault.code.id());
    cpython::name(
        fault,
        text,
        Diagnostic::new(range, code, Severity::Error, message),
    )
}

/// The last word on a text with too many faults.
pub(crate) fn too_many(text: &str) -> Diagnostic {
    Diagnostic::new(
        text.len()..text.len(),
        Code::TooManyFaults,
        Severity::Hint,
        format!("only the first {MOST} faults are shown"),
    )
}

fn advice(fault: &Fault, text: &str) -> String {
    let written = fault.code.advice();
    if fault.code == FaultCode::BadInteger {
        let number = text.get(fault.start as usize..fault.end as usize);
        let rest = number.and_then(|it| it.strip_prefix('0'));
        // As in C, where that makes it octal.
        let is_octal = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
        return match rest.filter(|it| is_octal(it)) {
            Some(_) => "no number begins with 0; octal ones begin with 0o".to_owned(),
            None => String::new(),
        };
    }
    if fault.code != FaultCode::UnexpectedToken || !written.is_empty() {
        return written.to_owned();
    }
    let expected: Vec<TokenKind> = fault.expected.iter().collect();
    if expected.is_empty() || expected.len() > FEW {
        return String::new();
    }
    let names: Vec<String> = expected.into_iter().map(spelled).collect();
    format!("expected {}", names.join(" or "))
}

fn spelled(kind: TokenKind) -> String {
    use garter_syntax::token::TokenGroup;
    match kind.group() {
        TokenGroup::Keyword | TokenGroup::Operator => format!("`{}`", kind.text()),
        TokenGroup::Layout | TokenGroup::Value => kind.text().to_owned(),
    }
}

/// The range on character boundaries of the text, without the line end it may close with.
#[inline]
pub(crate) fn tidy(range: Range<usize>, text: &str) -> Range<usize> {
    // Nearly every token is tidy as it is.
    let last = range.end.checked_sub(1);
    let last = last.and_then(|last| text.as_bytes().get(last));
    let is_tidy = range.start < range.end
        && last.is_some_and(|byte| !matches!(byte, b'\r' | b'\n'))
        && text.is_char_boundary(range.start)
        && text.is_char_boundary(range.end);
    if is_tidy { range } else { tidied(range, text) }
}

fn tidied(range: Range<usize>, text: &str) -> Range<usize> {
    let start = boundary(range.start, text);
    let end = boundary(range.end, text).max(start);
    let meant = text.get(start..end).unwrap_or_default();
    start..start + meant.trim_end_matches(['\r', '\n']).len()
}

/// The nearest character boundary at or before an offset.
pub(crate) fn boundary(offset: usize, text: &str) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
