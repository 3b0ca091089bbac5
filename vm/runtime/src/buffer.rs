//! Where the bytes of a `bytes`, `bytearray`, `memoryview` or `array` are, and the items in them.

use crate::Res;
use crate::heap::Heap;
use crate::number::real::Real;
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// Bytes in a heap object. Valid until the next allocation that may resize their owner.
#[derive(Clone, Copy, Debug)]
pub struct Buffer {
    /// The object that holds them.
    pub object: Ref,
    /// First byte, from the object's start.
    pub start: usize,
    /// Length in bytes.
    pub len: usize,
    /// Type of the elements, as in `array`: `b'B'` for plain bytes.
    pub code: u8,
    /// Whether a program may change them.
    pub writable: bool,
}

/// Whether items of a type are values. Only arrays of them hold such items, in storage that the
/// collector sees; for all others their bytes can be read and not written.
pub const fn are_values(code: u8) -> bool {
    code == b'O'
}

/// Bytes of an item of a type as in `array` and `struct` (native sizes); `None`: no such type.
pub const fn item_size(code: u8) -> Option<usize> {
    match code {
        b'b' | b'B' => Some(1),
        b'h' | b'H' => Some(2),
        b'i' | b'I' | b'l' | b'L' | b'f' | b'P' => Some(4),
        code if are_values(code) => Some(4),
        b'q' | b'Q' | b'd' => Some(8),
        _ => None,
    }
}

impl Buffer {
    /// How many items there are.
    pub fn count(&self) -> usize {
        self.len / item_size(self.code).unwrap_or(1)
    }
}

impl Heap<'_> {
    /// The bytes of a buffer.
    #[inline]
    pub fn buffer_bytes(&self, b: Buffer) -> &[u8] {
        self.bytes(b.object, b.start, b.len)
    }

    /// The item of type `code` at byte `at` of an object.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub(crate) fn load_item(&mut self, object: Ref, at: usize, code: u8, big: bool) -> Res {
        let size = item_size(code).unwrap_or(1);
        let mut raw = [0; 8];
        let bytes = self.bytes(object, at, size);
        raw[..bytes.len()].copy_from_slice(bytes);
        if big {
            raw[..size].reverse();
        }
        let wide = u64::from_le_bytes(raw);
        match code {
            b'b' => Ok(Value::small(i32::from(wide as i8))),
            b'B' => Ok(Value::small(wide as i32)),
            b'h' => Ok(Value::small(i32::from(wide as i16))),
            b'H' => Ok(Value::small(wide as i32)),
            b'i' | b'l' => self.new_int(i64::from(wide as i32)),
            b'q' => self.new_int(wide as i64),
            b'f' => self.new_real(Real::from(f32::from_bits(wide as u32))),
            b'd' => self.new_float(f64::from_bits(wide)),
            code if are_values(code) => Ok(Value::from_word(wide as u32).unwrap_or(Value::NONE)),
            _ => self.new_uint(wide),
        }
    }

    /// The bytes of a value as an item of type `code`, little-endian. Integers are cut to fit.
    ///
    /// # Errors
    /// TypeError when it is no number, or a float where an integer must be.
    #[inline]
    pub(crate) fn item_bytes(&mut self, code: u8, v: Value) -> Res<[u8; 8]> {
        if code == b'f'
            && let Some(x) = self.real(v)
        {
            let bits = (x as f32).to_bits();
            return Ok(u64::from(bits).to_le_bytes());
        }
        if matches!(code, b'f' | b'd') {
            let Some(x) = self.as_f64(v) else {
                return Err(self.raise_conversion(v, "float"));
            };
            let mut raw = [0; 8];
            if code == b'f' {
                raw[..4].copy_from_slice(&(x as f32).to_le_bytes());
            } else {
                raw = x.to_le_bytes();
            }
            return Ok(raw);
        }
        match self.as_wrapped(v) {
            Some(i) => Ok(i.to_le_bytes()),
            None => Err(self.raise_conversion(v, "int")),
        }
    }

    /// Puts an item of type `code` at byte `at` of an object.
    pub(crate) fn store_item(&mut self, object: Ref, at: usize, code: u8, raw: [u8; 8], big: bool) {
        let size = item_size(code).unwrap_or(1);
        let mut raw = raw;
        if big {
            raw[..size].reverse();
        }
        let room = self.bytes_mut(object, at, size);
        let count = room.len();
        room.copy_from_slice(&raw[..count]);
    }

    /// Only slices with step 1 exist for text and buffers.
    ///
    /// # Errors
    /// NotImplementedError, what wrong bounds raise.
    pub(crate) fn plain_span(&mut self, slice: Value, len: usize) -> Res<(usize, usize)> {
        let span = self.span(slice, len)?;
        if span.step != 1 {
            let message = "only slices with step=1 (aka None) are supported";
            return Err(self.raise(Ns::NotImplementedError, message));
        }
        Ok((span.start, span.stop))
    }
}
