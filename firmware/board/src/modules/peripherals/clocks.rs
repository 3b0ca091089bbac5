//! `pyb.freq`: what the clocks of the core and of its buses are set to.

use garter_runtime::rom::{Args, Ns};
use garter_runtime::{Res, Value, Vm};

use crate::device::Request;

/// Frequencies of the core that can be had, in MHz.
const CORE: [i32; 20] = [
    8, 16, 24, 30, 32, 36, 40, 42, 48, 54, 56, 60, 64, 72, 84, 96, 108, 120, 144, 168,
];
/// What the core's frequency is divided by for the bus, and that of the bus for the others.
const FOR_BUS: [i32; 9] = [1, 2, 4, 8, 16, 64, 128, 256, 512];
const FOR_OTHERS: [i32; 4] = [1, 2, 4, 8];

/// The four frequencies.
pub(crate) fn now(vm: &mut Vm<'_>) -> [i32; 4] {
    match Request::Clocks([0; 4]).ask(vm.port) {
        Request::Clocks(clocks) => clocks,
        _ => [0; 4],
    }
}

/// What comes nearest to a frequency by dividing another one.
fn divided(from: i32, wanted: i32, by: &[i32]) -> i32 {
    let all = by.iter().map(|d| from / d);
    all.min_by_key(|f| (i64::from(*f) - i64::from(wanted)).abs())
        .unwrap_or(from)
}

/// `freq([sysclk[, hclk[, pclk1[, pclk2]]]])`
pub(crate) fn freq(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 0 {
        let clocks = now(vm).map(Value::small);
        return vm.heap.new_tuple(&clocks);
    }
    let mut wanted = [None; 4];
    for (i, wanted) in wanted.iter_mut().enumerate().take(args.positional.into()) {
        let v = vm.heap.arg(args, i);
        *wanted = Some(vm.heap.machine_int(v)?);
    }
    let [core, bus, first, second] = wanted;
    let core = core.unwrap_or(0);
    let known = CORE.iter().map(|mhz| mhz * 1_000_000);
    let Some(core) = known.filter(|f| *f <= core).max() else {
        return Err(vm.heap.raise(Ns::ValueError, "can't make valid freq"));
    };
    let bus = divided(core, bus.unwrap_or(core), &FOR_BUS);
    let first = divided(bus, first.unwrap_or(bus / 4), &FOR_OTHERS);
    let second = divided(bus, second.unwrap_or(bus / 2), &FOR_OTHERS);
    Request::SetClocks([core, bus, first, second]).ask(vm.port);
    Ok(Value::NONE)
}
