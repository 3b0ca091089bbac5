//! Functions that are called for messages that have come.

use garter_runtime::{Res, Value, Vm};

use super::{queue, this};
use crate::can::{CONTROLLERS, CanRequest, FIFOS};
use crate::kept::Kept;
use crate::timers::tell;

/// `rxcallback(fifo, function)`
pub(super) fn rxcallback(vm: &mut Vm<'_>, v: Value, fifo: Value, function: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let fifo = queue(vm, fifo)?;
    Kept::Can(bus, fifo).set_call(vm, v, function)?;
    CanRequest::Watch(bus, fifo, !function.is_none()).ask(vm.port);
    Ok(Value::NONE)
}

/// Calls what is to be called for the messages of late. A function that raises is told, and
/// called no more.
pub(crate) fn run(vm: &mut Vm<'_>) -> Res<()> {
    for bus in 0..CONTROLLERS {
        for fifo in 0..FIFOS {
            if Kept::Can(bus, fifo).get(vm).is_none() {
                continue;
            }
            let taken = CanRequest::TakeEvents(bus, fifo, 0).ask(vm.port);
            let CanRequest::TakeEvents(_, _, events) = taken else {
                continue;
            };
            for reason in (0..3).filter(|r| events & 1 << r != 0) {
                // The function may have put another one in its place.
                let Some((object, function)) = Kept::Can(bus, fifo).get_call(vm) else {
                    break;
                };
                if vm.call(function, &[object, Value::small(reason)]).is_err() {
                    tell(vm, "CAN");
                    Kept::Can(bus, fifo).set(vm, Value::NONE)?;
                    CanRequest::Watch(bus, fifo, false).ask(vm.port);
                    break;
                }
            }
        }
    }
    Ok(())
}
