//! f-strings of which an expression ends within a quote, as the official compiler reads them: it
//! puts the expressions behind the literal and reads on, so the quote goes on into what follows.
//! Mostly that is wrong syntax some lines further; now and then it is a program.
//!
//! A lexer that takes expressions where they stand cannot go on into text that is not there, so
//! for a cross compiler the text is written anew, with the literal as its call of `format`.

use super::Lexer;
use super::class::{LINE_END, is};
use super::format::{Step, Walk};
use crate::fault::FaultCode;
use crate::literal;
use crate::token::{Role, Token, TokenKind};

/// Gives the text to `put` with the first such literal spelled out; false when it has none.
pub fn spell_out(source: &[u8], put: &mut dyn FnMut(&[u8])) -> bool {
    let mut lexer = Lexer::new(source);
    loop {
        let token = lexer.next_token();
        if token.kind == TokenKind::End {
            return false;
        }
        if lexer.leaves_quote_open(&token) {
            lexer.write_spelled(put);
            return true;
        }
    }
}

impl Lexer<'_> {
    /// Whether a string goes on beyond the expression of an f-string that it is in.
    fn leaves_quote_open(&self, token: &Token) -> bool {
        let open = matches!(
            token.fault,
            Some(FaultCode::UnterminatedString | FaultCode::MalformedFormat)
        );
        open && token.end as usize == self.limit
            && self.limit < self.source.len()
            && self
                .formats
                .outer()
                .is_some_and(|format| matches!(format.step, Step::Expression))
    }

    /// The text with the outermost f-string under way as a string and its call of `format`.
    fn write_spelled(&self, put: &mut dyn FnMut(&[u8])) {
        let Some(format) = self.formats.outer() else {
            return;
        };
        put(&self.source[..format.start]);
        let whole = Token {
            role: Role::Format,
            start: format.start as u32,
            end: format.end as u32,
            ..self.token(TokenKind::String, format.start)
        };
        put(b"'");
        literal::decode(self.source, &whole, &mut |text| {
            for byte in text {
                match byte {
                    b'\\' => put(b"\\\\"),
                    b'\'' => put(b"\\'"),
                    b'\n' => put(b"\\n"),
                    b'\r' => put(b"\\r"),
                    _ => put(&[*byte]),
                }
            }
        });
        put(b"'");
        // Its lines, and those that were looked past after it, are counted before the call.
        // So is the line end that is missing at the end, where it is looked past.
        let ends = self.told_at_end
            && format.resume == self.source.len()
            && !self.source.last().is_some_and(|byte| is(*byte, LINE_END));
        for _ in 0..self.lines_in(format.start, format.resume) + u32::from(ends) {
            put(b"\\\n");
        }
        put(b".format(");
        let mut walk = Walk {
            at: format.start,
            style: None,
        };
        let mut comma: &[u8] = b"(";
        while let Some(field) = walk.next_field(self.source, format.end) {
            put(comma);
            put(&self.source[field.start..field.end]);
            put(b")");
            comma = b",(";
        }
        put(b")");
        put(&self.source[format.resume..]);
    }
}
