//! The module `builtins`: the names every program sees without importing them.

mod containers;

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
        "all" => V1(containers::all),
        "any" => V1(containers::any),
        "dict" => Ns(N::Dict),
        "enumerate" => Ns(N::Enumerate),
        "filter" => Ns(N::Filter),
        "frozenset" => Ns(N::FrozenSet),
        "len" => V1(containers::len),
        "list" => Ns(N::List),
        "map" => Ns(N::Map),
        "max" => VK(1, containers::max),
        "min" => VK(1, containers::min),
        "range" => Ns(N::Range),
        "reversed" => Ns(N::Reversed),
        "set" => Ns(N::Set),
        "slice" => Ns(N::Slice),
        "sorted" => VK(1, containers::sorted),
        "sum" => VN(1, 2, containers::sum),
        "zip" => Ns(N::Zip),
    },
);
