//! Back to the friendly prompt, from wherever a conversation stopped.

use super::watch::Watch;
use super::{Effects, Machine, ReplFault, Step};
use std::time::Duration;

const ATTEMPTS: u32 = 6;
const PATIENCE: Duration = Duration::from_millis(1000);

/// Leaves the raw REPL.
#[derive(Debug)]
pub struct Leave {
    clean: bool,
    attempt: u32,
    watch: Watch,
}

impl Leave {
    /// Leaves from the raw REPL's prompt.
    #[must_use]
    pub fn clean() -> Self {
        Leave {
            clean: true,
            attempt: 0,
            watch: Watch::default(),
        }
    }

    /// Leaves from an unknown place: a paste half sent, a program that runs.
    #[must_use]
    pub fn from_anywhere() -> Self {
        Leave {
            clean: false,
            ..Leave::clean()
        }
    }

    fn ask(&mut self, effects: &mut Effects) -> Step<()> {
        self.attempt += 1;
        self.watch.clear();
        if !(self.clean && self.attempt == 1) {
            effects.send.extend(b"\r\x03");
        }
        effects.send.push(0x02);
        Step::More
    }
}

impl Machine for Leave {
    type Outcome = ();

    fn start(&mut self, effects: &mut Effects) -> Step<()> {
        self.ask(effects)
    }

    fn push(&mut self, byte: u8, _effects: &mut Effects) -> Step<()> {
        self.watch.push(byte);
        if self.watch.at_friendly_prompt() {
            Step::Done(Ok(()))
        } else {
            Step::More
        }
    }

    fn expire(&mut self, effects: &mut Effects) -> Step<()> {
        if self.attempt < ATTEMPTS {
            return self.ask(effects);
        }
        let expected = "the prompt \">>> \"";
        Step::Done(Err(ReplFault {
            expected,
            came: self.watch.tail(),
        }))
    }

    fn interrupt(&mut self, _effects: &mut Effects) -> Step<()> {
        Step::More
    }

    fn phase(&self) -> u32 {
        self.attempt
    }

    fn patience(&self) -> Option<Duration> {
        Some(PATIENCE)
    }
}
