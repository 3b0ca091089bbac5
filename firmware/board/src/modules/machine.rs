//! The `machine` module.

use garter_runtime::modules::machine as generic;
use garter_runtime::rom::{Args, Namespace, Ns};
use garter_runtime::{Res, Value, Vm};

use super::{PIN, TIMER};
use crate::device::Request;
use crate::names::members;

pub(super) static NAMESPACE: Namespace = Namespace::module(
    "machine",
    members! {
        "Pin" => Ns(PIN),
        "Signal" => Ns(garter_runtime::rom::Ns::Signal),
        "SoftI2C" => Get(generic::soft_i2c),
        "SoftSPI" => Get(generic::soft_spi),
        "bitstream" => VN(4, 4, generic::bitstream),
        "mem16" => Get(generic::mem16),
        "mem32" => Get(generic::mem32),
        "mem8" => Get(generic::mem8),
        "time_pulse_us" => VN(2, 3, generic::time_pulse_us),
        "Timer" => Ns(TIMER),
        #[cfg(feature = "peripherals")]
        "ADC" => Ns(super::MACHINE_ADC),
        #[cfg(feature = "peripherals")]
        "I2C" => Ns(super::MACHINE_I2C),
        #[cfg(feature = "peripherals")]
        "SPI" => Ns(super::MACHINE_SPI),
        #[cfg(feature = "peripherals")]
        "UART" => Ns(super::UART),
        #[cfg(feature = "peripherals")]
        "WDT" => Ns(super::WDT),
        #[cfg(feature = "peripherals")]
        "CAN" => Get(super::peripherals::in_python::can),
        #[cfg(feature = "peripherals")]
        "I2CTarget" => Get(super::peripherals::in_python::i2c_target),
        #[cfg(feature = "peripherals")]
        "I2S" => Get(super::peripherals::in_python::i2s),
        #[cfg(feature = "peripherals")]
        "mem_backup" => VN(0, 1, super::peripherals::board::mem_backup),
        #[cfg(feature = "peripherals")]
        "PWM" => Get(super::peripherals::in_python::pwm),
        #[cfg(feature = "peripherals")]
        "SDCard" => Ns(super::SD_CARD),
        #[cfg(feature = "peripherals")]
        "dht_readinto" => V2(super::peripherals::one_wire::dht_readinto),
        #[cfg(feature = "peripherals")]
        "RTC" => Ns(super::RTC),
        #[cfg(feature = "peripherals")]
        "info" => VN(0, 1, info),
        #[cfg(feature = "peripherals")]
        "rng" => V0(super::pyb::rng),
        #[cfg(feature = "peripherals")]
        "reset_cause" => V0(|_| Ok(Value::small(PWRON_RESET))),
        #[cfg(feature = "peripherals")]
        "sleep" => VN(0, 1, idle_for),
        #[cfg(feature = "peripherals")]
        "deepsleep" => VN(0, 1, deepsleep),
        #[cfg(feature = "peripherals")]
        "PWRON_RESET" => Const(Value::small(PWRON_RESET)),
        #[cfg(feature = "peripherals")]
        "HARD_RESET" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "WDT_RESET" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "DEEPSLEEP_RESET" => Const(Value::small(4)),
        #[cfg(feature = "peripherals")]
        "SOFT_RESET" => Const(Value::small(0)),
        "freq" => VN(0, 4, freq),
        "unique_id" => V0(unique_id),
        "reset" => V0(reset),
        "soft_reset" => V0(soft_reset),
        "bootloader" => VN(0, 1, bootloader),
        "idle" => V0(idle),
        "lightsleep" => VN(0, 1, idle_for),
        "disable_irq" => V0(disable_irq),
        "enable_irq" => VN(0, 1, enable_irq),
    },
);

/// Clocks of the core and its buses, in Hz.
pub(crate) const CLOCKS: [i32; 4] = [168_000_000, 168_000_000, 42_000_000, 84_000_000];

#[cfg(feature = "peripherals")]
pub(super) use super::peripherals::clocks::freq;

#[cfg(not(feature = "peripherals"))]
pub(super) fn freq(vm: &mut Vm<'_>, _args: Args) -> Res {
    vm.heap.new_tuple(&CLOCKS.map(Value::small))
}

pub(super) fn unique_id(vm: &mut Vm<'_>) -> Res {
    match Request::UniqueId([0; 12]).ask(vm.port) {
        Request::UniqueId(id) => vm.heap.new_bytes(&id),
        _ => vm.heap.new_bytes(&[]),
    }
}

pub(super) fn reset(vm: &mut Vm<'_>) -> Res {
    Request::Reset(false).ask(vm.port);
    soft_reset(vm)
}

pub(super) fn bootloader(vm: &mut Vm<'_>, _args: Args) -> Res {
    Request::Reset(true).ask(vm.port);
    soft_reset(vm)
}

fn soft_reset(vm: &mut Vm<'_>) -> Res {
    Err(vm.heap.raise_with(Ns::SystemExit, &[]))
}

pub(super) fn idle(vm: &mut Vm<'_>) -> Res {
    vm.port.wait_us(1_000);
    Ok(Value::NONE)
}

fn idle_for(vm: &mut Vm<'_>, args: Args) -> Res {
    let ms = vm.heap.arg(args, 0);
    let ms = vm.heap.as_i64(ms).unwrap_or(0).max(0) as u64;
    vm.wait_us(ms.saturating_mul(1000))?;
    Ok(Value::NONE)
}

/// Why a board says it started that nobody restarted.
#[cfg(feature = "peripherals")]
const PWRON_RESET: i32 = 1;

/// `deepsleep([ms])`: the board starts anew afterwards.
#[cfg(feature = "peripherals")]
fn deepsleep(vm: &mut Vm<'_>, args: Args) -> Res {
    idle_for(vm, args)?;
    reset(vm)
}

/// `info([map])`: what a stock pyboard tells of itself, as far as it is the same here.
#[cfg(feature = "peripherals")]
pub(super) fn info(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.write(b"ID=")?;
    if let Request::UniqueId(id) = Request::UniqueId([0; 12]).ask(vm.port) {
        for word in id.chunks(4) {
            for byte in word {
                vm.write_fmt(format_args!("{byte:02x}"))?;
            }
            vm.write(b":")?;
        }
    }
    let [core, bus, first, second] = super::peripherals::clocks::now(vm);
    vm.write_fmt(format_args!(
        "\nS={core}\nH={bus}\nP1={first}\nP2={second}\n"
    ))?;
    let (free, _) = vm.heap.free_blocks();
    let total = vm.heap.block_count() * 16;
    let used = total - free * 16;
    vm.write_fmt(format_args!(
        "GC:\n  {total} total\n  {used} : {}\n",
        total - used
    ))?;
    if args.positional > 0 {
        return garter_runtime::modules::micropython::map(vm);
    }
    Ok(Value::NONE)
}

pub(super) fn disable_irq(_vm: &mut Vm<'_>) -> Res {
    Ok(Value::TRUE)
}

pub(super) fn enable_irq(_vm: &mut Vm<'_>, _args: Args) -> Res {
    Ok(Value::NONE)
}
