//! The names this crate's ROM needs, in any order, by topic. `names.rs` sorts them.

/// One line a topic; a name that the .mpy format has already is not listed.
pub(super) const LIST: &[&str] = &[
    // builtins
    "NotImplemented", "float",
    // types
    "ellipsis", "garter",
    // containers
    "start", "stop", "step", "fromkeys", "iterable", "__contains__", "add", "difference",
    "difference_update", "discard", "intersection", "intersection_update", "isdisjoint",
    "issubset", "issuperset", "symmetric_difference", "symmetric_difference_update", "union",
    "default", "enumerate", "filter", "frozenset", "max", "min", "reversed", "slice",
    // numbers and text
    "real", "imag", "indices", "complex", "memoryview",
];
