//! Python literals: quoting text and bytes for snippets, and reading the bytes
//! literals that a board prints. These need no module on the board.

/// `text` as a Python string literal.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '\'' => quoted.push_str("\\'"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_ascii_control() => quoted.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}

/// `bytes` as a Python bytes literal.
pub(crate) fn literal(bytes: &[u8]) -> String {
    let mut literal = String::with_capacity(bytes.len() + 3);
    literal.push_str("b'");
    for &byte in bytes {
        match byte {
            b'\\' => literal.push_str("\\\\"),
            b'\'' => literal.push_str("\\'"),
            b'\n' => literal.push_str("\\n"),
            b'\r' => literal.push_str("\\r"),
            b'\t' => literal.push_str("\\t"),
            0x20..=0x7e => literal.push(char::from(byte)),
            _ => literal.push_str(&format!("\\x{byte:02x}")),
        }
    }
    literal.push('\'');
    literal
}

/// Reads a Python bytes literal, as `print(b)` writes it.
pub(crate) fn parse(text: &[u8]) -> Option<Vec<u8>> {
    let (&quote, rest) = text.strip_prefix(b"b")?.split_first()?;
    let (&end, inner) = rest.split_last()?;
    if end != quote || !b"'\"".contains(&quote) {
        return None;
    }
    let mut bytes = Vec::with_capacity(inner.len());
    let mut rest = inner.iter();
    while let Some(&byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        bytes.push(match rest.next()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'x' => hex(*rest.next()?)? << 4 | hex(*rest.next()?)?,
            &plain @ (b'\\' | b'\'' | b'"') => plain,
            _ => return None,
        });
    }
    Some(bytes)
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::{literal, parse, quote};

    #[test]
    fn literals_are_as_python_writes_them() {
        // Written by CPython 3.11: bytes([0, 9, 10, 13, 39, 92, 65, 127, 255])
        let python = br#"b"\x00\t\n\r'\\A\x7f\xff""#;
        let bytes = [0, 9, 10, 13, 39, 92, 65, 127, 255];
        assert_eq!(parse(python).as_deref(), Some(bytes.as_slice()));
        assert_eq!(literal(&bytes), r"b'\x00\t\n\r\'\\A\x7f\xff'");
        assert_eq!(quote("a'b\\c\n\u{1}ä"), r"'a\'b\\c\n\x01ä'");
    }

    #[test]
    fn what_is_no_literal_is_refused() {
        for text in [
            b"".as_slice(),
            b"b",
            b"b'",
            b"b'\\'",
            b"b'\\x1'",
            b"b'\\q'",
            b"'a'",
            b"b'a\"",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn literals_come_back_as_they_were(bytes: Vec<u8>) {
            proptest::prop_assert_eq!(parse(literal(&bytes).as_bytes()), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(bytes: Vec<u8>) {
            parse(&bytes);
        }
    }
}
