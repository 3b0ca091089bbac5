//! `VfsRom`: a ROMFS image in any object with the buffer protocol. Words: header; a view of it.
//!
//! The image is looked at anew by every method: what it is in may be changed by the program.

pub(crate) mod file;
pub(crate) mod partition;

use garter_files::rom::{Image, Node};

use crate::Res;
use crate::members;
use crate::modules::os::{self, PortPath};
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::types::memoryview;
use crate::value::{Ref, Value};
use crate::vm::Vm;

const VIEW: usize = 1;

/// Longest name of an entry that is listed, in bytes.
const LONGEST_NAME: usize = 255;

pub(crate) static VFS_ROM: Namespace = Namespace::ty(
    "VfsRom",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "chdir" => V2(chdir),
        "getcwd" => V1(|_, _| Ok(const { Name::of("/").value() })),
        "ilistdir" => VN(1, 2, list),
        "mkdir" => V2(|vm, _, _| read_only(vm)),
        "mount" => V3(|_, _, _, _| Ok(Value::NONE)),
        "open" => V3(open),
        "remove" => V2(|vm, _, _| read_only(vm)),
        "rename" => V3(|vm, _, _, _| read_only(vm)),
        "rmdir" => V2(|vm, _, _| read_only(vm)),
        "stat" => V2(stat),
        "statvfs" => V2(statvfs),
        "umount" => V1(|_, _| Ok(Value::NONE)),
    },
);

/// `VfsRom(buffer)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 1, 1)?;
    let view = vm.call(Ns::MemoryView.value(), &[vm.heap.arg(args, 0)])?;
    let top = vm.heap.push(view)?;
    let fs = vm.heap.alloc(Ns::VfsRom.value(), 1)?;
    vm.heap.set_value(fs, VIEW, view);
    with(vm, fs, |_| Ok(()))?;
    vm.heap.cut(top);
    Ok(fs.value())
}

fn read_only(vm: &mut Vm<'_>) -> Res {
    Err(vm.raise_errno(Errno::EROFS))
}

/// The object itself, which the caller holds.
fn own(vm: &mut Vm<'_>, fs: Value) -> Res<Ref> {
    match vm.native_base(fs, Ns::VfsRom).and_then(Value::as_ref) {
        Some(r) => Ok(r),
        None => Err(vm.raise_errno(Errno::EINVAL)),
    }
}

fn view(vm: &Vm<'_>, fs: Ref) -> Option<Ref> {
    vm.heap.value(fs, VIEW).and_then(Value::as_ref)
}

/// What `look` finds in the image.
///
/// # Errors
/// OSError with what it gives, or when there is no image any more.
fn with<T>(vm: &mut Vm<'_>, fs: Ref, look: impl FnOnce(Image<'_>) -> Result<T, Errno>) -> Res<T> {
    let bytes = match view(vm, fs) {
        Some(view) => memoryview::buffer(&mut vm.heap, view.value())?,
        None => None,
    };
    let image = match bytes {
        Some(b) => Image::new(vm.heap.buffer_bytes(b)),
        None => Err(Errno::ENODEV),
    };
    image.and_then(look).map_err(|e| vm.raise_errno(e))
}

/// A path from the root of the image.
fn path_of(vm: &mut Vm<'_>, path: Value) -> Res<PortPath> {
    let text = vm.path_text(path)?;
    match PortPath::joined(b"", text.get(&vm.heap)) {
        Some(path) => Ok(path),
        None => Err(vm.raise_errno(Errno::ENAMETOOLONG)),
    }
}

/// What a path names.
fn node(vm: &mut Vm<'_>, fs: Ref, path: Value) -> Res<Node> {
    let path = path_of(vm, path)?;
    with(vm, fs, |image| image.find(path.get()))
}

/// `chdir(path)`: there is no way into a folder.
fn chdir(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    own(vm, fs)?;
    match path_of(vm, path)?.get() {
        b"/" => Ok(Value::NONE),
        _ => Err(vm.raise_errno(Errno::EOPNOTSUPP)),
    }
}

/// `open(path, mode)`
fn open(vm: &mut Vm<'_>, fs: Value, path: Value, mode: Value) -> Res {
    let fs = own(vm, fs)?;
    let (how, text) = os::open::mode_of(vm, mode)?;
    if how.write {
        return read_only(vm);
    }
    let Node::File(span) = node(vm, fs, path)? else {
        return Err(vm.raise_errno(Errno::EISDIR));
    };
    match view(vm, fs) {
        Some(view) => file::new(vm, view, span, text),
        None => Ok(Value::NONE),
    }
}

/// `stat(path)`
fn stat(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res {
    let fs = own(vm, fs)?;
    let node = node(vm, fs, path)?;
    os::stat_tuple(vm, node.stat())
}

/// `statvfs(path)`: as many blocks of one byte as the image has bytes, none of them free.
fn statvfs(vm: &mut Vm<'_>, fs: Value, _: Value) -> Res {
    let fs = own(vm, fs)?;
    let size = with(vm, fs, |image| Ok(image.size()))?;
    os::statvfs_tuple(vm, (1, size as u32, 0), LONGEST_NAME as u32)
}

/// `ilistdir(path)`: an iterator over tuples (name, kind, 0, size).
fn list(vm: &mut Vm<'_>, args: Args) -> Res {
    let fs = own(vm, vm.heap.arg(args, 0))?;
    let (mut left, bytes) = match vm.heap.arg(args, 1) {
        Value::UNDEF => (with(vm, fs, |image| image.find(b""))?, false),
        path => (node(vm, fs, path)?, vm.heap.text(path).is_none()),
    };
    let list = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(list.value())?;
    let mut name = [0; LONGEST_NAME];
    loop {
        let next = with(vm, fs, |image| {
            let mut entries = image.entries(left)?;
            let Some(entry) = entries.next() else {
                return Ok(None);
            };
            let entry = entry?;
            // A `str` of anything else is none.
            core::str::from_utf8(entry.name).map_err(|_| Errno::EIO)?;
            let room = name.get_mut(..entry.name.len()).ok_or(Errno::EIO)?;
            room.copy_from_slice(entry.name);
            left = entries.rest();
            Ok(Some((entry.name.len(), entry.node.stat())))
        })?;
        let Some((len, stat)) = next else {
            break;
        };
        let size = Some(stat.size);
        let entry = os::entry(vm, &name[..len], bytes, false, stat.directory, size)?;
        vm.heap.list_append(list, entry)?;
    }
    let iterator = vm.iter(list.value())?;
    vm.heap.cut(base);
    Ok(iterator)
}
