//! Files that are not open: those of the workspace, and documents that were open before.
//!
//! The text of an open document is the client's, whatever the disk says. Of a closed one the
//! disk's counts, so what is shown of it follows the disk. Nothing is told of sound files
//! that nothing was told of before.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use garter_analysis::{Census, Module, Project, Settings, Surroundings};
use ropey::Rope;

use crate::configuration::{Configuration, STUBS, is_configuration, nearest};
use crate::diagnostics::{clear, publish_closed, publish_settings};
use crate::disk::{Changed, MOST_FOLDERS, Soon, Wanted};
use crate::event::{ClientId, Event, Events, Then};
use crate::lsp::{path_of, uri_of};
use crate::owner::State;
use crate::session::Session;
use crate::snapshot::{Last, Snapshot, facts_found};
use crate::workspace::{self, Bounds, Tree};

/// Documents that were open before and are followed for one client.
const MOST_DOCUMENTS: usize = 256;
/// What is looked at of one workspace.
const BOUNDS: Bounds = Bounds {
    folders: MOST_FOLDERS / 2,
    files: 5_000,
};
/// A larger file is no program that somebody edits.
const MOST_BYTES: u64 = 8 * 1024 * 1024;
/// How long a workspace waits at the start, so that the file that was opened comes first.
const AFTER_START: Duration = Duration::from_millis(200);
/// How often folders may change while they are looked through.
const MOST_ROUNDS: u8 = 8;

/// A closed file that is followed.
pub(crate) struct Closed {
    path: PathBuf,
    /// Counts the readings, so that an earlier one that ends later is known.
    reading: u64,
    /// Whether the client was told something that would have to be taken back.
    shown: bool,
    /// Whether it is here as a part of the workspace alone.
    of_workspace: bool,
    /// Whether it could not be read last time. A folder that is made anew may be seen again
    /// before it is watched again, so such a file is read whenever the workspace has it.
    missing: bool,
}

/// The closed files of one client, by URI.
pub(crate) type ClosedFiles = BTreeMap<String, Closed>;

/// What a client works on.
#[derive(Default)]
pub(crate) struct Workspace {
    pub(crate) roots: Vec<PathBuf>,
    tree: Arc<Tree>,
    walk: Walk,
    /// What the files in it have around them, once it was looked through.
    around: Option<Around>,
    /// Files with settings of which something was told that would have to be taken back.
    told: Vec<PathBuf>,
    /// What the attached board said that it has.
    board: Option<Arc<Census>>,
    /// What the files in it offer one another, as they were read from disk.
    offered: BTreeMap<PathBuf, Arc<Module>>,
    project: Arc<Project>,
}

/// What the files of a workspace have around them.
#[derive(Debug, PartialEq, Eq)]
struct Around {
    /// Where nothing is set.
    plain: Arc<Surroundings>,
    /// For each folder with settings, inner ones first.
    set: Vec<(PathBuf, Arc<Surroundings>)>,
}

impl Around {
    fn new(tree: &Tree, board: Option<&Arc<Census>>, project: &Arc<Project>) -> Around {
        let modules = tree.modules();
        let of = |settings: &Settings, stubs: HashSet<String>| {
            let around = Surroundings::new(settings, Some(modules.clone()));
            let around = around.with_board(settings, board);
            let mut around = around.within(project.clone());
            around.stubs = stubs;
            Arc::new(around)
        };
        let set = tree.configurations.iter();
        let mut set: Vec<_> = set
            .map(|it| (it.folder().to_path_buf(), of(&it.settings, it.stubs())))
            .collect();
        set.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.components().count()));
        Around {
            plain: of(&Settings::default(), stubs_of(tree)),
            set,
        }
    }

    fn of(&self, path: &Path) -> &Arc<Surroundings> {
        let mut set = self.set.iter();
        let found = set.find(|(folder, _)| path.starts_with(folder));
        found.map_or(&self.plain, |(_, around)| around)
    }
}

/// The modules that stub files describe where nothing is set.
fn stubs_of(tree: &Tree) -> HashSet<String> {
    let folders = tree.folders.iter().filter(|it| it.ends_with(STUBS));
    folders
        .flat_map(|folder| workspace::beside(folder))
        .collect()
}

impl Workspace {
    /// What is in it, as far as that was looked through.
    pub(crate) fn tree(&self) -> Arc<Tree> {
        self.tree.clone()
    }

    /// What a document has around it. Of one without a workspace that is its folder.
    pub(crate) fn around(&self, document: Option<&Path>) -> Arc<Surroundings> {
        if let Some(around) = &self.around {
            return around.of(document.unwrap_or(Path::new(""))).clone();
        }
        let folder = document.and_then(Path::parent);
        Arc::new(match folder.filter(|_| self.roots.is_empty()) {
            Some(folder) => {
                let settings = Configuration::above(folder).map(|it| it.settings);
                let modules = workspace::beside(folder);
                let settings = settings.unwrap_or_default();
                Surroundings::new(&settings, Some(modules))
                    .with_board(&settings, self.board.as_ref())
            }
            None => {
                let settings = Settings::default();
                Surroundings::not_yet_known().with_board(&settings, self.board.as_ref())
            }
        })
    }

