//! Floats in decimal, as the official cross compiler reads and writes them.

use super::extended::Extended;
use core::fmt::{self, Write};

/// The value of a literal: digits, point, exponent, underscores, perhaps `j` at the end.
pub(crate) fn parse(text: &[u8]) -> f64 {
    // Digits are taken as long as they fit 64 bits; later ones only move the point.
    const MOST: u64 = (u64::MAX - 9) / 10;
    let (mut mantissa, mut exponent) = (0u64, 0i32);
    let (mut fraction, mut at) = (false, 0);
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'0'..=b'9' if mantissa <= MOST => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                exponent -= i32::from(fraction);
            }
            b'0'..=b'9' => exponent += i32::from(!fraction),
            b'.' => fraction = true,
            b'e' | b'E' => {
                exponent = exponent.saturating_add(written_exponent(text.get(at..)));
                break;
            }
            _ => {}
        }
    }
    // Beyond these every value is zero or infinite, however long the mantissa.
    Extended::integer(mantissa)
        .scale(exponent.clamp(-20_000, 20_000))
        .to_double()
}

fn written_exponent(text: Option<&[u8]>) -> i32 {
    let mut value = 0i32;
    let mut negative = false;
    for byte in text.unwrap_or_default() {
        match byte {
            b'-' => negative = true,
            b'0'..=b'9' => {
                value = value
                    .saturating_mul(10)
                    .saturating_add(i32::from(byte - b'0'))
            }
            _ => {}
        }
    }
    if negative { -value } else { value }
}

/// Text in a fixed buffer.
pub(crate) struct Buffer {
    bytes: [u8; 40],
    len: usize,
}

impl Buffer {
    fn new() -> Self {
        Self {
            bytes: [0; 40],
            len: 0,
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    fn put(&mut self, byte: u8) {
        let _ = self.write_char(byte as char);
    }
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            *self.bytes.get_mut(self.len).ok_or(fmt::Error)? = byte;
            self.len += 1;
        }
        Ok(())
    }
}

/// A float: always with a point or an exponent.
pub(crate) fn text(value: f64) -> Buffer {
    let mut out = Buffer::new();
    general(value, &mut out);
    let plain = |byte: &u8| !matches!(byte, b'.' | b'e');
    if value.is_finite() && out.as_bytes().iter().all(plain) {
        let _ = out.write_str(".0");
    }
    out
}

/// An imaginary number: the same without a forced point, and `j`.
pub(crate) fn imaginary_text(value: f64) -> Buffer {
    let mut out = Buffer::new();
    general(value, &mut out);
    out.put(b'j');
    out
}

fn general(value: f64, out: &mut Buffer) {
    if value.is_nan() {
        let _ = out.write_str("nan");
        return;
    }
    if value.is_sign_negative() {
        out.put(b'-');
    }
    let value = libm::fabs(value);
    if value.is_infinite() {
        let _ = out.write_str("inf");
    } else if value == 0.0 {
        out.put(b'0');
    } else {
        let (digits, exponent) = digits(value);
        lay_out(&digits, exponent, out);
    }
}

const MOST_DIGITS: usize = 17;

/// Digits, and the power of ten of the first: 16 when they are read as the same value again,
/// else 17. The first can be 0 where doubles are too coarse to tell a value from a power of ten.
fn digits(value: f64) -> ([u8; MOST_DIGITS], i32) {
    let own = Extended::double(value);
    let logarithm = libm::log10(value);
    let mut exponent = libm::floor(logarithm) as i32;
    let power = |exponent| Extended::integer(1).scale(exponent).to_double();
    // Only beside a power of ten can the logarithm mislead.
    let beside = logarithm - libm::floor(logarithm);
    if !(1e-9..1.0 - 1e-9).contains(&beside) || !value.is_normal() {
        while power(exponent) > value {
            exponent -= 1;
        }
        while power(exponent + 1) <= value {
            exponent += 1;
        }
    }
    let mut count = 16;
    let mut whole = own.scale(count - 1 - exponent).to_integer();
    let back = Extended::integer(whole).scale(exponent - (count - 1));
    if back.to_double() != value {
        count = 17;
        whole = own.scale(count - 1 - exponent).to_integer();
    }
    let mut digits = [b'0'; MOST_DIGITS];
    for digit in digits.iter_mut().take(count as usize).rev() {
        *digit = b'0' + (whole % 10) as u8;
        whole /= 10;
    }
    if whole != 0 {
        // Rounded up to the next power of ten.
        digits = [b'0'; MOST_DIGITS];
        digits[0] = b'1';
        exponent += 1;
    }
    (digits, exponent)
}

