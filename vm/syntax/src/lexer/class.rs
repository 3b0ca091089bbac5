//! What each byte can be part of, as one table of bits.

/// Begins a name.
pub(crate) const NAME_START: u8 = 1;
/// Continues a name.
pub(crate) const NAME: u8 = 2;
/// A decimal digit.
pub(crate) const DIGIT: u8 = 4;
/// Stands between tokens and ends no line.
pub(crate) const BLANK: u8 = 8;
/// Ends a line.
pub(crate) const LINE_END: u8 = 16;
/// Needs a look while scanning a string: quotes, backslash, line ends, braces.
pub(crate) const STRING_STOP: u8 = 32;

static CLASSES: [u8; 256] = classes();

/// The classes of `byte`.
#[inline]
pub(crate) fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

/// Whether `byte` is in one of the classes of `mask`.
#[inline]
pub(crate) fn is(byte: u8, mask: u8) -> bool {
    class(byte) & mask != 0
}

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80..=0xff => NAME_START | NAME,
            b'0'..=b'9' => NAME | DIGIT,
            b' ' | b'\t' | 0x0b | 0x0c => BLANK,
            b'\n' | b'\r' => LINE_END | STRING_STOP,
            b'"' | b'\'' | b'\\' | b'{' | b'}' => STRING_STOP,
            _ => 0,
        };
        byte += 1;
    }
    table
}
