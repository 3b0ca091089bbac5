//! The methods of file systems of ours.

use super::device::{Device, operation};
use super::object::{self, DIRECTORY, with};
use super::volume::Volume;
use crate::Res;
use crate::modules::os::{self, PortPath};
use crate::port::Errno;
use crate::rom::{Args, Ns};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Longest name of a directory entry, in bytes.
const LONGEST_NAME: usize = 255;

/// The object itself, put into a stack slot.
pub(super) fn own(vm: &mut Vm<'_>, fs: Value) -> Res<Ref> {
    for kind in KINDS {
        if let Some(r) = vm.native_base(fs, *kind).and_then(Value::as_ref) {
            vm.heap.push(r.value())?;
            return Ok(r);
        }
    }
    Err(vm.raise_errno(Errno::EINVAL))
}

/// The types whose methods these are.
const KINDS: &[Ns] = &[
    Ns::VfsFat,
    #[cfg(feature = "pc")]
    Ns::VfsLfs1,
    #[cfg(feature = "pc")]
    Ns::VfsLfs2,
];

/// The members of such a type, which has its own `mkfs`.
macro_rules! volume_members {
    ($mkfs:expr) => {
        members! {
            "chdir" => V2(methods::chdir),
            "getcwd" => V1(methods::getcwd),
            "ilistdir" => VN(1, 2, methods::ilistdir),
            "mkdir" => V2(methods::mkdir),
            "mkfs" => $mkfs,
            "mount" => V3(methods::mount),
            "open" => V3(methods::open),
            "remove" => V2(methods::remove),
            "rename" => V3(methods::rename),
            "rmdir" => V2(methods::rmdir),
            "stat" => V2(methods::stat),
            "statvfs" => V2(methods::statvfs),
            "umount" => V1(methods::umount),
        }
    };
}
pub(super) use volume_members;

/// A path from the root of the file system.
fn path_of(vm: &mut Vm<'_>, fs: Ref, path: Value) -> Res<PortPath> {
    let text = vm.path_text(path)?;
    let directory = vm.heap.value(fs, DIRECTORY).and_then(|d| vm.heap.text(d));
    let bytes = text.get(&vm.heap);
    let from = match directory {
        Some(directory) if bytes.first() != Some(&b'/') => directory.get(&vm.heap),
        _ => b"",
    };
    match PortPath::joined(from, bytes) {
        Some(path) => Ok(path),
        None => Err(vm.raise_errno(Errno::ENAMETOOLONG)),
    }
}

/// `mount(readonly, mkfs)`, as `vfs.mount` calls it.
pub(super) fn mount(vm: &mut Vm<'_>, fs: Value, readonly: Value, mkfs: Value) -> Res {
    let top = vm.heap.top();
    let r = own(vm, fs)?;
    let read_only = vm.is_true(readonly)?;
    let make = vm.is_true(mkfs)?;
    with(
        vm,
        r,
        &mut |volume, device| match volume.mount(device, read_only) {
            Err(Errno::ENODEV) if make => {
                volume.format(device)?;
                volume.mount(device, read_only)
            }
            mounted => mounted,
        },
    )?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}

/// `umount()`: closes what is open.
pub(super) fn umount(vm: &mut Vm<'_>, fs: Value) -> Res {
    let top = vm.heap.top();
    let r = own(vm, fs)?;
    with(vm, r, &mut |volume, device| {
        volume.close_all(device);
        Ok(())
    })?;
    let mut device = Device {
        vm,
        fs: r,
        raised: false,
        errno: None,
    };
    device.ioctl(operation::STOP, 0)?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}

/// `open(path, mode)`
pub(super) fn open(vm: &mut Vm<'_>, fs: Value, path: Value, mode: Value) -> Res {
    let top = vm.heap.top();
    let r = own(vm, fs)?;
    ready(vm, r)?;
    let path = path_of(vm, r, path)?;
    let (how, text) = os::open::mode_of(vm, mode)?;
    let mut handle = 0;
    for attempt in 0..2 {
        let mut full = false;
        with(vm, r, &mut |volume, device| {
            match volume.open(device, path.get(), how) {
                Err(Errno::EMFILE) if attempt == 0 => full = true,
                opened => handle = opened?,
            }
            Ok(())
        })?;
        if !full {
            break;
        }
        super::file::close_forgotten(vm, r)?;
    }
    let file = vm.heap.new_file(handle, text, Some(r.value()));
    vm.heap.cut(top);
    file
}

