//! Programs that make sense to a compiler: every statement and expression, nested at random.

use std::fmt::Write;

use super::Dice;

struct Writer {
    dice: Dice,
    text: String,
    indent: usize,
    /// In a function; in a loop; in a coroutine.
    function: bool,
    looping: bool,
    coroutine: bool,
}

/// A program of some dozens of statements.
pub(crate) fn program(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::new();
    for name in KNOWN {
        if dice.chance(40) {
            let annotation = dice.pick(&["", "", ": int"]);
            let _ = writeln!(text, "{name}{annotation} = const({})", dice.pick(&VALUES));
        }
        text += &statement(&mut dice);
    }
    text.extend((0..9).map(|_| statement(&mut dice)));
    text
}

/// Names that stand for constants, where a program defines them.
const KNOWN: [&str; 3] = ["_k", "K", "_text"];
/// What for.
const VALUES: [&str; 16] = [
    "''",
    "'s'",
    "'value'",
    "'a longer string constant'",
    "b'x'",
    "None",
    "True",
    "False",
    "()",
    "('s', None, ())",
    "...",
    "1 << 35",
    "-3",
    "1.5",
    "not K",
    "(_k, 2)",
];

/// One statement, with what is in it.
pub(super) fn statement(dice: &mut Dice) -> String {
    let mut writer = Writer {
        dice: Dice::new(dice.roll(u64::MAX)),
        text: String::new(),
        indent: 0,
        function: false,
        looping: false,
        coroutine: false,
    };
    writer.statement(4);
    writer.text
}

const NAMES: [&str; 8] = ["a", "b", "c", "x", "y", "self", "value", "print"];
const CONSTANTS: [&str; 17] = [
    "0",
    "1",
    "-3",
    "300",
    "70000",
    "(1 << 35)",
    "1.5",
    "'s'",
    "'a longer string constant'",
    "b'x'",
    "None",
    "True",
    "(1, 2)",
    "...",
    "_k",
    "K",
    "_text",
];
const OPERATORS: [&str; 13] = [
    "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@",
];
const COMPARISONS: [&str; 10] = [
    "<", ">", "<=", ">=", "==", "!=", "in", "not in", "is", "is not",
];

