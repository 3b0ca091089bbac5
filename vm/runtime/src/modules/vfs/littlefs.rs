//! `VfsLfs1` and `VfsLfs2`: littlefs on a block device of the program's.

use garter_files::lfs::{self, Tuning, Version};

use super::methods::{self, volume_members};
use super::object::{TYPE, mount, new, with};
use super::volume::Volume;
use crate::Res;
use crate::members;
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::{Parameter, Vm};

pub(crate) static VFS_LFS1: Namespace = Namespace::ty(
    "VfsLfs1",
    &TypeDef {
        new: Some(|vm, _, args| open(vm, Version::One, args)),
        ..TYPE
    },
    volume_members!(Static(&VK(0, |vm, args| mkfs(vm, Version::One, args)))),
);

pub(crate) static VFS_LFS2: Namespace = Namespace::ty(
    "VfsLfs2",
    &TypeDef {
        new: Some(|vm, _, args| open(vm, Version::Two, args)),
        ..TYPE
    },
    volume_members!(Static(&VK(0, |vm, args| mkfs(vm, Version::Two, args)))),
);

/// What version 1 takes.
const PARAMETERS: [Parameter; 4] = [
    Parameter::required(Name::of("block_dev")),
    Parameter::optional(Name::of("readsize"), Value::small(32)),
    Parameter::optional(Name::of("progsize"), Value::small(32)),
    Parameter::optional(Name::of("lookahead"), Value::small(32)),
];
/// What version 2 takes besides.
const MTIME: Parameter = Parameter::optional(Name::of("mtime"), Value::TRUE);

/// `VfsLfs2(block_dev, readsize=32, progsize=32, lookahead=32, mtime=True)` and `VfsLfs1`, which
/// has no times. A device without this file system is refused: by that programs find out that they
/// have to make one.
fn open(vm: &mut Vm<'_>, version: Version, args: Args) -> Res {
    let fs = make(vm, version, args)?;
    let top = vm.heap.push(fs.value())?;
    mount(vm, fs)?;
    vm.heap.cut(top);
    Ok(fs.value())
}

/// The object: how much is read at once, and how many blocks are looked through for free ones,
/// is ours to choose.
fn make(vm: &mut Vm<'_>, version: Version, args: Args) -> Res<Ref> {
    let (ns, device, program, mtime) = match version {
        Version::One => {
            let [device, _, program, _] = vm.bind(args, &PARAMETERS)?;
            (Ns::VfsLfs1, device, program, Value::FALSE)
        }
        Version::Two => {
            let [device, read, program, lookahead] = PARAMETERS;
            let parameters = [device, read, program, lookahead, MTIME];
            let [device, _, program, _, mtime] = vm.bind(args, &parameters)?;
            (Ns::VfsLfs2, device, program, mtime)
        }
    };
    let program = vm.heap.machine_int(program)?;
    let Ok(program) = u32::try_from(program) else {
        return Err(vm.raise_errno(Errno::EINVAL));
    };
    let dated = vm.is_true(mtime)?;
    let fs = new(vm, ns, device)?;
    let top = vm.heap.push(fs.value())?;
    with(vm, fs, &mut |volume, _| {
        *volume = Volume::Lfs(lfs::Volume::tuned(Tuning {
            version,
            program,
            dated,
        }));
        Ok(())
    })?;
    vm.heap.cut(top);
    Ok(fs)
}

/// `mkfs` of either, with the same parameters.
fn mkfs(vm: &mut Vm<'_>, version: Version, args: Args) -> Res {
    let fs = make(vm, version, args)?;
    let top = vm.heap.push(fs.value())?;
    with(vm, fs, &mut |volume, device| volume.format(device))?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}
