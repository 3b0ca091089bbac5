//! Strings: prefixes, where one ends, and replacement fields of f-strings and t-strings.

use super::ON_CHIP;
use super::class::{STRING_STOP, is};
use super::eight::Eight;
use super::template::TemplateField;
use crate::fault::FaultCode;

/// How one string literal is written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style {
    /// Length of the prefix letters.
    pub prefix: u8,
    /// The quote character.
    pub quote: u8,
    /// Three quotes.
    pub triple: bool,
    /// `r`
    pub raw: bool,
    /// `b`
    pub bytes: bool,
    /// `f`
    pub format: bool,
    /// `t`
    pub template: bool,
}

impl Style {
    /// The style of the literal that begins at `text`, when one does. Capital letters are no
    /// prefixes.
    pub(crate) fn at(text: &[u8]) -> Option<Style> {
        let mut style = Style::default();
        let letters = match text {
            [b'"' | b'\'', ..] => 0,
            [_, b'"' | b'\'', ..] => 1,
            [_, _, b'"' | b'\'', ..] => 2,
            _ => return None,
        };
        match &text[..letters] {
            b"" | b"u" => {}
            b"r" => style.raw = true,
            b"b" => style.bytes = true,
            b"f" => style.format = true,
            b"t" => style.template = true,
            b"br" | b"rb" => (style.bytes, style.raw) = (true, true),
            b"fr" | b"rf" => (style.format, style.raw) = (true, true),
            b"tr" | b"rt" => (style.template, style.raw) = (true, true),
            _ => return None,
        }
        style.prefix = letters as u8;
        style.quote = text[letters];
        style.triple = text[letters..].starts_with(&[style.quote; 3]);
        Some(style)
    }

    /// That of a text without quotes, of any number of lines: it ends where it is cut off.
    pub(crate) fn bare(raw: bool) -> Style {
        Style {
            triple: true,
            raw,
            ..Style::default()
        }
    }

    /// Length of prefix and opening quotes.
    pub(crate) fn opening(&self) -> usize {
        self.prefix as usize + self.closing()
    }

    /// Length of the closing quotes.
    pub(crate) fn closing(&self) -> usize {
        if self.triple { 3 } else { 1 }
    }

    /// Whether the closing quotes stand at the beginning of `text`.
    pub(crate) fn closes(&self, text: &[u8]) -> bool {
        !self.is_bare()
            && text.first() == Some(&self.quote)
            && (!self.triple || text.starts_with(&[self.quote; 3]))
    }

    /// Whether there are no quotes.
    pub(crate) fn is_bare(&self) -> bool {
        self.quote == 0
    }

    /// Whether a backslash does something to what follows it.
    pub(crate) fn escapes(&self) -> bool {
        !(self.raw && (self.template || self.is_bare()))
    }

    /// Whether a text has the quote character in it, not escaped.
    pub(crate) fn has_quote(&self, text: &[u8]) -> bool {
        let mut escaped = false;
        text.iter().any(|byte| {
            let found = !escaped && *byte == self.quote;
            escaped = !escaped && *byte == b'\\' && self.escapes();
            found
        })
    }

    fn fields(&self) -> bool {
        self.format || self.template
    }
}

/// What scanning a literal found.
pub(crate) struct Scan {
    /// Offset after the closing quotes, or where the scan gave up.
    pub end: usize,
    /// The first fault.
    pub fault: Option<FaultCode>,
    /// Whether a replacement field was not found to be closed anywhere.
    pub lost: bool,
}

