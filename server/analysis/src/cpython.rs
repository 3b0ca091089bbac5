//! Syntax that CPython has and MicroPython has not, named as such.
//!
//! The board's parser stops at the first word that has no place. What the author meant is seen
//! from the line around it.

use std::ops::Range;

use garter_syntax::{Fault as SyntaxFault, FaultCode, literal};

use crate::fault::boundary;
use crate::{Code, Diagnostic, Edit, Fix};

/// What is known about the place of a fault.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    /// The line without its indentation, and where that begins.
    line: &'t str,
    start: usize,
    /// Where the fault is.
    at: usize,
}

/// What a fault turns out to be.
struct Found {
    range: Range<usize>,
    message: &'static str,
    fix: Option<Fix>,
}

/// Says what a diagnostic of the parser is about when it is something that CPython takes.
pub(crate) fn name(fault: &SyntaxFault, text: &str, told: Diagnostic) -> Diagnostic {
    let Some(place) = Place::of(told.range.start, text) else {
        return told;
    };
    let found = match fault.code {
        FaultCode::UnexpectedToken => place.statement().or_else(|| place.expression()),
        FaultCode::InvalidCharacter => place.conversion(),
        FaultCode::BadInteger | FaultCode::BadNumber => place.number(told.range.clone()),
        _ => None,
    };
    let Some(found) = found else {
        return told;
    };
    let words = fault.message(text.as_bytes()).to_string();
    Diagnostic {
        range: found.range,
        code: Code::CpythonSyntax,
        message: format!("{words}: {}", found.message),
        fix: found.fix,
        ..told
    }
}

/// What would help against a fault of the compiler that CPython does not have.
pub(crate) fn advice(name: &str, at: usize, text: &str) -> &'static str {
    let place = Place::of(at, text);
    match name {
        "star-not-target" => {
            "MicroPython unpacks with `*` in calls and on the left of assignments alone; elsewhere \
             add lists: `list(a) + [b]`"
        }
        "await-outside-function" if place.is_some_and(|place| place.bracket().is_some()) => {
            "in MicroPython a comprehension is a function of its own and cannot wait; use a loop"
        }
        "star-after-keyword" => "put it before the keyword arguments",
        "delete-expression" if place.is_some_and(|place| place.here().starts_with(['(', '['])) => {
            "write what is deleted without brackets, with commas between"
        }
        _ => "",
    }
}

/// Bytes around a fault that are looked at.
const LONGEST: usize = 2000;

impl<'t> Place<'t> {
    fn of(at: usize, text: &'t str) -> Option<Self> {
        let before = text.get(boundary(at.saturating_sub(LONGEST), text)..at)?;
        let begin = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let begin = at - before.len() + begin;
        let rest = text.get(begin..boundary(at + LONGEST, text))?;
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let trimmed = line.trim_start();
        Some(Place {
            text,
            line: trimmed.trim_end(),
            start: begin + line.len() - trimmed.len(),
            at,
        })
    }

    /// The text from the fault on.
    fn here(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The line up to the fault.
    fn before(&self) -> &'t str {
        self.text.get(self.start..self.at).unwrap_or_default()
    }

    /// Whether the line begins with a word, and something follows it.
    fn begins(&self, word: &str) -> bool {
        let rest = self.line.strip_prefix(word);
        rest.is_some_and(|rest| rest.starts_with([' ', '(', '[', '{', '-', '*', '\t']))
    }

    /// Whether the line has a colon at its end or before what its block is.
    fn has_block(&self) -> bool {
        let code = self.line.split(" #").next().unwrap_or_default().trim_end();
        code.ends_with(':') || code.contains(": ")
    }

    fn is(&self, message: &'static str) -> Option<Found> {
        let length = self.here().find(|c: char| !"*:=/.,[".contains(c));
        let length = length.filter(|length| *length > 0).unwrap_or(1);
        let word = self.here().find(|c: char| !c.is_alphanumeric() && c != '_');
        let word = word.filter(|length| *length > 0).unwrap_or(length);
        let end = self.at + word.min(self.here().len());
        Some(Found {
            range: self.at..boundary(end, self.text).max(self.at),
            message,
            fix: None,
        })
    }

