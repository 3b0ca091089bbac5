//! What the heap has been doing.

use super::{BLOCK_BYTES, Heap};

/// What the heap has been doing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Statistics {
    /// Collections so far.
    pub collections: u32,
    /// Objects freed by the last collection.
    pub freed_objects: u32,
    /// Bytes freed by the last collection.
    pub last_freed_bytes: u32,
    /// Microseconds the last collection took, where there is a clock.
    pub last_pause_us: u32,
    /// Microseconds the longest collection took.
    pub max_pause_us: u32,
    /// Bytes freed by all collections, wrapping.
    pub freed_bytes: u32,
    /// Blocks in use.
    pub used_blocks: u32,
    /// Most blocks ever in use.
    pub peak_blocks: u32,
}

impl Heap<'_> {
    /// What the heap has been doing.
    #[inline]
    pub fn statistics(&self) -> Statistics {
        let used_blocks = self.used();
        Statistics {
            used_blocks,
            peak_blocks: self.statistics.peak_blocks.max(used_blocks),
            ..self.statistics
        }
    }

    /// How often the collector has run.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn collections(&self) -> u32 {
        self.statistics.collections
    }

    /// Blocks allocated since the machine started, wrapping.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn allocated(&self) -> u32 {
        (self.next as u32).wrapping_add(self.elsewhere)
    }

    /// Blocks in use.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn used(&self) -> u32 {
        self.allocated().wrapping_sub(self.freed)
    }

    /// Counts blocks that were freed.
    pub(super) fn count_freed(&mut self, blocks: u32) {
        self.statistics.peak_blocks = self.statistics.peak_blocks.max(self.used());
        self.freed = self.freed.wrapping_add(blocks);
    }

    /// Bytes allocated since the last collection.
    pub(super) fn since_collection(&self) -> u32 {
        let blocks = self.allocated().wrapping_sub(self.at_collection);
        blocks.saturating_mul(BLOCK_BYTES as u32)
    }

    /// Blocks that could still be allocated, and the longest run of them.
    pub fn free_blocks(&self) -> (usize, usize) {
        let (mut total, mut longest, mut at) = (0, 0, 0);
        let (count, capacity) = (self.table.count(), self.table.capacity());
        while at < capacity {
            let start = self.table.next_free(at).unwrap_or(count);
            // What is not taken into use yet is free.
            let end = match self.table.next_used(start) {
                end if end >= count => capacity,
                end => end,
            };
            total += end - start;
            longest = longest.max(end - start);
            at = end;
        }
        (total, longest)
    }
}
