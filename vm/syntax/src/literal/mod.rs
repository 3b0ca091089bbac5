//! Values of literals, decoded from the source into a sink of the caller's. Nothing is allocated.

mod number;
mod text;

pub use number::{Integer, decimal_digits, integer};
pub use text::decode;

use core::fmt::{self, Write};

use crate::lexer::number::base_of;

/// How many bytes of a faulty number are a sound one, when a reserved word follows it without a
/// blank between.
pub fn number_before_word(text: &[u8]) -> Option<usize> {
    crate::lexer::number::before_word(text)
}

/// The rest of the message about a bad integer: its base and its digits.
pub fn write_bad_integer(text: &[u8], out: &mut dyn Write) -> fmt::Result {
    let (base, digits) = base_of(text);
    // By hand, for chips have no room for core's formatting of numbers.
    if base >= 10 {
        out.write_char('1')?;
    }
    out.write_char((b'0' + (base % 10) as u8) as char)?;
    out.write_str(": '")?;
    for &digit in digits.iter().filter(|digit| **digit != b'_') {
        out.write_char(digit as char)?;
    }
    out.write_char('\'')
}
