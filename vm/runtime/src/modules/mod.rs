//! The modules that every machine can import, one file or folder each.

use crate::rom::Ns;

/// Their names, and the namespaces behind them. One line each.
pub(crate) static MODULES: &[(&str, Ns)] = &[
    ("builtins", Ns::Builtins),
];
