//! What peripherals can do with pins: `Pin.af_list` and its objects (STM32F405 datasheet, table of
//! alternate functions, as far as the board's firmware has the peripherals).
//!
//! Words of an alternate function: header, its place in the table below.

use garter_runtime::rom::{Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::{Res, Value, Vm};

use crate::modules::PIN_AF;
use crate::modules::pin::{PINS, find};
use crate::names::members;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "PinAF",
    &TypeDef {
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "index" => V1(|vm, v| Ok(Value::small(i32::from(this(vm, v)?.index)))),
        "name" => V1(|vm, v| {
            let name = this(vm, v)?.name;
            vm.heap.str_value(name.as_bytes())
        }),
        "reg" => V1(|vm, v| {
            let register = this(vm, v)?.register;
            vm.heap.new_int(i64::from(register))
        }),
    },
);

struct Alternate {
    index: u8,
    name: &'static str,
    /// Where the registers of its peripheral are.
    register: u32,
}

static ALTERNATES: [Alternate; 25] = [
    Alternate {
        index: 1,
        name: "AF1_TIM1",
        register: 0x4001_0000,
    },
    Alternate {
        index: 1,
        name: "AF1_TIM2",
        register: 0x4000_0000,
    },
    Alternate {
        index: 2,
        name: "AF2_TIM3",
        register: 0x4000_0400,
    },
    Alternate {
        index: 2,
        name: "AF2_TIM4",
        register: 0x4000_0800,
    },
    Alternate {
        index: 2,
        name: "AF2_TIM5",
        register: 0x4000_0c00,
    },
    Alternate {
        index: 3,
        name: "AF3_TIM8",
        register: 0x4001_0400,
    },
    Alternate {
        index: 3,
        name: "AF3_TIM9",
        register: 0x4001_4000,
    },
    Alternate {
        index: 3,
        name: "AF3_TIM10",
        register: 0x4001_4400,
    },
    Alternate {
        index: 3,
        name: "AF3_TIM11",
        register: 0x4001_4800,
    },
    Alternate {
        index: 4,
        name: "AF4_I2C1",
        register: 0x4000_5400,
    },
    Alternate {
        index: 4,
        name: "AF4_I2C2",
        register: 0x4000_5800,
    },
    Alternate {
        index: 5,
        name: "AF5_SPI1",
        register: 0x4001_3000,
    },
    Alternate {
        index: 5,
        name: "AF5_SPI2",
        register: 0x4000_3800,
    },
    Alternate {
        index: 5,
        name: "AF5_I2S2",
        register: 0x4000_3800,
    },
    Alternate {
        index: 6,
        name: "AF6_I2S2",
        register: 0x4000_3800,
    },
    Alternate {
        index: 7,
        name: "AF7_USART1",
        register: 0x4001_1000,
    },
    Alternate {
        index: 7,
        name: "AF7_USART2",
        register: 0x4000_4400,
    },
    Alternate {
        index: 7,
        name: "AF7_USART3",
        register: 0x4000_4800,
    },
    Alternate {
        index: 8,
        name: "AF8_UART4",
        register: 0x4000_4c00,
    },
    Alternate {
        index: 8,
        name: "AF8_USART6",
        register: 0x4001_1400,
    },
    Alternate {
        index: 9,
        name: "AF9_CAN1",
        register: 0x4000_6400,
    },
    Alternate {
        index: 9,
        name: "AF9_CAN2",
        register: 0x4000_6800,
    },
    Alternate {
        index: 9,
        name: "AF9_TIM12",
        register: 0x4000_1800,
    },
    Alternate {
        index: 9,
        name: "AF9_TIM13",
        register: 0x4000_1c00,
    },
    Alternate {
        index: 9,
        name: "AF9_TIM14",
        register: 0x4000_2000,
    },
];

