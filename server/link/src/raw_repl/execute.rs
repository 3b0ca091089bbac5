//! One piece of source: sent, run, answered. Starts and ends at the raw REPL's
//! prompt.

use super::watch::Watch;
use super::{Effects, Machine, ReplFault, Step};
use std::time::Duration;

/// How source travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transfer {
    /// Ask for raw paste, which has flow control; else as [`Transfer::Plain`].
    RawPaste,
    /// Slowly, hoping that the board keeps up.
    Plain,
}

/// How an execution ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The traceback; empty when the source ran to its end.
    pub error: Vec<u8>,
    /// Whether the user interrupted it.
    pub interrupted: bool,
    /// Whether the board is at the raw REPL's prompt; else [`super::Leave`]
    /// must find it.
    pub at_prompt: bool,
    /// What the board can do, for the next execution.
    pub transfer: Transfer,
}

const ANSWER: Duration = Duration::from_secs(2);
const FLOW: Duration = Duration::from_secs(5);
const END: Duration = Duration::from_secs(10);
/// Pace of [`Transfer::Plain`], as the board's input buffer has no flow control.
const PACE: Duration = Duration::from_millis(10);
const PACE_BYTES: usize = 256;
/// Time that a program has for its `finally` blocks before it is interrupted again.
const AGAIN: Duration = Duration::from_millis(500);
const INTERRUPTS: u32 = 20;
/// No traceback is longer.
const ERROR_BYTES: usize = 256 * 1024;

const CTRL_A: u8 = 0x01;
const CTRL_C: u8 = 0x03;
const CTRL_D: u8 = 0x04;

/// Runs a piece of source.
#[derive(Debug)]
pub struct Execute {
    source: Vec<u8>,
    sent: usize,
    transfer: Transfer,
    state: State,
    phase: u32,
    interrupts: u32,
    error: Vec<u8>,
    watch: Watch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Raw paste was asked for.
    Asked,
    /// The window's first byte, its second byte.
    WindowLow,
    WindowHigh(u8),
    /// So many bytes may be sent; the increment.
    Flowing {
        credit: usize,
        window: usize,
    },
    /// All is sent; the board has yet to say that it has it.
    Acknowledge,
    /// Source goes out chunk by chunk.
    Pacing,
    /// `OK` is expected.
    Accepted,
    Output,
    Error,
    Prompt,
}

impl Execute {
    /// A machine that will run `source`, which must hold no byte that
    /// [`Execute::first_command_byte`] finds.
    #[must_use]
    pub fn new(source: &[u8], transfer: Transfer) -> Self {
        // Ctrl-D on an empty line is a soft reset.
        let source = if source.is_empty() { b"\n" } else { source };
        Execute {
            source: source.to_vec(),
            sent: 0,
            transfer,
            state: State::Asked,
            phase: 0,
            interrupts: 0,
            error: Vec::new(),
            watch: Watch::default(),
        }
    }

    /// Where `source` holds a byte that boards take as a command.
    #[must_use]
    pub fn first_command_byte(source: &[u8]) -> Option<usize> {
        source.iter().position(|byte| matches!(byte, 1..=5))
    }

    /// Whether the program runs, and may be given input.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state == State::Output
    }

    fn go(&mut self, state: State) -> Step<Ended> {
        self.state = state;
        self.phase = self.phase.wrapping_add(1);
        Step::More
    }

    fn send_next(&mut self, most: usize, effects: &mut Effects) -> usize {
        let rest = self.source.get(self.sent..).unwrap_or_default();
        let now = rest.get(..most).unwrap_or(rest);
        effects.send.extend(now);
        self.sent += now.len();
        now.len()
    }

    fn flow(&mut self, credit: usize, window: usize, effects: &mut Effects) -> Step<Ended> {
        let credit = credit - self.send_next(credit, effects);
        if self.sent == self.source.len() {
            effects.send.push(CTRL_D);
            return self.go(State::Acknowledge);
        }
        self.go(State::Flowing { credit, window })
    }

    fn pace(&mut self, effects: &mut Effects) -> Step<Ended> {
        if self.sent == self.source.len() {
            effects.send.push(CTRL_D);
            return self.go(State::Accepted);
        }
        self.send_next(PACE_BYTES, effects);
        self.go(State::Pacing)
    }

    fn fail(&self, expected: &'static str) -> Step<Ended> {
        Step::Done(Err(ReplFault {
            expected,
            came: self.watch.tail(),
        }))
    }

    fn end(&self, at_prompt: bool) -> Step<Ended> {
        Step::Done(Ok(Ended {
            error: self.error.clone(),
            interrupted: self.interrupts > 0,
            at_prompt,
            transfer: self.transfer,
        }))
    }

    /// The board's answer to the request for raw paste. Anything else is what
    /// a callback of the last program prints.
    fn answer(&mut self) -> Step<Ended> {
        if self.watch.ends_with(b"R\x01") {
            self.go(State::WindowLow)
        } else if self.watch.ends_with(b"R\x00") {
            self.transfer = Transfer::Plain;
            self.go(State::Pacing)
        } else if self.watch.at_raw_prompt() {
            // It does not know raw paste, and has started its REPL anew.
            self.transfer = Transfer::Plain;
            self.go(State::Pacing)
        } else {
            Step::More
        }
    }
}

