//! The file system of the port as an object: `VfsPosix` on a PC, the flash on a board.
//!
//! Words: header; the folder that is its root as `str`, absent for all that the port has.

use super::mount;
use crate::Res;
use crate::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

/// Where the port's own file system is mounted from the start, on a board.
const BOARD_MOUNT: &str = "/flash";
const ROOT: usize = 1;

pub(crate) static VFS_PORT: Namespace = Namespace::ty(
    "VfsPosix",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    METHODS,
);

#[cfg(not(feature = "pc"))]
const METHODS: &crate::rom::Members = &crate::rom::Members::NONE;
#[cfg(feature = "pc")]
use methods::METHODS;

/// `VfsPosix(root=None)`: a folder of this machine.
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 1)?;
    let root = vm.heap.arg(args, 0);
    let r = vm.heap.alloc(Ns::VfsPort.value(), 1)?;
    if !root.is_undef() && !root.is_none() {
        // Whatever becomes of the current directory.
        let base = vm.heap.push(r.value())?;
        let text = vm.path_text(root)?;
        let relative = text.get(&vm.heap).first() != Some(&b'/');
        let whole = match relative {
            true => {
                let folder = crate::modules::os::getcwd(vm)?;
                vm.heap.push(folder)?;
                let folder = vm.path_text(folder)?;
                crate::modules::os::PortPath::joined(folder.get(&vm.heap), text.get(&vm.heap))
            }
            false => crate::modules::os::PortPath::joined(b"", text.get(&vm.heap)),
        };
        let Some(whole) = whole else {
            return Err(vm.raise_errno(crate::port::Errno::ENAMETOOLONG));
        };
        let root = vm.heap.str_value(whole.get())?;
        vm.heap.set_value(r, ROOT, root);
        vm.heap.cut(base);
    }
    Ok(r.value())
}

fn print(vm: &mut Vm<'_>, _: Value, _: PrintKind) -> Res<()> {
    vm.write(match mount::on_board(vm) {
        true => b"<VfsFat>",
        false => b"<VfsPosix>",
    })
}

/// Where the port's own file system is mounted from the start.
pub(super) fn start_mount(vm: &Vm<'_>) -> &'static str {
    match mount::on_board(vm) {
        true => BOARD_MOUNT,
        false => "/",
    }
}

impl Vm<'_> {
    /// The folder that is the root of a file system of the port's; `None` for all it has, and for
    /// what is no such file system.
    pub(crate) fn port_root(&self, fs: Value) -> Option<crate::types::str::layout::Text> {
        let r = self.heap.is(fs, Ns::VfsPort)?;
        self.heap.text(self.heap.value(r, ROOT)?)
    }
}

/// What programs call themselves: importing and `os` reach the port's files without it.
#[cfg(feature = "pc")]
mod methods {
    use crate::Res;
    use crate::heap::Root;
    use crate::members;
    use crate::modules::os::tree::{self, Simple};
    use crate::modules::os::{LONGEST, Place, PortPath, open};
    use crate::port::Errno;
    use crate::rom::{Args, Members};
    use crate::value::Value;
    use crate::vm::Vm;

    pub(super) static METHODS: &Members = members! {
        "chdir" => V2(|vm, fs, path| at(vm, fs, path, tree::chdir_at)),
        "getcwd" => V1(directory),
        "ilistdir" => VN(1, 2, list),
        "mkdir" => V2(|vm, fs, path| simple(vm, fs, path, Simple::MakeDirectory)),
        "mount" => V3(|_, _, _, _| Ok(Value::NONE)),
        "open" => V3(|vm, fs, path, mode| {
            let place = inside(vm, fs, path)?;
            open::open_at(vm, place, mode)
        }),
        "remove" => V2(|vm, fs, path| simple(vm, fs, path, Simple::Remove)),
        "rename" => V3(|vm, fs, from, to| {
            let (from, to) = (inside(vm, fs, from)?, inside(vm, fs, to)?);
            tree::rename_at(vm, from, to)
        }),
        "rmdir" => V2(|vm, fs, path| simple(vm, fs, path, Simple::RemoveDirectory)),
        "stat" => V2(|vm, fs, path| at(vm, fs, path, tree::stat_at)),
        "statvfs" => V2(|vm, fs, path| at(vm, fs, path, tree::statvfs_at)),
        "umount" => V1(|_, _| Ok(Value::NONE)),
    };

