//! What is written in Python, in modules that are compiled into this program, and is looked up when
//! a program first wants it.

use garter_runtime::names::Name;
use garter_runtime::rom::{Args, Namespace};
use garter_runtime::{Res, Value, Vm};

use crate::kept::Kept;
use crate::names::{members, name};

/// `onewire`
pub(crate) static ONE_WIRE: Namespace = Namespace::module(
    "onewire",
    members! {
        "OneWire" => Get(|vm| find(vm, name("_wires"), name("OneWire"))),
        "OneWireError" => Get(|vm| find(vm, name("_wires"), name("OneWireError"))),
    },
);

/// `dht`
pub(crate) static DHT: Namespace = Namespace::module(
    "dht",
    members! {
        "DHTBase" => Get(|vm| find(vm, name("_dht"), name("DHTBase"))),
        "DHT11" => Get(|vm| find(vm, name("_dht"), name("DHT11"))),
        "DHT22" => Get(|vm| find(vm, name("_dht"), name("DHT22"))),
    },
);

/// A member of a module.
fn find(vm: &mut Vm<'_>, module: Name, member: Name) -> Res {
    let module = vm.import(module)?;
    vm.load_attr(module, member)
}

/// `pyb.LCD`
pub(crate) fn lcd(vm: &mut Vm<'_>) -> Res {
    find(vm, name("_lcd"), name("LCD"))
}

/// `machine.PWM`
pub(crate) fn pwm(vm: &mut Vm<'_>) -> Res {
    find(vm, name("_pwm"), name("PWM"))
}

/// `machine.I2S`
pub(crate) fn i2s(vm: &mut Vm<'_>) -> Res {
    find(vm, name("_i2s"), name("I2S"))
}

/// `machine.I2CTarget`, whose targets the buses' controllers look for from now on.
pub(crate) fn i2c_target(vm: &mut Vm<'_>) -> Res {
    let targets = find(vm, name("_i2c_target"), name("_targets"))?;
    vm.heap.push(targets)?;
    Kept::Targets.set(vm, targets)?;
    vm.heap.pop();
    find(vm, name("_i2c_target"), name("I2CTarget"))
}

/// `machine.CAN`
pub(crate) fn can(vm: &mut Vm<'_>) -> Res {
    find(vm, name("_can"), name("CAN"))
}

/// `pyb.mount(device, mountpoint, *, readonly=False, mkfs=False)`
pub(crate) fn mount(vm: &mut Vm<'_>, args: Args) -> Res {
    let function = find(vm, name("_mount"), const { Name::of("mount") })?;
    vm.heap.push(function)?;
    let mounted = vm.call_args(function, args)?;
    vm.heap.pop();
    Ok(if mounted.is_none() {
        Value::NONE
    } else {
        mounted
    })
}
