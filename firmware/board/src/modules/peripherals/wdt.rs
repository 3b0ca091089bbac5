//! `machine.WDT`: the watchdog. On a simulated board it does not bite: whoever debugs a program
//! wants to see it hang, not start anew.

use garter_runtime::rom::{Args, Namespace, Ns, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Res, Value, Vm};

use crate::modules::WDT;
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "WDT",
    &TypeDef {
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "feed" => V1(|_, _| Ok(Value::NONE)),
    },
);

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    const SPEC: [Parameter; 2] = [
        Parameter::optional(name("id"), Value::small(0)),
        Parameter::optional(name("timeout"), Value::small(5000)),
    ];
    let [id, timeout] = vm.bind(args, &SPEC)?;
    if id.as_small() != Some(0) {
        let n = vm.heap.machine_int(id)?;
        let message = format_args!("WDT({n}) doesn't exist");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    }
    if !timeout
        .as_small()
        .is_some_and(|ms| (1..=32_000).contains(&ms))
    {
        return Err(vm.heap.raise(Ns::ValueError, "WDT timeout out of range"));
    }
    Ok(vm.heap.alloc(WDT.value(), 0)?.value())
}
