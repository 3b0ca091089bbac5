//! What the files of a project offer one another, those that are open as their clients have them:
//! an edit in one reaches what is said of the others before it is saved.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use garter_analysis::Module;

use crate::around::Around;
use crate::event::{ClientId, Event, Then};
use crate::owner::State;
use crate::snapshot::Snapshot;

/// How long nobody must have typed before the other files are looked at again.
const PAUSE: Duration = Duration::from_millis(60);

impl State {
    /// A document was analysed: finds out, when nobody types, what it offers the others now.
    pub(crate) fn offer_later(&self, client: ClientId, uri: &str, snapshot: &Arc<Snapshot>) {
        let Some(session) = self.sessions.get(&client) else {
            return;
        };
        let path = session.documents.get(uri).and_then(|it| it.path.clone());
        let roots = &session.workspace.roots;
        let Some(path) = path.filter(|path| roots.iter().any(|root| path.starts_with(root))) else {
            return;
        };
        let (uri, snapshot) = (uri.to_owned(), snapshot.clone());
        let events = self.events.clone();
        tokio::spawn(async move {
            tokio::time::sleep(PAUSE).await;
            let Some(events) = events.upgrade() else {
                return;
            };
            let then: Then = Box::new(move |state| state.offer(client, &uri, path, snapshot));
            // The owner is gone when the last client is.
            let _ = events.send(Event::Later { then }).await;
        });
    }

    fn offer(&mut self, client: ClientId, uri: &str, path: PathBuf, snapshot: Arc<Snapshot>) {
        let session = self.sessions.get(&client);
        let document = session.and_then(|session| session.documents.get(uri));
        let is_current = document.is_some_and(|it| it.is_current(&snapshot));
        let Some(events) = self.events.upgrade().filter(|_| is_current) else {
            return;
        };
        tokio::task::spawn_blocking(move || {
            let known = snapshot.known_now();
            let module = known.map(|known| Arc::new(known.facts.module(&path)));
            let offered = vec![(path, module)];
            let then: Then = Box::new(move |state| state.offered(client, offered, false));
            let _ = events.blocking_send(Event::Later { then });
        });
    }

    /// What files of a workspace offer the others was found out.
    pub(crate) fn offered(
        &mut self,
        client: ClientId,
        offered: Vec<(PathBuf, Option<Arc<Module>>)>,
        is_of_disk: bool,
    ) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let open = session.documents.values().filter_map(|it| it.path.clone());
        let open: HashSet<PathBuf> = open.collect();
        let work = &mut session.workspace;
        let mut changed = Vec::new();
        for (path, module) in offered {
            // Of an open file its client's text counts.
            if is_of_disk && open.contains(&path) && work.offered.contains_key(&path) {
                continue;
            }
            let before = match module.clone() {
                Some(module) => work.offered.insert(path.clone(), module),
                None => work.offered.remove(&path),
            };
            if before != module {
                changed.push(path);
            }
        }
        if changed.is_empty() || work.around.is_none() {
            return;
        }
        let was_followed = work.project.is_followed();
        work.put_together();
        let around = Around::of_workspace(work);
        let project = work.project.clone();
        if project.is_followed() && !was_followed {
            // Of all files more is known now.
            changed = work.offered.keys().cloned().collect();
        }
        let changed: HashSet<String> = changed
            .iter()
            .filter_map(|path| project.name_of(path))
            .collect();
        work.around = Some(around);
        let takers = session.closed.iter();
        let takers = takers.filter(|(_, closed)| !closed.takes.is_disjoint(&changed));
        let takers: Vec<String> = takers.map(|(uri, _)| uri.clone()).collect();
        for (uri, document) in &mut session.documents {
            let around = session.workspace.around(document.path.as_deref());
            if document.takes_from(&changed, &project) {
                document.surround(around);
                self.diagnostics.want(client, uri);
            } else {
                document.surround_from_now_on(around);
            }
        }
        self.read_again(client, takers);
    }

    /// What lies around the files of a workspace is another now.
    pub(crate) fn surround(&mut self, client: ClientId, around: Around, again: bool) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        session.workspace.around = Some(around);
        for (uri, document) in &mut session.documents {
            let around = session.workspace.around(document.path.as_deref());
            document.surround(around);
            self.diagnostics.want(client, uri);
        }
        if again {
            let uris = session.closed.keys().cloned().collect();
            self.read_again(client, uris);
        }
    }
}
