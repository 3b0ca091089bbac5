//! Writing one value to the machine's output as a [`Spec`] says.

use super::Spec;
use crate::Res;
use crate::number::notation::{Notation, Style};
use crate::rom::Ns;
use crate::types::int::text::IntText;
use crate::types::str::characters;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;

/// A number in parts: sign and prefix, digits, and what comes after them.
struct Parts<'a> {
    head: &'a [u8],
    digits: &'a [u8],
    tail: &'a [u8],
}

/// Writes a fill byte `count` times.
pub(super) fn fill(vm: &mut Vm<'_>, byte: u8, count: usize) -> Res<()> {
    let run = [byte; 32];
    let mut left = count;
    while left > 0 {
        let now = left.min(run.len());
        vm.write(&run[..now])?;
        left -= now;
    }
    Ok(())
}

/// How much filling goes before and after something `len` bytes long.
fn padding(spec: &Spec, len: usize, align: u8) -> (usize, usize) {
    let more = spec.width.saturating_sub(len);
    match align {
        b'<' => (0, more),
        b'^' => (more / 2, more - more / 2),
        _ => (more, 0),
    }
}

/// Writes a text, cut to the precision and filled to the width.
pub(crate) fn write_text(vm: &mut Vm<'_>, text: Text, spec: &Spec) -> Res<()> {
    let text = match spec.precision {
        Some(most) if most < text.len() => {
            let data = text.get(&vm.heap);
            let mut end = most;
            while end > 0 && characters::continues(data[end]) {
                end -= 1;
            }
            text.part(0, end)
        }
        _ => text,
    };
    let align = if matches!(spec.align, 0 | b'=') {
        b'<'
    } else {
        spec.align
    };
    let (before, after) = padding(spec, text.len(), align);
    fill(vm, spec.fill, before)?;
    crate::types::str::print::write_text(vm, text)?;
    fill(vm, spec.fill, after)
}

/// Writes short bytes as a text.
fn write_short(vm: &mut Vm<'_>, text: &[u8], spec: &Spec, align: u8) -> Res<()> {
    let (before, after) = padding(spec, text.len(), align);
    fill(vm, spec.fill, before)?;
    vm.write(text)?;
    fill(vm, spec.fill, after)
}

/// Writes sign, prefix, grouped digits and filling. The digits are in `parts` or, for long
/// numbers, in heap storage.
fn write_number(
    vm: &mut Vm<'_>,
    parts: &Parts<'_>,
    long: Option<Text>,
    spec: &Spec,
    group: usize,
) -> Res<()> {
    let count = long.map_or(parts.digits.len(), |t| t.len());
    let align = if spec.align == 0 { b'>' } else { spec.align };
    let separators = |digits: usize| match (spec.group, group) {
        (0, _) | (_, 0) => 0,
        _ => digits.saturating_sub(1) / group,
    };
    let fixed = parts.head.len() + parts.tail.len();
    let mut zeros = 0;
    if align == b'=' && spec.fill == b'0' {
        // As many zeros, with their separators, as reach the width.
        let room = spec.width.saturating_sub(fixed);
        let mut digits = count;
        while digits + separators(digits) < room {
            digits += 1;
        }
        zeros = digits - count;
    }
    let len = fixed + zeros + count + separators(zeros + count);
    let (before, after) = padding(spec, len, align);
    if align != b'=' {
        fill(vm, spec.fill, before)?;
    }
    vm.write(parts.head)?;
    if align == b'=' {
        fill(vm, spec.fill, before)?;
    }
    if separators(zeros + count) == 0 {
        fill(vm, b'0', zeros)?;
        match long {
            Some(text) => crate::types::str::print::write_text(vm, text)?,
            None => vm.write(parts.digits)?,
        }
    } else {
        let all = zeros + count;
        for i in 0..all {
            if i > 0 && (all - i).is_multiple_of(group) {
                vm.write(&[spec.group])?;
            }
            let digit = match i.checked_sub(zeros) {
                None => b'0',
                Some(at) => match long {
                    Some(text) => text.get(&vm.heap).get(at).copied().unwrap_or(b'0'),
                    None => parts.digits.get(at).copied().unwrap_or(b'0'),
                },
            };
            vm.write(&[digit])?;
        }
    }
    vm.write(parts.tail)?;
    fill(vm, spec.fill, after)
}

/// Sign and prefix of a number: at most three bytes.
fn head(negative: bool, sign: u8, prefix: u8, buffer: &mut [u8; 3]) -> usize {
    let mut len = 0;
    let mark = if negative { b'-' } else { sign };
    if mark != 0 {
        buffer[len] = mark;
        len += 1;
    }
    if prefix != 0 {
        buffer[len] = b'0';
        buffer[len + 1] = prefix;
        len += 2;
    }
    len
}

