//! FAT12, FAT16 and FAT32 with long names, over sectors of 512 bytes. No allocation: two cached
//! sectors and a small table of open files.
//!
//! Layout and fields: Microsoft's "FAT: General Overview of On-Disk Format", version 1.03.
//!
//! Order of writes: a file's data, then the chain of its clusters, then its directory entry, and
//! only then is what it replaces freed. So power lost at any moment leaves a file that was closed
//! as it was; what is lost with it is room, which `fsck.fat` finds again.

mod cache;
mod cursor;
mod directory;
mod file;
mod format;
mod geometry;
mod name;
mod open_files;
mod pack;
mod path;
mod rename;
mod table;
mod tree;
mod volume;

#[cfg(test)]
mod tests;

pub use pack::PACKED;
pub use volume::{Space, Volume};
