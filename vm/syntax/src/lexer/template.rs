//! t-strings: all their stretches first, then each field's parts.

use super::format::{Done, Format, Step, Walk};
use super::string::{self, Field, Style};
use super::{Lexer, ON_CHIP};
use crate::fault::FaultCode;
use crate::token::{Role, Token, TokenKind};

/// A replacement field of a t-string with all its parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TemplateField {
    /// The expression, `=` not included.
    pub start: usize,
    pub end: usize,
    pub shown: bool,
    /// Where the conversion's letter is.
    pub conversion: Option<usize>,
    /// Where the format spec is.
    pub spec: Option<(usize, usize)>,
    /// Whether it has fields of its own.
    pub nested: bool,
    /// Offset after the closing brace.
    pub after: usize,
}

impl TemplateField {
    pub(crate) const NONE: TemplateField = TemplateField {
        start: 0,
        end: 0,
        shown: false,
        conversion: None,
        spec: None,
        nested: false,
        after: 0,
    };

    /// A field of an f-string: what follows the expression is text like any other.
    pub(crate) fn plain(field: Field) -> TemplateField {
        let Field {
            start,
            end,
            shown,
            resume,
        } = field;
        TemplateField {
            start,
            end,
            shown,
            after: resume,
            ..TemplateField::NONE
        }
    }

    /// The rest of a field of which the expression is known. Its format spec has neither the
    /// literal's quotes in it nor, without three of them, line ends.
    pub(crate) fn complete(source: &[u8], field: Field, style: &Style) -> Option<TemplateField> {
        let mut at = field.resume;
        let mut whole = TemplateField {
            start: field.start,
            end: field.end,
            shown: field.shown,
            ..TemplateField::NONE
        };
        if source.get(at) == Some(&b'!') {
            whole.conversion = Some(at + 1);
            at += 2;
        }
        if source.get(at) == Some(&b':') {
            let start = at + 1;
            let mut depth = 0u32;
            loop {
                at += 1;
                match *source.get(at)? {
                    b'\\' if !style.raw => {
                        at += 1 + usize::from(source[at..].starts_with(b"\\\r\n"));
                    }
                    b'\n' | b'\r' if !style.triple => return None,
                    _ if style.closes(&source[at..]) => return None,
                    b'{' => {
                        depth += 1;
                        whole.nested = true;
                    }
                    b'}' if depth == 0 => break,
                    b'}' => depth -= 1,
                    _ => {}
                }
            }
            whole.spec = Some((start, at));
        }
        (source.get(at) == Some(&b'}')).then_some(())?;
        whole.after = at + 1;
        Some(whole)
    }

    /// Where the expression's text ends when blanks after it are left out.
    pub(super) fn text_end(&self, source: &[u8]) -> usize {
        let text = &source[self.start..self.end];
        self.start + text.trim_ascii_end().len()
    }
}

