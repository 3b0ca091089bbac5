//! Arithmetic on floats as Python defines it, and how floats are written into .mpy files.

use core::fmt::{self, Write};
use garter_bytecode::operator::BinaryOp;

/// The result of an operator; `None` where running it raises or gives no float.
pub(crate) fn apply(operator: BinaryOp, left: f64, right: f64) -> Option<f64> {
    Some(match operator {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => left * right,
        BinaryOp::TrueDivide if right != 0.0 => left / right,
        BinaryOp::FloorDivide if right != 0.0 => divide(left, right).0,
        BinaryOp::Modulo if right != 0.0 => divide(left, right).1,
        BinaryOp::Power => {
            if (left == 0.0 && right < 0.0) || (left < 0.0 && right != libm::floor(right)) {
                return None;
            }
            libm::pow(left, right)
        }
        _ => return None,
    })
}

/// Quotient rounded down and the remainder with the divisor's sign.
fn divide(left: f64, right: f64) -> (f64, f64) {
    let mut rest = libm::fmod(left, right);
    let mut quotient = (left - rest) / right;
    if rest == 0.0 {
        rest = libm::copysign(0.0, right);
    } else if (right < 0.0) != (rest < 0.0) {
        rest += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (libm::copysign(0.0, left / right), rest);
    }
    let floor = libm::floor(quotient);
    (
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        },
        rest,
    )
}

/// Text in a fixed buffer.
pub(crate) struct Buffer {
    bytes: [u8; 64],
    len: usize,
}

impl Buffer {
    fn new() -> Self {
        Self {
            bytes: [0; 64],
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

/// A float as the official compiler writes it: 16 digits where they read back as the same
/// value, else 17; always with a point or an exponent.
pub(crate) fn text(value: f64) -> Buffer {
    let mut out = Buffer::new();
    general(value, &mut out);
    if value.is_finite()
        && !out
            .as_bytes()
            .iter()
            .any(|byte| matches!(byte, b'.' | b'e'))
    {
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
    let value = value.abs();
    if value.is_infinite() {
        let _ = out.write_str("inf");
        return;
    }
    let digits = digits16(value);
    let same = core::str::from_utf8(digits.as_bytes())
        .ok()
        .and_then(|text| text.parse::<f64>().ok())
        .is_some_and(|back| back == value);
    let digits = if same {
        digits
    } else {
        let mut digits = Buffer::new();
        let _ = write!(digits, "{value:.16e}");
        digits
    };
    lay_out(digits.as_bytes(), out);
}

/// `d.ddde±x` with 16 digits; a value exactly between two goes to the larger.
fn digits16(value: f64) -> Buffer {
    let mut digits = Buffer::new();
    let _ = write!(digits, "{value:.15e}");
    // Formatting rounds such ties to even. A tie shows in the digits after the 16th.
    let mut longer = Buffer::new();
    let _ = write!(longer, "{value:.40e}");
    let tail = longer.as_bytes().get(17..).unwrap_or_default();
    let tie = tail.first() == Some(&b'5')
        && tail
            .iter()
            .skip(1)
            .take_while(|byte| **byte != b'e')
            .all(|byte| *byte == b'0');
    let last = longer.as_bytes().get(16).copied().unwrap_or(b'1');
    // An even last digit was rounded down and can be raised without a carry.
    if tie
        && last % 2 == 0
        && let Some(digit) = digits.bytes.get_mut(16)
        && *digit == last
    {
        *digit += 1;
    }
    digits
}

/// Digits in scientific form to the shorter of the two usual forms.
fn lay_out(scientific: &[u8], out: &mut Buffer) {
    let split = scientific
        .iter()
        .position(|byte| *byte == b'e')
        .unwrap_or(scientific.len());
    let exponent: i32 = scientific
        .get(split + 1..)
        .and_then(|text| core::str::from_utf8(text).ok())
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    let mantissa = scientific.get(..split).unwrap_or_default();
    let mut digits = [b'0'; 20];
    let mut count = 0;
    for byte in mantissa.iter().filter(|byte| byte.is_ascii_digit()) {
        if let Some(digit) = digits.get_mut(count) {
            *digit = *byte;
            count += 1;
        }
    }
    let digits = digits.get(..count).unwrap_or_default();
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
    use std::string::{String, ToString};

    fn shown(value: f64) -> String {
        String::from_utf8_lossy(text(value).as_bytes()).to_string()
    }

    /// As mpy-cross 1.29 writes them.
    #[test]
    fn floats_are_written_as_the_official_compiler_writes_them() {
        for (value, expected) in [
            (0.1, "0.1"),
            (1e22, "1e+22"),
            (1e-7, "1e-07"),
            (741.786989, "741.7869889999999"),
            (77.9, "77.90000000000001"),
            (573258453718430.2, "573258453718430.3"),
            (10231338177888538.0, "1.0231338177888538e+16"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (123456789012345678.0, "1.2345678901234568e+17"),
            (f64::INFINITY, "inf"),
            (1.0 / 3.0, "0.3333333333333333"),
        ] {
            assert_eq!(shown(value), expected);
        }
        assert_eq!(imaginary_text(1e5).as_bytes(), b"100000j");
    }
}
