//! Programs of strings: prefixes, escapes, quotes, and replacement fields in all stages of decay.

use super::Dice;

const PREFIXES: [&str; 9] = ["f", "f", "f", "rf", "r", "b", "", "", "t"];
const STARTS: [&str; 5] = ["x = ", "", "f(", "x = [1,\n", "x = '''\n''' + "];
const ENDS: [&str; 6] = ["\n", "\n", "\n", ")\n", "]\n", "\ny = 1 +\n"];
const QUOTES: [&str; 4] = ["'", "\"", "'''", "\"\"\""];
const TEXTS: [&str; 36] = [
    "a", "é", " ", "{{", "}}", "{", "}", "[", "]", "\\", "\\n", "\\'", "\\\"", "\\{", "\\}",
    "\\\\", "\\x41", "\\x4", "\\u00e9", "\\400", "\\\n", "'", "\"", "\n", ":", "!r", "+1", "+a",
    ")", "(", ",", "\\0", "\\x00", "\\n", "''", "\"\"",
];
const EXPRESSIONS: [&str; 38] = [
    "a",
    "a",
    "a",
    "a.b",
    "a[0]",
    "a[1:2]",
    "{1: 2}",
    "(b)",
    "f(a, b)",
    "a=",
    "a =",
    " a ",
    "1 + 2",
    "a\n",
    "\na",
    "a +\n b",
    "(a,\n b)",
    "a]",
    "a[",
    "\"]\"",
    "'['",
    "\"[]\"",
    "",
    " ",
    "a b",
    "1+",
    "lambda x: x",
    "a\\",
    ")",
    "(",
    "'",
    "\"",
    "'x'=",
    "\"x\"=",
    "a['b']",
    "':'.join(a)",
    "\":\".join(a)",
    "b'\\x41'=",
];
const CONVERSIONS: [&str; 8] = ["", "", "", "", "!r", "!s", "!x", "!"];

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::new();
    if dice.chance(30) {
        text += dice.pick(&STARTS);
        let prefix = dice.pick(&["t", "rt"]);
        literal(&mut dice, prefix, &mut text);
        return text + dice.pick(&ENDS);
    }
    for _ in 0..=dice.roll(2) {
        text += dice.pick(&STARTS);
        for _ in 0..=u32::from(dice.chance(20)) + u32::from(dice.chance(10)) {
            let prefix = dice.pick(&PREFIXES);
            literal(&mut dice, prefix, &mut text);
            text += dice.pick(&["", " ", "  \\\n"]);
        }
        text += dice.pick(&ENDS);
    }
    text
}

fn literal(dice: &mut Dice, prefix: &str, text: &mut String) {
    let quote = dice.pick(&QUOTES);
    *text += prefix;
    *text += quote;
    for _ in 0..dice.roll(4) {
        if dice.chance(45) {
            *text += dice.pick(&TEXTS);
        } else {
            field(dice, text, 0);
        }
    }
    *text += quote;
}

fn field(dice: &mut Dice, text: &mut String, depth: u32) {
    *text += "{";
    *text += dice.pick(&EXPRESSIONS);
    *text += dice.pick(&CONVERSIONS);
    if dice.chance(40) {
        *text += ":";
        for _ in 0..dice.roll(3) {
            if depth < 2 && dice.chance(50) {
                field(dice, text, depth + 1);
            } else {
                *text += dice.pick(&TEXTS);
            }
        }
    }
    *text += "}";
}
