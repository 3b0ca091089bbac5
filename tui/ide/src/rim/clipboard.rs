//! The terminal's clipboard, by the escape sequence OSC 52. It works over SSH too.

use std::io::{Write, stdout};

/// Terminals drop longer ones, some with a mess.
const LONGEST: usize = 74_000;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Hands a text over. The text is in the IDE's own clipboard as well, so failing is no loss.
pub(crate) fn to_terminal(text: &str) {
    if text.len() <= LONGEST {
        let _ = write!(stdout(), "{}", sequence(text)).and_then(|()| stdout().flush());
    }
}

fn sequence(text: &str) -> String {
    format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let byte = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * place) & 63) as usize);
            let padding = place > group.len();
            text.push(if padding {
                '='
            } else {
                digit.map_or('=', |d| char::from(*d))
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_what_terminals_expect() {
        // Made with: printf 'Hello' | base64
        assert_eq!(sequence("Hello"), "\u{1b}]52;c;SGVsbG8=\u{7}");
        assert_eq!(base64(b"a"), "YQ==");
        assert_eq!(base64("\u{e4}\u{f6}".as_bytes()), "w6TDtg==");
    }
}
