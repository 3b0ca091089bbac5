//! The module `os`: directories and files of the port and of file systems that programs mount.
//! Mounting is the module `vfs`, which has the same functions.

pub(crate) mod open;
mod path;
#[cfg(feature = "pc")]
mod process;
pub(crate) mod tree;

#[cfg(feature = "pc")]
pub(crate) use path::LONGEST;
pub(crate) use path::{Place, PortPath};
pub(crate) use tree::getcwd;
#[cfg(feature = "pyboard")]
pub(crate) use tree::{entry, stat_tuple, statvfs_tuple};

use crate::members;
use crate::modules::vfs;
use crate::names::Name;
use crate::rom::Namespace;
#[cfg(feature = "pyboard")]
use crate::rom::Ns as N;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "os",
    members! {
        #[cfg(feature = "pyboard")]
        "VfsFat" => Ns(N::VfsFat),
        #[cfg(feature = "pc")]
        "VfsLfs1" => Ns(N::VfsLfs1),
        #[cfg(feature = "pc")]
        "VfsLfs2" => Ns(N::VfsLfs2),
        #[cfg(feature = "pc")]
        "VfsPosix" => Ns(N::VfsPort),
        "chdir" => V1(tree::chdir),
        #[cfg(feature = "peripherals")]
        "dupterm" => Get(dupterm),
        "getcwd" => V0(tree::getcwd),
        "getenv" => VN(1, 2, tree::getenv),
        "ilistdir" => VN(0, 1, tree::ilistdir),
        "listdir" => VN(0, 1, tree::listdir),
        "mkdir" => V1(|vm, path| tree::simple(vm, path, tree::Simple::MakeDirectory)),
        "mount" => VK(0, vfs::mount::mount),
        #[cfg(feature = "pc")]
        "putenv" => V2(process::putenv),
        "remove" => V1(|vm, path| tree::simple(vm, path, tree::Simple::Remove)),
        "rename" => V2(tree::rename),
        "rmdir" => V1(|vm, path| tree::simple(vm, path, tree::Simple::RemoveDirectory)),
        "sep" => Const(const { Name::of("/") }.value()),
        "stat" => V1(tree::stat),
        "statvfs" => V1(tree::statvfs),
        "sync" => V0(|_| Ok(crate::Value::NONE)),
        #[cfg(feature = "pc")]
        "system" => V1(process::system),
        "umount" => V1(vfs::mount::umount),
        "uname" => V0(tree::uname),
        "unlink" => V1(|vm, path| tree::simple(vm, path, tree::Simple::Remove)),
        #[cfg(feature = "pc")]
        "unsetenv" => V1(process::unsetenv),
        "urandom" => V1(tree::urandom),
    },
);

/// `dupterm`, which boards with peripherals have in a module of theirs.
#[cfg(feature = "peripherals")]
fn dupterm(vm: &mut crate::Vm<'_>) -> crate::Res {
    if vm.profile.platform != "pyboard" {
        let message = "'module' object has no attribute 'dupterm'";
        return Err(vm.heap.raise(crate::rom::Ns::AttributeError, message));
    }
    let module = vm.import(const { Name::of("_terminal") })?;
    vm.load_attr(module, const { Name::of("dupterm") })
}
