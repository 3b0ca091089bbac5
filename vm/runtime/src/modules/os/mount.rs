//! Mounting file systems that are objects of the program.

use crate::Res;
use crate::heap::Root;
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Ns};
use crate::value::Value;
use crate::vm::{Parameter, Vm};

const PARAMETERS: [Parameter; 4] = [
    Parameter::required(Name::of("fs")),
    Parameter::required(Name::of("mount_point")),
    Parameter::keyword(Name::of("readonly"), Value::FALSE),
    Parameter::keyword(Name::of("mkfs"), Value::FALSE),
];

/// `mount(fs, path, *, readonly=False, mkfs=False)`; `mount()` lists what is mounted.
pub(super) fn mount(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 0 && args.keywords == 0 {
        return list(vm);
    }
    let [fs, path, readonly, mkfs] = vm.bind(args, &PARAMETERS)?;
    let top = vm.heap.top();
    let Some(method) = vm.load_attr_opt(fs, const { Name::of("mount") })? else {
        return Err(vm.raise_errno(Errno(19)));
    };
    vm.heap.push(method)?;
    vm.call(method, &[readonly, mkfs])?;
    let text = vm.path_text(path)?;
    for i in 0.. {
        let Some((mounted, _)) = vm.mount_at(i) else {
            break;
        };
        if mounted.get(&vm.heap) == text.get(&vm.heap) {
            return Err(vm.raise_errno(Errno(1)));
        }
    }
    let entry = vm.heap.new_tuple(&[path, fs])?;
    match vm.mounts() {
        Some(list) => vm.heap.list_append(list, entry)?,
        None => {
            let list = vm.heap.new_list(&[entry])?;
            vm.heap.set_root(Root::Mounts, Some(list));
        }
    }
    vm.heap.cut(top);
    Ok(Value::NONE)
}

/// `umount(path_or_fs)`
pub(super) fn umount(vm: &mut Vm<'_>, what: Value) -> Res {
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
        if let Some(list) = vm.mounts() {
            let entry = vm.heap.list_item(list, i);
            if vm.heap.root(Root::Directory) == entry {
                vm.heap
                    .set_root(Root::Directory, Some(const { Name::of("/").value() }));
            }
            vm.heap.list_cut(list, i, i + 1);
        }
        vm.call_method(fs, const { Name::of("umount") }, &[])?;
        vm.heap.cut(top);
        return Ok(Value::NONE);
    }
    Err(vm.raise_errno(Errno(22)))
}

/// A list of (file system, path), the port's own last.
fn list(vm: &mut Vm<'_>) -> Res {
    let all = vm.heap.new_list(&[])?;
    let Some(r) = all.as_ref() else {
        return Ok(all);
    };
    let mounts = vm.mounts();
    let mut i = 0;
    while let Some(entry) = mounts.and_then(|m| vm.heap.list_item(m, i)?.as_ref()) {
        let path = vm.heap.tuple_item(entry, 0).unwrap_or(Value::NONE);
        let fs = vm.heap.tuple_item(entry, 1).unwrap_or(Value::NONE);
        let pair = vm.heap.new_tuple(&[fs, path])?;
        vm.heap.list_append(r, pair)?;
        i += 1;
    }
    let port = vm.heap.alloc(Ns::VfsPort.value(), 0)?;
    let root = const { Name::of("/").value() };
    let pair = vm.heap.new_tuple(&[port.value(), root])?;
    vm.heap.list_append(r, pair)?;
    Ok(all)
}
