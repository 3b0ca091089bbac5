//! `pyb.Accel`: the accelerometer, in units of 1/21 g.

use garter_runtime::rom::{Args, Namespace, PrintKind, TypeDef};
use garter_runtime::{Res, Value, Vm};

use super::ACCEL;
use crate::device::Request;
use crate::names::members;

pub(super) static NAMESPACE: Namespace = Namespace::ty(
    "Accel",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "x" => V1(x),
        "y" => V1(y),
        "z" => V1(z),
        "tilt" => V1(tilt),
        "filtered_xyz" => V1(filtered_xyz),
    },
);

/// How many readings `filtered_xyz` adds up.
const SAMPLES: i32 = 4;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 0)?;
    Ok(vm.heap.alloc(ACCEL.value(), 0)?.value())
}

fn print(vm: &mut Vm<'_>, _accel: Value, _kind: PrintKind) -> Res<()> {
    vm.write(b"<Accel>")
}

fn axes(vm: &mut Vm<'_>) -> [i8; 3] {
    match Request::Acceleration([0; 3]).ask(vm.port) {
        Request::Acceleration(axes) => axes,
        _ => [0; 3],
    }
}

fn x(vm: &mut Vm<'_>, _accel: Value) -> Res {
    Ok(Value::small(i32::from(axes(vm)[0])))
}

fn y(vm: &mut Vm<'_>, _accel: Value) -> Res {
    Ok(Value::small(i32::from(axes(vm)[1])))
}

fn z(vm: &mut Vm<'_>, _accel: Value) -> Res {
    Ok(Value::small(i32::from(axes(vm)[2])))
}

fn tilt(_vm: &mut Vm<'_>, _accel: Value) -> Res {
    // The chip's tilt register: bits for taps and orientation, none of which is happening.
    Ok(Value::small(0))
}

fn filtered_xyz(vm: &mut Vm<'_>, _accel: Value) -> Res {
    let sums = axes(vm).map(|a| Value::small(i32::from(a) * SAMPLES));
    vm.heap.new_tuple(&sums)
}
