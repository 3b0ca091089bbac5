//! The tokens that most of a program consists of, without the questions that only others raise.
//! For PCs, where a look-up costs less than a branch and size does not matter.
//!
//! Whatever is not plain here (strings, comments, continued lines, f-strings, the end of the
//! text) is left to [`Lexer::any_token`], which gives the same tokens.

use super::class::{DIGIT, NAME, is};
use super::eight::Eight;
use super::{Lexer, operator};
use crate::token::TokenKind;

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Other,
    Name,
    Digit,
    LineEnd,
    /// An operator of one byte, whatever follows.
    Single(TokenKind),
    Open(TokenKind),
    Close(TokenKind),
    /// An operator of one byte, unless one of [`EXTENDS`] follows.
    Shortest(TokenKind),
}

static STARTS: [Start; 256] = starts();

/// Whether a byte may be the second of an operator, or of a number after a point.
static EXTENDS: [bool; 256] = extends();

const fn starts() -> [Start; 256] {
    use TokenKind::*;
    let mut all = [Start::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        all[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80..=0xff => Start::Name,
            b'0'..=b'9' => Start::Digit,
            b'\n' => Start::LineEnd,
            b'(' => Start::Open(LeftParen),
            b'[' => Start::Open(LeftBracket),
            b'{' => Start::Open(LeftBrace),
            b')' => Start::Close(RightParen),
            b']' => Start::Close(RightBracket),
            b'}' => Start::Close(RightBrace),
            b',' => Start::Single(Comma),
            b';' => Start::Single(Semicolon),
            b'~' => Start::Single(Tilde),
            b'.' => Start::Shortest(Period),
            b':' => Start::Shortest(Colon),
            b'=' => Start::Shortest(Equal),
            b'+' => Start::Shortest(Plus),
            b'-' => Start::Shortest(Minus),
            b'%' => Start::Shortest(Percent),
            b'@' => Start::Shortest(At),
            b'&' => Start::Shortest(Ampersand),
            b'|' => Start::Shortest(Pipe),
            b'^' => Start::Shortest(Caret),
            b'*' => Start::Shortest(Star),
            b'/' => Start::Shortest(Slash),
            b'<' => Start::Shortest(Less),
            b'>' => Start::Shortest(Greater),
            _ => Start::Other,
        };
        byte += 1;
    }
    all
}

const fn extends() -> [bool; 256] {
    let mut all = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        all[byte] = matches!(
            byte as u8,
            b'=' | b'<' | b'>' | b'*' | b'/' | b'.' | b'0'..=b'9'
        );
        byte += 1;
    }
    all
}

/// What comes next.
pub(super) enum Next {
    /// A plain token: its kind, beginning and end.
    Plain(TokenKind, usize, usize),
    /// The end of a logical line.
    LineEnd(usize),
    /// Something else.
    Other,
}

