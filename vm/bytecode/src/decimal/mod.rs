//! Floats as decimal digits and back, always correctly rounded: `.mpy` files, source text and
//! programs write floats in decimal.
//!
//! A PC does it with core's fast conversions. On a chip their tables and cases would take 24 KB of
//! flash; there it is done digit by digit ([`long::Long`]), with the same results.

mod long;

use core::fmt::Write;

use long::{Long, SINGLE};

/// Most digits that [`digits`] gives.
pub const MOST_DIGITS: usize = 60;

/// The first significant digits of a finite float (its size), as many as `into` has room for, at
/// most [`MOST_DIGITS`], rounded half to even. Gives the decimal exponent of the first.
pub fn digits(x: f64, into: &mut [u8]) -> i32 {
    if crate::ON_CHIP {
        Long::<SINGLE>::of(x).rounded(into)
    } else {
        core_digits(x, into)
    }
}

/// The float that decimal text stands for: digits, point, exponent, `inf`, `infinity`, `nan`, with
/// a sign. No spaces or underscores. A lone point, and an exponent alone, are 0. On a chip it is
/// the one to round to single precision, which may be beside the nearest double: rounding twice
/// could end at the wrong float.
pub fn parse(text: &[u8]) -> Option<f64> {
    if crate::ON_CHIP {
        return long::parse(text);
    }
    let read = core::str::from_utf8(text).ok()?.parse();
    read.ok().or_else(|| long::parse(text))
}

/// [`parse`] for a machine whose floats are `single`.
pub fn parse_for(single: bool, text: &[u8]) -> Option<f64> {
    if single
        && !crate::ON_CHIP
        && let Ok(nearest) = core::str::from_utf8(text).ok()?.parse::<f32>()
    {
        return Some(f64::from(nearest));
    }
    parse(text)
}

struct Fixed {
    text: [u8; MOST_DIGITS + 12],
    len: usize,
}

impl Write for Fixed {
    fn write_str(&mut self, s: &str) -> core::fmt::Result {
        let end = self.len + s.len();
        let room = self.text.get_mut(self.len..end).ok_or(core::fmt::Error)?;
        room.copy_from_slice(s.as_bytes());
        self.len = end;
        Ok(())
    }
}

fn core_digits(x: f64, into: &mut [u8]) -> i32 {
    let mut out = Fixed {
        text: [0; MOST_DIGITS + 12],
        len: 0,
    };
    let count = into.len().clamp(1, MOST_DIGITS);
    // The buffer has room for digits, point and exponent: writing cannot fail.
    let _ = write!(out, "{:.*e}", count - 1, x.abs());
    read_scientific(out.text.get(..out.len).unwrap_or_default(), into).1
}

/// The fewest digits of a positive float that read as the same float again: how many they are, and
/// the decimal exponent of the first. For PCs: it takes core's conversion.
pub fn shortest(x: f64, into: &mut [u8]) -> (usize, i32) {
    let mut out = Fixed {
        text: [0; MOST_DIGITS + 12],
        len: 0,
    };
    let _ = write!(out, "{:e}", x.abs());
    read_scientific(out.text.get(..out.len).unwrap_or_default(), into)
}

/// Digits and exponent of `d.dde±x`.
fn read_scientific(text: &[u8], into: &mut [u8]) -> (usize, i32) {
    let split = text.iter().position(|c| *c == b'e').unwrap_or(text.len());
    let (digits, exponent) = text.split_at(split);
    let mut len = 0;
    for digit in digits.iter().filter(|c| c.is_ascii_digit()) {
        if let Some(room) = into.get_mut(len) {
            *room = *digit;
            len += 1;
        }
    }
    (
        len,
        long::integer(exponent.get(1..).unwrap_or_default()).unwrap_or(0),
    )
}
