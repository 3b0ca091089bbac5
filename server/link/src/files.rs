//! The board's files, by small pieces of Python that stock MicroPython from
//! 1.12 on understands.
//!
//! A file is written beside its name, read back by the board, and only then
//! renamed; whatever fails before leaves the old file as it was.

mod base64;
mod checksum;
mod listing;
mod snippet;
mod upload;

use crate::board::{BUSY, Board};
use crate::conversation::Conversation;
use crate::error::LinkError;
use crate::python_bytes::quote;
use std::str::FromStr;

pub use listing::{Entry, Kind};

/// The files of a [`Board`]. Each call is a conversation of its own and
/// interrupts what runs.
#[derive(Debug)]
pub struct Files<'b> {
    board: &'b Board,
}

/// Space of a file system, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// In all.
    pub total: u64,
    /// Free.
    pub free: u64,
}

impl<'b> Files<'b> {
    pub(crate) fn new(board: &'b Board) -> Self {
        Files { board }
    }

    fn ask(&self, doing: String, source: String) -> Result<Vec<u8>, LinkError> {
        self.board.converse(BUSY, |talk| ask(talk, &doing, &source))
    }

    /// What a folder holds, sorted by name.
    ///
    /// # Errors
    /// Those of a conversation, and the board's own `OSError`.
    pub fn list(&self, folder: &str) -> Result<Vec<Entry>, LinkError> {
        let doing = format!("listing {folder}");
        let answer = self.ask(doing.clone(), snippet::list(tidy(folder)))?;
        listing::parse(&answer).ok_or_else(|| strange(&doing, &answer))
    }

    /// What stands at `path`.
    ///
    /// # Errors
    /// Those of a conversation, and the board's own `OSError`.
    pub fn stat(&self, path: &str) -> Result<Entry, LinkError> {
        let doing = format!("looking at {path}");
        let answer = self.ask(doing.clone(), snippet::stat(tidy(path)))?;
        listing::parse(&answer)
            .and_then(|mut entries| entries.pop())
            .ok_or_else(|| strange(&doing, &answer))
    }

    /// The contents of a file.
    ///
    /// # Errors
    /// Those of a conversation, the board's own `OSError`, and
    /// [`LinkError::Damaged`] when bytes were lost on the way.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, LinkError> {
        let doing = format!("reading {path}");
        let answer = self.ask(doing.clone(), snippet::read(path))?;
        checksum::verified(&answer).map_err(|found| match found {
            Some(found) => LinkError::Damaged {
                path: path.to_owned(),
                found,
            },
            None => strange(&doing, &answer),
        })
    }

    /// Writes a file, replacing what was there only when all of it has
    /// arrived. The board needs room for both.
    ///
    /// # Errors
    /// Those of a conversation, the board's own `OSError`, and
    /// [`LinkError::Damaged`]; the old file is then as it was.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), LinkError> {
        self.board
            .converse(BUSY, |talk| upload::write(talk, path, bytes, &mut |_| {}))
    }

    /// The same, telling `progress` how many bytes have gone.
    ///
    /// # Errors
    /// As [`Files::write`].
    pub fn write_with_progress(
        &self,
        path: &str,
        bytes: &[u8],
        progress: &mut dyn FnMut(usize),
    ) -> Result<(), LinkError> {
        self.board
            .converse(BUSY, |talk| upload::write(talk, path, bytes, progress))
    }

    /// Whether the board has just these bytes at `path`, so that there is no
    /// need to send them.
    ///
    /// # Errors
    /// Those of a conversation. A file that is not there is simply another.
    pub fn is_same(&self, path: &str, bytes: &[u8]) -> Result<bool, LinkError> {
        let doing = format!("comparing {path}");
        match self.ask(doing.clone(), snippet::check(path)) {
            Ok(answer) => {
                let sums = checksum::parse(&answer).ok_or_else(|| strange(&doing, &answer))?;
                Ok(sums == checksum::Sums::of(bytes))
            }
            Err(LinkError::OnBoard { message, .. }) if message.starts_with("OSError") => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes a file, or a folder and all that it holds.
    ///
    /// # Errors
    /// Those of a conversation, and the board's own `OSError`; what stood
    /// before it in the folder is then gone.
    pub fn remove_all(&self, path: &str) -> Result<(), LinkError> {
        self.ask(format!("removing {path}"), snippet::remove_all(tidy(path)))
            .map(drop)
    }

    /// Removes a file or an empty folder.
    ///
    /// # Errors
    /// Those of a conversation, and the board's own `OSError`.
    pub fn remove(&self, path: &str) -> Result<(), LinkError> {
        self.ask(format!("removing {path}"), snippet::remove(tidy(path)))
            .map(drop)
    }

    /// Makes a folder.
    ///
    /// # Errors
    /// Those of a conversation, and the board's own `OSError`.
    pub fn make_folder(&self, path: &str) -> Result<(), LinkError> {
        let source = format!("os.mkdir({})", quote(tidy(path)));
        self.ask(format!("making the folder {path}"), source)
            .map(drop)
    }

    /// Gives a file or folder another name.
    ///
    /// # Errors
    /// Those of a conversation, and the board's own `OSError`.
    pub fn rename(&self, from: &str, to: &str) -> Result<(), LinkError> {
        let source = format!("os.rename({},{})", quote(tidy(from)), quote(tidy(to)));
        self.ask(format!("renaming {from} to {to}"), source)
            .map(drop)
    }

    /// The space of the file system that holds `path`.
    ///
    /// # Errors
    /// Those of a conversation, and the board's own `OSError`.
    pub fn space(&self, path: &str) -> Result<Space, LinkError> {
        let doing = format!("asking for the space at {path}");
        let source = format!(
            "s=os.statvfs({})\nprint(s[1]*s[2],s[1]*s[3])",
            quote(tidy(path))
        );
        let answer = self.ask(doing.clone(), source)?;
        let text = String::from_utf8_lossy(&answer);
        let (total, free) = text.trim().split_once(' ').unwrap_or_default();
        match (u64::from_str(total), u64::from_str(free)) {
            (Ok(total), Ok(free)) => Ok(Space { total, free }),
            _ => Err(strange(&doing, &answer)),
        }
    }
}

/// Runs a snippet that may use `os`.
fn ask(talk: &mut Conversation<'_>, doing: &str, source: &str) -> Result<Vec<u8>, LinkError> {
    talk.ask(doing, &format!("{}{source}", snippet::IMPORT_OS))
}

/// Some file systems refuse a slash at the end with EINVAL.
fn tidy(path: &str) -> &str {
    match path.trim_end_matches('/') {
        "" if path.starts_with('/') => "/",
        tidy => tidy,
    }
}

fn strange(doing: &str, answer: &[u8]) -> LinkError {
    let answer = String::from_utf8_lossy(answer).chars().take(200).collect();
    LinkError::Answer {
        doing: doing.to_owned(),
        answer,
    }
}
