//! The one parser engine: a loop over an explicit rule stack.

mod chain;
mod engine;
mod follow;
mod frame;
mod halt;
mod report;
mod resync;

pub use engine::Engine;
pub use frame::{EMPTY_FRAME, Frame};
pub use halt::{ByRules, Halt};
pub use resync::Resync;

use crate::event::Sink;
use crate::fault::Fault;
use crate::grammar::RuleId;

/// What a text is parsed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// A module.
    File,
    /// What the prompt takes at once.
    Single,
    /// An expression.
    Eval,
}

impl Start {
    /// The rule that describes it.
    pub const fn rule(self) -> RuleId {
        match self {
            Start::File => RuleId::FileInput,
            Start::Single => RuleId::SingleInput,
            Start::Eval => RuleId::EvalInput,
        }
    }
}

/// How a parse ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text is accepted.
    Accepted,
    /// There was at least one fault; this is the first.
    Faulty(Fault),
    /// The sink asked to stop.
    Stopped,
}

/// What happens after a fault: [`Halt`] or [`Resync`].
pub trait Recovery: Sized + Default {
    /// Whether to go on after faults. Where this is false no recovery code is compiled in.
    const RECOVERS: bool;
    /// Whether to go by plans, for which a chip has no room, and not by the table of rules.
    const PLANS: bool;

    /// Rules under way that have no entry of their own on the rule stack.
    #[inline]
    fn hidden(&mut self) -> Option<&mut usize> {
        None
    }

    /// So many entries of the rule stack would be in use if each rule had its own.
    #[inline]
    fn reach(&mut self, entries: usize) {
        let _ = entries;
    }

    /// The most entries of which that was said.
    fn reached(&self) -> usize {
        0
    }

    /// Brings the engine to a place from which it can go on; false when there is none.
    fn recover<S: Sink>(engine: &mut Engine<'_, '_, S, Self>) -> bool;
}

/// Parses `source` as `start`, telling `sink`.
///
/// `stack` is the memory of the parse: its length is the depth that can be parsed. An operand in a
/// module takes about 16 frames, each bracket around it 15 more (240 bytes), each block around its
/// statement 3 more. 8 KiB of frames reach 30 brackets; an editor passes thousands of frames.
/// Afterwards, unless recovery is [`Resync`], other frames than those that were needed are as
/// they were.
pub fn parse<R: Recovery, S: Sink>(
    source: &[u8],
    start: Start,
    stack: &mut [Frame],
    sink: &mut S,
) -> Outcome {
    Engine::<S, R>::new(source, stack, sink).run(start)
}
