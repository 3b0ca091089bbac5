//! What can be wrong with a text: stable codes, the official compiler's words, and the place.

use core::fmt::{self, Write};

use crate::literal;
use crate::token::{TokenKind, TokenSet};

/// The class of exception a fault raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExceptionKind {
    /// `SyntaxError`
    SyntaxError,
    /// `IndentationError`
    IndentationError,
    /// `MemoryError`
    MemoryError,
    /// `NotImplementedError`
    NotImplementedError,
    /// `RuntimeError`
    RuntimeError,
    /// `ViperTypeError`, of which only cross compilers speak.
    ViperTypeError,
}

impl ExceptionKind {
    /// The exception's name.
    pub const fn name(self) -> &'static str {
        match self {
            ExceptionKind::SyntaxError => "SyntaxError",
            ExceptionKind::IndentationError => "IndentationError",
            ExceptionKind::MemoryError => "MemoryError",
            ExceptionKind::NotImplementedError => "NotImplementedError",
            ExceptionKind::RuntimeError => "RuntimeError",
            ExceptionKind::ViperTypeError => "ViperTypeError",
        }
    }
}

/// Declares the fault codes: number, name in reports, exception, official words, our own words.
macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident $id:literal $exception:ident $message:literal, $advice:literal;)*) => {
        /// Which fault. The identifiers (`id`) are stable: people filter by them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum FaultCode { $($(#[$doc])* $name,)* }

        impl FaultCode {
            /// Every code.
            pub const ALL: &'static [FaultCode] = &[$(FaultCode::$name,)*];

            /// Stable identifier for reports and filters.
            pub const fn id(self) -> &'static str {
                match self { $(FaultCode::$name => $id,)* }
            }

            /// The class of exception the board raises.
            pub const fn exception(self) -> ExceptionKind {
                match self { $(FaultCode::$name => ExceptionKind::$exception,)* }
            }

            /// The words of the official compiler, up to where they quote the program.
            pub const fn message(self) -> &'static str {
                match self { $(FaultCode::$name => $message,)* }
            }

            /// What is wrong, in words that help more than the official ones; may be empty.
            pub const fn advice(self) -> &'static str {
                match self { $(FaultCode::$name => $advice,)* }
            }
        }
    };
}

faults! {
    /// The grammar has no place for this token here.
    UnexpectedToken "syntax" SyntaxError "invalid syntax", "";
    /// A line is indented without a block having been opened.
    UnexpectedIndent "unexpected-indent" IndentationError "unexpected indent",
        "this line is indented more than the block it stands in";
    /// A line goes back to a column at which no block began.
    InconsistentDedent "inconsistent-dedent" IndentationError
        "unindent doesn't match any outer indent level",
        "this line is indented like none of the blocks around it";
    /// A string has no closing quote.
    UnterminatedString "unterminated-string" SyntaxError "invalid syntax",
        "this string is not closed";
    /// A byte that begins no token.
    InvalidCharacter "invalid-character" SyntaxError "invalid syntax",
        "this character has no meaning in a program";
    /// A backslash that continues no line.
    StrayBackslash "stray-backslash" SyntaxError "invalid syntax",
        "a backslash continues a line only when nothing follows it";
    /// A `\x`, `\u`, `\U` or octal escape that stands for no character.
    BadEscape "bad-escape" SyntaxError "invalid syntax",
        "this string has an escape that stands for no character";
    /// `\N{...}` needs tables that MicroPython does not carry.
    NamedEscape "named-escape" NotImplementedError "unicode name escapes",
        "write the character itself or its number: \\u....";
    /// Strings and bytes written one after the other.
    MixedLiterals "mixed-literals" SyntaxError "invalid syntax",
        "strings and bytes cannot be joined";
    /// A replacement field of an f-string or t-string is empty or not closed.
    MalformedFormat "malformed-format" SyntaxError "malformed f-string",
        "a replacement field is empty or not closed";
    /// The same in a string with a backslash further on, of which the official compiler says less.
    MalformedBeforeEscape "malformed-format" SyntaxError "invalid syntax",
        "a replacement field is empty or not closed";
    /// Letters or digits in an integer that its base does not have.
    BadInteger "bad-integer" SyntaxError "invalid syntax for integer with base ", "";
    /// A number with a point, exponent or `j` that cannot be read.
    BadNumber "bad-number" SyntaxError "invalid syntax for number", "";
    /// More blocks within blocks than the lexer keeps columns for.
    TooManyIndents "too-many-indents" MemoryError "memory allocation failed",
        "blocks are nested too deeply";
    /// f-strings within f-strings beyond what the lexer keeps track of.
    FormatTooDeep "format-too-deep" MemoryError "memory allocation failed",
        "f-strings are nested too deeply";
    /// The rule stack is full: expressions or statements are nested too deeply.
    TooDeep "too-deep" MemoryError "memory allocation failed",
        "this is nested too deeply";
    /// The text is larger than offsets of 32 bits can tell.
    TooLarge "too-large" MemoryError "memory allocation failed",
        "the text is too large";
}

/// One fault in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub code: FaultCode,
    /// Byte offset where it begins.
    pub start: u32,
    /// Byte offset after it. Equal to `start` where something is missing.
    pub end: u32,
    /// The line the official compiler reports, counted from 1. Mostly the line of `start`.
    pub line: u32,
    /// The token that had no place, for `UnexpectedToken` and the indentation faults.
    pub found: TokenKind,
    /// What would have had a place. Empty under [`Halt`](crate::Halt), which does not ask.
    pub expected: TokenSet,
}

impl Fault {
    /// Writes the message the official compiler gives, word for word, without the exception name.
    pub fn write_message(&self, source: &[u8], out: &mut dyn Write) -> fmt::Result {
        out.write_str(self.code.message())?;
        if self.code == FaultCode::BadInteger {
            let text = source
                .get(self.start as usize..self.end as usize)
                .unwrap_or_default();
            literal::write_bad_integer(text, out)?;
        }
        Ok(())
    }

    /// The message as something that can be displayed.
    pub fn message<'a>(&'a self, source: &'a [u8]) -> impl fmt::Display + 'a {
        Message {
            fault: self,
            source,
        }
    }
}

struct Message<'a> {
    fault: &'a Fault,
    source: &'a [u8],
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.write_message(self.source, f)
    }
}
