//! The functions of `os` about directories and files.

use super::path::Place;
use crate::Res;
use crate::heap::Root;
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Ns};
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
pub(super) enum Simple {
    MakeDirectory,
    Remove,
    RemoveDirectory,
}

pub(super) fn simple(vm: &mut Vm<'_>, path: Value, what: Simple) -> Res {
    match vm.place(path)? {
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
    }
}

pub(super) fn rename(vm: &mut Vm<'_>, from: Value, to: Value) -> Res {
    match (vm.place(from)?, vm.place(to)?) {
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
    let path = match vm.place(path)? {
        Place::Mounted(fs, path) => return ask(vm, fs, const { Name::of("stat") }, path),
        Place::Port(path) => path,
    };
    let stat = match vm.port.stat(path.get()) {
        Ok(stat) => stat,
        // There is always a root, with what is mounted in it.
        Err(_) if path.get() == b"/" => crate::port::Stat {
            directory: true,
            size: 0,
            modified: 0,
        },
        Err(e) => return Err(vm.raise_errno(e)),
    };
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
    match vm.place(path)? {
        Place::Mounted(fs, path) => ask(vm, fs, const { Name::of("statvfs") }, path),
        Place::Port(path) => {
            let found = vm.port.statvfs(path.get());
            let (size, blocks, free) = found.map_err(|e| vm.raise_errno(e))?;
            let numbers = [size, size, blocks, free, free, 0, 0, 0, 0, 255];
            let tuple = vm.heap.new_tuple_of(numbers.len())?;
            for (i, n) in numbers.into_iter().enumerate() {
                let v = vm.heap.new_uint(n as u64)?;
                vm.heap.set_value(tuple, ITEMS + i, v);
            }
            Ok(tuple.value())
        }
    }
}

pub(super) fn chdir(vm: &mut Vm<'_>, path: Value) -> Res {
    match vm.place(path)? {
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
    }
    Ok(Value::NONE)
}

pub(super) fn getcwd(vm: &mut Vm<'_>) -> Res {
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
    match vm.place(path)? {
        Place::Mounted(fs, path) => ask(vm, fs, const { Name::of("ilistdir") }, path),
        Place::Port(place) => {
            let bytes = vm.heap.text(path).is_none();
            let list = entries(vm, place, bytes, false)?;
            let base = vm.heap.push(list.value())?;
            let iterator = vm.iter(list.value())?;
            vm.heap.cut(base);
            Ok(iterator)
        }
    }
}

pub(super) fn listdir(vm: &mut Vm<'_>, args: Args) -> Res {
    let path = listed(vm, args)?;
    let (fs, path) = match vm.place(path)? {
        Place::Port(place) => {
            let bytes = vm.heap.text(path).is_none();
            return entries(vm, place, bytes, true).map(Ref::value);
        }
        Place::Mounted(fs, path) => (fs, path),
    };
    let base = vm.heap.top();
    let all = ask(vm, fs, const { Name::of("ilistdir") }, path)?;
    vm.heap.push(all)?;
    let iterator = vm.iter(all)?;
    vm.heap.push(iterator)?;
    let list = vm.heap.new_list_with(0)?;
    vm.heap.push(list.value())?;
    while let Some(entry) = vm.next(iterator)? {
        let pushed = vm.heap.push(entry)?;
        let name = vm.subscript(entry, Value::small(0), crate::rom::Subscript::Load)?;
        vm.heap.list_append(list, name)?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    Ok(list.value())
}

/// The entries of a directory of the port: names, or tuples of name, kind, 0, size.
fn entries(vm: &mut Vm<'_>, path: super::path::PortPath, bytes: bool, names: bool) -> Res<Ref> {
    let list = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(list.value())?;
    let is_root = path.get() == b"/";
    let mut i = 0;
    // What is mounted in the root comes first.
    while is_root && let Some((mounted, _)) = vm.mount_at(i) {
        i += 1;
        if let Some((b'/', name)) = mounted.get(&vm.heap).split_first() {
            let mut copy = [0; LONGEST_NAME];
            let len = name.len().min(copy.len());
            copy[..len].copy_from_slice(&name[..len]);
            let entry = entry(vm, &copy[..len], bytes, names, true, 0)?;
            vm.heap.list_append(list, entry)?;
        }
    }
    let mut i = 0;
    let mut name = [0; LONGEST_NAME];
    loop {
        match vm.port.list(path.get(), i, &mut name) {
            Ok(Some((len, stat))) => {
                let len = len.min(name.len());
                let entry = entry(vm, &name[..len], bytes, names, stat.directory, stat.size)?;
                vm.heap.list_append(list, entry)?;
            }
            Ok(None) => break,
            Err(_) if is_root && vm.heap.list_len(list) > 0 => break,
            Err(e) => return Err(vm.raise_errno(e)),
        }
        i += 1;
    }
    vm.heap.cut(base);
    Ok(list)
}

fn entry(
    vm: &mut Vm<'_>,
    name: &[u8],
    bytes: bool,
    names: bool,
    directory: bool,
    size: u64,
) -> Res {
    let name = match bytes {
        true => vm.heap.new_bytes(name)?,
        false => vm.heap.str_value(name)?,
    };
    if names {
        return Ok(name);
    }
    let size = vm.heap.new_uint(size)?;
    let kind = Value::small(if directory { 0x4000 } else { 0x8000 });
    vm.heap.new_tuple(&[name, kind, Value::small(0), size])
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
