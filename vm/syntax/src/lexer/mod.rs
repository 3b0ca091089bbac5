//! The lexer: a slice of bytes to tokens, one at a time, with no memory but its own fixed size.
//!
//! Faults are notes on tokens; the lexer always goes on and always ends.

pub(crate) mod class;
mod columns;
mod eight;
mod format;
mod indent;
mod joined;
pub(crate) mod number;
mod operator;
mod quick;
pub(crate) mod spelled;
mod spelled_template;
pub(crate) mod string;
mod template;
mod word;

use crate::fault::FaultCode;
use crate::token::{Role, Token, TokenKind};
use class::{BLANK, DIGIT, LINE_END, NAME, NAME_START, is};
use format::Formats;
use indent::Indents;
use quick::Next;
use string::Style;

const ON_CHIP: bool = cfg!(target_os = "none");

/// A source text being cut into tokens.
///
/// After [`TokenKind::End`] it returns `End` for ever.
#[derive(Clone, Debug)]
pub struct Lexer<'s> {
    source: &'s [u8],
    /// Offset of the next byte.
    at: usize,
    /// Offset at which the text under way ends: the source, or an expression in an f-string.
    limit: usize,
    /// The official compiler's line of `at`.
    line: u32,
    /// Open brackets.
    nesting: u32,
    /// Whether the logical line has a token already.
    in_line: bool,
    /// Whether the last thing skipped was a backslash at the end of a line.
    continued: bool,
    indents: Indents,
    formats: Formats,
    /// Where a literal begins that follows another directly and cannot be joined to it.
    mixed: Option<usize>,
    /// Whether the expressions of a literal came after the end of the text: the official compiler
    /// then puts one more line end behind them.
    told_at_end: bool,
    /// Whether a replacement field may be looked for beyond its line. Once one was not found to
    /// the end of the text, looking again would take quadratic time.
    patient: bool,
}

/// Bytes of the longest text: offsets have 32 bits.
const LONGEST: usize = u32::MAX as usize - 1;

impl<'s> Lexer<'s> {
    /// A lexer at the beginning of `source`.
    pub fn new(source: &'s [u8]) -> Self {
        let mut lexer = Lexer::unstarted(source);
        lexer.start();
        lexer
    }

    /// A lexer whose first line is to be begun: for those who make it where it stays, for it is
    /// more than a chip's stack has room for twice.
    #[inline(always)]
    pub(crate) fn unstarted(source: &'s [u8]) -> Self {
        let source = source.get(..LONGEST).unwrap_or(source);
        Lexer {
            source,
            at: 0,
            limit: source.len(),
            line: 1,
            nesting: 0,
            in_line: false,
            continued: false,
            indents: Indents::NONE,
            formats: Formats::none(),
            mixed: None,
            told_at_end: false,
            patient: true,
        }
    }

    /// Whether a text is longer than offsets can tell: what is beyond is refused by the parser.
    pub(crate) fn cuts(source: &[u8]) -> bool {
        source.len() > LONGEST
    }

    /// Begins the first line.
    pub(crate) fn start(&mut self) {
        #[cfg(not(target_os = "none"))]
        if matches!(self.source, [b' ' | b'\t' | 0x0b | 0x0c | b'\\', ..])
            && self.begins_with_empty_statement()
        {
            return;
        }
        self.begin_line();
    }

