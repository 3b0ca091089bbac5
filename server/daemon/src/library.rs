//! The texts of a client's project, for questions that look beyond one document: of an open
//! document its client's text, of all others the disk's.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use garter_analysis::Encoding;

use crate::lsp::{Position, Range, path_of, uri_of};
use crate::session::Session;
use crate::snapshot::{Elsewhere, Snapshot};
use crate::workspace::Tree;

/// A larger file is no program that somebody edits.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// The texts of a project at one moment.
pub(crate) struct Library {
    open: HashMap<PathBuf, (String, Arc<Snapshot>)>,
    tree: Arc<Tree>,
    pub(crate) roots: Vec<PathBuf>,
    pub(crate) encoding: Encoding,
}

/// One text, and how its client calls it.
pub(crate) struct Book {
    pub(crate) path: PathBuf,
    pub(crate) uri: String,
    pub(crate) text: String,
    places: Elsewhere,
}

impl Library {
    pub(crate) fn of(session: &mut Session) -> Library {
        let documents = session.documents.iter_mut();
        let open = documents.filter_map(|(uri, document)| {
            let path = document.path.clone()?;
            Some((path, (uri.clone(), document.snapshot())))
        });
        Library {
            open: open.collect(),
            tree: session.workspace.tree(),
            roots: session.workspace.roots.clone(),
            encoding: session.encoding,
        }
    }

    /// The files there are: open ones, and those of the workspace.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> = self.open.keys().cloned().collect();
        let closed = self.tree.files.iter();
        all.extend(
            closed
                .filter(|path| !self.open.contains_key(*path))
                .cloned(),
        );
        all.sort();
        all
    }

    /// Whether a file is open, and so nobody's but its client's.
    pub(crate) fn is_open(&self, path: &Path) -> bool {
        self.open.contains_key(path)
    }

    /// A text by its path.
    pub(crate) fn book(&self, path: &Path) -> Option<Book> {
        let (uri, text) = match self.open.get(path) {
            Some((uri, snapshot)) => (uri.clone(), snapshot.known().text.clone()),
            None => {
                let about = fs::metadata(path).ok()?;
                if !about.is_file() || about.len() > MOST_BYTES {
                    return None;
                }
                (uri_of(path), fs::read_to_string(path).ok()?)
            }
        };
        Some(Book {
            path: path.to_path_buf(),
            uri,
            places: Elsewhere::new(text.clone()),
            text,
        })
    }

    /// A text by its URI.
    pub(crate) fn book_at(&self, uri: &str) -> Option<Book> {
        self.book(&path_of(uri)?)
    }
}

impl Book {
    pub(crate) fn range(&self, bytes: &std::ops::Range<usize>, encoding: Encoding) -> Range {
        self.places.range(bytes, encoding)
    }

    /// The byte at a position.
    pub(crate) fn byte(&self, position: Position, encoding: Encoding) -> usize {
        self.places.byte(position, encoding)
    }
}
