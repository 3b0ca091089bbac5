//! Which texts are refused, with which words and on which line: as the official compiler does it.
//!
//! `oracle/verdicts.txt` holds its verdicts; `oracle/regenerate.py` asks for them again.

mod support;

use garter_syntax::{ExceptionKind, Outcome};

/// Texts of which the verdict is known to differ, each with the reason.
const KNOWN: &[(&str, &str)] = &[(
    "t\"a\" t\"b{x}\"",
    "the oracle complains of the second literal on the line after it",
)];

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'\\') => bytes.push(b'\\'),
            Some(b'x') => {
                let digits: String = rest.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&digits, 16).expect("two hexadecimal digits"));
            }
            other => panic!("unknown escape {other:?} in {text}"),
        }
    }
    bytes
}

fn verdict(source: &[u8]) -> String {
    match support::halt(source).0 {
        Outcome::Accepted => "ok".to_owned(),
        Outcome::Stopped => "stopped".to_owned(),
        Outcome::Faulty(fault) => {
            let exception = fault.code.exception();
            // The oracle tells no line for what is not a syntax error.
            let line = match exception {
                ExceptionKind::SyntaxError | ExceptionKind::IndentationError => fault.line,
                _ => 0,
            };
            format!("{line} {}: {}", exception.name(), fault.message(source))
        }
    }
}

#[test]
fn verdicts_are_those_of_the_official_compiler() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in include_str!("oracle/verdicts.txt")
        .lines()
        .filter(|row| !row.starts_with("# "))
    {
        let (text, expected) = row.split_once('\t').expect("a text and a verdict");
        let expected = if expected == "compiler" {
            "ok"
        } else {
            expected
        };
        let ours = verdict(&unescape(text));
        count += 1;
        if ours != expected && !KNOWN.iter().any(|(known, _)| *known == text) {
            wrong.push(format!(
                "{text}\n    expected {expected}\n    ours     {ours}"
            ));
        }
    }
    assert!(count > 500, "the table is complete");
    assert!(
        wrong.is_empty(),
        "{} of {count} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
