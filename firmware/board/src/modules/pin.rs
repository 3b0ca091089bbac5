//! `machine.Pin`, also `pyb.Pin`: pins by the board's names and the chip's.
//!
//! Words of a pin: header, its index in the table, its mode as the program gave it, the function
//! of `irq` or absent. With the feature `peripherals` what a pin is set to is the board's, not the
//! object's: see `peripherals/pin_state.rs`.

use garter_runtime::exception::Part;
use garter_runtime::names::{Name, Pool, pool};
use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::PIN;
use crate::device::Request;
use crate::hardware::{PinMode, Pull};
use crate::names::{members, name};

const IN: i32 = 0;
const OUT: i32 = 1;
const OPEN_DRAIN: i32 = 0x11;
#[cfg(feature = "peripherals")]
const ANALOG: i32 = 3;
const PULL_NONE: i32 = 0;
const PULL_UP: i32 = 1;
const PULL_DOWN: i32 = 2;

pub(super) static NAMESPACE: Namespace = Namespace::ty(
    "Pin",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        call: Some(call),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "value" => VN(1, 2, value),
        "on" => V1(on),
        "off" => V1(off),
        "high" => V1(on),
        "low" => V1(off),
        "toggle" => V1(toggle),
        "name" => V1(chip_name),
        "mode" => V1(mode),
        #[cfg(feature = "peripherals")]
        "af" => V1(|vm, v| Ok(Value::small(i32::from(state_of(vm, v)?.alternate)))),
        #[cfg(feature = "peripherals")]
        "af_list" => V1(super::peripherals::alternate::af_list),
        #[cfg(feature = "peripherals")]
        "mapper" => Static(&VN(0, 1, super::peripherals::pin_names::mapper)),
        #[cfg(feature = "peripherals")]
        "dict" => Static(&VN(0, 1, super::peripherals::pin_names::dict)),
        #[cfg(feature = "peripherals")]
        "debug" => Static(&VN(0, 1, super::peripherals::pin_names::debug)),
        #[cfg(feature = "peripherals")]
        "board" => Ns(super::PIN_BOARD),
        #[cfg(feature = "peripherals")]
        "cpu" => Ns(super::PIN_CPU),
        #[cfg(feature = "peripherals")]
        "gpio" => V1(gpio),
        #[cfg(feature = "peripherals")]
        "irq" => VK(1, super::peripherals::ext_int::irq),
        #[cfg(feature = "peripherals")]
        "names" => V1(all_names),
        #[cfg(feature = "peripherals")]
        "pin" => V1(|vm, v| Ok(Value::small(line_of(find(vm, v)?) as i32))),
        #[cfg(feature = "peripherals")]
        "port" => V1(|vm, v| Ok(Value::small(port_of(find(vm, v)?)))),
        #[cfg(feature = "peripherals")]
        "pull" => V1(pull),
        #[cfg(feature = "peripherals")]
        "ALT" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "ALT_OPEN_DRAIN" => Const(Value::small(0x12)),
        #[cfg(feature = "peripherals")]
        "AF_PP" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF_OD" => Const(Value::small(0x12)),
        #[cfg(feature = "peripherals")]
        "ANALOG" => Const(Value::small(ANALOG)),
        #[cfg(feature = "peripherals")]
        "AF1_TIM1" => Const(Value::small(1)),
        #[cfg(feature = "peripherals")]
        "AF1_TIM2" => Const(Value::small(1)),
        #[cfg(feature = "peripherals")]
        "AF2_TIM3" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF2_TIM4" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF2_TIM5" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM8" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM9" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM10" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM11" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF4_I2C1" => Const(Value::small(4)),
        #[cfg(feature = "peripherals")]
        "AF4_I2C2" => Const(Value::small(4)),
        #[cfg(feature = "peripherals")]
        "AF5_SPI1" => Const(Value::small(5)),
        #[cfg(feature = "peripherals")]
        "AF5_SPI2" => Const(Value::small(5)),
        #[cfg(feature = "peripherals")]
        "AF5_I2S2" => Const(Value::small(5)),
        #[cfg(feature = "peripherals")]
        "AF6_I2S2" => Const(Value::small(6)),
        #[cfg(feature = "peripherals")]
        "AF7_USART1" => Const(Value::small(7)),
        #[cfg(feature = "peripherals")]
        "AF7_USART2" => Const(Value::small(7)),
        #[cfg(feature = "peripherals")]
        "AF7_USART3" => Const(Value::small(7)),
        #[cfg(feature = "peripherals")]
        "AF8_UART4" => Const(Value::small(8)),
        #[cfg(feature = "peripherals")]
        "AF8_USART6" => Const(Value::small(8)),
        #[cfg(feature = "peripherals")]
        "AF9_CAN1" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_CAN2" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_TIM12" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_TIM13" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_TIM14" => Const(Value::small(9)),
        "IN" => Const(Value::small(IN)),
        "OUT" => Const(Value::small(OUT)),
        "OUT_PP" => Const(Value::small(OUT)),
        "OPEN_DRAIN" => Const(Value::small(OPEN_DRAIN)),
        "OUT_OD" => Const(Value::small(OPEN_DRAIN)),
        "PULL_NONE" => Const(Value::small(PULL_NONE)),
        "PULL_UP" => Const(Value::small(PULL_UP)),
        "PULL_DOWN" => Const(Value::small(PULL_DOWN)),
        "IRQ_RISING" => Const(Value::small(0x1011_0000)),
        "IRQ_FALLING" => Const(Value::small(0x1021_0000)),
    },
);

