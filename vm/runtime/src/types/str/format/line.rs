//! Formats that ask for little, worked off at once: what comes out is short, and only strings and
//! small integers go in.

use crate::heap::Heap;
use crate::types::int::text::small_text;
use crate::types::str::layout::Text;
use crate::value::{Ref, Value};

/// Most bytes of a result.
const ROOM: usize = 128;

/// What comes out.
pub(super) struct Line {
    bytes: [u8; ROOM],
    len: usize,
}

impl Line {
    /// All of it.
    pub(super) fn text(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// `None`: there is no room for it.
    #[inline]
    fn add(&mut self, text: &[u8]) -> Option<()> {
        let end = self.len + text.len();
        let to = self.bytes.get_mut(self.len..end)?;
        // Most pieces are a few bytes: a call would be longer than the loop.
        for (to, from) in to.iter_mut().zip(text) {
            *to = core::hint::black_box(*from);
        }
        self.len = end;
        Some(())
    }
}

/// `format % values`, the items of the tuple if it is one. `None`: it asks for more, or is wrong.
pub(super) fn percent(
    heap: &Heap<'_>,
    format: Text,
    values: Value,
    tuple: Option<Ref>,
) -> Option<Line> {
    let mut line = Line {
        bytes: [0; ROOM],
        len: 0,
    };
    let count = tuple.map_or(1, |r| heap.tuple_len(r));
    let mut next = 0;
    let mut rest = format.get(heap);
    while let Some(at) = rest.iter().position(|c| *c == b'%') {
        let (plain, conversion) = rest.split_at_checked(at)?;
        line.add(plain)?;
        let (kind, after) = conversion.get(1..)?.split_first()?;
        rest = after;
        let value = match (tuple, kind) {
            (Some(r), b'd' | b's') => heap.tuple_item(r, next)?,
            (None, b'd' | b's') if next == 0 => values,
            _ => return None,
        };
        next += 1;
        if let Some(i) = value.as_small() {
            let mut buffer = [0; 12];
            let start = small_text(&mut buffer, i);
            line.add(buffer.get(start..)?)?;
        } else if *kind == b's' {
            line.add(heap.text(value)?.get(heap))?;
        } else {
            return None;
        }
    }
    line.add(rest)?;
    (next == count).then_some(line)
}
