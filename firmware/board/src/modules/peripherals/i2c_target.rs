//! What the program's own I2C targets (`machine.I2CTarget`, in `_i2c_target.py`) hear of the buses'
//! controllers. The wires of both buses are joined, so the controller of one talks to the target of
//! the other: no peripheral is both at a time.

use garter_runtime::{Res, Value, Vm};

use crate::kept::Kept;
use crate::names::name;

/// The target that the controller of a bus reaches.
fn wired(vm: &Vm<'_>, bus: usize) -> Option<Value> {
    let targets = Kept::Targets.get(vm)?.as_ref()?;
    let target = vm.heap.list_item(targets, 1usize.checked_sub(bus)?);
    target.filter(|v| !v.is_none())
}

/// The device with an address is called; whether the target is that.
pub(super) fn start(vm: &mut Vm<'_>, bus: usize, address: u8, read: bool) -> Res<bool> {
    let Some(target) = wired(vm, bus) else {
        return Ok(false);
    };
    let first = Value::small(i32::from(address) << 1 | i32::from(read));
    let answered = vm.call_method(target, name("_start"), &[first])?;
    Ok(answered == Value::TRUE)
}

/// The controller sends a byte; whether the target takes it.
pub(super) fn write(vm: &mut Vm<'_>, bus: usize, byte: u8) -> Res<bool> {
    let Some(target) = wired(vm, bus) else {
        return Ok(false);
    };
    let byte = Value::small(i32::from(byte));
    let taken = vm.call_method(target, name("_write"), &[byte])?;
    Ok(taken == Value::TRUE)
}

/// The controller reads a byte; all bits are ones where the target was not called.
pub(super) fn read(vm: &mut Vm<'_>, bus: usize) -> Res<u8> {
    let Some(target) = wired(vm, bus) else {
        return Ok(0xff);
    };
    let byte = vm.call_method(target, name("_read"), &[])?;
    Ok(byte.as_small().unwrap_or(0xff) as u8)
}

/// The controller lets go of the bus.
pub(super) fn stop(vm: &mut Vm<'_>, bus: usize) -> Res<()> {
    if let Some(target) = wired(vm, bus) {
        vm.call_method(target, name("_stop"), &[])?;
    }
    Ok(())
}