/// The board's names of pins and the chip's.
pub(crate) static PINS: Pins = Pins(pool!(&flat()));

/// A table of pins as it lies in ROM: of each the board's name and the chip's.
pub(crate) struct Pins(Pool);

impl Pins {
    /// The names of the pin with this number, the board's first.
    pub(crate) fn get(&self, index: usize) -> Option<(&'static str, &'static str)> {
        Some((self.0.get(2 * index)?, self.0.get(2 * index + 1)?))
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        (0..).map_while(|index| self.get(index))
    }

    /// How many there are.
    #[cfg(feature = "peripherals")]
    pub(crate) const fn len(&self) -> usize {
        self.0.len() / 2
    }
}

const fn flat() -> [&'static str; 2 * TABLE.len()] {
    let mut names = [""; 2 * TABLE.len()];
    let mut i = 0;
    while i < TABLE.len() {
        (names[2 * i], names[2 * i + 1]) = TABLE[i];
        i += 1;
    }
    names
}

/// From the pyboard's pinout.
const TABLE: &[(&str, &str)] = &[
    ("X1", "A0"),
    ("X2", "A1"),
    ("X3", "A2"),
    ("X4", "A3"),
    ("X5", "A4"),
    ("X6", "A5"),
    ("X7", "A6"),
    ("X8", "A7"),
    ("X9", "B6"),
    ("X10", "B7"),
    ("X11", "C4"),
    ("X12", "C5"),
    ("X17", "B3"),
    ("X18", "C13"),
    ("X19", "C0"),
    ("X20", "C1"),
    ("X21", "C2"),
    ("X22", "C3"),
    ("Y1", "C6"),
    ("Y2", "C7"),
    ("Y3", "B8"),
    ("Y4", "B9"),
    ("Y5", "B12"),
    ("Y6", "B13"),
    ("Y7", "B14"),
    ("Y8", "B15"),
    ("Y9", "B10"),
    ("Y10", "B11"),
    ("Y11", "B0"),
    ("Y12", "B1"),
    ("LED_RED", "A13"),
    ("LED_GREEN", "A14"),
    ("LED_YELLOW", "A15"),
    ("LED_BLUE", "B4"),
    ("SW", "B3"),
    ("MMA_INT", "B2"),
    ("MMA_AVDD", "B5"),
    ("SD_DETECT", "A8"),
    #[cfg(feature = "peripherals")]
    ("SD", "A8"),
    #[cfg(feature = "peripherals")]
    ("SD_SW", "A8"),
    #[cfg(feature = "peripherals")]
    ("SD_D0", "C8"),
    #[cfg(feature = "peripherals")]
    ("SD_D1", "C9"),
    #[cfg(feature = "peripherals")]
    ("SD_D2", "C10"),
    #[cfg(feature = "peripherals")]
    ("SD_D3", "C11"),
    #[cfg(feature = "peripherals")]
    ("SD_CK", "C12"),
    #[cfg(feature = "peripherals")]
    ("SD_CMD", "D2"),
    #[cfg(feature = "peripherals")]
    ("USB_VBUS", "A9"),
    #[cfg(feature = "peripherals")]
    ("USB_ID", "A10"),
    #[cfg(feature = "peripherals")]
    ("USB_DM", "A11"),
    #[cfg(feature = "peripherals")]
    ("USB_DP", "A12"),
];

