//! What mends programs that do not do what is meant.

use super::{Place, edit, fix, is_name, is_plain};
use crate::Fix;

impl Place<'_> {
    /// Takes all lines of the fault away.
    pub(super) fn remove_lines(&self, title: &str) -> Option<Fix> {
        let range = &self.found.range;
        let (first, last) = (self.lines.at(range.start), self.lines.at(range.end));
        let whole = first.start..self.lines.whole(&last).end;
        self.lines
            .is_alone(range)
            .then(|| Fix::bold(title, whole, ""))
    }

    /// Takes the fault's statement away; one that is alone in its block leaves `pass`.
    pub(super) fn remove_statement(&self, title: &str) -> Option<Fix> {
        let line = self.lines.at(self.found.range.start);
        if !self.lines.is_alone(&self.found.range) {
            return None;
        }
        let indent = self.lines.indent(&line);
        let same = |other: Option<std::ops::Range<usize>>| {
            other.is_some_and(|it| !self.lines.is_blank(&it) && self.lines.indent(&it) == indent)
        };
        let has_others = same(self.lines.before(&line)) || same(self.lines.after(&line));
        Some(match has_others || indent.is_empty() {
            true => Fix::bold(title, self.lines.whole(&line), ""),
            false => Fix::bold(title, self.found.range.clone(), "pass"),
        })
    }

    /// `def f(x=[])`: made afresh in each call.
    pub(super) fn mutable_default(&self) -> Option<Fix> {
        let range = &self.found.range;
        let line = self.lines.at(range.start);
        let text = self.lines.text(&line).trim();
        if !(text.starts_with("def ") || text.starts_with("async def ")) || !text.ends_with(':') {
            return None;
        }
        let before = self.text[line.start..range.start]
            .trim_end()
            .strip_suffix('=')?;
        let before = before.rsplit(['(', ',']).next()?;
        let name = before.split(':').next()?.trim();
        let body = self.lines.body(&line)?;
        let (indent, end) = (self.lines.indent(&body), self.lines.end());
        let inner = if indent.starts_with('\t') {
            "\t"
        } else {
            "    "
        };
        is_name(name).then(|| {
            let made = format!(
                "{indent}if {name} is None:{end}{indent}{inner}{name} = {}{end}",
                self.own
            );
            fix(
                "Make it in each call",
                vec![
                    edit(range.clone(), "None"),
                    edit(body.start..body.start, made),
                ],
            )
        })?
    }

    /// An import in a handler.
    pub(super) fn import_on_top(&self) -> Option<Fix> {
        let range = &self.found.range;
        let line = self.lines.at(range.start);
        let place = self.lines.place_of_import();
        let fits = self.lines.is_alone(range) && place < line.start && !self.own.contains('\n');
        let removed = self.remove_statement("")?.edits;
        fits.then(|| {
            let import = edit(place..place, format!("{}{}", self.own, self.lines.end()));
            fix("Import it at the top", [vec![import], removed].concat())
        })?
    }

    /// A handler that is called where it should be handed over.
    pub(super) fn without_call(&self) -> Option<Fix> {
        let open = self.own.find('(')?;
        let is_call = is_plain(&self.own[..open]) && self.own.ends_with(')');
        // `make()()` is something else.
        let is_one = !self.own[open + 1..].contains(['(', '\n']);
        let range = self.found.range.start + open..self.found.range.end;
        (is_call && is_one).then(|| Fix::bold("Hand it over", range, ""))
    }

    /// A handler that does not take what the board gives it.
    pub(super) fn one_more_parameter(&self) -> Option<Fix> {
        let message = &self.found.message;
        if !message.contains("with 1 argument,") || !message.contains("takes 0 arguments") {
            return None;
        }
        let name = message.split("and `").nth(1)?.split('`').next()?;
        let head = format!("def {name}(");
        let mut all = self.text.match_indices(&head);
        let (at, _) = all.next().filter(|_| all.next().is_none())?;
        let start = at + head.len();
        let inside = self.text[start..].split(')').next()?;
        let is_simple = !inside.contains(['*', '=', '(', '\n']);
        let end = start + inside.trim_end().len();
        let text = if inside.trim().is_empty() { "_" } else { ", _" };
        is_simple.then(|| Fix::bold("Give it a parameter", end..end, text))
    }

    /// What must not be interrupted.
    pub(super) fn without_interrupts(&self) -> Option<Fix> {
        let range = &self.found.range;
        let line = self.lines.at(range.start);
        if !self.lines.is_alone(range) || self.own.contains('\n') {
            return None;
        }
        let has = |word: &str| {
            let mut words = self
                .text
                .split(|c: char| !(c.is_alphanumeric() || c == '_'));
            words.any(|it| it == word)
        };
        let names = ["state", "irq_state", "interrupts"];
        let name = names.into_iter().find(|name| !has(name))?;
        let (indent, end) = (self.lines.indent(&line), self.lines.end());
        let is_imported = self.text.lines().any(|line| {
            let modules = line.strip_prefix("import ");
            modules.is_some_and(|it| it.split(',').any(|it| it.trim() == "machine"))
        });
        let start = line.start;
        let mut edits = vec![
            edit(
                start..start,
                format!("{indent}{name} = machine.disable_irq(){end}"),
            ),
            edit(
                range.end..range.end,
                format!("{end}{indent}machine.enable_irq({name})"),
            ),
        ];
        if !is_imported {
            let place = self.lines.place_of_import();
            if place > start || has("machine") && !self.text.contains("from machine import") {
                return None;
            }
            edits.push(edit(place..place, format!("import machine{end}")));
        }
        fix("Keep interrupts out", edits)
    }

    /// A code that there is not, in a comment that ignores it.
    pub(super) fn unknown_code(&self) -> Option<Fix> {
        let range = &self.found.range;
        let line = self.lines.at(range.start);
        let before = &self.text[line.start..range.start];
        let after = &self.text[range.end..line.end];
        let (removed, title) = if let Some(rest) = after.trim_start().strip_prefix(',') {
            let rest = rest.trim_start();
            (range.start..line.end - rest.len(), "Remove the code")
        } else if before.trim_end().ends_with(',') {
            let comma = line.start + before.trim_end().len() - 1;
            (comma..range.end, "Remove the code")
        } else {
            let start = before.rfind('#')?;
            let close = after.find(']')?;
            if !after[close + 1..].trim().is_empty() {
                return None;
            }
            let kept = before[..start].trim_end().len();
            (line.start + kept..line.end, "Remove the comment")
        };
        Some(Fix::bold(title, removed, ""))
    }
}
