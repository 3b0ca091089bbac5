//! Files on disk that were open before: their diagnostics stay true when other programs
//! change them.
//!
//! The text of an open document is the client's, whatever the disk says. Of a closed one the
//! disk's counts. Watched are the folders of closed documents, each by itself: that is little
//! however large the workspace is, follows no links, and sees files that are replaced by
//! renaming, as most editors write them.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use ropey::Rope;

use crate::diagnostics::{clear, publish_closed};
use crate::event::{ClientId, Event, WeakEvents};
use crate::lsp::path_of;
use crate::owner::State;
use crate::session::Session;
use crate::snapshot::{Snapshot, find_facts};

/// How long after a change others are waited for: a file is seldom written in one piece.
const QUIET: Duration = Duration::from_millis(50);
/// Closed documents that are followed for one client.
const MOST_DOCUMENTS: usize = 256;
/// Folders that are watched.
const MOST_FOLDERS: usize = 128;
/// A larger file is no program that somebody edits.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// A closed document that is followed.
pub(crate) struct Closed {
    path: PathBuf,
    /// Counts the readings, so that an earlier one that ends later is known.
    reading: u64,
}

/// The closed documents of one client, by URI.
pub(crate) type ClosedDocuments = BTreeMap<String, Closed>;

/// What changed on disk.
pub(crate) enum Changed {
    /// These files.
    Files(HashSet<PathBuf>),
    /// Nobody knows what: more than the system could tell.
    Anything,
}

/// What watches folders.
pub(crate) struct Disk {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

impl Disk {
    /// Starts to watch; without the system's help nothing is followed.
    pub(crate) fn new(events: WeakEvents) -> Self {
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(move |change| {
            // The reader is gone when the server is.
            let _ = sender.send(change);
        });
        thread::spawn(move || gather(&changes, &events));
        Disk {
            watcher: watcher.ok(),
            folders: BTreeSet::new(),
        }
    }

    /// Watches these folders and no others.
    fn watch(&mut self, wanted: BTreeSet<PathBuf>) {
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        for folder in self.folders.difference(&wanted) {
            // One that was removed is no longer watched anyway.
            let _ = watcher.unwatch(folder);
        }
        let mut watched: BTreeSet<_> = self.folders.intersection(&wanted).cloned().collect();
        for folder in wanted.difference(&self.folders) {
            if watched.len() < MOST_FOLDERS
                && watcher.watch(folder, RecursiveMode::NonRecursive).is_ok()
            {
                watched.insert(folder.clone());
            }
        }
        self.folders = watched;
    }
}

/// Tells the owner what changed, many changes at a time.
fn gather(changes: &Receiver<notify::Result<notify::Event>>, events: &WeakEvents) {
    while let Ok(first) = changes.recv() {
        thread::sleep(QUIET);
        let all: Vec<_> = std::iter::once(first).chain(changes.try_iter()).collect();
        let Some(changed) = changed(all) else {
            continue;
        };
        let Some(events) = events.upgrade() else {
            return;
        };
        if events.blocking_send(Event::Disk { changed }).is_err() {
            return;
        }
    }
}

fn changed(all: Vec<notify::Result<notify::Event>>) -> Option<Changed> {
    let mut files = HashSet::new();
    for change in all {
        match change {
            Ok(change) if change.need_rescan() => return Some(Changed::Anything),
            // Our own reading, among others.
            Ok(change) if change.kind.is_access() => {}
            Ok(change) => files.extend(change.paths),
            Err(_) => return Some(Changed::Anything),
        }
    }
    (!files.is_empty()).then_some(Changed::Files(files))
}

/// The text of a file; none when there is no such file, or nothing that could be a program.
fn read(path: &Path) -> Option<String> {
    let about = fs::metadata(path).ok()?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

impl State {
    /// Follows a document that was just closed.
    pub(crate) fn follow(&mut self, client: ClientId, uri: &str) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let Some(path) = path_of(uri).filter(|_| session.closed.len() < MOST_DOCUMENTS) else {
            return clear(session, uri);
        };
        let closed = Closed { path, reading: 0 };
        session.closed.insert(uri.to_owned(), closed);
        self.watch_folders();
        self.read_again(client, uri);
    }

    /// A document is open again: its client's text counts.
    pub(crate) fn unfollow(&mut self, client: ClientId, uri: &str) {
        if let Some(session) = self.sessions.get_mut(&client)
            && session.closed.remove(uri).is_some()
        {
            self.watch_folders();
        }
    }

    /// Watches what the clients there are need.
    pub(crate) fn watch_folders(&mut self) {
        let closed = self.sessions.values().flat_map(|it| it.closed.values());
        let folders = closed.filter_map(|closed| closed.path.parent());
        self.disk.watch(folders.map(Path::to_path_buf).collect());
    }

    /// Files have changed.
    pub(crate) fn disk_changed(&mut self, changed: &Changed) {
        let meant = |closed: &Closed| match changed {
            Changed::Files(files) => files.contains(&closed.path),
            Changed::Anything => true,
        };
        let of_session = |(&client, session): (&ClientId, &Session)| {
            let uris = session.closed.iter().filter(|(_, closed)| meant(closed));
            uris.map(|(uri, _)| (client, uri.clone()))
                .collect::<Vec<_>>()
        };
        let all: Vec<_> = self.sessions.iter().flat_map(of_session).collect();
        for (client, uri) in all {
            self.read_again(client, &uri);
        }
    }

    fn read_again(&mut self, client: ClientId, uri: &str) {
        let closed = self
            .sessions
            .get_mut(&client)
            .and_then(|session| session.closed.get_mut(uri));
        let (Some(closed), Some(events)) = (closed, self.events.upgrade()) else {
            return;
        };
        closed.reading += 1;
        let (path, reading, uri) = (closed.path.clone(), closed.reading, uri.to_owned());
        tokio::task::spawn_blocking(move || {
            let tell = move |snapshot: Option<Arc<Snapshot>>| {
                let event = Event::Read {
                    client,
                    uri,
                    reading,
                    snapshot,
                };
                // The owner is gone when the last client is.
                let _ = events.blocking_send(event);
            };
            match read(&path) {
                Some(text) => find_facts(
                    Arc::new(Snapshot::new(0, Rope::from_str(&text))),
                    |snapshot| tell(Some(snapshot)),
                ),
                None => tell(None),
            }
        });
    }

    /// A closed document was read and analysed.
    pub(crate) fn closed_read(
        &mut self,
        client: ClientId,
        uri: &str,
        reading: u64,
        snapshot: Option<&Snapshot>,
    ) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        if session.closed.get(uri).map(|closed| closed.reading) != Some(reading) {
            return;
        }
        match snapshot {
            Some(snapshot) => publish_closed(session, uri, snapshot),
            // It may come back: a file is missing for a moment while it is replaced.
            None => clear(session, uri),
        }
    }
}
