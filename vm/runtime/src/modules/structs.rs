//! `struct`: values packed into bytes.

use crate::buffer::{Buffer, are_values, item_size};
use crate::members;
use crate::rom::{Args, Namespace, Ns as N};
use crate::types::str::layout::Text;
use crate::types::tuple::ITEMS;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "struct",
    members! {
        "__name__" => Const(const { crate::names::Name::of("struct") }.value()),
        "calcsize" => V1(calcsize),
        "pack" => VN(1, 255, pack),
        "pack_into" => VN(3, 255, pack_into),
        "unpack" => VN(2, 3, unpack_from),
        "unpack_from" => VN(2, 3, unpack_from),
    },
);

/// A format being walked: fields with their places.
struct Layout {
    text: Text,
    at: usize,
    /// Natural alignment, as without `<`, `>`, `!`.
    aligned: bool,
    /// Most significant byte first.
    big: bool,
    offset: usize,
}

/// A field: for `s` one of `count` bytes, for others `count` items of `size`.
struct Field {
    code: u8,
    count: usize,
    size: usize,
    offset: usize,
}

fn size_of(code: u8) -> Option<usize> {
    match code {
        b's' | b'x' => Some(1),
        b'e' => Some(2),
        // Bytes never become values.
        code if are_values(code) => None,
        code => item_size(code),
    }
}

#[cold]
fn bad_code(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise(N::ValueError, "bad typecode")
}

#[cold]
fn too_small(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise(N::ValueError, "buffer too small")
}

impl Layout {
    fn of(vm: &mut Vm<'_>, format: Value) -> Res<Layout> {
        let text = vm.heap.expect_text_or_bytes(format)?;
        let first = text.get(&vm.heap).first().copied().unwrap_or(0);
        Ok(Layout {
            text,
            at: usize::from(matches!(first, b'<' | b'>' | b'!' | b'@')),
            aligned: !matches!(first, b'<' | b'>' | b'!'),
            big: matches!(first, b'>' | b'!'),
            offset: 0,
        })
    }

    /// The next field.
    fn next(&mut self, vm: &mut Vm<'_>) -> Res<Option<Field>> {
        let mut data = self.text.get(&vm.heap).iter().skip(self.at);
        let (mut count, mut counted, mut code) = (0usize, false, None);
        for c in data.by_ref() {
            self.at += 1;
            if c.is_ascii_digit() {
                counted = true;
                count = count
                    .saturating_mul(10)
                    .saturating_add(usize::from(c - b'0'));
            } else {
                code = Some(*c).filter(|c| *c != 0);
                break;
            }
        }
        let Some(code) = code else {
            return if counted { Err(bad_code(vm)) } else { Ok(None) };
        };
        // The code of bytearrays.
        let code = if code == 1 { b'B' } else { code };
        let Some(size) = size_of(code) else {
            return Err(bad_code(vm));
        };
        let count = if counted { count } else { 1 };
        // Nothing has no place.
        if self.aligned && count != 0 {
            self.offset = self.offset.next_multiple_of(size);
        }
        let offset = self.offset;
        let Some(end) = count.checked_mul(size).and_then(|n| n.checked_add(offset)) else {
            return Err(vm.heap.raise_too_long());
        };
        if end > 1 << 30 {
            return Err(vm.heap.raise_too_long());
        }
        self.offset = end;
        Ok(Some(Field {
            code,
            count,
            size,
            offset,
        }))
    }
}

/// Bytes that a format takes, and values it stands for.
fn measure(vm: &mut Vm<'_>, format: Value) -> Res<(usize, usize)> {
    let mut layout = Layout::of(vm, format)?;
    let mut values = 0;
    while let Some(field) = layout.next(vm)? {
        values += match field.code {
            b's' => 1,
            b'x' => 0,
            _ => field.count,
        };
    }
    Ok((layout.offset, values))
}

fn calcsize(vm: &mut Vm<'_>, format: Value) -> Res {
    let (size, _) = measure(vm, format)?;
    Ok(Value::small(size as i32))
}

fn pack(vm: &mut Vm<'_>, args: Args) -> Res {
    let format = vm.heap.arg(args, 0);
    let (size, _) = measure(vm, format)?;
    let blob = vm.heap.new_blob(N::Bytes, size, None)?;
    let slot = vm.heap.push(blob.value())?;
    let (start, _) = vm.heap.blob_span(blob);
    vm.heap.bytes_mut(blob, start, size).fill(0);
    let target = Buffer {
        object: blob,
        start,
        len: size,
        code: b'B',
        writable: true,
    };
    write(vm, format, args, 1, target)?;
    vm.heap.cut(slot);
    Ok(blob.value())
}

