//! One entry of the rule stack.

use crate::event::Position;
use crate::grammar::RuleId;

/// A rule under way: 16 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Children so far.
    pub(super) children: u32,
    /// Where the rule's first token is.
    pub(super) start: Position,
    /// Which rule.
    pub(super) rule: RuleId,
    /// The next part, or where a repetition stands.
    pub(super) at: u8,
}

const _: () = assert!(size_of::<Frame>() == 16);

impl Frame {
    /// An entry of no meaning, to fill a stack with.
    pub const EMPTY: Frame = Frame {
        children: 0,
        start: Position { offset: 0, line: 0 },
        rule: RuleId::FileInput,
        at: 0,
    };
}

impl Default for Frame {
    fn default() -> Self {
        Frame::EMPTY
    }
}
