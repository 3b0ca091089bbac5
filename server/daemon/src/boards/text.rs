//! Bytes of a board to text for clients, as they come.

/// Makes text of bytes that come in pieces: a character cut in two waits for its rest.
#[derive(Default)]
pub(crate) struct TextDecoder {
    waiting: Vec<u8>,
}

impl TextDecoder {
    /// The text that is complete with these bytes.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> String {
        self.waiting.extend_from_slice(bytes);
        let keep = self.waiting.len() - unfinished(&self.waiting);
        let rest = self.waiting.split_off(keep);
        let text = String::from_utf8_lossy(&self.waiting).into_owned();
        self.waiting = rest;
        text
    }

    /// What waited for a rest that will not come.
    pub(crate) fn finish(&mut self) -> String {
        let waiting = std::mem::take(&mut self.waiting);
        String::from_utf8_lossy(&waiting).into_owned()
    }
}

/// How many bytes at the end begin a character without ending it.
fn unfinished(bytes: &[u8]) -> usize {
    for count in 1..=bytes.len().min(3) {
        let byte = bytes[bytes.len() - count];
        let length = match byte {
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF7 => 4,
            0x80..=0xBF => continue,
            _ => return 0,
        };
        return if length > count { count } else { 0 };
    }
    0
}

#[cfg(test)]
mod tests {
    use super::TextDecoder;

    #[test]
    fn a_text_cut_anywhere_comes_out_whole() {
        let text = "aö€𝄞z";
        for piece in 1..5 {
            let mut decoder = TextDecoder::default();
            let mut all = String::new();
            for bytes in text.as_bytes().chunks(piece) {
                all += &decoder.push(bytes);
            }
            assert_eq!(all + &decoder.finish(), text);
        }
    }

    #[test]
    fn bytes_that_are_no_text_become_replacement_characters() {
        let mut decoder = TextDecoder::default();
        assert_eq!(decoder.push(b"a\xff\x80b\xe2\x82"), "a\u{fffd}\u{fffd}b");
        assert_eq!(decoder.push(b"c"), "\u{fffd}c");
        assert_eq!(decoder.push(b"\xf0"), "");
        assert_eq!(decoder.finish(), "\u{fffd}");
    }
}
