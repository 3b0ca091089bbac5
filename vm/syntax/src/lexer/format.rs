//! f-strings and t-strings as the token sequences the official compiler makes of them.
//!
//! `f"a{b!r}c"` becomes the string `"a{!r}c"` and `.format((b))`. `t"a{b!r}c"` becomes
//! `__template__(("a", "c",), (b), "b", "r", "")`. The expressions are lexed where they stand.

use super::Lexer;
use super::class::{BLANK, LINE_END, is};
use super::string::{Field, Style, line_end};
use crate::fault::FaultCode;
use crate::token::{Role, Token, TokenKind};

/// Literals within expressions of literals.
const MAX_DEPTH: usize = 8;

/// The literals whose expressions are being lexed, innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Formats {
    stack: [Format; MAX_DEPTH],
    depth: usize,
}

impl Formats {
    /// Whether the text under way is an expression in a literal.
    pub(super) fn in_expression(&self) -> bool {
        self.depth > 0
    }

    /// Whether any literal is open, with where the lexer goes on after the outermost.
    fn outermost(&self) -> Option<(usize, usize)> {
        (self.depth > 0).then(|| (self.stack[0].resume, self.stack[0].limit))
    }

    pub(super) fn clear(&mut self) {
        self.depth = 0;
    }
}

/// One literal that is turned into several tokens.
#[derive(Clone, Copy, Debug, Default)]
struct Format {
    /// What comes next.
    step: Step,
    /// Where the literal begins and ends.
    start: usize,
    end: usize,
    /// Where the next stretch or field is looked for.
    walk: Walk,
    /// Where its beginning is, to go through it again.
    body: Walk,
    /// The expression under way.
    field: TemplateField,
    /// Whether an argument came already.
    second: bool,
    /// Where the lexer goes on afterwards, and how far.
    resume: usize,
    limit: usize,
}

#[derive(Clone, Copy, Debug, Default)]
enum Step {
    #[default]
    Dot,
    FormatName,
    Open,
    NextField,
    OpenField,
    Expression,
    // The further steps are for templates.
    TemplateOpen,
    PiecesOpen,
    Piece,
    PieceComma {
        last: bool,
    },
    PiecesClose,
    NextTemplateField,
    OpenTemplateField,
    TemplateExpression,
    TextComma,
    Text,
    ConversionComma,
    Conversion,
    SpecComma,
    Spec,
}

/// A place in a literal or in several that follow each other.
#[derive(Clone, Copy, Debug, Default)]
struct Walk {
    at: usize,
    /// How the literal under way is written; nothing between literals.
    style: Option<Style>,
}

impl Walk {
    /// The next replacement field before `end`.
    fn next_field(&mut self, source: &[u8], end: usize) -> Option<Field> {
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
            if byte == b'\\' {
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

    fn is_raw(&self) -> bool {
        self.style.is_some_and(|style| style.raw)
    }
}

/// A replacement field of a t-string with all its parts.
#[derive(Clone, Copy, Debug, Default)]
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
            ..TemplateField::default()
        }
    }

    /// The rest of a field of which the expression is known.
    pub(crate) fn complete(source: &[u8], field: Field) -> Option<TemplateField> {
        let mut at = field.resume;
        let mut whole = TemplateField {
            start: field.start,
            end: field.end,
            shown: field.shown,
            ..TemplateField::default()
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
            ..Format::default()
        })
    }

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
            ..Format::default()
        };
        let mut token = self.synthetic(TokenKind::Name, start);
        token.role = Role::TemplateName;
        if !self.push_format(format) {
            token.fault = Some(FaultCode::FormatTooDeep);
        }
        token
    }

    fn push_format(&mut self, format: Format) -> bool {
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

    fn synthetic(&self, kind: TokenKind, at: usize) -> Token {
        let at = at as u32;
        Token {
            role: Role::Synthetic,
            start: at,
            end: at,
            ..self.token(kind, 0)
        }
    }

    fn open(&mut self, at: usize) -> Token {
        self.nesting += 1;
        self.synthetic(TokenKind::LeftParen, at)
    }

    fn close(&mut self, at: usize) -> Token {
        self.nesting = self.nesting.saturating_sub(1);
        self.synthetic(TokenKind::RightParen, at)
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
                    raw: token.raw,
                    ..Style::default()
                };
                let walk = Walk {
                    at: spec.0,
                    style: Some(style),
                };
                let call = Format {
                    start: spec.0,
                    end: spec.1,
                    walk,
                    ..Format::default()
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
                    let start = field.start;
                    format.field = TemplateField::plain(field);
                    format.step = Step::OpenField;
                    if core::mem::replace(&mut format.second, true) {
                        self.synthetic(TokenKind::Comma, start)
                    } else {
                        return self.step(format);
                    }
                }
            },
            Step::OpenField => {
                format.step = Step::Expression;
                (self.at, self.limit) = (field.start, field.end);
                self.open(field.start)
            }
            Step::Expression => {
                format.step = Step::NextField;
                self.close(field.end)
            }
            _ => return self.template_step(format),
        };
        (token, Done::No)
    }

    fn template_step(&mut self, format: &mut Format) -> (Token, Done) {
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
}

/// Whether a literal has been told completely.
enum Done {
    No,
    Yes,
    /// It goes on after the call of `format` on this spec.
    Spec((usize, usize)),
}
