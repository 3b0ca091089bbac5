//! Who else changes the files that are shown: the system tells, so nobody has to look again and
//! again.
//!
//! Not every disk can be watched, and one at the other end of a network says nothing of what
//! others do there. So it is looked at as well when the user comes back to the keys.

use std::{collections::BTreeSet, path::PathBuf, thread, time::Duration};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::UnboundedSender;

/// How long after a change others are waited for: a file is seldom written in one piece.
const QUIET: Duration = Duration::from_millis(100);

/// The folders that are watched.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
    /// Those that cannot be.
    blind: BTreeSet<PathBuf>,
}

impl Watch {
    /// Begins to watch, nothing yet; that something changed is told to `changed`.
    pub(super) fn new(changed: UnboundedSender<()>) -> Self {
        let (sender, changes) = std::sync::mpsc::channel();
        let watcher = notify::recommended_watcher(move |change: notify::Result<notify::Event>| {
            // Our own reading is told of, too.
            if !change.is_ok_and(|change| change.kind.is_access()) {
                // The reader is gone when the session is.
                let _ = sender.send(());
            }
        });
        if watcher.is_ok() {
            thread::spawn(move || {
                while changes.recv().is_ok() {
                    thread::sleep(QUIET);
                    while changes.try_recv().is_ok() {}
                    if changed.send(()).is_err() {
                        break;
                    }
                }
            });
        }
        Watch {
            watcher: watcher.ok(),
            folders: BTreeSet::new(),
            blind: BTreeSet::new(),
        }
    }

    /// Watches these folders and no others. After a change one of them may be another than it was,
    /// by the same name: `afresh` watches them all anew.
    pub(super) fn watch(&mut self, wanted: BTreeSet<PathBuf>, afresh: bool) {
        let Some(watcher) = &mut self.watcher else {
            self.blind = wanted;
            return;
        };
        for folder in self.folders.difference(&wanted) {
            // One that was removed is no longer watched anyway.
            let _ = watcher.unwatch(folder);
        }
        let is_kept = |folder: &PathBuf| !afresh && wanted.contains(folder);
        self.folders.retain(is_kept);
        self.blind.retain(is_kept);
        for folder in wanted {
            let is_known = self.folders.contains(&folder) || self.blind.contains(&folder);
            if is_known {
                continue;
            }
            match watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => self.folders.insert(folder),
                Err(_) => self.blind.insert(folder),
            };
        }
    }

    /// Whether there are folders that have to be looked at again and again.
    pub(super) fn is_blind(&self) -> bool {
        !self.blind.is_empty()
    }
}