    /// The word that the line begins with is what is not there.
    fn head(&self, word: &str, message: &'static str) -> Option<Found> {
        Some(Found {
            range: self.start..self.start + word.len(),
            message,
            fix: None,
        })
    }

    fn statement(&self) -> Option<Found> {
        let (before, here) = (self.before(), self.here());
        let defines = before.starts_with("def ")
            || before.starts_with("class ")
            || before.starts_with("async def ");
        if self.begins("match") && self.has_block() {
            return self.head("match", "MicroPython has no `match`; use `if` and `elif`");
        }
        if self.begins("case") && self.has_block() {
            return self.head(
                "case",
                "MicroPython has no `match` and `case`; use `if` and `elif`",
            );
        }
        if self.begins("type") && is_alias(self.line) {
            return self.head(
                "type",
                "MicroPython has no `type` statement; assign the type",
            );
        }
        if self.begins("except") && here.starts_with('*') {
            return self.is("MicroPython has no exception groups; use `except`");
        }
        // A small letter behind it begins the name that Python 2 has there.
        let small = |it: &str| it.trim_start().starts_with(char::is_lowercase);
        if self.begins("except") && here.strip_prefix(',').is_some_and(|it| !small(it)) {
            return self
                .is("MicroPython wants parentheses around several exceptions: `except (A, B):`");
        }
        if (self.line.starts_with("with (") || self.line.starts_with("async with ("))
            && here.starts_with("as ")
        {
            return self.is(
                "MicroPython takes no parentheses around the items of `with`; continue the line \
                 with a backslash",
            );
        }
        if self.line.starts_with('@') {
            return self.is(
                "in MicroPython a decorator is a name, perhaps with dots, and at most one call; \
                 assign anything else to a name first",
            );
        }
        if defines && here.starts_with('[') && !before.contains(['(', ':']) {
            let close = here.find(']').map(|at| self.at + at + 1);
            let range = self.at..close.unwrap_or(self.at + 1);
            return Some(Found {
                fix: Some(Fix::safe("Remove the type parameters", range.clone(), "")),
                range,
                message: "MicroPython has no type parameters; leave them away",
            });
        }
        if here.starts_with('/') && (defines || before.contains("lambda")) {
            return Some(self.positional_only());
        }
        None
    }

    fn positional_only(&self) -> Found {
        let (before, here) = (self.before(), self.here());
        let range = self.at..self.at + 1;
        let comma = before.trim_end().ends_with(',');
        let edit = match here.strip_prefix("/, ") {
            Some(_) => Some(self.at..self.at + 3),
            None if comma => {
                let kept = before.trim_end().len() - 1;
                Some(self.start + kept..self.at + 1)
            }
            None => None,
        };
        let fix = edit.map(|range| Fix {
            title: "Remove the `/`".to_owned(),
            edits: vec![Edit {
                range,
                text: String::new(),
            }],
            is_safe: true,
        });
        Found {
            range,
            message: "MicroPython has no positional-only parameters; leave the `/` away",
            fix,
        }
    }

    fn expression(&self) -> Option<Found> {
        let (before, here) = (self.before(), self.here());
        if here.starts_with("async ") && self.bracket().is_some() {
            return self
                .is("MicroPython has no asynchronous comprehensions; use a loop with `async for`");
        }
        if here.starts_with(":=") {
            let inside = matches!(self.bracket(), Some('[' | '{'));
            return inside
                .then(|| self.is("MicroPython wants parentheses around `:=` here"))
                .flatten();
        }
        if here.starts_with('*') {
            let last = before.trim_end();
            return match self.bracket() {
                Some('[') => self.is("MicroPython has no `*` in an index"),
                Some('{') => self.is(
                    "MicroPython has no `*` and `**` in braces; fill a dict or set with `update`",
                ),
                Some('(') if last.ends_with(':') => {
                    self.is("MicroPython has no `*` in annotations; leave it away")
                }
                None if ["return", "yield", "in"]
                    .iter()
                    .any(|word| last.ends_with(word)) =>
                {
                    self.is("MicroPython has no `*` here; make the tuple first: `tuple(a) + (b,)`")
                }
                _ => None,
            };
        }
        if here.starts_with(['"', '\'']) {
            return self.prefix();
        }
        None
    }