/// Words of a pin after its header.
const WORDS: usize = 3;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    if vm.heap.is(id, PIN).is_some() && args.positional == 1 && args.keywords == 0 {
        return Ok(id);
    }
    let index = find(vm, id)?;
    #[cfg(feature = "peripherals")]
    let pin = object(vm, index)?;
    #[cfg(not(feature = "peripherals"))]
    let pin = vm.heap.alloc(PIN.value(), WORDS)?;
    #[cfg(not(feature = "peripherals"))]
    vm.heap.set_value(pin, 1, Value::small(index as i32));
    #[cfg(not(feature = "peripherals"))]
    vm.heap.set_value(pin, 2, Value::small(IN));
    if args.positional > 1 || args.keywords > 0 {
        vm.heap.push(pin.value())?;
        let rest = Args {
            base: args.base + 1,
            positional: args.positional - 1,
            ..args
        };
        set_up(vm, pin, rest)?;
        vm.heap.pop();
    }
    Ok(pin.value())
}

/// The index in the pin table of a pin, or of one that has this name.
pub(crate) fn find(vm: &mut Vm<'_>, id: Value) -> Res<usize> {
    #[cfg(feature = "peripherals")]
    if vm.heap.is(id, PIN).is_none()
        && let Some(pin) = super::peripherals::pin_names::named(vm, id)?
    {
        return Ok(index(vm, pin));
    }
    let index = match vm.heap.text(id) {
        Some(text) => {
            let text = text.get(&vm.heap);
            PINS.iter().position(|(board, chip)| {
                board.as_bytes() == text
                    || chip.as_bytes() == text
                    || text.strip_prefix(b"P") == Some(chip.as_bytes())
            })
        }
        None => vm.heap.is(id, PIN).map(|r| index(vm, r)),
    };
    let Some(index) = index else {
        vm.heap.push(id)?;
        let shown = vm.to_str(id, PrintKind::Repr)?;
        let text = vm.heap.text(shown);
        let unknown = text.as_ref().map_or(&b""[..], |t| t.get(&vm.heap));
        let mut copy = [0; 32];
        let len = unknown.len().min(copy.len());
        copy[..len].copy_from_slice(&unknown[..len]);
        let unknown = core::str::from_utf8(&copy[..len]).unwrap_or("that");
        let parts = ["Pin(", unknown, ") doesn't exist"].map(Part::Words);
        return Err(vm.heap.raise_parts(Ns::ValueError, &parts));
    };
    #[cfg(feature = "peripherals")]
    let index = first_name(index);
    Ok(index)
}

/// A pin as it is, without setting it up.
#[cfg(feature = "peripherals")]
pub(crate) fn make(vm: &mut Vm<'_>, index: usize) -> Res {
    Ok(object(vm, first_name(index))?.value())
}

/// The one object of a pin.
#[cfg(feature = "peripherals")]
fn object(vm: &mut Vm<'_>, index: usize) -> Res<Ref> {
    use crate::kept::Kept;
    Kept::Pins.one_of(vm, 1, index as i32, |vm| {
        let pin = vm.heap.alloc(PIN.value(), WORDS)?;
        vm.heap.set_value(pin, 1, Value::small(index as i32));
        vm.heap.set_value(pin, 2, Value::small(IN));
        Ok(pin)
    })
}

/// The first index that the pin has which also has this one: some have several names.
#[cfg(feature = "peripherals")]
fn first_name(index: usize) -> usize {
    super::pin_of_chip(chip_number(index)).unwrap_or(index)
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let pin = this(vm, args)?;
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    set_up(vm, pin, rest)?;
    Ok(Value::NONE)
}

