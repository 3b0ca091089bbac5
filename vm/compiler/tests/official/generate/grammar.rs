//! Programs straight from the grammar table: everything that parses comes up, whether it means
//! something or not. Much of it is refused for what it means, and the refusals must agree too.

use garter_syntax::TokenKind;
use garter_syntax::grammar::{Part, RuleId, RuleKind, Symbol};

use super::Dice;

/// A program of a few statements.
pub(crate) fn program(seed: u64) -> String {
    let mut dice = Dice::new(seed ^ 0x5eed_0000_0000_0000);
    let count = 3 + dice.roll(8);
    (0..count).map(|_| statement(&mut dice)).collect()
}

/// One statement, with what is in it.
pub(super) fn statement(dice: &mut Dice) -> String {
    let mut writer = Writer {
        fuel: 10 + dice.roll(60) as i64,
        dice: Dice::new(dice.roll(u64::MAX)),
        text: String::new(),
        indent: 0,
        brackets: 0,
        fresh: true,
        cost: costs(),
    };
    writer.rule(RuleId::Statement, 14);
    writer.text
}

struct Writer {
    dice: Dice,
    text: String,
    indent: usize,
    brackets: usize,
    /// At the start of a line.
    fresh: bool,
    /// Tokens to go before only the shortest way out is taken.
    fuel: i64,
    cost: Vec<u32>,
}

/// How deep the shallowest tree of each rule is.
fn costs() -> Vec<u32> {
    let mut cost = vec![1000; RuleId::ALL.len()];
    for _ in 0..RuleId::ALL.len() {
        for (index, rule) in RuleId::ALL.iter().map(|id| id.rule()).enumerate() {
            let parts = rule.parts.iter();
            let of = |part: &Part| match part.symbol() {
                Symbol::Token(_) => 0,
                Symbol::Rule(rule) => cost[rule as usize],
            };
            let own = match rule.kind {
                RuleKind::Any => parts.map(of).min(),
                RuleKind::Seq | RuleKind::Wrap => {
                    parts.filter(|part| !part.is_optional()).map(of).max()
                }
                _ => parts.take(1).map(of).max(),
            };
            cost[index] = cost[index].min(own.unwrap_or(0) + 1);
        }
    }
    cost
}

const NAMES: [&str; 18] = [
    "a",
    "b",
    "c",
    "x",
    "y",
    "self",
    "value",
    "print",
    "super",
    "const",
    "math",
    "pi",
    "_c",
    "__class__",
    "é",
    "range",
    "micropython",
    "a_name_longer_than_ten",
];
const INTEGERS: [&str; 20] = [
    "0",
    "1",
    "2",
    "-1",
    "16",
    "47",
    "48",
    "64",
    "127",
    "128",
    "300",
    "65536",
    "0x3fffffff",
    "1073741824",
    "0b1011",
    "0o777",
    "1_000",
    "123456789012345678901234567890",
    "9223372036854775807",
    "4611686018427387904",
];
const FLOATS: [&str; 14] = [
    "0.0",
    "1.5",
    "1e29",
    "1e-7",
    "123456.789",
    "5e-324",
    "1.7976931348623157e308",
    "0.1",
    "1e22",
    "3.141592653589793",
    "1e400",
    "2.5e-05",
    "1e16",
    "123456789012345680.",
];
const STRINGS: [&str; 24] = [
    "''",
    "'s'",
    "\"a longer string\"",
    "'''three\nlines\n'''",
    "r'\\n'",
    "'\\x41\\u00e9\\n'",
    "f'{a}'",
    "f'{a!r:>{b}}-{{}}'",
    "f'x{ b + 1 }y' 'z'",
    "f\"{x=}\"",
    "'a' 'b'",
    "rf'{a}\\d'",
    "'\\\n'",
    "'__init__'",
    "'append'",
    "'é'",
    "f'{a[\"k\"]}'",
    "f'{(lambda: 1)()}'",
    "f''",
    "'ten chars.'",
    "'eleven char'",
    "f'{a:{b}.{c}}'",
    "t'{a}b'",
    "u'u'",
];
const BYTES: [&str; 6] = [
    "b''",
    "b'x'",
    "b'\\xff\\0'",
    "rb'\\x'",
    "b'a' b'b'",
    "b'more than ten bytes'",
];

