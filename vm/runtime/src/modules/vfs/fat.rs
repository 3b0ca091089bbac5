//! `VfsFat`: FAT on a block device of the program's.

use garter_files::fat::Volume;

use super::methods;
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
    members! {
        "chdir" => V2(methods::chdir),
        "getcwd" => V1(methods::getcwd),
        "ilistdir" => VN(1, 2, methods::ilistdir),
        "mkdir" => V2(|vm, fs, path| methods::change(vm, fs, path, methods::Change::MakeDirectory)),
        "mkfs" => Static(&V1(mkfs)),
        "mount" => V3(methods::mount),
        "open" => V3(methods::open),
        "remove" => V2(|vm, fs, path| methods::change(vm, fs, path, methods::Change::Remove)),
        "rename" => V3(methods::rename),
        "rmdir" => V2(|vm, fs, path| methods::change(vm, fs, path, methods::Change::RemoveDirectory)),
        "stat" => V2(methods::stat),
        "statvfs" => V2(methods::statvfs),
        "umount" => V1(methods::umount),
    },
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
    with(vm, fs, &mut |_, device| Volume::format(device))?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}
