//! The module `machine`, as far as it is the same everywhere: signals, memory by address, pulses
//! and streams of bits on pins. A pin is whatever can be called with a level or for one.
//!
//! On a PC the rest is simulated: pins that are wired to one another by their names, timers, a
//! clock (`frozen/_simulated.py`).

mod memory;
mod pulse;
mod signal;
#[cfg(feature = "pc")]
mod simulated;
#[cfg(feature = "pc")]
pub(crate) mod timer;

pub(crate) use memory::NAMESPACE as MEMORY;
pub use memory::{Access, mem8, mem16, mem32};
pub use pulse::{bitstream, time_pulse_us};
pub(crate) use signal::NAMESPACE as SIGNAL;
#[cfg(feature = "pc")]
pub(crate) use simulated::NAMESPACE;

use crate::Res;
use crate::names::Name;
use crate::vm::Vm;

/// `machine.SoftI2C` or `machine.SoftSPI`: classes of a frozen module.
fn soft_bus(vm: &mut Vm<'_>, class: Name) -> Res {
    let module = vm.import(const { Name::of("_softbus") })?;
    vm.load_attr(module, class)
}

/// `machine.SoftI2C`
///
/// # Errors
/// MemoryError.
pub fn soft_i2c(vm: &mut Vm<'_>) -> Res {
    soft_bus(vm, const { Name::of("SoftI2C") })
}

/// `machine.SoftSPI`
///
/// # Errors
/// MemoryError.
pub fn soft_spi(vm: &mut Vm<'_>) -> Res {
    soft_bus(vm, const { Name::of("SoftSPI") })
}
