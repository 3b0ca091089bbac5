//! Numbers: the base and digits of an integer, the plain text of a float.

use crate::lexer::number::base_of;

/// An integer literal taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer<'s> {
    /// 2, 8, 10 or 16.
    pub base: u32,
    /// The digits, perhaps with underscores and leading zeros.
    pub digits: &'s [u8],
}

impl Integer<'_> {
    /// The value, when it fits.
    pub fn value(&self) -> Option<u64> {
        self.values().try_fold(0u64, |value, digit| {
            value
                .checked_mul(u64::from(self.base))?
                .checked_add(u64::from(digit))
        })
    }

    /// The values of the digits, most significant first, underscores left out.
    pub fn values(&self) -> impl Iterator<Item = u32> + '_ {
        self.digits
            .iter()
            .filter_map(|digit| (*digit as char).to_digit(self.base))
    }
}

/// Takes the text of an `Integer` token apart.
pub fn integer(text: &[u8]) -> Integer<'_> {
    let (base, digits) = base_of(text);
    Integer {
        base: if base == 0 { 10 } else { base },
        digits,
    }
}

/// Copies a `Float` or `Imaginary` token's text into `buffer` without underscores and `j`; what
/// is left is what `str::parse` understands, save that `1.` and `.5` are spelled as they stand.
///
/// Returns nothing when the buffer is too small.
pub fn decimal_digits<'b>(text: &[u8], buffer: &'b mut [u8]) -> Option<&'b str> {
    let mut length = 0;
    for &byte in text
        .iter()
        .filter(|byte| !matches!(byte, b'_' | b'j' | b'J'))
    {
        *buffer.get_mut(length)? = byte;
        length += 1;
    }
    core::str::from_utf8(&buffer[..length]).ok()
}
