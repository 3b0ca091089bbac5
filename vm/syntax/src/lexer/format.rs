//! f-strings and t-strings as the token sequences the official compiler makes of them.
//!
//! `f"a{b!r}c"` becomes the string `"a{!r}c"` and `.format((b),)`. `t"a{b!r}c"` becomes
//! `__template__(("a", "c",), (b), "b", "r", "")`. The expressions are lexed where they stand.

use super::Lexer;
use super::class::{BLANK, LINE_END, is};
use super::string::{Field, Style, line_end};
use super::template::TemplateField;
use crate::fault::FaultCode;
use crate::token::{Role, Token, TokenKind};

/// Literals within expressions of literals.
const MAX_DEPTH: usize = 8;

/// The literals whose expressions are being lexed, innermost last.
#[derive(Clone, Debug)]
pub(super) struct Formats {
    stack: [Format; MAX_DEPTH],
    depth: usize,
}

impl Formats {
    /// No literal is open.
    pub(super) fn none() -> Formats {
        Formats {
            stack: [Format::NONE; MAX_DEPTH],
            depth: 0,
        }
    }

    /// Whether the text under way is an expression in a literal.
    pub(super) fn in_expression(&self) -> bool {
        self.depth > 0
    }

    /// Whether any literal is open, with where the lexer goes on after the outermost.
    fn outermost(&self) -> Option<(usize, usize)> {
        (self.depth > 0).then(|| (self.stack[0].resume, self.stack[0].limit))
    }

    /// The outermost literal.
    pub(super) fn outer(&self) -> Option<&Format> {
        self.stack[..self.depth].first()
    }

    /// Where the lexer goes on after the outermost literal.
    pub(super) fn resume(&self) -> Option<usize> {
        self.outermost().map(|(resume, _)| resume)
    }

    pub(super) fn clear(&mut self) {
        self.depth = 0;
    }
}

/// One literal that is turned into several tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    /// What comes next.
    pub(super) step: Step,
    /// Where the literal begins and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the next stretch or field is looked for.
    pub(super) walk: Walk,
    /// Where its beginning is, to go through it again.
    pub(super) body: Walk,
    /// The expression under way.
    pub(super) field: TemplateField,
    /// Where the lexer goes on afterwards, and how far.
    pub(super) resume: usize,
    pub(super) limit: usize,
}

impl Format {
    pub(super) const NONE: Format = Format {
        step: Step::Dot,
        start: 0,
        end: 0,
        walk: Walk::START,
        body: Walk::START,
        field: TemplateField::NONE,
        resume: 0,
        limit: 0,
    };
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Dot,
    FormatName,
    Open,
    NextField,
    Expression,
    ExpressionComma,
    // The further steps are for templates.
    TemplateOpen { mixed: bool },
    PiecesOpen,
    Piece,
    PieceComma { last: bool },
    PiecesClose,
    FieldComma,
    NextTemplateField,
    TemplateExpression,
    TextComma,
    Text,
    ConversionComma,
    Conversion,
    SpecComma,
    Spec,
}

/// A place in a literal or in several that follow each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    pub(super) at: usize,
    /// How the literal under way is written; nothing between literals.
    pub(super) style: Option<Style>,
}

impl Walk {
    pub(super) const START: Walk = Walk { at: 0, style: None };

    /// The next replacement field before `end`.
    pub(super) fn next_field(&mut self, source: &[u8], end: usize) -> Option<Field> {
        while self.at < end {
            let byte = source[self.at];
            let Some(style) = self.style else {
                if is(byte, BLANK | LINE_END) || byte == b'\\' {
                    self.at += 1;
                } else if byte == b'#' {
                    self.at = line_end(source, self.at);
                } else {
                    let style = Style::at(&source[self.at..end])?;
                    self.at += style.opening();
                    self.style = Some(style);
                }
                continue;
            };
            if byte == b'\\' && style.escapes() {
                self.at += 2;
            } else if byte == b'{' && (style.format || style.template) {
                if source.get(self.at + 1) == Some(&b'{') {
                    self.at += 2;
                    continue;
                }
                let field = Field::at(&source[..end], self.at + 1)?;
                self.at = field.resume;
                return Some(field);
            } else if style.closes(&source[self.at..end]) {
                self.at += style.closing();
                self.style = None;
            } else {
                self.at += 1;
            }
        }
        None
    }

    pub(super) fn is_raw(&self) -> bool {
        self.style.is_some_and(|style| style.raw)
    }
}

