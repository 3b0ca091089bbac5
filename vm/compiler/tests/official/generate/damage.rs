//! Programs with something wrong: words left out, doubled, exchanged or put in.

use super::Dice;
use crate::shrink::words;

/// What is put in.
const STRAY: [&str; 60] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    "=",
    ":=",
    "+=",
    "*",
    "**",
    "@",
    ".",
    "...",
    "->",
    "-",
    "~",
    "!",
    "$",
    "?",
    "\\",
    "#",
    "'",
    "\"",
    "\"\"\"",
    "f'{",
    "0x",
    "1e",
    "1_",
    "08",
    "b'é'",
    "\n",
    "\n    ",
    "\n\t",
    " ",
    "\t",
    "\r",
    "if ",
    " else ",
    " for ",
    " in ",
    "lambda ",
    "yield ",
    "await ",
    "async ",
    "return ",
    "del ",
    "not ",
    " is ",
    "global x",
    "nonlocal x",
    "import ",
    "def f():",
    "class A:",
    "pass",
    "None",
    "x",
];

/// The same with one to three changes.
pub(crate) fn damage(source: &[u8], seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let mut parts = words(source);
    for _ in 0..=dice.roll(3) {
        if parts.is_empty() {
            break;
        }
        let at = dice.roll(parts.len() as u64) as usize;
        let other = dice.roll(parts.len() as u64) as usize;
        match dice.roll(6) {
            0 => {
                parts.remove(at);
            }
            1 => parts.insert(at, parts[at].clone()),
            2 => parts.swap(at, other),
            3 => parts.insert(at, parts[other].clone()),
            _ => parts.insert(at, dice.pick(&STRAY).as_bytes().to_vec()),
        }
    }
    parts.concat()
}
