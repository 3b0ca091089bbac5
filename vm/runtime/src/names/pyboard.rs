//! Names that the modules need which a stock pyboard has beyond those of every machine.

/// In any order; none of them is in `list.rs`.
#[cfg(feature = "pyboard")]
pub(super) const LIST: &[&str] = &["digest", "libc_ver", "python_compiler", "sha256"];

/// Without these modules nothing needs their names.
#[cfg(not(feature = "pyboard"))]
pub(super) const LIST: &[&str] = &[];
