//! The table of everything Garter can find wrong.
//!
//! Codes are stable: people filter by them, and a code that is given up is never used again.
//! GA1xx: the text is no program. GA2xx: the program does not compile. GA9xx: what a run found.

/// Declares [`Code`]: identifier, name, explanation.
macro_rules! codes {
    ($($variant:ident $id:literal $name:literal $explanation:literal;)*) => {
        /// One of the things that can be wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the identifiers.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable identifier: `GA101`.
            pub const fn id(self) -> &'static str {
                match self { $(Code::$variant => $id,)* }
            }

            /// The identifier in words: `invalid-syntax`.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// What it means, in one line.
            pub const fn explanation(self) -> &'static str {
                match self { $(Code::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    InvalidSyntax "GA101" "invalid-syntax" "The grammar has no place for this here.";
    UnexpectedIndent "GA102" "unexpected-indent" "The line is indented without a block having begun.";
    InconsistentDedent "GA103" "inconsistent-dedent" "The line goes back to a column at which no block began.";
    UnterminatedString "GA104" "unterminated-string" "The string has no closing quote.";
    InvalidCharacter "GA105" "invalid-character" "The character begins nothing.";
    StrayBackslash "GA106" "stray-backslash" "The backslash continues no line.";
    BadEscape "GA107" "bad-escape" "The escape stands for no character.";
    NamedEscape "GA108" "named-escape" "Characters by name need tables that boards do not carry.";
    MixedLiterals "GA109" "mixed-literals" "Strings and bytes cannot be joined by writing them side by side.";
    MalformedFormat "GA110" "malformed-format" "The replacement field is empty or not closed.";
    BadInteger "GA111" "bad-integer" "The integer has digits that its base does not have.";
    BadNumber "GA112" "bad-number" "The number cannot be read.";
    TooManyIndents "GA113" "too-many-indents" "Blocks are nested more deeply than the board can follow.";
    FormatTooDeep "GA114" "format-too-deep" "f-strings are nested more deeply than the board can follow.";
    TooDeep "GA115" "too-deep" "Expressions or statements are nested more deeply than the board can follow.";
    TooLarge "GA116" "too-large" "The text is too large.";
    NotUtf8 "GA117" "not-utf8" "The file is not UTF-8.";
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn identifiers_are_unique_and_in_order() {
        assert!(Code::ALL.is_sorted_by(|a, b| a.id() < b.id()));
    }

    #[test]
    fn explanations_are_sentences() {
        for code in Code::ALL {
            assert!(code.explanation().ends_with('.'), "{}", code.id());
        }
    }
}
