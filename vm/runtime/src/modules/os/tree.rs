//! The functions of `os` about directories and files.

use super::path::{Place, PortPath};
use crate::Res;
use crate::heap::Root;
use crate::names::Name;
use crate::port::{Errno, Stat};
use crate::rom::{Args, Ns, Subscript};
use crate::types::str::layout::Text;
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Longest name of a directory entry.
const LONGEST_NAME: usize = 255;

/// Calls a method of a mounted file system.
fn ask(vm: &mut Vm<'_>, fs: Value, method: Name, path: Value) -> Res {
    let base = vm.heap.push(path)?;
    let result = vm.call_method(fs, method, &[path])?;
    vm.heap.cut(base);
    Ok(result)
}

/// A function of one path that gives nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Simple {
    MakeDirectory,
    Remove,
    RemoveDirectory,
}

pub(super) fn simple(vm: &mut Vm<'_>, path: Value, what: Simple) -> Res {
    let place = vm.place(path)?;
    simple_at(vm, place, what)
}

pub(crate) fn simple_at(vm: &mut Vm<'_>, place: Place, what: Simple) -> Res {
    match place {
        Place::Mounted(_, inside)
            if what == Simple::MakeDirectory
                && vm
                    .heap
                    .text(inside)
                    .is_some_and(|t| t.get(&vm.heap) == b"/") =>
        {
            Err(vm.raise_errno(Errno::EEXIST))
        }
        Place::Mounted(fs, path) => {
            let method = match what {
                Simple::MakeDirectory => const { Name::of("mkdir") },
                Simple::Remove => const { Name::of("remove") },
                Simple::RemoveDirectory => const { Name::of("rmdir") },
            };
            ask(vm, fs, method, path)
        }
        Place::Port(path) => {
            let done = match what {
                Simple::MakeDirectory => vm.port.mkdir(path.get()),
                Simple::Remove => vm.port.remove(path.get(), false),
                Simple::RemoveDirectory => vm.port.remove(path.get(), true),
            };
            done.map_err(|e| vm.raise_errno(e))?;
            Ok(Value::NONE)
        }
        Place::Root if what == Simple::MakeDirectory => Err(vm.raise_errno(Errno::EEXIST)),
        Place::Root => Err(vm.raise_errno(Errno::EPERM)),
        Place::Nowhere => Err(vm.raise_errno(Errno::ENODEV)),
    }
}

pub(super) fn rename(vm: &mut Vm<'_>, from: Value, to: Value) -> Res {
    let (from, to) = (vm.place(from)?, vm.place(to)?);
    rename_at(vm, from, to)
}

pub(crate) fn rename_at(vm: &mut Vm<'_>, from: Place, to: Place) -> Res {
    match (from, to) {
        (Place::Port(from), Place::Port(to)) => {
            let done = vm.port.rename(from.get(), to.get());
            done.map_err(|e| vm.raise_errno(e))?;
            Ok(Value::NONE)
        }
        (Place::Mounted(a, from), Place::Mounted(b, to)) if a == b => {
            let base = vm.heap.push(from)?;
            vm.heap.push(to)?;
            let done = vm.call_method(a, const { Name::of("rename") }, &[from, to])?;
            vm.heap.cut(base);
            Ok(done)
        }
        _ => Err(vm.raise_errno(Errno(1))),
    }
}

pub(super) fn stat(vm: &mut Vm<'_>, path: Value) -> Res {
    let place = vm.place(path)?;
    stat_at(vm, place)
}

pub(crate) fn stat_at(vm: &mut Vm<'_>, place: Place) -> Res {
    let path = match place {
        Place::Mounted(fs, path) => return ask(vm, fs, const { Name::of("stat") }, path),
        Place::Port(path) => path,
        Place::Root => return stat_tuple(vm, ROOT),
        Place::Nowhere => return Err(vm.raise_errno(Errno::ENODEV)),
    };
    let stat = match vm.port.stat(path.get()) {
        Ok(stat) => stat,
        // There is always a root, with what is mounted in it.
        Err(_) if path.get() == b"/" => ROOT,
        Err(e) => return Err(vm.raise_errno(e)),
    };
    stat_tuple(vm, stat)
}

