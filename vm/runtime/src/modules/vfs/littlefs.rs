//! `VfsLfs2`: littlefs 2 on a block device of the program's.

use garter_files::lfs::{self, Tuning};

use super::methods::{self, volume_members};
use super::object::{TYPE, new, with};
use super::volume::Volume;
use crate::Res;
use crate::members;
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::{Parameter, Vm};

pub(crate) static VFS_LFS2: Namespace = Namespace::ty(
    "VfsLfs2",
    &TypeDef {
        new: Some(|vm, _, args| make(vm, args).map(Ref::value)),
        ..TYPE
    },
    volume_members!(Static(&VK(0, mkfs))),
);

const PARAMETERS: [Parameter; 5] = [
    Parameter::required(Name::of("block_dev")),
    Parameter::optional(Name::of("readsize"), Value::small(32)),
    Parameter::optional(Name::of("progsize"), Value::small(32)),
    Parameter::optional(Name::of("lookahead"), Value::small(32)),
    Parameter::optional(Name::of("mtime"), Value::TRUE),
];

/// `VfsLfs2(block_dev, readsize=32, progsize=32, lookahead=32, mtime=True)`: how much is read at
/// once, and how many blocks are looked through for free ones, is ours to choose.
fn make(vm: &mut Vm<'_>, args: Args) -> Res<Ref> {
    let [device, _, program, _, mtime] = vm.bind(args, &PARAMETERS)?;
    let program = vm.heap.machine_int(program)?;
    let Ok(program) = u32::try_from(program) else {
        return Err(vm.raise_errno(Errno::EINVAL));
    };
    let dated = vm.is_true(mtime)?;
    let fs = new(vm, Ns::VfsLfs2, device)?;
    let top = vm.heap.push(fs.value())?;
    with(vm, fs, &mut |volume, _| {
        *volume = Volume::Lfs(lfs::Volume::tuned(Tuning { program, dated }));
        Ok(())
    })?;
    vm.heap.cut(top);
    Ok(fs)
}

/// `VfsLfs2.mkfs(block_dev, readsize=32, progsize=32, lookahead=32)`
fn mkfs(vm: &mut Vm<'_>, args: Args) -> Res {
    let fs = make(vm, args)?;
    let top = vm.heap.push(fs.value())?;
    with(vm, fs, &mut |volume, device| volume.format(device))?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}
