//! Who gets which part of the chip's memory.
//!
//! | | on silicon | under QEMU, which has no core-coupled RAM |
//! |---|---|---|
//! | Rust's stack | CCM, 28 KiB | RAM, 13.9 KiB |
//! | the machine's stack | CCM, 16 KiB | RAM, 4 KiB |
//! | the RAM disk | CCM, 20 KiB | RAM, 4.5 KiB |
//! | variables | RAM, 640 bytes | RAM, 640 bytes |
//! | the heap with its table | RAM, 127.4 KiB | RAM, 104.9 KiB |
//!
//! Both stacks grow down to the start of their memory, below which is nothing: overflow faults.

use core::ptr::with_exposed_provenance_mut;

use garter_board::hardware::SECTOR;
use garter_runtime::Value;

const KIB: usize = 1024;
const RAM: usize = 0x2000_0000;
/// Where the variables begin (memory.x).
const VARIABLES: usize = RAM + 128 * KIB - 640;
/// After reset the stack grows down from here to the start of the RAM (memory.x): 14 KiB but for
/// what brings the heap above it to 102 KiB for objects.
const RESET_STACK: usize = RAM + 14_272;
const CCM: usize = 0x1000_0000;
const CCM_STACK: usize = CCM + 28 * KIB;
const CCM_END: usize = CCM + 64 * KIB;

/// What must be left of the stack for more to be called: a compilation, or work on files, with an
/// interrupt and the collector on top.
const RESERVE: usize = 9 * KIB / 2;

/// Whether the stack is nearly full. Either stack begins where its memory does.
pub(crate) fn stack_full() -> bool {
    let left = cortex_m::register::msp::read() as usize % (256 * KIB);
    left < RESERVE
}

/// The parts that are lent to the board.
pub(crate) struct Memory {
    /// For the heap with its table.
    pub(crate) heap: &'static mut [u32],
    /// For the machine's stack.
    pub(crate) stack: &'static mut [Value],
    /// For the RAM disk.
    pub(crate) disk: &'static mut [[u8; SECTOR]],
}

/// Shares the memory out.
///
/// # Safety
/// To be called once, when the stack pointer has been moved to the core-coupled RAM if
/// `on_silicon`.
pub(crate) unsafe fn share(on_silicon: bool) -> Memory {
    let ((heap, heap_end), (stack, stack_end), (disk, disk_end)) = if on_silicon {
        let slots_end = CCM_STACK + 16 * KIB;
        (
            (RAM, VARIABLES),
            (CCM_STACK, slots_end),
            (slots_end, CCM_END),
        )
    } else {
        let slots = VARIABLES - 4 * KIB;
        let disk = slots - 9 * SECTOR;
        ((RESET_STACK, disk), (slots, VARIABLES), (disk, slots))
    };
    // SAFETY: the ranges are memory, are aligned, do not overlap one another, the stack or the
    // variables, and the caller asks once. Words and bytes may have any content.
    unsafe {
        Memory {
            heap: core::slice::from_raw_parts_mut(
                with_exposed_provenance_mut(heap),
                (heap_end - heap) / size_of::<u32>(),
            ),
            stack: slots(stack, stack_end),
            disk: core::slice::from_raw_parts_mut(
                with_exposed_provenance_mut(disk),
                (disk_end - disk) / SECTOR,
            ),
        }
    }
}

/// # Safety
/// The range is memory that nothing else uses.
unsafe fn slots(from: usize, end: usize) -> &'static mut [Value] {
    let first: *mut Value = with_exposed_provenance_mut(from);
    let count = (end - from) / size_of::<Value>();
    // SAFETY: the caller's range; each slot is written before there is a reference to it.
    unsafe {
        for i in 0..count {
            first.add(i).write(Value::UNDEF);
        }
        core::slice::from_raw_parts_mut(first, count)
    }
}

/// Goes on in `next` with an empty stack in the core-coupled RAM.
///
/// # Safety
/// On silicon only. Nothing on the present stack is referred to afterwards.
pub(crate) unsafe fn leave_reset_stack(next: extern "C" fn() -> !) -> ! {
    // SAFETY: CCM_STACK is the end of memory that nothing else uses, aligned to 8 bytes as
    // functions expect it; interrupts go on using the main stack pointer.
    unsafe {
        core::arch::asm!(
            "msr msp, {stack}",
            "isb",
            "bx {next}",
            stack = in(reg) CCM_STACK,
            next = in(reg) next as usize,
            options(noreturn)
        )
    }
}
