//! Waiting, and reading the console, without losing sight of the world.

use super::Vm;
use crate::Res;

/// Longest wait between two looks at the world, in microseconds.
const SLICE: u64 = 10_000;

impl Vm<'_> {
    /// Waits so many microseconds; callbacks run meanwhile, and whoever watches sees.
    ///
    /// # Errors
    /// KeyboardInterrupt, what scheduled functions raise.
    pub fn wait_us(&mut self, us: u64) -> Res<()> {
        let end = self.port.ticks_us().saturating_add(us);
        loop {
            self.check_interrupt()?;
            self.observe();
            let left = end.saturating_sub(self.port.ticks_us());
            if left == 0 {
                return Ok(());
            }
            #[cfg(feature = "pc")]
            let left = left.min(self.next_timer.saturating_sub(self.port.ticks_us()).max(1));
            self.port.wait_us(left.min(SLICE));
        }
    }

    /// The next byte of console input, waiting for it. `None`: the input has ended, or a program
    /// is interrupted.
    pub fn read_console(&mut self) -> Option<u8> {
        while self.port.observable() && !self.port.readable() {
            self.observe();
            self.port.wait_input(SLICE / 2);
        }
        self.port.read()
    }
}
