//! Recovery for boards and compilers: none.

use super::{Engine, Recovery};
use crate::event::Sink;

/// The first fault ends the parse.
#[derive(Clone, Copy, Debug, Default)]
pub struct Halt {
    #[cfg(not(target_os = "none"))]
    hidden: usize,
    #[cfg(not(target_os = "none"))]
    reached: usize,
}

impl Recovery for Halt {
    const RECOVERS: bool = false;
    const PLANS: bool = cfg!(not(target_os = "none"));

    #[cfg(not(target_os = "none"))]
    #[inline]
    fn hidden(&mut self) -> Option<&mut usize> {
        Some(&mut self.hidden)
    }

    #[cfg(not(target_os = "none"))]
    #[inline]
    fn reach(&mut self, entries: usize) {
        self.reached = self.reached.max(entries);
    }

    #[cfg(not(target_os = "none"))]
    fn reached(&self) -> usize {
        self.reached
    }

    fn recover<S: Sink>(_: &mut Engine<'_, '_, S, Self>) -> bool {
        false
    }
}

/// The same by the table of rules, as [`Halt`] is on a chip: for texts so short that reading the
/// plans costs more than they save, and what plans are held against.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByRules;

impl Recovery for ByRules {
    const RECOVERS: bool = false;
    const PLANS: bool = false;

    fn recover<S: Sink>(_: &mut Engine<'_, '_, S, Self>) -> bool {
        false
    }
}
