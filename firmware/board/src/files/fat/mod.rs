//! FAT12 and FAT16 with long names, over sectors of 512 bytes. No allocation: one cached sector
//! and a small table of open files.
//!
//! Layout and fields: Microsoft's "FAT: General Overview of On-Disk Format", version 1.03.
//! Order of writes: a file's data, then the chain of its clusters, then its directory entry, so
//! that what was closed or flushed is whole.

mod cache;
mod directory;
mod file;
mod format;
mod geometry;
mod name;
mod table;
mod volume;

#[cfg(test)]
mod tests;

pub(crate) use volume::Volume;

use garter_runtime::port::Errno;

pub(super) const ENOENT: Errno = Errno(2);
pub(super) const EIO: Errno = Errno(5);
pub(super) const EBADF: Errno = Errno(9);
pub(super) const EACCES: Errno = Errno(13);
pub(super) const EEXIST: Errno = Errno(17);
pub(super) const ENODEV: Errno = Errno(19);
pub(super) const ENOTDIR: Errno = Errno(20);
pub(super) const EISDIR: Errno = Errno(21);
pub(super) const EINVAL: Errno = Errno(22);
pub(super) const EMFILE: Errno = Errno(24);
pub(super) const ENOSPC: Errno = Errno(28);
