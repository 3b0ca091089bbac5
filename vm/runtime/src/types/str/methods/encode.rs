//! `encode`, `decode`, `hex`, `fromhex`. UTF-8 is the only encoding, and ASCII a part of it: which
//! of the two a program names makes no difference.

use super::Subject;
use crate::Res;
use crate::number::radix::{digit_text, digit_value};
use crate::rom::{Args, Ns};
use crate::types::str::characters;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;

/// `str.encode(encoding, errors)`: there is no text that UTF-8 cannot say.
pub(super) fn encode(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let subject = Subject::of(vm, v)?;
    vm.expect_encoding(args)?;
    vm.heap.bytes_part(subject.text, 0, subject.text.len())
}

/// What encodings may be called.
const ENCODINGS: [&str; 3] = ["utf-8", "utf8", "ascii"];

/// What can be put in the place of bytes that are no text, by the name of the way.
const REPLACEMENTS: [(&str, &str); 2] = [("ignore", ""), ("replace", "\u{fffd}")];

/// `bytes.decode(encoding, errors)` and `str(bytes, encoding, errors)`
pub(crate) fn decode(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let buffer = vm.expect_buffer(v)?;
    vm.expect_encoding(args)?;
    let errors = vm.heap.text(vm.heap.arg(args, 2));
    let errors = errors.map_or(&b""[..], |text| text.get(&vm.heap));
    let way = REPLACEMENTS.iter().find(|way| way.0.as_bytes() == errors);
    let Some((_, replacement)) = way else {
        return vm.heap.decode(buffer);
    };
    vm.capture(|vm| {
        let (mut from, end) = (buffer.start, buffer.start + buffer.len);
        while from < end {
            let rest = vm.heap.bytes(buffer.object, from, end - from);
            let (text, bad) = characters::split_text(rest);
            vm.write_object(buffer.object, from, text)?;
            if bad > 0 {
                vm.write(replacement.as_bytes())?;
            }
            from += text + bad;
        }
        Ok(())
    })
}

impl Vm<'_> {
    /// That the second of the arguments, if there are two, names an encoding that there is.
    ///
    /// # Errors
    /// LookupError, TypeError when it is no `str`.
    pub(crate) fn expect_encoding(&mut self, args: Args) -> Res<()> {
        let v = self.heap.arg(args, 1);
        if v.is_undef() {
            return Ok(());
        }
        let name = self.heap.expect_text(v)?;
        let wanted = name.get(&self.heap);
        if ENCODINGS.iter().any(|known| known.as_bytes() == wanted) {
            return Ok(());
        }
        let message = "encoding not supported: ";
        Err(self.heap.raise_text(Ns::LookupError, message, name, ""))
    }
}

/// `bytes.hex(separator)`
pub(crate) fn hex(vm: &mut Vm<'_>, args: Args) -> Res {
    hex_as(vm, args, Ns::Str)
}

/// The digits as a `str` or as `bytes`. Of nothing the separator is not looked at.
pub(crate) fn hex_as(vm: &mut Vm<'_>, args: Args, ty: Ns) -> Res {
    let v = vm.heap.arg(args, 0);
    let buffer = vm.expect_buffer(v)?;
    let source = Text::Heap(buffer.object, buffer.start, buffer.len);
    if source.is_empty() {
        return vm.heap.new_bytes(b"");
    }
    let separator = match vm.heap.arg(args, 1) {
        Value::UNDEF => None,
        v => {
            let text = vm.heap.expect_text_or_bytes(v)?;
            // Its first byte; of the empty string the one that ends it.
            Some(text.get(&vm.heap).first().copied().unwrap_or(0))
        }
    };
    vm.heap.hex_text(source, separator, ty)
}

impl crate::Heap<'_> {
    /// Two digits for each byte, with a separator between.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn hex_text(&mut self, source: Text, separator: Option<u8>, ty: Ns) -> Res {
        let count = source.len();
        let gaps = if separator.is_some() {
            count.saturating_sub(1)
        } else {
            0
        };
        let blob = self.new_blob(ty, count * 2 + gaps, None)?;
        let (mut to, _) = self.blob_span(blob);
        for i in 0..count {
            let byte = source.get(self)[i];
            if i > 0
                && let Some(separator) = separator
            {
                self.bytes_mut(blob, to, 1).fill(separator);
                to += 1;
            }
            let digits = [
                digit_text(u32::from(byte >> 4), false),
                digit_text(u32::from(byte & 15), false),
            ];
            self.bytes_mut(blob, to, 2).copy_from_slice(&digits);
            to += 2;
        }
        Ok(blob.value())
    }

    /// The bytes that pairs of hexadecimal digits stand for. Spaces may be between pairs.
    ///
    /// # Errors
    /// ValueError.
    pub(crate) fn bytes_of_hex(&mut self, source: Text) -> Res {
        let blob = self.new_blob(Ns::Bytes, source.len() / 2, None)?;
        let (from, _) = self.blob_span(blob);
        let (mut at, mut count) = (0, 0);
        while let Some(high) = source.get(self).get(at).copied() {
            if matches!(high, b' ' | 9..=13) {
                at += 1;
                continue;
            }
            let low = source.get(self).get(at + 1).copied().unwrap_or(0);
            let (Some(h @ 0..=15), Some(l @ 0..=15)) = (digit_value(high), digit_value(low)) else {
                return Err(self.raise(Ns::ValueError, "non-hex digit"));
            };
            self.bytes_mut(blob, from + count, 1)
                .fill((h << 4 | l) as u8);
            count += 1;
            at += 2;
        }
        let bytes = self.bytes_from(blob, from, count)?;
        self.free(blob);
        Ok(bytes)
    }
}

/// `bytes.fromhex(text)`, also of `bytearray`
pub(super) fn fromhex(vm: &mut Vm<'_>, class: Value, v: Value) -> Res {
    let buffer = vm.expect_buffer(v)?;
    let source = Text::Heap(buffer.object, buffer.start, buffer.len);
    let bytes = vm.heap.bytes_of_hex(source)?;
    if class == Ns::Bytes.value() {
        return Ok(bytes);
    }
    vm.call(class, &[bytes])
}