/// Writes an integer in the base that the kind says.
pub(crate) fn write_int(vm: &mut Vm<'_>, v: Value, spec: &Spec) -> Res<()> {
    let (base, prefix) = match spec.kind {
        b'b' => (2, b'b'),
        b'o' => (8, b'o'),
        b'x' => (16, b'x'),
        b'X' => (16, b'X'),
        _ => (10, 0),
    };
    let negative = vm.heap.integer(v).is_some_and(|i| i.negative);
    let text = vm.heap.int_digits(v, base, spec.kind == b'X')?;
    let mut buffer = [0; 3];
    let prefix = if spec.alternate { prefix } else { 0 };
    let len = head(negative, spec.sign, prefix, &mut buffer);
    let group = if base == 10 { 3 } else { 4 };
    let parts = |digits| Parts {
        head: &buffer[..len],
        digits,
        tail: b"",
    };
    match text {
        IntText::Buffer(bytes, start) => {
            write_number(vm, &parts(&bytes[start..]), None, spec, group)
        }
        IntText::Object(r, from, count) => {
            let slot = vm.heap.push(r.value())?;
            write_number(
                vm,
                &parts(&[]),
                Some(Text::Heap(r, from, count)),
                spec,
                group,
            )?;
            vm.heap.cut(slot);
            vm.heap.free(r);
            Ok(())
        }
    }
}

/// Writes a float.
pub(crate) fn write_float(vm: &mut Vm<'_>, x: f64, spec: &Spec) -> Res<()> {
    let negative = x.is_sign_negative() && !x.is_nan();
    let mut buffer = [0; 3];
    let len = head(negative, spec.sign, 0, &mut buffer);
    let style = Style::new(vm.heap.single, len > 0);
    let precision = spec.precision.unwrap_or(6);
    let (text, tail): (_, &[u8]) = match spec.kind {
        0 | b'n' => (Notation::of(x, b'g', precision, style), b""),
        b'%' => (Notation::of(x * 100.0, b'f', precision, style), b"%"),
        kind => (Notation::of(x, kind, precision, style), b""),
    };
    let parts = Parts {
        head: &buffer[..len],
        digits: text.get(),
        tail,
    };
    let spec = Spec { group: 0, ..*spec };
    write_number(vm, &parts, None, &spec, 0)
}

/// Writes a character, or a byte into `bytes`.
pub(crate) fn write_character(vm: &mut Vm<'_>, code: i64, spec: &Spec, bytes: bool) -> Res<()> {
    if !bytes && !(0..0x11_0000).contains(&code) {
        let message = "%c arg not in range(0x110000)";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    let mut buffer = [0; 4];
    let len = if bytes {
        buffer[0] = code as u8;
        1
    } else {
        characters::encode(code as u32, &mut buffer)
    };
    let align = if spec.align == 0 { b'<' } else { spec.align };
    write_short(vm, &buffer[..len], spec, align)
}

/// Writes a value as a format specifier says: the whole of `format(value, spec)`.
pub(crate) fn write_value(vm: &mut Vm<'_>, v: Value, spec: &Spec) -> Res<()> {
    let signed = match spec.kind {
        b's' => "sign not allowed in string format specifier",
        b'c' => "sign not allowed with integer format specifier 'c'",
        _ => "",
    };
    if spec.sign != 0 && !signed.is_empty() {
        return Err(vm.heap.raise(Ns::ValueError, signed));
    }
    if vm.heap.integer(v).is_some() {
        return match spec.kind {
            b'b' | b'o' | b'x' | b'X' | b'd' | b'n' | 0 => write_int(vm, v, spec),
            b'c' => {
                let code = i64::from(vm.heap.machine_int(v)?);
                let align = if spec.align == 0 { b'>' } else { spec.align };
                write_character(vm, code, &Spec { align, ..*spec }, false)
            }
            b's' => Err(unknown_code(vm, v, spec)),
            _ => {
                let x = vm.heap.as_f64(v).unwrap_or(0.0);
                write_float(vm, x, spec)
            }
        };
    }
    if let Some(x) = vm.heap.float(v) {
        return match spec.kind {
            0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%' => write_float(vm, x, spec),
            _ => Err(unknown_code(vm, v, spec)),
        };
    }
    if spec.align == b'=' && !spec.zero {
        let message = "'=' alignment not allowed in string format specifier";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    if !matches!(spec.kind, 0 | b's') {
        return Err(unknown_code(vm, v, spec));
    }
    let text = vm.heap.expect_text_or_bytes(v)?;
    write_text(vm, text, spec)
}

#[cold]
fn unknown_code(vm: &mut Vm<'_>, v: Value, spec: &Spec) -> crate::Raised {
    let name = vm.heap.type_text(v);
    let mut before = *b"unknown format code ' ' for object of type '";
    before[21] = spec.kind;
    let before = core::str::from_utf8(&before).unwrap_or("unknown format code");
    vm.heap.raise_text(Ns::ValueError, before, name, "'")
}