impl Writer {
    fn rule(&mut self, rule: RuleId, depth: u32) {
        if self.special(rule, depth) {
            return;
        }
        let grammar = rule.rule();
        let (kind, parts) = (grammar.kind, grammar.parts);
        let next = depth.saturating_sub(1);
        match kind {
            RuleKind::Any => {
                let choice = self.choose(parts, depth);
                self.part(choice, depth);
            }
            RuleKind::Seq | RuleKind::Wrap => {
                for part in parts {
                    if !part.is_optional() || self.wants(depth, 40) {
                        self.part(*part, next);
                    }
                }
            }
            RuleKind::Fold => {
                self.part(parts[0], next);
                if self.wants(depth, 12) {
                    for part in &parts[1..] {
                        if !part.is_optional() || self.dice.chance(60) {
                            self.part(*part, next);
                        }
                    }
                }
            }
            RuleKind::Many => {
                self.part(parts[0], next);
                while self.wants(depth, 30) {
                    self.part(parts[0], next);
                }
            }
            RuleKind::Tail => {
                self.part(parts[0], next);
                while self.wants(depth, 25) {
                    self.part(parts[1], next);
                }
            }
            RuleKind::List | RuleKind::ListEnd => self.list(kind, parts, depth),
        }
    }

    fn list(&mut self, kind: RuleKind, parts: &[Part], depth: u32) {
        let next = depth.saturating_sub(1);
        self.part(parts[0], next);
        if parts.len() > 2 && self.wants(depth, 20) {
            return self.part(parts[2], next);
        }
        // Operators come seldom, commas often.
        let comma = parts[1].symbol() == Symbol::Token(TokenKind::Comma);
        let percent = if comma { 35 } else { 8 };
        while self.wants(depth, percent) {
            self.part(parts[1], next);
            self.part(parts[0], next);
        }
        if kind == RuleKind::ListEnd && self.wants(depth, 8) {
            self.part(parts[1], next);
        }
    }

    fn wants(&mut self, depth: u32, percent: u64) -> bool {
        depth > 0 && self.fuel > 0 && self.dice.chance(percent)
    }

    fn choose(&mut self, parts: &[Part], depth: u32) -> Part {
        let cost = |part: &Part| match part.symbol() {
            Symbol::Token(_) => 0,
            Symbol::Rule(rule) => self.cost[rule as usize],
        };
        let least = parts.iter().map(cost).min().unwrap_or(0);
        let spare = if self.fuel > 0 { depth } else { 0 };
        let possible: Vec<Part> = parts
            .iter()
            .filter(|part| cost(part) <= least.max(spare))
            .copied()
            .collect();
        possible[self.dice.roll(possible.len() as u64) as usize]
    }

    fn part(&mut self, part: Part, depth: u32) {
        match part.symbol() {
            Symbol::Token(kind) => self.token(kind),
            Symbol::Rule(rule) => self.rule(rule, depth),
        }
    }

