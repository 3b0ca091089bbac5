//! t-strings: all their stretches first, then each field's parts.

use super::Lexer;
use super::class::{LINE_END, is};
use super::format::{Done, Format, Step, Walk};
use super::string::{Field, Style};
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

    /// The rest of a field of which the expression is known.
    pub(crate) fn complete(source: &[u8], field: Field) -> Option<TemplateField> {
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
                    b'{' => depth += 1,
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

    /// Whether the format spec goes over a line end.
    pub(crate) fn spans_lines(&self, source: &[u8]) -> bool {
        let (start, end) = self.spec.unwrap_or_default();
        source[start..end].iter().any(|byte| is(*byte, LINE_END))
    }

    /// Where the expression's text ends when blanks after it are left out.
    fn text_end(&self, source: &[u8]) -> usize {
        let text = &source[self.start..self.end];
        self.start + text.trim_ascii_end().len()
    }
}

impl Lexer<'_> {
    /// Turns the t-string from `start` to here into tokens; returns the first.
    pub(super) fn begin_template(&mut self, start: usize, style: Style) -> Token {
        let end = self.at - style.closing();
        let walk = Walk {
            at: start + style.opening(),
            style: Some(style),
        };
        let format = Format {
            step: Step::TemplateOpen,
            start,
            end,
            walk,
            body: walk,
            ..Format::NONE
        };
        let mut token = self.synthetic(TokenKind::Name, start);
        token.role = Role::TemplateName;
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
            Step::TemplateOpen => {
                format.step = Step::PiecesOpen;
                self.open(start)
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
                    None => end,
                    Some(field) if field.shown => field.end + 1,
                    Some(field) => field.start - 1,
                };
                self.stretch(Role::Template, raw, from, to)
            }
            Step::PieceComma { last } => {
                format.step = if last { Step::PiecesClose } else { Step::Piece };
                comma(self, format.walk.at.min(end))
            }
            Step::PiecesClose => {
                format.step = Step::NextTemplateField;
                format.walk = format.body;
                self.close(end)
            }
            Step::NextTemplateField => match self.template_field(format) {
                None => return (self.close(end), Done::Yes),
                Some(field) => {
                    format.field = field;
                    format.step = Step::OpenTemplateField;
                    comma(self, field.start)
                }
            },
            Step::OpenTemplateField => {
                format.step = Step::TemplateExpression;
                (self.at, self.limit) = (field.start, field.end);
                self.open(field.start)
            }
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
                self.stretch(Role::Verbatim, true, field.start, text_end)
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
                format.step = Step::NextTemplateField;
                let (from, to) = field.spec.unwrap_or((field.after - 1, field.after - 1));
                let token = self.stretch(Role::TemplateSpec, raw, from, to);
                if self.source[from..to].contains(&b'{') {
                    return (token, Done::Spec((from, to)));
                }
                token
            }
        };
        (token, Done::No)
    }

    /// Goes to the next field of a t-string.
    fn template_field(&self, format: &mut Format) -> Option<TemplateField> {
        let field = format.walk.next_field(self.source, format.end)?;
        let field = TemplateField::complete(&self.source[..format.end], field)?;
        format.walk.at = field.after;
        Some(field)
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
