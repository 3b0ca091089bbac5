//! A line of a file with a mark below, as a terminal shows it.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Columns of a line that are shown. Of longer lines it is those around the mark.
const COLUMNS: usize = 160;

/// Columns before the mark that are shown of a longer line.
const BEFORE: usize = 60;

/// What stands for what is left out.
const LEFT_OUT: char = '…';

/// A line, and below it what its mark is to be preceded by, and how wide it is.
#[derive(Debug, PartialEq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    /// Blanks and tabs, as wide as what is above.
    pub(super) indent: String,
    /// Columns, at least one.
    pub(super) mark: usize,
}

impl Excerpt {
    /// Of `line`, whose characters in `marked` are meant. They may end beyond the line.
    pub(super) fn of(line: &str, marked: Range<usize>) -> Self {
        let chars: Vec<char> = line.chars().map(visible).collect();
        let start = marked.start.min(chars.len());
        let end = marked.end.clamp(start, chars.len());
        let shown = window(&chars, start);
        let end = end.min(shown.end);

        let mut text = String::new();
        let mut indent = String::new();
        if shown.start > 0 {
            text.push(LEFT_OUT);
            indent.push(' ');
        }
        text.extend(&chars[shown.clone()]);
        if shown.end < chars.len() {
            text.push(LEFT_OUT);
        }
        for &c in &chars[shown.start..start] {
            match c {
                '\t' => indent.push('\t'),
                c => indent.extend(std::iter::repeat_n(' ', width(c))),
            }
        }
        let mark = chars[start..end].iter().map(|&c| width(c)).sum();
        Excerpt {
            line: text,
            indent,
            mark: std::cmp::max(mark, 1),
        }
    }
}

/// Which characters are shown, so that `start` is among them.
fn window(chars: &[char], start: usize) -> Range<usize> {
    let columns = |range: Range<usize>| chars[range].iter().map(|&c| width(c)).sum::<usize>();
    // A character takes at most two columns, so most lines need no counting.
    if chars.len() * 2 <= COLUMNS || columns(0..chars.len()) <= COLUMNS {
        return 0..chars.len();
    }
    let first = start.saturating_sub(BEFORE);
    let mut room = COLUMNS;
    let mut last = first;
    for &c in &chars[first..] {
        let Some(left) = room.checked_sub(width(c)) else {
            break;
        };
        room = left;
        last += 1;
    }
    first..last.max(start)
}

/// The character itself, or the picture of one that a terminal would obey instead of showing.
pub(super) fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

/// Columns of a character; a tab is counted as one, because only blanks before the mark matter.
fn width(c: char) -> usize {
    match c {
        '\t' => 1,
        c => c.width().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, marked: Range<usize>) -> [String; 2] {
        let it = Excerpt::of(line, marked);
        let below = it.indent.clone() + &"^".repeat(it.mark);
        [it.line, below]
    }

    #[test]
    fn the_mark_is_below_what_it_means() {
        assert_eq!(shown("x = y", 4..5), ["x = y", "    ^"]);
        assert_eq!(shown("\tx = y", 5..6), ["\tx = y", "\t    ^"]);
        assert_eq!(shown("x = y", 5..5), ["x = y", "     ^"], "at the end");
        assert_eq!(shown("", 0..3), ["", "^"]);
        assert_eq!(shown("ab", 9..12), ["ab", "  ^"]);
    }

    #[test]
    fn wide_and_combining_characters_take_their_columns() {
        assert_eq!(
            shown("s = '温度' + t", 11..12),
            ["s = '温度' + t", "             ^"]
        );
        assert_eq!(shown("温度 = 1", 0..2), ["温度 = 1", "^^^^"]);
        assert_eq!(shown("e\u{301} = x", 5..6), ["e\u{301} = x", "    ^"]);
    }

    #[test]
    fn nothing_in_a_file_commands_the_terminal() {
        assert_eq!(shown("a\x1b[2Jb", 5..6), ["a␛[2Jb", "     ^"]);
        assert_eq!(shown("a\u{9b}2Jb", 0..1), ["a\u{fffd}2Jb", "^"]);
        assert_eq!(shown("\u{202e}ab", 1..2), ["\u{fffd}ab", " ^"]);
    }

    #[test]
    fn of_a_long_line_what_is_around_the_mark_is_shown() {
        let line = "x".repeat(500) + "y" + &"z".repeat(500);
        let [above, below] = shown(&line, 500..501);
        let at = below.chars().count() - 1;
        assert_eq!(above.chars().nth(at), Some('y'));
        assert_eq!(above.chars().count(), COLUMNS + 2);
        assert!(above.starts_with("…x") && above.ends_with("z…"));
        let [above, below] = shown(&line, 0..1001);
        assert_eq!(above.chars().count(), COLUMNS + 1);
        assert_eq!(below.chars().count(), COLUMNS);
    }
}