    /// Places where the grammar allows much more than the language.
    fn special(&mut self, rule: RuleId, depth: u32) -> bool {
        match rule {
            RuleId::ExpressionStatement if self.dice.chance(60) => {
                self.target(depth);
                self.rule(RuleId::ExpressionTail, depth);
            }
            RuleId::TargetList if self.dice.chance(85) => {
                self.target(depth);
            }
            RuleId::PlainArgument if self.dice.chance(25) => {
                self.token(TokenKind::Name);
                self.token(TokenKind::Equal);
                self.rule(RuleId::Test, depth.saturating_sub(1));
            }
            RuleId::NamedTest if self.dice.chance(5) => {
                self.token(TokenKind::Name);
                self.token(TokenKind::Walrus);
                self.rule(RuleId::Test, depth.saturating_sub(1));
            }
            RuleId::NamedTest => self.rule(RuleId::Test, depth),
            RuleId::SimpleStatements => {
                self.rule(RuleId::SmallStatements, depth);
                self.newline();
            }
            RuleId::SmallStatements if self.dice.chance(90) => {
                self.rule(RuleId::SmallStatement, depth);
            }
            RuleId::Block => {
                self.indent += 1;
                self.newline();
                self.fuel += 8;
                self.rule(RuleId::Statement, depth.saturating_sub(1));
                while self.wants(depth, 30) {
                    self.rule(RuleId::Statement, depth.saturating_sub(1));
                }
                self.indent -= 1;
                self.restart();
            }
            // Most expressions go down all levels without doing anything there.
            RuleId::Test if self.dice.chance(45) => {
                let rule = if depth > 0 {
                    RuleId::Primary
                } else {
                    RuleId::Atom
                };
                self.rule(rule, depth.saturating_sub(1));
            }
            RuleId::Atom if self.dice.chance(45) => self.token(TokenKind::Name),
            _ => return false,
        }
        true
    }

    fn target(&mut self, depth: u32) {
        match self.dice.roll(12) {
            0 => {
                self.target(depth);
                self.token(TokenKind::Comma);
                self.token(TokenKind::Name);
            }
            1 => {
                self.token(TokenKind::Star);
                self.token(TokenKind::Name);
                self.token(TokenKind::Comma);
                self.token(TokenKind::Name);
            }
            2 => {
                self.token(TokenKind::LeftParen);
                self.target(depth);
                self.token(TokenKind::Comma);
                self.token(TokenKind::RightParen);
            }
            3 | 4 => {
                self.rule(RuleId::Atom, depth.saturating_sub(1));
                self.rule(RuleId::Index, depth.saturating_sub(1));
            }
            5 => {
                self.rule(RuleId::Primary, depth.saturating_sub(1));
                self.rule(RuleId::Attribute, 0);
            }
            _ => self.token(TokenKind::Name),
        }
    }

    /// Ends a line, now and then with a comment or lines that say nothing.
    fn newline(&mut self) {
        if self.fresh {
            return;
        }
        if self.dice.chance(4) {
            self.text.push_str("  # note");
        }
        self.text.push('\n');
        if self.dice.chance(4) {
            self.text.push_str("\n   # alone\n\n");
        }
        self.restart();
    }

    fn restart(&mut self) {
        if self.text.ends_with(' ') {
            let kept = self.text.trim_end_matches(' ').len();
            self.text.truncate(kept);
        }
        self.text.push_str(&"    ".repeat(self.indent));
        self.fresh = true;
    }

    fn token(&mut self, kind: TokenKind) {
        self.fuel -= 1;
        let text = match kind {
            TokenKind::Newline => return self.newline(),
            TokenKind::End | TokenKind::Indent | TokenKind::Dedent | TokenKind::Invalid => return,
            TokenKind::Name => self.dice.pick(&NAMES),
            TokenKind::Integer => self.dice.pick(&INTEGERS),
            TokenKind::Float => self.dice.pick(&FLOATS),
            TokenKind::Imaginary => self.dice.pick(&["1j", "0j", "2.5j", "1e29j"]),
            TokenKind::String => self.dice.pick(&STRINGS),
            TokenKind::Bytes => self.dice.pick(&BYTES),
            kind => kind.text(),
        };
        match kind {
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                self.brackets += 1;
            }
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => {
                self.brackets = self.brackets.saturating_sub(1);
            }
            _ => {}
        }
        if !self.fresh {
            if self.brackets > 0 && self.dice.chance(4) {
                self.text.push_str("\n  ");
            } else if self.dice.chance(1) {
                self.text.push_str(" \\\n ");
            } else {
                self.text.push(' ');
            }
        }
        self.text.push_str(text);
        self.fresh = false;
    }
}
