//! Reserved words.

use crate::token::TokenKind;

/// The reserved word `text` is, or a name.
pub(super) fn kind_of(text: &[u8]) -> TokenKind {
    use TokenKind::*;
    if !matches!(text.len(), 2..=9) {
        return Name;
    }
    match text {
        b"as" => As,
        b"if" => If,
        b"in" => In,
        b"is" => Is,
        b"or" => Or,
        b"and" => And,
        b"def" => Def,
        b"del" => Del,
        b"for" => For,
        b"not" => Not,
        b"try" => Try,
        b"None" => None,
        b"True" => True,
        b"elif" => Elif,
        b"else" => Else,
        b"from" => From,
        b"pass" => Pass,
        b"with" => With,
        b"False" => False,
        b"async" => Async,
        b"await" => Await,
        b"break" => Break,
        b"class" => Class,
        b"raise" => Raise,
        b"while" => While,
        b"yield" => Yield,
        b"assert" => Assert,
        b"except" => Except,
        b"global" => Global,
        b"import" => Import,
        b"lambda" => Lambda,
        b"return" => Return,
        b"finally" => Finally,
        b"continue" => Continue,
        b"nonlocal" => Nonlocal,
        b"__debug__" => Debug,
        _ => Name,
    }
}
