//! The module `collections`.

pub(crate) mod namedtuple;

use crate::members;
use crate::rom::{Namespace, Ns as N};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "collections",
    members! {
        "OrderedDict" => Ns(N::OrderedDict),
        "deque" => Ns(N::Deque),
        "namedtuple" => V2(namedtuple::namedtuple),
    },
);
