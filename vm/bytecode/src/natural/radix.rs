//! Natural numbers as digits in bases 2 to 36, and back.

use super::divide;
use super::limbs::{bit_length, divide_small, multiply_small, trim};

/// Limbs that hold any number of `digits` digits in `base`.
pub fn limbs_for(digits: usize, base: u32) -> usize {
    let bits = 32 - (base.max(2) - 1).leading_zeros() as usize;
    // A decimal digit is 3.32 bits; counting 4 would waste a fifth of the room.
    if base == 10 {
        digits / 9 + digits / 96 + 2
    } else {
        digits * bits / 32 + 2
    }
}

/// Most digits a number of `bits` bits has in `base`.
pub fn digits_for(bits: usize, base: u32) -> usize {
    if base == 10 {
        bits * 1234 / 4096 + 2
    } else {
        let least = base.max(2).ilog2() as usize;
        bits / least + 2
    }
}

/// The value of a digit in bases up to 36.
#[inline]
pub fn digit_value(c: u8) -> Option<u32> {
    match c {
        b'0'..=b'9' => Some(u32::from(c - b'0')),
        b'a'..=b'z' => Some(u32::from(c - b'a') + 10),
        b'A'..=b'Z' => Some(u32::from(c - b'A') + 10),
        _ => None,
    }
}

/// Highest power of `base` that fits a limb, and its exponent.
fn chunk(base: u32) -> (u32, usize) {
    let (mut power, mut count) = (base, 1);
    while let Some(next) = power.checked_mul(base) {
        power = next;
        count += 1;
    }
    (power, count)
}

/// Reads digits (and underscores, which are skipped) into `target`, which is [`limbs_for`] them.
/// All must be digits of the base. Gives how many limbs are in use.
pub fn parse(target: &mut [u32], digits: &[u8], base: u32) -> usize {
    let (_, count) = chunk(base);
    let mut used = 0;
    let (mut value, mut factor, mut pending) = (0u32, 1u32, 0);
    let mut flush = |value: u32, factor: u32| {
        let carry = multiply_small(&mut target[..used], factor, value);
        if carry != 0
            && let Some(t) = target.get_mut(used)
        {
            *t = carry;
            used += 1;
        }
    };
    for c in digits {
        let Some(d) = digit_value(*c) else { continue };
        value = value.wrapping_mul(base).wrapping_add(d);
        factor = factor.wrapping_mul(base);
        pending += 1;
        if pending == count {
            flush(value, factor);
            (value, factor, pending) = (0, 1, 0);
        }
    }
    if pending > 0 {
        flush(value, factor);
    }
    used
}

/// Writes a number's digits at the end of `text`, which is [`digits_for`] it; gives where they
/// start. `number` is used up for bases that are no power of two.
pub fn write(text: &mut [u8], number: &mut [u32], base: u32, upper: bool) -> usize {
    if base.is_power_of_two() {
        write_bits(text, number, base.trailing_zeros() as usize, upper)
    } else if base == 10 {
        write_decimal(text, number)
    } else {
        write_chunks(text, number, base, upper)
    }
}

/// Decimal digits and limbs of a piece of a long number.
const PIECE: usize = 288;
const PIECE_LIMBS: usize = 30;
/// From this many limbs on, [`write_long`] pays.
pub const LONG: usize = 3 * PIECE_LIMBS;

/// Words of working space for [`write_long`].
pub fn scratch_len(number: usize) -> usize {
    2 * PIECE_LIMBS + number + divide::scratch_len(number, PIECE_LIMBS)
}

/// As [`write()`] in base 10, for numbers of many limbs: by long division through a power of ten,
/// which takes the number in fewer and faster rounds. `scratch` is [`scratch_len`].
pub fn write_long(text: &mut [u8], number: &mut [u32], scratch: &mut [u32]) -> usize {
    let (power, rest) = scratch.split_at_mut(PIECE_LIMBS);
    let (remainder, rest) = rest.split_at_mut(PIECE_LIMBS);
    let (quotient, work) = rest.split_at_mut(number.len());
    power.fill(0);
    power[0] = 1;
    for _ in 0..PIECE / 9 {
        multiply_small(power, 1_000_000_000, 0);
    }
    let mut len = trim(number).len();
    let mut end = text.len();
    while len > PIECE_LIMBS {
        let quotient = &mut quotient[..len - PIECE_LIMBS + 1];
        divide::divide(quotient, remainder, &number[..len], power, work);
        number[..quotient.len()].copy_from_slice(quotient);
        len = trim(quotient).len();
        // The quotient is not 0: it has digits to the left of these.
        let piece = &mut text[end - PIECE..end];
        let start = write_decimal(piece, remainder);
        piece[..start].fill(b'0');
        end -= PIECE;
    }
    write_decimal(&mut text[..end], &mut number[..len])
}

/// A digit as a letter or figure.
#[inline]
pub fn digit_text(d: u32, upper: bool) -> u8 {
    match d as u8 {
        d @ 0..=9 => b'0' + d,
        d if upper => b'A' + (d - 10),
        d => b'a' + (d - 10),
    }
}

fn write_bits(text: &mut [u8], number: &[u32], bits: usize, upper: bool) -> usize {
    let mut at = text.len();
    let total = bit_length(number).max(1);
    let mut bit = 0;
    while bit < total {
        let low = number.get(bit / 32).copied().unwrap_or(0);
        let high = number.get(bit / 32 + 1).copied().unwrap_or(0);
        let wide = (u64::from(high) << 32 | u64::from(low)) >> (bit % 32);
        at -= 1;
        text[at] = digit_text(wide as u32 & ((1 << bits) - 1), upper);
        bit += bits;
    }
    at
}

fn write_chunks(text: &mut [u8], number: &mut [u32], base: u32, upper: bool) -> usize {
    let (power, count) = chunk(base);
    let mut at = text.len();
    let mut len = trim(number).len();
    loop {
        let mut part = divide_small(&mut number[..len], power);
        len = trim(&number[..len]).len();
        for _ in 0..count {
            at -= 1;
            text[at] = digit_text(part % base, upper);
            part /= base;
            if len == 0 && part == 0 {
                return at;
            }
        }
    }
}

/// Eighteen digits a round: two limbs' worth with constant divisors.
fn write_decimal(text: &mut [u8], number: &mut [u32]) -> usize {
    const BILLION: u64 = 1_000_000_000;
    let mut at = text.len();
    let mut len = trim(number).len();
    loop {
        // Both divisions in one pass over the limbs: the quotient of the first feeds the second.
        let (mut first, mut second) = (0u64, 0u64);
        for t in number[..len].iter_mut().rev() {
            let a = (first << 32) | u64::from(*t);
            first = a % BILLION;
            let b = (second << 32) | (a / BILLION);
            *t = (b / BILLION) as u32;
            second = b % BILLION;
        }
        len = trim(&number[..len]).len();
        for mut part in [first, second] {
            for _ in 0..9 {
                if at == 0 {
                    break; // only zeros are left: `text` has room for every digit
                }
                at -= 1;
                text[at] = b'0' + (part % 10) as u8;
                part /= 10;
            }
        }
        if len == 0 {
            while at < text.len() - 1 && text[at] == b'0' {
                at += 1;
            }
            return at;
        }
    }
}
