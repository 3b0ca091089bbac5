//! A sink that keeps faults and definitions, for texts in which something is wrong.

mod constant;
mod sound;

use std::ops::Range;

use garter_syntax::token::TokenGroup;
use garter_syntax::{Fault, FaultCode, Position, RuleId, Sink, Token, TokenKind};

use constant::is_constant;

use crate::fault::{MOST, tidy};
use crate::hash::FastSet;
use crate::stack::Outgrown;
use crate::symbol::without_mark;
use crate::{Symbol, SymbolKind};

pub(crate) use sound::of_tree;

/// Collects faults and definitions.
pub(crate) struct Outline<'t> {
    text: &'t str,
    faults: Vec<Fault>,
    symbols: Vec<Symbol>,
    /// The definitions around the present place.
    open: Vec<Open>,
    /// Names assigned in each open class and in the module, which are listed once.
    assigned: Vec<FastSet<&'t str>>,
    /// The first token of an expression statement, if it is a name and all so far.
    target: Target,
    /// Where the last token ended that is more than layout.
    end: usize,
    /// The name that the expression statement under way binds, if it begins with one.
    bound: Option<Token>,
    constants: Vec<(String, Range<usize>)>,
    binds_text: bool,
}

/// All that was collected.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) faults: Vec<Fault>,
    pub(crate) symbols: Vec<Symbol>,
    /// Statements such as `NAME = const(...)`: the name, and where the statement stands.
    pub(crate) constants: Vec<(String, Range<usize>)>,
    /// Whether a `global` stands outside every function, which is only right before any use
    /// of the name.
    pub(crate) binds_text: bool,
}

/// A definition under way.
struct Open {
    kind: SymbolKind,
    start: usize,
    /// Its place in the list, once the name is known.
    symbol: Option<usize>,
}

enum Target {
    /// No statement that could assign has just begun.
    Nothing,
    /// One begins at this byte.
    Begins(usize),
    /// It began with this name.
    Name(Token),
}

impl<'t> Outline<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Outline {
            text,
            faults: Vec::new(),
            symbols: Vec::new(),
            open: Vec::new(),
            assigned: vec![FastSet::default()],
            target: Target::Nothing,
            end: 0,
            bound: None,
            constants: Vec::new(),
            binds_text: false,
        }
    }

    pub(crate) fn finish(self) -> Found {
        Found {
            faults: self.faults,
            symbols: self.symbols,
            constants: self.constants,
            binds_text: self.binds_text,
        }
    }

    fn begin(&mut self, kind: SymbolKind, start: Position) {
        self.open.push(Open {
            kind,
            start: start.offset as usize,
            symbol: None,
        });
        self.assigned.push(FastSet::default());
    }

    fn end(&mut self) {
        self.assigned.pop();
        let Some(open) = self.open.pop() else { return };
        if let Some(symbol) = open.symbol.and_then(|at| self.symbols.get_mut(at)) {
            let end = self.end.max(symbol.name_range.end);
            symbol.range = tidy(open.start..end, self.text);
        }
    }

    #[inline]
    fn see(&mut self, token: &Token) {
        if token.kind.group() != TokenGroup::Layout && !token.is_synthetic() {
            self.end = self.end.max(token.end as usize);
        }
    }

    fn range(&self, token: &Token) -> Range<usize> {
        tidy(token.start as usize..token.end as usize, self.text)
    }

    /// Whether the innermost definition has no name yet.
    #[inline]
    fn is_nameless(&self) -> bool {
        self.open.last().is_some_and(|open| open.symbol.is_none())
    }

    /// Gives the innermost definition its name.
    fn name_definition(&mut self, token: &Token) {
        let name_range = self.range(token);
        let depth = self
            .open
            .iter()
            .filter(|open| open.symbol.is_some())
            .count();
        let in_class = self
            .open
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|o| o.kind == SymbolKind::Class);
        let at = self.symbols.len();
        let Some(open) = self.open.last_mut().filter(|open| open.symbol.is_none()) else {
            return;
        };
        if open.kind == SymbolKind::Function && in_class {
            open.kind = SymbolKind::Method;
        }
        open.symbol = Some(at);
        self.symbols.push(Symbol {
            name: self
                .text
                .get(name_range.clone())
                .unwrap_or_default()
                .to_owned(),
            kind: open.kind,
            range: name_range.clone(),
            name_range,
            depth,
        });
    }

    /// A name is assigned to; in functions that is nobody's outline.
    fn assign(&mut self, token: &Token) {
        if self
            .open
            .iter()
            .any(|open| open.kind != SymbolKind::Class || open.symbol.is_none())
        {
            return;
        }
        let range = self.range(token);
        let name = self.text.get(range.clone()).unwrap_or_default();
        if !self
            .assigned
            .last_mut()
            .is_some_and(|names| names.insert(name))
        {
            return;
        }
        let constant =
            name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
        let (name, range) = without_mark(name, range);
        self.symbols.push(Symbol {
            name: name.to_owned(),
            kind: if constant {
                SymbolKind::Constant
            } else {
                SymbolKind::Variable
            },
            range: range.clone(),
            name_range: range,
            depth: self.open.len(),
        });
    }
}

