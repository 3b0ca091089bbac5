//! Files that are not open: those of the workspace, and documents that were open before.
//!
//! The text of an open document is the client's, whatever the disk says. Of a closed one the
//! disk's counts, so what is shown of it follows the disk. Nothing is told of sound files
//! that nothing was told of before.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use garter_analysis::Surroundings;
use ropey::Rope;

use crate::closed_files::{About, Closed};
use crate::configuration::Configuration;
use crate::diagnostics::{clear, publish_closed};
use crate::disk::{Changed, Soon, Wanted};
use crate::event::{ClientId, Event, Events, Then};
use crate::lsp::{path_of, uri_of};
use crate::owner::State;
use crate::snapshot::{Last, Snapshot, facts_found};
use crate::walk::is_to_be_looked_through;
use crate::workspace::Tree;

/// Documents that were open before and are followed for one client.
const MOST_DOCUMENTS: usize = 256;
/// Of so many files of a workspace, in their order, it is kept what they offer the others. A board
/// has room for a fraction of these, and what they offer takes most of the memory.
const MOST_OFFERING: usize = 5_000;
/// A larger file is no program that somebody edits.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

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
    /// A document was just closed: from now on the disk's text counts.
    pub(crate) fn follow(&mut self, client: ClientId, uri: &str) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let before = session.closed.iter().filter(|(_, it)| !it.of_workspace);
        let room = before.count() < MOST_DOCUMENTS;
        let Some(path) = path_of(uri) else {
            return clear(session, uri);
        };
        let of_workspace = session.workspace.tree.files.binary_search(&path).is_ok();
        if !room && !of_workspace {
            return clear(session, uri);
        }
        let closed = Closed::new(path, of_workspace, true);
        session.closed.insert(uri, closed);
        self.read_new(client, vec![uri.into()]);
    }

    /// A document is open: its client's text counts.
    pub(crate) fn unfollow(&mut self, client: ClientId, uri: &str) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let path = path_of(uri);
        // The client may spell the URI otherwise than we do.
        let same = path.and_then(|path| session.closed.at(&path).cloned());
        let all = HashSet::from([Some(uri.into()), same]);
        let mut watched = false;
        for other in all.into_iter().flatten() {
            let Some(closed) = session.closed.remove(&other) else {
                continue;
            };
            watched |= !closed.of_workspace;
            if closed.shown && *other != *uri {
                clear(session, &other);
            }
        }
        if watched {
            self.watch_folders(false);
        }
    }

    /// Watches what the clients there are need.
    pub(crate) fn watch_folders(&mut self, afresh: bool) -> Soon {
        let closed = self.sessions.values().flat_map(|it| it.closed.iter());
        let closed = closed.filter(|(_, it)| !it.of_workspace);
        let folders = closed.filter_map(|(_, closed)| closed.path.parent());
        // Settings may stand in a folder around the workspace.
        let trees = self.sessions.values().map(|it| &it.workspace.tree);
        let settings = trees.flat_map(|tree| &tree.configurations);
        let folders = folders.chain(settings.map(Configuration::folder));
        self.disk.watch(Wanted {
            folders: folders.map(Path::to_path_buf).collect(),
            trees: self
                .sessions
                .values()
                .map(|session| session.workspace.tree.clone())
                .collect(),
            afresh,
        })
    }

    /// Follows the files of the workspace that are not open, and no longer those that are gone.
    pub(crate) fn files_found(&mut self, client: ClientId, tree: &Tree) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let gone = |(uri, closed): (&Arc<str>, &Closed)| {
            let gone = closed.of_workspace && tree.files.binary_search(&closed.path).is_err();
            gone.then(|| (uri.clone(), closed.path.clone()))
        };
        let gone: Vec<_> = session.closed.iter().filter_map(gone).collect();
        for (uri, _) in &gone {
            if session.closed.remove(uri).is_some_and(|it| it.shown) {
                clear(session, uri);
            }
        }
        let open = session.documents.values().filter_map(|it| it.path.as_ref());
        let open: HashSet<&PathBuf> = open.collect();
        let new = tree.files.iter();
        let new = new.filter(|path| session.closed.at(path).is_none() && !open.contains(path));
        let new: Vec<(String, PathBuf)> = new.map(|path| (uri_of(path), path.clone())).collect();
        let missing = session.closed.iter().filter(|(_, closed)| closed.missing);
        let mut uris: Vec<Arc<str>> = missing.map(|(uri, _)| uri.clone()).collect();
        for (uri, path) in new {
            session.closed.insert(&uri, Closed::new(path, true, false));
            uris.push(uri.into());
        }
        session.progress.found(&session.outbox, uris.len());
        self.read_new(client, uris);
        let gone = gone.into_iter().map(|(_, path)| (path, None));
        self.offered(client, gone.collect(), true);
    }

    /// Files have changed.
    pub(crate) fn disk_changed(&mut self, changed: &Changed) {
        let clients: Vec<ClientId> = self.sessions.keys().copied().collect();
        for client in clients {
            let Some(session) = self.sessions.get(&client) else {
                continue;
            };
            let closed = &session.closed;
            let uris = match changed {
                Changed::Paths { paths, .. } => {
                    let meant = paths.iter().filter_map(|path| closed.at(path));
                    meant.cloned().collect()
                }
                Changed::Anything => closed.iter().map(|(uri, _)| uri.clone()).collect(),
            };
            let again = is_to_be_looked_through(session, changed);
            self.read_again(client, uris);
            if again {
                self.workspace_changed(client);
            }
        }
    }

    /// Reads files that were not followed before.
    fn read_new(&mut self, client: ClientId, uris: Vec<Arc<str>>) {
        if !uris.is_empty() {
            let soon = self.watch_folders(false);
            self.read_when(client, uris, Some(soon));
        }
    }

    /// Reads files that are followed.
    pub(crate) fn read_again(&mut self, client: ClientId, uris: Vec<Arc<str>>) {
        if !uris.is_empty() {
            self.read_when(client, uris, None);
        }
    }

    /// Reads files on threads of their own, which give way to what a user waits for, once folders
    /// are watched.
    fn read_when(&mut self, client: ClientId, uris: Vec<Arc<str>>, soon: Option<Soon>) {
        let (Some(session), Some(events)) = (self.sessions.get_mut(&client), self.events.upgrade())
        else {
            return;
        };
        let mut readings = Vec::with_capacity(uris.len());
        for uri in uris {
            if let Some(closed) = session.closed.get_mut(&uri) {
                closed.reading += 1;
                readings.push((uri, closed.path.clone(), closed.reading));
            }
        }
        let readings: Vec<Reading> = readings
            .into_iter()
            .map(|(uri, path, reading)| {
                let around = session.workspace.around(Some(&path));
                (uri, path, reading, around)
            })
            .collect();
        let precedence = self.precedence.clone();
        let tree = session.workspace.tree.clone();
        let offers = move |path: &Path| {
            let place = tree.files.binary_search_by(|it| it.as_path().cmp(path));
            !place.is_ok_and(|place| place >= MOST_OFFERING)
        };
        tokio::task::spawn_blocking(move || {
            if let Some(soon) = soon {
                soon.wait();
            }
            let read = |(uri, path, reading, around): Reading| {
                precedence.give_way();
                let snapshot = looked_at(&path, &around);
                let known = snapshot.as_ref().and_then(|snapshot| snapshot.known_now());
                let known = known.filter(|_| offers(&path));
                let module = known.map(|known| Arc::new(known.facts.module(&path)));
                let is_heard = tell(&events, client, uri, reading, snapshot);
                is_heard.then_some((path, module))
            };
            let Some(offered) = all_of(readings, read) else {
                return;
            };
            let then: Then = Box::new(move |state| state.offered(client, offered, true));
            // The owner is gone when the last client is.
            let _ = events.blocking_send(Event::Later { then });
        });
    }

    /// A closed file was read and analysed.
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
        session.progress.read(&session.outbox);
        let Some(closed) = session.closed.get_mut(uri) else {
            return;
        };
        if closed.reading != reading {
            return;
        }
        let lost = snapshot.is_none() && !closed.missing;
        closed.missing = snapshot.is_none();
        let known = snapshot.and_then(Snapshot::known_now);
        let about = known.map(About::of).unwrap_or_default();
        // What it asks for may have become another while it was read.
        let is_late = snapshot.is_some_and(|it| {
            let version = it.around().project.version();
            let work = &session.workspace;
            work.has_changed_since(version, &about.questions)
        });
        // It may come back: a file is missing for a moment while it is replaced.
        let sound = snapshot.is_none_or(|snapshot| {
            let known = snapshot.known_now();
            known.is_some_and(|known| known.facts.diagnostics.is_empty())
        });
        let tells = closed.shown || !sound;
        closed.shown = !sound;
        match snapshot {
            _ if !tells => {}
            Some(snapshot) => publish_closed(session, uri, snapshot),
            None => clear(session, uri),
        }
        session.closed.learn(uri, about);
        let path = session.closed.get(uri).map(|closed| &closed.path);
        let files = &session.workspace.tree.files;
        let is_again_there = lost && path.is_some_and(|path| files.binary_search(path).is_ok());
        if is_late {
            // When all that were read with it have told what they offer, which may be more.
            session.late.insert(uri.into());
        } else if is_again_there {
            // The workspace was looked through while the file was away.
            self.read_again(client, vec![uri.into()]);
        }
    }
}