impl Lexer<'_> {
    /// What comes next, if it is plain. Of what it does only brackets are counted.
    #[inline]
    pub(super) fn quick_look(&mut self) -> Next {
        if self.indents.is_due() || self.formats.in_expression() {
            return Next::Other;
        }
        // Outside of f-strings the text goes up to its end.
        let text = self.source;
        let Some([_, _, _, ..]) = text.get(self.at..) else {
            return Next::Other;
        };
        let at = self.at + usize::from(text[self.at] == b' ');
        match STARTS[usize::from(text[at])] {
            Start::Name => self.name(at),
            Start::Single(kind) => Next::Plain(kind, at, at + 1),
            Start::Open(kind) => {
                self.nesting += 1;
                Next::Plain(kind, at, at + 1)
            }
            Start::Close(kind) => {
                self.nesting = self.nesting.saturating_sub(1);
                Next::Plain(kind, at, at + 1)
            }
            Start::Shortest(kind) if !EXTENDS[usize::from(text[at + 1])] => {
                Next::Plain(kind, at, at + 1)
            }
            Start::Shortest(TokenKind::Period) | Start::Other => Next::Other,
            Start::Shortest(_) => {
                let third = text.get(at + 2).copied().unwrap_or_default();
                match operator::operator(text[at], text[at + 1], third) {
                    Some((kind, length)) => Next::Plain(kind, at, at + length as usize),
                    None => Next::Other,
                }
            }
            Start::Digit => match self.integer(at) {
                Some(end) => Next::Plain(TokenKind::Integer, at, end),
                None => Next::Other,
            },
            Start::LineEnd if self.nesting == 0 => Next::LineEnd(at),
            Start::LineEnd => Next::Other,
        }
    }

    /// The name or word that begins here, unless it is a string's prefix.
    #[inline]
    fn name(&self, at: usize) -> Next {
        let text = self.source;
        let Some(begin) = Eight::at(text, at) else {
            return Next::Other;
        };
        let length = begin.name();
        if length == 8 {
            return self.long_name(at);
        }
        if length <= 2 && matches!(text[at + length], b'"' | b'\'') {
            return Next::Other;
        }
        Next::Plain(WORDS.kind(begin.first(length)), at, at + length)
    }

    /// The same if it has eight letters at least.
    #[inline(never)]
    fn long_name(&self, at: usize) -> Next {
        let mut end = at;
        let length = loop {
            let Some(eight) = Eight::at(self.source, end) else {
                return Next::Other;
            };
            end += eight.name();
            if eight.name() < 8 {
                break end - at;
            }
        };
        let kind = match (length, self.source.get(at..end)) {
            (8 | 9, Some(text)) => super::word::kind_of(text),
            _ => TokenKind::Name,
        };
        Next::Plain(kind, at, end)
    }

    /// The end of the integer that begins here, if it has digits only.
    #[inline]
    fn integer(&self, at: usize) -> Option<usize> {
        let rest = self.source.get(at..)?;
        let length = rest.iter().position(|byte| !is(*byte, DIGIT))?;
        let next = rest[length];
        let is_plain = next != b'.' && !is(next, NAME) && (length == 1 || rest[0] != b'0');
        is_plain.then_some(at + length)
    }

    /// Goes past empty lines and spaces at the beginning of a line. Returns where the line begins
    /// and the column that was reached.
    #[inline]
    pub(super) fn quick_margin(&mut self) -> (usize, usize) {
        let mut line_start = self.at;
        let text = self.source.get(..self.limit).unwrap_or_default();
        while let Some(eight) = Eight::at(text, self.at) {
            let spaces = eight.spaces();
            self.at += spaces;
            if spaces < 8 {
                if text[self.at] != b'\n' {
                    break;
                }
                self.at += 1;
                self.line += 1;
                line_start = self.at;
            }
        }
        (line_start, self.at - line_start)
    }
}

/// The reserved words of up to eight letters, each where its hash says.
struct Words {
    words: [u64; SLOTS],
    kinds: [TokenKind; SLOTS],
}

const SLOTS: usize = 64;
/// Found by trying: no two words have the same place.
const FACTOR: u64 = 0xb57c_8e05_e3c9_b0e1;

static WORDS: Words = words();

impl Words {
    #[inline]
    fn kind(&self, word: u64) -> TokenKind {
        let slot = slot(word);
        match self.words[slot] == word {
            true => self.kinds[slot],
            false => TokenKind::Name,
        }
    }
}

#[inline]
const fn slot(word: u64) -> usize {
    (word.wrapping_mul(FACTOR) >> (64 - SLOTS.ilog2())) as usize
}

const fn words() -> Words {
    let mut all = Words {
        words: [0; SLOTS],
        kinds: [TokenKind::Name; SLOTS],
    };
    let mut at = 0;
    while at < TokenKind::ALL.len() {
        let kind = TokenKind::ALL[at];
        let text = kind.text().as_bytes();
        let is_keyword = matches!(kind.group(), crate::token::TokenGroup::Keyword);
        if is_keyword && text.len() <= 8 {
            let mut word = 0;
            let mut letter = text.len();
            while letter > 0 {
                letter -= 1;
                word = word << 8 | text[letter] as u64;
            }
            assert!(all.words[slot(word)] == 0, "two words have the same place");
            all.words[slot(word)] = word;
            all.kinds[slot(word)] = kind;
        }
        at += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::lexer::word;
    use crate::token::TokenKind;

    #[test]
    fn words_are_the_same_by_either_way() {
        for kind in TokenKind::ALL {
            let text = kind.text().as_bytes();
            if text.len() <= 8 {
                let mut bytes = [0; 8];
                bytes[..text.len()].copy_from_slice(text);
                assert_eq!(
                    WORDS.kind(u64::from_le_bytes(bytes)),
                    word::kind_of(text),
                    "{kind:?}"
                );
            }
        }
    }
}
