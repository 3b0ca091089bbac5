//! What tokens do in a program, and words and operators that are none here.

use garter_syntax::TokenKind as T;
use garter_syntax::TokenSet;

/// Words that begin a statement with a block.
pub(super) const HEADS: TokenSet = TokenSet::of(&[
    T::If,
    T::Elif,
    T::Else,
    T::For,
    T::While,
    T::Try,
    T::Except,
    T::Finally,
    T::With,
    T::Def,
    T::Class,
]);
/// Words that go on with a statement that another line began.
pub(super) const TAILS: TokenSet = TokenSet::of(&[T::Elif, T::Else, T::Except, T::Finally]);
/// Words that begin a statement and never stand in an expression.
pub(super) const STATEMENTS: TokenSet = TokenSet::of(&[
    T::Assert,
    T::Break,
    T::Class,
    T::Continue,
    T::Def,
    T::Del,
    T::Global,
    T::Import,
    T::Nonlocal,
    T::Pass,
    T::Raise,
    T::Return,
    T::Try,
    T::While,
    T::With,
]);
/// Expressions of one token.
const ATOMS: TokenSet = TokenSet::of(&[
    T::Name,
    T::Integer,
    T::Float,
    T::Imaginary,
    T::String,
    T::Bytes,
    T::False,
    T::None,
    T::True,
    T::Debug,
    T::Ellipsis,
]);
/// What an expression may end with.
pub(super) const ENDS: TokenSet = ATOMS.union(CLOSING);
/// What begins an expression, and can only do that.
pub(super) const BEGINS: TokenSet =
    ATOMS.union(TokenSet::of(&[T::LeftBrace, T::Lambda, T::Tilde, T::Await]));
/// What closes brackets.
pub(super) const CLOSING: TokenSet = TokenSet::of(&[T::RightParen, T::RightBracket, T::RightBrace]);
/// After these comes a name.
pub(super) const BEFORE_NAMES: TokenSet = TokenSet::of(&[
    T::Period,
    T::Def,
    T::Class,
    T::Import,
    T::As,
    T::Global,
    T::Nonlocal,
]);
/// Words that people take for keywords, and what they mean.
pub(super) const MEANT: [(&str, &str); 6] = [
    ("elseif", "elif"),
    ("elsif", "elif"),
    ("function", "def"),
    ("func", "def"),
    ("fn", "def"),
    ("foreach", "for"),
];
/// Words before a new variable in other languages.
pub(super) const DECLARING: [&str; 9] = [
    "var", "let", "const", "auto", "int", "float", "double", "char", "bool",
];
/// Statements of other languages, and what is written here.
pub(super) const STATEMENTS_ELSEWHERE: [(&str, &str); 3] = [
    ("do", "use `while True:` and `break`"),
    ("switch", "use `if` and `elif`"),
    ("until", "use `while not`"),
];
/// Operators that other languages have, and what is written here.
pub(super) const OPERATORS_ELSEWHERE: [(&str, &str); 5] = [
    ("<>", "!="),
    ("===", "=="),
    ("!==", "!="),
    ("=>", ">="),
    ("=<", "<="),
];
