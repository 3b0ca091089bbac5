//! `pyb.Servo`: hobby servos on X1 to X4.
//!
//! Words of a servo: header, its number from 1, its angle in hundredths of a degree (so angle,
//! speed and width of the pulse give what was set); with the feature `peripherals` what it is
//! calibrated to.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::{Ref, Res, Value, Vm};

use super::SERVO;
use crate::device::Request;
use crate::names::members;

pub(super) static NAMESPACE: Namespace = Namespace::ty(
    "Servo",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "angle" => VN(1, 3, angle),
        "speed" => VN(1, 3, speed),
        #[cfg(feature = "peripherals")]
        "pulse_width" => VN(1, 2, pulse_width),
        #[cfg(feature = "peripherals")]
        "calibration" => VN(1, 6, calibration),
    },
);

/// Connectors for servos.
const COUNT: i64 = 4;
/// Furthest angle either way, in degrees.
const FURTHEST: i32 = 90;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    match vm.heap.as_i64(id) {
        Some(n) if (1..=COUNT).contains(&n) => {
            #[cfg(feature = "peripherals")]
            return Ok(kept(vm, n as i32)?.value());
            #[cfg(not(feature = "peripherals"))]
            {
                let servo = vm.heap.alloc(SERVO.value(), 2)?;
                vm.heap.set_value(servo, 1, id);
                vm.heap.set_value(servo, 2, Value::small(0));
                Ok(servo.value())
            }
        }
        Some(n) => {
            Err(vm
                .heap
                .raise_numbers(Ns::ValueError, "Servo({}) doesn't exist", &[n as isize]))
        }
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}

fn servo(vm: &mut Vm<'_>, value: Value) -> Res<(Ref, i32)> {
    let found = vm.heap.is(value, SERVO);
    match found.and_then(|r| Some((r, vm.heap.value(r, 1)?.as_small()?))) {
        Some(servo) => Ok(servo),
        None => Err(vm.heap.raise(Ns::TypeError, "not a Servo")),
    }
}

fn print(vm: &mut Vm<'_>, value: Value, _kind: PrintKind) -> Res<()> {
    let (_, id) = servo(vm, value)?;
    vm.write_numbers("<Servo {}>", &[id as isize])
}

fn angle(vm: &mut Vm<'_>, args: Args) -> Res {
    let value = vm.heap.arg(args, 0);
    servo(vm, value)?;
    set_or_tell(vm, args, FURTHEST * 100, FURTHEST)
}

/// `speed([speed])` of one that turns without end, from -100 to 100.
fn speed(vm: &mut Vm<'_>, args: Args) -> Res {
    let value = vm.heap.arg(args, 0);
    let (object, _) = servo(vm, value)?;
    let [_, _, middle, right, full] = calibrated(vm, object);
    // The pulse of full speed as an angle.
    let most = scaled(full - middle, FURTHEST * 100, right - middle);
    set_or_tell(vm, args, most, 100)
}

