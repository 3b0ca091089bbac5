//! Integers from text, and as text.

use super::object::LIMBS;
use crate::exception::Part;
use crate::heap::Heap;
use crate::number::limbs::bit_length;
use crate::number::radix;
use crate::rom::{Ns, PrintKind};
use crate::types::str::search::has;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

/// Digits of an integer: in the buffer for small ones, else in storage of the heap.
pub(crate) enum IntText {
    /// Where they start in a buffer of 70 bytes.
    Buffer([u8; 70], usize),
    /// Storage, first byte and count. To be freed by whoever asked.
    Object(Ref, usize, usize),
}

/// Writes an integer.
pub(crate) fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    if let Some(i) = v.as_small() {
        let mut buffer = [0; 12];
        let start = small_text(&mut buffer, i);
        return vm.write(&buffer[start..]);
    }
    if vm.heap.integer(v).is_some_and(|i| i.negative) {
        vm.write(b"-")?;
    }
    match vm.heap.int_digits(v, 10, false)? {
        IntText::Buffer(text, start) => vm.write(&text[start..]),
        IntText::Object(r, from, len) => {
            vm.write_object(r, from, len)?;
            vm.heap.free(r);
            Ok(())
        }
    }
}

/// Decimal text of a small integer at the end of `buffer`; gives where it starts.
pub(crate) fn small_text(buffer: &mut [u8; 12], i: i32) -> usize {
    let mut at = buffer.len();
    let mut rest = i.unsigned_abs();
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if i < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    at
}

/// Decimal digits at the end of `buffer`; gives where they start.
fn word_text(buffer: &mut [u8; 70], number: u64) -> usize {
    let mut at = buffer.len();
    let mut rest = number;
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 || at == 0 {
            return at;
        }
    }
}