impl Machine for Execute {
    type Outcome = Ended;

    fn start(&mut self, effects: &mut Effects) -> Step<Ended> {
        match self.transfer {
            Transfer::RawPaste => {
                effects.send.extend([0x05, b'A', CTRL_A]);
                self.go(State::Asked)
            }
            Transfer::Plain => self.pace(effects),
        }
    }

    fn push(&mut self, byte: u8, effects: &mut Effects) -> Step<Ended> {
        self.watch.push(byte);
        match (self.state, byte) {
            (State::Asked, _) => self.answer(),
            (State::WindowLow, low) => self.go(State::WindowHigh(low)),
            (State::WindowHigh(low), high) => match u16::from_le_bytes([low, high]) {
                0 => self.fail("a window of at least one byte"),
                window => self.flow(window.into(), window.into(), effects),
            },
            (State::Flowing { credit, window }, CTRL_A) => {
                // A board that gives more than the source takes changes nothing.
                let most = self.source.len().max(window);
                self.flow((credit + window).min(most), window, effects)
            }
            (State::Flowing { .. }, CTRL_D) => {
                // The board has seen enough, for example a fault.
                effects.send.push(CTRL_D);
                self.go(State::Output)
            }
            (State::Acknowledge, CTRL_A) => Step::More,
            (State::Acknowledge, CTRL_D) => self.go(State::Output),
            (State::Accepted, _) if self.watch.ends_with(b"OK") => self.go(State::Output),
            (State::Output, CTRL_D) => self.go(State::Error),
            (State::Flowing { .. } | State::Acknowledge | State::Output, byte) => {
                effects.output.push(byte);
                Step::More
            }
            (State::Error, CTRL_D) => self.go(State::Prompt),
            (State::Error, _) if self.error.len() >= ERROR_BYTES => {
                self.fail("the end of the traceback")
            }
            (State::Error, byte) => {
                self.error.push(byte);
                // Each byte shows that the board lives; their number is bounded.
                self.go(State::Error)
            }
            (State::Prompt, b'>') => self.end(true),
            (State::Pacing | State::Accepted | State::Prompt, _) => Step::More,
        }
    }

    fn expire(&mut self, effects: &mut Effects) -> Step<Ended> {
        match self.state {
            State::Asked => self.fail("an answer to the request for raw paste"),
            State::WindowLow | State::WindowHigh(_) => self.fail("the window of raw paste"),
            State::Flowing { .. } => self.fail("leave to send more source"),
            State::Acknowledge => self.fail("the board's word that it has the source"),
            State::Accepted => self.fail("\"OK\""),
            State::Pacing => self.pace(effects),
            State::Output if self.interrupts < INTERRUPTS => {
                self.interrupts += 1;
                effects.send.push(CTRL_C);
                self.go(State::Output)
            }
            State::Output => self.fail("the program to end after Ctrl-C"),
            State::Error => self.fail("the end of the traceback"),
            State::Prompt => self.fail("the raw REPL's prompt \">\""),
        }
    }

    fn interrupt(&mut self, effects: &mut Effects) -> Step<Ended> {
        match self.state {
            State::Output => {
                self.interrupts = 1;
                effects.send.push(CTRL_C);
                self.go(State::Output)
            }
            State::Error | State::Prompt => Step::More,
            _ => {
                self.interrupts = 1;
                self.end(false)
            }
        }
    }

    fn phase(&self) -> u32 {
        self.phase
    }

    fn patience(&self) -> Option<Duration> {
        Some(match self.state {
            State::Asked | State::WindowLow | State::WindowHigh(_) => ANSWER,
            State::Flowing { .. } => FLOW,
            State::Pacing => PACE,
            State::Output if self.interrupts == 0 => return None,
            State::Output => AGAIN,
            State::Acknowledge | State::Accepted | State::Error | State::Prompt => END,
        })
    }
}
