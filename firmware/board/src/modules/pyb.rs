//! The `pyb` module.

#[cfg(not(feature = "peripherals"))]
use garter_runtime::rom::Args;
use garter_runtime::rom::{Namespace, Ns};
use garter_runtime::{Res, Value, Vm};

#[cfg(not(feature = "peripherals"))]
use super::TIMER;
use super::{ACCEL, LED, PIN, SERVO, SWITCH, machine};
use crate::names::members;

pub(super) static NAMESPACE: Namespace = Namespace::module(
    "pyb",
    members! {
        "LED" => Ns(LED),
        "Switch" => Ns(SWITCH),
        "Accel" => Ns(ACCEL),
        "Pin" => Ns(PIN),
        #[cfg(not(feature = "peripherals"))]
        "Timer" => Ns(TIMER),
        #[cfg(feature = "peripherals")]
        "Timer" => Ns(super::COUNTER),
        #[cfg(feature = "peripherals")]
        "TimerChannel" => Ns(super::CHANNEL),
        #[cfg(feature = "peripherals")]
        "I2C" => Ns(super::I2C),
        #[cfg(feature = "peripherals")]
        "SPI" => Ns(super::SPI),
        #[cfg(feature = "peripherals")]
        "UART" => Ns(super::UART),
        #[cfg(feature = "peripherals")]
        "USB_VCP" => Ns(super::USB_VCP),
        #[cfg(feature = "peripherals")]
        "RTC" => Ns(super::RTC),
        #[cfg(feature = "peripherals")]
        "ADC" => Ns(super::ADC),
        #[cfg(feature = "peripherals")]
        "ADCAll" => Ns(super::ADC_ALL),
        #[cfg(feature = "peripherals")]
        "DAC" => Ns(super::DAC),
        #[cfg(feature = "peripherals")]
        "ExtInt" => Ns(super::EXT_INT),
        #[cfg(feature = "peripherals")]
        "disable_irq" => V0(machine::disable_irq),
        #[cfg(feature = "peripherals")]
        "enable_irq" => VN(0, 1, machine::enable_irq),
        #[cfg(feature = "peripherals")]
        "have_cdc" => V0(|_| Ok(Value::TRUE)),
        #[cfg(feature = "peripherals")]
        "info" => VN(0, 1, machine::info),
        #[cfg(feature = "peripherals")]
        "stop" => V0(machine::idle),
        #[cfg(feature = "peripherals")]
        "standby" => V0(machine::reset),
        #[cfg(feature = "peripherals")]
        "sync" => V0(|_| Ok(Value::NONE)),
        #[cfg(feature = "peripherals")]
        "CAN" => Ns(super::CAN),
        #[cfg(feature = "peripherals")]
        "Flash" => Ns(super::FLASH),
        #[cfg(feature = "peripherals")]
        "LCD" => Get(super::peripherals::in_python::lcd),
        #[cfg(feature = "peripherals")]
        "SDCard" => Ns(super::SD_CARD),
        #[cfg(feature = "peripherals")]
        "SD" => Get(super::peripherals::disk::card),
        #[cfg(feature = "peripherals")]
        "USB_HID" => Ns(super::USB_HID),
        #[cfg(feature = "peripherals")]
        "country" => VN(0, 1, super::peripherals::board::country),
        #[cfg(feature = "peripherals")]
        "fault_debug" => VN(0, 1, |_, _| Ok(Value::NONE)),
        #[cfg(feature = "peripherals")]
        "hid" => V1(super::peripherals::usb_hid::send),
        #[cfg(feature = "peripherals")]
        "hid_keyboard" => Get(super::peripherals::usb_hid::keyboard),
        #[cfg(feature = "peripherals")]
        "hid_mouse" => Get(super::peripherals::usb_hid::mouse),
        #[cfg(feature = "peripherals")]
        "mount" => VK(2, super::peripherals::in_python::mount),
        #[cfg(feature = "peripherals")]
        "repl_uart" => VN(0, 1, super::peripherals::board::repl_uart),
        #[cfg(feature = "peripherals")]
        "main" => V1(super::peripherals::board::main),
        #[cfg(feature = "peripherals")]
        "usb_mode" => VK(0, super::peripherals::usb_hid::usb_mode),
        "Servo" => Ns(SERVO),
        "delay" => V1(delay),
        "udelay" => V1(udelay),
        "millis" => V0(millis),
        "micros" => V0(micros),
        "elapsed_millis" => V1(elapsed_millis),
        "elapsed_micros" => V1(elapsed_micros),
        "rng" => V0(rng),
        "freq" => VN(0, 4, machine::freq),
        "unique_id" => V0(machine::unique_id),
        "wfi" => V0(machine::idle),
        "hard_reset" => V0(machine::reset),
        "bootloader" => VN(0, 1, machine::bootloader),
        #[cfg(not(feature = "peripherals"))]
        "main" => V1(main),
        #[cfg(not(feature = "peripherals"))]
        "usb_mode" => VN(0, 4, usb_mode),
    },
);

/// Millisecond and microsecond counters wrap at 30 bits, so that they are small integers.
const WRAP: u64 = (1 << 30) - 1;

fn wait(vm: &mut Vm<'_>, count: Value, unit: u64) -> Res {
    match vm.heap.as_i64(count) {
        Some(n) => {
            vm.wait_us((n.max(0) as u64).saturating_mul(unit))?;
            Ok(Value::NONE)
        }
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}

fn delay(vm: &mut Vm<'_>, ms: Value) -> Res {
    wait(vm, ms, 1000)
}

fn udelay(vm: &mut Vm<'_>, us: Value) -> Res {
    wait(vm, us, 1)
}

fn millis(vm: &mut Vm<'_>) -> Res {
    Ok(Value::small(((vm.port.ticks_us() / 1000) & WRAP) as i32))
}

fn micros(vm: &mut Vm<'_>) -> Res {
    Ok(Value::small((vm.port.ticks_us() & WRAP) as i32))
}

fn elapsed(vm: &mut Vm<'_>, start: Value, now: u64) -> Res {
    match vm.heap.as_i64(start) {
        Some(start) => Ok(Value::small((now.wrapping_sub(start as u64) & WRAP) as i32)),
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}

fn elapsed_millis(vm: &mut Vm<'_>, start: Value) -> Res {
    let now = vm.port.ticks_us() / 1000;
    elapsed(vm, start, now)
}

fn elapsed_micros(vm: &mut Vm<'_>, start: Value) -> Res {
    let now = vm.port.ticks_us();
    elapsed(vm, start, now)
}

pub(super) fn rng(vm: &mut Vm<'_>) -> Res {
    Ok(Value::small((vm.port.random() >> 2) as i32))
}

#[cfg(not(feature = "peripherals"))]
fn main(_vm: &mut Vm<'_>, _file: Value) -> Res {
    // main.py runs after boot.py whatever a program says: there is one main script.
    Ok(Value::NONE)
}

#[cfg(not(feature = "peripherals"))]
fn usb_mode(vm: &mut Vm<'_>, _args: Args) -> Res {
    vm.heap.str_value(b"VCP")
}
