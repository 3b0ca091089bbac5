//! Floats as decimal digits, correctly rounded, and numbers from decimal text.

use core::fmt::Write;

/// Most significant digits a float is written with.
pub const MOST_DIGITS: usize = 60;

/// The significant digits of a positive finite float.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    text: [u8; MOST_DIGITS],
    len: usize,
    /// Decimal exponent of the first digit.
    pub exponent: i32,
}

struct Fixed<'a> {
    text: &'a mut [u8],
    len: usize,
}

impl Write for Fixed<'_> {
    fn write_str(&mut self, s: &str) -> core::fmt::Result {
        let end = self.len + s.len();
        let room = self.text.get_mut(self.len..end).ok_or(core::fmt::Error)?;
        room.copy_from_slice(s.as_bytes());
        self.len = end;
        Ok(())
    }
}

impl Digits {
    /// The first `count` digits (1 to [`MOST_DIGITS`]), rounded half to even.
    pub fn of(x: f64, count: usize) -> Digits {
        let count = count.clamp(1, MOST_DIGITS);
        let mut buffer = [0; MOST_DIGITS + 12];
        let mut out = Fixed {
            text: &mut buffer,
            len: 0,
        };
        // The buffer holds sign, digits, point and exponent: writing cannot fail.
        let _ = write!(out, "{:.*e}", count - 1, x.abs());
        let len = out.len;
        Digits::read(&buffer[..len])
    }

    /// From what core's `{:e}` writes.
    fn read(text: &[u8]) -> Digits {
        let mut digits = Digits {
            text: [b'0'; MOST_DIGITS],
            len: 0,
            exponent: 0,
        };
        let mut rest = text.iter();
        for c in rest.by_ref() {
            match c {
                b'0'..=b'9' => {
                    if let Some(d) = digits.text.get_mut(digits.len) {
                        *d = *c;
                        digits.len += 1;
                    }
                }
                b'e' => break,
                _ => {}
            }
        }
        let mut negative = false;
        for c in rest {
            match c {
                b'-' => negative = true,
                _ => digits.exponent = digits.exponent * 10 + i32::from(c.wrapping_sub(b'0')),
            }
        }
        if negative {
            digits.exponent = -digits.exponent;
        }
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
        if single {
            return Digits::of(x, 7);
        }
        // The shortest digits that read as `x` again are the right ones when there are 16 or 17.
        // Shorter ones are too, but where a 16th digit would not be 0: only when the first ones
        // are 45 and more can half a unit of the double's last place reach so far.
        let short = Digits::shortest(x);
        if x.is_normal() && (short.len >= 16 || short.text[..2] < b"45"[..]) {
            return short;
        }
        let digits = Digits::of(x, 16);
        if digits.trimmed() == short.trimmed() || digits.value() == x.abs() {
            digits
        } else {
            Digits::of(x, 17)
        }
    }

    /// As few digits as suffice to read the same double again.
    fn shortest(x: f64) -> Digits {
        let mut buffer = [0; MOST_DIGITS + 12];
        let mut out = Fixed {
            text: &mut buffer,
            len: 0,
        };
        let _ = write!(out, "{:e}", x.abs());
        let len = out.len;
        Digits::read(&buffer[..len])
    }

    /// The float nearest to these digits.
    pub fn value(&self) -> f64 {
        let mut buffer = [0; MOST_DIGITS + 12];
        let mut out = Fixed {
            text: &mut buffer,
            len: 0,
        };
        let _ = out.write_str(core::str::from_utf8(self.get()).unwrap_or("0"));
        let _ = write!(out, "e{}", self.exponent - (self.len as i32 - 1));
        let len = out.len;
        parse(&buffer[..len]).unwrap_or(0.0)
    }
}

/// The float that decimal text stands for, correctly rounded: digits, point, exponent, `inf`,
/// `infinity`, `nan`, with a sign. No spaces or underscores.
pub fn parse(text: &[u8]) -> Option<f64> {
    core::str::from_utf8(text).ok()?.parse().ok()
}
