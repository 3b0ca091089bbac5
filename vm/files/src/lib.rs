//! File systems over blocks of storage, without allocation: FAT12, FAT16 and FAT32, and
//! littlefs 1 and 2 with the feature of its name. With the feature `romfs` also that one, which
//! lies in memory and is only read.
//!
//! Knows nothing of values, machines, boards or mount points: paths are bytes relative to a
//! volume's root, blocks come and go through [`Storage`] or [`Blocks`], and the caller keeps the
//! volumes. No function panics or hangs, whatever the blocks hold, and power lost between any two
//! writes of blocks leaves every file that was closed before whole.

#![no_std]

#[cfg(test)]
extern crate std;

mod blocks;
mod date;
mod errno;
pub mod fat;
#[cfg(feature = "littlefs")]
pub mod lfs;
mod open_mode;
mod ram_disk;
#[cfg(feature = "romfs")]
pub mod rom;
mod stat;
mod storage;

pub use blocks::Blocks;
pub use errno::Errno;
pub use open_mode::{OpenMode, Whence};
pub use ram_disk::RamDisk;
pub use stat::Stat;
pub use storage::{SECTOR, Storage, StorageError};