impl Lexer<'_> {
    /// Lets the call of `format` follow the string from `start` to `end`.
    pub(super) fn begin_format(&mut self, start: usize, end: usize) -> bool {
        let walk = Walk {
            at: start,
            style: None,
        };
        self.push_format(Format {
            step: Step::Dot,
            start,
            end,
            walk,
            ..Format::NONE
        })
    }

    pub(super) fn push_format(&mut self, format: Format) -> bool {
        let formats = &mut self.formats;
        let Some(place) = formats.stack.get_mut(formats.depth) else {
            return false;
        };
        *place = Format {
            resume: self.at,
            limit: self.limit,
            ..format
        };
        formats.depth += 1;
        true
    }

    fn pop_format(&mut self) {
        self.formats.depth -= 1;
        let format = &self.formats.stack[self.formats.depth];
        self.at = format.resume;
        self.limit = format.limit;
    }

    /// Leaves all literals because a comment in an expression hides their rest, closing brackets
    /// included. The official compiler does it so.
    pub(super) fn lose_formats(&mut self) {
        if let Some((resume, limit)) = self.formats.outermost() {
            self.at = resume;
            self.limit = limit;
            self.formats.clear();
        }
    }

    pub(super) fn synthetic(&self, kind: TokenKind, at: usize) -> Token {
        let at = at as u32;
        Token {
            role: Role::Synthetic,
            start: at,
            end: at,
            ..self.token(kind, 0)
        }
    }

    pub(super) fn open(&mut self, at: usize) -> Token {
        self.nesting += 1;
        self.synthetic(TokenKind::LeftParen, at)
    }

    pub(super) fn close(&mut self, at: usize) -> Token {
        self.nesting = self.nesting.saturating_sub(1);
        self.synthetic(TokenKind::RightParen, at)
    }

    /// The next token of a literal under way; nothing within an expression.
    #[inline]
    pub(super) fn format_token(&mut self) -> Option<Token> {
        if self.formats.depth == 0 {
            None
        } else {
            self.next_format_token()
        }
    }

    fn next_format_token(&mut self) -> Option<Token> {
        let index = self.formats.depth - 1;
        let mut format = self.formats.stack[index];
        if let Step::Expression | Step::TemplateExpression = format.step
            && self.at < self.limit
        {
            return None;
        }
        let (token, done) = self.step(&mut format);
        self.formats.stack[index] = format;
        match done {
            Done::No => {}
            Done::Yes => self.pop_format(),
            Done::Spec(spec) => {
                // The call of `format` on a spec is a literal of its own, within this one.
                let style = Style {
                    format: true,
                    ..Style::bare(token.raw)
                };
                let walk = Walk {
                    at: spec.0,
                    style: Some(style),
                };
                let call = Format {
                    start: spec.0,
                    end: spec.1,
                    walk,
                    ..Format::NONE
                };
                if !self.push_format(call) {
                    return Some(Token {
                        fault: Some(FaultCode::FormatTooDeep),
                        ..token
                    });
                }
            }
        }
        Some(token)
    }

    fn step(&mut self, format: &mut Format) -> (Token, Done) {
        let (start, end) = (format.start, format.end);
        let field = format.field;
        let token = match format.step {
            Step::Dot => {
                format.step = Step::FormatName;
                self.synthetic(TokenKind::Period, start)
            }
            Step::FormatName => {
                format.step = Step::Open;
                let name = self.synthetic(TokenKind::Name, start);
                Token {
                    role: Role::FormatName,
                    ..name
                }
            }
            Step::Open => {
                format.step = Step::NextField;
                self.open(start)
            }
            Step::NextField => match format.walk.next_field(self.source, end) {
                None => return (self.close(end), Done::Yes),
                Some(field) => {
                    format.field = TemplateField::plain(field);
                    format.step = Step::Expression;
                    (self.at, self.limit) = (field.start, field.end);
                    self.open(field.start)
                }
            },
            Step::Expression => {
                format.step = Step::ExpressionComma;
                self.close(field.end)
            }
            // Also after the last one: it counts where an expression closes more than it opens.
            Step::ExpressionComma => {
                format.step = Step::NextField;
                self.synthetic(TokenKind::Comma, field.end)
            }
            _ => return self.template_step(format),
        };
        (token, Done::No)
    }
}

/// Whether a literal has been told completely.
pub(super) enum Done {
    No,
    Yes,
    /// It goes on after the call of `format` on this spec.
    Spec((usize, usize)),
}
