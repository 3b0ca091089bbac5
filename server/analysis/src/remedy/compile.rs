//! What mends programs that the compiler does not take.

use std::ops::Range;

use super::{Place, edit, fix, is_name, near};
use crate::Fix;

impl Place<'_> {
    pub(super) fn not_async(&self) -> Option<Fix> {
        let function = self.lines.function(self.found.range.start)?;
        let at = function.start + self.lines.indent(&function).len();
        let is_plain = self.text[at..].starts_with("def ");
        is_plain.then(|| Fix::bold("Make the function `async`", at..at, "async "))
    }

    /// `global x` behind the first use of `x`.
    pub(super) fn declared_late(&self) -> Option<Fix> {
        let range = &self.found.range;
        let function = self.lines.function(range.start)?;
        let body = self.lines.body(&function)?;
        let (_, names) = self.own.split_once(' ')?;
        let head = self.lines.text(&function);
        let is_parameter = names.split(',').any(|name| {
            let mut words = head.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            words.any(|word| word == name.trim())
        });
        let line = self.lines.at(range.start);
        if is_parameter || !self.lines.is_alone(range) || body.start >= line.start {
            return None;
        }
        let indent = self.lines.indent(&body);
        fix(
            "Declare it first",
            vec![
                edit(
                    body.start..body.start,
                    format!("{indent}{}{}", self.own, self.lines.end()),
                ),
                edit(self.lines.whole(&line), ""),
            ],
        )
    }

    /// `except:` before one that names its exceptions: the other order is the only one.
    pub(super) fn except_to_the_end(&self) -> Option<Fix> {
        let first = self.lines.at(self.found.range.start);
        let indent = self.lines.indent(&first);
        if !self.lines.text(&first).trim_start().starts_with("except") {
            return None;
        }
        let clause = |line: &Range<usize>| {
            let same = !self.lines.is_blank(line) && self.lines.indent(line) == indent;
            same.then(|| self.lines.text(line).trim_start())
        };
        // The line that ends a clause: the first with anything in it that is not further in.
        let after = |from: &Range<usize>| {
            let mut at = self.lines.after(from);
            while let Some(line) = &at {
                let text = self.lines.text(line).trim_start();
                let is_inside = self.lines.indent(line).len() > indent.len();
                if !(is_inside || text.is_empty() || text.starts_with('#')) {
                    break;
                }
                at = self.lines.after(line);
            }
            at
        };
        let next = after(&first)?;
        let mut end = Some(next.clone());
        while let Some(line) = end
            .as_ref()
            .filter(|line| clause(line).is_some_and(|text| text.starts_with("except")))
        {
            end = after(line);
        }
        let end = end.map_or(self.text.len(), |line| line.start);
        let own = self.text.get(first.start..next.start)?;
        let is_whole = self.text.get(next.start..end)?.ends_with('\n');
        (is_whole && end > next.start).then(|| {
            fix(
                "Move it to the end",
                vec![edit(first.start..next.start, ""), edit(end..end, own)],
            )
        })?
    }

    /// `nonlocal x` where only the module has it.
    pub(super) fn no_binding(&self) -> Option<Fix> {
        let name = self.own.strip_prefix("nonlocal ")?.trim();
        let binds = |line: &str| {
            let rest = line.strip_prefix(name).map(str::trim_start);
            rest.is_some_and(|rest| rest.starts_with('=') && !rest.starts_with("=="))
        };
        let start = self.found.range.start;
        let is_of_module = is_name(name) && self.text.lines().any(binds);
        is_of_module.then(|| Fix::bold("Declare it `global`", start..start + 8, "global"))
    }

    /// An argument behind those that must come last.
    pub(super) fn argument_too_late(&self) -> Option<Fix> {
        let range = &self.found.range;
        let line = self.lines.at(range.start);
        let before = &self.text[line.start..range.start];
        if before.contains(['"', '\'', '#']) || !before.trim_end().ends_with(',') {
            return None;
        }
        let mut depth = 0usize;
        let mut first = None;
        for (at, c) in before.char_indices().rev() {
            match c {
                ')' | ']' | '}' => depth += 1,
                '(' | ',' if depth == 0 => {
                    let argument = before[at + 1..].trim_start();
                    let name = argument.split('=').next().unwrap_or_default();
                    let is_late = argument.starts_with("**")
                        || argument.contains('=') && is_name(name.trim_end());
                    if is_late {
                        first = Some(line.start + before.len() - argument.len());
                    }
                    if c == '(' {
                        break;
                    }
                }
                '(' | '[' | '{' => depth = depth.checked_sub(1)?,
                _ => {}
            }
        }
        let comma = line.start + before.trim_end().len() - 1;
        fix(
            "Move it before them",
            vec![
                edit(first?..first?, format!("{}, ", self.own)),
                edit(comma..range.end, ""),
            ],
        )
    }

    pub(super) fn not_a_constant(&self) -> Option<Fix> {
        let at = self.own.find("const(")?;
        let start = self.found.range.start + at;
        let end = self.found.range.start + self.own.trim_end().len();
        let is_all = self.own.trim_end().ends_with(')');
        is_all.then(|| {
            fix(
                "Make it no constant",
                vec![edit(start..start + 6, ""), edit(end - 1..end, "")],
            )
        })?
    }

    pub(super) fn invalid_decorator(&self) -> Option<Fix> {
        const KNOWN: [&str; 5] = ["native", "viper", "bytecode", "asm_thumb", "asm_rv32"];
        let (_, word) = self.own.trim_end().rsplit_once('.')?;
        let meant = near(word, &KNOWN)?;
        let end = self.found.range.start + self.own.trim_end().len();
        Some(Fix::bold(
            format!("Write `{meant}`"),
            end - word.len()..end,
            meant,
        ))
    }

    /// Takes the fault's line away.
    pub(super) fn remove_line(&self, title: &str) -> Option<Fix> {
        let line = self.lines.at(self.found.range.start);
        let is_alone = self.lines.is_alone(&self.found.range);
        is_alone.then(|| Fix::bold(title, self.lines.whole(&line), ""))
    }
}
