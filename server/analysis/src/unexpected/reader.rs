//! What stands before a token that has no place: the tokens of its line and the open brackets.

use std::ops::Range;

use garter_syntax::lexer::Lexer;
use garter_syntax::token::TokenGroup;
use garter_syntax::{Fault, Token, TokenKind};

/// A token that somebody wrote.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) kind: TokenKind,
    pub(super) range: Range<usize>,
}

/// The tokens of a text up to a fault.
pub(super) struct Reader<'t> {
    text: &'t str,
    lexer: Lexer<'t>,
    /// Where the lexer's text begins.
    base: usize,
    next: Token,
    /// Brackets that are open, the innermost last.
    open: Vec<Word>,
    /// The words of the logical line before the next token.
    line: Vec<Word>,
    /// Where the last fault was; brackets that were open there may have been meant to be closed.
    last: Option<usize>,
}

/// A token that has no place, and what is around it.
pub(super) struct Place<'r, 't> {
    pub(super) text: &'t str,
    pub(super) found: Word,
    pub(super) open: &'r [Word],
    /// The words before it in its logical line.
    pub(super) line: &'r [Word],
    /// The token is the first in its line of the text.
    pub(super) begins_line: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut lexer = Lexer::new(text.as_bytes());
        Reader {
            text,
            next: lexer.next_token(),
            lexer,
            base: 0,
            open: Vec::new(),
            line: Vec::new(),
            last: None,
        }
    }

    /// Reads on to a fault. Nothing if that is not at a token, or was passed.
    pub(super) fn read_to(&mut self, fault: &Fault) -> Option<Place<'_, 't>> {
        let at = fault.start as usize;
        while self.base + (self.next.start as usize) < at && self.next.kind != TokenKind::End {
            self.restart();
            self.take();
            // A token that nobody wrote stands where the one before it ends.
            while self.next.is_synthetic() && self.next.kind != TokenKind::End {
                self.next = self.lexer.next_token();
            }
        }
        let next = self.base + self.next.start as usize;
        // Where an expression of an f-string ends stands a bracket that nobody wrote.
        if next > at && fault.end > fault.start {
            return None;
        }
        self.last = Some(at);
        let end = (fault.end as usize).clamp(at, self.text.len());
        Some(Place {
            text: self.text,
            found: Word {
                kind: fault.found,
                range: at..end,
            },
            open: &self.open,
            line: &self.line,
            begins_line: begins_line(self.text, at),
        })
    }

    /// Takes the next token for read.
    fn take(&mut self) {
        let token = self.next;
        let range = self.base + token.start as usize..self.base + token.end as usize;
        match token.kind {
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                self.open.push(Word {
                    kind: token.kind,
                    range: range.clone(),
                });
            }
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => {
                self.open.pop();
            }
            _ => {}
        }
        match (token.kind, token.kind.group()) {
            (TokenKind::Newline, _) => self.line.clear(),
            (TokenKind::Invalid, _) => {}
            (_, TokenGroup::Layout) => {}
            (kind, _) => self.line.push(Word { kind, range }),
        }
        self.next = self.lexer.next_token();
    }

    /// Begins anew at the next token where the parser would have: after a fault within brackets
    /// that were never closed, at a line that is not indented more than the one with the bracket.
    fn restart(&mut self) {
        let Some(first) = self.open.first() else {
            return;
        };
        let at = self.base + self.next.start as usize;
        if self.last.is_none_or(|last| last < first.range.start) || !begins_line(self.text, at) {
            return;
        }
        let line = line_start(self.text, at);
        let of_bracket = line_start(self.text, first.range.start);
        let column = |line: usize| {
            let rest = self.text.as_bytes()[line..].iter();
            rest.take_while(|byte| matches!(byte, b' ' | b'\t')).count()
        };
        let is_item = matches!(
            self.next.kind,
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace
        );
        if is_item || line == of_bracket || at - line > column(of_bracket) {
            return;
        }
        self.base = at;
        self.lexer = Lexer::new(&self.text.as_bytes()[at..]);
        self.next = self.lexer.next_token();
        self.open.clear();
        self.line.clear();
    }
}

/// Where the line begins that a byte is in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at];
    let end = before
        .iter()
        .rposition(|byte| matches!(byte, b'\n' | b'\r'));
    end.map_or(0, |end| end + 1)
}

fn begins_line(text: &str, at: usize) -> bool {
    let line = &text.as_bytes()[line_start(text, at)..at];
    line.iter().all(|byte| matches!(byte, b' ' | b'\t'))
}
