//! What files are held against that have the same settings.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use garter_analysis::{Census, Project, Settings, Surroundings};
use garter_daemon::stubs::{read_stubs, stub_files};
use garter_daemon::workspace::beside;

use super::cache::print;

/// What files are held against that have the same settings.
pub(super) struct Context {
    /// All but what stub files describe.
    bare: Surroundings,
    stubs: Vec<PathBuf>,
    print: u64,
    /// With stub files, which take long to read.
    whole: OnceLock<Surroundings>,
    /// In a project.
    together: OnceLock<Surroundings>,
}

impl Context {
    /// What the user set, what the board has, and these modules of the project.
    pub(super) fn new(
        settings: &Settings,
        board: Option<&Arc<Census>>,
        modules: &HashSet<String>,
        stubs: Vec<PathBuf>,
    ) -> Self {
        let bare = Surroundings::new(settings, Some(Arc::new(modules.clone())));
        let bare = bare.with_board(settings, board);
        let board = bare.board.as_ref();
        let board = board.map(|board| (board.attached, board.kept()));
        let set = format!(
            "{:?}",
            (
                bare.targets,
                &bare.called,
                &bare.levels,
                bare.heap,
                bare.heap_is_usual
            )
        );
        let modules: BTreeSet<&String> = modules.iter().collect();
        let described: Vec<_> = stubs.iter().map(|folder| printed(folder)).collect();
        Context {
            print: print(&(set, board, modules, described)),
            bare,
            stubs,
            whole: OnceLock::new(),
            together: OnceLock::new(),
        }
    }

    /// A short name of all of it.
    pub(super) fn print(&self) -> u64 {
        self.print
    }

    /// How the board is called.
    pub(super) fn called(&self) -> &str {
        &self.bare.called
    }

    /// What lies around a file that takes nothing from others.
    pub(super) fn alone(&self) -> &Surroundings {
        self.whole.get_or_init(|| {
            let mut whole = self.bare.clone();
            whole.stubs = Arc::new(read_stubs(&self.stubs));
            whole
        })
    }

    /// What lies around a file that takes something from others of the project, of which there is
    /// one.
    pub(super) fn together(&self, project: &Arc<Project>) -> &Surroundings {
        let make = || self.alone().clone().within(project.clone());
        self.together.get_or_init(make)
    }
}

/// What there is in a folder with stub files.
fn printed(folder: &Path) -> (BTreeSet<String>, BTreeSet<(PathBuf, u64)>) {
    let files = stub_files(folder).into_iter();
    let files = files.map(|path| {
        let content = fs::read(&path).unwrap_or_default();
        (path, print(&content))
    });
    (beside(folder).into_iter().collect(), files.collect())
}
