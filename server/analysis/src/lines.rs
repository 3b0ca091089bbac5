//! Byte offsets to lines and columns and back, in the units that editors count in.
//!
//! Lines end at `\n`, `\r\n` or a lone `\r`, as they do for the lexer and for LSP. A byte
//! order mark is a character like any other. Places that do not exist are moved to the
//! nearest one before them, so nothing here can fail.

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// 16-bit units: characters beyond U+FFFF count twice.
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// How many units a character takes.
    pub fn units_of(self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
            Encoding::Utf32 => 1,
        }
    }

    fn units(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 => text.chars().count(),
        }
    }
}

/// A line from 0, and units of an [`Encoding`] before it in the line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 0.
    pub line: u32,
    /// The column, from 0.
    pub column: u32,
}

/// Bytes between two [`Counts`], so that a column in a line of megabytes is found fast.
const STRIDE: usize = 1024;

/// How many units of the wider encodings there are before a byte.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    utf16: usize,
    chars: usize,
}

/// Where the lines of a text begin.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// The first byte of each line; never empty.
    starts: Vec<usize>,
    /// One for each [`STRIDE`] bytes; empty when the text is ASCII and all units are bytes.
    counts: Vec<Counts>,
}

impl LineIndex {
    /// Reads a text once.
    pub fn new(text: &str) -> Self {
        LineIndex {
            starts: line_starts(text.as_bytes()),
            counts: counts(text),
        }
    }

    /// How many lines there are; the one after the last line end counts too.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// What is written in a line, without its end.
    pub fn line<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let line = line as usize;
        let start = self.starts.get(line).copied().unwrap_or(text.len());
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let whole = text.get(start..end).unwrap_or_default();
        whole.trim_end_matches(['\r', '\n'])
    }

    /// The line and column of a byte.
    pub fn place(&self, text: &str, offset: usize, encoding: Encoding) -> Place {
        let offset = floor_boundary(text, offset);
        // The first line begins at 0, so one at least begins at or before the offset.
        let line = self
            .starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = |offset| self.units_before(text, offset, encoding);
        let column = before(offset).saturating_sub(before(start));
        Place {
            line: narrow(line),
            column: narrow(column),
        }
    }

    /// The byte at a line and column. A column past the end of its line means its end, a
    /// line past the end of the text the end of the text.
    pub fn offset(&self, text: &str, place: Place, encoding: Encoding) -> usize {
        let line = place.line as usize;
        let Some(&start) = self.starts.get(line) else {
            return text.len();
        };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let content = text
            .get(start..end)
            .unwrap_or("")
            .trim_end_matches(['\r', '\n']);
        let mut left = place.column as usize;
        for (at, c) in content.char_indices() {
            let units = encoding.units_of(c);
            if left < units {
                return start + at;
            }
            left -= units;
        }
        start + content.len()
    }

    fn units_before(&self, text: &str, offset: usize, encoding: Encoding) -> usize {
        let stride = offset / STRIDE;
        let Some(&counts) = self.counts.get(stride) else {
            return offset;
        };
        let from = floor_boundary(text, stride * STRIDE);
        let rest = text.get(from..offset).unwrap_or("");
        match encoding {
            Encoding::Utf8 => offset,
            Encoding::Utf16 => counts.utf16 + encoding.units(rest),
            Encoding::Utf32 => counts.chars + encoding.units(rest),
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Bytes of a line, as room is made for them.
const USUAL_LINE: usize = 32;

fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::with_capacity(bytes.len() / USUAL_LINE + 1);
    starts.push(0);
    if bytes.contains(&b'\r') {
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        return starts;
    }
    let (words, rest) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let mut ends = line_ends(u64::from_le_bytes(*word));
        while ends != 0 {
            starts.push(number * 8 + ends.trailing_zeros() as usize / 8 + 1);
            ends &= ends - 1;
        }
    }
    let before = bytes.len() - rest.len();
    let ends = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    starts.extend(ends.map(|(at, _)| before + at + 1));
    starts
}