impl Writer {
    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.dice.roll(from.len() as u64) as usize]
    }

    fn name(&mut self) -> &'static str {
        self.pick(&NAMES)
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{}{text}", "    ".repeat(self.indent));
    }

    fn block(&mut self, depth: u32) {
        self.indent += 1;
        for _ in 0..=self.dice.roll(3) {
            self.statement(depth.saturating_sub(1));
        }
        self.indent -= 1;
    }

    fn list(&mut self, depth: u32) -> String {
        let count = self.dice.roll(4);
        let items: Vec<String> = (0..count).map(|_| self.expression(depth)).collect();
        items.join(", ")
    }

    fn expression(&mut self, depth: u32) -> String {
        if depth == 0 {
            return if self.dice.roll(3) == 0 {
                self.pick(&CONSTANTS)
            } else {
                self.name()
            }
            .into();
        }
        let d = depth - 1;
        match self.dice.roll(20) {
            0..=2 => {
                let op = self.pick(&OPERATORS);
                format!("({} {op} {})", self.expression(d), self.expression(d))
            }
            3 => {
                let (p, q) = (self.pick(&COMPARISONS), self.pick(&COMPARISONS));
                if self.dice.roll(2) == 0 {
                    return format!("({} {p} {})", self.expression(d), self.expression(d));
                }
                let (x, y) = (self.expression(d), self.expression(d));
                format!("({x} {p} {y} {q} {})", self.expression(d))
            }
            4 => format!("({} and {})", self.expression(d), self.expression(d)),
            5 => format!(
                "({} or {} or {})",
                self.expression(d),
                self.name(),
                self.expression(d)
            ),
            6 => format!("(not {})", self.expression(d)),
            7 => {
                let (x, y) = (self.expression(d), self.expression(d));
                format!("({x} if {y} else {})", self.expression(d))
            }
            8 => format!("{}({})", self.name(), self.list(d)),
            9 => format!("{}.{}({})", self.name(), self.name(), self.list(d)),
            10 => format!("{}({}=1, *{}, **{})", self.name(), "key", "c", self.name())
                .replace("key=1, *c", "*c, key=1"),
            11 => format!("{}[{}]", self.name(), self.expression(d)),
            12 => format!(
                "{}[{}:{}]",
                self.name(),
                self.expression(d),
                self.expression(d)
            ),
            13 => format!("[{}]", self.list(d)),
            14 => format!("({},)", self.expression(d)),
            15 => format!("{{{}: {}}}", self.expression(d), self.expression(d)),
            16 => {
                let (x, y, z) = (self.expression(d), self.name(), self.expression(d));
                match self.dice.roll(3) {
                    0 => format!("[{x} for {y} in {z}]"),
                    1 => format!("{{{x} for {y} in {z} if {y}}}"),
                    _ => format!("({x} for {y} in {z} for b in {y})"),
                }
            }
            17 => format!(
                "(lambda {}, q={}: {})",
                self.name(),
                self.name(),
                self.expression(d)
            ),
            18 => format!("f'{{{}}}-{{{}:>3}}'", self.name(), self.name()),
            _ if self.coroutine => format!("(await {})", self.expression(d)),
            _ if self.function => format!("(yield {})", self.expression(d)),
            _ => format!("-{}", self.name()),
        }
    }

    fn target(&mut self) -> String {
        match self.dice.roll(6) {
            0 => format!("{}.{}", self.name(), self.name()),
            1 => format!("{}[{}]", self.name(), self.expression(1)),
            2 => format!("{}, {}", self.name(), self.name()),
            3 => format!("{}, *{}", self.name(), self.name()),
            _ => self.name().into(),
        }
    }

    fn statement(&mut self, depth: u32) {
        let sides = if depth == 0 { 9 } else { 18 };
        let (x, y) = (self.expression(2), self.expression(3));
        let (target, name) = (self.target(), self.name());
        match self.dice.roll(sides) {
            0 | 1 => self.line(&y),
            2 => self.line(&format!("{target} = {y}")),
            3 => self.line(&format!("{target} = {name} = {y}")),
            4 => self.line(&format!("{name} += {y}")),
            5 if self.function => self.line(&format!("return {y}")),
            6 if self.looping => self.leave(),
            7 => self.line(&format!("assert {x}, {y}")),
            8 => self.line("from m import n, o as p"),
            9 => {
                self.line(&format!("if {x}:"));
                self.block(depth);
                self.line(&format!("elif {y}:"));
                self.block(depth);
                self.line("else:");
                self.block(depth);
            }
            10 | 11 => self.repeat(depth, &x, &target),
            12 => {
                self.line("try:");
                self.block(depth);
                self.line(&format!("except {x} as {name}:"));
                self.block(depth);
                if self.dice.roll(2) == 0 {
                    self.line("finally:");
                    self.block(depth);
                }
            }
            13 => {
                let prefix = if self.coroutine { "async " } else { "" };
                self.line(&format!("{prefix}with {x} as {name}, {y}:"));
                self.block(depth);
            }
            14..=16 => self.definition(depth, &x),
            17 => self.line(&format!("raise {x}")),
            _ => self.line("pass"),
        }
    }

    fn leave(&mut self) {
        let word = self.pick(&["break", "continue"]);
        self.line(word);
    }

    fn repeat(&mut self, depth: u32, value: &str, target: &str) {
        let name = self.name();
        match self.dice.roll(4) {
            0 => self.line(&format!("while {value}:")),
            1 => self.line(&format!("for {name} in range({value}):")),
            2 if self.coroutine => self.line(&format!("async for {name} in {value}:")),
            _ => self.line(&format!("for {target} in {value}:")),
        }
        let outer = std::mem::replace(&mut self.looping, true);
        self.block(depth);
        self.looping = outer;
        if self.dice.roll(3) == 0 {
            self.line("else:");
            self.block(depth);
        }
    }

    fn definition(&mut self, depth: u32, value: &str) {
        let saved = (self.function, self.looping, self.coroutine);
        self.looping = false;
        if self.dice.roll(3) == 0 {
            self.line("class K(a):");
            (self.function, self.coroutine) = (false, false);
        } else {
            self.coroutine = self.dice.roll(4) == 0;
            self.function = true;
            let prefix = if self.coroutine { "async " } else { "" };
            let name = self.pick(&["f", "g", "h"]);
            self.line(&format!(
                "{prefix}def {name}(self, b={value}, *c, key=1, **d):"
            ));
        }
        self.block(depth);
        (self.function, self.looping, self.coroutine) = saved;
    }
}