fn set_up(vm: &mut Vm<'_>, pin: Ref, args: Args) -> Res<()> {
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
        let alternate = super::peripherals::alternate::chosen(vm, at, mode, [alt, af])?;
        super::peripherals::pin_state::keep(vm, at, mode, pull, alternate);
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

/// A pin's number in its port, which is that of its interrupt line.
#[cfg(feature = "peripherals")]
pub(crate) fn line_of(index: usize) -> usize {
    let chip = PINS.get(index).map_or("", |(_, chip)| chip);
    chip.get(1..).and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// The number of a pin's port: 0 for A.
#[cfg(feature = "peripherals")]
fn port_of(index: usize) -> i32 {
    let chip = PINS
        .get(index)
        .map_or(&b"A"[..], |(_, chip)| chip.as_bytes());
    chip.first().map_or(0, |letter| i32::from(letter - b'A'))
}

/// A pin's number in the chip: 16 for each port, from A.
#[cfg(feature = "peripherals")]
pub(crate) fn chip_number(index: usize) -> usize {
    port_of(index) as usize * 16 + line_of(index)
}

/// `gpio()`: where the registers of the pin's port are.
#[cfg(feature = "peripherals")]
fn gpio(vm: &mut Vm<'_>, pin: Value) -> Res {
    let port = port_of(find(vm, pin)?);
    vm.heap.new_int(0x4002_0000 + 0x400 * i64::from(port))
}

/// `names()`: the chip's name and those of the board.
#[cfg(feature = "peripherals")]
fn all_names(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = pin_of(vm, pin)?;
    let (_, chip) = names(vm, pin);
    let list = vm.heap.new_list_with(2)?;
    vm.heap.push(list.value())?;
    let own = PINS.iter().filter(|(_, of)| *of == chip);
    for name in core::iter::once(chip).chain(own.map(|(board, _)| board)) {
        let name = vm.heap.str_value(name.as_bytes())?;
        vm.heap.list_append(list, name)?;
    }
    Ok(vm.heap.pop())
}

#[cfg(feature = "peripherals")]
fn pull(vm: &mut Vm<'_>, pin: Value) -> Res {
    Ok(Value::small(i32::from(state_of(vm, pin)?.pull)))
}

/// What the pin of an object is set to.
#[cfg(feature = "peripherals")]
fn state_of(vm: &mut Vm<'_>, pin: Value) -> Res<super::peripherals::pin_state::PinState> {
    let pin = pin_of(vm, pin)?;
    let at = index(vm, pin);
    Ok(super::peripherals::pin_state::of(vm, at))
}

fn this(vm: &mut Vm<'_>, args: Args) -> Res<Ref> {
    let pin = vm.heap.arg(args, 0);
    pin_of(vm, pin)
}

fn pin_of(vm: &mut Vm<'_>, value: Value) -> Res<Ref> {
    match vm.heap.is(value, PIN) {
        Some(pin) => Ok(pin),
        None => Err(vm.heap.raise(Ns::TypeError, "not a Pin")),
    }
}

fn index(vm: &Vm<'_>, pin: Ref) -> usize {
    vm.heap
        .value(pin, 1)
        .and_then(Value::as_small)
        .unwrap_or(0)
        .max(0) as usize
}

fn names(vm: &Vm<'_>, pin: Ref) -> (&'static str, &'static str) {
    PINS.get(index(vm, pin)).unwrap_or(("?", "?"))
}

#[cfg(feature = "peripherals")]
fn print(vm: &mut Vm<'_>, value: Value, _kind: PrintKind) -> Res<()> {
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
fn print(vm: &mut Vm<'_>, value: Value, _kind: PrintKind) -> Res<()> {
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

fn level(vm: &mut Vm<'_>, pin: Ref) -> bool {
    let at = index(vm, pin);
    Request::Pin(at, false).ask(vm.port) == Request::Pin(at, true)
}

fn drive(vm: &mut Vm<'_>, pin: Value, high: bool) -> Res {
    let pin = pin_of(vm, pin)?;
    let at = index(vm, pin);
    Request::SetPin(at, high).ask(vm.port);
    Ok(Value::NONE)
}

fn call(vm: &mut Vm<'_>, pin: Value, args: Args) -> Res {
    match args.positional {
        0 => {
            let pin = pin_of(vm, pin)?;
            Ok(Value::small(i32::from(level(vm, pin))))
        }
        _ => {
            let wanted = vm.heap.arg(args, 0);
            let high = vm.is_true(wanted)?;
            drive(vm, pin, high)
        }
    }
}

fn value(vm: &mut Vm<'_>, args: Args) -> Res {
    let pin = vm.heap.arg(args, 0);
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        keywords: 0,
    };
    call(vm, pin, rest)
}

fn on(vm: &mut Vm<'_>, pin: Value) -> Res {
    drive(vm, pin, true)
}

fn off(vm: &mut Vm<'_>, pin: Value) -> Res {
    drive(vm, pin, false)
}

fn toggle(vm: &mut Vm<'_>, pin: Value) -> Res {
    let object = pin_of(vm, pin)?;
    let high = level(vm, object);
    drive(vm, pin, !high)
}

fn chip_name(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = pin_of(vm, pin)?;
    let (_, chip) = names(vm, pin);
    vm.heap.str_value(chip.as_bytes())
}

#[cfg(feature = "peripherals")]
fn mode(vm: &mut Vm<'_>, pin: Value) -> Res {
    Ok(Value::small(i32::from(state_of(vm, pin)?.mode)))
}

#[cfg(not(feature = "peripherals"))]
fn mode(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = pin_of(vm, pin)?;
    Ok(vm.heap.value(pin, 2).unwrap_or(Value::small(IN)))
}
