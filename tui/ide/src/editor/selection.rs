//! What is selected: an anchor that stays and a head that moves.

use std::ops::Range;

/// A selection; empty when anchor and head are the same, which is a plain cursor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Where the selection began.
    pub(crate) anchor: usize,
    /// Where the cursor is.
    pub(crate) head: usize,
    /// The column that moving up and down aims for, once it does.
    pub(crate) goal: Option<usize>,
}

impl Selection {
    /// A cursor without a selection.
    pub(crate) fn cursor(head: usize) -> Self {
        Selection {
            anchor: head,
            head,
            goal: None,
        }
    }

    /// From an anchor to a head.
    pub(crate) fn new(anchor: usize, head: usize) -> Self {
        Selection {
            anchor,
            head,
            goal: None,
        }
    }

    pub(crate) fn is_empty(self) -> bool {
        self.anchor == self.head
    }

    pub(crate) fn start(self) -> usize {
        self.anchor.min(self.head)
    }

    pub(crate) fn end(self) -> usize {
        self.anchor.max(self.head)
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The head moved; the anchor follows unless the selection is being extended.
    pub(crate) fn moved(self, head: usize, extend: bool) -> Self {
        Selection {
            anchor: if extend { self.anchor } else { head },
            head,
            goal: None,
        }
    }
}
