//! How much room a file system has: `statvfs` of the operating system.

use std::io;
use std::path::Path;

/// Bytes of a block, how many blocks there are and how many are free.
pub(crate) fn of(path: &Path) -> io::Result<(u64, u64, u64)> {
    let space = rustix::fs::statvfs(path)?;
    Ok((space.f_frsize, space.f_blocks, space.f_bfree))
}
