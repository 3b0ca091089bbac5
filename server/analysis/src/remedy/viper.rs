//! What mends viper, native and assembler functions: mostly a cast.

use super::{Place, edit, fix, is_name, is_plain, near};
use crate::Fix;

/// The types of viper.
const TYPES: [&str; 8] = [
    "int", "uint", "bool", "ptr", "ptr8", "ptr16", "ptr32", "object",
];

impl Place<'_> {
    pub(super) fn unknown_type(&self) -> Option<Fix> {
        let meant = near(self.own, &TYPES).unwrap_or("object");
        let is_type = is_name(self.own);
        is_type.then(|| Fix::bold(format!("Write `{meant}`"), self.found.range.clone(), meant))
    }

    /// The words between quotes in the message.
    fn named(&self) -> Vec<&str> {
        let message = self.found.message.trim_start_matches("can't ");
        message.split('\'').skip(1).step_by(2).collect()
    }

    /// A part of the fault's range, in a cast.
    fn cast(&self, part: &str, start: usize, to: &str) -> Option<Fix> {
        let is_one = !part.trim().is_empty() && !part.contains('\n') && TYPES.contains(&to);
        let from = self.found.range.start + start + part.len() - part.trim_start().len();
        let end = from + part.trim().len();
        is_one.then(|| {
            fix(
                format!("Cast it: `{to}(...)`"),
                vec![edit(from..from, format!("{to}(")), edit(end..end, ")")],
            )
        })?
    }

    /// What stands on the right of the fault's assignment.
    fn assigned(&self) -> Option<(&str, usize)> {
        let at = self.own.find('=')?;
        let before = self.own[..at].chars().next_back()?;
        let is_plain = !"+-*/%&|^<>=!".contains(before) && !self.own[at + 1..].starts_with('=');
        is_plain.then(|| (&self.own[at + 1..], at + 1))
    }

    pub(super) fn cast_assigned(&self) -> Option<Fix> {
        let (value, start) = self.assigned()?;
        let to = *self.named().get(1)?;
        self.cast(value, start, to)
    }

    pub(super) fn cast_stored(&self) -> Option<Fix> {
        let (value, start) = self.assigned()?;
        self.cast(value, start, "int")
    }

    pub(super) fn cast_index(&self) -> Option<Fix> {
        let open = self.own.find('[')?;
        let close = open + self.own[open..].find(']')?;
        let index = &self.own[open + 1..close];
        let is_simple = !index.contains(['[', ':', ',']);
        is_simple.then(|| self.cast(index, open + 1, "int"))?
    }

    pub(super) fn cast_condition(&self) -> Option<Fix> {
        let words = ["if ", "elif ", "while "];
        let word = words.into_iter().find(|word| self.own.starts_with(word));
        let rest = &self.own[word.map_or(0, str::len)..];
        let condition = rest.split([':', '\n']).next()?.trim_end();
        is_plain(condition).then(|| self.cast(condition, word.map_or(0, str::len), "int"))?
    }

    pub(super) fn compare_with_nothing(&self) -> Option<Fix> {
        let value = self.own.strip_prefix("not ")?.trim();
        let text = format!("{value} == 0");
        is_plain(value).then(|| Fix::bold("Compare with 0", self.found.range.clone(), &text))
    }

    /// What stands on both sides of an operator, where there is only one.
    fn sides(&self, operators: &[&'static str]) -> Option<(&str, &'static str, &str)> {
        let mut found = None;
        let mut at = 0;
        let mut depth = 0usize;
        while let Some(c) = self.own[at..].chars().next() {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.checked_sub(1)?,
                '\'' | '"' | '\n' => return None,
                _ => {}
            }
            let here = operators.iter().find(|it| self.own[at..].starts_with(**it));
            let Some(operator) = here.filter(|_| depth == 0) else {
                let is_other = depth == 0 && "+-*/%&|^<>=!".contains(c);
                if is_other {
                    return None;
                }
                at += c.len_utf8();
                continue;
            };
            if found.is_some() {
                return None;
            }
            found = Some((at, *operator));
            at += operator.len();
        }
        let (at, operator) = found?;
        let (left, right) = (
            self.own[..at].trim(),
            self.own[at + operator.len()..].trim(),
        );
        let is_both = !left.is_empty() && !right.is_empty();
        is_both.then_some((left, operator, right))
    }

    pub(super) fn divide_signed(&self) -> Option<Fix> {
        let (left, operator, right) = self.sides(&["//", "%"])?;
        let text = format!("uint(int({left}) {operator} int({right}))");
        Some(Fix::bold(
            "Divide as `int`",
            self.found.range.clone(),
            &text,
        ))
    }

    pub(super) fn compare_signed(&self) -> Option<Fix> {
        let (left, operator, right) = self.sides(&["<=", ">=", "==", "!=", "<", ">"])?;
        let text = format!("int({left}) {operator} int({right})");
        Some(Fix::bold(
            "Compare as `int`",
            self.found.range.clone(),
            &text,
        ))
    }

    pub(super) fn whole_division(&self) -> Option<Fix> {
        let (left, _, right) = self.sides(&["/"])?;
        let text = format!("{left} // {right}");
        Some(Fix::bold(
            "Divide whole numbers: `//`",
            self.found.range.clone(),
            &text,
        ))
    }

    /// One side is a number, the other an object.
    pub(super) fn cast_operand(&self) -> Option<Fix> {
        const OPERATORS: [&str; 16] = [
            "<<", ">>", "//", "<=", ">=", "==", "!=", "+", "-", "*", "%", "&", "|", "^", "<", ">",
        ];
        let (left, operator, right) = self.sides(&OPERATORS)?;
        let text = match self.named()[..] {
            [one @ ("int" | "uint"), "object"] => format!("{left} {operator} {one}({right})"),
            ["object", other @ ("int" | "uint")] => format!("{other}({left}) {operator} {right}"),
            _ => return None,
        };
        Some(Fix::bold(
            "Cast the object",
            self.found.range.clone(),
            &text,
        ))
    }

    pub(super) fn cast_returned(&self) -> Option<Fix> {
        let value = self.own.strip_prefix("return ")?;
        self.cast(value, 7, self.named().first()?)
    }

    /// `raise X from Y`.
    pub(super) fn raise_alone(&self) -> Option<Fix> {
        let (before, cause) = self.own.rsplit_once(" from ")?;
        let start = self.found.range.start + before.len();
        let range = start..self.found.range.start + self.own.trim_end().len();
        is_plain(cause.trim()).then(|| Fix::bold("Raise it alone", range, ""))
    }

    pub(super) fn native_instead(&self) -> Option<Fix> {
        let function = self.lines.function(self.found.range.start)?;
        let mut line = self.lines.before(&function)?;
        loop {
            let text = self.lines.text(&line);
            if let Some(at) = text.find("@micropython.viper") {
                let start = line.start + at + "@micropython.".len();
                return Some(Fix::bold("Make it `native`", start..start + 5, "native"));
            }
            if !text.trim_start().starts_with('@') {
                return None;
            }
            line = self.lines.before(&line)?;
        }
    }

    /// Parameters of the assembler are registers, in their order.
    pub(super) fn register_parameter(&self) -> Option<Fix> {
        let line = self.lines.at(self.found.range.start);
        let before = &self.text[line.start..self.found.range.start];
        let (_, before) = before.split_once('(')?;
        let place = before.matches(',').count();
        let register = format!("r{place}");
        let fits = place < 4 && is_name(self.own) && self.own != register;
        fits.then(|| {
            Fix::bold(
                format!("Write `{register}`"),
                self.found.range.clone(),
                &register,
            )
        })
    }
}
