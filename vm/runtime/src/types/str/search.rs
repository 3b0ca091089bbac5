//! Finding bytes in bytes.

use garter_bytecode::ON_CHIP;

/// Whether a byte is in `text`. A chip has no room for a search by words.
#[expect(clippy::manual_contains, reason = "it is what a chip has no room for")]
pub(crate) fn has(text: &[u8], byte: u8) -> bool {
    match ON_CHIP {
        true => text.iter().any(|b| *b == byte),
        false => text.contains(&byte),
    }
}

/// Where `needle` first is in `text`.
pub(crate) fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    let Some((first, rest)) = needle.split_first() else {
        return Some(0);
    };
    let last = text.len().checked_sub(needle.len())?;
    let mut at = 0;
    loop {
        at += find_byte(&text[at..=last], *first)?;
        if text[at + 1..at + needle.len()] == *rest {
            return Some(at);
        }
        at += 1;
        if at > last {
            return None;
        }
    }
}

/// Where `needle` last is in `text`.
pub(crate) fn rfind(text: &[u8], needle: &[u8]) -> Option<usize> {
    let last = text.len().checked_sub(needle.len())?;
    (0..=last)
        .rev()
        .find(|at| text[*at..*at + needle.len()] == *needle)
}

/// Where a byte first is: eight bytes a step.
#[inline]
pub(crate) fn find_byte(text: &[u8], byte: u8) -> Option<usize> {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let pattern = LOW * u64::from(byte);
    let mut at = 0;
    let (chunks, tail) = text.as_chunks::<8>();
    for chunk in chunks {
        let difference = u64::from_le_bytes(*chunk) ^ pattern;
        let zero = difference.wrapping_sub(LOW) & !difference & HIGH;
        if zero != 0 {
            return Some(at + zero.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    tail.iter().position(|b| *b == byte).map(|i| at + i)
}

/// How often `needle` is in `text` without overlapping. Not for an empty needle.
pub(crate) fn count(text: &[u8], needle: &[u8]) -> usize {
    let (mut at, mut count) = (0, 0);
    while let Some(found) = find(&text[at..], needle) {
        count += 1;
        at += found + needle.len().max(1);
        if at > text.len() {
            break;
        }
    }
    count
}
