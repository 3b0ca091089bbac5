//! Which messages a bus takes: the banks of filters.

use garter_runtime::rom::{Args, Ns};
use garter_runtime::vm::Parameter;
use garter_runtime::{Raised, Res, Value, Vm};

use super::{EXTENDED, STANDARD, queue, this};
use crate::can::{BANKS, CanRequest, Filter, FilterMode};
use crate::names::name;

/// `setfilter(bank, mode, fifo, params, *, rtr=None, extframe=False)`
pub(super) fn setfilter(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 7] = [
        Parameter::required(name("self")),
        Parameter::required(name("bank")),
        Parameter::required(name("mode")),
        Parameter::required(name("fifo")),
        Parameter::required(name("params")),
        Parameter::keyword(name("rtr"), Value::NONE),
        Parameter::keyword(name("extframe"), Value::FALSE),
    ];
    let [v, bank, mode, fifo, given, rtr, extended] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let bank = bank_number(vm, bank)?;
    let mode = match mode.as_small() {
        Some(0) => FilterMode::Mask16,
        Some(1) => FilterMode::List16,
        Some(2) => FilterMode::Mask32,
        Some(3) => FilterMode::List32,
        _ => return Err(bad_filter(vm)),
    };
    let fifo = queue(vm, fifo)?;
    let extended = vm.is_true(extended)?;
    let wide = matches!(mode, FilterMode::Mask32 | FilterMode::List32);
    if vm.heap.item_count(given) != Some(mode.parameters()) || (extended && !wide) {
        return Err(bad_filter(vm));
    }
    let limit = if extended { EXTENDED } else { STANDARD };
    let mut parameters = [0; 4];
    for (i, parameter) in parameters.iter_mut().take(mode.parameters()).enumerate() {
        let item = vm.heap.item(given, i).unwrap_or(Value::NONE);
        *parameter = vm.heap.machine_int(item)? as u32 & limit;
    }
    let mut remote = [false; 4];
    if !rtr.is_none() {
        if vm.heap.item_count(rtr) != Some(mode.filters()) {
            return Err(bad_filter(vm));
        }
        for (i, remote) in remote.iter_mut().take(mode.filters()).enumerate() {
            let item = vm.heap.item(rtr, i).unwrap_or(Value::NONE);
            *remote = vm.is_true(item)?;
        }
    }
    let filter = Filter::new(mode, fifo, parameters, remote, extended);
    CanRequest::SetFilter(bus, bank, Some(filter)).ask(vm.port);
    Ok(Value::NONE)
}

pub(super) fn clearfilter(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 3] = [
        Parameter::required(name("self")),
        Parameter::required(name("bank")),
        Parameter::keyword(name("extframe"), Value::FALSE),
    ];
    let [v, bank, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let bank = bank_number(vm, bank)?;
    CanRequest::SetFilter(bus, bank, None).ask(vm.port);
    Ok(Value::NONE)
}

fn bank_number(vm: &mut Vm<'_>, v: Value) -> Res<usize> {
    let bank = vm.heap.machine_int(v)?;
    match usize::try_from(bank) {
        Ok(bank) if bank < BANKS => Ok(bank),
        _ => Err(bad_filter(vm)),
    }
}

fn bad_filter(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise(Ns::ValueError, "CAN filter parameter error")
}
