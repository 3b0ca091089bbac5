//! From whatever the board is doing to the raw REPL's prompt.

use super::watch::Watch;
use super::{Effects, Machine, ReplFault, Step};
use std::time::Duration;

/// A program may catch one Ctrl-C, or several.
const ATTEMPTS: u32 = 7;
/// A port on which not one byte has come is most likely no board.
const SILENT_ATTEMPTS: u32 = 4;
/// A prompt ends this wait early.
const INTERRUPT: Duration = Duration::from_millis(300);
const BANNER: Duration = Duration::from_millis(1000);
/// After a second request a second banner may be on its way.
const SETTLE: Duration = Duration::from_millis(150);

/// Interrupts what runs and asks for the raw REPL.
#[derive(Debug)]
pub struct Enter {
    state: State,
    attempt: u32,
    phase: u32,
    watch: Watch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Interrupting,
    Asking,
    Settling,
}

impl Default for Enter {
    fn default() -> Self {
        Self::new()
    }
}

impl Enter {
    /// A machine that has done nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Enter {
            state: State::Interrupting,
            attempt: 1,
            phase: 0,
            watch: Watch::default(),
        }
    }

    fn most_attempts(&self) -> u32 {
        if self.watch.is_empty() {
            SILENT_ATTEMPTS
        } else {
            ATTEMPTS
        }
    }

    fn fail(&self) -> Step<()> {
        let expected = "the raw REPL's banner";
        Step::Done(Err(ReplFault {
            expected,
            came: self.watch.tail(),
        }))
    }

    fn go(&mut self, state: State, effects: &mut Effects) {
        self.state = state;
        self.phase += 1;
        // A newline would run what a user has half typed at the prompt, so
        // that it is kept for boards on which the first attempt has failed.
        if self.attempt > 1 && state != State::Settling {
            effects.send.push(b'\r');
        }
        match state {
            State::Interrupting => effects.send.push(0x03),
            State::Asking => effects.send.push(0x01),
            State::Settling => {}
        }
    }
}

impl Machine for Enter {
    type Outcome = ();

    fn start(&mut self, effects: &mut Effects) -> Step<()> {
        self.go(State::Interrupting, effects);
        Step::More
    }

    fn push(&mut self, byte: u8, effects: &mut Effects) -> Step<()> {
        self.watch.push(byte);
        match self.state {
            State::Interrupting if self.watch.at_friendly_prompt() => {
                self.go(State::Asking, effects);
            }
            State::Asking if self.watch.at_raw_prompt() => {
                if self.attempt == 1 {
                    return Step::Done(Ok(()));
                }
                self.go(State::Settling, effects);
            }
            _ => {}
        }
        Step::More
    }

    fn expire(&mut self, effects: &mut Effects) -> Step<()> {
        match self.state {
            State::Interrupting => self.go(State::Asking, effects),
            State::Settling => return Step::Done(Ok(())),
            State::Asking if self.attempt < self.most_attempts() => {
                self.attempt += 1;
                self.go(State::Interrupting, effects);
            }
            State::Asking => {
                let expected = "the raw REPL's banner";
                return Step::Done(Err(ReplFault {
                    expected,
                    came: self.watch.tail(),
                }));
            }
        }
        Step::More
    }

    fn interrupt(&mut self, _effects: &mut Effects) -> Step<()> {
        // What ran before is being interrupted as it is; only the waiting ends.
        self.fail()
    }

    fn phase(&self) -> u32 {
        self.phase
    }

    fn patience(&self) -> Option<Duration> {
        Some(match self.state {
            State::Interrupting => INTERRUPT,
            State::Asking => BANNER,
            State::Settling => SETTLE,
        })
    }
}
