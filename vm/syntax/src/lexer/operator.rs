//! Operators and punctuation: the longest one that the bytes spell.

use crate::token::TokenKind;

/// The operator at the beginning of these bytes and its length; nothing when there is none.
pub(super) fn operator(first: u8, second: u8, third: u8) -> Option<(TokenKind, u32)> {
    use TokenKind::*;
    // Plain, doubled, followed by `=`, doubled and followed by `=`.
    let family = |plain, doubled, equal, doubled_equal| {
        if second == first {
            if third == b'=' {
                (doubled_equal, 3)
            } else {
                (doubled, 2)
            }
        } else if second == b'=' {
            (equal, 2)
        } else {
            (plain, 1)
        }
    };
    let assigning = |plain, equal| {
        if second == b'=' {
            (equal, 2)
        } else {
            (plain, 1)
        }
    };
    Some(match first {
        b'(' => (LeftParen, 1),
        b')' => (RightParen, 1),
        b'[' => (LeftBracket, 1),
        b']' => (RightBracket, 1),
        b'{' => (LeftBrace, 1),
        b'}' => (RightBrace, 1),
        b',' => (Comma, 1),
        b';' => (Semicolon, 1),
        b'~' => (Tilde, 1),
        b'.' if second == b'.' && third == b'.' => (Ellipsis, 3),
        b'.' => (Period, 1),
        b':' => assigning(Colon, Walrus),
        b'=' => assigning(Equal, EqualEqual),
        b'+' => assigning(Plus, PlusEqual),
        b'-' if second == b'>' => (Arrow, 2),
        b'-' => assigning(Minus, MinusEqual),
        b'%' => assigning(Percent, PercentEqual),
        b'@' => assigning(At, AtEqual),
        b'&' => assigning(Ampersand, AmpersandEqual),
        b'|' => assigning(Pipe, PipeEqual),
        b'^' => assigning(Caret, CaretEqual),
        b'!' if second == b'=' => (NotEqual, 2),
        b'*' => family(Star, DoubleStar, StarEqual, DoubleStarEqual),
        b'/' => family(Slash, DoubleSlash, SlashEqual, DoubleSlashEqual),
        b'<' => family(Less, ShiftLeft, LessEqual, ShiftLeftEqual),
        b'>' => family(Greater, ShiftRight, GreaterEqual, ShiftRightEqual),
        _ => return Option::None,
    })
}