/// A file to be read: its URI, its path, the number of the reading, what lies around it.
type Reading = (Arc<str>, PathBuf, u64, Arc<Surroundings>);

/// Another thread is worth starting for so many files.
const FOR_A_THREAD: usize = 16;

/// Does something with each, on all processors if there are many; none as soon as that gives
/// nothing.
fn all_of<T: Send, R: Send>(items: Vec<T>, act: impl Fn(T) -> Option<R> + Sync) -> Option<Vec<R>> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let threads = processors.min(items.len().div_ceil(FOR_A_THREAD));
    let left = Mutex::new(items.into_iter());
    // Nothing that could panic is done while it is locked.
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut done = Vec::new();
        while let Some(item) = next() {
            done.push(act(item)?);
        }
        Some(done)
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            // Who panicked did not do all.
            let other = other.join().ok().flatten();
            done = done.zip(other).map(|(mut all, more)| {
                all.extend(more);
                all
            });
        }
        done
    })
}

/// A file as it is on disk; none when it is not there.
fn looked_at(path: &Path, around: &Arc<Surroundings>) -> Option<Arc<Snapshot>> {
    let rope = Rope::from_str(&read(path)?);
    let snapshot = Snapshot::new(0, rope, Last::default(), around.clone());
    let snapshot = Arc::new(snapshot.of_file(path));
    Some(facts_found(snapshot))
}

/// Tells the owner what was read; false when there is none any more.
fn tell(
    events: &Events,
    client: ClientId,
    uri: Arc<str>,
    reading: u64,
    snapshot: Option<Arc<Snapshot>>,
) -> bool {
    let event = Event::Read {
        client,
        uri,
        reading,
        snapshot,
    };
    events.blocking_send(event).is_ok()
}
