//! What the files of a project offer one another, those that are open as their clients have them:
//! an edit in one reaches what is said of the others before it is saved.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use garter_analysis::{Change, Module};

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
        let mut changes = Vec::new();
        for (path, now) in offered {
            // Of an open file its client's text counts.
            if is_of_disk && open.contains(&path) && work.offered.contains_key(&path) {
                continue;
            }
            let before = work.offered.get(&path).cloned();
            if before != now {
                match now.clone() {
                    Some(module) => work.offered.insert(path.clone(), module),
                    None => work.offered.remove(&path),
                };
                changes.push(Change { path, before, now });
            }
        }
        let mut again = match is_of_disk {
            true => std::mem::take(&mut session.late),
            false => HashSet::new(),
        };
        if changes.is_empty() {
            return self.read_again(client, again.into_iter().collect());
        }
        let (project, effect) = work.project.with(&changes);
        work.project = Arc::new(project);
        let Some(around) = &work.around else {
            return work.remember(effect);
        };
        work.around = Some(around.within(&work.project));
        for (uri, document) in &mut session.documents {
            let around = session.workspace.around(document.path.as_deref());
            if document.is_affected_by(&effect) {
                document.surround(around);
                self.diagnostics.want(client, uri);
            } else {
                document.surround_from_now_on(around);
            }
        }
        again.extend(session.closed.affected_by(&effect));
        session.workspace.remember(effect);
        self.read_again(client, again.into_iter().collect());
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
            let uris = session.closed.iter().map(|(uri, _)| uri.clone()).collect();
            self.read_again(client, uris);
        }
    }
}
