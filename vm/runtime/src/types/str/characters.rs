//! Characters of UTF-8 text: where they start, how many there are. Tolerates bytes that are not
//! UTF-8: every byte that is no continuation starts a character.

/// Whether a byte continues a character.
#[cfg_attr(not(target_os = "none"), inline(always))]
pub(crate) fn continues(b: u8) -> bool {
    b & 0xc0 == 0x80
}

/// Whether bytes are taken for text: each first byte has as many behind it as it says. Which code
/// points these are is not looked at.
pub(crate) fn is_text(data: &[u8]) -> bool {
    split_text(data) == (data.len(), 0)
}

/// How many bytes at the start of `data` are text, and how many behind them are not: a byte that
/// starts no character, or what there is of one that is cut short.
pub(crate) fn split_text(data: &[u8]) -> (usize, usize) {
    let mut at = 0;
    while let Some(first) = data.get(at) {
        let length = match first.leading_ones() {
            0 => {
                at += 1;
                continue;
            }
            n @ 2..=4 => n as usize,
            _ => return (at, 1),
        };
        let there = end(&data[..data.len().min(at + length)], at) - at;
        if there < length {
            return (at, there);
        }
        at += length;
    }
    (at, 0)
}

/// How many characters there are.
pub(crate) fn count(text: &[u8]) -> usize {
    text.iter().filter(|b| !continues(**b)).count()
}

/// Byte position of character `n`; the length when there are fewer.
pub(crate) fn offset(text: &[u8], n: usize) -> usize {
    let mut left = n;
    for (i, b) in text.iter().enumerate() {
        if !continues(*b) {
            if left == 0 {
                return i;
            }
            left -= 1;
        }
    }
    text.len()
}

/// End of the character that starts at `at`.
pub(crate) fn end(text: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < text.len() && continues(text[end]) {
        end += 1;
    }
    end.min(text.len())
}

/// The code point of the character at the start of `text`; of a stray byte, the byte.
pub(crate) fn code(text: &[u8]) -> u32 {
    let Some((first, rest)) = text.split_first() else {
        return 0;
    };
    if *first < 0xc0 {
        return u32::from(*first);
    }
    let high = u32::from(*first) & 0x7f >> first.leading_ones();
    let rest = rest.iter().take_while(|b| continues(**b));
    rest.fold(high, |code, b| code << 6 | u32::from(b & 0x3f))
}

/// UTF-8 of a code point (surrogates too); gives its length.
pub(crate) fn encode(code: u32, to: &mut [u8; 4]) -> usize {
    let tail = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
    if code < 0x80 {
        to[0] = code as u8;
        1
    } else if code < 0x800 {
        *to = [0xc0 | (code >> 6) as u8, tail(0), 0, 0];
        2
    } else if code < 0x1_0000 {
        *to = [0xe0 | (code >> 12) as u8, tail(6), tail(0), 0];
        3
    } else {
        *to = [0xf0 | (code >> 18 & 7) as u8, tail(12), tail(6), tail(0)];
        4
    }
}
