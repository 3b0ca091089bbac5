//! Looking through a workspace: which files there are, and which settings, now and whenever folders
//! change.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::around::{Around, usual_stubs};
use crate::configuration::{Configuration, is_configuration};
use crate::diagnostics::{clear, publish_settings};
use crate::disk::{Changed, MOST_FOLDERS};
use crate::event::{ClientId, Event};
use crate::lsp::{MessageType, ShowMessageParams, method, uri_of};
use crate::owner::State;
use crate::session::Session;
use crate::stubs::{described, is_stub};
use crate::workspace::{self, Bounds, Tree};

/// What is looked at of one workspace.
const BOUNDS: Bounds = Bounds {
    folders: MOST_FOLDERS,
    files: 50_000,
};
/// How often folders may change while they are looked through.
const MOST_ROUNDS: u8 = 8;

/// How far looking through the workspace has come.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Walk {
    #[default]
    Idle,
    /// Under way, so many times since something changed.
    Running(u8),
    /// Under way, and something changed since.
    RunningStale,
}

/// Whether a folder is one that somebody works on, and not all that somebody has.
fn is_project(root: &Path) -> bool {
    let home = directories::BaseDirs::new();
    root.parent().is_some() && home.is_none_or(|home| !home.home_dir().starts_with(root))
}

impl State {
    /// What the client works on has changed: looks through it, now or after the look that is
    /// under way.
    pub(crate) fn workspace_changed(&mut self, client: ClientId) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        match session.workspace.walk {
            Walk::Idle => self.begin_walk(client, 0),
            Walk::Running(_) | Walk::RunningStale => session.workspace.walk = Walk::RunningStale,
        }
    }

    fn begin_walk(&mut self, client: ClientId, round: u8) {
        let soon = self.watch_folders(true);
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let Some(events) = self.events.upgrade() else {
            return;
        };
        let first = session.workspace.tree.folders.is_empty();
        let nothing = first && session.workspace.roots.is_empty();
        if nothing {
            return;
        }
        session.workspace.walk = Walk::Running(round);
        if first && session.shows_progress {
            session.progress.begin(&session.outbox);
        }
        let covers = session.covers.clone();
        let set = session.workspace.client.clone();
        let mut roots = session.workspace.roots.clone();
        roots.retain(|root| is_project(root));
        roots.sort();
        // What is in another root is seen with it.
        roots.dedup_by(|inner, outer| inner.starts_with(outer));
        tokio::task::spawn_blocking(move || {
            soon.wait();
            let mut tree = Tree::default();
            for root in &roots {
                let part = workspace::walk_without(root, BOUNDS, &set.exclude);
                tree.folders.extend(part.folders);
                tree.files.extend(part.files);
                tree.is_cut |= part.is_cut;
                tree.configurations.extend(part.configurations);
                tree.others.extend(part.others);
            }
            let covers = |path: &Path| covers.interface(path);
            let of = |folders: &[PathBuf]| Arc::new(described(folders, covers));
            let files = tree.configurations.iter();
            let files = files.map(|it| of(&it.stub_folders())).collect();
            tree.usual_stubs = usual_stubs(&set, &roots);
            tree.stubs = (files, of(&tree.usual_stubs));
            tree.folders.sort();
            tree.files.sort();
            // The owner is gone when the last client is.
            let _ = events.blocking_send(Event::Walked { client, tree });
        });
    }

    /// A client's workspace was looked through.
    pub(crate) fn walked(&mut self, client: ClientId, tree: Tree) {
        let (board, kept) = (self.boards.census(), self.boards.kept());
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let work = &mut session.workspace;
        let same_folders = work.tree.folders == tree.folders;
        let (walk, tree) = (work.walk, Arc::new(tree));
        work.tree = tree.clone();
        work.walk = Walk::Idle;
        match walk {
            Walk::RunningStale => return self.begin_walk(client, 0),
            // What appeared in a folder before it was watched is seen by looking again.
            Walk::Running(round) if !same_folders && round < MOST_ROUNDS => {
                return self.begin_walk(client, round + 1);
            }
            _ => {}
        }
        work.board = board;
        work.kept = kept;
        work.put_together();
        let around = Around::of_workspace(work);
        if work.around.as_ref() == Some(&around) {
            // The same, made of the project as it is now.
            work.around = Some(around);
        } else {
            let again = work.around.is_some();
            self.surround(client, around, again);
        }
        self.tell_of_settings(client, &tree.configurations);
        self.tell_of_size(client, &tree);
        self.files_found(client, &tree);
        let session = self.sessions.get_mut(&client);
        let waiting = session.map(|it| std::mem::take(&mut it.workspace.waiting));
        for then in waiting.into_iter().flatten() {
            then(self);
        }
    }

    /// The attached board is another now, or said what it has.
    pub(crate) fn take_target(&mut self, client: ClientId) {
        let (board, kept) = (self.boards.census(), self.boards.kept());
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let work = &mut session.workspace;
        if work.board != board || work.kept != kept {
            work.board = board;
            work.kept = kept;
            self.settings_changed(client);
        }
    }

    /// What documents are held against is another now.
    pub(crate) fn settings_changed(&mut self, client: ClientId) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let work = &mut session.workspace;
        if work.around.is_some() {
            let around = Around::of_workspace(work);
            self.surround(client, around, true);
            return;
        }
        for (uri, document) in &mut session.documents {
            let around = session.workspace.around(document.path.as_deref());
            document.surround(around);
            self.diagnostics.want(client, uri);
        }
    }

    /// Tells, once, that not all files are looked at.
    fn tell_of_size(&mut self, client: ClientId, tree: &Tree) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        if !tree.is_cut || std::mem::replace(&mut session.workspace.told_of_size, true) {
            return;
        }
        let message = format!(
            "There are more Python files here than Garter looks at by itself ({}): of the others \
             nothing is told until they are opened, and names in them are not found. `exclude` in \
             garter.toml leaves folders out that nobody works on.",
            tree.files.len()
        );
        let r#type = MessageType::Warning;
        let params = ShowMessageParams { r#type, message };
        session.outbox.notify(method::SHOW_MESSAGE, &params);
    }

    /// Tells what is wrong with the settings, and takes back what is no longer.
    fn tell_of_settings(&mut self, client: ClientId, all: &[Configuration]) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let told = std::mem::take(&mut session.workspace.told);
        for path in told {
            let wrong = all
                .iter()
                .any(|it| it.path == path && !it.problems.is_empty());
            if !wrong {
                clear(session, &uri_of(&path));
            }
        }
        for wrong in all.iter().filter(|it| !it.problems.is_empty()) {
            publish_settings(session, &uri_of(&wrong.path), wrong);
            session.workspace.told.push(wrong.path.clone());
        }
    }
}

/// Whether a change may add files to a workspace or take some away.
pub(crate) fn is_to_be_looked_through(session: &Session, changed: &Changed) -> bool {
    let Changed::Paths { paths, folders } = changed else {
        return true;
    };
    let work = &session.workspace;
    let matters = |path: &PathBuf| {
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        if work.tree.configurations.iter().any(|it| it.path == *path) {
            return true;
        }
        if work.tree.folders.binary_search(path).is_ok() {
            return true;
        }
        if work.tree.folders.binary_search(&folder).is_err() {
            return false;
        }
        *folders
            || path.ends_with(workspace::RULES)
            || is_configuration(path)
            || is_stub(path)
            || workspace::is_python(path)
                && work.tree.files.binary_search(path).is_ok() != path.is_file()
    };
    paths.iter().any(matters)
}
