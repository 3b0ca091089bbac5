//! `file:` URIs and the paths they mean.

use std::path::{Path, PathBuf};

use crate::spelling::as_on_disk;

/// The path a `file:` URI means; none for other schemes.
pub(crate) fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    // A host before the path is ours by definition when it is `localhost`.
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    if !path.starts_with('/') {
        return None;
    }
    let bytes = percent_decoded(path);
    let text = String::from_utf8(bytes).ok()?;
    Some(as_on_disk(PathBuf::from(without_drive_slash(&text))))
}

/// The `file:` URI of an absolute path.
pub(crate) fn uri_of(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if text.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

/// `/c:/x` is `c:/x` where drives have letters.
fn without_drive_slash(path: &str) -> &str {
    match path.as_bytes() {
        [b'/', drive, b':', ..] if cfg!(windows) && drive.is_ascii_alphabetic() => &path[1..],
        _ => path,
    }
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .filter(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        let pair = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        let value = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (first, value) {
            (b'%', Some(value)) => {
                bytes.push(value);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Path, path_of, uri_of};

    #[test]
    fn a_path_comes_back_from_its_uri() {
        for path in ["/a/b.py", "/mit Leerzeichen/ü%#?.py", "/c:/x"] {
            let uri = uri_of(Path::new(path));
            assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
            assert_eq!(path_of(&uri).as_deref(), Some(Path::new(path)));
        }
    }

    #[test]
    fn only_local_files_have_a_path() {
        assert_eq!(path_of("untitled:Untitled-1"), None);
        assert_eq!(path_of("file://elsewhere/a.py"), None);
        assert_eq!(
            path_of("file://localhost/a.py").as_deref(),
            Some(Path::new("/a.py"))
        );
        assert_eq!(
            path_of("file:///50%.py").as_deref(),
            Some(Path::new("/50%.py"))
        );
        assert_eq!(path_of("file:///%+5").as_deref(), Some(Path::new("/%+5")));
    }
}
