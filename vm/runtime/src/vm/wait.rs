//! Waiting, and reading the console, without losing sight of the world.

use super::Vm;
use crate::Res;
#[cfg(feature = "pc")]
use crate::value::Value;

/// Longest wait between two looks at the world, in microseconds.
const SLICE: u64 = 10_000;
/// The same where other threads wait for something.
#[cfg(feature = "pc")]
const SHORT: u64 = 1000;

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
            if self.let_others_run() {
                continue;
            }
            #[cfg(feature = "pc")]
            let left = if self.has_threads() {
                left.min(SHORT)
            } else {
                left
            };
            #[cfg(feature = "pc")]
            let left = left.min(self.next_timer.saturating_sub(self.port.ticks_us()).max(1));
            self.port.wait_us(left.min(SLICE));
        }
    }

    /// `time.sleep`: as [`Vm::wait_us`], and other threads have a turn even if it is 0.
    ///
    /// # Errors
    /// As [`Vm::wait_us`]; the thread gives way.
    pub(crate) fn sleep_us(&mut self, us: u64) -> Res<()> {
        #[cfg(feature = "pc")]
        {
            if let Some(end) = self.take_until() {
                let now = self.port.ticks_us();
                return self.wait_us(end.saturating_sub(now));
            }
            if self.has_threads() {
                let end = self.port.ticks_us().saturating_add(us);
                self.park(Value::NONE, Some(end))?;
            }
        }
        self.wait_us(us)
    }

    /// The next byte of console input, waiting for it. `None`: the input has ended, or a program
    /// is interrupted. Callbacks run meanwhile, also at the prompt.
    pub fn read_console(&mut self) -> Option<u8> {
        while self.waits_in_slices() && !self.port.readable() {
            self.observe();
            let scheduled = self.port.scheduled();
            if self.run_callbacks(scheduled).is_err() {
                // Nobody is there to raise it in.
                let raised = self.heap.take_raised();
                self.print_exception(raised);
            }
            #[cfg(feature = "pc")]
            if self.let_others_run() {
                continue;
            }
            let slice = self.slice();
            self.port.wait_input(slice);
        }
        self.port.read()
    }

    /// Whether something may be to do while input is awaited.
    fn waits_in_slices(&self) -> bool {
        #[cfg(feature = "pc")]
        if self.has_threads() || self.next_timer != u64::MAX || self.waiting {
            return true;
        }
        self.port.observable()
    }

    /// How long to wait for input until the next look at the world, in microseconds.
    fn slice(&mut self) -> u64 {
        #[cfg(feature = "pc")]
        if self.has_threads() {
            return SHORT;
        }
        #[cfg(feature = "pc")]
        let due = self.next_timer.saturating_sub(self.port.ticks_us());
        #[cfg(feature = "pc")]
        if !self.waiting && self.port.observable() {
            // A board that is watched knows itself what else has to be looked at.
            return due.max(1);
        }
        #[cfg(not(feature = "pc"))]
        let due = u64::MAX;
        due.clamp(1, SLICE / 2)
    }
}
