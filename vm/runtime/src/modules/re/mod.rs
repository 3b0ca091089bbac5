//! `re`: regular expressions, with an engine of our own that needs no recursion.

mod compile;
mod found;
mod pattern;
mod program;
mod run;
#[cfg(feature = "quick")]
mod span;
mod substitute;
#[cfg(test)]
mod tests;

pub(crate) use found::MATCH;
pub(crate) use pattern::PATTERN;

use crate::Res;
use crate::members;
use crate::rom::{Args, Namespace};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "re",
    members! {
        "__name__" => Const(const { crate::names::Name::of("re") }.value()),
        "compile" => VN(1, 2, compile_pattern),
        "match" => VN(2, 4, pattern::match_here),
        "search" => VN(2, 4, pattern::search),
        "sub" => VN(3, 5, substitute::sub),
    },
);

fn compile_pattern(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    pattern::of(vm, v).map(|r| r.value())
}
