//! Records: what an image and everything in it is made of.

use crate::Errno;

/// An image: the number that the bytes `D2 CD 31` are.
pub(super) const IMAGE: u32 = 0x52 << 14 | 0x4d << 7 | 0x31;
/// What a file holds.
pub(super) const DATA: u32 = 2;
/// A directory: length of its name, the name, a record for each entry.
pub(super) const DIRECTORY: u32 = 4;
/// A file: length of its name, the name, a record with what it holds.
pub(super) const FILE: u32 = 5;

/// Bytes of an image that are read from one end to the other.
#[derive(Clone, Copy)]
pub(super) struct Reader<'i> {
    pub(super) image: &'i [u8],
    pub(super) at: usize,
    /// Where reading ends, inside the image.
    pub(super) end: usize,
}

/// A record: its kind, and its bytes.
pub(super) struct Record<'i> {
    pub(super) kind: u32,
    pub(super) body: Reader<'i>,
}

impl<'i> Reader<'i> {
    pub(super) fn is_empty(&self) -> bool {
        self.at >= self.end
    }

    /// A number; what does not fit 32 bits is none that anything here can have.
    ///
    /// # Errors
    /// EIO when it does not end or is too large.
    pub(super) fn number(&mut self) -> Result<u32, Errno> {
        let mut number: u32 = 0;
        while let Some(byte) = self.image.get(..self.end).and_then(|i| i.get(self.at)) {
            self.at += 1;
            if number >> 25 != 0 {
                return Err(Errno::EIO);
            }
            number = number << 7 | u32::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Errno::EIO)
    }

    /// The next so many bytes.
    ///
    /// # Errors
    /// EIO when there are fewer.
    pub(super) fn take(&mut self, len: u32) -> Result<Reader<'i>, Errno> {
        let end = self.at.checked_add(len as usize);
        let end = end.filter(|end| *end <= self.end).ok_or(Errno::EIO)?;
        let taken = Reader { end, ..*self };
        self.at = end;
        Ok(taken)
    }

    /// The next record; `None` at the end.
    ///
    /// # Errors
    /// EIO when it is longer than what it is in.
    pub(super) fn record(&mut self) -> Result<Option<Record<'i>>, Errno> {
        if self.is_empty() {
            return Ok(None);
        }
        let kind = self.number()?;
        let len = self.number()?;
        let body = self.take(len)?;
        Ok(Some(Record { kind, body }))
    }
}
