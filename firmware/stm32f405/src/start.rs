//! From reset to the board's life, and the memory that it lives in.

use cortex_m::singleton;
use cortex_m_rt::entry;
use garter_runtime::{Profile, Value};
use stm32f4::stm32f405::Peripherals;

use crate::hardware::Chip;
use crate::ram_disk::{EMPTY, RamDisk, Sectors};
use crate::{clock, time, uart};

/// Words of heap memory with its block table.
const HEAP_WORDS: usize = 17_600;
/// Slots of the machine's stack.
const STACK_SLOTS: usize = 1_536;

/// A pyboard whose collector is timed. Rust functions nest less deeply than elsewhere: the stack
/// of 36 KiB (memory.x) holds this many levels with a compilation in the innermost.
static PROFILE: Profile = Profile {
    clock: Some(time::now_us),
    native_depth: 8,
    ..garter_board::PYBOARD
};

#[entry]
fn main() -> ! {
    // `take` gives them once, and this is the only place that asks.
    let (Some(chip), Some(mut core)) = (Peripherals::take(), cortex_m::Peripherals::take()) else {
        cortex_m::peripheral::SCB::sys_reset();
    };
    let clocks = clock::start(&chip);
    time::start(&mut core.SYST, clocks.core_hz);
    uart::start(&chip, clocks.apb2_hz, clocks.apb1_hz);
    let heap = singleton!(: [u32; HEAP_WORDS] = [0; HEAP_WORDS]);
    let stack = singleton!(: [Value; STACK_SLOTS] = [Value::UNDEF; STACK_SLOTS]);
    let disk = singleton!(: Sectors = EMPTY);
    if let (Some(heap), Some(stack), Some(disk)) = (heap, stack, disk) {
        garter_board::run(
            Chip::new(clocks.on_silicon, RamDisk::new(disk)),
            heap,
            stack,
            &PROFILE,
        );
    }
    cortex_m::peripheral::SCB::sys_reset();
}
