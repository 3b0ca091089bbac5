//! What a client works on, and what its files have around them: settings, the attached board, the
//! names of modules, what the files offer one another.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use garter_analysis::{Census, Effect, Module, Project, Questions, Settings, Stubs, Surroundings};

use crate::configuration::{Configuration, STUBS, nearest};
use crate::event::Then;
use crate::kept::KeptBoards;
use crate::walk::Walk;
use crate::workspace::{self, Tree};

/// So many edits are made while a file is read, at most.
const MOST_EFFECTS: usize = 64;

/// What a client works on.
#[derive(Default)]
pub(crate) struct Workspace {
    pub(crate) roots: Vec<PathBuf>,
    pub(crate) tree: Arc<Tree>,
    pub(crate) walk: Walk,
    /// What the files in it have around them, once it was looked through.
    pub(crate) around: Option<Around>,
    /// Files with settings of which something was told that would have to be taken back.
    pub(crate) told: Vec<PathBuf>,
    /// Whether the client was told that not all files are looked at.
    pub(crate) told_of_size: bool,
    /// What the client's user set for what has no settings of its own.
    pub(crate) client: Settings,
    /// What the attached board said that it has.
    pub(crate) board: Option<Arc<Census>>,
    /// What boards said before.
    pub(crate) kept: Arc<KeptBoards>,
    /// What the files in it offer one another: open ones as their client has them, others as they
    /// were read from disk.
    pub(crate) offered: BTreeMap<PathBuf, Arc<Module>>,
    pub(crate) project: Arc<Project>,
    /// For whom the last changes of it mattered, the newest last.
    effects: VecDeque<Effect>,
    /// What is to be done once it was looked through.
    pub(crate) waiting: Vec<Then>,
}

/// What the files of a workspace have around them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Around {
    /// Where nothing is set.
    plain: Arc<Surroundings>,
    /// For each folder with settings, inner ones first.
    set: Vec<(PathBuf, Arc<Surroundings>)>,
}

impl Around {
    pub(crate) fn of_workspace(work: &Workspace) -> Around {
        let (tree, project) = (&work.tree, &work.project);
        let modules = Arc::new(tree.modules());
        let of = |settings: &Settings, stubs: &Arc<Stubs>| {
            let around = Surroundings::new(settings, Some(modules.clone()));
            let around = around.with_board(settings, work.board_for(settings).as_ref());
            let mut around = around.within(project.clone());
            around.stubs = stubs.clone();
            Arc::new(around)
        };
        let set = tree.configurations.iter().zip(&tree.stubs.0);
        let mut set: Vec<_> = set
            .map(|(it, stubs)| (it.folder().to_path_buf(), of(&it.settings, stubs)))
            .collect();
        set.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.components().count()));
        Around {
            plain: of(&work.client, &tree.stubs.1),
            set,
        }
    }

    /// The same with the project as it is now.
    pub(crate) fn within(&self, project: &Arc<Project>) -> Around {
        let of = |around: &Surroundings| Arc::new(around.clone().within(project.clone()));
        let set = self.set.iter();
        Around {
            plain: of(&self.plain),
            set: set.map(|(folder, it)| (folder.clone(), of(it))).collect(),
        }
    }

    fn of(&self, path: &Path) -> &Arc<Surroundings> {
        let mut set = self.set.iter();
        let found = set.find(|(folder, _)| path.starts_with(folder));
        found.map_or(&self.plain, |(_, around)| around)
    }
}

/// The folders with stub files where no file says anything: those that the client's user set, else
/// `typings`.
pub(crate) fn usual_stubs(client: &Settings, roots: &[PathBuf]) -> Vec<PathBuf> {
    let set: Vec<&str> = match client.stubs.is_empty() {
        true => vec![STUBS],
        false => client.stubs.iter().map(String::as_str).collect(),
    };
    let of = |root: &PathBuf| -> Vec<PathBuf> { set.iter().map(|it| root.join(it)).collect() };
    roots.iter().flat_map(of).collect()
}

impl Workspace {
    /// What the board has that is meant by settings: the attached one, else what one of that kind
    /// said before.
    fn board_for(&self, settings: &Settings) -> Option<Arc<Census>> {
        let attached = self.board.clone();
        let attached = attached.filter(|it| it.is_meant_by(settings));
        attached.or_else(|| self.kept.meant_by(settings))
    }

    /// What is in it, as far as that was looked through.
    pub(crate) fn tree(&self) -> Arc<Tree> {
        self.tree.clone()
    }

    /// Whether it is being looked through for the first time.
    pub(crate) fn is_awaited(&self) -> bool {
        self.around.is_none() && self.walk != Walk::Idle
    }

    /// Does something once it was looked through.
    pub(crate) fn wait(&mut self, then: Then) {
        self.waiting.push(then);
    }

    /// Puts together what its files offer one another, unless that was done: by what names files
    /// are imported depends on the roots.
    pub(crate) fn put_together(&mut self) {
        if !self.project.is_in(&self.roots) {
            let modules = self.offered.iter();
            let modules = modules.map(|(path, module)| (path, module.clone()));
            self.project = Arc::new(Project::new(&self.roots, modules));
            self.effects.clear();
        }
    }

    /// The project was changed, which matters for these.
    pub(crate) fn remember(&mut self, effect: Effect) {
        self.effects.push_back(effect);
        if self.effects.len() > MOST_EFFECTS {
            self.effects.pop_front();
        }
    }

    /// Whether something that was asked of a version of the project may be another since.
    pub(crate) fn has_changed_since(&self, version: u64, questions: &Questions) -> bool {
        let since = self.project.version().saturating_sub(version);
        let since = usize::try_from(since).unwrap_or(usize::MAX);
        since > self.effects.len()
            || self
                .effects
                .iter()
                .rev()
                .take(since)
                .any(|effect| questions.have(&effect.names))
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
                let settings = settings.unwrap_or_else(|| self.client.clone());
                Surroundings::new(&settings, Some(Arc::new(modules)))
                    .with_board(&settings, self.board_for(&settings).as_ref())
            }
            None => {
                let around = Surroundings::new(&self.client, None);
                around.with_board(&self.client, self.board_for(&self.client).as_ref())
            }
        })
    }

    /// The folders with stub files.
    pub(crate) fn stub_folders(&self) -> Vec<PathBuf> {
        let set = self.tree.configurations.iter();
        let set = set.flat_map(Configuration::stub_folders);
        set.chain(usual_stubs(&self.client, &self.roots)).collect()
    }

    /// The file with the settings that hold for a path.
    pub(crate) fn settings(&self, path: &Path) -> Option<PathBuf> {
        let found = nearest(&self.tree.configurations, path);
        let alone = || Configuration::above(path.parent()?).map(|it| it.path);
        let found = found.map(|it| it.path.clone());
        found.or_else(|| self.roots.is_empty().then(alone)?)
    }
}