/// Finds the end of the literal whose opening quotes end at `at`.
///
/// `patient` says whether a replacement field may be looked for beyond the end of the line.
pub(crate) fn scan(
    source: &[u8],
    mut at: usize,
    limit: usize,
    style: &Style,
    patient: bool,
) -> Scan {
    let mut fault = None;
    let source = &source[..limit];
    // Of a t-string in three quotes, those that came, with nothing but line ends between.
    let counts = !ON_CHIP && style.template && style.triple;
    let mut quotes = 0;
    loop {
        let from = at;
        while source.get(at).is_some_and(|byte| !is(*byte, STRING_STOP)) {
            at += 1;
        }
        let Some(&byte) = source.get(at) else {
            return unterminated(source.len(), style, fault);
        };
        if counts {
            quotes *= u8::from(at == from);
            match byte {
                b'\n' | b'\r' => {}
                _ if byte == style.quote => quotes += 1,
                _ => quotes = 0,
            }
            if quotes == 3 {
                return Scan {
                    end: at + 1,
                    fault,
                    lost: false,
                };
            }
        }
        match byte {
            b'\\' if style.escapes() => {
                let before = fault;
                fault = after_backslash(&source[at..], style, before);
                at += 1;
                if fault == Some(FaultCode::BadEscape) && before != fault {
                    at = past_escape(source, at);
                    continue;
                }
                match source.get(at) {
                    Some(b'\r') if source.get(at + 1) == Some(&b'\n') => at += 2,
                    Some(_) => at += 1,
                    None => {}
                }
            }
            b'\n' | b'\r' if !style.triple => return unterminated(at, style, fault),
            // The official compiler writes line ends, and the backslashes of a raw literal, as
            // escapes when it puts a format spec into a literal of its own.
            b'\n' | b'\r' | b'\\'
                if style.is_bare() && fault == Some(FaultCode::MalformedFormat) =>
            {
                fault = Some(FaultCode::MalformedBeforeEscape);
                at += 1;
            }
            b'{' if style.fields() => {
                if source.get(at + 1) == Some(&b'{') {
                    at += 2;
                    continue;
                }
                let reach = if patient {
                    source.len()
                } else {
                    line_end(source, at)
                };
                let field = Field::at(&source[..reach], at + 1);
                let whole = field.and_then(|field| match style.template {
                    true => TemplateField::complete(&source[..reach], field, style),
                    false => Some(TemplateField::plain(field)),
                });
                let (Some(field), Some(whole)) = (field, whole) else {
                    let end = if style.triple {
                        source.len()
                    } else {
                        line_end(source, at)
                    };
                    let fault = match fault {
                        _ if style.template => FaultCode::MalformedFormat,
                        Some(FaultCode::NamedEscape) => FaultCode::NamedEscape,
                        Some(before) if style.is_bare() => before,
                        _ => FaultCode::UnterminatedString,
                    };
                    return Scan {
                        end,
                        fault: Some(fault),
                        lost: true,
                    };
                };
                if field.is_empty(source, style.template) && fault != Some(FaultCode::NamedEscape) {
                    fault = Some(FaultCode::MalformedFormat);
                }
                at = whole.after;
            }
            b'}' if style.template => {
                let doubled = source.get(at + 1) == Some(&b'}');
                if !doubled {
                    fault = fault.or(Some(FaultCode::MalformedFormat));
                }
                at += 1 + usize::from(doubled);
            }
            _ if !counts && style.closes(&source[at..]) => {
                return Scan {
                    end: at + style.closing(),
                    fault,
                    lost: false,
                };
            }
            _ => at += 1,
        }
    }
}

fn unterminated(end: usize, style: &Style, fault: Option<FaultCode>) -> Scan {
    let fault = match fault {
        // The end that was given is the right one.
        _ if style.is_bare() => fault,
        // A named escape is complained about before anything else.
        Some(FaultCode::NamedEscape) => fault,
        _ => Some(FaultCode::UnterminatedString),
    };
    Scan {
        end,
        fault,
        lost: false,
    }
}

/// The offset after a faulty escape's letter, or after a brace or backslash where it lacks a
/// digit: the official compiler takes that for the digit.
fn past_escape(source: &[u8], letter: usize) -> usize {
    let rest = source.get(letter + 1..).unwrap_or_default();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_hexdigit());
    let digits = digits.count();
    match rest.get(digits) {
        Some(b'{' | b'\\') => letter + 1 + digits + 1,
        _ => letter + 1,
    }
}

