//! Reading: headers, the decoder, and the sums at the end.

use super::inflate::{Inflate, SAVED, World};
use super::{
    AUTO, BITS, CHECK, DECODER, ENDED, FORMAT, GZIP, LENGTH, RAW, READS, WINDOW, ZLIB, checksum,
};
use crate::modules::binascii;
use crate::port::Errno;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

/// Bits of the window of raw data, unless the program says.
const SMALLEST: u32 = 8;
const LARGEST: u32 = 15;

/// The other stream, and the window: what the decoder sees.
struct Around<'v, 'm> {
    vm: &'v mut Vm<'m>,
    stream: Value,
    /// Storage of one byte, in a slot.
    one: Ref,
    window: Ref,
    /// Bytes in the window, less one.
    mask: usize,
    length: usize,
}

impl World for Around<'_, '_> {
    type Error = Raised;

    fn byte(&mut self) -> Res<u8> {
        one_byte(self.vm, self.stream, self.one)
    }

    fn back(&mut self, distance: usize) -> Option<u8> {
        if distance > self.length || distance > self.mask + 1 {
            return None;
        }
        let at = (self.length - distance) & self.mask;
        self.vm.heap.bytes(self.window, 4 + at, 1).first().copied()
    }

    fn bad(&mut self) -> Raised {
        self.vm.raise_errno(Errno(22))
    }
}

/// The next byte of the other stream.
fn one_byte(vm: &mut Vm<'_>, stream: Value, one: Ref) -> Res<u8> {
    let source = vm.stream(stream);
    match vm.read_stream(source, one, 4, 1)? {
        Some(1) => Ok(vm.heap.bytes(one, 4, 1).first().copied().unwrap_or(0)),
        Some(_) => Err(vm.heap.raise_with(Ns::EOFError, &[])),
        None => Err(vm.raise_errno(Errno(11))),
    }
}

/// Makes decoder and window, after what the data says of itself.
fn start(vm: &mut Vm<'_>, r: Ref, stream: Value, one: Ref) -> Res<()> {
    let mut bits = vm.heap.word(r, BITS);
    let format = vm.heap.word(r, FORMAT);
    let mut reads = format;
    if format != RAW {
        let first = one_byte(vm, stream, one)?;
        let second = one_byte(vm, stream, one)?;
        let header = u32::from(first) << 8 | u32::from(second);
        let zlib = first & 15 == 8 && header % 31 == 0 && second & 0x20 == 0;
        if format != GZIP && zlib && first >> 4 < 8 {
            reads = ZLIB;
            if bits == 0 {
                bits = u32::from(first >> 4) + 8;
            }
        } else if format != ZLIB && header == 0x1f8b {
            reads = GZIP;
            bits = if bits == 0 { LARGEST } else { bits };
            gzip_header(vm, stream, one)?;
        } else {
            return Err(vm.raise_errno(Errno(22)));
        }
    }
    let bits = if bits == 0 { SMALLEST } else { bits };
    let window = vm.heap.alloc_bytes(1 << bits)?;
    vm.heap.set_value(r, WINDOW, window.value());
    let decoder = vm.heap.alloc_bytes(SAVED * 4)?;
    Inflate::new().save(vm.heap.words_mut(decoder, 1, SAVED));
    vm.heap.set_value(r, DECODER, decoder.value());
    debug_assert_ne!(reads, AUTO);
    vm.heap.set_word(r, READS, reads);
    vm.heap.set_word(r, LENGTH, 0);
    vm.heap.set_word(r, CHECK, u32::from(reads == ZLIB));
    Ok(())
}

