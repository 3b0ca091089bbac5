//! Looking at the world now and then, and what goes wrong without a program's doing.

use super::Vm;
use crate::port::Interrupt;
use crate::rom::Ns;
use crate::value::Value;
use crate::{Raised, Res};

impl Vm<'_> {
    /// Asks the port whether something should interrupt the program.
    #[cold]
    pub(super) fn look_at_world(&mut self) -> Res<()> {
        self.countdown = self.port.poll_interval().max(1);
        self.observe();
        let looked = self.check_interrupt();
        #[cfg(feature = "pc")]
        if self.has_threads() {
            return self.end_turn(looked);
        }
        looked
    }

    /// Rust code takes a step of many, perhaps without end (it asks an iterator for its next
    /// value): its loop jumps nowhere where the world is looked at. Only this value is kept
    /// meanwhile.
    #[inline(always)]
    pub(crate) fn count_step(&mut self, kept: Value) -> Res<()> {
        self.countdown = self.countdown.wrapping_sub(1);
        match self.countdown {
            0 => self.look_between_steps(kept),
            _ => Ok(()),
        }
    }

    #[cold]
    fn look_between_steps(&mut self, kept: Value) -> Res<()> {
        // Functions that are scheduled may collect garbage.
        let slot = self.heap.push(kept)?;
        self.countdown = self.port.poll_interval().max(1);
        #[cfg(feature = "pc")]
        if self.has_threads() {
            // Rust code cannot be put aside for another thread: the loop looks again at once.
            self.countdown = 1;
        }
        let looked = self.check_interrupt();
        self.heap.cut(slot);
        looked
    }

    /// Whether [`Raised`] means that a thread gives way: never where there are none.
    #[cfg(not(feature = "pc"))]
    #[inline(always)]
    pub(super) fn gives_way(&self) -> bool {
        false
    }

    /// The loop itself is about to make a call, or has made it: only threads want to know.
    #[cfg(not(feature = "pc"))]
    #[inline(always)]
    pub(super) fn set_direct(&mut self, _: bool) {}

    /// Raises KeyboardInterrupt or runs scheduled functions if that is due: for everything that
    /// waits, after each wait.
    ///
    /// # Errors
    /// KeyboardInterrupt, SystemExit when the machine is to end, MemoryError.
    pub fn check_interrupt(&mut self) -> Res<()> {
        #[cfg(feature = "pc")]
        if self.must_end() {
            return Err(self.heap.raise_with(Ns::SystemExit, &[]));
        }
        match self.port.poll() {
            None => self.run_callbacks(false),
            Some(Interrupt::Keyboard) => Err(self.heap.raise_with(Ns::KeyboardInterrupt, &[])),
            Some(Interrupt::Shutdown) => Err(self.heap.raise_with(Ns::SystemExit, &[])),
            Some(Interrupt::Scheduled) => self.run_callbacks(true),
        }
    }

    /// Calls what waits to be called: functions of timers, those of the port if it has `scheduled`
    /// some, and those that the program scheduled.
    ///
    /// # Errors
    /// As [`Vm::check_interrupt`].
    #[inline(never)]
    pub(super) fn run_callbacks(&mut self, scheduled: bool) -> Res<()> {
        #[cfg(feature = "pc")]
        if self.next_timer != u64::MAX && self.port.ticks_us() >= self.next_timer {
            self.run_timers()?;
        }
        if scheduled && let Some(run) = self.profile.on_scheduled {
            run(self)?;
        }
        self.run_scheduled()
    }

    #[cold]
    pub(super) fn raise_unassigned(&mut self) -> Raised {
        let message = "local variable referenced before assignment";
        self.heap.raise(Ns::NameError, message)
    }

    /// The bytecode makes no sense.
    #[cold]
    pub(super) fn raise_bad_code(&mut self) -> Raised {
        self.heap.raise(Ns::RuntimeError, "invalid bytecode")
    }
}