/// The directory of all that is mounted.
const ROOT: Stat = Stat {
    directory: true,
    size: 0,
    modified: 0,
};

/// What `stat` gives.
pub(crate) fn stat_tuple(vm: &mut Vm<'_>, stat: Stat) -> Res {
    let mode = if stat.directory { 0x4000 } else { 0x8000 };
    let size = vm.heap.new_uint(stat.size)?;
    let modified = vm.heap.new_uint(stat.modified)?;
    let zero = Value::small(0);
    vm.heap.new_tuple(&[
        Value::small(mode),
        zero,
        zero,
        zero,
        zero,
        zero,
        size,
        modified,
        modified,
        modified,
    ])
}

pub(super) fn statvfs(vm: &mut Vm<'_>, path: Value) -> Res {
    let place = vm.place(path)?;
    statvfs_at(vm, place)
}

pub(crate) fn statvfs_at(vm: &mut Vm<'_>, place: Place) -> Res {
    match place {
        Place::Mounted(fs, path) => ask(vm, fs, const { Name::of("statvfs") }, path),
        Place::Port(path) => {
            let found = vm.port.statvfs(path.get());
            let found = found.map_err(|e| vm.raise_errno(e))?;
            statvfs_tuple(vm, found, 255)
        }
        Place::Root => statvfs_tuple(vm, (0, 0, 0), 256),
        Place::Nowhere => Err(vm.raise_errno(Errno::ENODEV)),
    }
}

/// What `statvfs` gives for a block's bytes, and how many there are and are free,
/// and the longest name.
pub(crate) fn statvfs_tuple(vm: &mut Vm<'_>, space: (u32, u32, u32), longest: u32) -> Res {
    let (size, blocks, free) = space;
    let numbers = [size, size, blocks, free, free, 0, 0, 0, 0, longest];
    let tuple = vm.heap.new_tuple_of(numbers.len())?;
    for (i, n) in numbers.into_iter().enumerate() {
        let v = vm.heap.new_uint(n as u64)?;
        vm.heap.set_value(tuple, ITEMS + i, v);
    }
    Ok(tuple.value())
}

pub(super) fn chdir(vm: &mut Vm<'_>, path: Value) -> Res {
    let place = vm.place(path)?;
    chdir_at(vm, place)
}

pub(crate) fn chdir_at(vm: &mut Vm<'_>, place: Place) -> Res {
    match place {
        Place::Mounted(fs, path) => {
            ask(vm, fs, const { Name::of("chdir") }, path)?;
            let mounts = vm.mounts();
            let mut i = 0;
            while let Some((_, mounted)) = vm.mount_at(i) {
                if mounted == fs {
                    let entry = mounts.and_then(|m| vm.heap.list_item(m, i));
                    vm.heap.set_root(Root::Directory, entry);
                }
                i += 1;
            }
        }
        Place::Port(path) => {
            let is_root = path.get() == b"/";
            match vm.port.stat(path.get()) {
                Ok(stat) if stat.directory => {}
                _ if is_root => {}
                Ok(_) => return Err(vm.raise_errno(Errno(20))),
                Err(e) => return Err(vm.raise_errno(e)),
            }
            let directory = vm.heap.str_value(path.get())?;
            vm.heap.set_root(Root::Directory, Some(directory));
        }
        Place::Root => {
            let root = const { Name::of("/").value() };
            vm.heap.set_root(Root::Directory, Some(root));
        }
        Place::Nowhere => return Err(vm.raise_errno(Errno::ENODEV)),
    }
    Ok(Value::NONE)
}

