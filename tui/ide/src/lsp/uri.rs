//! Paths as `file:` URIs and back.

use std::path::{Path, PathBuf};

/// A path as a URI. The path should be absolute.
pub(crate) fn from_path(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from("file://");
    if !text.starts_with('/') {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The path of a `file:` URI; none for others.
pub(crate) fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut left = path.bytes();
    while let Some(byte) = left.next() {
        if byte == b'%' {
            let digits = [left.next()?, left.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    // `/C:/folder` on Windows.
    let has_drive = text.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if has_drive {
        text.get(1..)?
    } else {
        text.as_str()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_back() {
        for path in ["/home/x/main.py", "/a b/\u{e4}%20#?.py", "/"] {
            assert_eq!(
                to_path(&from_path(Path::new(path))).unwrap(),
                Path::new(path)
            );
        }
        assert_eq!(
            from_path(Path::new("/a b/\u{e4}.py")),
            "file:///a%20b/%C3%A4.py"
        );
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for uri in [
            "untitled:1",
            "http://x/y",
            "file://",
            "file:///%4",
            "file:///%zz",
        ] {
            assert_eq!(to_path(uri), None, "{uri}");
        }
    }
}