fn pack_into(vm: &mut Vm<'_>, args: Args) -> Res {
    let (format, v) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let buffer = vm.expect_buffer(v)?;
    if !buffer.writable {
        let message = "object with buffer protocol required";
        return Err(vm.heap.raise(N::TypeError, message));
    }
    let offset = vm.heap.arg(args, 2);
    if i64::from(vm.heap.machine_int(offset)?) < -(buffer.len as i64) {
        return Err(too_small(vm));
    }
    let (size, _) = measure(vm, format)?;
    let start = place(vm, offset, buffer.len, size)?;
    let target = Buffer {
        start: buffer.start + start,
        len: size,
        ..buffer
    };
    write(vm, format, args, 3, target)?;
    Ok(Value::NONE)
}

/// The byte at which `size` bytes fit; negative offsets count from the end.
fn place(vm: &mut Vm<'_>, offset: Value, len: usize, size: usize) -> Res<usize> {
    let offset = if offset.is_undef() {
        0
    } else {
        i64::from(vm.heap.machine_int(offset)?)
    };
    let start = if offset < 0 {
        offset.saturating_add(len as i64)
    } else {
        offset
    };
    match usize::try_from(start) {
        Ok(start) if start <= len && size <= len - start => Ok(start),
        _ => Err(too_small(vm)),
    }
}

/// Packs arguments `first` and up. What is behind the last one stays as it is.
fn write(vm: &mut Vm<'_>, format: Value, args: Args, first: usize, to: Buffer) -> Res<()> {
    let mut layout = Layout::of(vm, format)?;
    let mut next = first;
    while let Some(field) = layout.next(vm)? {
        let at = to.start + field.offset;
        let v = vm.heap.arg(args, next);
        if v.is_undef() {
            break;
        }
        match field.code {
            b'x' => vm.heap.bytes_mut(to.object, at, field.count).fill(0),
            b's' => {
                next += 1;
                let source = vm.expect_buffer(v)?;
                let len = source.len.min(field.count);
                vm.heap.bytes_mut(to.object, at, field.count).fill(0);
                vm.heap
                    .copy_bytes(source.object, source.start, to.object, at, len);
            }
            code => {
                for i in 0..field.count {
                    let v = vm.heap.arg(args, next);
                    next += 1;
                    if v.is_undef() {
                        break;
                    }
                    let place = at + i * field.size;
                    if code == b'e' {
                        let raw = vm.heap.item_bytes(b'd', v)?;
                        let half = half_bits(f64::from_le_bytes(raw));
                        let mut raw = [0; 8];
                        raw[..2].copy_from_slice(&half.to_le_bytes());
                        vm.heap.store_item(to.object, place, b'H', raw, layout.big);
                    } else {
                        let raw = vm.heap.item_bytes(code, v)?;
                        vm.heap.store_item(to.object, place, code, raw, layout.big);
                    }
                }
            }
        }
    }
    Ok(())
}

/// `unpack(format, data, offset=0)`
fn unpack_from(vm: &mut Vm<'_>, args: Args) -> Res {
    let (format, v) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let (size, count) = measure(vm, format)?;
    let buffer = vm.expect_buffer(v)?;
    let offset = vm.heap.arg(args, 2);
    let start = buffer.start + place(vm, offset, buffer.len, size)?;
    let tuple = vm.heap.new_tuple_of(count)?;
    let mut layout = Layout::of(vm, format)?;
    let mut next = ITEMS;
    while let Some(field) = layout.next(vm)? {
        let at = start + field.offset;
        match field.code {
            b'x' => {}
            b's' => {
                let v = vm.heap.bytes_from(buffer.object, at, field.count)?;
                vm.heap.set_value(tuple, next, v);
                next += 1;
            }
            code => {
                for i in 0..field.count {
                    let place = at + i * field.size;
                    let v = if code == b'e' {
                        let half = vm.heap.load_item(buffer.object, place, b'H', layout.big)?;
                        let half = half.as_small().unwrap_or(0) as u16;
                        vm.heap.new_float(half_value(half))?
                    } else {
                        vm.heap.load_item(buffer.object, place, code, layout.big)?
                    };
                    vm.heap.set_value(tuple, next, v);
                    next += 1;
                }
            }
        }
    }
    Ok(tuple.value())
}

/// A half-precision float's value.
fn half_value(half: u16) -> f64 {
    let (exponent, mantissa) = (i32::from(half >> 10 & 31), f64::from(half & 0x3ff));
    let size = match exponent {
        0 => libm::scalbn(mantissa, -24),
        31 if mantissa == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        e => libm::scalbn(mantissa + 1024.0, e - 25),
    };
    if half >> 15 == 1 { -size } else { size }
}

/// The nearest half-precision float.
fn half_bits(x: f64) -> u16 {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    let size = x.abs();
    if size.is_nan() {
        return sign | 0x7e00;
    }
    if size >= 65520.0 {
        return sign | 0x7c00;
    }
    let exponent = if size < 6.103515625e-5 {
        -14
    } else {
        libm::ilogb(size)
    };
    let units = libm::rint(libm::scalbn(size, 10 - exponent)) as u16;
    // A mantissa that rounds up to the next power of two carries into the exponent by itself.
    sign | if exponent == -14 && units < 1024 {
        units
    } else {
        units - 1024 + ((exponent + 15) as u16) * 1024
    }
}
