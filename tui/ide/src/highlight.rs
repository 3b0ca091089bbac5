//! Instant colours: what each piece of a line is, found anew only where text changed.
//!
//! The one thing that reaches over a line's end is an open string. So a line is coloured
//! from its text and the [`Carry`] it begins with, and after a change lines are looked at
//! only until one ends as it ended before.

use std::ops::Range;

use ropey::Rope;

use crate::editor::{Changed, line};

mod scan;

pub(crate) use scan::{Carry, Class, line_end, pieces};

/// What every line begins in, as far down as anybody looked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Highlight {
    /// What line `i + 1` begins in; line 0 begins in nothing.
    carries: Vec<Carry>,
    /// The lines whose carry must be found again. Those after it agree with each other.
    stale: Range<usize>,
}

impl Highlight {
    /// A piece of text was replaced. Called for each change in order.
    pub(crate) fn changed(&mut self, changed: &Changed) {
        // A line more on either side: a `\r` and a `\n` that come together are one line end.
        let first = changed.start.line.saturating_sub(1);
        let removed = changed.end.line + 1 - first;
        let added = removed.saturating_add_signed(changed.lines);
        let known = self.carries.len();
        if first >= known {
            return;
        }
        let gone = first..(first + removed).min(known);
        self.carries
            .splice(gone, std::iter::repeat_n(Carry::default(), added));
        let moved = |at: usize| {
            if at > first + removed {
                at - removed + added
            } else {
                at
            }
        };
        let fresh = first..first + added + 1;
        self.stale = match self.stale.is_empty() {
            true => fresh,
            false => self.stale.start.min(fresh.start)..moved(self.stale.end).max(fresh.end),
        };
    }

    /// Makes sure that lines up to `last` are known.
    pub(crate) fn settle(&mut self, text: &Rope, last: usize) {
        let last = last.min(line::last(text));
        while !self.stale.is_empty() && self.stale.start <= last {
            let row = self.stale.start;
            if row >= self.carries.len() {
                self.stale = 0..0;
                break;
            }
            let carry = line_end(&line::content(text, row), self.carry(row));
            let as_before = self.carries.get(row) == Some(&carry);
            if let Some(slot) = self.carries.get_mut(row) {
                *slot = carry;
            }
            let past_change = row + 1 >= self.stale.end;
            self.stale.start = row + 1;
            if past_change {
                // The change reaches on as long as lines end otherwise than before.
                self.stale.end = if as_before { row + 1 } else { row + 2 };
            }
        }
        while self.carries.len() <= last {
            let row = self.carries.len();
            let carry = line_end(&line::content(text, row), self.carry(row));
            self.carries.push(carry);
        }
    }

    /// What a line begins in.
    pub(crate) fn carry(&self, row: usize) -> Carry {
        row.checked_sub(1)
            .and_then(|before| self.carries.get(before))
            .copied()
            .unwrap_or_default()
    }
}
