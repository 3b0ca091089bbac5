//! t-strings and the strings beside them spelled out as the official compiler reads them.
//!
//! It tells the name `__template__` and goes on in a text: the strings before the t-string as they
//! are, two brackets, the t-string's stretches, the strings after it as they are, a bracket, and
//! what is told of each field. So a string beside a t-string is code, and so is the beginning of a
//! t-string behind an f-string or a t-string with fields, of which the brackets and the opening
//! quotes are left out.

use super::Lexer;
use super::format::Walk;
use super::spelled::literals;
use super::string::Style;
use super::template::TemplateField;
use crate::literal;
use crate::token::{Role, Token, TokenKind};

type Put<'p> = &'p mut dyn FnMut(&[u8]);

/// What no statement goes on with.
const WRONG: &[u8] = b"$";

/// The text that the official compiler goes on in: a NUL is a line end where none is before it,
/// and otherwise the end of everything.
struct Text<'p, 'f> {
    put: &'p mut (dyn FnMut(&[u8]) + 'f),
    /// Bytes so far.
    length: usize,
    last: u8,
    over: bool,
}

impl<'p, 'f> Text<'p, 'f> {
    fn new(put: &'p mut (dyn FnMut(&[u8]) + 'f)) -> Self {
        Text {
            put,
            length: 0,
            last: 0,
            over: false,
        }
    }

    fn add(&mut self, text: &[u8]) {
        for &byte in text {
            if self.over {
                return;
            }
            let line_end = matches!(self.last, b'\n' | b'\r');
            let byte = match byte {
                0 if line_end => {
                    self.over = true;
                    return;
                }
                // The first three bytes are taken as they are.
                0 if self.length < 3 => {
                    self.over = true;
                    (self.put)(WRONG);
                    return;
                }
                0 => b'\n',
                byte => byte,
            };
            (self.put)(&[byte]);
            self.length += 1;
            self.last = byte;
        }
    }
}

/// The fields of a t-string from its opening quotes on.
fn fields(source: &[u8], style: Style, start: usize, end: usize) -> Fields<'_> {
    let end = end - style.closing();
    let at = start + style.opening();
    Fields {
        source: &source[..end],
        walk: Walk {
            at,
            style: Some(style),
        },
    }
}

struct Fields<'s> {
    source: &'s [u8],
    walk: Walk,
}

impl Iterator for Fields<'_> {
    type Item = TemplateField;

    fn next(&mut self) -> Option<TemplateField> {
        let field = self.walk.next_field(self.source, self.source.len())?;
        let field = TemplateField::complete(self.source, field, &self.walk.style?)?;
        self.walk.at = field.after;
        Some(field)
    }
}

