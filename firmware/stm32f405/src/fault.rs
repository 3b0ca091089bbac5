//! What happens when something that cannot happen does: it is told on the console, then the chip
//! restarts.

use core::fmt::Write;
use core::panic::PanicInfo;

use cortex_m_rt::{ExceptionFrame, exception};

use crate::uart;

struct Console;

impl Write for Console {
    fn write_str(&mut self, s: &str) -> core::fmt::Result {
        uart::console_write(s.as_bytes());
        Ok(())
    }
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    // Writing to this console cannot fail.
    let _ = write!(Console, "\r\nFATAL: {info}\r\n");
    cortex_m::peripheral::SCB::sys_reset();
}

#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    // By hand: this is all that the flash would have core's formatting for.
    uart::console_write(b"\r\nFATAL: hard fault at ");
    for place in (0..8).rev() {
        let digit = frame.pc() >> (4 * place) & 15;
        uart::console_write(&[b"0123456789abcdef"[digit as usize]]);
    }
    uart::console_write(b"\r\n");
    cortex_m::peripheral::SCB::sys_reset();
}
