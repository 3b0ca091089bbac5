//! Floats as decimal digits, correctly rounded, and numbers from decimal text.

use garter_bytecode::decimal;

pub use garter_bytecode::decimal::MOST_DIGITS;

/// The significant digits of a positive finite float.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    text: [u8; MOST_DIGITS],
    len: usize,
    /// Decimal exponent of the first digit.
    pub exponent: i32,
}

impl Digits {
    /// The first `count` digits (1 to [`MOST_DIGITS`]), rounded half to even.
    pub fn of(x: f64, count: usize) -> Digits {
        let mut digits = Digits {
            text: [b'0'; MOST_DIGITS],
            len: count.clamp(1, MOST_DIGITS),
            exponent: 0,
        };
        digits.exponent = decimal::digits(x, &mut digits.text[..digits.len]);
        digits
    }

    /// The digits.
    pub fn get(&self) -> &[u8] {
        &self.text[..self.len]
    }

    /// The digits without trailing zeros, but at least one.
    pub fn trimmed(&self) -> &[u8] {
        let mut n = self.len;
        while n > 1 && self.text[n - 1] == b'0' {
            n -= 1;
        }
        &self.text[..n]
    }

    /// The digits of `repr`: as few of 16 (7 for single precision) as suffice to read the same
    /// double again, else 17.
    pub fn shown(x: f64, single: bool) -> Digits {
        if single || garter_bytecode::ON_CHIP {
            return Digits::of(x, 7);
        }
        // The shortest digits that read as `x` again are the right ones when there are 16 or 17.
        // Shorter ones are too, but where a 16th digit would not be 0: only when the first ones
        // are 45 and more can half a unit of the double's last place reach so far. Powers of two
        // are twice as near to the float below as to that above.
        let short = Digits::shortest(x);
        let power_of_two = x.to_bits() & ((1 << 52) - 1) == 0;
        if x.is_normal() && !power_of_two && (short.len >= 16 || short.text[..2] < b"45"[..]) {
            return short;
        }
        if power_of_two && let Some(digits) = Digits::halves_up(x) {
            return digits;
        }
        let digits = Digits::of(x, 16);
        if digits.trimmed() == short.trimmed() || digits.value() == x.abs() {
            digits
        } else {
            Digits::of(x, 17)
        }
    }

    /// The 16 or 17 digits of a power of two of which exactly half a unit is left over: these
    /// boards round up, as 2 ** -24 and 2 ** -25 show.
    fn halves_up(x: f64) -> Option<Digits> {
        let whole = Digits::of(x, MOST_DIGITS);
        let len = whole.trimmed().len() - 1;
        if !(16..=17).contains(&len) || whole.text[len] != b'5' {
            return None;
        }
        let mut digits = Digits { len, ..whole };
        // None of them ends in 9.
        digits.text[len - 1] += 1;
        (digits.value() == x.abs()).then_some(digits)
    }

    /// As few digits as suffice to read the same double again.
    pub fn shortest(x: f64) -> Digits {
        let mut digits = Digits {
            text: [b'0'; MOST_DIGITS],
            len: 0,
            exponent: 0,
        };
        (digits.len, digits.exponent) = decimal::shortest(x, &mut digits.text);
        digits
    }

    /// The float nearest to these digits.
    pub fn value(&self) -> f64 {
        let mut text = [0; MOST_DIGITS + 12];
        let exponent = self.exponent - (self.len as i32 - 1);
        let (digits, rest) = text.split_at_mut(self.len);
        digits.copy_from_slice(self.get());
        let mut buffer = [0; 12];
        let start = crate::types::int::text::small_text(&mut buffer, exponent);
        let written = &buffer[start..];
        rest[0] = b'e';
        rest[1..=written.len()].copy_from_slice(written);
        decimal::parse(&text[..self.len + 1 + written.len()]).unwrap_or(0.0)
    }
}

pub use garter_bytecode::decimal::parse_for;