pub(crate) fn getcwd(vm: &mut Vm<'_>) -> Res {
    let Some(directory) = vm.heap.root(Root::Directory) else {
        let mut path = [0; super::path::LONGEST];
        let len = vm.port.directory(&mut path).min(path.len());
        return vm.heap.str_value(&path[..len]);
    };
    let Some(entry) = vm.heap.is(directory, Ns::Tuple) else {
        return Ok(directory);
    };
    let mounted = vm.heap.tuple_item(entry, 0).unwrap_or(Value::NONE);
    let fs = vm.heap.tuple_item(entry, 1).unwrap_or(Value::NONE);
    let inside = vm.call_method(fs, const { Name::of("getcwd") }, &[])?;
    let slash = const { Name::of("/").value() };
    if vm.equal(inside, slash)? {
        return Ok(mounted);
    }
    vm.binary(garter_bytecode::operator::BinaryOp::Add, mounted, inside)
}

/// The path of a listing; the current directory when none is given.
fn listed(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.heap.arg(args, 0) {
        Value::UNDEF => vm.heap.str_value(b""),
        path => Ok(path),
    }
}

pub(super) fn ilistdir(vm: &mut Vm<'_>, args: Args) -> Res {
    let path = listed(vm, args)?;
    if let Place::Mounted(fs, inside) = vm.place(path)?
        && !is_top(vm, fs, inside)
    {
        return ask(vm, fs, const { Name::of("ilistdir") }, inside);
    }
    let list = listing(vm, path, false)?;
    let base = vm.heap.push(list)?;
    let iterator = vm.iter(list)?;
    vm.heap.cut(base);
    Ok(iterator)
}

pub(super) fn listdir(vm: &mut Vm<'_>, args: Args) -> Res {
    let path = listed(vm, args)?;
    listing(vm, path, true)
}

/// Whether a path in a mounted file system is the root of all.
fn is_top(vm: &Vm<'_>, fs: Value, path: Value) -> bool {
    let is_root = |text: Text| text.get(&vm.heap) == b"/";
    vm.heap.text(path).is_some_and(is_root)
        && (0..)
            .map_while(|i| vm.mount_at(i))
            .any(|(mounted, other)| other == fs && is_root(mounted))
}

/// The entries of a directory: names, or tuples.
fn listing(vm: &mut Vm<'_>, path: Value, names: bool) -> Res {
    let bytes = vm.heap.text(path).is_none();
    let place = vm.place(path)?;
    let list = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(list.value())?;
    match place {
        Place::Nowhere => return Err(vm.raise_errno(Errno::ENODEV)),
        Place::Root => mount_points(vm, list, bytes, names, false)?,
        Place::Port(path) => {
            if path.get() == b"/" {
                mount_points(vm, list, bytes, names, true)?;
            }
            port_entries(vm, list, &path, bytes, names)?;
        }
        Place::Mounted(fs, path) => {
            vm.heap.push(path)?;
            if is_top(vm, fs, path) {
                mount_points(vm, list, bytes, names, false)?;
            }
            let all = ask(vm, fs, const { Name::of("ilistdir") }, path)?;
            vm.heap.push(all)?;
            let iterator = vm.iter(all)?;
            vm.heap.push(iterator)?;
            while let Some(entry) = vm.next(iterator)? {
                let pushed = vm.heap.push(entry)?;
                let entry = match names {
                    true => vm.subscript(entry, Value::small(0), Subscript::Load)?,
                    false => entry,
                };
                vm.heap.list_append(list, entry)?;
                vm.heap.cut(pushed);
            }
        }
    }
    vm.heap.cut(base);
    Ok(list.value())
}

