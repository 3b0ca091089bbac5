//! Finding text. Capitals in what is sought make the search mind them.

use std::ops::Range;

use ropey::Rope;

use super::line;

/// What is sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needle {
    sought: String,
    exact: bool,
}

impl Needle {
    /// None when there is nothing to seek.
    pub(crate) fn new(sought: &str) -> Option<Needle> {
        if sought.is_empty() {
            return None;
        }
        let exact = sought.chars().any(char::is_uppercase);
        Some(Needle {
            sought: sought.to_owned(),
            exact,
        })
    }

    /// The matches within one line, as offsets from its beginning.
    pub(crate) fn in_line(&self, content: &str) -> Vec<Range<usize>> {
        if !self.may_be_in(content) {
            return Vec::new();
        }
        let sought: Vec<char> = self.sought.chars().collect();
        let chars: Vec<char> = content.chars().collect();
        let same = |a: char, b: char| if self.exact { a == b } else { lower(a) == b };
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(window) = chars.get(at..at + sought.len()) {
            if window.iter().zip(&sought).all(|(a, b)| same(*a, *b)) {
                found.push(at..at + sought.len());
                at += sought.len();
            } else {
                at += 1;
            }
        }
        found
    }

    /// A quick look that spares most lines the slow one. Only plain letters allow it.
    fn may_be_in(&self, content: &str) -> bool {
        let (sought, bytes) = (self.sought.as_bytes(), content.as_bytes());
        let is_plain = self.sought.is_ascii() && content.is_ascii();
        !is_plain
            || bytes
                .windows(sought.len())
                .any(|window| window.eq_ignore_ascii_case(sought))
    }

    /// All matches in the text, in order.
    pub(crate) fn all<'a>(&'a self, text: &'a Rope) -> impl Iterator<Item = Range<usize>> + 'a {
        self.on_lines(text, 0)
    }

    /// The first match that begins at or after `from`, going round at the end.
    pub(crate) fn next(&self, text: &Rope, from: usize) -> Option<Range<usize>> {
        let row = line::of(text, from);
        let after = self.on_lines(text, row).find(|found| found.start >= from);
        after.or_else(|| self.all(text).next())
    }

    /// The last match that begins before `from`, going round at the beginning.
    pub(crate) fn previous(&self, text: &Rope, from: usize) -> Option<Range<usize>> {
        let mut last = None;
        let mut before = None;
        for found in self.all(text) {
            if found.start < from {
                before = Some(found.clone());
            }
            last = Some(found);
        }
        before.or(last)
    }

    /// The matches on a line and those after it.
    fn on_lines<'a>(
        &'a self,
        text: &'a Rope,
        row: usize,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut next = line::start(text, row);
        let lines = (row < text.len_lines()).then(|| text.lines_at(row));
        lines.into_iter().flatten().flat_map(move |content| {
            let start = next;
            next += content.len_chars();
            // Mostly a line is in one piece and need not be copied.
            let found = match content.as_str() {
                Some(content) => self.in_line(content),
                None => self.in_line(&content.to_string()),
            };
            found
                .into_iter()
                .map(move |range| start + range.start..start + range.end)
        })
    }
}

fn lower(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
