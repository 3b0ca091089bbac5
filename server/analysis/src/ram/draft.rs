//! A text to be imported, in which something stands in for what cannot be run here.

use std::ops::Range;

use crate::split::Splitter;

use super::summary;
use super::trial::STAND_IN;

/// A text to be imported, statement by statement.
pub(super) struct Draft<'t> {
    text: &'t str,
    statements: Vec<Statement>,
}

struct Statement {
    range: Range<usize>,
    as_: As,
}

/// What a statement is run as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    /// Itself.
    Itself,
    /// A class without its bases.
    PlainClass,
    /// Its names, bound to what stands in.
    StandIn,
    /// Nothing.
    Nothing,
}

impl<'t> Draft<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut splitter = Splitter::new(text, 0);
        let mut start = 0;
        let ends = std::iter::from_fn(|| splitter.next()).map(|cut| cut.at);
        let statement = |end| Statement {
            range: std::mem::replace(&mut start, end)..end,
            as_: As::Itself,
        };
        Draft {
            text,
            statements: ends.chain([text.len()]).map(statement).collect(),
        }
    }

    /// The text as it is to be run. Every statement is in the lines where it was.
    pub(super) fn text(&self) -> String {
        let mut all = String::with_capacity(self.text.len());
        for statement in &self.statements {
            let text = self.text.get(statement.range.clone()).unwrap_or_default();
            match statement.as_ {
                As::Itself => all += text,
                As::PlainClass => all += &without_bases(text),
                As::StandIn => {
                    let names = summary(text).binds;
                    let binding = |name: &str| format!("{STAND_IN} as {name}");
                    let names: Vec<_> = names.iter().map(|binds| binding(&binds.name)).collect();
                    if !names.is_empty() {
                        all += &format!("import {}", names.join(","));
                    }
                    all.extend(text.chars().filter(|c| *c == '\n'));
                }
                As::Nothing => all.extend(text.chars().filter(|c| *c == '\n')),
            }
        }
        all
    }

    /// Runs the statement in a line, from 1, as something less; gives where it is. None when
    /// there is nothing less.
    pub(super) fn lessen(&mut self, line: usize) -> Option<Range<usize>> {
        let at = self.text.split_inclusive('\n').take(line.checked_sub(1)?);
        let at: usize = at.map(str::len).sum();
        let statement = self
            .statements
            .iter_mut()
            .find(|statement| statement.range.end > at)?;
        let text = self.text.get(statement.range.clone()).unwrap_or_default();
        statement.as_ = match statement.as_ {
            As::Itself if begins_class(text) => As::PlainClass,
            As::Itself | As::PlainClass => As::StandIn,
            As::StandIn => As::Nothing,
            As::Nothing => return None,
        };
        Some(meant(text, statement.range.start))
    }

    /// Leaves everything out from the statement in a line on that does more than define.
    pub(super) fn give_up(&mut self, line: usize) {
        let at = self.text.split_inclusive('\n').take(line.saturating_sub(1));
        let at: usize = at.map(str::len).sum();
        for statement in &mut self.statements {
            let text = self.text.get(statement.range.clone()).unwrap_or_default();
            if statement.range.end > at && !text.starts_with("def ") {
                statement.as_ = As::Nothing;
            }
        }
    }
}

fn begins_class(text: &str) -> bool {
    head(text).starts_with("class ")
}

/// A class statement after its decorators.
fn head(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with(['@', '#', '\n', '\r']) {
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        rest = &rest[end..];
    }
    rest
}

/// A class statement with blanks for its bases.
fn without_bases(text: &str) -> String {
    let start = text.len() - head(text).len();
    let colon = text[start..].find([':', '(']).map(|at| start + at);
    let Some(open) = colon.filter(|at| text[*at..].starts_with('(')) else {
        return text.to_owned();
    };
    let mut depth = 0;
    let mut plain = String::with_capacity(text.len());
    let mut inside = true;
    plain += &text[..open];
    for c in text[open..].chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if !inside || c == '\n' {
            plain.push(c);
        } else {
            plain.push(' ');
            inside = depth > 0;
        }
    }
    plain
}

/// The first line of a statement, without what surrounds it.
fn meant(text: &str, start: usize) -> Range<usize> {
    let line = text.lines().next().unwrap_or_default();
    start..start + line.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn a_statement_becomes_less_and_less_where_it_is() {
        let text = "x = 1\nclass A(B, C(1)): # :\n    y = 2\n\nled = (f(\n1)); z = 3\n";
        let mut draft = Draft::new(text);
        assert_eq!(draft.text(), text);
        assert_eq!(draft.lessen(2), Some(6..27));
        assert_eq!(
            draft.text(),
            "x = 1\nclass A         : # :\n    y = 2\n\nled = (f(\n1)); z = 3\n"
        );
        draft.lessen(3);
        draft.lessen(5);
        assert_eq!(
            draft.text(),
            "x = 1\nimport _x as A\n\n\nimport _x as led,_x as z\n\n"
        );
        assert!(draft.lessen(2).is_some());
        assert_eq!(draft.lessen(2), None);
    }
}
