//! The texts of a client's project, for questions that look beyond one document: of an open
//! document its client's text, of all others the disk's.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use garter_analysis::{Encoding, Finder, Interface, Shelf, Standpoint, module_name};

use crate::lsp::{Position, Range, path_of, uri_of};
use crate::session::Session;
use crate::snapshot::{Elsewhere, Snapshot};
use crate::spelling::as_on_disk;
use crate::stubs::is_stub;
use crate::workspace::{Tree, is_python};

/// A larger file is no program that somebody edits.
const MOST_BYTES: u64 = 8 * 1024 * 1024;
/// How long files are looked into that nobody asked for by name; the next to ask finds more.
const PATIENCE: Duration = Duration::from_millis(30);
/// Folders in a project that boards import from.
const PATHS: [&str; 3] = ["", "lib", "src"];

/// The texts of a project at one moment.
pub(crate) struct Library {
    open: HashMap<PathBuf, (String, Arc<Snapshot>)>,
    tree: Arc<Tree>,
    pub(crate) roots: Vec<PathBuf>,
    /// Folders with stub files.
    stubs: Vec<PathBuf>,
    pub(crate) encoding: Encoding,
    covers: Covers,
    /// Until when files are looked into that nobody asked for by name.
    deadline: Instant,
}

/// One text, and how its client calls it.
pub(crate) struct Book {
    pub(crate) path: PathBuf,
    pub(crate) uri: String,
    pub(crate) text: String,
    places: Elsewhere,
}

/// What closed files have for others, as they were when they were last asked about.
#[derive(Clone, Default)]
pub(crate) struct Covers(Arc<Mutex<HashMap<PathBuf, Cover>>>);

/// What a file has, and when it was changed.
type Cover = (SystemTime, u64, Arc<Interface>);

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
            stubs: session.workspace.stub_folders(),
            encoding: session.encoding,
            covers: session.covers.clone(),
            deadline: Instant::now() + PATIENCE,
        }
    }

    /// Where a file stands among the others.
    pub(crate) fn standpoint<'l>(&'l self, file: &'l Path) -> Standpoint<'l> {
        Standpoint {
            finder: self.finder(),
            file,
        }
    }

    /// Follows names through these files.
    pub(crate) fn finder(&self) -> Finder<'_> {
        Finder::new(self)
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

    /// Whether somebody works on a file, so that it may be changed.
    pub(crate) fn is_own(&self, path: &Path) -> bool {
        let files = &self.tree.files;
        let of_tree = files.binary_search_by(|it| it.as_path().cmp(path));
        (of_tree.is_ok() || self.is_open(path)) && !is_stub(path)
    }

    /// A text by its path.
    pub(crate) fn book(&self, path: &Path) -> Option<Book> {
        let (uri, text) = match self.open.get(path) {
            Some((uri, snapshot)) => (uri.clone(), snapshot.text()),
            None => (uri_of(path), read(path)?),
        };
        Some(Book {
            path: path.to_path_buf(),
            uri,
            places: Elsewhere::new(text.clone()),
            text,
        })
    }

    /// How its client calls a file.
    pub(crate) fn uri(&self, path: &Path) -> String {
        let open = self.open.get(path);
        open.map_or_else(|| uri_of(path), |(uri, _)| uri.clone())
    }

    /// A text by its URI.
    pub(crate) fn book_at(&self, uri: &str) -> Option<Book> {
        self.book(&path_of(uri)?)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.open.contains_key(path) || path.is_file()
    }

    /// The folders that a module is looked for in, and the path below them.
    fn looked_in(&self, module: &str, from: &Path) -> Option<(Vec<PathBuf>, PathBuf)> {
        let absolute = module.trim_start_matches('.');
        let dots = module.len() - absolute.len();
        let below: PathBuf = absolute.split('.').collect();
        if dots > 0 {
            let folder = from.ancestors().nth(dots)?;
            return Some((vec![folder.to_path_buf()], below));
        }
        let roots = self.roots.iter();
        let roots = roots.flat_map(|root| PATHS.map(|path| root.join(path)));
        let beside = from.parent().map(Path::to_path_buf);
        let folders = roots.chain(beside).chain(self.stubs.iter().cloned());
        Some((folders.collect(), below))
    }

    /// The file of a module in one of these folders.
    fn file_in(&self, folders: impl Iterator<Item = PathBuf>, below: &Path) -> Option<PathBuf> {
        let is_folder = below.as_os_str().is_empty();
        let files = folders.flat_map(|folder| {
            let whole = folder.join(below);
            let with = |extension| (!is_folder).then(|| whole.with_extension(extension));
            let inside = |name| Some(whole.join(name));
            let all = [
                with("py"),
                inside("__init__.py"),
                with("pyi"),
                inside("__init__.pyi"),
            ];
            all.into_iter().flatten()
        });
        let found = files.into_iter().find(|file| self.is_file(file));
        found.map(as_on_disk)
    }
}

impl Shelf for Library {
    fn file(&self, module: &str, from: &Path) -> Option<PathBuf> {
        let (folders, below) = self.looked_in(module, from)?;
        if module.is_empty() {
            return None;
        }
        self.file_in(folders.into_iter(), &below)
    }

    fn modules(&self, package: &str, from: &Path) -> Vec<String> {
        let Some((folders, below)) = self.looked_in(package, from) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for folder in folders {
            let entries = fs::read_dir(folder.join(&below)).into_iter().flatten();
            for path in entries.flatten().map(|entry| entry.path()) {
                let is_code = is_python(&path) || is_stub(&path) || path.is_dir();
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
                if is_code && is_name && path != from && name != "__init__" && name != "__pycache__"
                {
                    all.push(name.into_owned());
                }
            }
        }
        all
    }

    fn offers(&self) -> Vec<(String, PathBuf, Arc<Interface>)> {
        let mut all = Vec::new();
        for path in self.paths() {
            let root = self.roots.iter().find(|root| path.starts_with(root));
            let name = root.and_then(|root| module_name(root, &path));
            let Some(name) = name.filter(|it| it != "main" && it != "boot") else {
                continue;
            };
            let interface = if Instant::now() < self.deadline {
                self.interface(&path)
            } else {
                self.covers.get(&path)
            };
            all.extend(interface.map(|it| (name, path, it)));
        }
        all
    }

    fn interface(&self, file: &Path) -> Option<Arc<Interface>> {
        if let Some((_, snapshot)) = self.open.get(file) {
            return Some(snapshot.interface(is_stub(file)));
        }
        self.covers.interface(file)
    }
}

impl Covers {
    fn cover(&self, file: &Path) -> Option<Cover> {
        // Nothing that could panic is done while it is locked.
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(file).cloned()
    }

    /// What a file has.
    pub(crate) fn interface(&self, file: &Path) -> Option<Arc<Interface>> {
        let about = fs::metadata(file).ok()?;
        let changed = about.modified().ok()?;
        if let Some((when, bytes, interface)) = self.cover(file)
            && (when, bytes) == (changed, about.len())
        {
            return Some(interface);
        }
        let interface = Arc::new(Interface::of(&read(file)?, is_stub(file)));
        let cover = (changed, about.len(), interface.clone());
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(file.to_path_buf(), cover);
        Some(interface)
    }

    /// What a file had when it was last asked about.
    fn get(&self, file: &Path) -> Option<Arc<Interface>> {
        self.cover(file).map(|(.., interface)| interface)
    }
}

/// The text of a file that could be a program.
fn read(path: &Path) -> Option<String> {
    let about = fs::metadata(path).ok()?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return None;
    }
    fs::read_to_string(path).ok()
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
