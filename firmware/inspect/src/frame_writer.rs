//! Writes one frame to a sink as its body arrives: checksum, COBS, zeros.
//!
//! COBS must know where the next zero is before it writes a block, so 254
//! bytes are held back; nothing else is.

use crate::crc::Crc32;
use crate::sink::{Sink, SinkFull};

/// Most bytes that one COBS block carries.
const BLOCK: usize = 254;

/// A frame under way. Dropped without [`FrameWriter::finish`] it leaves a
/// broken frame, which the receiver drops.
pub(crate) struct FrameWriter<'s, S> {
    sink: &'s mut S,
    crc: Crc32,
    block: [u8; BLOCK],
    held: usize,
}

impl<'s, S: Sink> FrameWriter<'s, S> {
    pub(crate) fn start(sink: &'s mut S) -> Result<Self, SinkFull> {
        sink.put(&[0])?;
        Ok(FrameWriter {
            sink,
            crc: Crc32::new(),
            block: [0; BLOCK],
            held: 0,
        })
    }

    pub(crate) fn push(&mut self, byte: u8) -> Result<(), SinkFull> {
        self.crc.push(byte);
        self.stuff(byte)
    }

    pub(crate) fn finish(mut self) -> Result<(), SinkFull> {
        for byte in self.crc.value().to_le_bytes() {
            self.stuff(byte)?;
        }
        self.flush()?;
        self.sink.put(&[0])
    }

    fn stuff(&mut self, byte: u8) -> Result<(), SinkFull> {
        if self.held == BLOCK {
            // A full block says 0xFF: no zero follows it.
            self.flush()?;
        }
        if byte == 0 {
            return self.flush();
        }
        if let Some(slot) = self.block.get_mut(self.held) {
            *slot = byte;
            self.held += 1;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), SinkFull> {
        let held = self.block.get(..self.held).unwrap_or_default();
        let code = u8::try_from(held.len() + 1).unwrap_or(u8::MAX);
        self.sink.put(&[code])?;
        self.sink.put(held)?;
        self.held = 0;
        Ok(())
    }
}

/// Lets postcard write straight into the frame.
impl<S: Sink> postcard::ser_flavors::Flavor for &mut FrameWriter<'_, S> {
    type Output = ();

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.push(byte)
            .map_err(|SinkFull| postcard::Error::SerializeBufferFull)
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}