/// Mounts what was not mounted yet, as a file system that is used without `vfs.mount` is.
fn ready(vm: &mut Vm<'_>, fs: Ref) -> Res<()> {
    let mut mounted = true;
    with(vm, fs, &mut |volume, _| {
        mounted = volume.is_mounted();
        Ok(())
    })?;
    if mounted {
        Ok(())
    } else {
        object::mount(vm, fs)
    }
}

/// What is done on a volume with a path on it.
type PathWork<'w> = dyn FnMut(&mut Volume, &mut Device<'_, '_>, &[u8]) -> Result<(), Errno> + 'w;

/// Works on a volume with a path on it.
fn with_path(vm: &mut Vm<'_>, fs: Value, path: Value, work: &mut PathWork<'_>) -> Res<()> {
    let top = vm.heap.top();
    let r = own(vm, fs)?;
    ready(vm, r)?;
    let path = path_of(vm, r, path)?;
    with(vm, r, &mut |volume, device| {
        work(volume, device, path.get())
    })?;
    vm.heap.cut(top);
    Ok(())
}

/// `mkdir(path)`
pub(super) fn mkdir(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    with_path(vm, fs, path, &mut |volume, device, path| {
        volume.mkdir(device, path)
    })?;
    Ok(Value::NONE)
}

/// `remove(path)`
pub(super) fn remove(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    with_path(vm, fs, path, &mut |volume, device, path| {
        volume.remove(device, path, false)
    })?;
    Ok(Value::NONE)
}

/// `rmdir(path)`
pub(super) fn rmdir(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    with_path(vm, fs, path, &mut |volume, device, path| {
        volume.remove(device, path, true)
    })?;
    Ok(Value::NONE)
}

/// `rename(from, to)`
pub(super) fn rename(vm: &mut Vm<'_>, fs: Value, from: Value, to: Value) -> Res {
    let top = vm.heap.top();
    let r = own(vm, fs)?;
    let to = path_of(vm, r, to)?;
    with_path(vm, fs, from, &mut |volume, device, from| {
        volume.rename(device, from, to.get())
    })?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}

/// `chdir(path)`
pub(super) fn chdir(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    with_path(
        vm,
        fs,
        path,
        &mut |volume, device, path| match volume.stat(device, path)?.directory {
            true => Ok(()),
            false => Err(Errno::ENOTDIR),
        },
    )?;
    let top = vm.heap.top();
    let r = own(vm, fs)?;
    let whole = path_of(vm, r, path)?;
    let directory = vm.heap.str_value(whole.get())?;
    vm.heap.set_value(r, DIRECTORY, directory);
    vm.heap.cut(top);
    Ok(Value::NONE)
}

/// `getcwd()`
pub(super) fn getcwd(vm: &mut Vm<'_>, fs: Value) -> Res {
    let top = vm.heap.top();
    let r = own(vm, fs)?;
    let directory = vm.heap.value(r, DIRECTORY).unwrap_or(Value::NONE);
    vm.heap.cut(top);
    Ok(directory)
}

/// `stat(path)`
pub(super) fn stat(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    let mut found = None;
    with_path(vm, fs, path, &mut |volume, device, path| {
        found = Some(volume.stat(device, path)?);
        Ok(())
    })?;
    match found {
        Some(stat) => os::stat_tuple(vm, stat),
        None => Ok(Value::NONE),
    }
}

/// `statvfs(path)`
pub(super) fn statvfs(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    let mut found = (0, 0, 0);
    with_path(vm, fs, path, &mut |volume, device, _| {
        found = volume.space(device)?;
        Ok(())
    })?;
    os::statvfs_tuple(vm, found, 255)
}

/// `ilistdir(path)`: an iterator over tuples (name, kind, 0, size).
pub(super) fn ilistdir(vm: &mut Vm<'_>, args: Args) -> Res {
    let fs = vm.heap.arg(args, 0);
    let path = match vm.heap.arg(args, 1) {
        Value::UNDEF => vm.heap.str_value(b"")?,
        path => path,
    };
    let base = vm.heap.push(path)?;
    let bytes = vm.heap.text(path).is_none();
    let list = vm.heap.new_list_with(0)?;
    vm.heap.push(list.value())?;
    let mut name = [0; LONGEST_NAME];
    for i in 0.. {
        let mut found = None;
        with_path(vm, fs, path, &mut |volume, device, path| {
            found = volume.list(device, path, i, &mut name)?;
            Ok(())
        })?;
        let Some((len, stat)) = found else {
            break;
        };
        let entry = os::entry(
            vm,
            &name[..len],
            bytes,
            false,
            stat.directory,
            Some(stat.size),
        )?;
        vm.heap.list_append(list, entry)?;
    }
    let iterator = vm.iter(list.value())?;
    vm.heap.cut(base);
    Ok(iterator)
}
