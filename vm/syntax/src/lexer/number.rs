//! Numbers: which bytes belong to one, and whether they make sense.

use super::class::{NAME, is};
use crate::fault::FaultCode;
use crate::token::TokenKind;

/// The kind, length and fault of the number at the beginning of `text`.
///
/// Everything that looks like a continuation belongs to the number, so `1if` is one faulty number
/// and not a number and a word.
pub(super) fn scan(text: &[u8]) -> (TokenKind, usize, Option<FaultCode>) {
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    let based = byte(0) == b'0' && matches!(byte(1) | 0x20, b'x' | b'o' | b'b');
    let mut kind = TokenKind::Integer;
    let mut length = if based { 2 } else { 0 };
    loop {
        let next = byte(length);
        if !based && next | 0x20 == b'e' {
            kind = TokenKind::Float;
            length += 1;
            if matches!(byte(length), b'+' | b'-') {
                length += 1;
            }
            continue;
        }
        if next == b'.' || next | 0x20 == b'j' {
            kind = TokenKind::Float;
        } else if next >= 0x80 || !is(next, NAME) {
            break;
        }
        length += 1;
    }
    let text = &text[..length];
    if kind == TokenKind::Integer {
        let fault = (!integer_is_sound(text)).then_some(FaultCode::BadInteger);
        return (kind, length, fault);
    }
    if text
        .last()
        .is_some_and(|last| last | 0x20 == b'j' || *last == b'_')
        && text.iter().any(|byte| byte | 0x20 == b'j')
    {
        kind = TokenKind::Imaginary;
    }
    let fault = (based || !decimal_is_sound(text)).then_some(FaultCode::BadNumber);
    (kind, length, fault)
}

/// How much of a faulty number is a sound one with a reserved word behind it, as in `1if`, which
/// CPython takes apart.
pub(crate) fn before_word(text: &[u8]) -> Option<usize> {
    use TokenKind::{And, Else, For, If, In, Is, Not, Or};
    (1..text.len()).find(|at| {
        let (number, word) = text.split_at(*at);
        let (_, length, fault) = scan(number);
        let word = super::word::kind_of(word);
        fault.is_none()
            && length == *at
            && matches!(word, And | Else | For | If | In | Is | Not | Or)
    })
}

/// Splits an integer into its base and digits. Base 0 is a leading zero without a letter.
pub(crate) fn base_of(text: &[u8]) -> (u32, &[u8]) {
    match text {
        [b'0', b'x' | b'X', digits @ ..] => (16, digits),
        [b'0', b'o' | b'O', digits @ ..] => (8, digits),
        [b'0', b'b' | b'B', digits @ ..] => (2, digits),
        [b'0', ..] => (0, text),
        _ => (10, text),
    }
}

fn integer_is_sound(text: &[u8]) -> bool {
    let (base, digits) = base_of(text);
    let mut any = false;
    for &digit in digits.iter().filter(|digit| **digit != b'_') {
        any = true;
        // A leading zero allows only more zeros.
        if !(digit as char).is_digit(if base == 0 { 2 } else { base }) || base == 0 && digit != b'0'
        {
            return false;
        }
    }
    any
}

/// `digits [. digits] [e [sign] digits] [j]`, underscores anywhere.
fn decimal_is_sound(text: &[u8]) -> bool {
    let mut rest = text.iter().copied().filter(|byte| *byte != b'_').peekable();
    while rest.next_if(u8::is_ascii_digit).is_some() {}
    if rest.next_if_eq(&b'.').is_some() {
        while rest.next_if(u8::is_ascii_digit).is_some() {}
    }
    if rest.next_if(|byte| byte | 0x20 == b'e').is_some() {
        rest.next_if(|byte| matches!(byte, b'+' | b'-'));
        let mut digits = false;
        while rest.next_if(u8::is_ascii_digit).is_some() {
            digits = true;
        }
        // The official compiler takes `1ej` and `1e+j`, but not `1e`.
        if !digits && rest.peek().is_none() {
            return false;
        }
    }
    rest.next_if(|byte| byte | 0x20 == b'j');
    rest.next().is_none()
}