/// Tells where the servo is, or sets it, in units of which `units` are `most` hundredths of a
/// degree.
fn set_or_tell(vm: &mut Vm<'_>, args: Args, most: i32, units: i32) -> Res {
    let value = vm.heap.arg(args, 0);
    let (object, _) = servo(vm, value)?;
    if args.positional == 1 {
        return Ok(Value::small(scaled(at(vm, object), units, most)));
    }
    let wanted = vm.heap.arg(args, 1);
    match vm.heap.as_f64(wanted) {
        Some(wanted) => {
            let wanted = (wanted as i32).clamp(-1000, 1000);
            move_to(vm, object, scaled(wanted, most, units));
            Ok(Value::NONE)
        }
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}

/// Where a servo is, in hundredths of a degree.
fn at(vm: &Vm<'_>, servo: Ref) -> i32 {
    let at = vm.heap.value(servo, 2).and_then(Value::as_small);
    at.unwrap_or(0)
}

/// Has a servo move, in hundredths of a degree.
fn move_to(vm: &mut Vm<'_>, servo: Ref, to: i32) {
    let to = to.clamp(-FURTHEST * 100, FURTHEST * 100);
    vm.heap.set_value(servo, 2, Value::small(to));
    let id = vm.heap.value(servo, 1).and_then(Value::as_small);
    let index = id.unwrap_or(1) as usize - 1;
    Request::SetServo(index, (to / 100) as i8).ask(vm.port);
}

/// `x * by / of`, to the nearest whole number.
fn scaled(x: i32, by: i32, of: i32) -> i32 {
    let of = if of == 0 { 1 } else { of };
    let twice = 2 * x * by / of;
    (twice + twice.signum()) / 2
}

/// The one object of a servo.
#[cfg(feature = "peripherals")]
fn kept(vm: &mut Vm<'_>, number: i32) -> Res<Ref> {
    crate::kept::Kept::Servos.one_of(vm, 1, number, |vm| {
        let servo = vm.heap.alloc(SERVO.value(), 2 + CALIBRATION.len())?;
        vm.heap.set_value(servo, 1, Value::small(number));
        vm.heap.set_value(servo, 2, Value::small(0));
        for (i, us) in CALIBRATION.into_iter().enumerate() {
            vm.heap.set_value(servo, 3 + i, Value::small(us));
        }
        Ok(servo)
    })
}

/// What every servo is calibrated to.
#[cfg(not(feature = "peripherals"))]
fn calibrated(_: &Vm<'_>, _: Ref) -> [i32; 5] {
    CALIBRATION
}

/// What a servo is calibrated to.
#[cfg(feature = "peripherals")]
fn calibrated(vm: &Vm<'_>, servo: Ref) -> [i32; 5] {
    let part = |i| vm.heap.value(servo, 3 + i).and_then(Value::as_small);
    core::array::from_fn(|i| part(i).unwrap_or(0))
}

/// What a servo is calibrated to at first, in microseconds: shortest and longest pulse, that of
/// the middle, of 90 degrees, and of full speed.
const CALIBRATION: [i32; 5] = [640, 2420, 1500, 2470, 2200];

/// `pulse_width([us])`: the pulse instead of the angle.
#[cfg(feature = "peripherals")]
fn pulse_width(vm: &mut Vm<'_>, args: Args) -> Res {
    let value = vm.heap.arg(args, 0);
    let (object, _) = servo(vm, value)?;
    let [shortest, longest, middle, right, _] = calibrated(vm, object);
    if args.positional == 1 {
        let us = middle + scaled(at(vm, object), right - middle, FURTHEST * 100);
        return Ok(Value::small(us.min(longest).max(shortest)));
    }
    let us = vm.heap.arg(args, 1);
    let us = vm.heap.machine_int(us)?.min(longest).max(shortest);
    let to = scaled(us - middle, FURTHEST * 100, right - middle);
    move_to(vm, object, to);
    Ok(Value::NONE)
}

/// `calibration([shortest, longest, middle[, right, full_speed]])`, in microseconds.
#[cfg(feature = "peripherals")]
fn calibration(vm: &mut Vm<'_>, args: Args) -> Res {
    let value = vm.heap.arg(args, 0);
    let (object, _) = servo(vm, value)?;
    let given = usize::from(args.positional) - 1;
    match given {
        0 => {
            let now = calibrated(vm, object).map(Value::small);
            vm.heap.new_tuple(&now)
        }
        3 | 5 => {
            for i in 0..given {
                let us = vm.heap.arg(args, i + 1);
                let us = vm.heap.machine_int(us)?.clamp(0, 0xffff);
                vm.heap.set_value(object, 3 + i, Value::small(us));
            }
            Ok(Value::NONE)
        }
        _ => {
            let message = "calibration takes 1, 4 or 6 arguments";
            Err(vm.heap.raise(Ns::TypeError, message))
        }
    }
}
