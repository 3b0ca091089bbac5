//! `locals()` in a function: the names that are meant, handed over one by one.

use super::{Place, is_name};
use crate::Fix;

impl Place<'_> {
    /// The names that a format asks for, or else all that are certain to be there.
    pub(super) fn names_one_by_one(&self) -> Option<Fix> {
        let range = &self.found.range;
        let line = self.lines.at(range.start);
        let before = self.text.get(line.start..range.start)?;
        if let Some(before) = before.strip_suffix("**") {
            let literal = before.trim_end().strip_suffix(".format(")?;
            let names = self.known(fields(text_of(literal)?)?)?;
            let given: Vec<_> = names.iter().map(|name| format!("{name}={name}")).collect();
            let range = range.start - 2..range.end;
            return Some(Fix::bold("Give the names", range, &given.join(", ")));
        }
        let names = match before.trim_end().strip_suffix('%') {
            Some(literal) => self.known(percents(text_of(literal)?)?)?,
            None => self.certain()?,
        };
        let given: Vec<_> = names
            .iter()
            .map(|name| format!("'{name}': {name}"))
            .collect();
        let made = format!("{{{}}}", given.join(", "));
        Some(Fix::bold("Give the names", range.clone(), &made))
    }

    /// The same names, if the function has them all.
    fn known<'n>(&self, names: Vec<&'n str>) -> Option<Vec<&'n str>> {
        let function = self.lines.function(self.found.range.start)?;
        let text = self.text.get(function.start..self.found.range.start)?;
        let binds = |name: &&str| {
            let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            // The text of the format has it once.
            words.by_ref().filter(|word| word == name).count() > 1
        };
        (!names.is_empty() && names.iter().all(binds)).then_some(names)
    }

    /// Parameters, and what statements before this one assign that always run.
    fn certain(&self) -> Option<Vec<&str>> {
        let own = self.lines.at(self.found.range.start);
        let function = self.lines.function(self.found.range.start)?;
        let head = self.lines.text(&function);
        let inside = head.split_once('(')?.1.rsplit_once(')')?.0;
        if inside.contains(['(', '[', '{', '"', '\'']) {
            return None;
        }
        let parameters = inside.split(',').map(|it| it.trim_start_matches('*'));
        let parameters = parameters.filter_map(|it| it.split([':', '=']).next());
        let mut names: Vec<&str> = parameters.map(str::trim).collect();
        let body = self.lines.body(&function)?;
        if self.lines.indent(&body) != self.lines.indent(&own) {
            return None;
        }
        let mut at = body.clone();
        while at.start < own.start {
            let text = self.lines.text(&at);
            if self.lines.indent(&at) == self.lines.indent(&own) {
                let assigned = text.split_once('=').map(|(name, _)| name.trim());
                names.extend(assigned.filter(|it| is_name(it)));
            }
            at = self.lines.after(&at)?;
        }
        names.retain(|it| is_name(it));
        let mut seen = Vec::new();
        names.retain(|it| {
            !seen.contains(it) && {
                seen.push(*it);
                true
            }
        });
        Some(names)
    }
}

/// What stands in the quotes at the end of a line's beginning.
fn text_of(before: &str) -> Option<&str> {
    let before = before.trim_end();
    let quote = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    let inner = before.strip_suffix(quote)?;
    let start = inner.rfind(quote)?;
    let text = &inner[start + 1..];
    (!text.is_empty() && !text.contains('\\')).then_some(text)
}

/// The names in `{...}`; none when one is not a name.
fn fields(text: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let plain = text.contains("{{") || text.contains("}}");
    for piece in text.split('{').skip(1) {
        let name = piece.split(['}', '.', '[', '!', ':']).next()?;
        names.push(name);
    }
    unique(names).filter(|_| !plain)
}

/// The names in `%(...)`; none when something else is filled in.
fn percents(text: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    for piece in text.replace("%%", "  ").split('%').skip(1) {
        piece.strip_prefix('(')?;
    }
    for piece in text.split("%(").skip(1) {
        names.push(piece.split(')').next()?);
    }
    unique(names)
}

fn unique(mut names: Vec<&str>) -> Option<Vec<&str>> {
    let mut seen: Vec<&str> = Vec::new();
    names.retain(|it| {
        let is_new = !seen.contains(it);
        seen.push(it);
        is_new
    });
    names.iter().all(|it| is_name(it)).then_some(names)
}
