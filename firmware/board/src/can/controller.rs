//! One controller: its settings, what it has to send, what it received, its error counters.

use super::{FIFOS, Info};
use crate::hardware::CanFrame;

/// Messages that can wait to be sent.
const MAILBOXES: usize = 3;
/// Messages that a queue of received ones holds.
const DEPTH: usize = 3;
/// Counts of errors from which the controller warns, and is passive.
const WARNING: u16 = 96;
const PASSIVE: u16 = 128;

/// What happened to a queue: a bit for each reason that a program is told.
const ARRIVED: u8 = 1;
const FULL: u8 = 2;
const LOST: u8 = 4;

/// What a controller does with the wires.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Mode {
    /// It hears what it sends itself, and nothing else.
    pub(crate) loops: bool,
    /// It sends nothing on the wires.
    pub(crate) silent: bool,
}

/// How a controller was started.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) mode: Mode,
    /// Whether it comes back by itself after it was off the bus.
    pub(crate) auto_restart: bool,
}

/// State of a controller, by the number that programs see.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum State {
    #[default]
    Stopped = 0,
    ErrorActive = 1,
    ErrorWarning = 2,
    ErrorPassive = 3,
}

#[derive(Default)]
struct Fifo {
    messages: [(CanFrame, u8); DEPTH],
    len: usize,
    watched: bool,
    events: u8,
}

/// A controller.
#[derive(Default)]
pub(crate) struct Controller {
    settings: Option<Settings>,
    mailboxes: [Option<CanFrame>; MAILBOXES],
    fifos: [Fifo; FIFOS],
    send_errors: u16,
    /// How often it came into the states of warning and of passive error.
    warnings: u16,
    passives: u16,
}

impl Controller {
    /// Turns it on, with empty queues.
    pub(crate) fn start(&mut self, settings: Settings) {
        let watched = self.fifos.each_ref().map(|fifo| fifo.watched);
        *self = Controller {
            settings: Some(settings),
            ..Controller::default()
        };
        for (fifo, watched) in self.fifos.iter_mut().zip(watched) {
            fifo.watched = watched;
        }
    }

    /// Forgets errors and what is not sent yet.
    pub(crate) fn restart(&mut self) {
        self.send_errors = 0;
        self.abort();
    }

    pub(crate) fn settings(&self) -> Option<Settings> {
        self.settings
    }

    pub(crate) fn is_on(&self) -> bool {
        self.settings.is_some()
    }

    pub(crate) fn mode(&self) -> Mode {
        self.settings.map_or(Mode::default(), |s| s.mode)
    }

    /// Whether it hears what others send.
    pub(crate) fn listens(&self) -> bool {
        self.is_on() && !self.mode().loops
    }

    /// Whether it tells others that it has heard them.
    pub(crate) fn acknowledges(&self) -> bool {
        self.listens() && !self.mode().silent
    }

    /// Takes a message to be sent. False: there is no room for it.
    pub(crate) fn put(&mut self, frame: CanFrame) -> bool {
        if !self.is_on() {
            return false;
        }
        match self.mailboxes.iter_mut().find(|m| m.is_none()) {
            Some(mailbox) => {
                *mailbox = Some(frame);
                true
            }
            None => false,
        }
    }

    /// Messages that are not sent yet.
    pub(crate) fn pending(&self) -> usize {
        self.mailboxes.iter().flatten().count()
    }

    /// The mailboxes whose messages are not sent yet, a bit each.
    pub(crate) fn occupied(&self) -> u8 {
        let bit = |(i, mailbox): (usize, &Option<CanFrame>)| u8::from(mailbox.is_some()) << i;
        self.mailboxes.iter().enumerate().map(bit).sum()
    }

    /// Gives up the message in a mailbox. False: there is none.
    pub(crate) fn cancel(&mut self, mailbox: usize) -> bool {
        let mailbox = self.mailboxes.get_mut(mailbox);
        mailbox.is_some_and(|mailbox| mailbox.take().is_some())
    }

    pub(crate) fn abort(&mut self) {
        self.mailboxes = [None; MAILBOXES];
    }

    /// The message that is to be sent first: the one with the lowest identifier, as on the wires.
    pub(crate) fn next_to_send(&self) -> Option<CanFrame> {
        let waiting = self.mailboxes.iter().flatten();
        waiting.min_by_key(|frame| frame.priority()).copied()
    }

    /// What became of the message that was to be sent first. One that nobody heard is tried again
    /// and again, which takes no time to make the controller passive.
    pub(crate) fn sent(&mut self, heard: bool) {
        if !heard {
            if self.send_errors < WARNING {
                self.warnings = self.warnings.wrapping_add(1);
            }
            if self.send_errors < PASSIVE {
                self.passives = self.passives.wrapping_add(1);
            }
            self.send_errors = PASSIVE;
            return;
        }
        self.send_errors = self.send_errors.saturating_sub(1);
        let first = self.next_to_send();
        if let Some(mailbox) = self.mailboxes.iter_mut().find(|m| **m == first) {
            *mailbox = None;
        }
    }

    /// Keeps a received message, with the number of the filter that let it in.
    pub(crate) fn keep(&mut self, fifo: usize, frame: CanFrame, filter: u8) {
        let Some(fifo) = self.fifos.get_mut(fifo) else {
            return;
        };
        let event = match fifo.len {
            0 => ARRIVED,
            n if n + 1 == DEPTH => FULL,
            DEPTH => LOST,
            _ => 0,
        };
        fifo.len = (fifo.len + 1).min(DEPTH);
        fifo.messages[fifo.len - 1] = (frame, filter);
        if fifo.watched {
            fifo.events |= event;
        }
    }

    pub(crate) fn receive(&mut self, fifo: usize) -> Option<(CanFrame, u8)> {
        let fifo = self.fifos.get_mut(fifo)?;
        let first = *fifo.messages[..fifo.len].first()?;
        fifo.messages.rotate_left(1);
        fifo.len -= 1;
        Some(first)
    }

    pub(crate) fn waiting(&self, fifo: usize) -> usize {
        self.fifos.get(fifo).map_or(0, |fifo| fifo.len)
    }

    /// Whether what happens to a queue is to be told.
    pub(crate) fn watch(&mut self, fifo: usize, watched: bool) {
        if let Some(fifo) = self.fifos.get_mut(fifo) {
            fifo.watched = watched;
            fifo.events = 0;
        }
    }

    pub(crate) fn has_events(&self) -> bool {
        self.fifos.iter().any(|fifo| fifo.events != 0)
    }

    pub(crate) fn take_events(&mut self, fifo: usize) -> u8 {
        let fifo = self.fifos.get_mut(fifo);
        fifo.map_or(0, |fifo| core::mem::take(&mut fifo.events))
    }

    fn state(&self) -> State {
        match self.send_errors {
            _ if !self.is_on() => State::Stopped,
            PASSIVE.. => State::ErrorPassive,
            WARNING.. => State::ErrorWarning,
            _ => State::ErrorActive,
        }
    }

    pub(crate) fn info(&self) -> Info {
        let waiting = |fifo| self.waiting(fifo) as u16;
        Info {
            state: self.state(),
            counters: [
                self.send_errors,
                0,
                self.warnings,
                self.passives,
                0,
                self.pending() as u16,
                waiting(0),
                waiting(1),
            ],
        }
    }
}
