//! A string literal and all that follow it directly, as one token or as the first of several.

use super::Lexer;
use super::string::{self, Scan, Style};
use crate::fault::FaultCode;
use crate::token::{Role, Token, TokenKind};

/// What literals that follow each other have been so far.
#[derive(Default)]
struct Joined {
    fault: Option<FaultCode>,
    /// One is an f-string or a t-string.
    formatted: bool,
    /// Where the t-string among them begins and ends.
    template: Option<(usize, usize)>,
    /// Something cannot be joined to a t-string: an empty string can, nothing else.
    beside_template: bool,
}

impl Joined {
    fn add(&mut self, piece: &Style, start: usize, scan: &Scan) {
        self.fault = self.fault.or(scan.fault);
        self.formatted |= piece.format || piece.template;
        let empty = scan.end == start + piece.opening() + piece.closing();
        if piece.template && self.template.is_none() {
            self.template = Some((start, scan.end));
        } else {
            self.beside_template |= !empty || piece.format || piece.template;
        }
    }
}

impl Lexer<'_> {
    /// The token of the literal that begins here.
    pub(super) fn string_token(&mut self, style: Style) -> Token {
        let (start, line) = (self.at, self.line);
        let mixed = self.mixed == Some(start);
        let mut joined = Joined::default();
        let end = self.join(style, &mut joined);
        let mut fault = joined.fault;
        if mixed {
            // What is within a t-string is looked at later.
            let own = fault.filter(|_| !style.template);
            fault = own.or(Some(FaultCode::MixedLiterals));
        }
        if fault.is_none() {
            // Within brackets the blanks that were looked past are lines too, and so is the line
            // end that is missing at the end.
            if joined.formatted && self.nesting > 0 && self.at == self.source.len() {
                self.told_at_end = true;
                self.line += self.lines_at_end();
            }
            if let Some((start, end)) = joined.template {
                return self.begin_template(start, end, line, joined.beside_template);
            }
            if joined.formatted && !self.begin_format(start, end) {
                fault = Some(FaultCode::FormatTooDeep);
            }
        }
        Token {
            kind: match style.bytes {
                true => TokenKind::Bytes,
                false => TokenKind::String,
            },
            role: match joined.formatted {
                true => Role::Format,
                false => Role::Plain,
            },
            raw: false,
            fault,
            start: start as u32,
            end: end as u32,
            line,
        }
    }

    /// Goes past the literal that begins here and those joined to it; returns where they end.
    fn join(&mut self, style: Style, joined: &mut Joined) -> usize {
        let mut piece = style;
        loop {
            let start = self.at;
            let body = start + piece.opening();
            let scan = string::scan(self.source, body, self.limit, &piece, self.patient);
            self.patient &= !scan.lost;
            joined.add(&piece, start, &scan);
            self.line += self.lines_in(start, scan.end);
            self.at = scan.end;
            let (end, line) = (self.at, self.line);
            if scan.fault == Some(FaultCode::UnterminatedString) {
                return end;
            }
            self.skip_blanks();
            match Style::at(&self.source[self.at..self.limit]) {
                Some(next) if next.bytes == style.bytes => piece = next,
                next => {
                    self.mixed = next.map(|_| self.at);
                    // The official compiler looks past the blanks before it goes on with the
                    // expressions of an f-string, and so counts their lines first.
                    if !joined.formatted {
                        (self.at, self.line) = (end, line);
                    }
                    return end;
                }
            }
        }
    }
}
