//! What is written to the console and goes to a stream of the program's as well.

/// Bytes that wait for the stream; what is written at once beyond that pushes the first out.
const ROOM: usize = 16 * 1024;
/// How long input of the stream may wait, in microseconds.
const LOOKS: u64 = 1_000;

/// What was written to the console and not to the stream yet.
pub(crate) struct Tap {
    on: bool,
    bytes: [u8; ROOM],
    first: usize,
    len: usize,
    /// When the stream was last asked for input.
    looked: u64,
}

impl Tap {
    pub(crate) const fn new() -> Tap {
        Tap {
            on: false,
            bytes: [0; ROOM],
            first: 0,
            len: 0,
            looked: 0,
        }
    }

    /// Listens from now on, or not: what the stream itself writes is not for it.
    pub(crate) fn switch(&mut self, on: bool) {
        self.on = on;
    }

    pub(crate) fn is_on(&self) -> bool {
        self.on
    }

    pub(crate) fn put(&mut self, bytes: &[u8]) {
        if !self.on {
            return;
        }
        for byte in bytes {
            if self.len == ROOM {
                self.take();
            }
            self.bytes[(self.first + self.len) % ROOM] = *byte;
            self.len += 1;
        }
    }

    pub(crate) fn take(&mut self) -> Option<u8> {
        if self.len == 0 {
            return None;
        }
        let byte = self.bytes[self.first];
        self.first = (self.first + 1) % ROOM;
        self.len -= 1;
        Some(byte)
    }

    /// Whether the stream should be called now.
    pub(crate) fn is_due(&mut self, now: u64) -> bool {
        let due = self.on && (self.len > 0 || now.saturating_sub(self.looked) >= LOOKS);
        if due {
            self.looked = now;
        }
        due
    }
}
