//! Kinds of token, sets of kinds, and the token itself: a kind and a byte range of the source.

use crate::fault::FaultCode;

/// Declares [`TokenKind`] and the two facts that hang on each kind: its spelling and its group.
macro_rules! token_kinds {
    ($($group:ident { $($name:ident $text:literal,)* })*) => {
        /// What a token is. The order is part of no format; the numbers are only dense.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum TokenKind {
            $($(#[doc = concat!("`", $text, "`")] $name,)*)*
        }

        impl TokenKind {
            /// Every kind, in the order of its number.
            pub const ALL: &'static [TokenKind] = &[$($(TokenKind::$name,)*)*];

            /// How the kind is spelled in a program, or a short description of it in words.
            pub const fn text(self) -> &'static str {
                match self { $($(TokenKind::$name => $text,)*)* }
            }

            /// Which group of kinds this one belongs to; colours and completion go by it.
            #[inline]
            pub const fn group(self) -> TokenGroup {
                match self { $($(TokenKind::$name => TokenGroup::$group,)*)* }
            }
        }
    };
}

/// Groups of token kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenGroup {
    /// Line ends, indentation and the end of the text.
    Layout,
    /// Tokens whose text matters: names, numbers and strings.
    Value,
    /// Reserved words.
    Keyword,
    /// Operators, brackets and other punctuation.
    Operator,
}

token_kinds! {
    Layout {
        End "end of text",
        Newline "end of line",
        Indent "indentation",
        Dedent "end of indentation",
        Invalid "invalid character",
    }
    Value {
        Name "name",
        Integer "integer",
        Float "float",
        Imaginary "imaginary number",
        String "string",
        Bytes "bytes",
    }
    Keyword {
        False "False",
        None "None",
        True "True",
        Debug "__debug__",
        And "and",
        As "as",
        Assert "assert",
        Async "async",
        Await "await",
        Break "break",
        Class "class",
        Continue "continue",
        Def "def",
        Del "del",
        Elif "elif",
        Else "else",
        Except "except",
        Finally "finally",
        For "for",
        From "from",
        Global "global",
        If "if",
        Import "import",
        In "in",
        Is "is",
        Lambda "lambda",
        Nonlocal "nonlocal",
        Not "not",
        Or "or",
        Pass "pass",
        Raise "raise",
        Return "return",
        Try "try",
        While "while",
        With "with",
        Yield "yield",
    }
    Operator {
        Plus "+",
        Minus "-",
        Star "*",
        Slash "/",
        DoubleSlash "//",
        Percent "%",
        At "@",
        DoubleStar "**",
        ShiftLeft "<<",
        ShiftRight ">>",
        Ampersand "&",
        Pipe "|",
        Caret "^",
        Tilde "~",
        Less "<",
        Greater ">",
        EqualEqual "==",
        LessEqual "<=",
        GreaterEqual ">=",
        NotEqual "!=",
        PlusEqual "+=",
        MinusEqual "-=",
        StarEqual "*=",
        SlashEqual "/=",
        DoubleSlashEqual "//=",
        PercentEqual "%=",
        AtEqual "@=",
        DoubleStarEqual "**=",
        ShiftLeftEqual "<<=",
        ShiftRightEqual ">>=",
        AmpersandEqual "&=",
        PipeEqual "|=",
        CaretEqual "^=",
        Equal "=",
        Walrus ":=",
        Arrow "->",
        Ellipsis "...",
        Period ".",
        Comma ",",
        Colon ":",
        Semicolon ";",
        LeftParen "(",
        RightParen ")",
        LeftBracket "[",
        RightBracket "]",
        LeftBrace "{",
        RightBrace "}",
    }
}

/// A set of token kinds: one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenSet(pub(crate) [u32; 4]);

const _: () = assert!(TokenKind::ALL.len() <= 128, "a token set has 128 bits");

impl TokenSet {
    /// The set of nothing.
    pub const EMPTY: TokenSet = TokenSet([0; 4]);

    /// The set of these kinds.
    pub const fn of(kinds: &[TokenKind]) -> TokenSet {
        let mut bits = [0; 4];
        let mut index = 0;
        while index < kinds.len() {
            let kind = kinds[index] as usize;
            bits[kind / 32] |= 1 << (kind % 32);
            index += 1;
        }
        TokenSet(bits)
    }

