//! Whether the board is at its prompt, as far as the console shows. What asks
//! the interpreter something for a picture's sake must not end a program for it.

/// What is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Nothing has come since the connection was made.
    Unknown,
    /// The prompt is the last that came.
    Prompt,
    /// Something has been typed or printed since.
    Busy,
}

/// Watches the console.
#[derive(Debug)]
pub(crate) struct Prompt {
    sight: Sight,
    last: Vec<u8>,
}

const PROMPT: &[u8] = b">>> ";

impl Prompt {
    pub(crate) fn new() -> Self {
        Prompt {
            sight: Sight::Unknown,
            last: Vec::new(),
        }
    }

    pub(crate) fn sight(&self) -> Sight {
        self.sight
    }

    /// The board printed this.
    pub(crate) fn printed(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let from = bytes.len().saturating_sub(PROMPT.len());
        self.last.extend(bytes.get(from..).unwrap_or_default());
        let surplus = self.last.len().saturating_sub(PROMPT.len());
        self.last.drain(..surplus);
        self.sight = if self.last == PROMPT {
            Sight::Prompt
        } else {
            Sight::Busy
        };
    }

    /// The user typed something, or the board was asked for its prompt and did
    /// not give it.
    pub(crate) fn left(&mut self) {
        self.sight = Sight::Busy;
    }

    /// A conversation ended at the prompt.
    pub(crate) fn returned(&mut self) {
        self.sight = Sight::Prompt;
        self.last.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Prompt, Sight};

    #[test]
    fn the_prompt_is_seen_however_it_comes() {
        let mut prompt = Prompt::new();
        assert_eq!(prompt.sight(), Sight::Unknown);
        for part in [b"7\r\n>".as_slice(), b">>", b" "] {
            prompt.printed(part);
        }
        assert_eq!(prompt.sight(), Sight::Prompt);
        prompt.printed(b"x");
        assert_eq!(prompt.sight(), Sight::Busy);
        prompt.printed(b"and a long line that ends in the prompt\r\n>>> ");
        assert_eq!(prompt.sight(), Sight::Prompt);
        prompt.left();
        assert_eq!(prompt.sight(), Sight::Busy);
    }
}