/// What the pins can be, by their places in the table.
static OF_PINS: &[(&str, &[u8])] = &[
    ("A0", &[1, 4, 5, 16, 18]),
    ("A1", &[1, 4, 16, 18]),
    ("A2", &[1, 4, 6, 16]),
    ("A3", &[1, 4, 6, 16]),
    ("A4", &[11, 16]),
    ("A5", &[1, 5, 11]),
    ("A6", &[0, 2, 5, 11, 23]),
    ("A7", &[0, 2, 5, 11, 24]),
    ("A8", &[0, 15]),
    ("A9", &[0, 15]),
    ("A10", &[0, 15]),
    ("A11", &[0, 15, 20]),
    ("A12", &[0, 15, 20]),
    ("A15", &[1, 11]),
    ("B0", &[0, 2, 5]),
    ("B1", &[0, 2, 5]),
    ("B3", &[1, 11]),
    ("B4", &[2, 11]),
    ("B5", &[2, 11, 21]),
    ("B6", &[3, 9, 15, 21]),
    ("B7", &[3, 9, 15]),
    ("B8", &[3, 7, 9, 20]),
    ("B9", &[3, 8, 9, 12, 13, 20]),
    ("B10", &[1, 10, 12, 13, 17]),
    ("B11", &[1, 10, 17]),
    ("B12", &[0, 10, 12, 13, 17, 21]),
    ("B13", &[0, 12, 13, 17, 21]),
    ("B14", &[0, 5, 12, 14, 17, 22]),
    ("B15", &[0, 5, 12, 13, 22]),
    ("C2", &[12, 14]),
    ("C3", &[12, 13]),
    ("C6", &[2, 5, 13, 19]),
    ("C7", &[2, 5, 19]),
    ("C8", &[2, 5, 19]),
    ("C9", &[2, 5]),
    ("C10", &[17, 18]),
    ("C11", &[17, 18]),
    ("D2", &[2]),
];

fn this(vm: &mut Vm<'_>, v: Value) -> Res<&'static Alternate> {
    let found = vm.heap.is(v, PIN_AF).and_then(|r| vm.heap.value(r, 1));
    let place = found.and_then(Value::as_small).unwrap_or(-1);
    match ALTERNATES.get(place as usize) {
        Some(alternate) => Ok(alternate),
        None => Err(vm.heap.raise(Ns::TypeError, "not a PinAF")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let name = this(vm, v)?.name;
    vm.write_fmt(format_args!("Pin.{name}"))
}

/// The places in the table of what the pin at an index of the pin table can be.
fn places(index: usize) -> &'static [u8] {
    let chip = PINS.get(index).map_or("", |(_, chip)| chip);
    let found = OF_PINS.iter().find(|(pin, _)| *pin == chip);
    found.map_or(&[], |(_, places)| places)
}

/// `af_list()`
pub(crate) fn af_list(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = find(vm, pin)?;
    let list = vm.heap.new_list(&[])?;
    vm.heap.push(list)?;
    for place in places(pin) {
        let alternate = vm.heap.alloc(PIN_AF.value(), 1)?;
        vm.heap
            .set_value(alternate, 1, Value::small(i32::from(*place)));
        if let Some(list) = list.as_ref() {
            vm.heap.list_append(list, alternate.value())?;
        }
    }
    Ok(vm.heap.pop())
}

/// Gives a pin to a timer. False: it cannot be driven by that one.
pub(super) fn give_to_timer(vm: &mut Vm<'_>, index: usize, timer: i32) -> bool {
    let known = places(index)
        .iter()
        .filter_map(|place| ALTERNATES.get(usize::from(*place)))
        .find(|a| {
            let number = a.name[4..].strip_prefix("TIM");
            number.and_then(|n| n.parse().ok()) == Some(timer)
        });
    if let Some(alternate) = known {
        let mode = Value::small(2);
        super::pin_state::keep(vm, index, mode, Value::small(0), alternate.index);
    }
    known.is_some()
}

/// The alternate function that a program chose for a pin, by number or name, under the name of the
/// parameter now or the one before. The chip takes any number up to 15.
pub(crate) fn chosen(vm: &mut Vm<'_>, index: usize, mode: Value, [alt, af]: [Value; 2]) -> Res<u8> {
    let given = if alt.as_small() == Some(-1) { af } else { alt };
    let number = match vm.heap.text(given) {
        Some(text) => {
            let text = text.get(&vm.heap);
            let known = places(index)
                .iter()
                .filter_map(|place| ALTERNATES.get(usize::from(*place)))
                .find(|a| a.name.as_bytes() == text || a.name.as_bytes()[4..] == *text);
            known.map_or(-1, |a| i32::from(a.index))
        }
        None if given.is_none() => -1,
        None => vm.heap.machine_int(given)?,
    };
    if !matches!(mode.as_small(), Some(0x02 | 0x12)) {
        return Ok(0);
    }
    match number {
        0..=15 => Ok(number as u8),
        _ => {
            let message = format_args!("invalid pin af: {number}");
            Err(vm.heap.raise_fmt(Ns::ValueError, message))
        }
    }
}
