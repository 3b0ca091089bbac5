//! Writing: the header before the first byte, the encoder, and the sums at the end.

use super::compress::{Bits, Past, TABLE};
use super::{
    BITS, CHECK, ENCODER, FORMAT, GZIP, LENGTH, PENDING, PENDING_COUNT, ZLIB, checksum, inner,
};
use crate::Res;
use crate::modules::binascii;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Bits of the window, unless the program says.
const USUAL: u32 = 8;

/// Hands compressed bytes to the other stream.
fn hand_on(vm: &mut Vm<'_>, stream: Value, object: Ref, from: usize, count: usize) -> Res<()> {
    if count == 0 {
        return Ok(());
    }
    let bytes = vm.heap.bytes_from(object, from, count)?;
    let base = vm.heap.push(bytes)?;
    vm.call_method(stream, const { Name::of("write") }, &[bytes])?;
    vm.heap.cut(base);
    Ok(())
}

/// The encoder: the window's bytes and then the table of places; made with the first byte.
fn encoder(vm: &mut Vm<'_>, r: Ref, out: Ref, len: &mut usize) -> Res<Ref> {
    if let Some(encoder) = vm.heap.value(r, ENCODER).and_then(Value::as_ref) {
        return Ok(encoder);
    }
    let bits = match vm.heap.word(r, BITS) {
        0 => USUAL,
        bits => bits,
    };
    vm.heap.set_word(r, BITS, bits);
    let encoder = vm.heap.alloc_bytes((1 << bits) + TABLE * 4)?;
    vm.heap.set_value(r, ENCODER, encoder.value());
    // No window is smaller than 512 bytes in the zlib format; its header is a multiple of 31.
    let zlib = (bits.max(9) - 8) << 12 | 0x880;
    let zlib = (zlib + (31 - zlib % 31) % 31) as u16;
    let head: &[u8] = match vm.heap.word(r, FORMAT) {
        ZLIB => &zlib.to_be_bytes(),
        GZIP => &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 3],
        _ => &[],
    };
    vm.heap.bytes_mut(out, 4, head.len()).copy_from_slice(head);
    *len = head.len();
    vm.heap.set_word(r, LENGTH, 0);
    vm.heap
        .set_word(r, CHECK, u32::from(vm.heap.word(r, FORMAT) == ZLIB));
    // One last block with the fixed codes.
    vm.heap.set_word(r, PENDING, 0b011);
    vm.heap.set_word(r, PENDING_COUNT, 3);
    Ok(encoder)
}

/// Compresses what is written.
pub(super) fn write(
    vm: &mut Vm<'_>,
    r: Ref,
    object: Ref,
    from: usize,
    count: usize,
) -> Res<Option<usize>> {
    if count == 0 {
        return Ok(Some(0));
    }
    let stream = inner(vm, r)?;
    let base = vm.heap.push(r.value())?;
    vm.heap.push(object.value())?;
    // No code is longer than 9 bits.
    let room = 16 + count + count / 8 + 16;
    let out = vm.heap.alloc_bytes(room)?;
    vm.heap.push(out.value())?;
    let data = vm.heap.alloc_bytes(count)?;
    vm.heap.push(data.value())?;
    vm.heap.copy_bytes(object, from, data, 4, count);
    let mut len = 0;
    let encoder = encoder(vm, r, out, &mut len)?;
    let window = 1usize << vm.heap.word(r, BITS);
    let bytes = vm.heap.bytes(data, 4, count);
    let check = vm.heap.word(r, CHECK);
    let check = match vm.heap.word(r, FORMAT) {
        ZLIB => checksum::adler(check, bytes),
        GZIP => binascii::checksum(bytes, check),
        _ => 0,
    };
    vm.heap.set_word(r, CHECK, check);
    let mut pending = (
        vm.heap.word(r, PENDING),
        vm.heap.word(r, PENDING_COUNT),
        vm.heap.word(r, LENGTH),
    );
    // In pieces, so that the data lies where it can be read while the encoder is written.
    let mut piece = [0; 512];
    let mut at = 0;
    while at < count {
        let now = (count - at).min(piece.len());
        piece[..now].copy_from_slice(vm.heap.bytes(data, 4 + at, now));
        let words = (window + TABLE * 4) / 4;
        let (past, result) = vm
            .heap
            .two_mut((encoder, 1, words), (out, 1, room.div_ceil(4)));
        let (window, last) = past.split_at_mut(window / 4);
        let mut bits = Bits {
            out: bytemuck::cast_slice_mut(result),
            len,
            bits: u64::from(pending.0),
            count: pending.1,
        };
        let mut past = Past {
            window: bytemuck::cast_slice_mut(window),
            last,
            position: pending.2,
        };
        past.write(&piece[..now], &mut bits);
        len = bits.len;
        pending = (bits.bits as u32, bits.count, past.position);
        at += now;
    }
    vm.heap.set_word(r, PENDING, pending.0);
    vm.heap.set_word(r, PENDING_COUNT, pending.1);
    vm.heap.set_word(r, LENGTH, pending.2);
    hand_on(vm, stream, out, 4, len)?;
    vm.heap.cut(base);
    Ok(Some(count))
}

/// Writes the end of the data and the sums.
pub(super) fn finish(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    if vm.heap.value(r, ENCODER).is_none() {
        return Ok(());
    }
    let stream = inner(vm, r)?;
    let base = vm.heap.push(r.value())?;
    let out = vm.heap.alloc_bytes(16)?;
    vm.heap.push(out.value())?;
    let (pending, count) = (vm.heap.word(r, PENDING), vm.heap.word(r, PENDING_COUNT));
    let (check, length) = (vm.heap.word(r, CHECK), vm.heap.word(r, LENGTH));
    let format = vm.heap.word(r, FORMAT);
    let mut bits = Bits {
        out: vm.heap.bytes_mut(out, 4, 16),
        len: 0,
        bits: u64::from(pending),
        count,
    };
    bits.end();
    match format {
        ZLIB => bits.put(check.swap_bytes(), 32),
        GZIP => {
            bits.put(check, 32);
            bits.put(length, 32);
        }
        _ => {}
    }
    let len = bits.len;
    vm.heap.set_option(r, ENCODER, None);
    debug_assert!(vm.heap.is(r.value(), Ns::DeflateIO).is_some());
    hand_on(vm, stream, out, 4, len)?;
    vm.heap.cut(base);
    Ok(())
}
