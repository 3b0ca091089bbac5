//! What each piece of a text is, for colouring it.

use std::ops::Range;

use garter_syntax::token::TokenGroup;
use garter_syntax::{
    Fault, FaultCode, Position, Resync, RuleId, Sink, Start, Token, TokenKind, parse,
};

use crate::catalogue::{BuiltIn, EntryKind, catalogue};
use crate::fault::tidy;
use crate::names::{Bound, Names};
use crate::occurrence::tree;
use crate::stack::{Outgrown, with_stack};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// A reserved word.
    Keyword,
    /// A number.
    Number,
    /// A string or bytes.
    String,
    /// The name of a function where it is defined, or of what is called.
    Function,
    /// The name of a class where it is defined.
    Class,
    /// A parameter where it is declared.
    Parameter,
    /// A decorator's name.
    Decorator,
    /// Another name.
    Name,
    /// A module.
    Module,
    /// What is asked of something, as in `a.b`.
    Attribute,
    /// The same where it is called.
    Method,
}

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

/// The same, and each name by what it means: a parameter also where it is used.
pub fn colours_by_meaning(text: &str) -> Vec<(Range<usize>, Colour)> {
    let mut pieces = colours(text);
    let known = meanings(text);
    for (range, colour) in &mut pieces {
        if let Ok(at) = known.binary_search_by_key(&range.start, |it| it.0) {
            *colour = known[at].1;
        }
    }
    pieces
}

/// What names mean, by where they begin.
fn meanings(text: &str) -> Vec<(usize, Colour)> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let mut all = Vec::new();
    for used in &names.uses {
        let mut bindings = names.bindings_at(used).iter();
        let first = bindings
            .next()
            .and_then(|at| of_binding(&names.bindings[*at].to));
        let same = |at: &usize| of_binding(&names.bindings[*at].to) == first;
        if let Some(colour) = first.filter(|_| bindings.all(same)) {
            all.push((tree.range(used.node).start, colour));
        }
    }
    for binding in names.bindings.iter().filter(|it| is_of_import(&it.to)) {
        let colour = of_binding(&binding.to).unwrap_or(Colour::Name);
        all.push((tree.range(binding.node).start, colour));
    }
    for import in &names.imports {
        let range = tree.range(import.node);
        let parts = text.get(range.clone()).unwrap_or_default().split('.');
        let mut at = range.start;
        for part in parts {
            all.push((at, Colour::Module));
            at += part.len() + 1;
        }
    }
    all.sort_by_key(|it| it.0);
    all.dedup_by_key(|it| it.0);
    all
}

fn is_of_import(to: &Bound<'_>) -> bool {
    matches!(to, Bound::Module(_) | Bound::Member { .. })
}

fn of_binding(to: &Bound<'_>) -> Option<Colour> {
    match to {
        Bound::Module(_) => Some(Colour::Module),
        Bound::Member { module, member } => {
            let module = catalogue().long_name(module).unwrap_or(module);
            let entry = catalogue().entry(&BuiltIn::module(module).inner(member))?;
            match entry.kind() {
                EntryKind::Class => Some(Colour::Class),
                EntryKind::Function => Some(Colour::Function),
                EntryKind::Module => Some(Colour::Module),
                EntryKind::Value => None,
            }
        }
        Bound::Function(_) => Some(Colour::Function),
        Bound::Class(_) => Some(Colour::Class),
        Bound::Parameter => Some(Colour::Parameter),
        Bound::Value(_) | Bound::Unknown => None,
    }
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
