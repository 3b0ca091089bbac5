//! Lines of a rope: where they begin and end, and what indents them.

use ropey::Rope;

/// The number of the last line.
pub(crate) fn last(text: &Rope) -> usize {
    text.len_lines().saturating_sub(1)
}

/// Where a line begins; past the last line, the end of the text.
pub(crate) fn start(text: &Rope, line: usize) -> usize {
    if line >= text.len_lines() {
        text.len_chars()
    } else {
        text.line_to_char(line)
    }
}

/// The end of a line's text, before its line ending.
pub(crate) fn end(text: &Rope, line: usize) -> usize {
    if line >= text.len_lines() {
        return text.len_chars();
    }
    let begin = text.line_to_char(line);
    let slice = text.line(line);
    let mut length = slice.len_chars();
    while length > 0
        && slice
            .get_char(length - 1)
            .is_some_and(|c| c == '\n' || c == '\r')
    {
        length -= 1;
    }
    begin + length
}

/// The line a place is on.
pub(crate) fn of(text: &Rope, at: usize) -> usize {
    text.char_to_line(at.min(text.len_chars()))
}

/// A line's text without its line ending.
pub(crate) fn content(text: &Rope, line: usize) -> String {
    if line >= text.len_lines() {
        return String::new();
    }
    text.slice(start(text, line)..end(text, line)).to_string()
}

/// The blanks a line begins with.
pub(crate) fn indent(text: &Rope, line: usize) -> String {
    let begin = start(text, line);
    let length = end(text, line) - begin;
    text.chars_at(begin)
        .take(length)
        .take_while(|c| matches!(c, ' ' | '\t'))
        .collect()
}

/// Whether a line holds nothing but blanks.
pub(crate) fn is_blank(text: &Rope, line: usize) -> bool {
    start(text, line) + indent(text, line).chars().count() == end(text, line)
}

/// The line ending the text mostly has, judged by its first line.
pub(crate) fn ending(text: &Rope) -> &'static str {
    let first = text.line(0);
    let length = first.len_chars();
    let at = |back: usize| length.checked_sub(back).and_then(|i| first.get_char(i));
    match (at(2), at(1)) {
        (Some('\r'), Some('\n')) => "\r\n",
        (_, Some('\r')) => "\r",
        _ => "\n",
    }
}
