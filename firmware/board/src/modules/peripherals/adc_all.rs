//! `pyb.ADCAll`: every input of the converter, and what it knows of the chip.
//!
//! Words: header, the resolution in bits.

use garter_runtime::rom::{Args, Namespace, Ns, TypeDef};
use garter_runtime::{Res, Value, Vm};

use super::adc::measure;
use crate::modules::ADC_ALL;
use crate::names::members;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "ADCAll",
    &TypeDef {
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "read_channel" => V2(read_channel),
        "read_core_temp" => V1(|vm, _| temperature(vm)),
        "read_core_vbat" => V1(|vm, _| battery(vm)),
        "read_core_vref" => V1(|vm, _| reference(vm)),
        "read_vref" => V1(|vm, _| supply(vm)),
    },
);

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let bits = vm.heap.arg(args, 0);
    if !matches!(bits.as_small(), Some(6 | 8 | 10 | 12)) {
        let message = "resolution must be 6, 8, 10 or 12";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    let all = vm.heap.alloc(ADC_ALL.value(), 1)?;
    vm.heap.set_value(all, 1, bits);
    Ok(all.value())
}

fn read_channel(vm: &mut Vm<'_>, v: Value, channel: Value) -> Res {
    let bits = vm
        .heap
        .is(v, ADC_ALL)
        .and_then(|r| vm.heap.value(r, 1)?.as_small());
    match channel.as_small() {
        Some(n @ 0..=18) => {
            let level = measure(vm, n) >> (12 - bits.unwrap_or(12).clamp(6, 12));
            Ok(Value::small(i32::from(level)))
        }
        _ => Err(vm.heap.raise(Ns::ValueError, "not a valid ADC Channel")),
    }
}

/// What the chip's reference is, in volts (STM32F405 data sheet, table 71).
const REFERENCE: f64 = 1.21;

/// The supply in volts, from what the reference measures against it.
fn volts(vm: &mut Vm<'_>) -> f64 {
    REFERENCE * 4096.0 / f64::from(measure(vm, 17).max(1))
}

fn temperature(vm: &mut Vm<'_>) -> Res {
    let sensed = f64::from(measure(vm, 16)) / 4096.0 * volts(vm);
    // 0.76 V at 25 degrees, 2.5 mV for each (data sheet, table 69).
    vm.heap.new_float((sensed - 0.76) / 0.0025 + 25.0)
}

fn battery(vm: &mut Vm<'_>) -> Res {
    // The battery is measured through a divider by two.
    let volts = 2.0 * f64::from(measure(vm, 18)) / 4096.0 * volts(vm);
    vm.heap.new_float(volts)
}

fn reference(vm: &mut Vm<'_>) -> Res {
    let volts = f64::from(measure(vm, 17)) / 4096.0 * volts(vm);
    vm.heap.new_float(volts)
}

fn supply(vm: &mut Vm<'_>) -> Res {
    let volts = volts(vm);
    vm.heap.new_float(volts)
}
