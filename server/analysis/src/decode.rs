//! Bytes of a file as text: Python files are UTF-8.

use std::borrow::Cow;

use crate::{Code, Diagnostic, Severity};

/// The text of a file, and what is wrong with its bytes. What is not UTF-8 becomes U+FFFD, so
/// that the rest of the file can still be looked at.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(bytes);
    let faults = match std::str::from_utf8(bytes) {
        Ok(_) => Vec::new(),
        Err(error) => {
            let start = error.valid_up_to();
            vec![Diagnostic::new(
                start..start + char::REPLACEMENT_CHARACTER.len_utf8(),
                Code::NotUtf8,
                Severity::Error,
                format!("the byte 0x{:02x} is not UTF-8", byte_at(bytes, start)),
            )]
        }
    };
    (text, faults)
}

fn byte_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_first_byte_that_is_not_utf8_is_shown() {
        let (text, faults) = decode(b"x = 'a\xff\xfe'\n");
        assert_eq!(text, "x = 'a\u{fffd}\u{fffd}'\n");
        assert_eq!(faults.len(), 1);
        assert_eq!(&text[faults[0].range.clone()], "\u{fffd}");
        assert!(decode("ö".as_bytes()).1.is_empty());
    }
}