/// The fault of a literal after the backslash at the beginning of `text`.
fn after_backslash(text: &[u8], style: &Style, before: Option<FaultCode>) -> Option<FaultCode> {
    // The stretches of a t-string are looked at when their turn comes.
    if style.template {
        return before;
    }
    let own = match style.raw {
        true => None,
        false => escape_fault(text, style.bytes),
    };
    match before {
        Some(FaultCode::NamedEscape) => before,
        Some(FaultCode::MalformedFormat)
            if style.raw || !matches!(text, [_, b'\n' | b'\r', ..]) =>
        {
            own.or(Some(FaultCode::MalformedBeforeEscape))
        }
        _ => own.or(before),
    }
}

/// The offset of the end of the line that `at` is in.
pub(crate) fn line_end(source: &[u8], mut at: usize) -> usize {
    while !ON_CHIP && let Some(eight) = Eight::at(source, at) {
        let count = eight.of_line();
        at += count;
        if count < 8 {
            return at;
        }
    }
    let rest = source.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(rest.len())
}

/// What is wrong with the escape at the beginning of `text`.
fn escape_fault(text: &[u8], bytes: bool) -> Option<FaultCode> {
    let sound = match text.get(1)? {
        b'x' => hex(text, 2).is_some(),
        b'u' if !bytes => hex(text, 4).is_some(),
        b'U' if !bytes => hex(text, 8).is_some_and(|value| value <= 0x10_ffff),
        b'N' => return Some(FaultCode::NamedEscape),
        b'0'..=b'7' => !bytes || octal(text).0 <= 0xff,
        _ => true,
    };
    (!sound).then_some(FaultCode::BadEscape)
}

/// The number in the `digits` hexadecimal digits after the backslash and letter.
pub(crate) fn hex(text: &[u8], digits: usize) -> Option<u32> {
    text.get(2..2 + digits)?
        .iter()
        .try_fold(0u32, |value, digit| {
            Some(value << 4 | (*digit as char).to_digit(16)?)
        })
}

/// The number in the up to three octal digits after the backslash, and how many they are.
pub(crate) fn octal(text: &[u8]) -> (u32, usize) {
    let digits = text[1..]
        .iter()
        .take(3)
        .take_while(|digit| matches!(digit, b'0'..=b'7'));
    digits.fold((0, 0), |(value, count), digit| {
        (value << 3 | u32::from(digit - b'0'), count + 1)
    })
}

/// A replacement field of an f-string or t-string.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// Where the expression begins.
    pub start: usize,
    /// Where it ends, before the `=` of a field that shows itself.
    pub end: usize,
    /// Whether it has such a `=`.
    pub shown: bool,
    /// Where the literal goes on: at `}`, `:` or the `!` of a conversion.
    pub resume: usize,
}

impl Field {
    /// The field whose opening brace ends at `start`.
    ///
    /// As the official compiler has it, brackets and braces are counted together, also those in
    /// quotes and those that close nothing, and parentheses protect no colon.
    pub(crate) fn at(source: &[u8], start: usize) -> Option<Field> {
        let mut depth = 0isize;
        let mut at = start;
        loop {
            match *source.get(at)? {
                b'}' | b':' if depth == 0 => break,
                b'!' if depth == 0 && is_conversion(&source[at..]) => break,
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                _ => {}
            }
            at += 1;
        }
        let shown = at > start && source[at - 1] == b'=';
        Some(Field {
            start,
            end: at - usize::from(shown),
            shown,
            resume: at,
        })
    }

    fn is_empty(&self, source: &[u8], template: bool) -> bool {
        let text = &source[self.start..self.end];
        if template {
            text.iter().all(u8::is_ascii_whitespace)
        } else {
            text.is_empty()
        }
    }
}

fn is_conversion(text: &[u8]) -> bool {
    matches!(text, [b'!', b'r' | b's', b'}' | b':', ..])
}
