//! The module `machine` of a PC.

use super::{bitstream, mem8, mem16, mem32, time_pulse_us};
use crate::Res;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Namespace, Ns, Ns as N};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "machine",
    members! {
        "DEEPSLEEP" => Const(Value::small(4)),
        "DEEPSLEEP_RESET" => Const(Value::small(4)),
        "HARD_RESET" => Const(Value::small(2)),
        "I2CTarget" => Get(i2c_target),
        "IDLE" => Const(Value::small(1)),
        "Pin" => Get(|vm| simulated(vm, Name::of("Pin"))),
        "PinBase" => Get(|vm| simulated(vm, Name::of("PinBase"))),
        "PWRON_RESET" => Const(Value::small(1)),
        "RTC" => Get(|vm| simulated(vm, Name::of("RTC"))),
        "SLEEP" => Const(Value::small(2)),
        "SOFT_RESET" => Const(Value::small(0)),
        "Signal" => Ns(N::Signal),
        "SoftI2C" => Get(super::soft_i2c),
        "SoftSPI" => Get(super::soft_spi),
        "Timer" => Ns(N::SoftTimer),
        "WDT" => Get(|vm| simulated(vm, Name::of("WDT"))),
        "WDT_RESET" => Const(Value::small(3)),
        "bitstream" => VN(4, 4, bitstream),
        "bootloader" => VN(0, 1, |vm, _| reset(vm)),
        "deepsleep" => VN(0, 1, |vm, args| {
            // Whoever sleeps so deeply wakes by a reset.
            sleep(vm, args)?;
            reset(vm)
        }),
        "disable_irq" => V0(|_| Ok(Value::TRUE)),
        "enable_irq" => VN(0, 1, |_, _| Ok(Value::NONE)),
        "freq" => VN(0, 1, |_, _| Ok(Value::small(1_000_000_000))),
        "idle" => V0(|vm| {
            vm.wait_us(1000)?;
            Ok(Value::NONE)
        }),
        "lightsleep" => VN(0, 1, sleep),
        "mem16" => Get(mem16),
        "mem32" => Get(mem32),
        "mem8" => Get(mem8),
        "reset" => V0(reset),
        "reset_cause" => V0(|_| Ok(Value::small(1))),
        "soft_reset" => V0(reset),
        "time_pulse_us" => VN(2, 3, time_pulse_us),
        "unique_id" => V0(|vm| vm.heap.new_bytes(b"garter")),
    },
);

/// A class of the frozen module with simulated hardware.
fn simulated(vm: &mut Vm<'_>, class: Name) -> Res {
    let module = vm.import(const { Name::of("_simulated") })?;
    vm.load_attr(module, class)
}

/// `I2CTarget`: on wires of simulated pins.
fn i2c_target(vm: &mut Vm<'_>) -> Res {
    let module = vm.import(const { Name::of("_i2c_target") })?;
    vm.load_attr(module, const { Name::of("I2CTarget") })
}

/// `lightsleep([ms])`
fn sleep(vm: &mut Vm<'_>, args: Args) -> Res {
    let ms = match vm.heap.arg(args, 0) {
        Value::UNDEF => 1,
        v => vm.heap.machine_int(v)?.max(0) as u64,
    };
    vm.wait_us(ms * 1000)?;
    Ok(Value::NONE)
}

/// The program ends: there is nothing else to reset.
fn reset(vm: &mut Vm<'_>) -> Res {
    Err(vm.heap.raise_with(Ns::SystemExit, &[]))
}