/// The highest bit of each of eight bytes that is a line end.
fn line_ends(word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let zeros = word ^ 0x0a0a_0a0a_0a0a_0a0a;
    // Adding carries into the highest bit of a byte, and no further, unless the rest of it is 0.
    !(((zeros & LOW) + LOW) | zeros | LOW)
}

fn counts(text: &str) -> Vec<Counts> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut all = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut counts = Counts::default();
    let mut from = 0;
    for stride in 0..=text.len() / STRIDE {
        let to = floor_boundary(text, stride * STRIDE);
        let piece = text.get(from..to).unwrap_or("");
        counts.utf16 += Encoding::Utf16.units(piece);
        counts.chars += Encoding::Utf32.units(piece);
        all.push(counts);
        from = to;
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Encoding, LineIndex, Place};

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    /// Counts one character at a time.
    fn walked(text: &str, offset: usize, encoding: Encoding) -> Place {
        let mut place = Place::default();
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            if at >= offset {
                break;
            }
            let crlf = c == '\r' && matches!(rest.peek(), Some((_, '\n')));
            if c == '\n' || c == '\r' && !crlf {
                place = Place {
                    line: place.line + 1,
                    column: 0,
                };
            } else {
                place.column += encoding.units_of(c) as u32;
            }
        }
        place
    }

    #[test]
    fn columns_count_in_the_unit_asked_for() {
        let text = "\u{feff}a\r\nö𝄞x\rz\n";
        let index = LineIndex::new(text);
        assert_eq!(index.line_count(), 4);
        let x = text.find('x').unwrap();
        let columns = ENCODINGS.map(|e| index.place(text, x, e).column);
        assert_eq!(columns, [6, 3, 2]);
        assert_eq!(
            index.place(text, 3, Encoding::Utf16),
            Place { line: 0, column: 1 }
        );
        assert_eq!(
            index.place(text, text.len(), Encoding::Utf8),
            Place { line: 3, column: 0 }
        );
    }

    #[test]
    fn places_that_do_not_exist_are_moved_before() {
        let text = "ab\r\n𝄞\n";
        let index = LineIndex::new(text);
        let offset = |line, column| index.offset(text, Place { line, column }, Encoding::Utf16);
        assert_eq!(offset(0, 99), 2);
        assert_eq!(offset(1, 1), 4, "inside a surrogate pair");
        assert_eq!(offset(99, 0), text.len());
        assert_eq!(
            index.place(text, 999, Encoding::Utf16),
            Place { line: 2, column: 0 }
        );
        assert_eq!(
            index.place(text, 6, Encoding::Utf16),
            Place { line: 1, column: 0 }
        );
    }

    #[test]
    fn a_column_far_into_a_line_of_a_megabyte() {
        let text = "ö".repeat(500_000);
        let index = LineIndex::new(&text);
        for at in [0usize, 1, 511, 512, 513, 499_999, 500_000] {
            let place = index.place(&text, at * 2, Encoding::Utf16);
            assert_eq!(
                place,
                Place {
                    line: 0,
                    column: at as u32
                }
            );
        }
    }

    proptest! {
        #[test]
        fn agrees_with_counting_one_by_one(text in "[ab\r\n\u{feff}ö𝄞]{0,60}", at in 0usize..80) {
            let index = LineIndex::new(&text);
            let at = at.min(text.len());
            prop_assume!(text.is_char_boundary(at));
            for encoding in ENCODINGS {
                let place = index.place(&text, at, encoding);
                let inside_crlf = text[..at].ends_with('\r') && text[at..].starts_with('\n');
                if !inside_crlf {
                    prop_assert_eq!(place, walked(&text, at, encoding));
                    prop_assert_eq!(index.offset(&text, place, encoding), at);
                }
            }
        }
    }
}