impl Sink for Outline<'_> {
    #[inline]
    fn enter(&mut self, rule: RuleId, start: Position) {
        match rule {
            RuleId::FunctionDef => self.begin(SymbolKind::Function, start),
            RuleId::ClassDef => self.begin(SymbolKind::Class, start),
            RuleId::ExpressionStatement => {
                self.target = Target::Begins(start.offset as usize);
                self.bound = None;
            }
            RuleId::Global if self.open.is_empty() => self.binds_text = true,
            _ => {}
        }
    }

    #[inline]
    fn token(&mut self, token: &Token) {
        self.see(token);
        if token.kind == TokenKind::Name && !token.is_synthetic() {
            match self.target {
                Target::Begins(at) if at == token.start as usize => {
                    self.target = Target::Name(*token);
                    return;
                }
                _ if self.is_nameless() => self.name_definition(token),
                _ => {}
            }
        }
        self.target = Target::Nothing;
    }

    #[inline]
    fn mark(&mut self, token: &Token) {
        self.see(token);
        if let Target::Name(name) = self.target
            && matches!(token.kind, TokenKind::Equal | TokenKind::Colon)
        {
            self.assign(&name);
            self.bound = Some(name);
        }
        self.target = Target::Nothing;
    }

    #[inline]
    fn absent(&mut self) {}

    #[inline]
    fn leave(&mut self, rule: RuleId, _: u32, _: Position) {
        if rule == RuleId::ExpressionStatement
            && let Some(name) = self.bound.take()
        {
            let bound = tidy(name.end as usize..self.end, self.text);
            if is_constant(self.text.get(bound).unwrap_or_default()) {
                let range = tidy(name.start as usize..self.end, self.text);
                let name = self.text.get(self.range(&name)).unwrap_or_default();
                self.constants.push((name.to_owned(), range));
            }
        }
        if matches!(rule, RuleId::FunctionDef | RuleId::ClassDef) {
            self.end();
        }
    }

    fn fault(&mut self, fault: &Fault) {
        if self.stopped() {
            return;
        }
        self.faults.push(*fault);
    }

    #[inline]
    fn stopped(&self) -> bool {
        self.faults.len() > MOST
    }
}

impl Outgrown for Outline<'_> {
    fn is_too_deep(&self) -> bool {
        self.faults
            .iter()
            .any(|fault| fault.code == FaultCode::TooDeep)
    }
}

#[cfg(test)]
mod tests {
    use crate::analyse;

    /// The outline, indented by depth.
    fn outline(text: &str) -> Vec<String> {
        let shown = |symbol: &crate::Symbol| {
            let last = text[symbol.range.clone()]
                .lines()
                .last()
                .unwrap_or_default()
                .trim();
            format!(
                "{}{:?} {} ..{last}",
                " ".repeat(symbol.depth),
                symbol.kind,
                symbol.name
            )
        };
        analyse(text).symbols().iter().map(shown).collect()
    }

    #[test]
    fn definitions_are_nested_as_they_stand() {
        let text = "import x\nLED = 4\nLED = 5\nname: str = ''\nclass A(B):\n    size = 1\n    def f(self, a=1):\n        \
                    local = 2\n        return local\n\ndef g():\n    def h(): pass\n    h()\na.b = 1\nasync def k(): await x\n";
        assert_eq!(
            outline(text),
            [
                "Constant LED ..LED",
                "Variable name ..name",
                "Class A ..return local",
                " Variable size ..size",
                " Method f ..return local",
                "Function g ..h()",
                " Function h ..def h(): pass",
                "Function k ..def k(): await x",
            ]
        );
    }

    #[test]
    fn a_definition_that_is_not_finished_is_still_there() {
        assert_eq!(outline("def f(x\n"), ["Function f ..def f(x"]);
        assert_eq!(
            outline("class A:\n    def f(self):\n        x.\n"),
            ["Class A ..x.", " Method f ..x."]
        );
    }
}
