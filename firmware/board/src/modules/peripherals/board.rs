//! Functions of `pyb` about the board as a whole: its main script, its second console, its country.

use garter_runtime::rom::{Args, Ns};
use garter_runtime::{Res, Value, Vm};

use crate::backup;
use crate::device::Request;
use crate::kept::Kept;
use crate::modules::UART;

/// `main(filename)`: the script that runs after boot.py.
pub(crate) fn main(vm: &mut Vm<'_>, file: Value) -> Res {
    if vm.heap.text(file).is_none() {
        return Err(vm.heap.raise_with(Ns::TypeError, &[]));
    }
    Kept::Main.set(vm, file)?;
    Ok(Value::NONE)
}

/// `repl_uart([uart])`: the console is repeated on a serial port.
pub(crate) fn repl_uart(vm: &mut Vm<'_>, args: Args) -> Res {
    let port = match vm.heap.arg(args, 0) {
        Value::UNDEF => return Ok(Kept::Repeated.get(vm).unwrap_or(Value::NONE)),
        v => v,
    };
    if vm.heap.is(port, UART).is_none() && !port.is_none() {
        return Err(vm.heap.raise(Ns::ValueError, "need a UART object"));
    }
    repeat(vm, port)?;
    Ok(Value::NONE)
}

/// Repeats the console on a serial port, or on none; the port is in a slot.
pub(super) fn repeat(vm: &mut Vm<'_>, port: Value) -> Res<()> {
    let uart = vm.heap.is(port, UART);
    let number = uart.and_then(|uart| vm.heap.value(uart, 1)?.as_small());
    Kept::Repeated.set(vm, port)?;
    Request::RepeatOn(number.map(|n| n as usize - 1)).ask(vm.port);
    Ok(())
}

/// `country([code])`: two letters.
pub(crate) fn country(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.heap.arg(args, 0) {
        Value::UNDEF => match Kept::Country.get(vm) {
            Some(code) => Ok(code),
            None => vm.heap.str_value(b"XX"),
        },
        code => {
            let len = vm.heap.text(code).map(|t| t.len());
            if len != Some(2) {
                return Err(vm.heap.raise_with(Ns::ValueError, &[]));
            }
            Kept::Country.set(vm, code)?;
            Ok(Value::NONE)
        }
    }
}

/// `machine.mem_backup(region=0)`; with -1 all regions.
pub(crate) fn mem_backup(vm: &mut Vm<'_>, args: Args) -> Res {
    let region = match vm.heap.arg(args, 0) {
        Value::UNDEF => 0,
        v => vm.heap.machine_int(v)?,
    };
    match region {
        0 | 1 => backup::view(vm, region as usize),
        -1 => {
            let first = backup::view(vm, 0)?;
            vm.heap.push(first)?;
            let second = backup::view(vm, 1)?;
            vm.heap.push(second)?;
            let both = vm.heap.new_tuple(&[first, second])?;
            vm.heap.pop();
            vm.heap.pop();
            Ok(both)
        }
        _ => Err(vm.heap.raise(Ns::ValueError, "invalid region")),
    }
}