impl Lexer<'_> {
    /// Writes the literals from `start` on, one of which is a t-string. False when the rest of the
    /// text is written, too, or there is none.
    pub(super) fn write_template(&self, start: usize, resume: usize, put: Put<'_>) -> bool {
        let mut text = self.write_name(start, resume, put);
        // Whether there are fields of a t-string, whether an f-string came before any, and whether
        // one came at all.
        let (mut filled, mut formatted, mut behind) = (false, false, false);
        for (style, from, to) in literals(self.source, start, resume) {
            if style.template {
                filled |= self.write_pieces(style, from, to, !behind && !filled, &mut text);
            } else {
                formatted |= style.format && !filled;
                behind |= style.format;
                self.write_content(style, from, to, &mut text);
            }
        }
        text.add(b",),");
        if text.over {
            return false;
        }
        if formatted {
            put(b".format(");
            self.write_arguments(start, resume, put);
            put(b")");
            // A quote may be open now, so that what follows is read anew first.
            put(&self.source[resume..]);
            return false;
        }
        for (style, from, to) in literals(self.source, start, resume) {
            if style.template {
                for field in fields(self.source, style, from, to) {
                    self.write_field(&style, field, put);
                }
            } else if style.format {
                self.write_arguments(from, to, put);
            }
        }
        put(b")");
        true
    }

    /// Writes the name that literals from `start` to `end` are spelled out with, and their lines;
    /// gives the text that goes on behind it.
    fn write_name<'p, 'f>(
        &self,
        start: usize,
        end: usize,
        put: &'p mut (dyn FnMut(&[u8]) + 'f),
    ) -> Text<'p, 'f> {
        // What comes behind it is no part of the name.
        put(b"__template__ ");
        self.write_lines(start, end, put);
        Text::new(put)
    }

    /// Writes bytes from `start` to the t-string behind them, which begins at `at` and stays as it
    /// is. False when the text ends with them.
    pub(super) fn write_after_bytes(&self, start: usize, at: usize, put: Put<'_>) -> bool {
        let mut text = self.write_name(start, at, put);
        let bytes = Token {
            kind: TokenKind::Bytes,
            ..self.string(Role::Plain, start, at)
        };
        literal::decode(self.source, &bytes, &mut |stretch| text.add(stretch));
        text.add(b",),)");
        !text.over
    }

    /// A string beside the t-string.
    fn write_content(&self, style: Style, start: usize, end: usize, text: &mut Text<'_, '_>) {
        let role = match style.format {
            true => Role::Format,
            false => Role::Plain,
        };
        let token = self.string(role, start, end);
        literal::decode(self.source, &token, &mut |stretch| text.add(stretch));
    }

    /// The stretches of a t-string between its fields, the first with or without what opens it;
    /// returns whether it has any fields.
    fn write_pieces(
        &self,
        style: Style,
        start: usize,
        end: usize,
        mut opens: bool,
        text: &mut Text<'_, '_>,
    ) -> bool {
        let quotes = &self.source[start + usize::from(style.prefix)..start + style.opening()];
        let mut from = start + style.opening();
        if opens {
            text.add(b"((");
        }
        let mut piece = |from: usize, to: usize, shown: &[u8], last: bool| {
            if opens {
                text.add(quotes);
            }
            opens = true;
            literal_text(&self.source[from..to], style.raw, true, &mut |part| {
                text.add(part)
            });
            text.add(shown);
            text.add(quotes);
            if !last {
                text.add(b",");
            }
        };
        let mut any = false;
        for field in fields(self.source, style, start, end) {
            let shown = match field.shown {
                true => &self.source[field.start..=field.end],
                false => b"",
            };
            piece(from, field.start - 1, shown, false);
            from = field.after;
            any = true;
        }
        let last = end - style.closing();
        piece(from, last, b"", true);
        if !style.closes(&self.source[last..]) {
            text.add(WRONG);
        }
        any
    }

    /// What is told of a field: its expression, that as text, how it is converted and formatted.
    fn write_field(&self, style: &Style, field: TemplateField, put: Put<'_>) {
        let quote = &[style.quote][..];
        let expression = &self.source[field.start..field.text_end(self.source)];
        put(b"(");
        put(expression);
        put(b"),");
        put(quote);
        for &byte in expression {
            if byte == b'\\' || byte == style.quote {
                put(b"\\");
            }
            put(&[byte]);
        }
        put(quote);
        put(b",");
        match field.conversion {
            Some(letter) => {
                put(quote);
                put(&self.source[letter..=letter]);
                put(quote);
            }
            None if field.shown && field.spec.is_none() => {
                put(quote);
                put(b"r");
                put(quote);
            }
            None => put(b"None"),
        }
        put(b",");
        if field.nested {
            put(b"f");
        }
        put(quote);
        if let Some((from, to)) = field.spec {
            literal_text(&self.source[from..to], style.raw, false, put);
        }
        put(quote);
        put(b",");
    }
}

/// The text of a literal for one of one line: line ends become escapes, backslashes of a raw one
/// are doubled, and where `braces` says so doubled braces become one.
fn literal_text(text: &[u8], raw: bool, braces: bool, put: Put<'_>) {
    let mut bytes = text.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if raw => put(b"\\\\"),
            b'\\' => {
                put(b"\\");
                if let Some(next) = bytes.next() {
                    put(&[next]);
                    if next == b'\r' && bytes.next_if_eq(&b'\n').is_some() {
                        put(b"\n");
                    }
                }
            }
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                put(b"\\n");
            }
            b'\n' => put(b"\\n"),
            b'{' | b'}' if braces => {
                bytes.next_if_eq(&byte);
                put(&[byte]);
            }
            _ => put(&[byte]),
        }
    }
}
