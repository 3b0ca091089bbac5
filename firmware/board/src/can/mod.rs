//! The two CAN controllers of the chip: what they keep, filter, send again and count.
//!
//! Wires and other nodes are the hardware's; whether both controllers hang on the same wires is
//! its to say. A message is on the wires as long as a call takes.

mod controller;
mod filters;

pub(crate) use controller::{Controller, Mode, Settings, State};
pub(crate) use filters::{BANKS, Filter, Mode as FilterMode};

use crate::hardware::{CanFrame, Hardware};
use filters::Filters;

/// Controllers of the chip.
pub(crate) const CONTROLLERS: usize = 2;
/// Queues of received messages that a controller has.
pub(crate) const FIFOS: usize = 2;
/// Filter banks that belong to the first controller, when a program does not say how many.
pub(crate) const FIRST_BANKS: usize = 14;

/// What a program asks of the controllers; answered in place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CanRequest {
    /// Start controller `.0`.
    Start(usize, Settings),
    /// Turn controller `.0` off.
    Stop(usize),
    /// Start controller `.0` anew with the settings it has.
    Restart(usize),
    /// What controller `.0` is set to, while it is on.
    Settings(usize, Option<Settings>),
    /// How many filter banks belong to the first controller. Empties all of them.
    Share(usize),
    /// Set bank `.1` of controller `.0`; `None` empties it.
    SetFilter(usize, usize, Option<Filter>),
    /// Send a message; whether there was room for it, into `.2`.
    Send(usize, CanFrame, bool),
    /// Messages of controller `.0` that are not sent yet, into `.1`.
    Pending(usize, usize),
    /// Give up what is not sent yet.
    Abort(usize),
    /// The mailboxes of controller `.0` whose messages are not sent yet, a bit each, into `.1`.
    Occupied(usize, u8),
    /// Give up the message in mailbox `.1`; whether there was one, into `.2`.
    Cancel(usize, usize, bool),
    /// The next message in queue `.1`, and the number of the filter that let it in.
    Receive(usize, usize, Option<(CanFrame, u8)>),
    /// How many messages wait in queue `.1`, into `.2`.
    Waiting(usize, usize, usize),
    /// The controller's state and counters.
    Info(usize, Option<Info>),
    /// Whether what happens to queue `.1` is to be told.
    Watch(usize, usize, bool),
    /// What has happened to queue `.1` since it was last asked, a bit for each reason.
    TakeEvents(usize, usize, u8),
}

impl CanRequest {
    /// Asks the machine's port, and gives the answered request.
    pub(crate) fn ask(mut self, port: &mut dyn garter_runtime::Port) -> CanRequest {
        port.device(&mut self);
        self
    }
}

/// State and counters of a controller.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Info {
    pub(crate) state: State,
    /// Errors when sending and when receiving; how often the controller came into the states of
    /// warning, passive error and off; messages not sent yet, and in both queues.
    pub(crate) counters: [u16; 8],
}

/// Both controllers.
pub(crate) struct Can {
    controllers: [Controller; CONTROLLERS],
    filters: Filters,
}

impl Default for Can {
    fn default() -> Can {
        Can {
            controllers: Default::default(),
            filters: Filters::new(FIRST_BANKS),
        }
    }
}

impl Can {
    /// Whether any controller is on.
    pub(crate) fn is_on(&self) -> bool {
        self.controllers.iter().any(Controller::is_on)
    }

    /// Lets messages in and out; whether something happened that is to be told.
    pub(crate) fn pump(&mut self, hardware: &mut impl Hardware) -> bool {
        for number in 0..CONTROLLERS {
            if !self.controllers[number].is_on() {
                continue;
            }
            while let Some(frame) = hardware.can_receive(number) {
                self.hear(number, &frame);
            }
            self.flush(number, hardware);
        }
        self.controllers.iter().any(Controller::has_events)
    }

