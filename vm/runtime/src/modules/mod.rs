//! The modules that every machine can import, one file or folder each.

pub(crate) mod collections;
pub(crate) mod errno;
pub(crate) mod heapq;
pub(crate) mod io;
pub(crate) mod os;
pub(crate) mod select;
pub(crate) mod time;

pub(crate) mod arrays;
pub(crate) mod binascii;
pub(crate) mod cmath;
pub(crate) mod math;
pub(crate) mod random;
pub(crate) mod structs;

pub(crate) mod json;
pub(crate) mod re;

pub(crate) mod gc;
pub(crate) mod micropython;
pub(crate) mod sys;

use crate::rom::Ns;

/// Their names, and the namespaces behind them. One line each.
pub(crate) static MODULES: &[(&str, Ns)] = &[
    ("builtins", Ns::Builtins),
    ("gc", Ns::Gc),
    ("micropython", Ns::MicroPython),
    ("sys", Ns::Sys),
    ("collections", Ns::CollectionsModule),
    ("errno", Ns::ErrnoModule),
    ("heapq", Ns::HeapqModule),
    ("io", Ns::IoModule),
    ("os", Ns::OsModule),
    ("select", Ns::SelectModule),
    ("vfs", Ns::VfsModule),
    ("time", Ns::TimeModule),
    ("array", Ns::ArrayModule),
    ("binascii", Ns::Binascii),
    ("cmath", Ns::Cmath),
    ("math", Ns::Math),
    ("random", Ns::Random),
    ("struct", Ns::Struct),
    ("json", Ns::Json),
    ("re", Ns::Re),
];
