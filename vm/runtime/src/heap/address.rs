//! Addresses that programs see: bytes from the start of the heap, never the host's.
//!
//! An address is good for as long as it lies in the data of a live object that is nothing but
//! data: storage of a bytearray, the bytes of a `bytes` or `str`. So a program that calculates
//! with addresses can spoil its data, but never the machine.

use super::Heap;
use super::table::State;
use crate::rom::Ns;
use crate::value::Ref;

/// The bytes of an object that programs may look at by address, from the object's start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Region {
    /// The first.
    pub(crate) start: usize,
    /// Behind the last.
    pub(crate) end: usize,
    /// Whether they may be changed.
    pub(crate) writable: bool,
}

impl Heap<'_> {
    /// The data of an object, if it is live and nothing but data.
    pub(crate) fn region(&self, r: Ref) -> Option<Region> {
        if !matches!(self.block_state(r.block()), State::Head | State::Mark) {
            return None;
        }
        let header = self.word(r, 0);
        if header == Ns::RawBytes.value().word() {
            return Some(Region {
                start: 4,
                end: 4 + self.capacity(r) * 4,
                writable: true,
            });
        }
        if header == Ns::Bytes.value().word() || header == Ns::Str.value().word() {
            let (start, len) = self.blob_span(r);
            let end = (start + len).min(4 + self.capacity(r) * 4);
            return Some(Region {
                start,
                end,
                writable: false,
            });
        }
        None
    }

    fn block_state(&self, block: u32) -> State {
        if (block as usize) < self.table.count() {
            self.table.get(block as usize)
        } else {
            State::Free
        }
    }

    /// The object with data at an address, and the byte of it from the object's start.
    pub(crate) fn at_address(&self, address: u32) -> Option<(Ref, usize)> {
        let mut block = address / 16;
        while block > 0 && self.block_state(block) == State::Tail {
            block -= 1;
        }
        let r = Ref::from_block(block)?;
        let region = self.region(r)?;
        let at = (address as usize).checked_sub(r.offset())?;
        (region.start..=region.end).contains(&at).then_some((r, at))
    }
}
