//! The heap picture and the memory in use over time.

use std::collections::VecDeque;

use garter_protocol::HeapPicture;

/// How many totals are kept for the curve.
const KEPT: usize = 512;

/// What the heap pane shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct HeapView {
    pub(crate) picture: Option<HeapPicture>,
    /// Bytes in use, oldest first.
    pub(crate) used: VecDeque<u32>,
    /// The first line of the map that is shown.
    pub(crate) scroll: usize,
    /// Why there is no picture.
    pub(crate) missing: Option<String>,
}

/// Blocks that are drawn as one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The kind most of them are of; `.` when all are free.
    pub(crate) kind: char,
    /// Whether some of them are free and some not.
    pub(crate) mixed: bool,
}

impl HeapView {
    /// A new picture came.
    pub(crate) fn show(&mut self, picture: HeapPicture) {
        let other_board = self
            .picture
            .as_ref()
            .is_some_and(|old| old.board != picture.board);
        if other_board {
            self.used.clear();
        }
        self.used.push_back(picture.totals.used);
        while self.used.len() > KEPT {
            self.used.pop_front();
        }
        self.missing = None;
        self.picture = Some(picture);
    }
}

/// Blocks in a picture. A picture that claims absurdly many is cut.
pub(crate) fn blocks(picture: &HeapPicture) -> usize {
    let sum = picture
        .kinds
        .iter()
        .map(|(_, count)| *count as usize)
        .fold(0, usize::saturating_add);
    sum.min(1 << 28)
}

/// The picture in cells of so many blocks each. A tail counts as its head's kind.
pub(crate) fn cells(picture: &HeapPicture, blocks_per_cell: usize) -> Vec<Cell> {
    let per = blocks_per_cell.max(1);
    let mut cells = Vec::with_capacity(blocks(picture).div_ceil(per));
    let mut tally = Tally::default();
    let mut head = '=';
    let mut left = blocks(picture);
    for (kind, count) in &picture.kinds {
        if *kind != '=' {
            head = *kind;
        }
        let mut count = (*count as usize).min(left);
        left -= count;
        while count > 0 {
            let taken = count.min(per - tally.total);
            tally.add(head, taken);
            count -= taken;
            if tally.total == per {
                cells.push(std::mem::take(&mut tally).cell());
            }
        }
    }
    if tally.total > 0 {
        cells.push(tally.cell());
    }
    cells
}

/// Blocks of each kind, of the few kinds there are.
#[derive(Default)]
struct Tally {
    kinds: Vec<(char, usize)>,
    total: usize,
}

impl Tally {
    fn add(&mut self, kind: char, count: usize) {
        self.total += count;
        match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += count,
            None => self.kinds.push((kind, count)),
        }
    }

    fn cell(&self) -> Cell {
        let used = self.kinds.iter().filter(|(kind, _)| *kind != '.');
        let most = used
            .max_by_key(|(_, count)| *count)
            .map_or('.', |(kind, _)| *kind);
        let has_free = self.kinds.iter().any(|(kind, _)| *kind == '.');
        Cell {
            kind: most,
            mixed: has_free && most != '.',
        }
    }
}

/// Blocks of each kind in a picture, most first, free ones last.
pub(crate) fn tally(picture: &HeapPicture) -> Vec<(char, usize)> {
    let mut tally = Tally::default();
    let mut head = '=';
    for (kind, count) in &picture.kinds {
        if *kind != '=' {
            head = *kind;
        }
        tally.add(head, *count as usize);
    }
    let mut kinds = tally.kinds;
    kinds.sort_by_key(|(kind, count)| (*kind == '.', std::cmp::Reverse(*count)));
    kinds
}
