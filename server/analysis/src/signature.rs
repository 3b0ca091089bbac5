//! The call around the cursor: which function it is, and which argument is being written.

use std::ops::Range;

use crate::analyse;
use crate::catalogue::catalogue;
use crate::occurrence::occurrences;
use crate::{Symbol, SymbolKind};

/// A call, and the function's parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The function as it is defined: `f(a, b=1)`.
    pub label: String,
    /// Where the parameters are in the label, in bytes.
    pub parameters: Vec<Range<usize>>,
    /// The parameter that is being written.
    pub active: usize,
}

/// How far before the cursor a call may begin.
const REACH: usize = 4096;

/// The innermost call around a byte, if its function is known.
pub fn signature(text: &str, byte: usize) -> Option<Signature> {
    let before = text.get(..byte)?;
    let (open, active) = call(before)?;
    let head = before[..open].trim_end();
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let name_start = head.trim_end_matches(is_part).len();
    let callee = &head[name_start..];
    let line = head[..name_start].rsplit('\n').next().unwrap_or_default();
    if callee.is_empty() || line.trim_start().starts_with("def ") {
        return None;
    }
    // The call itself is not finished; without it the rest can be understood.
    let after = text[byte..].find('\n').map_or("", |at| &text[byte + at..]);
    let whole = format!("{head}{after}");
    let label = match callee.rsplit_once('.') {
        None => own(&whole, head.len(), callee).or_else(|| imported(&whole, head.len())),
        Some((object, method)) => {
            let at = name_start + object.split('.').next().unwrap_or_default().len();
            let found = occurrences(&whole, at)?;
            match found.origin {
                Some(origin) if origin.member.is_none() => catalogue().call(&origin.module, method),
                _ => only_method(&whole, method),
            }
        }
    }?;
    let parameters = parameters(&label);
    let active = active.min(parameters.len().saturating_sub(1));
    Some(Signature {
        label,
        parameters,
        active,
    })
}

/// The bracket that is open at the end of a text, and how many commas follow it.
fn call(before: &str) -> Option<(usize, usize)> {
    let (mut depth, mut commas) = (0usize, 0);
    for (at, c) in before.char_indices().rev().take(REACH) {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' if depth == 0 => return Some((at, commas)),
            '[' | '{' if depth == 0 => commas = 0,
            '(' | '[' | '{' => depth -= 1,
            ',' if depth == 0 => commas += 1,
            _ => {}
        }
    }
    None
}

/// A function or class of this text.
fn own(text: &str, byte: usize, name: &str) -> Option<String> {
    let found = occurrences(text, byte)?;
    let symbols = analyse(text).symbols();
    let is_it = |symbol: &&Symbol| found.definitions.contains(&symbol.name_range);
    let symbol = symbols.iter().find(is_it)?;
    if symbol.kind != SymbolKind::Class {
        return header(text, symbol, false);
    }
    let inside = |it: &&Symbol| {
        it.name == "__init__"
            && it.depth == symbol.depth + 1
            && symbol.range.contains(&it.range.start)
    };
    let made = symbols.iter().find(inside);
    let header = made.and_then(|it| header(text, it, true));
    Some(header.map_or_else(
        || format!("{name}()"),
        |it| it.replacen("__init__", name, 1),
    ))
}

/// A function that was imported by its name.
fn imported(text: &str, byte: usize) -> Option<String> {
    let origin = occurrences(text, byte)?.origin?;
    catalogue().call(&origin.module, &origin.member?)
}

/// The method of this name, if only one class has one.
fn only_method(text: &str, name: &str) -> Option<String> {
    let symbols = analyse(text).symbols();
    let mut all = symbols
        .iter()
        .filter(|it| it.kind == SymbolKind::Method && it.name == name);
    let first = all.next()?;
    all.next().is_none().then(|| header(text, first, true))?
}

/// Name and parameters of a definition on one line; of a method without its first parameter.
fn header(text: &str, symbol: &Symbol, is_method: bool) -> Option<String> {
    let rest = text.get(symbol.name_range.end..symbol.range.end)?;
    let open = rest.find('(')?;
    let mut depth = 0usize;
    let close = rest.char_indices().find_map(|(at, c)| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && at >= open).then_some(at)
    })?;
    let words: Vec<&str> = rest[open + 1..close].split_whitespace().collect();
    let mut written = words.join(" ");
    if is_method {
        let first = written.find(',').map_or(written.len(), |at| at + 1);
        written = written[first..].trim_start().to_owned();
    }
    Some(format!("{}({written})", symbol.name))
}

/// Where the parameters of a label are.
fn parameters(label: &str) -> Vec<Range<usize>> {
    let Some(open) = label.find('(') else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let (mut depth, mut start) = (0usize, open + 1);
    for (at, c) in label.char_indices().skip(open) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 || depth == 1 && c == ',' {
            let piece = &label[start..at];
            let blank = piece.len() - piece.trim_start().len();
            if !piece.trim().is_empty() {
                all.push(start + blank..at);
            }
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::signature;

    /// The label with the active parameter in brackets.
    fn shown(text: &str) -> String {
        let byte = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let Some(found) = signature(&text, byte) else {
            return "nothing".to_owned();
        };
        let Some(active) = found.parameters.get(found.active) else {
            return found.label;
        };
        let (before, rest) = found.label.split_at(active.start);
        let (here, after) = rest.split_at(active.len());
        format!("{before}<{here}>{after}")
    }

    #[test]
    fn the_function_that_is_called_shows_its_parameters() {
        for (text, wanted) in [
            ("def f(a, b=(1, 2)):\n    pass\nf(|\n", "f(<a>, b=(1, 2))"),
            (
                "def f(a,\n      b=(1, 2)):\n    pass\nf([1, 2], |)\nx = 1\n",
                "f(a, <b=(1, 2)>)",
            ),
            (
                "class A:\n    def __init__(self, n):\n        pass\nx = A(|",
                "A(<n>)",
            ),
            (
                "class A:\n    def go(self, far, fast): pass\ndef f(it):\n    it.go(1, |\n",
                "go(far, <fast>)",
            ),
            (
                "import time as t\nt.ticks_add(1, |",
                "ticks_add(ticks, <delta>, /)",
            ),
            (
                "from time import sleep_ms\nif 1:\n    sleep_ms(|)\n",
                "sleep_ms(<ms>, /)",
            ),
            ("def f(|", "nothing"),
            ("x = (1, |", "nothing"),
            ("nobody(|)", "nothing"),
        ] {
            assert!(shown(text).starts_with(wanted), "{text}: {}", shown(text));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_place_of_any_program_can_be_asked_about(which: usize, at: usize) {
            let programs = crate::corpus::programs();
            let text = &programs[which % programs.len()];
            if let Some(found) = signature(text, at % (text.len() + 1)) {
                for range in found.parameters {
                    assert!(found.label.get(range).is_some());
                }
            }
        }
    }
}
