//! Colours by how things are written, from the parser's events.

use std::ops::Range;

use garter_syntax::token::TokenGroup;
use garter_syntax::{
    Fault, FaultCode, Position, Resync, RuleId, Sink, Start, Token, TokenKind, parse,
};

use super::Colour;
use crate::fault::tidy;
use crate::stack::{Outgrown, with_stack};

/// The pieces of a text that have a colour, in order, without overlap.
pub fn colours(text: &str) -> Vec<(Range<usize>, Colour)> {
    let painter = with_stack(|stack| {
        let mut painter = Painter {
            text,
            ..Painter::default()
        };
        parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut painter);
        painter
    });
    painter.finish()
}

/// Collects colours.
#[derive(Default)]
struct Painter<'t> {
    text: &'t str,
    pieces: Vec<(Range<usize>, Colour)>,
    /// What is left of an f-string whose expressions come.
    string: Option<Range<usize>>,
    /// What the next name is.
    next: Option<Colour>,
    in_decorator: bool,
    /// Whether a point was the last token.
    behind_point: bool,
    too_deep: bool,
}

impl Painter<'_> {
    fn paint(&mut self, token: &Token, colour: Colour) {
        let range = tidy(token.start as usize..token.end as usize, self.text);
        if let Some(string) = self.string.take() {
            if range.start < string.end && range.start >= string.start {
                self.push(string.start..range.start, Colour::String);
                self.string = Some(range.end.min(string.end)..string.end);
            } else {
                self.push(string, Colour::String);
            }
        }
        if colour == Colour::String && token.kind == TokenKind::String && self.string.is_none() {
            self.string = Some(range);
        } else {
            self.push(range, colour);
        }
    }

    /// Keeps a piece, unless it is empty or out of order, which recovery can bring about.
    fn push(&mut self, range: Range<usize>, colour: Colour) {
        let after = self.pieces.last().map_or(0, |(last, _)| last.end);
        if range.start < range.end && range.start >= after {
            self.pieces.push((range, colour));
        }
    }

    fn finish(mut self) -> Vec<(Range<usize>, Colour)> {
        if let Some(string) = self.string.take() {
            self.push(string, Colour::String);
        }
        self.pieces
    }

    fn see(&mut self, token: &Token) {
        if token.is_synthetic() || token.is_template_part() {
            return;
        }
        let colour = match token.kind.group() {
            TokenGroup::Keyword => Colour::Keyword,
            TokenGroup::Layout | TokenGroup::Operator => {
                self.behind_point = token.kind == TokenKind::Period;
                return;
            }
            TokenGroup::Value => match token.kind {
                TokenKind::String | TokenKind::Bytes => Colour::String,
                TokenKind::Name if self.in_decorator => Colour::Decorator,
                TokenKind::Name if self.behind_point => Colour::Attribute,
                TokenKind::Name => self.next.take().unwrap_or(Colour::Name),
                _ => Colour::Number,
            },
        };
        self.behind_point = false;
        self.paint(token, colour);
        self.next = match token.kind {
            TokenKind::Def => Some(Colour::Function),
            TokenKind::Class => Some(Colour::Class),
            _ => None,
        };
    }
}

impl Sink for Painter<'_> {
    fn enter(&mut self, rule: RuleId, start: Position) {
        match rule {
            RuleId::NamedParameter | RuleId::LambdaNamed => self.next = Some(Colour::Parameter),
            RuleId::AnnotatedName | RuleId::LambdaStar | RuleId::LambdaDoubleStar => {
                self.next = Some(Colour::Parameter);
            }
            RuleId::Decorator => self.in_decorator = true,
            RuleId::CallArguments if !self.in_decorator => {
                // What ends where the arguments begin is what is called.
                if let Some((range, colour)) = self.pieces.last_mut()
                    && range.end == start.offset as usize
                {
                    *colour = match *colour {
                        Colour::Name => Colour::Function,
                        Colour::Attribute => Colour::Method,
                        other => other,
                    };
                }
            }
            RuleId::CallArguments => self.in_decorator = false,
            _ => {}
        }
    }

    fn token(&mut self, token: &Token) {
        self.see(token);
    }

    fn mark(&mut self, token: &Token) {
        if token.kind == TokenKind::Newline {
            self.in_decorator = false;
        }
        self.see(token);
    }

    fn absent(&mut self) {}

    fn leave(&mut self, _: RuleId, _: u32, _: Position) {}

    fn fault(&mut self, fault: &Fault) {
        self.too_deep |= fault.code == FaultCode::TooDeep;
    }
}

impl Outgrown for Painter<'_> {
    fn is_too_deep(&self) -> bool {
        self.too_deep
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, colours};

    fn named(text: &str, wanted: Colour) -> Vec<&str> {
        let pieces = colours(text)
            .into_iter()
            .filter(|(_, colour)| *colour == wanted);
        pieces.map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn names_are_coloured_by_what_they_are() {
        let text = "@micropython.native\ndef f(a, b=c, *d, **e):\n    return g(a, h.i(1)) + 'x'\nclass K(L): pass\n";
        assert_eq!(named(text, Colour::Decorator), ["micropython", "native"]);
        assert_eq!(named(text, Colour::Function), ["f", "g"]);
        assert_eq!(named(text, Colour::Method), ["i"]);
        assert_eq!(named(text, Colour::Parameter), ["a", "b", "d", "e"]);
        assert_eq!(named(text, Colour::Class), ["K"]);
        assert_eq!(
            named(text, Colour::Keyword),
            ["def", "return", "class", "pass"]
        );
        assert_eq!(named(text, Colour::Number), ["1"]);
        assert_eq!(named(text, Colour::String), ["'x'"]);
    }

    #[test]
    fn expressions_in_an_f_string_have_their_own_colours() {
        let text = "f'a{x + 1}b{len(y)}c'\n";
        assert_eq!(
            named(text, Colour::String),
            ["f'a{", " + ", "}b{", "(", ")}c'"]
        );
        assert_eq!(named(text, Colour::Name), ["x", "y"]);
        assert_eq!(named(text, Colour::Function), ["len"]);
    }
}