/// What follows the first two bytes of the gzip format (RFC 1952).
fn gzip_header(vm: &mut Vm<'_>, stream: Value, one: Ref) -> Res<()> {
    let mut head = [0; 8];
    for b in &mut head {
        *b = one_byte(vm, stream, one)?;
    }
    let [method, flags, ..] = head;
    if method != 8 || flags & 0xe0 != 0 {
        return Err(vm.raise_errno(Errno(22)));
    }
    if flags & 4 != 0 {
        let low = one_byte(vm, stream, one)?;
        let high = one_byte(vm, stream, one)?;
        for _ in 0..u16::from_le_bytes([low, high]) {
            one_byte(vm, stream, one)?;
        }
    }
    // A name and a comment, each ended by 0.
    for flag in [8, 16] {
        while flags & flag != 0 && one_byte(vm, stream, one)? != 0 {}
    }
    for _ in 0..flags & 2 {
        one_byte(vm, stream, one)?;
    }
    Ok(())
}

/// Reads the checksum and length after the data, and compares.
fn finish(vm: &mut Vm<'_>, r: Ref, stream: Value, one: Ref) -> Res<()> {
    if vm.heap.word(r, ENDED) != 0 {
        return Ok(());
    }
    vm.heap.set_word(r, ENDED, 1);
    let reads = vm.heap.word(r, READS);
    let mut word = [0; 4];
    if reads == RAW {
        return Ok(());
    }
    for b in &mut word {
        *b = one_byte(vm, stream, one)?;
    }
    let mut good = if reads == ZLIB {
        u32::from_be_bytes(word) == vm.heap.word(r, CHECK)
    } else {
        u32::from_le_bytes(word) == vm.heap.word(r, CHECK)
    };
    if reads == GZIP {
        for b in &mut word {
            *b = one_byte(vm, stream, one)?;
        }
        good &= u32::from_le_bytes(word) == vm.heap.word(r, LENGTH);
    }
    if good {
        Ok(())
    } else {
        Err(vm.raise_errno(Errno(22)))
    }
}

/// Reads decompressed bytes.
pub(super) fn read(
    vm: &mut Vm<'_>,
    r: Ref,
    into: Ref,
    from: usize,
    count: usize,
) -> Res<Option<usize>> {
    let stream = super::inner(vm, r)?;
    let base = vm.heap.push(r.value())?;
    let one = vm.heap.alloc_bytes(1)?;
    vm.heap.push(one.value())?;
    if vm.heap.value(r, DECODER).is_none() {
        start(vm, r, stream, one)?;
    }
    let part = |vm: &Vm<'_>, i| vm.heap.value(r, i).and_then(Value::as_ref);
    let (Some(decoder), Some(window)) = (part(vm, DECODER), part(vm, WINDOW)) else {
        return Ok(Some(0));
    };
    let bytes = vm.heap.capacity(window) * 4;
    let mut inflate = Inflate::restore(vm.heap.words(decoder, 1, SAVED));
    let mut around = Around {
        stream,
        one,
        window,
        // Storage has a little more room than a power of two.
        mask: (1 << bytes.ilog2()) - 1,
        length: vm.heap.word(r, LENGTH) as usize,
        vm,
    };
    let mut got = 0;
    let mut result = Ok(());
    let mut ended = false;
    while got < count {
        match inflate.next(&mut around) {
            Ok(Some(byte)) => {
                let at = around.length & around.mask;
                let heap = &mut around.vm.heap;
                heap.bytes_mut(window, 4 + at, 1).fill(byte);
                heap.bytes_mut(into, from + got, 1).fill(byte);
                around.length = around.length.wrapping_add(1);
                got += 1;
            }
            Ok(None) => {
                ended = true;
                break;
            }
            Err(raised) => {
                result = Err(raised);
                break;
            }
        }
    }
    let length = around.length as u32;
    vm.heap.set_word(r, LENGTH, length);
    let fresh = vm.heap.bytes(into, from, got);
    let check = vm.heap.word(r, CHECK);
    let check = match vm.heap.word(r, READS) {
        ZLIB => checksum::adler(check, fresh),
        GZIP => binascii::checksum(fresh, check),
        _ => 0,
    };
    vm.heap.set_word(r, CHECK, check);
    inflate.save(vm.heap.words_mut(decoder, 1, SAVED));
    result?;
    if ended {
        finish(vm, r, stream, one)?;
    }
    vm.heap.cut(base);
    Ok(Some(got))
}