    /// The text.
    pub fn source(&self) -> &'s [u8] {
        self.source
    }

    /// How many brackets are open after the last token.
    pub fn nesting(&self) -> u32 {
        self.nesting
    }

    /// The next token.
    pub fn next_token(&mut self) -> Token {
        if ON_CHIP {
            return self.any_token();
        }
        match self.quick_look() {
            Next::Other => self.any_token(),
            Next::LineEnd(at) => {
                self.at = at;
                self.continued = false;
                self.newline_token()
            }
            Next::Plain(kind, start, end) => {
                self.at = end;
                self.continued = false;
                self.in_line = true;
                self.token(kind, start)
            }
        }
    }

    /// The next token, whatever it is.
    #[cfg_attr(target_os = "none", inline(always))]
    #[cfg_attr(not(target_os = "none"), inline(never))]
    fn any_token(&mut self) -> Token {
        if let Some(token) = self.layout_token() {
            return token;
        }
        loop {
            if let Some(token) = self.format_token() {
                return token;
            }
            self.skip_blanks();
            // Skipping may have come to the end of an expression in an f-string.
            if self.at < self.limit || !self.formats.in_expression() {
                break;
            }
        }
        let start = self.at;
        let Some(&first) = self.source[..self.limit].get(start) else {
            return self.end_token();
        };
        self.in_line = true;
        if is(first, NAME_START) {
            if matches!(first, b'r' | b'b' | b'u' | b'f' | b't')
                && let Some(style) = Style::at(&self.source[start..self.limit])
            {
                return self.string_token(style);
            }
            self.at += 1;
            while self.byte(0) != 0 && self.at < self.limit && is(self.byte(0), NAME) {
                self.at += 1;
            }
            return self.token(word::kind_of(&self.source[start..self.at]), start);
        }
        match first {
            b'\n' | b'\r' => self.newline_token(),
            b'"' | b'\'' => {
                // A quote is always a string's beginning.
                let style = Style::at(&self.source[start..self.limit]).unwrap_or_default();
                self.string_token(style)
            }
            _ if is(first, DIGIT) || first == b'.' && is(self.byte(1), DIGIT) => {
                let (kind, length, fault) = number::scan(&self.source[start..self.limit]);
                self.at += length;
                Token {
                    fault,
                    ..self.token(kind, start)
                }
            }
            _ => self.operator_token(first),
        }
    }

    /// The byte `ahead` of the next one; 0 where the text ends.
    #[inline]
    fn byte(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.limit { self.source[at] } else { 0 }
    }

    /// A token from `start` to here, on the present line.
    #[cfg_attr(not(target_os = "none"), inline)]
    fn token(&self, kind: TokenKind, start: usize) -> Token {
        Token {
            kind,
            role: Role::Plain,
            raw: false,
            fault: None,
            start: start as u32,
            end: self.at as u32,
            line: self.line,
        }
    }

    fn operator_token(&mut self, first: u8) -> Token {
        let start = self.at;
        let Some((kind, length)) = operator::operator(first, self.byte(1), self.byte(2)) else {
            return self.invalid_token(first);
        };
        self.at += length as usize;
        match kind {
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                self.nesting += 1;
            }
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => {
                self.nesting = self.nesting.saturating_sub(1);
            }
            _ => {}
        }
        self.token(kind, start)
    }

    fn invalid_token(&mut self, first: u8) -> Token {
        let start = self.at;
        let fault = match first {
            b'\\' => FaultCode::StrayBackslash,
            _ => FaultCode::InvalidCharacter,
        };
        self.at += 1;
        Token {
            fault: Some(fault),
            ..self.token(TokenKind::Invalid, start)
        }
    }

    /// Takes back the reserved word that is part of a faulty number, the last token.
    pub(crate) fn take_back_word(&mut self, token: &mut Token) {
        if let Some(length) = number::before_word(token.text(self.source)) {
            token.end = token.start + length as u32;
            self.at = token.end as usize;
        }
    }

    /// Goes past one line end; `\r\n` is one.
    fn skip_line_end(&mut self) {
        let length = if self.byte(0) == b'\r' && self.byte(1) == b'\n' {
            2
        } else {
            1
        };
        self.at += length;
        self.line += 1;
    }

    /// Goes past spaces, comments, continued lines and, within brackets, line ends.
    fn skip_blanks(&mut self) {
        self.continued = false;
        while self.at < self.limit {
            let byte = self.source[self.at];
            if is(byte, BLANK) {
                self.at += 1;
            } else if is(byte, LINE_END) {
                if self.nesting == 0 {
                    return;
                }
                self.skip_line_end();
            } else if byte == b'#' {
                let end = string::line_end(self.source, self.at);
                if end >= self.limit {
                    self.lose_formats();
                }
                let end = string::line_end(self.source, self.at.max(end.min(self.limit)));
                self.at = end.min(self.limit);
            } else if byte == b'\\' && self.continues_line() {
                self.at += 1;
                if self.at < self.limit {
                    self.skip_line_end();
                }
                self.continued = self.at >= self.limit;
            } else {
                return;
            }
        }
    }

    /// Whether the backslash here is the last byte of its line.
    fn continues_line(&self) -> bool {
        match self.source.get(self.at + 1) {
            Some(_) if self.at + 1 >= self.limit => false,
            next => next.is_none_or(|byte| is(*byte, LINE_END)),
        }
    }

    /// Counts the line ends in `source[start..end]`.
    fn lines_in(&self, start: usize, end: usize) -> u32 {
        let mut count = 0;
        let mut before = 0;
        for &byte in &self.source[start..end] {
            count += u32::from(byte == b'\r' || byte == b'\n' && before != b'\r');
            before = byte;
        }
        count
    }
}