impl Lexer<'_> {
    /// Turns the t-string from `start` to `end` into tokens; returns the first, which stands on
    /// the line where the literal begins. `mixed`: it stands beside another that is not empty.
    pub(super) fn begin_template(
        &mut self,
        start: usize,
        end: usize,
        line: u32,
        mixed: bool,
    ) -> Token {
        let style = Style::at(&self.source[start..end]).unwrap_or_default();
        let end = end - style.closing();
        let walk = Walk {
            at: start + style.opening(),
            style: Some(style),
        };
        let format = Format {
            step: Step::TemplateOpen { mixed },
            start,
            end,
            walk,
            body: walk,
            ..Format::NONE
        };
        let mut token = self.synthetic(TokenKind::Name, start);
        token.role = Role::TemplateName;
        token.line = line;
        if !self.push_format(format) {
            token.fault = Some(FaultCode::FormatTooDeep);
        }
        token
    }

    pub(super) fn template_step(&mut self, format: &mut Format) -> (Token, Done) {
        let (start, end, field) = (format.start, format.end, format.field);
        let raw = format.body.is_raw();
        let comma = |lexer: &Self, at| lexer.synthetic(TokenKind::Comma, at);
        let token = match format.step {
            Step::TemplateOpen { mixed } => {
                format.step = Step::PiecesOpen;
                Token {
                    fault: mixed.then_some(FaultCode::MixedLiterals),
                    ..self.open(start)
                }
            }
            Step::PiecesOpen => {
                format.step = Step::Piece;
                self.open(start)
            }
            Step::Piece => {
                let from = format.walk.at;
                let next = self.template_field(format);
                format.step = Step::PieceComma {
                    last: next.is_none(),
                };
                let to = match next {
                    None => self.without_quotes(format, from, end),
                    Some(field) if field.shown => field.end + 1,
                    Some(field) => self.without_quotes(format, from, field.start - 1),
                };
                let mut token = self.stretch(Role::Template, raw, from, to);
                token.fault = string::scan(self.source, from, to, &Style::bare(raw), true).fault;
                let closed = next.is_some() || self.is_closed(format, end);
                if !closed || self.quotes_before(format, from, to) == 1 {
                    token.fault = Some(FaultCode::UnterminatedString);
                }
                let shown = match next {
                    Some(field) if field.shown && !ON_CHIP => field.start,
                    _ => to,
                };
                // A line end after a backslash is passed on with it, and so counted again.
                if !raw {
                    self.line += self.continuations_in(from, shown);
                }
                if shown < to {
                    let quotes = self.quotes_before(format, from, shown - 1);
                    self.shown(format, quotes, shown, &mut token);
                }
                token
            }
            Step::PieceComma { last } => {
                format.step = if last { Step::PiecesClose } else { Step::Piece };
                comma(self, format.walk.at.min(end))
            }
            Step::PiecesClose => {
                format.step = Step::FieldComma;
                format.walk = format.body;
                self.close(end)
            }
            // Also after the last one, as with f-strings.
            Step::FieldComma => {
                format.step = Step::NextTemplateField;
                comma(self, format.walk.at.min(end))
            }
            Step::NextTemplateField => match self.template_field(format) {
                None => return (self.close(end), Done::Yes),
                Some(field) => {
                    format.field = field;
                    format.step = Step::TemplateExpression;
                    (self.at, self.limit) = (field.start, field.text_end(self.source));
                    self.open(field.start)
                }
            },
            Step::TemplateExpression => {
                format.step = Step::TextComma;
                self.close(field.end)
            }
            Step::TextComma => {
                format.step = Step::Text;
                comma(self, field.end)
            }
            Step::Text => {
                format.step = Step::ConversionComma;
                let text_end = field.text_end(self.source);
                let mut token = self.stretch(Role::Verbatim, true, field.start, text_end);
                // The official compiler shows the expression in a string of one line.
                if self.lines_in(field.start, text_end) > 0 {
                    token.fault = Some(FaultCode::UnterminatedString);
                }
                token
            }
            Step::ConversionComma => {
                format.step = Step::Conversion;
                comma(self, field.end)
            }
            Step::Conversion => {
                format.step = Step::SpecComma;
                match field.conversion {
                    Some(letter) => self.stretch(Role::Verbatim, true, letter, letter + 1),
                    // A field that shows itself does so by `repr`, unless it has a spec.
                    None if field.shown && field.spec.is_none() => {
                        self.synthetic(TokenKind::String, field.end)
                    }
                    None => self.synthetic(TokenKind::None, field.end),
                }
            }
            Step::SpecComma => {
                format.step = Step::Spec;
                comma(self, field.end)
            }
            _ => {
                format.step = Step::FieldComma;
                let spec = field.spec.unwrap_or((field.after - 1, field.after - 1));
                let token = self.spec_token(format, spec);
                if field.nested {
                    return (token, Done::Spec(spec));
                }
                token
            }
        };
        (token, Done::No)
    }

    /// An expression that is shown stands in the official compiler's literal as it is, behind a
    /// text that ends in so many quotes: quotes and line ends in it are those of that literal, and
    /// its lines count again.
    fn shown(&mut self, format: &Format, quotes: usize, start: usize, token: &mut Token) {
        let text = &self.source[start..token.end as usize];
        let style = format.body.style.unwrap_or_default();
        let mut escaped = false;
        let breaks = text.iter().any(|&byte| {
            let ends = !escaped && (byte == style.quote || matches!(byte, b'\n' | b'\r'));
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let begins = text.iter().take_while(|byte| **byte == style.quote).count();
        let closes = begins > 0 && quotes + begins >= 3
            || text.windows(3).any(|three| three == [style.quote; 3]);
        if breaks && (!style.triple || closes) {
            token.fault = Some(FaultCode::UnterminatedString);
        } else {
            self.line += self.lines_in(start, token.end as usize);
        }
    }

    /// Goes to the next field of a t-string.
    fn template_field(&self, format: &mut Format) -> Option<TemplateField> {
        let field = format.walk.next_field(self.source, format.end)?;
        let style = format.walk.style?;
        let field = TemplateField::complete(&self.source[..format.end], field, &style)?;
        format.walk.at = field.after;
        Some(field)
    }

    /// A format spec, which is an f-string of its own.
    fn spec_token(&mut self, format: &Format, (from, to): (usize, usize)) -> Token {
        let raw = format.body.is_raw();
        let mut token = self.stretch(Role::TemplateSpec, raw, from, to);
        let style = Style {
            format: true,
            ..Style::bare(raw)
        };
        token.fault = string::scan(self.source, from, to, &style, true).fault;
        // Its own literal is one of one line in a single quote, with backslashes doubled if raw.
        let own = Style {
            quote: format.body.style.unwrap_or_default().quote,
            template: true,
            raw,
            ..Style::default()
        };
        let mut walk = Walk {
            at: from,
            style: Some(own),
        };
        let (mut lines, mut quoted) = (false, false);
        let mut text = from;
        while let Some(inner) = walk.next_field(self.source, to) {
            quoted |= !ON_CHIP && own.has_quote(&self.source[text..inner.start]);
            text = inner.resume;
            let mut expression = self.source[inner.start..inner.end].iter();
            match expression.find(|byte| matches!(byte, b'\n' | b'\r' | b'#')) {
                None => continue,
                // A comment hides what follows.
                Some(b'#') => {}
                Some(_) => lines = true,
            }
            break;
        }
        if !raw {
            self.line += self.continuations_in(from, to);
        }
        quoted |= match ON_CHIP {
            true => walk.style.is_none(),
            false => own.has_quote(&self.source[text..to]),
        };
        if token.fault.is_none() && (lines || quoted) {
            token.fault = Some(FaultCode::UnterminatedString);
            if lines {
                token.line = self.line;
            }
        }
        token
    }

    /// Where a stretch ends without two quotes at its end: with the closing quotes that the
    /// official compiler puts right behind them they are those and an empty string.
    fn without_quotes(&self, format: &Format, from: usize, to: usize) -> usize {
        match self.quotes_before(format, from, to) {
            2 if !ON_CHIP => to - 2,
            _ => to,
        }
    }

    /// Whether a t-string has its closing quotes in one piece. To the official compiler three with
    /// line ends between close it too, and what it then reads is wrong.
    fn is_closed(&self, format: &Format, end: usize) -> bool {
        let style = format.body.style.unwrap_or_default();
        ON_CHIP || style.closes(&self.source[end..])
    }

    /// How many of the literal's quotes a stretch ends in.
    fn quotes_before(&self, format: &Format, from: usize, to: usize) -> usize {
        let text = &self.source[from..to];
        let quote = format.body.style.unwrap_or_default().quote;
        let quotes = text.iter().rev().take_while(|byte| **byte == quote).count();
        let before = text[..text.len() - quotes].iter().rev();
        let backslashes = before.take_while(|byte| **byte == b'\\').count();
        let escaped = quotes > 0 && backslashes % 2 == 1 && !format.body.is_raw();
        quotes - usize::from(escaped)
    }

    /// Counts the line ends after backslashes in `source[start..end]`.
    fn continuations_in(&self, start: usize, end: usize) -> u32 {
        let mut count = 0;
        let mut escaped = false;
        for &byte in &self.source[start..end] {
            count += u32::from(escaped && matches!(byte, b'\n' | b'\r'));
            escaped = byte == b'\\' && !escaped;
        }
        count
    }

    fn stretch(&self, role: Role, raw: bool, start: usize, end: usize) -> Token {
        let (start, end) = (start as u32, end as u32);
        Token {
            role,
            raw,
            start,
            end,
            ..self.token(TokenKind::String, 0)
        }
    }
}
