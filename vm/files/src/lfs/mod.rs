//! littlefs, versions 1 and 2, as their published SPEC and DESIGN documents describe them. What is
//! only so in version 1 is in `one`.
//!
//! Every directory is a chain of *pairs* of metadata blocks: a change is written whole to the
//! block of the pair that is not in use, with a higher revision and a checksum, so it happens or
//! it does not. Files are lists of blocks that are never changed once they are a file's, or lie in
//! the metadata when they are short (not in version 1).
//! So power lost at any moment loses nothing that was closed.

mod allocate;
mod cache;
mod checksum;
mod commit;
mod directory;
mod disk;
mod file;
mod format;
mod index;
mod list;
mod one;
mod open_files;
mod pack;
mod pair;
mod path;
mod rename;
mod sink;
mod tag;
mod version;
mod volume;

#[cfg(test)]
mod tests;

pub use disk::Tuning;
pub use pack::PACKED;
pub use version::Version;
pub use volume::Volume;
