//! `array`: the module with the one type.

use crate::members;
use crate::rom::{Namespace, Ns as N};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "array",
    members! {
        "__name__" => Const(const { crate::names::Name::of("array") }.value()),
        "array" => Ns(N::Array),
    },
);
