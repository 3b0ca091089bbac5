//! Strings: prefixes, where one ends, and replacement fields of f-strings and t-strings.

use super::class::{STRING_STOP, is};
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
        text.first() == Some(&self.quote) && (!self.triple || text.starts_with(&[self.quote; 3]))
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
    loop {
        while source.get(at).is_some_and(|byte| !is(*byte, STRING_STOP)) {
            at += 1;
        }
        let Some(&byte) = source.get(at) else {
            return unterminated(source.len(), style, fault);
        };
        match byte {
            b'\\' => {
                if !style.raw && fault != Some(FaultCode::NamedEscape) {
                    fault = escape_fault(&source[at..], style.bytes).or(fault);
                }
                at += 1;
                match source.get(at) {
                    Some(b'\r') if source.get(at + 1) == Some(&b'\n') => at += 2,
                    Some(_) => at += 1,
                    None => {}
                }
            }
            b'\n' | b'\r' if !style.triple => return unterminated(at, style, fault),
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
                    true => TemplateField::complete(&source[..reach], field),
                    false => Some(TemplateField::plain(field)),
                });
                let (Some(field), Some(whole)) = (field, whole) else {
                    let end = if style.triple {
                        source.len()
                    } else {
                        line_end(source, at)
                    };
                    let code = if style.template {
                        FaultCode::MalformedFormat
                    } else {
                        FaultCode::UnterminatedString
                    };
                    return Scan {
                        end,
                        fault: fault.or(Some(code)),
                        lost: true,
                    };
                };
                if field.is_empty(source, style.template)
                    || !style.triple && whole.spans_lines(source)
                {
                    fault = fault.or(Some(FaultCode::MalformedFormat));
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
            _ if style.closes(&source[at..]) => {
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
    // A named escape is complained about before anything else.
    let fault = match fault {
        Some(FaultCode::NamedEscape) => fault,
        Some(FaultCode::MalformedFormat) if style.template => fault,
        _ => Some(FaultCode::UnterminatedString),
    };
    Scan {
        end,
        fault,
        lost: false,
    }
}

/// The offset of the end of the line that `at` is in.
pub(crate) fn line_end(source: &[u8], at: usize) -> usize {
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
    /// As the official compiler has it, quotes do not protect brackets, and parentheses protect
    /// no colon.
    pub(crate) fn at(source: &[u8], start: usize) -> Option<Field> {
        let (mut brackets, mut braces) = (0u32, 0u32);
        let mut at = start;
        loop {
            let open = brackets > 0 || braces > 0;
            match *source.get(at)? {
                b'[' => brackets += 1,
                b']' => brackets = brackets.saturating_sub(1),
                b'{' => braces += 1,
                b'}' if braces == 0 => break,
                b'}' => braces -= 1,
                b':' if !open => break,
                b'!' if !open && is_conversion(&source[at..]) => break,
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
