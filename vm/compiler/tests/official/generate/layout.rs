//! Programs whose bytes are laid out oddly: other line ends, tabs, form feeds, bytes that are no
//! text, lines cut and continued in odd places, lines without end.

use super::{Dice, forms, statements};
use crate::shrink::words;

/// Bytes that are put between words.
const STRAY: [&[u8]; 34] = [
    b"\x0c",
    b"\x0b",
    b"\0",
    b"\x1a",
    b"\x7f",
    b"\x80",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
    b"\xc3",
    b"\t",
    b" \t ",
    b"\r",
    b"\r\r\n",
    b"\n\r",
    b"\\\n",
    b"\\\r\n",
    b"\\\r",
    b" \\\n\\\n",
    b"\\ \n",
    b"\\",
    b"\\\n\n",
    b"\\\n#\n",
    b"# no end",
    b"#\\\n",
    b"#\r",
    b";",
    b";;",
    b"\n\n",
    b"\n \n",
    b"\n\t\n",
    b"\n        # deep\n",
    b"\n\x0c\n",
];

/// The program of a seed.
pub(crate) fn program(seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed ^ 0x1a70_0000_0000_0000);
    let mut text = match dice.roll(3) {
        0 => statements::program(dice.roll(u64::MAX)),
        _ => forms::program(dice.roll(u64::MAX)),
    }
    .into_bytes();
    for _ in 0..=dice.roll(3) {
        text = change(&mut dice, text);
    }
    text
}

fn change(dice: &mut Dice, mut text: Vec<u8>) -> Vec<u8> {
    match dice.roll(15) {
        0 => replace(&text, b"\n", b"\r\n"),
        1 => replace(&text, b"\n", b"\r"),
        2 => lines(&text, |line| {
            let end: &[u8] = match dice.roll(3) {
                0 => b"\r\n",
                1 => b"\r",
                _ => b"\n",
            };
            [line, end].concat()
        }),
        3 => replace(&text, b"    ", b"\t"),
        4 => lines(&text, |line| indented(dice, line)),
        5 => {
            let deep = b" ".repeat(1 + dice.roll(40) as usize);
            lines(&text, |line| {
                let depth = line.iter().take_while(|byte| **byte == b' ').count();
                [deep.repeat(depth).as_slice(), &line[depth..], b"\n"].concat()
            })
        }
        6 => {
            let start: &[u8] = match dice.roll(5) {
                0 => b"\xef\xbb\xbf",
                1 => b"#!/usr/bin/env python3\n",
                2 => b"# -*- coding: latin-1 -*-\n",
                3 => b"\\\n",
                _ => b" \t\n\x0c\n",
            };
            [start, &text].concat()
        }
        7 => {
            text.truncate(dice.roll(text.len() as u64 + 1) as usize);
            text
        }
        8 => {
            let end: &[u8] = match dice.roll(6) {
                0 => b"# no line end",
                1 => b"\\",
                2 => b"\\\n",
                3 => b"   ",
                4 => b"\0",
                _ => b"\x0c",
            };
            [&text, end].concat()
        }
        9 => long(dice, text),
        10 => replace(&text, b" ", b"  "),
        11 => replace(&text, b"\n", b" # note\n"),
        _ => {
            let mut parts = words(&text);
            for _ in 0..=dice.roll(2) {
                let at = dice.roll(parts.len() as u64 + 1) as usize;
                let stray = STRAY[dice.roll(STRAY.len() as u64) as usize];
                parts.insert(at, stray.to_vec());
            }
            parts.concat()
        }
    }
}

fn replace(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut result = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with(from) {
            result.extend(to);
            at += from.len();
        } else {
            result.push(text[at]);
            at += 1;
        }
    }
    result
}

/// Every line, which comes without its end, by what is made of it.
fn lines(text: &[u8], mut change: impl FnMut(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    text.split(|byte| *byte == b'\n')
        .flat_map(&mut change)
        .collect()
}

/// The same line, its indentation in other blanks, now and then of another width.
fn indented(dice: &mut Dice, line: &[u8]) -> Vec<u8> {
    let depth = line.iter().take_while(|byte| **byte == b' ').count();
    let one: &[u8] = match dice.roll(12) {
        0 => b" \t",
        1 => b"        ",
        2 => b"\x0c ",
        3 => b"  ",
        _ => b"\t",
    };
    [one.repeat(depth).as_slice(), &line[depth..], b"\n"].concat()
}

/// One line more, of many parts.
fn long(dice: &mut Dice, mut text: Vec<u8>) -> Vec<u8> {
    let (head, part, tail) = [
        ("x = 0", " + a", "\n"),
        ("x = 'a'", " 'b'", "\n"),
        ("x = [", "1, ", "]\n"),
        ("x = [", "a, ", "]\n"),
        ("f(", "a, ", ")\n"),
        ("f(", "a=1, ", ")\n"),
        ("x = {", "1: 2, ", "}\n"),
        ("x = a", ".b", "\n"),
        ("x = a", "()", "\n"),
        ("x = a", " < b", "\n"),
        ("x = a", " and b", "\n"),
        ("x = a", " if b else c", "\n"),
        ("a", " = a", "\n"),
        ("x = ", "7", "\n"),
        ("x = 0x", "f", "\n"),
        ("x = 1.", "3", "\n"),
        ("x = '", "z", "'\n"),
        ("x = b'", "\\xff", "'\n"),
        ("x", "z", " = 1\n"),
        ("x = f'", "{a}", "'\n"),
        ("global a", ", a", "\n"),
        ("import a", ".a", "\n"),
        ("def f(a", ", a", "): pass\n"),
        ("def f(a", ", a=1", "): pass\n"),
        ("pass", "; pass", "\n"),
        ("#", "#", "\n"),
        ("", "\n", "x\n"),
        ("if a: pass\n", "elif b: pass\n", ""),
        ("try: pass\n", "except a: pass\n", ""),
        ("", "@a\n", "def f(): pass\n"),
    ][dice.roll(30) as usize];
    let counts = [
        3, 15, 16, 31, 63, 64, 127, 128, 200, 255, 256, 257, 300, 1000, 4000,
    ];
    let count = counts[dice.roll(counts.len() as u64) as usize];
    if text.last() != Some(&b'\n') {
        text.push(b'\n');
    }
    text.extend([head, &part.repeat(count), tail].concat().bytes());
    text
}
