//! The module `vfs`: file systems that programs mount. One that is made of objects of the program
//! is asked by its methods; [`VFS_FAT`] is one of ours over a block device of the program's.

#[cfg(feature = "pyboard")]
mod device;
#[cfg(feature = "pyboard")]
mod fat;
#[cfg(feature = "pyboard")]
pub(crate) mod file;
#[cfg(feature = "pc")]
mod littlefs;
#[cfg(feature = "pyboard")]
mod methods;
pub(crate) mod mount;
#[cfg(feature = "pyboard")]
mod object;
mod port_files;
#[cfg(feature = "pc")]
pub(crate) mod rom;
#[cfg(feature = "pyboard")]
mod volume;

#[cfg(feature = "pyboard")]
pub(crate) use fat::VFS_FAT;
#[cfg(feature = "pc")]
pub(crate) use littlefs::{VFS_LFS1, VFS_LFS2};
pub(crate) use port_files::VFS_PORT;

use crate::members;
use crate::rom::Namespace;

#[cfg(feature = "pc")]
use crate::rom::Ns as N;

#[cfg(not(feature = "pyboard"))]
pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "vfs",
    members! {
        "mount" => VK(0, mount::mount),
        "umount" => V1(mount::umount),
    },
);

#[cfg(all(feature = "pyboard", not(feature = "pc")))]
pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "vfs",
    members! {
        "VfsFat" => Ns(crate::rom::Ns::VfsFat),
        "mount" => VK(0, mount::mount),
        "umount" => V1(mount::umount),
    },
);

#[cfg(feature = "pc")]
pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "vfs",
    members! {
        "VfsFat" => Ns(N::VfsFat),
        "VfsLfs1" => Ns(N::VfsLfs1),
        "VfsLfs2" => Ns(N::VfsLfs2),
        "VfsPosix" => Ns(N::VfsPort),
        "VfsRom" => Ns(N::VfsRom),
        "mount" => VK(0, mount::mount),
        "rom_ioctl" => VN(1, 4, rom::partition::rom_ioctl),
        "umount" => V1(mount::umount),
    },
);
