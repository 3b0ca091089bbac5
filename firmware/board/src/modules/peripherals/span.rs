//! Bytes that go out to a bus, and room for those that come in.

use garter_runtime::rom::Ns;
use garter_runtime::{Ref, Res, Value, Vm};

/// Bytes of an object of the program, which must stay in a slot. Nothing may resize the object
/// while this is used: what a bus does runs no Python, but on I2C, where it is found [`again`] for
/// each byte.
///
/// [`again`]: Span::again
#[derive(Clone, Copy)]
pub(super) struct Span {
    /// What the program gave, or what was made for it.
    value: Value,
    object: Ref,
    start: usize,
    len: usize,
}

impl Span {
    /// The object to be kept in a slot.
    pub(super) fn object(self) -> Value {
        self.value
    }

    /// The same bytes, after Python code ran that may have resized the object.
    pub(super) fn again(self, vm: &mut Vm<'_>) -> Res<Span> {
        bytes(vm, self.value)
    }

    /// How many bytes there are.
    pub(super) fn len(self) -> usize {
        self.len
    }

    /// Byte `i`.
    pub(super) fn get(self, vm: &Vm<'_>, i: usize) -> u8 {
        if i >= self.len {
            return 0;
        }
        let byte = vm.heap.bytes(self.object, self.start + i, 1);
        byte.first().copied().unwrap_or(0)
    }

    /// Sets byte `i`.
    pub(super) fn put(self, vm: &mut Vm<'_>, i: usize, byte: u8) {
        if i < self.len
            && let Some(place) = vm
                .heap
                .bytes_mut(self.object, self.start + i, 1)
                .first_mut()
        {
            *place = byte;
        }
    }
}

/// Most bytes that a program may ask for at once.
const MOST: i64 = 1 << 20;

/// The bytes of a buffer.
pub(super) fn bytes(vm: &mut Vm<'_>, v: Value) -> Res<Span> {
    match vm.buffer(v)? {
        Some(b) => Ok(Span {
            value: v,
            object: b.object,
            start: b.start,
            len: b.len,
        }),
        None => {
            let message = "object with buffer protocol required";
            Err(vm.heap.raise(Ns::TypeError, message))
        }
    }
}

/// What a program sends: a buffer, or a number as one byte.
pub(super) fn outgoing(vm: &mut Vm<'_>, v: Value) -> Res<Span> {
    match vm.heap.as_i64(v) {
        Some(byte) => {
            let one = vm.heap.new_bytes(&[byte as u8])?;
            bytes(vm, one)
        }
        None => bytes(vm, v),
    }
}

/// Where a program receives: a buffer, or a new `bytes` object of so many bytes. The object must be
/// put into a slot before anything else is allocated.
pub(super) fn incoming(vm: &mut Vm<'_>, v: Value) -> Res<(Value, Span)> {
    if let Some(count) = vm.heap.as_i64(v) {
        let count = count.clamp(0, MOST) as usize;
        let object = vm.heap.new_blob(Ns::Bytes, count, None)?;
        let (start, len) = vm.heap.blob_span(object);
        let value = object.value();
        let span = Span {
            value,
            object,
            start,
            len,
        };
        return Ok((value, span));
    }
    match vm.buffer(v)?.filter(|b| b.writable) {
        Some(_) => Ok((v, bytes(vm, v)?)),
        None => {
            let message = "object with buffer protocol required";
            Err(vm.heap.raise(Ns::TypeError, message))
        }
    }
}

/// How many bytes of a span a program wants filled: all, unless it says how many.
pub(super) fn wanted(vm: &Vm<'_>, most: Value, span: &Span) -> usize {
    let most = vm.heap.as_i64(most);
    most.map_or(span.len(), |n| span.len().min(n.max(0) as usize))
}
