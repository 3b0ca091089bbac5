//! What pins are set to: whether they drive, and what pulls.

use garter_runtime::names::Name;
use garter_runtime::rom::{Args, Ns, PrintKind};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::{index, names, pin_of, this};
use crate::device::Request;
use crate::hardware::{PinMode, Pull};
#[cfg(feature = "peripherals")]
use crate::modules::peripherals::{alternate, pin_state};
use crate::names::name;

pub(super) const IN: i32 = 0;
pub(super) const OUT: i32 = 1;
pub(super) const OPEN_DRAIN: i32 = 0x11;
#[cfg(feature = "peripherals")]
pub(super) const ANALOG: i32 = 3;
pub(super) const PULL_NONE: i32 = 0;
pub(super) const PULL_UP: i32 = 1;
pub(super) const PULL_DOWN: i32 = 2;

pub(super) fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let pin = this(vm, args)?;
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    set_up(vm, pin, rest)?;
    Ok(Value::NONE)
}

pub(super) fn set_up(vm: &mut Vm<'_>, pin: Ref, args: Args) -> Res<()> {
    #[cfg(not(feature = "peripherals"))]
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("mode")),
        Parameter::optional(name("pull"), Value::NONE),
        Parameter::keyword(const { Name::of("value") }, Value::UNDEF),
        Parameter::keyword(name("alt"), Value::NONE),
    ];
    #[cfg(feature = "peripherals")]
    const SPEC: [Parameter; 5] = [
        Parameter::required(name("mode")),
        Parameter::optional(name("pull"), Value::NONE),
        Parameter::keyword(const { Name::of("value") }, Value::UNDEF),
        Parameter::keyword(name("alt"), Value::small(-1)),
        Parameter::keyword(name("af"), Value::small(-1)),
    ];
    #[cfg(not(feature = "peripherals"))]
    let [mode, pull, level, _alt] = vm.bind(args, &SPEC)?;
    #[cfg(feature = "peripherals")]
    let [mode, pull, level, alt, af] = vm.bind(args, &SPEC)?;
    let kind = match mode.as_small() {
        // What a peripheral drives or measures is not driven from here.
        #[cfg(feature = "peripherals")]
        Some(ANALOG | 2 | 0x12) => PinMode::Input,
        Some(IN) => PinMode::Input,
        Some(OUT) => PinMode::Output,
        Some(OPEN_DRAIN) => PinMode::OpenDrain,
        _ => return Err(vm.heap.raise(Ns::ValueError, "invalid pin mode")),
    };
    let pulled = pull_of(vm, pull)?;
    let at = index(vm, pin);
    vm.heap.set_value(pin, 2, mode);
    #[cfg(feature = "peripherals")]
    {
        let alternate = alternate::chosen(vm, at, mode, [alt, af])?;
        pin_state::keep(vm, at, mode, pull, alternate);
    }
    // A level that is None is none.
    #[cfg(feature = "peripherals")]
    let level = if level.is_none() { Value::UNDEF } else { level };
    if !level.is_undef() {
        let high = vm.is_true(level)?;
        Request::SetPin(at, high).ask(vm.port);
    }
    Request::ConfigurePin(at, kind, pulled).ask(vm.port);
    Ok(())
}

/// What pulls, as a program says it.
pub(crate) fn pull_of(vm: &mut Vm<'_>, pull: Value) -> Res<Pull> {
    match pull.as_small() {
        Some(PULL_UP) => Ok(Pull::Up),
        Some(PULL_DOWN) => Ok(Pull::Down),
        None | Some(PULL_NONE) => Ok(Pull::None),
        _ => Err(vm.heap.raise(Ns::ValueError, "invalid pin pull")),
    }
}

/// What the pin of an object is set to.
#[cfg(feature = "peripherals")]
pub(super) fn state_of(vm: &mut Vm<'_>, pin: Value) -> Res<pin_state::PinState> {
    let pin = pin_of(vm, pin)?;
    let at = index(vm, pin);
    Ok(pin_state::of(vm, at))
}

#[cfg(feature = "peripherals")]
pub(super) fn pull(vm: &mut Vm<'_>, pin: Value) -> Res {
    Ok(Value::small(i32::from(state_of(vm, pin)?.pull)))
}

#[cfg(feature = "peripherals")]
pub(super) fn mode(vm: &mut Vm<'_>, pin: Value) -> Res {
    Ok(Value::small(i32::from(state_of(vm, pin)?.mode)))
}

#[cfg(not(feature = "peripherals"))]
pub(super) fn mode(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = pin_of(vm, pin)?;
    Ok(vm.heap.value(pin, 2).unwrap_or(Value::small(IN)))
}

#[cfg(feature = "peripherals")]
pub(super) fn print(vm: &mut Vm<'_>, value: Value, _kind: PrintKind) -> Res<()> {
    let pin = pin_of(vm, value)?;
    let (_, chip) = names(vm, pin);
    let state = state_of(vm, value)?;
    let mode = state.mode_name();
    for words in ["Pin(Pin.cpu.", chip, ", mode=Pin.", mode] {
        vm.write(words.as_bytes())?;
    }
    match i32::from(state.pull) {
        PULL_UP => vm.write(b", pull=Pin.PULL_UP")?,
        PULL_DOWN => vm.write(b", pull=Pin.PULL_DOWN")?,
        _ => {}
    }
    if state.is_alternate() {
        vm.write_numbers(", alt={}", &[state.alternate as isize])?;
    }
    vm.write(b")")
}

#[cfg(not(feature = "peripherals"))]
pub(super) fn print(vm: &mut Vm<'_>, value: Value, _kind: PrintKind) -> Res<()> {
    let pin = pin_of(vm, value)?;
    let (_, chip) = names(vm, pin);
    let mode = match vm.heap.value(pin, 2).and_then(Value::as_small) {
        Some(OUT) => "OUT",
        Some(OPEN_DRAIN) => "OPEN_DRAIN",
        _ => "IN",
    };
    for words in ["Pin(Pin.cpu.", chip, ", mode=Pin.", mode, ")"] {
        vm.write(words.as_bytes())?;
    }
    Ok(())
}
