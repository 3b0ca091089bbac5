//! The module `io`: files, streams in memory, and the base of streams that programs write.

#[cfg(feature = "pc")]
pub(crate) mod buffered;
pub(crate) mod device;
pub(crate) mod file;
pub(crate) mod memory;
pub(crate) mod methods;
mod reading;
pub(crate) mod stream;

use crate::members;
use crate::rom::{Args, Members, Namespace, Ns as N, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "io",
    members! {
        #[cfg(feature = "pc")]
        "BufferedWriter" => Ns(N::BufferedWriter),
        "BytesIO" => Ns(N::BytesIO),
        "FileIO" => Ns(N::FileIO),
        "IOBase" => Ns(N::IOBase),
        "SEEK_CUR" => Const(Value::small(1)),
        "SEEK_END" => Const(Value::small(2)),
        "SEEK_SET" => Const(Value::small(0)),
        "StringIO" => Ns(N::StringIO),
        "TextIOWrapper" => Ns(N::TextIOWrapper),
        "open" => VK(0, crate::modules::os::open::open),
    },
);

/// `io.IOBase`: what derives from it has `readinto`, `write` and `ioctl` of its own.
pub(crate) static IO_BASE: Namespace = Namespace::ty(
    "IOBase",
    &TypeDef {
        new: Some(new_base),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

fn new_base(vm: &mut Vm<'_>, _: Value, _: Args) -> crate::Res {
    vm.heap.alloc(N::IOBase.value(), 0).map(crate::Ref::value)
}
