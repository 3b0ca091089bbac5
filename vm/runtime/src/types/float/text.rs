//! Floats as `repr` shows them, and from text.

use crate::Res;
use crate::heap::Heap;
use crate::number::decimal::{Digits, parse_for};
use crate::rom::{Ns, PrintKind};
use crate::types::str::search::has;
use crate::value::Value;
use crate::vm::Vm;

/// Room for any float as `repr` shows it.
pub(crate) const ROOM: usize = 32;

/// Text of at most [`ROOM`] bytes.
pub(crate) struct FloatText {
    bytes: [u8; ROOM],
    len: usize,
}

impl FloatText {
    /// The text.
    pub(crate) fn get(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn put(&mut self, text: &[u8]) {
        if let Some(room) = self.bytes.get_mut(self.len..self.len + text.len()) {
            room.copy_from_slice(text);
            self.len += text.len();
        }
    }

    fn zeros(&mut self, count: i32) {
        for _ in 0..count {
            self.put(b"0");
        }
    }

    /// What `repr` shows; without the `.0` of whole numbers when not `point` (complex numbers).
    pub(crate) fn of(x: f64, single: bool, point: bool) -> FloatText {
        let mut text = FloatText {
            bytes: [0; ROOM],
            len: 0,
        };
        if x.is_nan() {
            text.put(b"nan");
            return text;
        }
        if x.is_sign_negative() {
            text.put(b"-");
        }
        if x.is_infinite() {
            text.put(b"inf");
            return text;
        }
        let shown = Digits::shown(x, single);
        let digits = shown.trimmed();
        let (count, exponent) = (digits.len() as i32, shown.exponent);
        let most = if single { 7 } else { 16 };
        if exponent < -4 || exponent >= most {
            text.put(&digits[..1]);
            if count > 1 {
                text.put(b".");
                text.put(&digits[1..]);
            }
            text.put(if exponent < 0 { b"e-" } else { b"e+" });
            let mut buffer = [0; 12];
            let e = exponent.abs();
            let start = crate::types::int::text::small_text(&mut buffer, e);
            text.zeros(i32::from(e < 10));
            text.put(&buffer[start..]);
        } else if exponent < 0 {
            text.put(b"0.");
            text.zeros(-exponent - 1);
            text.put(digits);
        } else {
            let whole = (exponent + 1).min(count) as usize;
            text.put(&digits[..whole]);
            text.zeros(exponent + 1 - count);
            if count > exponent + 1 {
                text.put(b".");
                text.put(&digits[whole..]);
            } else if point {
                text.put(b".0");
            }
        }
        text
    }
}

/// Writes a float.
pub(crate) fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let x = vm.heap.float(v).unwrap_or(0.0);
    let text = FloatText::of(x, vm.heap.single, true);
    vm.write(text.get())
}

/// A text without the spaces around it.
pub(crate) fn trimmed(text: &[u8]) -> &[u8] {
    let shown = |c: &u8| !matches!(c, b' ' | b'\t'..=b'\r');
    let start = text.iter().position(shown).unwrap_or(text.len());
    let end = text.iter().rposition(shown).map_or(start, |last| last + 1);
    &text[start..end]
}

/// The number in decimal text with spaces around it and underscores in it.
pub(crate) fn parse_text(single: bool, text: &[u8]) -> Option<f64> {
    let text = trimmed(text);
    if !has(text, b'_') {
        return parse_for(single, text);
    }
    let mut buffer = [0u8; 128];
    let mut len = 0;
    for c in text.iter().filter(|c| **c != b'_') {
        *buffer.get_mut(len)? = *c;
        len += 1;
    }
    // Underscores alone are 0.
    if let [] | [b'+' | b'-'] = &buffer[..len] {
        buffer[len] = b'.';
        len += 1;
    }
    parse_for(single, &buffer[..len])
}

impl Heap<'_> {
    /// `float(text)`
    ///
    /// # Errors
    /// ValueError when it is no number.
    pub(crate) fn float_from_text(&mut self, text: crate::types::str::layout::Text) -> Res {
        match parse_text(self.single, text.get(self)) {
            Some(x) => self.new_float(x),
            None => Err(self.raise(Ns::ValueError, "invalid syntax for number")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FloatText, parse_text};

    /// The bits of single floats, and how C prints them with `%.7g` (CPython 3.11 asked it; whole
    /// numbers have `.0` behind them).
    const SINGLES: &str = include_str!("singles.txt");

    #[test]
    fn single_floats_are_read_in_one_step() {
        let near = b"1.00000017881393432617187499999";
        assert_eq!(parse_text(true, near), Some(1.0 + 2f64.powi(-23)));
        assert_eq!(parse_text(false, near), Some(1.0 + 1.5 * 2f64.powi(-23)));
    }

    #[test]
    fn single_floats_are_printed_with_seven_digits() {
        let other = std::env::var("GARTER_SINGLES").ok();
        let other = other.map(|path| std::fs::read_to_string(path).expect("a list of floats"));
        let mut count = 0;
        for line in other.as_deref().unwrap_or(SINGLES).lines() {
            let (bits, wanted) = line.split_once(' ').expect("bits and text");
            let x = f32::from_bits(bits.parse().expect("bits"));
            let shown = FloatText::of(f64::from(x), true, true);
            assert_eq!(std::str::from_utf8(shown.get()), Ok(wanted), "{bits}");
            // Read as doubles are and rounded: the same as reading singles at once.
            let read = parse_text(true, wanted.as_bytes()).expect("a number") as f32;
            let at_once: f32 = wanted.parse().expect("a number");
            assert_eq!(read.to_bits(), at_once.to_bits(), "{wanted}");
            count += 1;
        }
        assert!(count >= 1500);
    }
}
