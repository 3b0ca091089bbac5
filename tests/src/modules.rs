//! Modules as people write them, made from a number: constants, tables, functions, closures,
//! classes, imports. The same number makes the same module.

use std::fmt::Write as _;

/// A generator of numbers that are random enough.
struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % sides
    }
}

const NOUNS: [&str; 12] = [
    "motor", "sensor", "buffer", "speed", "angle", "packet", "display", "level", "channel",
    "sample", "colour", "route",
];

/// The text of module number `number`.
#[must_use]
pub fn module(number: u32) -> String {
    let mut dice = Dice(number.wrapping_mul(2_654_435_761).wrapping_add(12_345));
    let mut text = format!("\"\"\"Module {number}.\"\"\"\n\nimport gc\nfrom math import sqrt\n\n");
    for i in 0..2 + dice.roll(14) {
        let part = match dice.roll(9) {
            0 => constant(&mut dice, i),
            1 => table(&mut dice, i),
            2 => numbers(&mut dice, i),
            3 => bytes(&mut dice, i),
            4 => closure(&mut dice, i),
            5 | 6 => class(&mut dice, i),
            _ => function(&mut dice, i),
        };
        text += &part;
        text += "\n";
    }
    text
}

fn noun(dice: &mut Dice) -> &'static str {
    NOUNS[dice.roll(NOUNS.len() as u32) as usize]
}

fn constant(dice: &mut Dice, i: u32) -> String {
    let (noun, value) = (noun(dice), dice.roll(100_000));
    format!(
        "_{0}_{i} = const({value})\n{0}_{i} = _{0}_{i} * 2\n",
        noun.to_uppercase()
    )
}

fn table(dice: &mut Dice, i: u32) -> String {
    let mut text = format!("{}_names_{i} = {{\n", noun(dice));
    for n in 0..1 + dice.roll(30) {
        let key = noun(dice);
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "    \"{key}_{n}\": ({n}, {}.5, \"{}\"),",
            dice.roll(90),
            noun(dice)
        );
    }
    text + "}\n"
}

fn numbers(dice: &mut Dice, i: u32) -> String {
    let (name, count) = (noun(dice), 1 + dice.roll(60));
    match dice.roll(3) {
        0 => format!("{name}_list_{i} = [n * n for n in range({count})]\n"),
        1 => format!("{name}_set_{i} = {{n % 17 for n in range({count})}}\n"),
        _ => format!("{name}_roots_{i} = tuple(sqrt(n) for n in range({count}))\n"),
    }
}

fn bytes(dice: &mut Dice, i: u32) -> String {
    let (name, count) = (noun(dice), 8 + dice.roll(900));
    match dice.roll(2) {
        0 => format!("{name}_buffer_{i} = bytearray({count})\n"),
        _ => format!(
            "{name}_font_{i} = b\"{}\"\n",
            "\\x1f\\x08z".repeat(count as usize / 12)
        ),
    }
}

fn closure(dice: &mut Dice, i: u32) -> String {
    let name = noun(dice);
    format!(
        "def make_{name}_{i}(step, limit={}):\n    total = 0\n\n    def advance(by=step):\n        \
         nonlocal total\n        total += by\n        return min(total, limit)\n\n    return advance\n\n\n\
         {name}_advance_{i} = make_{name}_{i}({})\n{name}_advance_{i}()\n",
        dice.roll(500),
        dice.roll(40),
    )
}

fn body(dice: &mut Dice, indent: &str) -> String {
    let mut text = String::new();
    for _ in 0..1 + dice.roll(6) {
        let (name, number) = (noun(dice), dice.roll(3000));
        let lines = match dice.roll(6) {
            0 => format!("if {name} > {number}:\n{indent}    {name} = {number}"),
            1 => format!("for index in range({number}):\n{indent}    {name} += index"),
            2 => format!("{name} = [{name}, {number}, \"{name} is {number}\"]"),
            3 => format!(
                "try:\n{indent}    {name} = int({name})\n{indent}except ValueError as error:\n{indent}    print(\"no {name}:\", error)"
            ),
            4 => format!(
                "{name} = {{\"{name}\": {number}, \"kind\": \"{}\"}}",
                noun(dice)
            ),
            _ => format!("print(\"{name}\", {name}, sep=\"={number} \")"),
        };
        let _ = writeln!(text, "{indent}{name} = {number}\n{indent}{lines}");
    }
    text
}

fn function(dice: &mut Dice, i: u32) -> String {
    let name = noun(dice);
    format!(
        "def {name}_{i}(a, b=None, *rest):\n{}    return a, b, rest\n",
        body(dice, "    ")
    )
}

fn class(dice: &mut Dice, i: u32) -> String {
    let name = noun(dice);
    let title = format!("{}{}{i}", name[..1].to_uppercase(), &name[1..]);
    let mut text = format!(
        "class {title}:\n    limit = {}\n\n    def __init__(self, pin):\n        self.pin = pin\n        self.{name} = 0\n",
        dice.roll(999)
    );
    for n in 0..1 + dice.roll(5) {
        let _ = write!(
            text,
            "\n    def {}_{n}(self, value):\n{}        return self.{name} + value\n",
            noun(dice),
            body(dice, "        ")
        );
    }
    let _ = writeln!(text, "\n\n{name}_one_{i} = {title}({i})");
    text
}
