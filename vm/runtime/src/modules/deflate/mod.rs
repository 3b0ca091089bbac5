//! The module `deflate`: compressed data as a stream around another stream.
//!
//! Words of a `DeflateIO`: header; the other stream; the decoder, put away, or absent; its window;
//! the window and table of the encoder or absent; then raw: format; bits of the window's size; 1
//! when closing closes the other stream; 1 when closed; and numbers of each direction.

mod checksum;
mod compress;
mod inflate;
mod reading;
#[cfg(test)]
mod tests;
mod writing;

use crate::Res;
use crate::members;
use crate::port::Errno;
use crate::rom::{Args, Layout, Namespace, Ns, Ns as N, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

const AUTO: u32 = 0;
const RAW: u32 = 1;
const ZLIB: u32 = 2;
const GZIP: u32 = 3;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "deflate",
    members! {
        "AUTO" => Const(Value::small(AUTO as i32)),
        "DeflateIO" => Ns(N::DeflateIO),
        "GZIP" => Const(Value::small(GZIP as i32)),
        "RAW" => Const(Value::small(RAW as i32)),
        "ZLIB" => Const(Value::small(ZLIB as i32)),
    },
);

pub(crate) static DEFLATE_IO: Namespace = Namespace::ty(
    "DeflateIO",
    &TypeDef {
        layout: Layout::Head(4),
        new: Some(new),
        iter: Some(|_, v| Ok(v)),
        next: Some(crate::modules::io::methods::next),
        ..TypeDef::PLAIN
    },
    crate::modules::io::methods::DEVICE,
);

pub(crate) static DEVICE: crate::modules::io::device::Device = crate::modules::io::device::Device {
    read: reading::read,
    write: writing::write,
    poll: |_, _, events| Ok(events),
    close,
};

const STREAM: usize = 1;
const DECODER: usize = 2;
const WINDOW: usize = 3;
const ENCODER: usize = 4;
const FORMAT: usize = 5;
const BITS: usize = 6;
const CLOSES: usize = 7;
const CLOSED: usize = 8;
/// Bytes that came out of the decoder or went into the encoder.
const LENGTH: usize = 9;
/// Their checksum.
const CHECK: usize = 10;
/// Bits of the encoder that do not fill a byte yet, and how many.
const PENDING: usize = 11;
const PENDING_COUNT: usize = 12;
/// The format of what is read: `AUTO` is found out.
const READS: usize = 13;
/// The decoder has checked the end.
const ENDED: usize = 14;

/// `DeflateIO(stream, format=AUTO, wbits=0, close=False)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 1, 4)?;
    let number = |vm: &mut Vm<'_>, i| match vm.heap.arg(args, i) {
        Value::UNDEF => Ok(0),
        v => vm.heap.machine_int(v),
    };
    let (format, bits) = (number(vm, 1)?, number(vm, 2)?);
    if !(0..=3).contains(&format) {
        return Err(vm.heap.raise(Ns::ValueError, "format"));
    }
    if bits != 0 && !(5..=15).contains(&bits) {
        return Err(vm.heap.raise(Ns::ValueError, "wbits"));
    }
    let stream = vm.heap.arg(args, 0);
    vm.expect_stream(stream)?;
    let attribute = const { crate::Name::of("readinto") };
    let writes = const { crate::Name::of("write") };
    if vm.load_attr_opt(stream, attribute)?.is_none() && vm.load_attr_opt(stream, writes)?.is_none()
    {
        return Err(vm.heap.raise(Ns::OSError, "stream operation not supported"));
    }
    let closes = match vm.heap.arg(args, 3) {
        Value::UNDEF => false,
        v => vm.is_true(v)?,
    };
    let r = vm.heap.alloc(Ns::DeflateIO.value(), ENDED)?;
    vm.heap.set_value(r, STREAM, stream);
    vm.heap.set_word(r, FORMAT, format as u32);
    vm.heap.set_word(r, BITS, bits as u32);
    vm.heap.set_word(r, CLOSES, u32::from(closes));
    Ok(r.value())
}

fn inner(vm: &mut Vm<'_>, r: Ref) -> Res {
    match vm.heap.value(r, STREAM) {
        Some(stream) if vm.heap.word(r, CLOSED) == 0 => Ok(stream),
        _ => Err(vm.raise_errno(Errno(22))),
    }
}

/// Writes the end of what was written; closes the other stream when that was asked for.
fn close(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    if vm.heap.word(r, CLOSED) != 0 {
        return Ok(());
    }
    writing::finish(vm, r)?;
    vm.heap.set_word(r, CLOSED, 1);
    if vm.heap.word(r, CLOSES) != 0
        && let Some(stream) = vm.heap.value(r, STREAM)
    {
        vm.call_method(stream, const { crate::Name::of("close") }, &[])?;
    }
    vm.heap.set_option(r, DECODER, None);
    vm.heap.set_option(r, WINDOW, None);
    Ok(())
}
