//! A fresh interpreter, from the raw REPL's prompt to the raw REPL's prompt.
//! boot.py runs and may print; main.py does not run.

use super::watch::Watch;
use super::{Effects, Machine, ReplFault, Step};
use std::time::Duration;

/// boot.py may take its time.
const PATIENCE: Duration = Duration::from_secs(10);

/// Soft-resets a board that is in the raw REPL.
#[derive(Debug, Default)]
pub struct SoftReset {
    /// Stock boards say `MPY: soft reboot`, CircuitPython `soft reboot`.
    rebooted: bool,
    phase: u32,
    watch: Watch,
}

impl Machine for SoftReset {
    type Outcome = ();

    fn start(&mut self, effects: &mut Effects) -> Step<()> {
        effects.send.push(0x04);
        Step::More
    }

    fn push(&mut self, byte: u8, _effects: &mut Effects) -> Step<()> {
        self.watch.push(byte);
        if self.watch.ends_with(b"soft reboot") {
            self.rebooted = true;
            self.phase += 1;
        } else if self.rebooted && self.watch.at_raw_prompt() {
            return Step::Done(Ok(()));
        }
        Step::More
    }

    fn expire(&mut self, _effects: &mut Effects) -> Step<()> {
        let expected = if self.rebooted {
            "the raw REPL after a soft reset"
        } else {
            "\"soft reboot\""
        };
        Step::Done(Err(ReplFault {
            expected,
            came: self.watch.tail(),
        }))
    }

    fn interrupt(&mut self, effects: &mut Effects) -> Step<()> {
        // Ends a boot.py that loops.
        effects.send.push(0x03);
        Step::More
    }

    fn phase(&self) -> u32 {
        // A board may print its own "soft reboot"s for ever.
        self.phase.min(2)
    }

    fn patience(&self) -> Option<Duration> {
        Some(PATIENCE)
    }
}