/// Adds what is mounted in the root; the port's own too, unless it lists that itself.
fn mount_points(vm: &mut Vm<'_>, list: Ref, bytes: bool, names: bool, port: bool) -> Res<()> {
    let mut i = 0;
    while let Some((mounted, fs)) = vm.mount_at(i) {
        i += 1;
        if port && vm.heap.is(fs, Ns::VfsPort).is_some() {
            continue;
        }
        let name = mounted.get(&vm.heap).get(1..).unwrap_or(&[]);
        if !name.is_empty() {
            let mut copy = [0; LONGEST_NAME];
            let len = name.len().min(copy.len());
            copy[..len].copy_from_slice(&name[..len]);
            let entry = entry(vm, &copy[..len], bytes, names, true, None)?;
            vm.heap.list_append(list, entry)?;
        }
    }
    Ok(())
}

/// Adds the entries of a directory of the port.
pub(crate) fn port_entries(
    vm: &mut Vm<'_>,
    list: Ref,
    path: &PortPath,
    bytes: bool,
    names: bool,
) -> Res<()> {
    let is_root = path.get() == b"/";
    // Boards tell the size as well.
    let sizes = vm.profile.platform == "pyboard";
    let mut name = [0; LONGEST_NAME];
    for i in 0.. {
        match vm.port.list(path.get(), i, &mut name) {
            Ok(Some((len, stat))) => {
                let len = len.min(name.len());
                let size = sizes.then_some(stat.size);
                let entry = entry(vm, &name[..len], bytes, names, stat.directory, size)?;
                vm.heap.list_append(list, entry)?;
            }
            Ok(None) => break,
            Err(_) if is_root && vm.heap.list_len(list) > 0 => break,
            Err(e) => return Err(vm.raise_errno(e)),
        }
    }
    Ok(())
}

/// An entry of a directory as `ilistdir` or, when only `names` are wanted, `listdir` gives it. A
/// file system that knows no sizes, and the list of mount points, have none.
pub(crate) fn entry(
    vm: &mut Vm<'_>,
    name: &[u8],
    bytes: bool,
    names: bool,
    directory: bool,
    size: Option<u64>,
) -> Res {
    let name = match bytes {
        true => vm.heap.new_bytes(name)?,
        false => vm.heap.str_value(name)?,
    };
    if names {
        return Ok(name);
    }
    let kind = Value::small(if directory { 0x4000 } else { 0x8000 });
    let zero = Value::small(0);
    match size {
        None => vm.heap.new_tuple(&[name, kind, zero]),
        Some(size) => {
            let size = vm.heap.new_uint(size)?;
            vm.heap.new_tuple(&[name, kind, zero, size])
        }
    }
}

/// `getenv(name, default=None)`
pub(super) fn getenv(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = vm.heap.arg(args, 0);
    let text = vm.path_text(name)?;
    let mut value = [0; 1024];
    match vm.port.environment(text.get(&vm.heap), &mut value) {
        Some(len) => vm.heap.str_value(&value[..len.min(value.len())]),
        None if args.positional > 1 => Ok(vm.heap.arg(args, 1)),
        None => Ok(Value::NONE),
    }
}

pub(super) fn urandom(vm: &mut Vm<'_>, count: Value) -> Res {
    let count = vm.heap.machine_int(count)?.max(0) as usize;
    let r = vm.heap.new_blob(Ns::Bytes, count, None)?;
    let (from, _) = vm.heap.blob_span(r);
    for i in (0..count).step_by(4) {
        let random = vm.port.random().to_le_bytes();
        let room = vm.heap.bytes_mut(r, from + i, 4.min(count - i));
        let len = room.len();
        room.copy_from_slice(&random[..len]);
    }
    Ok(r.value())
}

/// `uname()`: a tuple whose items have names on other machines.
pub(super) fn uname(vm: &mut Vm<'_>) -> Res {
    let (platform, machine) = (vm.profile.platform, vm.profile.machine);
    let texts = [platform, platform, "1.29.0", "v1.29.0 (Garter)", machine];
    let tuple = vm.heap.new_tuple_of(texts.len())?;
    for (i, text) in texts.into_iter().enumerate() {
        let v = vm.heap.str_value(text.as_bytes())?;
        vm.heap.set_value(tuple, ITEMS + i, v);
    }
    Ok(tuple.value())
}
