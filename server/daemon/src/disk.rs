//! Watching folders: who changes files beside us, and when it is worth looking.
//!
//! Each folder is watched by itself: that follows no links, leaves out what is not wanted,
//! and sees files that are replaced by renaming, as most editors write them. A thread of its
//! own talks to the operating system, for thousands of folders take it a while.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::event::{CreateKind, RemoveKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::event::{Event, WeakEvents};
use crate::workspace::Tree;

/// How long after a change others are waited for: a file is seldom written in one piece.
const QUIET: Duration = Duration::from_millis(50);
/// Folders that are watched. What the system does not allow beyond its own bound is not noticed.
pub(crate) const MOST_FOLDERS: usize = 16_384;

/// What changed on disk.
pub(crate) enum Changed {
    /// These files and folders.
    Paths {
        paths: HashSet<PathBuf>,
        /// Whether a folder is among them.
        folders: bool,
    },
    /// Nobody knows what: more than the system could tell.
    Anything,
}

/// Which folders are to be watched.
#[derive(Default)]
pub(crate) struct Wanted {
    /// These, before all others.
    pub(crate) folders: BTreeSet<PathBuf>,
    /// And those of these workspaces.
    pub(crate) trees: Vec<Arc<Tree>>,
    /// Whether a watched folder may have been removed and made anew, which is another one.
    pub(crate) afresh: bool,
}

/// What watches folders.
pub(crate) struct Disk {
    orders: Sender<(Wanted, Sender<()>)>,
}

/// Folders that will soon be watched.
pub(crate) struct Soon(Receiver<()>);

impl Soon {
    /// Waits until they are: what is read from now on, and changed afterwards, is noticed.
    pub(crate) fn wait(self) {
        // A watcher that is gone will notice nothing, now or later.
        let _ = self.0.recv();
    }
}

impl Disk {
    /// Starts to watch; without the system's help nothing is noticed.
    pub(crate) fn new(events: WeakEvents) -> Self {
        let (orders, inbox) = channel();
        thread::spawn(move || obey(&inbox, events));
        Disk { orders }
    }

    /// Watches these folders and no others.
    pub(crate) fn watch(&self, wanted: Wanted) -> Soon {
        let (done, soon) = channel();
        // The thread ends only with us.
        let _ = self.orders.send((wanted, done));
        Soon(soon)
    }
}

fn obey(orders: &Receiver<(Wanted, Sender<()>)>, events: WeakEvents) {
    let (sender, changes) = channel();
    let watcher = notify::recommended_watcher(move |change| {
        // The reader is gone when the server is.
        let _ = sender.send(change);
    });
    let Ok(mut watcher) = watcher else { return };
    thread::spawn(move || gather(&changes, &events));
    let mut watched = BTreeSet::new();
    while let Ok((wanted, done)) = orders.recv() {
        watched = rearrange(&mut watcher, &watched, &wanted);
        // Whoever asked may have lost interest.
        let _ = done.send(());
    }
}

/// Watches what is wanted instead of what was; gives what is watched.
fn rearrange(
    watcher: &mut RecommendedWatcher,
    before: &BTreeSet<PathBuf>,
    wanted: &Wanted,
) -> BTreeSet<PathBuf> {
    let of_trees = wanted.trees.iter().flat_map(|tree| &tree.folders);
    let all: BTreeSet<&PathBuf> = wanted
        .folders
        .iter()
        .chain(of_trees)
        .take(MOST_FOLDERS)
        .collect();
    for folder in before.iter().filter(|folder| !all.contains(folder)) {
        // One that was removed is no longer watched anyway.
        let _ = watcher.unwatch(folder);
    }
    let mut watch = |folder: &PathBuf| {
        !wanted.afresh && before.contains(folder)
            || watcher.watch(folder, RecursiveMode::NonRecursive).is_ok()
    };
    all.into_iter()
        .filter(|folder| watch(folder))
        .cloned()
        .collect()
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
    let mut paths = HashSet::new();
    let mut folders = false;
    for change in all {
        match change {
            Ok(change) if change.need_rescan() => return Some(Changed::Anything),
            // Our own reading, among others.
            Ok(change) if change.kind.is_access() => {}
            Ok(change) => {
                folders |= matches!(
                    change.kind,
                    EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder)
                );
                paths.extend(change.paths);
            }
            Err(_) => return Some(Changed::Anything),
        }
    }
    // A folder that was moved is told of as if it were a file.
    folders |= paths.iter().any(|path| path.is_dir());
    (!paths.is_empty()).then_some(Changed::Paths { paths, folders })
}
