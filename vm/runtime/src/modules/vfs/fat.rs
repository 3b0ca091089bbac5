//! `VfsFat`: FAT on a block device of the program's.

use super::methods::{self, volume_members};
use super::object::{TYPE, new, with};
use crate::Res;
use crate::members;
use crate::rom::{Args, Namespace, Ns, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static VFS_FAT: Namespace = Namespace::ty(
    "VfsFat",
    &TypeDef {
        new: Some(new_fat),
        ..TYPE
    },
    volume_members!(Static(&V1(mkfs))),
);

/// `VfsFat(device)`: without a file system on it, the object waits for `mkfs` and mounting.
fn new_fat(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 1, 1)?;
    let fs = new(vm, Ns::VfsFat, vm.heap.arg(args, 0))?;
    Ok(fs.value())
}

/// `VfsFat.mkfs(device)`
fn mkfs(vm: &mut Vm<'_>, device: Value) -> Res {
    let fs = new(vm, Ns::VfsFat, device)?;
    let top = vm.heap.push(fs.value())?;
    with(vm, fs, &mut |volume, device| volume.format(device))?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}
