//! The filter banks that both controllers share: which messages are let in, and into which queue.
//!
//! A filter's number, which programs are told with a message, counts the filters of the same queue
//! in the banks before it, whether they are in use or not (STM32F405 reference manual, "Filter
//! match index").

use super::CONTROLLERS;
use crate::hardware::CanFrame;

/// Banks of both controllers together.
pub(crate) const BANKS: usize = 28;

/// What a bank holds, by the number that programs give.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mode {
    /// Two pairs of standard identifier and mask.
    Mask16 = 0,
    /// Four standard identifiers.
    List16 = 1,
    /// A pair of identifier and mask.
    Mask32 = 2,
    /// Two identifiers.
    List32 = 3,
}

impl Mode {
    /// Numbers that a program gives for it.
    pub(crate) const fn parameters(self) -> usize {
        match self {
            Mode::Mask16 | Mode::List16 => 4,
            Mode::Mask32 | Mode::List32 => 2,
        }
    }

    /// Filters in a bank.
    pub(crate) const fn filters(self) -> usize {
        match self {
            Mode::List16 => 4,
            Mode::Mask16 | Mode::List32 => 2,
            Mode::Mask32 => 1,
        }
    }

    const fn is_list(self) -> bool {
        matches!(self, Mode::List16 | Mode::List32)
    }
}

/// A bank in use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Filter {
    mode: Mode,
    fifo: usize,
    parameters: [u32; 4],
    remote: [bool; 4],
    extended: bool,
}

impl Filter {
    pub(crate) fn new(
        mode: Mode,
        fifo: usize,
        parameters: [u32; 4],
        remote: [bool; 4],
        extended: bool,
    ) -> Filter {
        Filter {
            mode,
            fifo,
            parameters,
            remote,
            extended,
        }
    }

    /// Which of its filters lets a message in.
    fn find(&self, frame: &CanFrame) -> Option<usize> {
        if frame.extended != self.extended {
            return None;
        }
        (0..self.mode.filters()).find(|&i| {
            let fits = match self.mode.is_list() {
                true => self.parameters[i] == frame.id,
                false => {
                    let [id, mask] = [self.parameters[2 * i], self.parameters[2 * i + 1]];
                    frame.id & mask == id & mask
                }
            };
            fits && self.remote[i] == frame.remote
        })
    }

    /// What comes first when several filters let a message in: those of 32 bits, then lists.
    fn rank(&self) -> (bool, bool) {
        let wide = matches!(self.mode, Mode::Mask32 | Mode::List32);
        (!wide, !self.mode.is_list())
    }
}

/// All banks.
pub(crate) struct Filters {
    banks: [Option<Filter>; BANKS],
    /// Those that belong to the first controller; the others are the second's.
    first: usize,
}

impl Filters {
    /// Empty banks.
    pub(crate) fn new(first: usize) -> Filters {
        Filters {
            banks: [None; BANKS],
            first: first.min(BANKS),
        }
    }

    /// The banks of a controller.
    fn of(&mut self, controller: usize) -> &mut [Option<Filter>] {
        let (first, second) = self.banks.split_at_mut(self.first);
        if controller + 1 < CONTROLLERS {
            first
        } else {
            second
        }
    }

    pub(crate) fn set(&mut self, controller: usize, bank: usize, filter: Option<Filter>) {
        if let Some(place) = self.of(controller).get_mut(bank) {
            *place = filter;
        }
    }

    /// The queue that a message comes into, and the number of the filter that lets it in.
    pub(crate) fn accept(&mut self, controller: usize, frame: &CanFrame) -> Option<(usize, u8)> {
        /// An empty bank counts as two filters of the first queue.
        const EMPTY: usize = 2;
        let mut counts = [0; super::FIFOS];
        let mut found: Option<(Filter, usize)> = None;
        for bank in self.of(controller) {
            let Some(filter) = bank else {
                counts[0] += EMPTY;
                continue;
            };
            let Some(count) = counts.get_mut(filter.fifo) else {
                continue;
            };
            if let Some(i) = filter.find(frame)
                && found.is_none_or(|(before, _)| filter.rank() < before.rank())
            {
                found = Some((*filter, *count + i));
            }
            *count += filter.mode.filters();
        }
        found.map(|(filter, number)| (filter.fifo, number as u8))
    }
}