impl Heap<'_> {
    /// The digits of an integer's magnitude in a base.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn int_digits(&mut self, v: Value, base: u32, upper: bool) -> Res<IntText> {
        let Some(i) = self.integer(v) else {
            return Ok(IntText::Buffer([b'0'; 70], 69));
        };
        let n = i.len();
        if n <= 2 {
            let mut limbs = [0; 2];
            limbs[..n].copy_from_slice(i.digits(self));
            let mut text = [0; 70];
            let start = if base == 10 {
                word_text(&mut text, u64::from(limbs[1]) << 32 | u64::from(limbs[0]))
            } else {
                radix::write(&mut text, &mut limbs, base, upper)
            };
            return Ok(IntText::Buffer(text, start));
        }
        let room = radix::digits_for(bit_length(i.digits(self)), base);
        let text = self.alloc_bytes(room)?;
        let long = base == 10 && n >= radix::LONG && cfg!(target_pointer_width = "64");
        let scratch = if long { radix::scratch_len(n) } else { 0 };
        let work = self.alloc_bytes((n + scratch) * 4)?;
        if let Some(r) = v.as_ref() {
            self.copy_words(r, LIMBS, work, 1, n);
        }
        // The text is the other open object: take the two apart by address.
        let start = if long {
            let (target, number) =
                self.two_mut((text, 1, room.div_ceil(4)), (work, 1, n + scratch));
            let target: &mut [u8] = bytemuck::cast_slice_mut(target);
            match (target.get_mut(..room), number.split_at_mut_checked(n)) {
                (Some(target), Some((number, scratch))) => {
                    radix::write_long(target, number, scratch)
                }
                _ => 0,
            }
        } else {
            self.write_radix(text, room, work, n, base, upper)
        };
        self.free(work);
        Ok(IntText::Object(text, 4 + start, room - start))
    }

    fn write_radix(
        &mut self,
        text: Ref,
        room: usize,
        work: Ref,
        limbs: usize,
        base: u32,
        upper: bool,
    ) -> usize {
        let (target, number) = self.two_mut((text, 1, room.div_ceil(4)), (work, 1, limbs));
        let target: &mut [u8] = bytemuck::cast_slice_mut(target);
        match target.get_mut(..room) {
            Some(target) => radix::write(target, number, base, upper),
            None => 0,
        }
    }

    /// An integer from its digits, which must be digits of the base: for constants in code.
    ///
    /// # Errors
    /// MemoryError.
    pub fn int_from_decimal(&mut self, text: &[u8], negative: bool, base: u32) -> Res {
        if text.len() <= 12 {
            let digit = |n: i64, c: &u8| match radix::digit_value(*c) {
                Some(d) => n * i64::from(base) + i64::from(d),
                None => n,
            };
            let n = text.iter().fold(0i64, digit);
            return self.new_int(if negative { -n } else { n });
        }
        let count = radix::limbs_for(text.len(), base);
        let object = self.new_limbs(count)?;
        let used = radix::parse(self.words_mut(object, LIMBS, count), text, base);
        self.finish_int(object, used.max(1), negative)
    }

    /// Like [`Heap::int_from_decimal`] for digits in a heap object.
    pub(crate) fn int_from_object(
        &mut self,
        r: Ref,
        from: usize,
        len: usize,
        negative: bool,
        base: u32,
    ) -> Res {
        let count = radix::limbs_for(len, base);
        let object = self.new_limbs(count)?;
        let (target, others) = self.split_words(object, LIMBS, count);
        let used = radix::parse(target, others.bytes(r, from, len), base);
        self.finish_int(object, used.max(1), negative)
    }

    /// `int(text, base)`: spaces, sign, prefix, underscores; base 0 goes by the prefix. The text
    /// is in a heap object or in ROM.
    ///
    /// # Errors
    /// ValueError when it is no number.
    pub(crate) fn int_from_text(&mut self, value: Value, base: u32) -> Res {
        let Some(span) = self.text_or_bytes(value) else {
            return Err(self.raise_conversion(value, "int"));
        };
        let text = span.get(self);
        let number = match scan(text, base) {
            Ok(number) => number,
            Err((at, base)) => return Err(self.raise_invalid(value, at, base)),
        };
        let digits = &text[number.start..number.end];
        if digits.len() <= 12 {
            let mut copy = [0; 12];
            copy[..digits.len()].copy_from_slice(digits);
            let len = digits.len();
            return self.int_from_decimal(&copy[..len], number.negative, number.base);
        }
        let len = number.end - number.start;
        match span {
            crate::types::str::layout::Text::Rom(s) => {
                let digits = &s.as_bytes()[number.start..number.end];
                self.int_from_decimal(digits, number.negative, number.base)
            }
            crate::types::str::layout::Text::Heap(r, from, _) => {
                self.int_from_object(r, from + number.start, len, number.negative, number.base)
            }
        }
    }

    /// The digits from byte `at` on are none of the base.
    pub(crate) fn raise_invalid(&mut self, value: Value, at: usize, base: u32) -> Raised {
        let Some(span) = self.text_or_bytes(value) else {
            return Raised;
        };
        if self.lock() != 0 {
            // The digits in the message take memory of their own.
            return self.raise_memory_error(span.len() / 4);
        }
        let mut shown = [0u8; 150];
        let mut len = 0;
        let digits = span.get(self).get(at..).unwrap_or_default();
        let quote = match has(digits, b'\'') && !has(digits, b'"') {
            true => '"',
            false => '\'',
        };
        for c in digits {
            let mut put = |s: &[u8]| {
                if let Some(room) = shown.get_mut(len..len + s.len()) {
                    room.copy_from_slice(s);
                    len += s.len();
                }
            };
            match c {
                b'\\' => put(b"\\\\"),
                b'\n' => put(b"\\n"),
                b'\r' => put(b"\\r"),
                b'\t' => put(b"\\t"),
                b'\'' if quote == '\'' => put(b"\\'"),
                0x20..=0x7e => put(&[*c]),
                c => put(&[
                    b'\\',
                    b'x',
                    radix::digit_text(u32::from(c >> 4), false),
                    radix::digit_text(u32::from(c & 15), false),
                ]),
            }
        }
        let shown = core::str::from_utf8(&shown[..len]).unwrap_or("");
        let quote = if quote == '"' { "\"" } else { "'" };
        let parts = [
            Part::Numbers(
                "invalid syntax for integer with base {}: ",
                &[base as isize],
            ),
            Part::Words(quote),
            Part::Words(shown),
            Part::Words(quote),
        ];
        self.raise_parts(Ns::ValueError, &parts)
    }
}

/// A number found in text.
struct Scanned {
    negative: bool,
    base: u32,
    start: usize,
    end: usize,
}

fn is_space(c: u8) -> bool {
    matches!(c, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// Finds the digits; or where there should be some, and the base they are looked for in.
fn scan(text: &[u8], base: u32) -> Result<Scanned, (usize, u32)> {
    let mut at = 0;
    while at < text.len() && is_space(text[at]) {
        at += 1;
    }
    let mut end = text.len();
    while end > at && is_space(text[end - 1]) {
        end -= 1;
    }
    let mut negative = false;
    if let Some(sign @ (b'+' | b'-')) = text.get(at).filter(|_| at < end) {
        negative = *sign == b'-';
        at += 1;
    }
    let mut base = base;
    if end - at >= 2 && text[at] == b'0' {
        let prefix = match text[at + 1] | 0x20 {
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => 0,
        };
        if prefix != 0 && (base == 0 || base == prefix) {
            base = prefix;
            at += 2;
        }
    }
    let digits = &text[at..end];
    let mut limit = base;
    if base == 0 {
        // As in a program, what starts with 0 is 0 or has a prefix.
        let zero = digits.first() == Some(&b'0');
        (base, limit) = if zero { (0, 1) } else { (10, 10) };
    }
    for c in digits {
        match radix::digit_value(*c) {
            Some(d) if d < limit => {}
            _ if *c == b'_' => {}
            _ => return Err((at, base)),
        }
    }
    // Underscores alone are 0.
    if digits.is_empty() {
        return Err((at, base));
    }
    Ok(Scanned {
        negative,
        base: base.max(2),
        start: at,
        end,
    })
}
