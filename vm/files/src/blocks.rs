//! Storage that is erased in blocks and read and written in pieces, as flash memory is.

use crate::StorageError;

/// Blocks that are erased as a whole; a byte is programmed once after each erasure.
pub trait Blocks {
    /// Bytes of a block.
    fn block_size(&self) -> u32;

    /// How many blocks there are.
    fn blocks(&self) -> u32;

    /// Reads bytes of a block from `offset` on.
    ///
    /// # Errors
    /// When they are out of range or the medium fails.
    fn read_at(&mut self, block: u32, offset: u32, into: &mut [u8]) -> Result<(), StorageError>;

    /// Programs bytes of a block from `offset` on.
    ///
    /// # Errors
    /// When they are out of range or the medium fails.
    fn program(&mut self, block: u32, offset: u32, from: &[u8]) -> Result<(), StorageError>;

    /// Erases a block, if it must be before it is programmed.
    ///
    /// # Errors
    /// When it is out of range or the medium fails.
    fn erase(&mut self, block: u32) -> Result<(), StorageError>;

    /// Returns when all that was programmed is safe.
    ///
    /// # Errors
    /// When the medium fails.
    fn settle(&mut self) -> Result<(), StorageError>;
}