    fn short(vm: &mut Vm<'_>, path: Option<PortPath>) -> Res<PortPath> {
        path.ok_or_else(|| vm.raise_errno(Errno::ENAMETOOLONG))
    }

    /// The directory in the file system that the program is in; the root when it is elsewhere.
    fn here(vm: &mut Vm<'_>, fs: Value) -> Res<PortPath> {
        let mut folder = [0; LONGEST];
        // The port's own directory counts, wherever else the program is.
        let whole = match vm.heap.root(Root::Directory).and_then(|d| vm.heap.text(d)) {
            Some(folder) => PortPath::joined(b"", folder.get(&vm.heap)),
            None => {
                let len = vm.port.directory(&mut folder).min(folder.len());
                PortPath::joined(b"", &folder[..len])
            }
        };
        let whole = short(vm, whole)?;
        let Some(root) = vm.port_root(fs) else {
            return Ok(whole);
        };
        let root = root.get(&vm.heap);
        let rest = whole
            .get()
            .strip_prefix(root.strip_suffix(b"/").unwrap_or(root));
        let rest = rest.filter(|rest| rest.first() == Some(&b'/'));
        let rest = PortPath::joined(b"", rest.unwrap_or(b"/"));
        short(vm, rest)
    }

    /// Where a path in the file system leads in the port's. No `..` leads out of it.
    fn path_of(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res<PortPath> {
        let text = vm.path_text(path)?;
        let inner = match text.get(&vm.heap).first() {
            Some(b'/') => PortPath::joined(b"", text.get(&vm.heap)),
            _ => PortPath::joined(here(vm, fs)?.get(), text.get(&vm.heap)),
        };
        let inner = short(vm, inner)?;
        match vm.port_root(fs) {
            Some(root) => {
                let whole = PortPath::joined(root.get(&vm.heap), inner.get());
                short(vm, whole)
            }
            None => Ok(inner),
        }
    }

    fn inside(vm: &mut Vm<'_>, fs: Value, path: Value) -> Res<Place> {
        path_of(vm, fs, path).map(Place::Port)
    }

    fn at(vm: &mut Vm<'_>, fs: Value, path: Value, work: fn(&mut Vm<'_>, Place) -> Res) -> Res {
        let place = inside(vm, fs, path)?;
        work(vm, place)
    }

    fn simple(vm: &mut Vm<'_>, fs: Value, path: Value, what: Simple) -> Res {
        let place = inside(vm, fs, path)?;
        tree::simple_at(vm, place, what)
    }

    /// `getcwd()`: from the root of the file system, when the program is in it.
    fn directory(vm: &mut Vm<'_>, fs: Value) -> Res {
        let here = here(vm, fs)?;
        vm.heap.str_value(here.get())
    }

    /// `ilistdir(path)`: an iterator over tuples (name, kind, 0).
    fn list(vm: &mut Vm<'_>, args: Args) -> Res {
        let fs = vm.heap.arg(args, 0);
        let path = match vm.heap.arg(args, 1) {
            Value::UNDEF => vm.heap.str_value(b"")?,
            path => path,
        };
        let bytes = vm.heap.text(path).is_none();
        let path = path_of(vm, fs, path)?;
        let list = vm.heap.new_list_with(0)?;
        let base = vm.heap.push(list.value())?;
        tree::port_entries(vm, list, &path, bytes, false)?;
        let iterator = vm.iter(list.value())?;
        vm.heap.cut(base);
        Ok(iterator)
    }
}
