//! The lines of a text, as far as remedies look at them.

use std::ops::Range;

/// The lines of a text.
#[derive(Clone, Copy)]
pub(super) struct Lines<'t>(pub(super) &'t str);

impl<'t> Lines<'t> {
    /// The line around a byte, without its end.
    pub(super) fn at(self, byte: usize) -> Range<usize> {
        let start = self.0[..byte].rfind('\n').map_or(0, |at| at + 1);
        let end = self.0[byte..]
            .find('\n')
            .map_or(self.0.len(), |at| byte + at);
        let end = start + self.0[start..end].trim_end_matches('\r').len();
        start..end.max(start)
    }

    /// The line after one; none at the end of the text.
    pub(super) fn after(self, line: &Range<usize>) -> Option<Range<usize>> {
        let next = line.end + self.0[line.end..].find('\n')? + 1;
        (next < self.0.len()).then(|| self.at(next))
    }

    /// The line before one.
    pub(super) fn before(self, line: &Range<usize>) -> Option<Range<usize>> {
        Some(self.at(line.start.checked_sub(1)?))
    }

    /// A line with its end.
    pub(super) fn whole(self, line: &Range<usize>) -> Range<usize> {
        let next = self.0[line.end..].find('\n');
        line.start..next.map_or(self.0.len(), |at| line.end + at + 1)
    }

    pub(super) fn text(self, line: &Range<usize>) -> &'t str {
        &self.0[line.clone()]
    }

    /// The blanks at the start of a line.
    pub(super) fn indent(self, line: &Range<usize>) -> &'t str {
        let text = self.text(line);
        &text[..text.len() - text.trim_start().len()]
    }

    pub(super) fn is_blank(self, line: &Range<usize>) -> bool {
        self.text(line).trim().is_empty()
    }

    /// How lines of the text end.
    pub(super) fn end(self) -> &'static str {
        if self.0.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// Whether a range is all that stands on its lines.
    pub(super) fn is_alone(self, range: &Range<usize>) -> bool {
        let (first, last) = (self.at(range.start), self.at(range.end));
        self.0[first.start..range.start].trim().is_empty()
            && self.0[range.end..last.end].trim().is_empty()
    }

    /// The line of the `def` around a byte: the nearest above that is indented less than what is
    /// between; `None` if it does not say all of itself on one line.
    pub(super) fn function(self, byte: usize) -> Option<Range<usize>> {
        let mut at = self.at(byte);
        let mut inner = self.indent(&at).len();
        loop {
            at = self.before(&at)?;
            if self.is_blank(&at) || self.indent(&at).len() >= inner {
                continue;
            }
            inner = self.indent(&at).len();
            let text = self.text(&at).trim();
            if text.starts_with("def ") || text.starts_with("async def ") {
                let code = text.split('#').next().unwrap_or_default().trim_end();
                return code.ends_with(':').then_some(at);
            }
            if inner == 0 {
                return None;
            }
        }
    }

    /// The first line in a function's body that is no documentation.
    pub(super) fn body(self, function: &Range<usize>) -> Option<Range<usize>> {
        let mut at = self.after(function)?;
        loop {
            let text = self.text(&at).trim();
            let quotes = ["\"\"\"", "'''", "\"", "'"];
            let quote = quotes.into_iter().find(|it| text.starts_with(it));
            match quote {
                _ if text.is_empty() => at = self.after(&at)?,
                // Of documentation in several lines nobody knows here where it ends.
                Some(quote) if text.len() > quote.len() && text.ends_with(quote) => {
                    at = self.after(&at)?;
                }
                Some(_) => return None,
                None => break,
            }
        }
        (self.indent(&at).len() > self.indent(function).len()).then_some(at)
    }

    /// Where an import can be put: behind the first imports, or else where the program begins.
    pub(super) fn place_of_import(self) -> usize {
        let mut at = self.at(0);
        let mut place = None;
        loop {
            let text = self.text(&at);
            if text.starts_with("import ") || text.starts_with("from ") {
                place = Some(self.whole(&at).end);
            } else if !text.trim().is_empty() && !text.starts_with(['#', '"', '\'']) {
                break;
            }
            let Some(next) = self.after(&at) else { break };
            at = next;
        }
        place.unwrap_or(0)
    }
}
