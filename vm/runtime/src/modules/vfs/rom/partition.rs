//! `vfs.rom_ioctl`: a PC has one partition for an image, in its heap and gone with the program. It
//! is made when it is needed for the first time.

use crate::Res;
use crate::buffer::Buffer;
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Ns};
use crate::value::Value;
use crate::vm::Vm;

const SIZE: usize = 128 << 10;
/// What erased memory holds.
const ERASED: u8 = 0xff;
const KEPT: Name = Name::of("rom_ioctl");

/// `rom_ioctl(1)`: how many partitions; `(2, id)`: the memory of one; `(3, id, length)`: erases it,
/// and gives how many bytes are written at least; `(4, id, offset, buffer)`: writes; `(5, id)`:
/// writing is done.
pub(crate) fn rom_ioctl(vm: &mut Vm<'_>, args: Args) -> Res {
    let operation = vm.heap.machine_int(vm.heap.arg(args, 0))?;
    if operation == 1 {
        return Ok(Value::small(1));
    }
    if number(vm, args, 1)? != 0 {
        return Err(vm.raise_errno(Errno::EINVAL));
    }
    match (operation, args.positional) {
        (2, 2) => {
            let partition = partition(vm)?;
            let buffer = vm.expect_buffer(partition)?;
            let shown = Buffer {
                writable: false,
                ..buffer
            };
            vm.heap.new_view(partition, 0, shown)
        }
        (3, 3) => {
            let len = number(vm, args, 2)?;
            let all = room(vm, 0, len)?;
            vm.heap
                .bytes_mut(all.object, all.start, all.len)
                .fill(ERASED);
            Ok(Value::small(1))
        }
        (4, 4) => {
            let offset = number(vm, args, 2)?;
            let from = vm.expect_buffer(vm.heap.arg(args, 3))?;
            let to = room(vm, offset, from.len)?;
            vm.heap
                .copy_bytes(from.object, from.start, to.object, to.start, to.len);
            Ok(Value::small(0))
        }
        (5, 2) => Ok(Value::small(0)),
        _ => Err(vm.raise_errno(Errno::EINVAL)),
    }
}

/// An argument that is a number from 0.
fn number(vm: &mut Vm<'_>, args: Args, i: usize) -> Res<usize> {
    let number = match vm.heap.arg(args, i) {
        Value::UNDEF => None,
        v => usize::try_from(vm.heap.machine_int(v)?).ok(),
    };
    number.ok_or_else(|| vm.raise_errno(Errno::EINVAL))
}

/// The bytearray that is the partition.
fn partition(vm: &mut Vm<'_>) -> Res {
    if let Some(partition) = vm.heap.rare(KEPT) {
        return Ok(partition);
    }
    let partition = vm.call(Ns::ByteArray.value(), &[Value::small(SIZE as i32)])?;
    let top = vm.heap.push(partition)?;
    let all = vm.expect_buffer(partition)?;
    vm.heap
        .bytes_mut(all.object, all.start, all.len)
        .fill(ERASED);
    vm.heap.set_rare(KEPT, partition)?;
    vm.heap.cut(top);
    Ok(partition)
}

/// So many bytes of the partition.
fn room(vm: &mut Vm<'_>, from: usize, len: usize) -> Res<Buffer> {
    let partition = partition(vm)?;
    let all = vm.expect_buffer(partition)?;
    match from.checked_add(len) {
        Some(end) if end <= all.len => Ok(Buffer {
            start: all.start + from,
            len,
            ..all
        }),
        _ => Err(vm.raise_errno(Errno::EINVAL)),
    }
}
