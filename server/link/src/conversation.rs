//! A conversation with a board: drives the raw REPL's machines over an
//! exchange, and measures their time.

use crate::error::LinkError;
use crate::exchange::{Arrival, Exchange};
use crate::raw_repl::{Effects, Ended, Enter, Execute, Leave, Machine, SoftReset, Step};
use crate::traceback::Traceback;
use std::time::Instant;

/// Most that code of our own may answer.
const ANSWER_BYTES: usize = 64 * 1024 * 1024;

/// A conversation under way. The board is in the raw REPL until
/// [`Conversation::finish`].
pub(crate) struct Conversation<'e> {
    exchange: &'e Exchange,
    place: Place,
    stopped: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    RawPrompt,
    Unknown,
    Silent,
}

impl<'e> Conversation<'e> {
    /// Takes the board out of whatever it does, into the raw REPL.
    pub(crate) fn begin(exchange: &'e Exchange) -> Result<Self, LinkError> {
        exchange.begin();
        let mut this = Conversation {
            exchange,
            place: Place::Unknown,
            stopped: false,
        };
        this.enter()?;
        Ok(this)
    }

    fn enter(&mut self) -> Result<(), LinkError> {
        match self.drive(&mut Enter::new(), &mut |_| {}) {
            Ok(()) => {
                self.place = Place::RawPrompt;
                Ok(())
            }
            Err(LinkError::Protocol(fault)) => {
                if fault.came.is_empty() {
                    self.place = Place::Silent;
                }
                Err(if self.stopped {
                    LinkError::Interrupted
                } else {
                    fault.into()
                })
            }
            Err(error) => Err(error),
        }
    }

    /// A fresh interpreter.
    pub(crate) fn soft_reset(&mut self) -> Result<(), LinkError> {
        self.place = Place::Unknown;
        self.drive(&mut SoftReset::default(), &mut |_| {})?;
        self.place = Place::RawPrompt;
        Ok(())
    }

    /// Whether the user has asked to stop since the beginning.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Runs `source`.
    pub(crate) fn execute(
        &mut self,
        source: &[u8],
        on_output: &mut dyn FnMut(&[u8]),
    ) -> Result<Ended, LinkError> {
        if let Some(offset) = Execute::first_command_byte(source) {
            let byte = source.get(offset).copied().unwrap_or_default();
            return Err(LinkError::ControlCharacter { offset, byte });
        }
        if std::mem::replace(&mut self.place, Place::Unknown) != Place::RawPrompt {
            // The last one was stopped while its source was on its way.
            self.enter()?;
            self.place = Place::Unknown;
        }
        let mut machine = Execute::new(source, *self.exchange.transfer());
        let ended = self.drive(&mut machine, on_output)?;
        *self.exchange.transfer() = ended.transfer;
        if ended.at_prompt {
            self.place = Place::RawPrompt;
        }
        Ok(ended)
    }

    /// Runs code of our own and gives what it printed.
    pub(crate) fn ask(&mut self, doing: &str, source: &str) -> Result<Vec<u8>, LinkError> {
        if self.stopped {
            return Err(LinkError::Interrupted);
        }
        let mut answer = Vec::new();
        let ended = self.execute(source.as_bytes(), &mut |bytes| {
            if answer.len() < ANSWER_BYTES {
                answer.extend_from_slice(bytes);
            }
        })?;
        if self.stopped || ended.interrupted {
            return Err(LinkError::Interrupted);
        }
        if ended.error.is_empty() {
            return Ok(answer);
        }
        let message = Traceback::parse(&ended.error).summary();
        Err(LinkError::OnBoard {
            doing: doing.to_owned(),
            message,
        })
    }

    /// Back to the friendly prompt; gives what came after it.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, LinkError> {
        let left = self.leave();
        let rest = self.exchange.end();
        left.map(|()| rest)
    }

    fn leave(&mut self) -> Result<(), LinkError> {
        let mut machine = match std::mem::replace(&mut self.place, Place::Silent) {
            Place::RawPrompt => Leave::clean(),
            Place::Unknown => Leave::from_anywhere(),
            Place::Silent => return Ok(()),
        };
        self.drive(&mut machine, &mut |_| {})
    }

    fn drive<M: Machine>(
        &mut self,
        machine: &mut M,
        on_output: &mut dyn FnMut(&[u8]),
    ) -> Result<M::Outcome, LinkError> {
        let mut effects = Effects::default();
        let mut step = machine.start(&mut effects);
        let mut phase = (machine.phase(), Instant::now());
        loop {
            self.exchange.write(&effects.send)?;
            if !effects.output.is_empty() {
                on_output(&effects.output);
            }
            effects = Effects::default();
            if let Step::Done(result) = step {
                return result.map_err(LinkError::from);
            }
            if machine.phase() != phase.0 {
                phase = (machine.phase(), Instant::now());
            }
            let deadline = machine.patience().map(|patience| phase.1 + patience);
            step = match self.exchange.wait(deadline)? {
                Arrival::Stop => {
                    self.stopped = true;
                    machine.interrupt(&mut effects)
                }
                Arrival::TimeUp => machine.expire(&mut effects),
                Arrival::Bytes(bytes) => {
                    let mut step = Step::More;
                    let mut rest = bytes.as_slice();
                    while let (Step::More, [byte, after @ ..]) = (&step, rest) {
                        step = machine.push(*byte, &mut effects);
                        rest = after;
                    }
                    self.exchange.unread(rest);
                    // Bytes that lead nowhere do not stop the clock.
                    let late = deadline.is_some_and(|at| Instant::now() >= at);
                    if matches!(step, Step::More) && late && machine.phase() == phase.0 {
                        step = machine.expire(&mut effects);
                    }
                    step
                }
            };
        }
    }
}

impl Drop for Conversation<'_> {
    fn drop(&mut self) {
        // On the way out of a failure; the failure itself is what is reported.
        let _ = self.leave();
        self.exchange.end();
    }
}
