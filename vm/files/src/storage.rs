//! Storage in blocks, as file systems ask it of whoever has some.

/// Bytes in a sector of storage.
pub const SECTOR: usize = 512;

/// The storage could not do what it was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StorageError;

/// Storage in sectors of 512 bytes. A write of one sector happens whole or not at all.
pub trait Storage {
    /// How many sectors there are.
    fn sectors(&self) -> u32;

    /// Reads a sector.
    ///
    /// # Errors
    /// When it is out of range or the medium fails.
    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError>;

    /// Writes a sector. It is safe against power loss after [`Storage::sync`].
    ///
    /// # Errors
    /// When it is out of range or the medium fails.
    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError>;

    /// Returns when all that was written is safe.
    ///
    /// # Errors
    /// When the medium fails.
    fn sync(&mut self) -> Result<(), StorageError>;
}