    /// The folders with stub files.
    pub(crate) fn stub_folders(&self) -> Vec<PathBuf> {
        let set = self.tree.configurations.iter();
        let set = set.flat_map(Configuration::stub_folders);
        let usual = self.roots.iter().map(|root| root.join(STUBS));
        set.chain(usual).collect()
    }

    /// The file with the settings that hold for a path.
    pub(crate) fn settings(&self, path: &Path) -> Option<PathBuf> {
        let found = nearest(&self.tree.configurations, path);
        let alone = || Configuration::above(path.parent()?).map(|it| it.path);
        let found = found.map(|it| it.path.clone());
        found.or_else(|| self.roots.is_empty().then(alone)?)
    }
}

/// How far looking through the workspace has come.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Walk {
    #[default]
    Idle,
    /// Under way, so many times since something changed.
    Running(u8),
    /// Under way, and something changed since.
    RunningStale,
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

/// Whether a folder is one that somebody works on, and not all that somebody has.
fn is_project(root: &Path) -> bool {
    let home = directories::BaseDirs::new();
    root.parent().is_some() && home.is_none_or(|home| !home.home_dir().starts_with(root))
}

impl State {
    /// A document was just closed: from now on the disk's text counts.
    pub(crate) fn follow(&mut self, client: ClientId, uri: &str) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let before = session.closed.values().filter(|it| !it.of_workspace);
        let room = before.count() < MOST_DOCUMENTS;
        let Some(path) = path_of(uri) else {
            return clear(session, uri);
        };
        let of_workspace = session.workspace.tree.files.binary_search(&path).is_ok();
        if !room && !of_workspace {
            return clear(session, uri);
        }
        let closed = Closed {
            path,
            reading: 0,
            shown: true,
            of_workspace,
            missing: false,
        };
        session.closed.insert(uri.to_owned(), closed);
        self.read_again(client, vec![uri.to_owned()]);
    }

    /// A document is open: its client's text counts.
    pub(crate) fn unfollow(&mut self, client: ClientId, uri: &str) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let path = path_of(uri);
        // The client may spell the URI otherwise than we do.
        let same = |(other, closed): (&String, &Closed)| {
            (other == uri || Some(&closed.path) == path.as_ref()).then(|| other.clone())
        };
        let all: Vec<String> = session.closed.iter().filter_map(same).collect();
        let mut watched = false;
        for other in all {
            let Some(closed) = session.closed.remove(&other) else {
                continue;
            };
            watched |= !closed.of_workspace;
            if closed.shown && other != uri {
                clear(session, &other);
            }
        }
        if watched {
            self.watch_folders(false);
        }
    }

    /// Watches what the clients there are need.
    pub(crate) fn watch_folders(&mut self, afresh: bool) -> Soon {
        let closed = self.sessions.values().flat_map(|it| it.closed.values());
        let closed = closed.filter(|it| !it.of_workspace);
        let folders = closed.filter_map(|closed| closed.path.parent());
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
        let mut roots = session.workspace.roots.clone();
        roots.retain(|root| is_project(root));
        roots.sort();
        // What is in another root is seen with it.
        roots.dedup_by(|inner, outer| inner.starts_with(outer));
        tokio::spawn(async move {
            if first && round == 0 {
                tokio::time::sleep(AFTER_START).await;
            }
            tokio::task::spawn_blocking(move || {
                soon.wait();
                let mut tree = Tree::default();
                for root in roots {
                    let part = workspace::walk(&root, BOUNDS);
                    tree.folders.extend(part.folders);
                    tree.files.extend(part.files);
                    tree.configurations.extend(part.configurations);
                    tree.others.extend(part.others);
                }
                tree.folders.sort();
                tree.files.sort();
                // The owner is gone when the last client is.
                let _ = events.blocking_send(Event::Walked { client, tree });
            });
        });
    }

    /// A client's workspace was looked through.
    pub(crate) fn walked(&mut self, client: ClientId, tree: Tree) {
        let board = self.boards.census();
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
        let around = Around::new(&tree, work.board.as_ref(), &work.project);
        if work.around.as_ref() != Some(&around) {
            let again = work.around.is_some();
            self.surround(client, around, again);
        }
        self.tell_of_settings(client, &tree.configurations);
        self.files_found(client, &tree);
    }

    /// The attached board is another now, or said what it has.
    pub(crate) fn target_is(&mut self, client: ClientId, board: Option<Arc<Census>>) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let work = &mut session.workspace;
        if work.board == board {
            return;
        }
        work.board = board;
        if work.around.is_some() {
            let around = Around::new(&work.tree, work.board.as_ref(), &work.project);
            self.surround(client, around, true);
            return;
        }
        for (uri, document) in &mut session.documents {
            let around = session.workspace.around(document.path.as_deref());
            document.surround(around);
            self.diagnostics.want(client, uri);
        }
    }

    /// What lies around the files of a workspace is another now.
    fn surround(&mut self, client: ClientId, around: Around, again: bool) {
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

    /// Follows the files of the workspace that are not open, and no longer those that are gone.
    fn files_found(&mut self, client: ClientId, tree: &Tree) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let gone = |(uri, closed): (&String, &Closed)| {
            let gone = closed.of_workspace && tree.files.binary_search(&closed.path).is_err();
            gone.then(|| (uri.clone(), closed.shown))
        };
        let gone: Vec<_> = session.closed.iter().filter_map(gone).collect();
        for (uri, shown) in gone {
            session.closed.remove(&uri);
            if shown {
                clear(session, &uri);
            }
        }
        let open = session.documents.values().filter_map(|it| it.path.as_ref());
        let known = session.closed.values().map(|closed| &closed.path);
        let known: HashSet<&PathBuf> = open.chain(known).collect();
        let new = tree.files.iter().filter(|path| !known.contains(path));
        let new: Vec<(String, PathBuf)> = new.map(|path| (uri_of(path), path.clone())).collect();
        let missing = session.closed.iter().filter(|(_, closed)| closed.missing);
        let mut uris: Vec<String> = missing.map(|(uri, _)| uri.clone()).collect();
        for (uri, path) in new {
            let closed = Closed {
                path,
                reading: 0,
                shown: false,
                of_workspace: true,
                missing: false,
            };
            session.closed.insert(uri.clone(), closed);
            uris.push(uri);
        }
        session.progress.found(&session.outbox, uris.len());
        self.read_again(client, uris);
    }

    /// Files have changed.
    pub(crate) fn disk_changed(&mut self, changed: &Changed) {
        let clients: Vec<ClientId> = self.sessions.keys().copied().collect();
        for client in clients {
            let Some(session) = self.sessions.get(&client) else {
                continue;
            };
            let meant = |closed: &Closed| match changed {
                Changed::Paths { paths, .. } => paths.contains(&closed.path),
                Changed::Anything => true,
            };
            let uris = session.closed.iter().filter(|(_, closed)| meant(closed));
            let uris = uris.map(|(uri, _)| uri.clone()).collect();
            let again = is_to_be_looked_through(session, changed);
            self.read_again(client, uris);
            if again {
                self.workspace_changed(client);
            }
        }
    }

    /// Reads files on a thread of the pool, one after the other.
    fn read_again(&mut self, client: ClientId, uris: Vec<String>) {
        if uris.is_empty() {
            return;
        }
        let soon = self.watch_folders(false);
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
        let readings: Vec<_> = readings
            .into_iter()
            .map(|(uri, path, reading)| {
                let around = session.workspace.around(Some(&path));
                (uri, path, reading, around)
            })
            .collect();
        tokio::task::spawn_blocking(move || {
            soon.wait();
            let mut offered = Vec::with_capacity(readings.len());
            for (uri, path, reading, around) in readings {
                let snapshot = looked_at(&path, &around);
                let known = snapshot.as_ref().and_then(|snapshot| snapshot.known_now());
                let module = known.map(|known| Arc::new(known.facts.module(&path)));
                offered.push((path, module));
                if !tell(&events, client, uri, reading, snapshot) {
                    return;
                }
            }
            let then: Then = Box::new(move |state| state.offered(client, offered));
            // The owner is gone when the last client is.
            let _ = events.blocking_send(Event::Later { then });
        });
    }

    /// What files of a workspace offer the others was found out.
    fn offered(&mut self, client: ClientId, offered: Vec<(PathBuf, Option<Arc<Module>>)>) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let work = &mut session.workspace;
        let mut changed = false;
        for (path, module) in offered {
            let before = match module.clone() {
                Some(module) => work.offered.insert(path, module),
                None => work.offered.remove(&path),
            };
            changed |= before != module;
        }
        let [root] = &work.roots[..] else {
            return;
        };
        if !changed || work.around.is_none() {
            return;
        }
        let modules = work.offered.iter();
        let modules = modules.map(|(path, module)| (path, module.clone()));
        work.project = Arc::new(Project::new(root, modules));
        let around = Around::new(&work.tree, work.board.as_ref(), &work.project);
        self.surround(client, around, false);
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
        let path = session.closed.get(uri).map(|closed| &closed.path);
        let files = &session.workspace.tree.files;
        if lost && path.is_some_and(|path| files.binary_search(path).is_ok()) {
            // The workspace was looked through while the file was away, or it is again there.
            self.read_again(client, vec![uri.to_owned()]);
        }
    }
}

/// A file as it is on disk; none when it is not there.
fn looked_at(path: &Path, around: &Arc<Surroundings>) -> Option<Arc<Snapshot>> {
    let rope = Rope::from_str(&read(path)?);
    let snapshot = Arc::new(Snapshot::new(0, rope, Last::default(), around.clone()));
    Some(facts_found(snapshot))
}

/// Tells the owner what was read; false when there is none any more.
fn tell(
    events: &Events,
    client: ClientId,
    uri: String,
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

/// Whether a change may add files to a workspace or take some away.
fn is_to_be_looked_through(session: &Session, changed: &Changed) -> bool {
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
            || workspace::is_python(path)
                && work.tree.files.binary_search(path).is_ok() != path.is_file()
    };
    paths.iter().any(matters)
}
