//! From reset to the board's life.

use cortex_m_rt::entry;
use garter_runtime::Profile;
use stm32f4::stm32f405::{Peripherals, RCC};

use crate::hardware::Chip;
use crate::{clock, memory, time, uart};

/// A pyboard whose collector is timed, and whose functions nest as deeply as the stack allows.
static PROFILE: Profile = Profile {
    clock: Some(time::now_us),
    native_depth: 100,
    stack_full: Some(memory::stack_full),
    ..garter_board::PYBOARD
};

#[entry]
fn main() -> ! {
    // SAFETY: reading a register changes nothing.
    if clock::on_silicon(unsafe { &*RCC::ptr() }) {
        // SAFETY: this is silicon, and nothing is on the stack yet.
        unsafe { memory::leave_reset_stack(live) }
    }
    live()
}

/// The board's life, on the stack that it keeps.
extern "C" fn live() -> ! {
    // `take` gives them once, and this is the only place that asks.
    if let (Some(chip), Some(mut core)) = (Peripherals::take(), cortex_m::Peripherals::take()) {
        let clocks = clock::start(&chip);
        time::start(&mut core.SYST, clocks.core_hz);
        uart::start(&chip, clocks.apb2_hz, clocks.apb1_hz);
        // SAFETY: this function runs once, and `main` has moved the stack on silicon.
        let memory = unsafe { memory::share(clocks.on_silicon) };
        garter_board::run(
            Chip::new(clocks.on_silicon, memory.disk),
            garter_board::Memory::new(memory.heap, memory.stack),
            &PROFILE,
        );
    }
    cortex_m::peripheral::SCB::sys_reset();
}
