//! Lines typed before, oldest dropped first, in a fixed room.

use crate::types::str::search::has;

/// Bytes kept.
const ROOM: usize = if cfg!(feature = "pc") { 16 << 10 } else { 768 };
/// Bytes of the longest line kept.
const LONGEST: usize = 384;

/// The lines, each followed by a NUL, newest last.
pub(super) struct History {
    bytes: [u8; ROOM],
    len: usize,
}

impl History {
    pub(super) const fn new() -> History {
        History {
            bytes: [0; ROOM],
            len: 0,
        }
    }

    /// Adds a line unless it is empty, too long, or the newest already.
    pub(super) fn add(&mut self, line: &[u8]) {
        let need = line.len() + 1;
        if line.is_empty() || need > LONGEST || has(line, 0) || self.get(0) == Some(line) {
            return;
        }
        while self.len + need > ROOM {
            let first = self.bytes[..self.len]
                .iter()
                .position(|b| *b == 0)
                .map_or(0, |i| i + 1);
            self.bytes.copy_within(first..self.len, 0);
            self.len -= first;
        }
        self.bytes[self.len..self.len + line.len()].copy_from_slice(line);
        self.len += line.len();
        self.bytes[self.len] = 0;
        self.len += 1;
    }

    /// The line typed `back` lines ago; 0 is the newest.
    pub(super) fn get(&self, back: usize) -> Option<&[u8]> {
        let all = self.bytes[..self.len].strip_suffix(&[0])?;
        all.rsplit(|b| *b == 0).nth(back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_line_comes_first_and_the_oldest_goes() {
        let mut history = History::new();
        assert_eq!(history.get(0), None);
        for i in 1000..3000u32 {
            history.add(std::format!("line number {i}").as_bytes());
        }
        assert_eq!(history.get(0), Some(&b"line number 2999"[..]));
        assert_eq!(history.get(1), Some(&b"line number 2998"[..]));
        assert_eq!(history.get(ROOM / 17), None);
        history.add(b"line number 2999");
        assert_eq!(history.get(1), Some(&b"line number 2998"[..]));
    }
}
