//! The file system of the port as an object: `VfsPosix` on a PC, the flash on a board.
//!
//! Words: header; the folder that is its root as `str`, absent for all that the port has.

use super::mount;
use crate::Res;
use crate::rom::{Args, Members, Namespace, Ns, PrintKind, TypeDef};
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
    &Members::NONE,
);

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