    /// Everything that is in either set.
    pub const fn union(self, other: TokenSet) -> TokenSet {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        TokenSet([a | e, b | f, c | g, d | h])
    }

    /// Everything that is in this set and not in the other.
    pub(crate) const fn without(self, other: TokenSet) -> TokenSet {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        TokenSet([a & !e, b & !f, c & !g, d & !h])
    }

    /// Whether the two sets share a kind.
    pub const fn meets(self, other: TokenSet) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        a & e | b & f | c & g | d & h != 0
    }

    /// Whether nothing is in the set.
    pub const fn is_empty(self) -> bool {
        let [a, b, c, d] = self.0;
        a | b | c | d == 0
    }

    /// Whether two sets have the same kinds.
    pub(crate) const fn same(self, other: TokenSet) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        (a ^ e) | (b ^ f) | (c ^ g) | (d ^ h) == 0
    }

    /// Whether `kind` is in the set.
    #[inline]
    pub const fn contains(&self, kind: TokenKind) -> bool {
        let kind = kind as usize;
        self.0[kind / 32 % 4] >> (kind % 32) & 1 != 0
    }

    /// The kinds in the set, in the order of their numbers.
    pub fn iter(self) -> impl Iterator<Item = TokenKind> {
        TokenKind::ALL
            .iter()
            .copied()
            .filter(move |kind| self.contains(*kind))
    }
}

impl core::fmt::Debug for TokenSet {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Where a token's text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Role {
    /// It stands in the source at its range. Strings: with prefixes and quotes; strings written
    /// one after the other are one token, whose range holds all of them and what is between.
    Plain,
    /// A `String` with at least one f-string in it. Its value is a format text: replacement
    /// fields keep their braces, conversion and format spec, but not their expression. The tokens
    /// after it spell `.format((expression), ...)`. The expressions' tokens have the role
    /// `Plain` and their real ranges, which lie inside the range of this token.
    Format,
    /// A `String` that is one literal stretch of a t-string, without quotes.
    Template,
    /// A `String` that is the format spec of a t-string's field, without quotes.
    TemplateSpec,
    /// A `String` whose value is the source text of its range as it stands.
    Verbatim,
    /// The name `format`, which nobody wrote. The range is empty.
    FormatName,
    /// The name `__template__`, which nobody wrote. The range is empty.
    TemplateName,
    /// Punctuation or `None` that nobody wrote, around an expression in an f-string or t-string.
    /// The range is empty.
    Synthetic,
}

/// One token: 16 bytes, no text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where its text comes from.
    pub role: Role,
    /// Whether backslashes of a `Template` or `TemplateSpec` string stand for themselves. Strings
    /// with quotes say so in their prefix.
    pub raw: bool,
    /// What is wrong with it. The engine reports it; sinks need not look.
    pub fault: Option<FaultCode>,
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset after its last byte.
    pub end: u32,
    /// The line, counted from 1, that the official compiler goes by. It is the line of `start`,
    /// except inside f-strings and t-strings, where it counts on from the literal's last line.
    pub line: u32,
}

impl Token {
    /// The token's text: a slice of `source`, or the name that nobody wrote.
    pub fn text<'s>(&self, source: &'s [u8]) -> &'s [u8] {
        match self.role {
            Role::FormatName => b"format",
            Role::TemplateName => b"__template__",
            _ => source
                .get(self.start as usize..self.end as usize)
                .unwrap_or_default(),
        }
    }

    /// Whether nobody wrote this token: its range is empty and editors skip it.
    #[inline]
    pub const fn is_synthetic(&self) -> bool {
        matches!(
            self.role,
            Role::FormatName | Role::TemplateName | Role::Synthetic
        )
    }

    /// Whether the token came out of a t-string's text without being an expression in it.
    pub const fn is_template_part(&self) -> bool {
        matches!(
            self.role,
            Role::Template | Role::TemplateSpec | Role::Verbatim
        )
    }
}

const _: () = assert!(size_of::<Token>() == 16);
