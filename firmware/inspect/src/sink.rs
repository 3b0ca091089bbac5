//! Where encoded bytes go: a caller's buffer, a UART, a socket.

/// The sink took less than it was given; the frame is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinkFull;

/// Takes encoded bytes in order.
pub trait Sink {
    /// Takes all of `bytes`.
    ///
    /// # Errors
    /// [`SinkFull`] when it cannot, which gives up the frame under way.
    fn put(&mut self, bytes: &[u8]) -> Result<(), SinkFull>;
}

impl<F: FnMut(&[u8]) -> Result<(), SinkFull>> Sink for F {
    fn put(&mut self, bytes: &[u8]) -> Result<(), SinkFull> {
        self(bytes)
    }
}

/// A sink that fills a caller's buffer.
#[derive(Debug)]
pub struct BufferSink<'b> {
    buffer: &'b mut [u8],
    length: usize,
}

impl<'b> BufferSink<'b> {
    /// A sink over an empty `buffer`.
    #[must_use]
    pub fn new(buffer: &'b mut [u8]) -> Self {
        BufferSink { buffer, length: 0 }
    }

    /// What was put so far.
    #[must_use]
    pub fn written(&self) -> &[u8] {
        self.buffer.get(..self.length).unwrap_or_default()
    }

    /// Forgets what was put, for example after [`SinkFull`].
    pub fn clear(&mut self) {
        self.length = 0;
    }
}

impl Sink for BufferSink<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), SinkFull> {
        let rest = self.buffer.get_mut(self.length..).ok_or(SinkFull)?;
        rest.get_mut(..bytes.len())
            .ok_or(SinkFull)?
            .copy_from_slice(bytes);
        self.length += bytes.len();
        Ok(())
    }
}
