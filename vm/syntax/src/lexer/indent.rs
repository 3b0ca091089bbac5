//! Lines and their indentation: the tokens nobody sees.

use super::class::{BLANK, LINE_END, is};
use super::columns::Columns;
use super::{Lexer, ON_CHIP, string};
use crate::fault::FaultCode;
use crate::token::{Token, TokenKind};

/// The columns of the open blocks, and what is still to be told about them.
#[derive(Clone, Debug)]
pub(super) struct Indents {
    open: Columns,
    /// Tokens to come before the next one: one `Indent`, or so many `Dedent`s.
    pending: Pending,
    /// Where the line begins, and where its first token does.
    margin: (usize, usize),
    /// The column this line should not have.
    fault: Option<FaultCode>,
}

#[derive(Clone, Copy, Debug)]
enum Pending {
    Indent,
    Dedents(u16),
    /// An empty statement.
    #[cfg(not(target_os = "none"))]
    Statement,
}

impl Indents {
    /// No block is open.
    pub(super) const NONE: Indents = Indents {
        open: Columns::NONE,
        pending: Pending::Dedents(0),
        margin: (0, 0),
        fault: None,
    };

    /// Whether tokens are to come before the next one of the text.
    #[inline]
    pub(super) fn is_due(&self) -> bool {
        !matches!(self.pending, Pending::Dedents(0))
    }

    /// Compares a new line's column with the open blocks'.
    fn measure(&mut self, column: usize) {
        self.fault = None;
        self.pending = Pending::Dedents(0);
        if !ON_CHIP && column == self.open.innermost() {
            return;
        }
        if column > self.open.innermost() {
            if self.open.push(column) {
                self.pending = Pending::Indent;
            } else {
                self.fault = Some(FaultCode::TooManyIndents);
            }
            return;
        }
        let mut closed = 0;
        while column < self.open.innermost() {
            self.open.pop();
            if column > self.open.innermost() {
                // Between two columns: the line is taken to belong to the inner block, which
                // from now on has this column.
                self.open.push(column);
                self.fault = Some(FaultCode::InconsistentDedent);
                break;
            }
            closed += 1;
        }
        self.pending = Pending::Dedents(closed);
    }
}

