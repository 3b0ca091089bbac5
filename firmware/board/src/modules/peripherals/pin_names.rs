//! Names that programs give to pins: `Pin.mapper`, `Pin.dict`, and `Pin.debug`, which tells how a
//! name was found.

use garter_runtime::rom::{Args, Ns, PrintKind};
use garter_runtime::{Ref, Res, Value, Vm};

use crate::device::Request;
use crate::kept::Kept;
use crate::modules::PIN;

fn kept(vm: &mut Vm<'_>, args: Args, place: Kept) -> Res {
    match vm.heap.arg(args, 0) {
        Value::UNDEF => Ok(place.get(vm).unwrap_or(Value::NONE)),
        v => {
            place.set(vm, v)?;
            Ok(Value::NONE)
        }
    }
}

/// `mapper([function])`
pub(crate) fn mapper(vm: &mut Vm<'_>, args: Args) -> Res {
    kept(vm, args, Kept::Mapper)
}

/// `dict([dict])`
pub(crate) fn dict(vm: &mut Vm<'_>, args: Args) -> Res {
    kept(vm, args, Kept::Names)
}

/// `debug([state])`
pub(crate) fn debug(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.heap.arg(args, 0) {
        Value::UNDEF => Ok(Value::bool(is_told(vm))),
        v => {
            let tell = vm.is_true(v)?;
            Request::TellPins(tell).ask(vm.port);
            Ok(Value::NONE)
        }
    }
}

fn is_told(vm: &mut Vm<'_>) -> bool {
    Request::PinsTold(false).ask(vm.port) == Request::PinsTold(true)
}

/// Tells where a name was found.
fn tell(vm: &mut Vm<'_>, place: &str, id: Value, pin: Value) -> Res<()> {
    if !is_told(vm) {
        return Ok(());
    }
    vm.write(place.as_bytes())?;
    vm.write(b" maps ")?;
    vm.print(id, PrintKind::Repr)?;
    vm.write(b" to ")?;
    vm.print(pin, PrintKind::Repr)?;
    vm.write(b"\n")
}

/// The pin that a program's own function or dict has for a name.
pub(crate) fn named(vm: &mut Vm<'_>, id: Value) -> Res<Option<Ref>> {
    let base = vm.heap.push(id)?;
    if let Some(function) = Kept::Mapper.get(vm) {
        let pin = vm.call(function, &[id])?;
        if !pin.is_none() {
            vm.heap.push(pin)?;
            let Some(found) = vm.heap.is(pin, PIN) else {
                let message = "Pin.mapper didn't return a Pin object";
                return Err(vm.heap.raise(Ns::ValueError, message));
            };
            tell(vm, "Pin.mapper", id, pin)?;
            vm.heap.cut(base);
            return Ok(Some(found));
        }
    }
    if let Some(names) = Kept::Names.get(vm) {
        let get = const { garter_runtime::names::Name::of("get") };
        let pin = vm.call_method(names, get, &[id])?;
        if !pin.is_none() {
            vm.heap.push(pin)?;
            let Some(found) = vm.heap.is(pin, PIN) else {
                let message = "Pin.dict didn't return a Pin object";
                return Err(vm.heap.raise(Ns::ValueError, message));
            };
            tell(vm, "Pin.dict", id, pin)?;
            vm.heap.cut(base);
            return Ok(Some(found));
        }
    }
    vm.heap.cut(base);
    Ok(None)
}
