//! The pieces of one line and what each is.

use std::ops::Range;

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Plain,
    Keyword,
    Number,
    Text,
    Comment,
    Operator,
}

/// What a line begins in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Carry {
    #[default]
    Nothing,
    /// A string that began on a line above.
    Text { quote: u8, triple: bool },
}

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// What the line after this one begins in.
pub(crate) fn line_end(content: &str, carry: Carry) -> Carry {
    scan(content, carry, &mut |_, _| {})
}

/// The pieces of a line, in bytes. What is in no piece is blank or plain.
pub(crate) fn pieces(content: &str, carry: Carry) -> Vec<(Range<usize>, Class)> {
    let mut found = Vec::new();
    scan(content, carry, &mut |range, class| {
        found.push((range, class))
    });
    found
}

fn scan(content: &str, carry: Carry, found: &mut dyn FnMut(Range<usize>, Class)) -> Carry {
    let bytes = content.as_bytes();
    let mut at = 0;
    if let Carry::Text { quote, triple } = carry {
        let (end, carry) = string_end(bytes, 0, quote, triple);
        found(0..end, Class::Text);
        if carry != Carry::Nothing {
            return carry;
        }
        at = end;
    }
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        match byte {
            b'#' => {
                found(at..bytes.len(), Class::Comment);
                return Carry::Nothing;
            }
            b'\'' | b'"' => {
                let triple = bytes
                    .get(at..at + 3)
                    .is_some_and(|three| three == [byte; 3]);
                let (end, carry) = string_end(bytes, at + if triple { 3 } else { 1 }, byte, triple);
                found(start..end, Class::Text);
                if carry != Carry::Nothing {
                    return carry;
                }
                at = end;
            }
            b'0'..=b'9' => {
                at = run(bytes, at, |b| {
                    b.is_ascii_alphanumeric() || b == b'.' || b == b'_'
                });
                found(start..at, Class::Number);
            }
            b if is_name(b) => {
                at = run(bytes, at, |b| is_name(b) || b.is_ascii_digit());
                let word = content.get(start..at).unwrap_or_default();
                let prefix = word.len() <= 2 && matches!(bytes.get(at), Some(b'\'' | b'"'));
                if prefix && word.bytes().all(|b| b"rRbBfFuU".contains(&b)) {
                    found(start..at, Class::Text);
                } else if KEYWORDS.contains(&word) {
                    found(start..at, Class::Keyword);
                } else {
                    found(start..at, Class::Plain);
                }
            }
            b' ' | b'\t' => at += 1,
            _ => {
                at += 1;
                found(start..at, Class::Operator);
            }
        }
    }
    Carry::Nothing
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

fn run(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|b| belongs(**b)).count()
}

/// Where an open string ends on this line, and what it leaves open.
fn string_end(bytes: &[u8], from: usize, quote: u8, triple: bool) -> (usize, Carry) {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' {
            at += 2;
        } else if byte == quote && !triple {
            return (at + 1, Carry::Nothing);
        } else if byte == quote
            && bytes
                .get(at..at + 3)
                .is_some_and(|three| three == [quote; 3])
        {
            return (at + 3, Carry::Nothing);
        } else {
            at += 1;
        }
    }
    // A string in single quotes goes on only behind a backslash.
    let open = triple || at > bytes.len();
    let carry = if open {
        Carry::Text { quote, triple }
    } else {
        Carry::Nothing
    };
    (bytes.len(), carry)
}
