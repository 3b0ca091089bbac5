//! Recovery for boards: none.

use super::{Engine, Recovery};
use crate::event::Sink;

/// The first fault ends the parse.
#[derive(Clone, Copy, Debug, Default)]
pub struct Halt;

impl Recovery for Halt {
    const RECOVERS: bool = false;

    fn recover<S: Sink>(_: &mut Engine<'_, '_, S, Self>) -> bool {
        false
    }
}