    /// Answers a request.
    pub(crate) fn answer(&mut self, request: &mut CanRequest, hardware: &mut impl Hardware) {
        self.pump(hardware);
        match request {
            CanRequest::Start(n, settings) => self.controllers[*n].start(*settings),
            CanRequest::Stop(n) => self.controllers[*n] = Controller::default(),
            CanRequest::Restart(n) => self.controllers[*n].restart(),
            CanRequest::Settings(n, settings) => *settings = self.controllers[*n].settings(),
            CanRequest::Share(first) => self.filters = Filters::new(*first),
            CanRequest::SetFilter(n, bank, filter) => self.filters.set(*n, *bank, *filter),
            CanRequest::Send(n, frame, taken) => {
                *taken = self.controllers[*n].put(*frame);
                self.flush(*n, hardware);
            }
            CanRequest::Pending(n, count) => *count = self.controllers[*n].pending(),
            CanRequest::Abort(n) => self.controllers[*n].abort(),
            CanRequest::Occupied(n, mailboxes) => *mailboxes = self.controllers[*n].occupied(),
            CanRequest::Cancel(n, mailbox, done) => {
                *done = self.controllers[*n].cancel(*mailbox);
            }
            CanRequest::Receive(n, fifo, message) => {
                *message = self.controllers[*n].receive(*fifo);
            }
            CanRequest::Waiting(n, fifo, count) => {
                *count = self.controllers[*n].waiting(*fifo);
            }
            CanRequest::Info(n, info) => *info = Some(self.controllers[*n].info()),
            CanRequest::Watch(n, fifo, watched) => self.controllers[*n].watch(*fifo, *watched),
            CanRequest::TakeEvents(n, fifo, events) => {
                *events = self.controllers[*n].take_events(*fifo);
            }
        }
    }

    /// Sends what a controller has to send.
    fn flush(&mut self, number: usize, hardware: &mut impl Hardware) {
        while let Some(frame) = self.controllers[number].next_to_send() {
            let mode = self.controllers[number].mode();
            let mut heard = mode.loops;
            if !mode.silent {
                let other = 1 - number;
                if hardware.can_joined() && self.controllers[other].listens() {
                    heard |= self.controllers[other].acknowledges();
                    self.hear(other, &frame);
                }
                heard |= hardware.can_send(number, &frame);
            }
            self.controllers[number].sent(heard);
            if !heard {
                return;
            }
            if mode.loops {
                self.hear(number, &frame);
            }
        }
    }

    /// A message on the wires of a controller.
    fn hear(&mut self, number: usize, frame: &CanFrame) {
        if let Some((fifo, index)) = self.filters.accept(number, frame) {
            self.controllers[number].keep(fifo, *frame, index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wires with both controllers and nobody else.
    fn heard_by_second(filter: Filter, ids: &[u32]) -> std::vec::Vec<(u32, u8)> {
        let mut can = Can::default();
        let settings = Settings::default();
        can.controllers[0].start(settings);
        can.controllers[1].start(settings);
        can.filters.set(1, 0, Some(filter));
        let mut heard = std::vec::Vec::new();
        for id in ids {
            let frame = CanFrame {
                id: *id,
                ..CanFrame::default()
            };
            can.hear(1, &frame);
            heard.extend(can.controllers[1].receive(0).map(|(f, i)| (f.id, i)));
        }
        heard
    }

    #[test]
    fn lists_let_in_what_is_in_them_and_masks_what_fits() {
        let list = Filter::new(
            FilterMode::List16,
            0,
            [123, 124, 125, 126],
            [false; 4],
            false,
        );
        assert_eq!(
            heard_by_second(list, &[1, 123, 126, 127]),
            [(123, 0), (126, 3)]
        );
        // Bit 0 set and bit 1 clear, or bit 2 set.
        let mask = Filter::new(FilterMode::Mask16, 0, [1, 3, 4, 4], [false; 4], false);
        assert_eq!(
            heard_by_second(mask, &[1, 3, 8, 9, 12, 7]),
            [(1, 0), (9, 0), (12, 1), (7, 1)]
        );
    }

    #[test]
    fn a_full_queue_loses_its_last_message() {
        let mut controller = Controller::default();
        controller.start(Settings::default());
        controller.watch(0, true);
        let mut told = std::vec::Vec::new();
        for id in 1..=4 {
            let frame = CanFrame {
                id,
                ..CanFrame::default()
            };
            controller.keep(0, frame, 0);
            told.push(controller.take_events(0));
        }
        assert_eq!(told, [1, 0, 2, 4]);
        let ids = core::iter::from_fn(|| controller.receive(0)).map(|(f, _)| f.id);
        assert_eq!(ids.collect::<std::vec::Vec<_>>(), [1, 2, 4]);
    }

    #[test]
    fn without_anybody_who_hears_it_a_message_waits() {
        let mut controller = Controller::default();
        controller.start(Settings::default());
        for _ in 0..3 {
            assert!(controller.put(CanFrame::default()));
        }
        assert!(!controller.put(CanFrame::default()), "three is all");
        controller.sent(false);
        assert_eq!(controller.occupied(), 0b111);
        assert!(controller.cancel(1) && !controller.cancel(1) && !controller.cancel(3));
        assert_eq!(controller.occupied(), 0b101);
        assert!(controller.put(CanFrame::default()));
        let info = controller.info();
        assert_eq!(info.state, State::ErrorPassive);
        assert_eq!(info.counters, [128, 0, 1, 1, 0, 3, 0, 0]);
        controller.restart();
        assert_eq!(controller.info().state, State::ErrorActive);
    }
}
