//! Eight bytes of a text at once, for PCs: how many of them at the beginning are of a kind.

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// Eight bytes of a text, the first one lowest.
#[derive(Clone, Copy)]
pub(super) struct Eight(u64);

impl Eight {
    /// The bytes at `at`, when the text has so many.
    #[inline]
    pub(super) fn at(text: &[u8], at: usize) -> Option<Eight> {
        let bytes = text.get(at..)?.first_chunk()?;
        Some(Eight(u64::from_le_bytes(*bytes)))
    }

    /// How many bytes at the beginning can continue a name.
    #[inline]
    pub(super) fn name(self) -> usize {
        // Of bytes below 128 sums reach the highest bit and never the next byte.
        let low = self.0 & !HIGH;
        let from = |bytes: u64, least: u8| bytes + ONES * u64::from(0x80 - least);
        let letter = low | (ONES * 0x20);
        let letters = from(letter, b'a') & !from(letter, b'z' + 1);
        let digits = from(low, b'0') & !from(low, b'9' + 1);
        let underscores = !from(low ^ (ONES * u64::from(b'_')), 1);
        let others = !(letters | digits | underscores | self.0) & HIGH;
        others.trailing_zeros() as usize / 8
    }

    /// How many bytes at the beginning are spaces.
    #[inline]
    pub(super) fn spaces(self) -> usize {
        (self.0 ^ (ONES * u64::from(b' '))).trailing_zeros() as usize / 8
    }

    /// How many bytes at the beginning end no line.
    #[inline]
    pub(super) fn of_line(self) -> usize {
        let zeros = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes & HIGH;
        let ends =
            zeros(self.0 ^ (ONES * u64::from(b'\n'))) | zeros(self.0 ^ (ONES * u64::from(b'\r')));
        ends.trailing_zeros() as usize / 8
    }

    /// The first so many bytes, from one to eight, as a number.
    #[inline]
    pub(super) fn first(self, count: usize) -> u64 {
        let unused = 64 - 8 * count as u32;
        self.0 << unused >> unused
    }
}

#[cfg(test)]
mod tests {
    use super::Eight;
    use crate::lexer::class::{LINE_END, NAME, is};

    #[test]
    fn bytes_at_the_beginning_are_counted() {
        for byte in 0..=255u8 {
            for place in 0..8 {
                for around in [b'a', b' ', 0x80, b'_', b'9'] {
                    let mut text = [around; 8];
                    text[place] = byte;
                    let eight = Eight::at(&text, 0).expect("eight bytes");
                    let count = |wanted: &dyn Fn(u8) -> bool| {
                        text.iter().take_while(|byte| wanted(**byte)).count()
                    };
                    assert_eq!(eight.name(), count(&|byte| is(byte, NAME)), "{text:?}");
                    assert_eq!(eight.spaces(), count(&|byte| byte == b' '), "{text:?}");
                    assert_eq!(
                        eight.of_line(),
                        count(&|byte| !is(byte, LINE_END)),
                        "{text:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_bytes_are_a_number() {
        let eight = Eight::at(b"abcdefgh", 0).expect("eight bytes");
        assert_eq!(eight.first(2), u64::from(b'a') | u64::from(b'b') << 8);
        assert_eq!(eight.first(8), u64::from_le_bytes(*b"abcdefgh"));
    }
}
