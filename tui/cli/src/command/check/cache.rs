//! What was found in files before, so that those are not looked at again that stayed as they are.
//!
//! There is a file for each folder and what was asked to be checked in it, in the user's caches. It
//! is of this very program, whole, and of no other, or it is as if it were not there. What is kept
//! of a file holds for its text and for everything else that had a say in it.

mod wire;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use garter_analysis::{Diagnostic, Imported};
use garter_daemon::cache::{folder, keep};

use wire::{Reader, Writer};

/// What such a file begins with; then which program wrote it, and the sum of the rest.
const MARK: &[u8; 16] = b"garter findings\n";
const HEAD: usize = MARK.len() + 16;
/// A larger file is not kept.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Of more files than these, or larger ones together, those are removed that were written first.
const MOST_FILES: usize = 64;
const MOST_BYTES_TOGETHER: u64 = 256 * 1024 * 1024;

/// What was found before.
pub(super) struct Cache {
    path: PathBuf,
    writer: u64,
    bytes: Vec<u8>,
    /// Where in the bytes stands what is known of a file.
    places: HashMap<PathBuf, Range<usize>>,
}

/// A short name of a content or of a state of things.
pub(super) fn print(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// What is known of a file with the text at hand.
pub(super) struct Entry {
    pub(super) imported: Imported,
    pub(super) makes_buffer: bool,
    /// What else had a say in what was found.
    pub(super) state: u64,
    findings: Range<usize>,
}

/// What is to be kept of a file.
pub(super) struct Kept<'f> {
    pub(super) path: &'f Path,
    pub(super) print: u64,
    pub(super) imported: &'f Imported,
    pub(super) makes_buffer: bool,
    pub(super) state: u64,
    pub(super) findings: &'f [Diagnostic],
}

impl Cache {
    /// What was found when these paths were checked from this folder; none when nothing can be
    /// kept.
    pub(super) fn open(paths: &[PathBuf]) -> Option<Cache> {
        let program = fs::metadata(env::current_exe().ok()?).ok()?;
        let writer = (
            env!("CARGO_PKG_VERSION"),
            program.len(),
            program.modified().ok()?,
        );
        let name = print(&(env::current_dir().ok()?, paths));
        let mut cache = Cache {
            path: folder()?.join("findings").join(format!("{name:016x}")),
            writer: print(&writer),
            bytes: Vec::new(),
            places: HashMap::new(),
        };
        let about = fs::metadata(&cache.path);
        let is_small = |it: fs::Metadata| it.is_file() && it.len() <= MOST_BYTES as u64;
        if about.is_ok_and(is_small) {
            cache.bytes = fs::read(&cache.path).unwrap_or_default();
            cache.places = cache.places().unwrap_or_default();
        }
        Some(cache)
    }

    /// Where each file's part is; none when the bytes are not ours.
    fn places(&self) -> Option<HashMap<PathBuf, Range<usize>>> {
        let (head, rest) = self.bytes.split_at_checked(HEAD)?;
        if head != self.head(rest) {
            return None;
        }
        let mut reader = Reader { rest };
        let mut places = HashMap::new();
        while !reader.rest.is_empty() {
            let path = reader.text()?;
            let length = reader.raw()?.len();
            let end = self.bytes.len() - reader.rest.len();
            places.insert(PathBuf::from(path), end - length..end);
        }
        Some(places)
    }

    fn head(&self, rest: &[u8]) -> Vec<u8> {
        let mut head = MARK.to_vec();
        head.extend(self.writer.to_le_bytes());
        head.extend(print(rest).to_le_bytes());
        head
    }

    /// How many files something is known of.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// What is known of a file, if its text is the same.
    pub(super) fn find(&self, path: &Path, text: u64) -> Option<Entry> {
        let place = self.places.get(path)?.clone();
        let mut reader = Reader {
            rest: self.bytes.get(place.clone())?,
        };
        if reader.number()? != text {
            return None;
        }
        Some(Entry {
            makes_buffer: reader.number()? == 1,
            state: reader.number()?,
            imported: Imported {
                takes: reader.several(Reader::text)?,
                reaches: reader.several(Reader::text)?,
            },
            findings: place.end - reader.rest.len()..place.end,
        })
    }

    /// What was found in a text.
    pub(super) fn findings(&self, entry: &Entry, text: &str) -> Option<Vec<Diagnostic>> {
        let rest = self.bytes.get(entry.findings.clone())?;
        Reader { rest }.findings(text)
    }

    /// Keeps what was found now, and nothing else. It is no loss when that fails.
    pub(super) fn keep<'f>(&self, all: impl Iterator<Item = Kept<'f>>) {
        let mut writer = Writer::default();
        for kept in all {
            let Some(path) = kept.path.to_str() else {
                continue;
            };
            let mut entry = Writer::default();
            entry.number(kept.print);
            entry.number(kept.makes_buffer.into());
            entry.number(kept.state);
            for names in [&kept.imported.takes, &kept.imported.reaches] {
                entry.count(names.len());
                names.iter().for_each(|name| entry.raw(name.as_bytes()));
            }
            if entry.findings(kept.findings) {
                writer.raw(path.as_bytes());
                writer.raw(&entry.bytes);
            }
        }
        let mut bytes = self.head(&writer.bytes);
        bytes.append(&mut writer.bytes);
        if bytes.len() <= MOST_BYTES && keep(&self.path, bytes).is_ok() {
            self.make_room();
        }
    }

    /// Removes what was written first, if there is too much.
    fn make_room(&self) {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let written = |entry: fs::DirEntry| {
            let about = entry.metadata().ok()?;
            Some((about.modified().ok()?, about.len(), entry.path()))
        };
        let mut all: Vec<(SystemTime, u64, PathBuf)> = entries.filter_map(written).collect();
        all.sort();
        let mut together = 0;
        for (place, (_, length, path)) in all.iter().rev().enumerate() {
            together += length;
            if place >= MOST_FILES || together > MOST_BYTES_TOGETHER {
                // Who removed it before us did the same.
                let _ = fs::remove_file(path);
            }
        }
    }
}
