//! f-strings and t-strings spelled out: the text anew, with such literals as the calls that the
//! official compiler makes of them.
//!
//! It puts together the text of a call and reads on in it, so a quote, a bracket or a comment that
//! an expression leaves open goes on into what follows. Mostly that is wrong syntax some lines
//! further; now and then it is a program. A lexer that takes expressions where they stand cannot
//! go on into text that is not there; a cross compiler reads the text that is written here.

use super::Lexer;
use super::class::{BLANK, LINE_END, is};
use super::format::{Step, Walk};
use super::string::{Style, line_end, scan};
use crate::fault::FaultCode;
use crate::literal;
use crate::token::{Role, Token, TokenKind};

/// Gives `put` the text with all t-strings spelled out, and those f-strings that need it; false,
/// and nothing, when it has none. What is within their expressions is left for the next time.
pub fn spell_out(source: &[u8], put: &mut dyn FnMut(&[u8])) -> bool {
    let mut lexer = Lexer::new(source);
    let mut told = 0;
    // Before the literal under way; where bytes begin that a string follows directly.
    let (mut at, mut nesting) = (0, 0);
    let mut bytes = None;
    loop {
        if !lexer.formats.in_expression() {
            (at, nesting) = (lexer.at, lexer.nesting);
        }
        let token = lexer.next_token();
        if token.kind == TokenKind::End {
            if told > 0 {
                put(&source[told..]);
            }
            return told > 0;
        }
        if let (Some(start), Some(FaultCode::MixedLiterals)) = (bytes.take(), token.fault)
            && Style::at(token.text(source)).is_some_and(|style| style.template)
        {
            put(&source[told..start]);
            let at = token.start as usize;
            if lexer.write_after_bytes(start, at, put) {
                put(&source[at..]);
            }
            return true;
        }
        let sound = token.fault.is_none();
        if token.kind == TokenKind::Bytes && sound && !lexer.formats.in_expression() {
            bytes = lexer.mixed.map(|_| token.start as usize);
        }
        if !lexer.needs_spelling(&token) {
            continue;
        }
        let (Some(resume), Some((_, start))) =
            (lexer.formats.resume(), Style::after_blanks(source, at))
        else {
            continue;
        };
        put(&source[told..start]);
        if !lexer.write_spelled(start, resume, put) {
            return true;
        }
        if lexer.leaves_quote_open(&token) {
            // What follows is in that quote, and is read anew first.
            put(&source[resume..]);
            return true;
        }
        told = resume;
        lexer.formats.clear();
        (lexer.at, lexer.limit, lexer.nesting) = (resume, source.len(), nesting);
    }
}

/// Whether a text may have a raw t-string. Of one with a backslash in an expression of a format
/// spec the official compiler doubles it, so that a string there becomes another.
pub fn may_double_backslashes(source: &[u8]) -> bool {
    let raw = |text: &[u8]| matches!(text, b"tr'" | b"tr\"" | b"rt'" | b"rt\"");
    source.windows(3).any(raw)
}

impl Style {
    /// The next literal's style and place after what may stand between literals.
    fn after_blanks(source: &[u8], mut at: usize) -> Option<(Style, usize)> {
        loop {
            let byte = *source.get(at)?;
            if is(byte, BLANK | LINE_END) || byte == b'\\' {
                at += 1;
            } else if byte == b'#' {
                at = line_end(source, at);
            } else {
                return Style::at(&source[at..]).map(|style| (style, at));
            }
        }
    }
}

/// The literals before `end` that follow each other, each with its style, beginning and end.
pub(super) fn literals(
    source: &[u8],
    start: usize,
    end: usize,
) -> impl Iterator<Item = (Style, usize, usize)> {
    let source = &source[..end];
    let mut at = start;
    core::iter::from_fn(move || {
        let (style, start) = Style::after_blanks(source, at)?;
        at = scan(source, start + style.opening(), end, &style, true).end;
        Some((style, start, at))
    })
}

impl Lexer<'_> {
    fn needs_spelling(&self, token: &Token) -> bool {
        token.role == Role::TemplateName
            || token.fault == Some(FaultCode::FormatTooDeep)
            || self.leaves_quote_open(token)
    }

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

    /// Writes the literals from `start` on, after which the lexer went on at `resume`. False when
    /// the rest of the text is written, too, or there is none.
    fn write_spelled(&self, start: usize, resume: usize, put: &mut dyn FnMut(&[u8])) -> bool {
        if literals(self.source, start, resume).any(|(style, ..)| style.template) {
            return self.write_template(start, resume, put);
        }
        let whole = self.string(Role::Format, start, resume);
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
        self.write_lines(start, resume, put);
        put(b".format(");
        self.write_arguments(start, resume, put);
        put(b")");
        true
    }

    /// The literals of a stretch as one string.
    pub(super) fn string(&self, role: Role, start: usize, end: usize) -> Token {
        Token {
            role,
            start: start as u32,
            end: end as u32,
            ..self.token(TokenKind::String, start)
        }
    }

    /// Writes the expressions of f-strings as arguments of a call, each with a comma behind it.
    pub(super) fn write_arguments(&self, start: usize, end: usize, put: &mut dyn FnMut(&[u8])) {
        let mut walk = Walk {
            at: start,
            style: None,
        };
        while let Some(field) = walk.next_field(self.source, end) {
            put(b"(");
            put(&self.source[field.start..field.end]);
            put(b"),");
        }
    }

    /// The lines of literals, and those that were looked past after them, are counted before the
    /// call. So is the line end that is missing at the end, where it is looked past.
    pub(super) fn write_lines(&self, start: usize, resume: usize, put: &mut dyn FnMut(&[u8])) {
        let ends = self.told_at_end
            && resume == self.source.len()
            && !self.source.last().is_some_and(|byte| is(*byte, LINE_END));
        for _ in 0..self.lines_in(start, resume) + u32::from(ends) {
            put(b"\\\n");
        }
    }
}
