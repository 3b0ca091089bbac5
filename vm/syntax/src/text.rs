//! Offsets, lines and columns of a text. Nothing is allocated: an index over many look-ups is the
//! caller's to keep, made of [`line_starts`].
//!
//! Line ends are `\n`, `\r\n` and `\r`, as for the lexer. Bytes that are no UTF-8 count like the
//! characters they would begin; stray continuation bytes count nothing.

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// 16-bit units: characters beyond U+FFFF count twice.
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// What the byte adds to a column.
    const fn width(self, byte: u8) -> u32 {
        match self {
            Encoding::Utf8 => 1,
            _ if byte & 0xc0 == 0x80 => 0,
            Encoding::Utf16 if byte >= 0xf0 => 2,
            _ => 1,
        }
    }
}

/// The offsets at which lines begin: 0, and after each line end.
pub fn line_starts(text: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let after_end = |at: &usize| match text[*at] {
        b'\n' => true,
        b'\r' => text.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    core::iter::once(0).chain((0..text.len()).filter(after_end).map(|at| at as u32 + 1))
}

/// The column of the byte at `offset` in `line`, the bytes of one line.
pub fn column(line: &[u8], offset: usize, encoding: Encoding) -> u32 {
    let before = &line[..offset.min(line.len())];
    match encoding {
        Encoding::Utf8 => before.len() as u32,
        _ => before.iter().map(|byte| encoding.width(*byte)).sum(),
    }
}

/// The offset in `line` of the character at `column`; the end of the line when there is none.
pub fn offset(line: &[u8], column: u32, encoding: Encoding) -> usize {
    let length = line
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(line.len());
    let mut left = column;
    for (at, &byte) in line[..length].iter().enumerate() {
        let width = encoding.width(byte);
        if width > 0 && left < width {
            return at;
        }
        left -= width;
    }
    length
}

/// Line and column, both counted from 0, of the byte at `offset`: for a single look-up.
pub fn position(text: &[u8], offset: usize, encoding: Encoding) -> (u32, u32) {
    let offset = offset.min(text.len());
    let starts = line_starts(text).take_while(|start| *start as usize <= offset);
    let (line, start) = starts.enumerate().last().unwrap_or((0, 0));
    (
        line as u32,
        column(&text[start as usize..], offset - start as usize, encoding),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn lines_begin_after_all_kinds_of_line_end() {
        let starts: Vec<u32> = line_starts(b"a\nb\r\nc\rd\n").collect();
        assert_eq!(starts, [0, 2, 5, 7, 9]);
        assert_eq!(line_starts(b"").collect::<Vec<u32>>(), [0]);
    }

    #[test]
    fn columns_count_what_the_encoding_counts() {
        let line = "aé😀b".as_bytes();
        for (encoding, columns) in [
            (Encoding::Utf8, [1, 3, 7]),
            (Encoding::Utf16, [1, 2, 4]),
            (Encoding::Utf32, [1, 2, 3]),
        ] {
            for (at, expected) in [1, 3, 7].into_iter().zip(columns) {
                assert_eq!(column(line, at, encoding), expected);
                assert_eq!(offset(line, expected, encoding), at);
            }
        }
    }

    #[test]
    fn a_column_beyond_the_line_is_its_end() {
        assert_eq!(offset(b"ab\ncd", 9, Encoding::Utf16), 2);
        assert_eq!(offset("\u{1f600}".as_bytes(), 1, Encoding::Utf16), 0);
    }

    #[test]
    fn positions_are_found_from_offsets() {
        assert_eq!(position("x\né y".as_bytes(), 4, Encoding::Utf16), (1, 1));
        assert_eq!(position(b"x\n", 2, Encoding::Utf8), (1, 0));
    }

    #[test]
    fn bytes_that_are_no_utf8_do_not_upset_columns() {
        let line = b"\x80\xff\xf0a";
        for at in 0..=line.len() {
            let column = column(line, at, Encoding::Utf16);
            assert!(offset(line, column, Encoding::Utf16) <= line.len());
        }
    }
}
