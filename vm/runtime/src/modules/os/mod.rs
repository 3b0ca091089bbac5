//! The module `os`: directories and files of the port and of file systems that programs mount.
//! The module `vfs` is the part of it about mounting.

mod mount;
pub(crate) mod open;
mod path;
mod tree;

pub(crate) use path::Place;

use crate::members;
use crate::names::Name;
use crate::rom::{Namespace, TypeDef};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "os",
    members! {
        "chdir" => V1(tree::chdir),
        "getcwd" => V0(tree::getcwd),
        "getenv" => VN(1, 2, tree::getenv),
        "ilistdir" => VN(0, 1, tree::ilistdir),
        "listdir" => VN(0, 1, tree::listdir),
        "mkdir" => V1(|vm, path| tree::simple(vm, path, tree::Simple::MakeDirectory)),
        "mount" => VK(0, mount::mount),
        "remove" => V1(|vm, path| tree::simple(vm, path, tree::Simple::Remove)),
        "rename" => V2(tree::rename),
        "rmdir" => V1(|vm, path| tree::simple(vm, path, tree::Simple::RemoveDirectory)),
        "sep" => Const(Name::of("/").value()),
        "stat" => V1(tree::stat),
        "statvfs" => V1(tree::statvfs),
        "sync" => V0(|_| Ok(crate::Value::NONE)),
        "umount" => V1(mount::umount),
        "uname" => V0(tree::uname),
        "unlink" => V1(|vm, path| tree::simple(vm, path, tree::Simple::Remove)),
        "urandom" => V1(tree::urandom),
    },
);

pub(crate) static VFS: Namespace = Namespace::module(
    "vfs",
    members! {
        "mount" => VK(0, mount::mount),
        "umount" => V1(mount::umount),
    },
);

/// What `os.mount()` shows for the file system of the port.
pub(crate) static VFS_PORT: Namespace = Namespace::ty("VfsPosix", &TypeDef::PLAIN, &[]);
