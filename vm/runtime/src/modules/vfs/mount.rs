//! Mounting and unmounting.
//!
//! The root `Mounts` is absent while nothing was mounted or unmounted: then every path leads to
//! the port. Else it is a list of tuples (path, file system), the port's own among them.

use super::port_files::start_mount;
use crate::Res;
use crate::heap::Root;
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Ns};
use crate::value::{Ref, Value};
use crate::vm::{Parameter, Vm};

const PARAMETERS: [Parameter; 4] = [
    Parameter::required(Name::of("fs")),
    Parameter::required(Name::of("mount_point")),
    Parameter::keyword(Name::of("readonly"), Value::FALSE),
    Parameter::keyword(Name::of("mkfs"), Value::FALSE),
];

/// Whether this is a board, with its flash below the root.
pub(super) fn on_board(vm: &Vm<'_>) -> bool {
    vm.profile.platform == "pyboard"
}

/// `mount(fs, path, *, readonly=False, mkfs=False)`, where `fs` may be a block device;
/// `mount()` lists what is mounted.
pub(crate) fn mount(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 0 && args.keywords == 0 {
        return list(vm);
    }
    let [fs, path, readonly, mkfs] = vm.bind(args, &PARAMETERS)?;
    let top = vm.heap.top();
    let mut fs = fs;
    vm.heap.push(path)?;
    if vm.heap.is(fs, Ns::VfsPort).is_some() {
        if vm.port_root(fs).is_none() {
            vm.port.attach();
        }
    } else {
        let method = match vm.load_attr_opt(fs, const { Name::of("mount") })? {
            Some(method) => method,
            None => {
                fs = on_blocks(vm, fs)?;
                vm.heap.push(fs)?;
                vm.load_attr(fs, const { Name::of("mount") })?
            }
        };
        vm.heap.push(method)?;
        vm.call(method, &[readonly, mkfs])?;
    }
    let text = vm.path_text(path)?;
    let list = mounts(vm)?;
    for i in 0.. {
        let Some((mounted, _)) = vm.mount_at(i) else {
            break;
        };
        if mounted.get(&vm.heap) == text.get(&vm.heap) {
            return Err(vm.raise_errno(Errno::EPERM));
        }
    }
    let entry = vm.heap.new_tuple(&[path, fs])?;
    vm.heap.list_append(list, entry)?;
    vm.heap.cut(top);
    Ok(Value::NONE)
}

/// A file system on a block device, of the kind that is found there.
#[cfg(feature = "pyboard")]
fn on_blocks(vm: &mut Vm<'_>, device: Value) -> Res {
    match vm.load_attr_opt(device, const { Name::of("readblocks") })? {
        Some(_) => super::object::recognised(vm, device),
        None => Err(vm.raise_errno(Errno::ENODEV)),
    }
}

/// Without file systems of our own there is none to recognise.
#[cfg(not(feature = "pyboard"))]
fn on_blocks(vm: &mut Vm<'_>, _: Value) -> Res {
    Err(vm.raise_errno(Errno::ENODEV))
}

/// `umount(path_or_fs)`
pub(crate) fn umount(vm: &mut Vm<'_>, what: Value) -> Res {
    let list = mounts(vm)?;
    for i in 0.. {
        let Some((path, fs)) = vm.mount_at(i) else {
            break;
        };
        let named = vm.heap.text(what);
        let same = match named {
            Some(text) => text.get(&vm.heap) == path.get(&vm.heap),
            None => fs == what,
        };
        if !same {
            continue;
        }
        let top = vm.heap.push(fs)?;
        let entry = vm.heap.list_item(list, i);
        let port = vm.heap.is(fs, Ns::VfsPort).is_some();
        // A folder of the port's is there as before.
        let all = port && (!cfg!(feature = "pc") || vm.port_root(fs).is_none());
        let here = match vm.heap.root(Root::Directory) {
            // Paths are the port's own unless a program says otherwise.
            None => all,
            Some(d) if vm.heap.is(d, Ns::Tuple).is_some() => Some(d) == entry,
            Some(_) => all,
        };
        if here {
            let root = const { Name::of("/").value() };
            vm.heap.set_root(Root::Directory, Some(root));
        }
        vm.heap.list_cut(list, i, i + 1);
        match port {
            true if vm.port_root(fs).is_none() => vm.port.detach(),
            true => {}
            false => drop(vm.call_method(fs, const { Name::of("umount") }, &[])?),
        }
        vm.heap.cut(top);
        return Ok(Value::NONE);
    }
    Err(vm.raise_errno(Errno::EINVAL))
}

/// The list of what is mounted, made when it is needed for the first time.
fn mounts(vm: &mut Vm<'_>) -> Res<Ref> {
    if let Some(list) = vm.mounts() {
        return Ok(list);
    }
    let fs = vm.heap.alloc(Ns::VfsPort.value(), 1)?;
    let path = vm.heap.str_value(start_mount(vm).as_bytes())?;
    let entry = vm.heap.new_tuple(&[path, fs.value()])?;
    let list = vm.heap.new_list_with(0)?;
    vm.heap.list_append(list, entry)?;
    vm.heap.set_root(Root::Mounts, Some(list.value()));
    Ok(list)
}

/// A list of tuples (file system, path).
fn list(vm: &mut Vm<'_>) -> Res {
    let mounts = mounts(vm)?;
    let all = vm.heap.new_list_with(0)?;
    let top = vm.heap.push(all.value())?;
    for i in 0.. {
        let Some(entry) = vm.heap.list_item(mounts, i).and_then(Value::as_ref) else {
            break;
        };
        let path = vm.heap.tuple_item(entry, 0).unwrap_or(Value::NONE);
        let fs = vm.heap.tuple_item(entry, 1).unwrap_or(Value::NONE);
        let pair = vm.heap.new_tuple(&[fs, path])?;
        vm.heap.list_append(all, pair)?;
    }
    vm.heap.cut(top);
    Ok(all.value())
}