/// The shorter of the two usual forms.
fn lay_out(digits: &[u8], exponent: i32, out: &mut Buffer) {
    let kept = digits
        .iter()
        .rposition(|digit| *digit != b'0')
        .map_or(1, |last| last + 1);
    let digit = |index: usize| digits.get(index).copied().unwrap_or(b'0');
    if !(-4..16).contains(&exponent) {
        out.put(digit(0));
        if kept > 1 {
            out.put(b'.');
        }
        for index in 1..kept {
            out.put(digit(index));
        }
        let sign = if exponent < 0 { '-' } else { '+' };
        let _ = write!(out, "e{sign}{:02}", exponent.abs());
        return;
    }
    if exponent < 0 {
        let _ = out.write_str("0.");
        for _ in 1..-exponent {
            out.put(b'0');
        }
        for index in 0..kept {
            out.put(digit(index));
        }
        return;
    }
    let whole = exponent as usize + 1;
    for index in 0..kept.max(whole) {
        if index == whole {
            out.put(b'.');
        }
        out.put(digit(index));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::string::{String, ToString};

    fn shown(value: f64) -> String {
        String::from_utf8_lossy(text(value).as_bytes()).to_string()
    }

    /// As mpy-cross 1.29 writes them.
    #[test]
    fn floats_are_written_as_the_official_compiler_writes_them() {
        for (literal, expected) in [
            ("0.1", "0.1"),
            ("1e22", "1e+22"),
            ("1e29", "1e+29"),
            ("1e-7", "1e-07"),
            ("741.786989", "741.7869889999999"),
            ("77.9", "77.90000000000001"),
            ("573258453718430.2", "573258453718430.3"),
            ("204848995210753.62", "204848995210753.63"),
            ("10231338177888538.0", "1.0231338177888538e+16"),
            ("9999999999999998.", "9999999999999998.0"),
            ("1.0", "1.0"),
            ("123456789012345678.0", "1.2345678901234568e+17"),
            ("7.21786405e+35", "7.217864049999999e+35"),
            ("2.8968869096348513e+34", "2.8968869096348514e+34"),
            ("1.9576644997746452e-120", "1.957664499774645e-120"),
            ("9.99e307", "9.990000000000001e+307"),
            ("5e-324", "4.940656458412465e-324"),
            ("1e-323", "0.988131291682493e-323"),
            ("1e-310", "0.999999999999997e-310"),
            ("2.5e-324", "4.940656458412465e-324"),
            ("2e-324", "0.0"),
            ("1.8e308", "inf"),
            ("0e5", "0.0"),
            ("1e-5000", "0.0"),
            ("179769313486231570000e288", "1.7976931348623157e+308"),
            ("1.7976931348623158e308", "1.7976931348623157e+308"),
            ("2.2250738585072014e-308", "2.2250738585072014e-308"),
            ("1_0.5_0", "10.5"),
            ("9007199254740993.0", "9007199254740992.0"),
        ] {
            assert_eq!(shown(parse(literal.as_bytes())), expected, "{literal}");
        }
        assert_eq!(shown(1.0 / 3.0), "0.3333333333333333");
        assert_eq!(shown(-0.0), "-0.0");
        assert_eq!(imaginary_text(1e5).as_bytes(), b"100000j");
    }

    proptest! {
        #[test]
        fn any_value_is_written_and_read_nearly_the_same(value in proptest::num::f64::ANY) {
            let text = shown(value);
            if value.is_finite() {
                let back: f64 = text.parse().expect("it is a number");
                let close = value.abs() * 1e-15 + 1e-323;
                prop_assert!((back - value).abs() <= close, "{value:?} {text}");
            }
        }

        #[test]
        fn any_digits_are_read(digits in "[0-9]{1,30}\\.[0-9]{0,30}(e[-+]?[0-9]{1,12})?") {
            let (own, library) = (parse(digits.as_bytes()), digits.parse::<f64>().expect("a number"));
            let close = library.abs() * 1e-15 + 1e-323;
            prop_assert!(own == library || (own - library).abs() <= close, "{own} {library}");
        }
    }
}
