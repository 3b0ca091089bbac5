//! The module `builtins`: the names every program sees without importing them.

use crate::rom::{Namespace, Ns as N};

// One line an entry; functions live in files named for what they are about, or beside their type.
pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "builtins",
    crate::members! {
        "__name__" => Const(crate::names::Name::of("builtins").value()),
        "Ellipsis" => Const(crate::Value::ELLIPSIS),
        "NotImplemented" => Const(crate::Value::NOT_IMPLEMENTED),
        // exceptions
        "BaseException" => Ns(N::BaseException),
        "Exception" => Ns(N::Exception),
        "MemoryError" => Ns(N::MemoryError),
        "RuntimeError" => Ns(N::RuntimeError),
        "TypeError" => Ns(N::TypeError),
        "ValueError" => Ns(N::ValueError),
        // types
        "bool" => Ns(N::Bool),
        "bytes" => Ns(N::Bytes),
        "float" => Ns(N::Float),
        "int" => Ns(N::Int),
        "str" => Ns(N::Str),
        "tuple" => Ns(N::Tuple),
        "type" => Ns(N::Type),
        // machine
        // numbers and text
        // containers
    },
);
