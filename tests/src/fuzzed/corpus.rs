//! What the fuzzer found worth keeping, as text: an entry a line, so that a change can be read and
//! an entry written by hand. `tests/fuzz/corpus/TARGET.txt` is what is left of a run,
//! `tests/fuzz/found/TARGET.txt` what once was a fault. Lines that begin with `#` say something.
//!
//! Bytes are written as Rust's `escape_ascii` does, but for quotes, which stand for themselves, and
//! for runs of zeros, of which disks are full: `\0{LENGTH}`.

use std::fs;
use std::path::{Path, PathBuf};

/// Entries that a target's corpus keeps at most, and bytes of its file.
const MOST_ENTRIES: usize = 300;
const MOST_BYTES: usize = 100 << 10;

/// The folder of the fuzzer.
#[must_use]
pub fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// Where a target's corpus is.
#[must_use]
pub fn file_of(target: &str) -> PathBuf {
    home().join("corpus").join(target).with_extension("txt")
}

/// All that is kept for a target: its corpus and its former faults, each with where it stands.
///
/// # Panics
/// When a file cannot be read, or a line cannot be understood.
#[must_use]
pub fn entries(target: &str) -> Vec<(String, Vec<u8>)> {
    let found = home().join("found").join(target).with_extension("txt");
    let mut entries = Vec::new();
    for path in [file_of(target), found] {
        if !path.exists() {
            continue;
        }
        let text = fs::read_to_string(&path).expect("the corpus can be read");
        for (number, line) in text.lines().enumerate() {
            if line.starts_with('#') {
                continue;
            }
            let place = format!("{}:{}", path.display(), number + 1);
            let entry = unescape(line).unwrap_or_else(|| panic!("{place} is not an entry"));
            entries.push((place, entry));
        }
    }
    entries
}

/// The text of a corpus of these entries, the smallest first and no more than it may hold, with
/// how many those are.
#[must_use]
pub fn pack(mut entries: Vec<Vec<u8>>) -> (String, usize) {
    entries.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    entries.dedup();
    let mut text = String::new();
    let mut count = 0;
    for entry in &entries {
        let line = escape(entry);
        if count == MOST_ENTRIES || text.len() + line.len() >= MOST_BYTES {
            break;
        }
        text += &line;
        text.push('\n');
        count += 1;
    }
    (text, count)
}

fn escape(entry: &[u8]) -> String {
    let mut text = String::new();
    for run in entry.chunk_by(|a, b| *a == 0 && *b == 0) {
        match run {
            [0, 0, ..] => text += &format!("\\0{{{}}}", run.len()),
            // At the start of a line it would be a remark.
            b"#" if text.is_empty() => text += "\\x23",
            b"'" => text.push('\''),
            b"\"" => text.push('"'),
            run => text += &run.escape_ascii().to_string(),
        }
    }
    text
}

fn unescape(line: &str) -> Option<Vec<u8>> {
    let mut entry = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            entry.push(u8::try_from(c).ok().filter(u8::is_ascii)?);
            continue;
        }
        let (kind, after) = rest.split_at_checked(1)?;
        rest = after;
        match kind {
            "n" => entry.push(b'\n'),
            "r" => entry.push(b'\r'),
            "t" => entry.push(b'\t'),
            "\\" => entry.push(b'\\'),
            "x" => {
                let (digits, after) = rest.split_at_checked(2)?;
                entry.push(u8::from_str_radix(digits, 16).ok()?);
                rest = after;
            }
            "0" => {
                let (length, after) = rest.strip_prefix('{')?.split_once('}')?;
                let length: u16 = length.parse().ok()?;
                entry.resize(entry.len() + usize::from(length), 0);
                rest = after;
            }
            _ => return None,
        }
    }
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};

    #[test]
    fn an_entry_is_a_line_that_can_be_read() {
        assert_eq!(escape(b"#if x:\n 'y\\'\0"), r"\x23if x:\n 'y\\'\x00");
        assert_eq!(escape(&[&[0; 300][..], b"{2}#"].concat()), r"\0{300}{2}#");
    }

    #[test]
    fn every_byte_comes_back() {
        let every: Vec<u8> = (0..=255).chain([0, 0, 0, 1, 0]).collect();
        let line = escape(&every);
        assert!(!line.contains('\n'));
        assert_eq!(unescape(&line), Some(every));
    }

    #[test]
    fn what_is_not_an_entry_is_refused() {
        for line in [r"\", r"\q", r"\x1", r"\0", r"\0{", r"\0{70000}", "é"] {
            assert_eq!(unescape(line), None, "{line}");
        }
    }
}
