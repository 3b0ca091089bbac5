//! What a listing says.

use crate::python_bytes;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// One entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name, or the path that was asked for.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Bytes of a file, when the board says.
    pub size: Option<u64>,
}

const FOLDER: u32 = 0x4000;

/// Reads lines of `b'name' kind size`. `None` when one is not like that.
pub(super) fn parse(answer: &[u8]) -> Option<Vec<Entry>> {
    let lines = answer.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let mut entries: Vec<_> = lines
        .filter(|line| !line.is_empty())
        .map(entry)
        .collect::<Option<_>>()?;
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Some(entries)
}

fn entry(line: &[u8]) -> Option<Entry> {
    let mut fields = line.rsplitn(3, |&byte| byte == b' ');
    let size = std::str::from_utf8(fields.next()?).ok()?;
    let kind: u32 = std::str::from_utf8(fields.next()?).ok()?.parse().ok()?;
    let name = python_bytes::parse(fields.next()?)?;
    let kind = if kind & FOLDER != 0 {
        Kind::Folder
    } else {
        Kind::File
    };
    Some(Entry {
        name: String::from_utf8_lossy(&name).into_owned(),
        kind,
        size: size.parse().ok().filter(|_| kind == Kind::File),
    })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Kind, parse};

    #[test]
    fn names_with_spaces_and_quotes_are_read() {
        let answer = b"b'main.py' 32768 12\r\nb\"it's a b\" 16384 0\r\nb'\\xc3\\xa4' 32768 -1\r\n";
        let entry = |name: &str, kind, size| Entry {
            name: name.to_owned(),
            kind,
            size,
        };
        let expected = [
            entry("it's a b", Kind::Folder, None),
            entry("main.py", Kind::File, Some(12)),
            entry("ä", Kind::File, None),
        ];
        assert_eq!(parse(answer).as_deref(), Some(expected.as_slice()));
        assert_eq!(parse(b""), Some(vec![]));
    }

    #[test]
    fn what_a_callback_printed_between_is_not_taken_for_an_entry() {
        assert_eq!(parse(b"b'main.py' 32768 12\r\ntick\r\n"), None);
    }
}
