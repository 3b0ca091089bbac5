//! The names this crate's ROM needs, in any order, by topic. `names.rs` sorts them.

/// One line a topic; a name that the .mpy format has already is not listed.
pub(super) const LIST: &[&str] = &[
    // builtins
    "NotImplemented", "float",
    // types
    "ellipsis", "garter",
    // containers
    "start", "stop", "step", "fromkeys",
    // numbers and text
    "real", "imag", "indices", "complex", "memoryview",
];
