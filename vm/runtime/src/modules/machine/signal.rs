//! `machine.Signal`: a pin that is active high or low.
//!
//! Words: header; the pin; 1 when active means low.

use crate::Res;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "Signal",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new),
        call: Some(|vm, v, args| {
            vm.heap.expect_arguments(args, 0, 1)?;
            let level = vm.heap.arg(args, 0);
            get_or_set(vm, v, level)
        }),
        ..TypeDef::PLAIN
    },
    members! {
        "off" => V1(|vm, v| get_or_set(vm, v, Value::FALSE)),
        "on" => V1(|vm, v| get_or_set(vm, v, Value::TRUE)),
        "value" => VN(1, 2, |vm, args| {
            let (v, level) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
            get_or_set(vm, v, level)
        }),
    },
);

const PIN: usize = 1;
const INVERT: usize = 2;

/// `Signal(pin, invert=False)`, `Signal(arguments of a pin..., invert=False)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_count(args.positional, 1, u16::MAX)?;
    let mut invert = false;
    let mut others = 0;
    while let Some((name, v)) = vm.heap.keyword(args, others) {
        if name == const { Name::of("invert").value() } {
            invert = vm.is_true(v)?;
            break;
        }
        others += 1;
    }
    let mut pin = vm.heap.arg(args, 0);
    let base = vm.heap.top();
    if vm
        .load_attr_opt(pin, const { Name::of("value") })?
        .is_none()
    {
        // What a pin is made of.
        let module = vm.import(const { Name::of("machine") })?;
        vm.heap.push(module)?;
        let class = vm.load_attr(module, const { Name::of("Pin") })?;
        vm.heap.push(class)?;
        let first = vm.heap.top();
        for i in 0..args.positional as usize {
            let v = vm.heap.arg(args, i);
            vm.heap.push(v)?;
        }
        let (mut i, mut keywords) = (0, 0);
        while let Some((name, v)) = vm.heap.keyword(args, i) {
            if name != const { Name::of("invert").value() } {
                vm.heap.push(name)?;
                vm.heap.push(v)?;
                keywords += 1;
            }
            i += 1;
        }
        pin = vm.call_args(
            class,
            Args {
                base: first as u32,
                positional: args.positional,
                keywords,
            },
        )?;
    }
    vm.heap.push(pin)?;
    let r = vm.heap.alloc(Ns::Signal.value(), 2)?;
    vm.heap.set_value(r, PIN, pin);
    vm.heap.set_word(r, INVERT, u32::from(invert));
    vm.heap.cut(base);
    Ok(r.value())
}

fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.native_base(v, Ns::Signal).and_then(Value::as_ref) {
        Some(r) => Ok(r),
        None => Err(vm.heap.raise(Ns::TypeError, "Signal expected")),
    }
}

fn get_or_set(vm: &mut Vm<'_>, v: Value, level: Value) -> Res {
    let r = this(vm, v)?;
    let pin = vm.heap.value(r, PIN).unwrap_or(Value::NONE);
    let invert = vm.heap.word(r, INVERT) != 0;
    if level.is_undef() {
        let now = vm.call(pin, &[])?;
        let now = vm.is_true(now)?;
        return Ok(Value::small(i32::from(now != invert)));
    }
    let level = vm.is_true(level)? != invert;
    vm.call(pin, &[Value::small(i32::from(level))])?;
    Ok(Value::NONE)
}
