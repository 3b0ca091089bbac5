//! Paths and dotted names being put together, on the stack.

/// Longest path that is looked for; on a board as on stock ones, for it lies on the stack.
const PATH: usize = if cfg!(feature = "pc") { 1024 } else { 128 };

/// A path being put together; what does not fit makes it one that does not exist.
pub(super) struct Path {
    bytes: [u8; PATH],
    pub(super) len: usize,
}

impl Path {
    pub(super) fn new() -> Path {
        Path {
            bytes: [0; PATH],
            len: 0,
        }
    }

    pub(super) fn push(&mut self, text: &[u8]) {
        match self.bytes.get_mut(self.len..self.len + text.len()) {
            Some(room) => {
                room.copy_from_slice(text);
                self.len += text.len();
            }
            None => self.len = 0,
        }
    }

    pub(super) fn get(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }
}
