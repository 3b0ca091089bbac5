//! How long a pulse on a pin takes, and bits sent as pulses.

use crate::Res;
use crate::port::Errno;
use crate::rom::{Args, Ns};
use crate::value::Value;
use crate::vm::Vm;

/// Whether a pin has a level.
fn has(vm: &mut Vm<'_>, pin: Value, level: bool) -> Res<bool> {
    let now = vm.call(pin, &[])?;
    Ok(vm.is_true(now)? == level)
}

/// Waits until a pin has a level, or not; gives how long that took, `None`: too long.
fn wait(vm: &mut Vm<'_>, pin: Value, level: bool, most: u64) -> Res<Option<u64>> {
    let start = vm.port.ticks_us();
    loop {
        if has(vm, pin, level)? {
            return Ok(Some(vm.port.ticks_us().saturating_sub(start)));
        }
        if vm.port.ticks_us().saturating_sub(start) >= most {
            return Ok(None);
        }
        vm.check_interrupt()?;
    }
}

/// `time_pulse_us(pin, level, timeout_us=1000000)`: -2 when no pulse began in time, -1 when it did
/// not end in time.
///
/// # Errors
/// What the pin raises.
pub fn time_pulse_us(vm: &mut Vm<'_>, args: Args) -> Res {
    let (pin, level) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let level = vm.is_true(level)?;
    let most = match vm.heap.arg(args, 2) {
        Value::UNDEF => 1_000_000,
        v => vm.heap.machine_int(v)?.max(0) as u64,
    };
    if wait(vm, pin, level, most)?.is_none() {
        return Ok(Value::small(-2));
    }
    match wait(vm, pin, !level, most)? {
        Some(us) => vm.heap.new_uint(us),
        None => Ok(Value::small(-1)),
    }
}

/// `bitstream(pin, encoding, timing, data)`: encoding 0 is a high and a low time in nanoseconds
/// for a 0 and for a 1. Times are rounded up to microseconds where a port has no finer ones.
///
/// # Errors
/// ValueError, what the pin raises.
pub fn bitstream(vm: &mut Vm<'_>, args: Args) -> Res {
    let encoding = vm.heap.arg(args, 1);
    if vm.heap.machine_int(encoding)? != 0 {
        return Err(vm.raise_errno(Errno(22)));
    }
    let timing = vm.heap.arg(args, 2);
    let items = vm.heap.items(timing);
    let Some(items) = items.filter(|items| items.len(&vm.heap) == 4) else {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    };
    let mut times = [0; 4];
    for (i, time) in times.iter_mut().enumerate() {
        let v = items.get(&vm.heap, i).unwrap_or(Value::NONE);
        *time = (vm.heap.machine_int(v)?.max(0) as u64).div_ceil(1000);
    }
    let (pin, data) = (vm.heap.arg(args, 0), vm.heap.arg(args, 3));
    let len = vm.expect_buffer(data)?.len;
    for i in 0..len {
        // Looked up each time: the pin may be a program's own.
        let bytes = vm.expect_buffer(data)?;
        let byte = vm.heap.buffer_bytes(bytes).get(i).copied().unwrap_or(0);
        for bit in (0..8).rev() {
            let one = usize::from(byte >> bit & 1);
            vm.call(pin, &[Value::small(1)])?;
            vm.port.wait_us(times[2 * one]);
            vm.call(pin, &[Value::small(0)])?;
            vm.port.wait_us(times[2 * one + 1]);
        }
    }
    Ok(Value::NONE)
}
