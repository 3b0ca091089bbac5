//! The two versions of the format.

/// A version of the format. Files, free blocks and paths are alike in both; metadata is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Version {
    /// The first: each block of metadata is written whole, and has no order of names.
    One,
    /// The second: blocks of metadata are logs.
    #[default]
    Two,
}