impl Lexer<'_> {
    /// Where the present line's indentation is; what an `InconsistentDedent` is about.
    pub(crate) fn margin(&self) -> (u32, u32) {
        (self.indents.margin.0 as u32, self.indents.margin.1 as u32)
    }

    /// The column at which the innermost open block stands.
    pub(crate) fn block_column(&self) -> usize {
        self.indents.open.innermost()
    }

    /// Whether the next token is an `Indent`.
    pub(crate) fn will_indent(&self) -> bool {
        matches!(self.indents.pending, Pending::Indent)
    }

    /// Goes past empty lines to the next token and measures its line.
    pub(super) fn begin_line(&mut self) {
        self.in_line = false;
        let (mut line_start, mut column) = match ON_CHIP {
            true => (self.at, 0),
            false => self.quick_margin(),
        };
        while self.at < self.limit {
            let byte = self.source[self.at];
            if is(byte, BLANK) {
                // Tabs go to the next multiple of eight.
                column = if byte == b'\t' {
                    (column & !7) + 8
                } else {
                    column + 1
                };
                self.at += 1;
                continue;
            } else if byte == b'#' {
                self.at = string::line_end(self.source, self.at).min(self.limit);
                if self.at == self.limit {
                    break;
                }
            } else if byte == b'\\' && self.continues_line() {
                self.at += 1;
                if self.at == self.limit {
                    break;
                }
            } else if !is(byte, LINE_END) {
                break;
            }
            self.skip_line_end();
            line_start = self.at;
            column = 0;
        }
        if self.at == self.limit {
            // Blank lines at the end close nothing by themselves; the end does.
            column = 0;
            line_start = self.at;
        }
        self.indents.margin = (line_start, self.at);
        self.indents.measure(column);
    }

    /// Whether the text begins with a continued line that goes on empty: to the official compiler
    /// that is an empty statement, unless there is no other.
    #[cfg(not(target_os = "none"))]
    pub(super) fn begins_with_empty_statement(&mut self) -> bool {
        let mut ahead = self.clone();
        ahead.skip_blanks();
        let skipped = &self.source[..ahead.at];
        if !skipped.contains(&b'\\') || skipped.contains(&b'#') && ahead.at == ahead.limit {
            return false;
        }
        if ahead.at < ahead.limit {
            if !is(self.source[ahead.at], LINE_END) {
                return false;
            }
            let mut rest = ahead.clone();
            rest.begin_line();
            if rest.at == rest.limit {
                return false;
            }
        } else if skipped.last().is_some_and(|byte| is(*byte, BLANK)) {
            return false;
        }
        (self.at, self.line) = (ahead.at, ahead.line);
        self.indents.pending = Pending::Statement;
        true
    }

    /// The `Indent` or `Dedent` that is due.
    #[inline]
    pub(super) fn layout_token(&mut self) -> Option<Token> {
        match self.indents.pending {
            Pending::Dedents(0) => None,
            Pending::Dedents(count) => {
                self.indents.pending = Pending::Dedents(count - 1);
                let line = self.line + self.lines_at_end();
                Some(Token {
                    line,
                    ..self.token(TokenKind::Dedent, self.at)
                })
            }
            #[cfg(not(target_os = "none"))]
            Pending::Statement => {
                self.indents.pending = Pending::Dedents(0);
                self.in_line = true;
                let line = self.line + self.lines_at_end();
                Some(Token {
                    line,
                    ..self.synthetic(TokenKind::Pass, self.at)
                })
            }
            Pending::Indent => {
                self.indents.pending = Pending::Dedents(0);
                Some(self.token(TokenKind::Indent, self.indents.margin.0))
            }
        }
    }

    /// The end of a logical line.
    pub(super) fn newline_token(&mut self) -> Token {
        let start = self.at;
        let line = self.line;
        self.skip_line_end();
        let end = self.at as u32;
        self.begin_line();
        let fault = self.indents.fault;
        Token {
            fault,
            end,
            line,
            ..self.token(TokenKind::Newline, start)
        }
    }

    /// What comes when there are no more bytes: a line end if one is missing, `Dedent`s, `End`.
    pub(super) fn end_token(&mut self) -> Token {
        let here = self.at;
        if self.in_line && self.nesting == 0 && !self.continued {
            let token = self.token(TokenKind::Newline, here);
            self.begin_line();
            return token;
        }
        if self.indents.open.innermost() > 0 && self.nesting == 0 && !self.continued {
            self.indents.measure(0);
            if let Some(token) = self.layout_token() {
                return token;
            }
        }
        let line = match self.told_at_end {
            true => self.line + 1,
            false => self.line + self.lines_at_end(),
        };
        Token {
            line,
            ..self.token(TokenKind::End, here)
        }
    }

    /// The official compiler goes by a text that ends with a line end.
    pub(super) fn lines_at_end(&self) -> u32 {
        let unfinished = self.at == self.source.len()
            && self.source.last().is_some_and(|last| !is(*last, LINE_END));
        u32::from(unfinished)
    }

    /// Starts anew at `at`, the beginning of a line, as if no bracket were open.
    ///
    /// Returns the line end that would have come before.
    pub(crate) fn restart(&mut self, at: u32, line: u32) -> Token {
        self.nesting = 0;
        self.mixed = None;
        self.told_at_end = false;
        self.formats.clear();
        self.limit = self.source.len();
        self.at = (at as usize).min(self.limit);
        self.line = line;
        let newline = self.token(TokenKind::Newline, self.at);
        self.begin_line();
        Token {
            fault: self.indents.fault,
            ..newline
        }
    }
}
