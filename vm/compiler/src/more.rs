//! Whether the prompt should ask for another line.

/// Whether a text that was typed so far is unfinished: an open bracket or long string, a line
/// that ends in a backslash, or a block whose end has not been shown by an empty line.
pub fn needs_more(source: &[u8]) -> bool {
    let mut state = State::default();
    let mut at = 0;
    while let Some(&byte) = source.get(at) {
        at += state.take(byte, source.get(at..).unwrap_or_default());
    }
    if state.quote != 0 {
        return state.long;
    }
    if state.brackets > 0 || source.ends_with(b"\\") {
        return true;
    }
    // A block goes on until a line is empty.
    starts_block(source) && !source.ends_with(b"\n")
}

#[derive(Default)]
struct State {
    quote: u8,
    long: bool,
    brackets: i32,
}

impl State {
    /// Takes what begins `rest` with `byte`; returns how many bytes it was.
    fn take(&mut self, byte: u8, rest: &[u8]) -> usize {
        if self.quote != 0 {
            if byte == b'\\' {
                return 2;
            }
            if byte != self.quote {
                return 1;
            }
            if !self.long {
                self.quote = 0;
            } else if rest.starts_with(&[byte; 3]) {
                self.quote = 0;
                return 3;
            }
            return 1;
        }
        match byte {
            b'#' => {
                return rest
                    .iter()
                    .position(|byte| *byte == b'\n')
                    .unwrap_or(rest.len());
            }
            b'\'' | b'"' => {
                self.quote = byte;
                self.long = rest.starts_with(&[byte; 3]);
                return if self.long { 3 } else { 1 };
            }
            b'(' | b'[' | b'{' => self.brackets += 1,
            b')' | b']' | b'}' => self.brackets -= 1,
            _ => {}
        }
        1
    }
}

/// Words that begin a compound statement.
const BLOCKS: [&[u8]; 10] = [
    b"@", b"if", b"while", b"for", b"try", b"with", b"def", b"class", b"async", b"else",
];

fn starts_block(source: &[u8]) -> bool {
    BLOCKS.iter().any(|word| {
        source.strip_prefix(*word).is_some_and(|rest| {
            let ends = rest.first().is_none_or(|byte| {
                !(byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80)
            });
            *word == b"@" || ends
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_bracket_string_or_block_asks_for_more() {
        for text in [
            "f(1,",
            "[",
            "'''abc",
            "if x:",
            "if x:\n    y",
            "@d",
            "x = \\",
            "while 1: pass",
        ] {
            assert!(needs_more(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn finished_text_does_not() {
        for text in [
            "",
            "x",
            "f(1)",
            "'abc",
            "'''abc'''",
            "if x:\n    y\n",
            "iffy",
            "# (",
            "'('",
        ] {
            assert!(!needs_more(text.as_bytes()), "{text}");
        }
    }
}
