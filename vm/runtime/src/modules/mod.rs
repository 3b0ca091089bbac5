//! The modules that every machine can import, one file or folder each.

pub(crate) mod collections;
pub(crate) mod errno;
pub(crate) mod heapq;
pub(crate) mod time;

use crate::rom::Ns;

/// Their names, and the namespaces behind them. One line each.
pub(crate) static MODULES: &[(&str, Ns)] = &[
    ("builtins", Ns::Builtins),
    ("collections", Ns::CollectionsModule),
    ("errno", Ns::ErrnoModule),
    ("heapq", Ns::HeapqModule),
    ("time", Ns::TimeModule),
];
