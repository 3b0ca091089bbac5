//! Files in blocks: each block points back to those before it, some far, so that any place is
//! found in few steps.

use super::disk::Disk;
use crate::Errno;

impl Disk<'_> {
    /// The number of the block with byte `position` of a file, and where in it that byte is.
    pub(super) fn place_in(&self, position: u32) -> (u32, u32) {
        let room = self.size - 8;
        let number = position / room;
        if number == 0 {
            return (0, position);
        }
        let number = position.saturating_sub(4 * ((number - 1).count_ones() + 2)) / room;
        // What earlier blocks hold besides the file, in a wrap-around that comes out right.
        let before = room
            .wrapping_mul(number)
            .wrapping_add(4 * number.count_ones());
        (number, position.wrapping_sub(before))
    }

    /// Block number `wanted` of the file whose block number `number` is `block`.
    pub(super) fn walk(
        &mut self,
        mut block: u32,
        mut number: u32,
        wanted: u32,
    ) -> Result<u32, Errno> {
        while number > wanted {
            let skip = (number - wanted).ilog2().min(number.trailing_zeros());
            block = self.word(block, 4 * skip)?;
            number -= 1 << skip;
        }
        Ok(block)
    }

    /// Reads from a file of `size` bytes whose last block is `head`.
    pub(super) fn read_list(
        &mut self,
        head: u32,
        size: u32,
        position: u32,
        into: &mut [u8],
    ) -> Result<usize, Errno> {
        let wanted = into.len().min(size.saturating_sub(position) as usize);
        let mut done = 0;
        while done < wanted {
            let at = position + done as u32;
            let (last, _) = self.place_in(size - 1);
            let (number, offset) = self.place_in(at);
            let block = self.walk(head, last, number)?;
            let n =
                ((self.size.checked_sub(offset).ok_or(Errno::EIO)?) as usize).min(wanted - done);
            if n == 0 {
                return Err(Errno::EIO);
            }
            self.read(block, offset, &mut into[done..done + n])?;
            done += n;
        }
        Ok(done)
    }
}
