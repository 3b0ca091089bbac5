//! Watching a stream of bytes for words, whatever stands before them.

/// How much of what came is kept, for matching and for error messages.
const KEPT: usize = 80;

/// What the raw REPL says of itself; newline characters and `>` follow.
const BANNER: &[u8] = b"raw REPL; CTRL-B to exit";

/// The last bytes of a stream.
#[derive(Clone, Debug, Default)]
pub(super) struct Watch {
    last: Vec<u8>,
}

impl Watch {
    pub(super) fn push(&mut self, byte: u8) {
        if self.last.len() >= 2 * KEPT {
            self.last.drain(..KEPT);
        }
        self.last.push(byte);
    }

    pub(super) fn ends_with(&self, word: &[u8]) -> bool {
        self.last.ends_with(word)
    }

    /// Whether the raw REPL's banner and prompt have just come. Firmwares
    /// differ in the newlines between the two.
    pub(super) fn at_raw_prompt(&self) -> bool {
        let Some(before) = self.last.strip_suffix(b">") else {
            return false;
        };
        let end = before.iter().rposition(|byte| !b"\r\n".contains(byte));
        end.is_some_and(|end| end + 1 < before.len() && before[..=end].ends_with(BANNER))
    }

    /// Whether the friendly prompt has just come.
    pub(super) fn at_friendly_prompt(&self) -> bool {
        self.ends_with(b">>> ")
    }

    /// Whether nothing has come.
    pub(super) fn is_empty(&self) -> bool {
        self.last.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.last.clear();
    }

    /// The end of what came, for an error message.
    pub(super) fn tail(&self) -> Vec<u8> {
        self.last[self.last.len().saturating_sub(KEPT)..].to_vec()
    }
}
