//! Strings and bytes: escapes undone, literals that follow each other joined.

use crate::lexer::class::{BLANK, LINE_END, is};
use crate::lexer::string::{Field, Style, hex, line_end, octal};
use crate::token::{Role, Token, TokenKind};

/// Gives the value of a `String` or `Bytes` token to `sink`, stretch by stretch.
///
/// Strings come in UTF-8 as far as the source is; lone surrogates come as three bytes, as the
/// official compiler keeps them. A faulty token gives something, and never fails.
pub fn decode(source: &[u8], token: &Token, sink: &mut dyn FnMut(&[u8])) {
    let end = (token.end as usize).min(source.len());
    let start = (token.start as usize).min(end);
    let source = &source[..end];
    let bytes = token.kind == TokenKind::Bytes;
    match token.role {
        Role::Synthetic => sink(b"r"),
        Role::Verbatim => normalize(&source[start..], sink),
        Role::Template | Role::TemplateSpec => {
            let braces = match token.role {
                Role::Template => Braces::Template,
                _ => Braces::Format,
            };
            body(source, start, &Style::bare(token.raw), braces, false, sink);
        }
        _ => pieces(source, start, bytes, sink),
    }
}

/// What braces mean in a literal.
#[derive(Clone, Copy, PartialEq)]
enum Braces {
    /// Themselves.
    Plain,
    /// Fields, of which the expression is left out.
    Format,
    /// Doubled ones stand for one; a single one begins an expression that is shown, of which the
    /// escapes are undone as in any string.
    Template,
}

fn pieces(source: &[u8], mut at: usize, bytes: bool, sink: &mut dyn FnMut(&[u8])) {
    while let Some(&byte) = source.get(at) {
        if is(byte, BLANK | LINE_END) || byte == b'\\' {
            at += 1;
        } else if byte == b'#' {
            at = line_end(source, at);
        } else {
            let Some(style) = Style::at(&source[at..]) else {
                return;
            };
            let braces = if style.format {
                Braces::Format
            } else {
                Braces::Plain
            };
            at = body(source, at + style.opening(), &style, braces, bytes, sink);
        }
    }
}

/// One literal's text from `at` to its closing quotes; returns the offset after them.
fn body(
    source: &[u8],
    mut at: usize,
    style: &Style,
    braces: Braces,
    bytes: bool,
    sink: &mut dyn FnMut(&[u8]),
) -> usize {
    let quoted = style.quote != 0;
    let mut from = at;
    while let Some(&byte) = source.get(at) {
        match byte {
            b'\\' if !style.escapes() => at += 1,
            b'\\' if style.raw => {
                at += match source.get(at + 1) {
                    // A line end after it is still to be normalised.
                    Some(b'\r' | b'\n') => 1,
                    Some(letter @ 0x80..) => {
                        sink(&source[from..=at]);
                        character(u32::from(*letter), bytes, sink);
                        from = at + 2;
                        2
                    }
                    _ => 2,
                };
            }
            b'\\' => {
                sink(&source[from..at]);
                at += escape(&source[at..], bytes, sink);
                from = at;
            }
            b'\r' => {
                sink(&source[from..at]);
                sink(b"\n");
                at += if source.get(at + 1) == Some(&b'\n') {
                    2
                } else {
                    1
                };
                from = at;
            }
            b'{' | b'}' if braces != Braces::Plain && source.get(at + 1) == Some(&byte) => {
                if braces == Braces::Format {
                    // Both `{` stay, for `format` to read; of `}` each stands for itself.
                    at += if byte == b'{' { 2 } else { 1 };
                } else {
                    sink(&source[from..=at]);
                    at += 2;
                    from = at;
                }
            }
            b'{' if braces == Braces::Format => {
                let Some(field) = Field::at(source, at + 1) else {
                    break;
                };
                sink(&source[from..at]);
                if field.shown {
                    normalize(&source[field.start..field.resume], sink);
                }
                sink(b"{");
                at = field.resume;
                from = at;
            }
            b'{' if braces == Braces::Template => {
                sink(&source[from..at]);
                let style = Style::bare(false);
                return body(source, at + 1, &style, Braces::Plain, bytes, sink);
            }
            _ if quoted && style.closes(&source[at..]) => {
                sink(&source[from..at]);
                return at + style.closing();
            }
            _ => at += 1,
        }
    }
    sink(source.get(from..).unwrap_or_default());
    source.len()
}

/// Line ends of all kinds become `\n`.
fn normalize(text: &[u8], sink: &mut dyn FnMut(&[u8])) {
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        at += 1;
        if text[at - 1] == b'\r' {
            sink(&text[from..at - 1]);
            // The `\n` of `\r\n` comes by itself.
            if text.get(at) != Some(&b'\n') {
                sink(b"\n");
            }
            from = at;
        }
    }
    sink(&text[from..]);
}

/// Gives what the escape at the beginning of `text` stands for; returns its length.
fn escape(text: &[u8], bytes: bool, sink: &mut dyn FnMut(&[u8])) -> usize {
    let Some(&letter) = text.get(1) else {
        sink(b"\\");
        return 1;
    };
    let plain = match letter {
        b'\n' => return 2,
        b'\r' => return if text.get(2) == Some(&b'\n') { 3 } else { 2 },
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 7,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'v' => 11,
        b'f' => 12,
        b'r' => 13,
        b'0'..=b'7' => {
            let (value, digits) = octal(text);
            character(value, bytes, sink);
            return 1 + digits;
        }
        b'x' | b'u' | b'U' if letter == b'x' || !bytes => {
            let digits = match letter {
                b'x' => 2,
                b'u' => 4,
                _ => 8,
            };
            if let Some(value) = hex(text, digits) {
                character(value, bytes, sink);
                return 2 + digits;
            }
            sink(&text[..2]);
            return 2;
        }
        _ => {
            // The official compiler takes the first byte of a character for a character, here
            // and in raw strings.
            sink(b"\\");
            character(u32::from(letter), bytes, sink);
            return 2;
        }
    };
    sink(&[plain]);
    2
}

/// One byte, or one character in UTF-8; surrogates are encoded like any other character.
fn character(value: u32, bytes: bool, sink: &mut dyn FnMut(&[u8])) {
    let tail = |shift: u32| 0x80 | (value >> shift & 0x3f) as u8;
    match value {
        _ if bytes => sink(&[value as u8]),
        0..=0x7f => sink(&[value as u8]),
        0x80..=0x7ff => sink(&[0xc0 | (value >> 6) as u8, tail(0)]),
        0x800..=0xffff => sink(&[0xe0 | (value >> 12) as u8, tail(6), tail(0)]),
        _ => sink(&[0xf0 | (value >> 18 & 7) as u8, tail(12), tail(6), tail(0)]),
    }
}
