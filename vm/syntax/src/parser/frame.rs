//! One entry of the rule stack. It is plain words, so that a caller whose memory is words can lend
//! a part of it.

use crate::event::Position;
use crate::grammar::RuleId;

/// Memory for a rule under way: its children so far, where its first token is (offset and line),
/// and which rule it is with the next part, or where a repetition stands.
pub type Frame = [u32; 4];

/// An entry of no meaning, to fill a stack with.
pub const EMPTY_FRAME: Frame = [0; 4];

/// What the words of a [`Frame`] say.
pub(super) trait Under {
    /// A rule that begins.
    fn begin(rule: RuleId, start: Position) -> Self;
    /// A rule whose first part is under way.
    fn under_way(rule: RuleId, start: Position) -> Self;
    /// Which rule.
    fn rule(&self) -> RuleId;
    /// The next part, or where a repetition stands.
    fn at(&self) -> u8;
    /// Makes another part the next one.
    fn set_at(&mut self, at: u8);
    /// Children so far.
    fn children(&self) -> u32;
    /// One more.
    fn add_child(&mut self);
    /// Where the rule's first token is.
    fn start(&self) -> Position;
    /// A chain of rules, one inside the other, that stands in one entry for all of them.
    fn hold(outermost: RuleId, length: u8, start: Position) -> Self;
    /// How many rules the entry stands for, when it is such a chain; else 0.
    fn held(&self) -> u8;
}

impl Under for Frame {
    #[inline]
    fn begin(rule: RuleId, start: Position) -> Frame {
        [0, start.offset, start.line, rule as u32]
    }

    #[inline]
    fn under_way(rule: RuleId, start: Position) -> Frame {
        [0, start.offset, start.line, rule as u32 | 1 << 8]
    }

    #[inline]
    fn rule(&self) -> RuleId {
        RuleId::ALL[usize::from(self[3] as u8)]
    }

    #[inline]
    fn at(&self) -> u8 {
        (self[3] >> 8) as u8
    }

    #[inline]
    fn set_at(&mut self, at: u8) {
        self[3] = self[3] & 0xff | u32::from(at) << 8;
    }

    #[inline]
    fn children(&self) -> u32 {
        self[0]
    }

    #[inline]
    fn add_child(&mut self) {
        self[0] += 1;
    }

    #[inline]
    fn start(&self) -> Position {
        Position {
            offset: self[1],
            line: self[2],
        }
    }

    #[inline]
    fn hold(outermost: RuleId, length: u8, start: Position) -> Frame {
        let what = outermost as u32 | u32::from(length) << 16;
        [0, start.offset, start.line, what]
    }

    #[inline]
    fn held(&self) -> u8 {
        (self[3] >> 16) as u8
    }
}
