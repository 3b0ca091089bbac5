//! What `irq` of serial ports and pins gives:
//! the functions called when bytes come or levels change.
//!
//! Words: header, the stream or pin, the function, the trigger.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Res, Value, Vm};

use crate::device::Request;
use crate::kept::Kept;
use crate::modules::IRQ;
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "irq",
    &TypeDef {
        print: Some(print),
        call: Some(call),
        ..TypeDef::PLAIN
    },
    members! {
        "flags" => V1(trigger),
        "trigger" => V1(trigger),
    },
);

fn print(vm: &mut Vm<'_>, _v: Value, _kind: PrintKind) -> Res<()> {
    vm.write(b"<irq>")
}

/// As if bytes had come, or the level had changed.
fn call(vm: &mut Vm<'_>, v: Value, _args: Args) -> Res {
    let part = |vm: &Vm<'_>, i| v.as_ref().and_then(|r| vm.heap.value(r, i));
    match (part(vm, 1), part(vm, 2)) {
        (Some(stream), Some(function)) if !function.is_none() => vm.call(function, &[stream]),
        _ => Ok(Value::NONE),
    }
}

fn trigger(vm: &mut Vm<'_>, v: Value) -> Res {
    let irq = vm.heap.is(v, IRQ);
    Ok(irq
        .and_then(|r| vm.heap.value(r, 3))
        .unwrap_or(Value::small(0)))
}

/// `irq(handler=None, trigger=..., hard=False)` of the stream that is argument 0: the function is
/// called when bytes come from source `source`.
pub(crate) fn irq(vm: &mut Vm<'_>, args: Args, source: usize, allowed: i32) -> Res {
    let spec: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::optional(name("handler"), Value::NONE),
        Parameter::optional(name("trigger"), Value::small(allowed)),
        Parameter::optional(name("hard"), Value::FALSE),
    ];
    let [v, handler, trigger, _] = vm.bind(args, &spec)?;
    let wanted = vm.heap.machine_int(trigger)?;
    if wanted & !allowed != 0 {
        let message = format_args!("trigger 0x{wanted:08x} unsupported");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    }
    let watched = !handler.is_none() && wanted != 0;
    let function = if watched { handler } else { Value::NONE };
    Kept::Stream(source).set_call(vm, v, function)?;
    Request::WatchBytes(source, watched).ask(vm.port);
    object(vm, v, handler, trigger)
}

/// What `irq` gives for a stream or pin; all three are arguments of a program's call.
pub(crate) fn object(vm: &mut Vm<'_>, v: Value, handler: Value, trigger: Value) -> Res {
    let irq = vm.heap.alloc(IRQ.value(), 3)?;
    vm.heap.set_value(irq, 1, v);
    vm.heap.set_value(irq, 2, handler);
    vm.heap.set_value(irq, 3, trigger);
    Ok(irq.value())
}
