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

/// Whether a quote may be open where an expression of an f-string ends. What the official compiler
/// makes of that is an accident, see `literals.rs`.
pub(crate) fn ends_within_quote(source: &[u8]) -> bool {
    let is_quote = |c: u8| c == b'\'' || c == b'"';
    let formatted = |at: usize| {
        let before = source[..at].iter().rev();
        let mut prefix = before.take(2).take_while(|c| c.is_ascii_alphabetic());
        prefix.any(|c| b"fFtT".contains(c))
    };
    (1..source.len())
        .filter(|at| is_quote(source[*at]) && formatted(*at))
        .any(|at| {
            // A literal in three quotes goes on over lines.
            let near = &source[at + 1..source.len().min(at + 200)];
            let fields = near.split(|c| *c == b'{').skip(1);
            fields.into_iter().any(|field| {
                let ends = |c: &u8| matches!(c, b'}' | b':' | b'!');
                let expression = field.split(ends).next().unwrap_or_default();
                let mut open = None;
                for c in expression.iter().copied().filter(|c| is_quote(*c)) {
                    open = match open {
                        None => Some(c),
                        Some(other) if other == c => None,
                        other => other,
                    };
                }
                open.is_some() && field.len() > expression.len()
            })
        })
}
