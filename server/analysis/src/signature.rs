//! The call around the cursor: which function it is, and which argument is being written.

use std::ops::Range;

use crate::analyse;
use crate::callee::{Callee, open_call};
use crate::catalogue::catalogue;
use crate::{Standpoint, Symbol, SymbolKind};

/// A call, and the function's parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The function as it is defined: `f(a, b=1)`.
    pub label: String,
    /// Where the parameters are in the label, in bytes.
    pub parameters: Vec<Range<usize>>,
    /// What the function does, in a sentence or two.
    pub documentation: Option<String>,
    /// The parameter that is being written.
    pub active: usize,
}

/// The innermost call around a byte, if its function is known.
pub fn signature(text: &str, byte: usize, among: Standpoint<'_>) -> Option<Signature> {
    signature_beside(text, byte, among, &|_| Vec::new())
}

/// The same for a text that belongs to more, of which `others` gives the methods of a name.
pub(crate) fn signature_beside(
    text: &str,
    byte: usize,
    among: Standpoint<'_>,
    others: &dyn Fn(&str) -> Vec<String>,
) -> Option<Signature> {
    let before = text.get(..byte)?;
    let (open, active) = open_call(before)?;
    let head = before[..open].trim_end();
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let name_start = head.trim_end_matches(is_part).len();
    let callee = &head[name_start..];
    let line = head[..name_start].rsplit('\n').next().unwrap_or_default();
    if callee.is_empty() || line.trim_start().starts_with("def ") {
        return None;
    }
    let mut said = None;
    let label = match crate::callee::callee(text, head, byte, among) {
        Some(Callee::BuiltIn(thing)) => {
            let known = thing.documentation().map(str::to_owned);
            said = known.or_else(|| among.finder.documentation(&thing));
            way_to_call(catalogue().ways_to_call(&thing), active)
        }
        Some(Callee::Own {
            labels,
            documentation,
            ..
        }) => {
            said = documentation;
            way_to_call(labels, active)
        }
        None => {
            // The call itself is not finished; without it the rest can be understood.
            let after = text[byte..].find('\n').map_or("", |at| &text[byte + at..]);
            let (_, method) = callee.rsplit_once('.')?;
            let text = format!("{head}{after}");
            let mut all = methods(&text, &analyse(&text).symbols(), method);
            all.extend(others(method));
            let only = all.pop()?;
            all.is_empty().then_some(only)
        }
    }?;
    let parameters = parameters(&label);
    let active = active_in(&label, &parameters, &before[open + 1..], active);
    Some(Signature {
        label,
        parameters,
        documentation: said,
        active,
    })
}

/// The parameter that the argument being written is for; beyond the last when there is none.
fn active_in(label: &str, parameters: &[Range<usize>], written: &str, place: usize) -> usize {
    let name = |at: &Range<usize>| {
        let whole = label.get(at.clone()).unwrap_or_default();
        whole.split(['=', ':']).next().unwrap_or_default().trim()
    };
    let last = written.rsplit(',').next().unwrap_or_default();
    if let Some((given, _)) = last.split_once('=')
        && let Some(found) = parameters.iter().position(|it| name(it) == given.trim())
    {
        return found;
    }
    let rest = parameters.iter().position(|it| {
        let name = name(it);
        name.starts_with('*') && !name.starts_with("**")
    });
    // What follows a bare `*` is given by name alone.
    let by_place = label.find("*, ").map_or(usize::MAX, |mark| {
        parameters.iter().filter(|it| it.end <= mark).count()
    });
    match rest {
        Some(rest) => place.min(rest),
        None if place >= by_place => parameters.len(),
        None => place,
    }
}

/// The first of the ways to call a thing that has so many arguments and one more.
fn way_to_call(mut ways: Vec<String>, active: usize) -> Option<String> {
    let fits = ways.iter().position(|way| parameters(way).len() > active);
    (!ways.is_empty()).then(|| ways.swap_remove(fits.unwrap_or(0)))
}

/// The methods of this name, as they are called.
pub(crate) fn methods(text: &str, symbols: &[Symbol], name: &str) -> Vec<String> {
    let is_one = |it: &&Symbol| it.kind == SymbolKind::Method && it.name == name;
    let all = symbols.iter().filter(is_one);
    all.filter_map(|it| header(text, it)).collect()
}

/// Name and parameters of a method on one line, without its first parameter.
fn header(text: &str, symbol: &Symbol) -> Option<String> {
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
    let written = words.join(" ");
    let first = written.find(',').map_or(written.len(), |at| at + 1);
    let written = written[first..].trim_start();
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
            // Marks are no parameters.
            if !matches!(piece.trim(), "" | "/" | "*") {
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
    use crate::Standpoint;

    /// The label with the active parameter in brackets.
    fn shown(text: &str) -> String {
        let byte = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let Some(found) = signature(&text, byte, Standpoint::alone()) else {
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
            if let Some(found) = signature(text, at % (text.len() + 1), Standpoint::alone()) {
                for range in found.parameters {
                    assert!(found.label.get(range).is_some());
                }
            }
        }
    }
}