    /// A string after a prefix that only CPython has.
    fn prefix(&self) -> Option<Found> {
        let before = self.before();
        let rest = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
        let word = before.get(rest.len()..).unwrap_or_default();
        let small = word.to_ascii_lowercase();
        let known = ["u", "r", "b", "f", "rb", "br", "fr", "rf"].contains(&small.as_str());
        let range = self.at - word.len()..self.at;
        (known && small != word).then(|| Found {
            fix: Some(Fix::safe("Write it small", range.clone(), &small)),
            range,
            message: "in MicroPython the letters before a string are small",
        })
    }

    /// A number and a word without a blank between.
    fn number(&self, range: Range<usize>) -> Option<Found> {
        let text = self.text.get(range.clone())?;
        let blank = range.start + literal::number_before_word(text.as_bytes())?;
        Some(Found {
            range,
            message: "MicroPython wants a blank between a number and a word",
            fix: Some(Fix::safe("Put a blank between", blank..blank, " ")),
        })
    }

    /// `!a` in an f-string.
    fn conversion(&self) -> Option<Found> {
        let is_ascii = self.here().starts_with("!a");
        is_ascii.then(|| Found {
            range: self.at..self.at + 2,
            message: "MicroPython has no `!a`; use `!r`",
            fix: Some(Fix::bold("Use `!r`", self.at..self.at + 2, "!r")),
        })
    }

    /// The bracket around the fault that was opened last. Strings are not told apart; a bracket
    /// in one may mislead, and then at worst less is said.
    fn bracket(&self) -> Option<char> {
        let start = boundary(self.at.saturating_sub(LONGEST), self.text);
        let mut closed = 0_u32;
        let before = self.text.get(start..self.at).unwrap_or_default();
        for c in before.chars().rev() {
            match c {
                ')' | ']' | '}' => closed += 1,
                '(' | '[' | '{' if closed == 0 => return Some(c),
                '(' | '[' | '{' => closed -= 1,
                _ => {}
            }
        }
        None
    }
}

/// Whether a line is `type Name = ...`.
fn is_alias(line: &str) -> bool {
    let rest = line.strip_prefix("type ").unwrap_or_default().trim_start();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    let (name, rest) = rest.split_at(end.unwrap_or(rest.len()));
    let rest = rest.trim_start();
    !name.is_empty() && (rest.starts_with('[') || rest.starts_with('=') && !rest.starts_with("=="))
}

#[cfg(test)]
mod tests {
    use crate::analyse;

    /// Faults as `code range-text`.
    fn found(text: &str) -> Vec<String> {
        let shown =
            |found: crate::Diagnostic| format!("{} {}", found.code.id(), &text[found.range]);
        analyse(text).diagnostics.into_iter().map(shown).collect()
    }

