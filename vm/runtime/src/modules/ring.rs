//! `micropython.RingIO`: bytes that wait between one who writes and one who reads.
//!
//! Words: header; the object with the bytes; where to read; where to write. One byte stays
//! unused, so that full and empty differ.

use crate::Res;
use crate::buffer::Buffer;
use crate::members;
use crate::modules::io::device::Device;
use crate::modules::io::methods as stream;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "RingIO",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "any" => V1(any),
        "close" => V1(stream::close),
        "read" => VN(1, 2, stream::read),
        "readinto" => VN(2, 3, stream::readinto),
        "readline" => VN(1, 2, stream::readline),
        "write" => VN(2, 4, stream::write),
    },
);

pub(crate) static DEVICE: Device = Device {
    read,
    write,
    poll,
    close: |_, _| Ok(()),
};

const BYTES: usize = 1;
const READ: usize = 2;
const WRITE: usize = 3;

/// `RingIO(size)`, `RingIO(buffer)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 1, 1)?;
    let given = vm.heap.arg(args, 0);
    let bytes = match vm.buffer(given)? {
        Some(b) if b.writable => given,
        _ => {
            let size = vm.heap.machine_int(given)?;
            let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
                return Err(vm.heap.raise_with(Ns::ValueError, &[]));
            };
            vm.heap.new_zeros(size + 1)?
        }
    };
    if vm.expect_buffer(bytes)?.len < 2 {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    let r = vm.heap.alloc(Ns::RingIO.value(), 3)?;
    vm.heap.set_value(r, BYTES, bytes);
    Ok(r.value())
}

/// A ring taken apart. The buffer may have become shorter: places are within it in any case.
struct Ring {
    b: Buffer,
    read: usize,
    write: usize,
}

impl Ring {
    fn of(vm: &mut Vm<'_>, r: Ref) -> Res<Ring> {
        let bytes = vm.heap.value(r, BYTES).unwrap_or(Value::NONE);
        let b = vm.expect_buffer(bytes)?;
        let size = b.len.max(1);
        Ok(Ring {
            b,
            read: vm.heap.word(r, READ) as usize % size,
            write: vm.heap.word(r, WRITE) as usize % size,
        })
    }

    fn waiting(&self) -> usize {
        if self.write >= self.read {
            self.write - self.read
        } else {
            self.write + self.b.len - self.read
        }
    }

    fn room(&self) -> usize {
        self.b.len.saturating_sub(1 + self.waiting())
    }
}

fn any(vm: &mut Vm<'_>, v: Value) -> Res {
    let Some(r) = vm.native_base(v, Ns::RingIO).and_then(Value::as_ref) else {
        return Err(vm.heap.raise(Ns::TypeError, "RingIO expected"));
    };
    let waiting = Ring::of(vm, r)?.waiting();
    Ok(Value::small(waiting as i32))
}

fn read(vm: &mut Vm<'_>, r: Ref, into: Ref, from: usize, count: usize) -> Res<Option<usize>> {
    let ring = Ring::of(vm, r)?;
    let count = count.min(ring.waiting());
    let (mut at, mut done) = (ring.read, 0);
    while done < count {
        let now = (count - done).min(ring.b.len - at);
        vm.heap
            .copy_bytes(ring.b.object, ring.b.start + at, into, from + done, now);
        done += now;
        at = (at + now) % ring.b.len;
    }
    vm.heap.set_word(r, READ, at as u32);
    Ok(Some(count))
}

fn write(vm: &mut Vm<'_>, r: Ref, object: Ref, from: usize, count: usize) -> Res<Option<usize>> {
    let ring = Ring::of(vm, r)?;
    let fits = count.min(ring.room());
    let (mut at, mut done) = (ring.write, 0);
    while done < fits {
        let now = (fits - done).min(ring.b.len - at);
        vm.heap
            .copy_bytes(object, from + done, ring.b.object, ring.b.start + at, now);
        done += now;
        at = (at + now) % ring.b.len;
    }
    vm.heap.set_word(r, WRITE, at as u32);
    Ok((fits > 0 || count == 0).then_some(fits))
}

fn poll(vm: &mut Vm<'_>, r: Ref, events: i32) -> Res<i32> {
    let ring = Ring::of(vm, r)?;
    let readable = if ring.waiting() > 0 { 1 } else { 0 };
    let writable = if ring.room() > 0 { 4 } else { 0 };
    Ok(events & (readable | writable))
}
