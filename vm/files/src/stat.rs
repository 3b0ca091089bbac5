//! What a path names.

/// What kind of thing a path names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stat {
    /// A directory.
    pub directory: bool,
    /// Size in bytes; 0 for directories.
    pub size: u64,
    /// Seconds since 1970 of the last change; 0 where it is not known.
    pub modified: u64,
}