    /// CPython 3.14 takes each of these, the official cross compiler 1.29 says "invalid syntax".
    #[test]
    fn syntax_of_cpython_is_named_as_such() {
        for (text, range) in [
            ("match x:\n", "match"),
            ("match (x, y):\n", "match"),
            ("type X = int\n", "type"),
            ("type X[T] = list[T]\n", "type"),
            ("def f[T](x): pass\n", "[T]"),
            ("class A[T]: pass\n", "[T]"),
            ("def f(a, /, b):\n    pass\n", "/"),
            ("f = lambda a, /: a\n", "/"),
            ("try:\n    pass\nexcept* A:\n    pass\n", "*"),
            ("try:\n    pass\nexcept A, B:\n    pass\n", ","),
            ("with (a as b, c as d):\n    pass\n", "as"),
            ("@a[0]\ndef f(): pass\n", "["),
            ("@a().b\ndef f(): pass\n", "."),
            ("@(lambda f: f)\ndef f(): pass\n", "("),
            ("x[*a]\n", "*"),
            ("x[a := 1]\n", ":="),
            ("x = {a := 1}\n", ":="),
            ("x = {**a, 'b': 1}\n", "**"),
            ("x = {*a, 1}\n", "*"),
            ("for x in *a, b: pass\n", "*"),
            ("def f():\n    return *a, b\n", "*"),
            ("async def f():\n    return [x async for x in y]\n", "async"),
            ("x = F'a'\n", "F"),
            ("x = Rb'a'\n", "Rb"),
            ("def f(*args: *Ts): pass\n", "*"),
            ("x = f'{x!a}'\n", "!a"),
            ("x = 1if y else 2\n", "1if"),
            ("x = y if y else 2or z\n", "2or"),
            ("x = 0xfor y\n", "0xfor"),
            ("x = [1.5for y in z]\n", "1.5for"),
        ] {
            let all = found(text);
            let first = all.first().map(String::as_str);
            assert_eq!(
                first,
                Some(format!("GA120 {range}").as_str()),
                "{text} {all:?}"
            );
        }
    }

    /// One fault each: the official compiler names the number, and the rest is sound.
    #[test]
    fn a_word_right_behind_a_number_is_told_once() {
        assert_eq!(
            found("y = 1\nx = 1if y else 2and 3\n"),
            ["GA120 1if", "GA120 2and"]
        );
        assert_eq!(found("x = 12ab\n"), ["GA111 12ab"]);
    }

    #[test]
    fn what_can_be_deleted_is_said() {
        let said = |text: &str| analyse(text).diagnostics.remove(0).message;
        let advice = "write what is deleted without brackets, with commas between";
        assert_eq!(
            said("a = b = 1\ndel [a, b]\n"),
            format!("can't delete expression: {advice}")
        );
        assert_eq!(said("del f()\n"), "can't delete expression");
    }

    #[test]
    fn what_cpython_does_not_take_either_is_plain_bad_syntax() {
        for text in [
            "x = = 1\n",
            "match = = 1\n",
            "type = = 1\n",
            "x = 'a' 'b' c\n",
            "def f(a, b: pass\n",
            "print 'x'\n",
            "except:\n",
            "x = a **\n",
        ] {
            let all = found(text);
            assert!(!all.is_empty());
            assert!(
                all.iter().all(|it| !it.starts_with("GA120")),
                "{text} {all:?}"
            );
        }
    }

    /// Each line of a `match` is named, and nothing else in it is wrong.
    #[test]
    fn a_match_is_named_and_so_are_its_cases() {
        let text = "def f(x):\n    match x:\n        case 1:\n            return 2\n        case _:\n            return 3\n";
        assert_eq!(found(text), ["GA120 match", "GA120 case", "GA120 case"]);
    }

    #[test]
    fn the_remedy_is_syntax_of_micropython() {
        for (text, mended) in [
            ("def f(a, /, b):\n    pass\n", "def f(a, b):\n    pass\n"),
            ("def f(a, /):\n    pass\n", "def f(a):\n    pass\n"),
            ("def f[T](a):\n    pass\n", "def f(a):\n    pass\n"),
            ("x = F'{1}'\n", "x = f'{1}'\n"),
            ("x = 1\ny = 1if x else 2\n", "x = 1\ny = 1 if x else 2\n"),
        ] {
            let fix = analyse(text).diagnostics.remove(0).fix.expect("a fix");
            let mut new = text.to_owned();
            for edit in fix.edits.into_iter().rev() {
                new.replace_range(edit.range, &edit.text);
            }
            assert_eq!(new, mended);
            assert_eq!(found(mended), [""; 0]);
        }
    }
}
