//! What lies around a text: the board it is for, the project it belongs to, what the user set.

use std::collections::HashSet;

use std::sync::Arc;

use crate::Census;
use crate::catalogue::{Targets, Verdict, catalogue};
use crate::project::Project;
use crate::settings::{Levels, Settings};
use crate::stubs::Stubs;

/// What lies around a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// The ports and versions that it is written for.
    pub targets: Targets,
    /// How those are called, as in "is not in ...".
    pub called: String,
    /// Modules of the project, by the first part of their names; none as long as they are not
    /// known, and then no module is missing.
    pub modules: Option<Arc<HashSet<String>>>,
    /// What the modules of the project offer, as far as they were looked at.
    pub project: Arc<Project>,
    /// How loud each code is.
    pub levels: Levels,
    /// Bytes of heap on the board, if that is known.
    pub heap: Option<u32>,
    /// Whether that is what boards of this kind usually have, and not what this one has.
    pub heap_is_usual: bool,
    /// What the board said that it has.
    pub board: Option<Arc<Census>>,
    /// What stub files describe.
    pub stubs: Arc<Stubs>,
}

impl Default for Surroundings {
    /// No project, and every board there is.
    fn default() -> Self {
        Surroundings {
            targets: Targets::all(),
            called: "MicroPython".to_owned(),
            modules: Some(Arc::default()),
            project: Arc::default(),
            levels: Levels::default(),
            heap: None,
            heap_is_usual: false,
            board: None,
            stubs: Arc::default(),
        }
    }
}

impl Surroundings {
    /// What the user set, and these modules of the project.
    pub fn new(settings: &Settings, modules: Option<Arc<HashSet<String>>>) -> Self {
        let (targets, called) = settings.targets();
        Surroundings {
            targets,
            called,
            modules,
            project: Arc::default(),
            levels: settings.levels.clone(),
            heap: settings
                .heap
                .or(settings.board.and_then(crate::BoardKind::usual_heap)),
            heap_is_usual: settings.heap.is_none(),
            board: None,
            stubs: Arc::default(),
        }
    }

    /// The same with a board, if it is of the kind that was set: then it knows best.
    pub fn with_board(mut self, settings: &Settings, board: Option<&Arc<Census>>) -> Self {
        if let Some(board) = board.filter(|board| board.is_meant_by(settings)) {
            self.targets = Targets::of(&board.port, Some(board.minor)).unwrap_or(self.targets);
            self.called = board.called();
            self.heap_is_usual = settings.heap.or(board.heap).is_none();
            self.heap = settings.heap.or(board.heap).or(self.heap);
            self.board = Some(board.clone());
        }
        self
    }

    /// Whether the target has a module.
    pub(crate) fn has_module(&self, name: &str) -> Verdict {
        if self.is_described(name) {
            return Verdict::There;
        }
        self.is_built_in(name)
    }

    fn is_built_in(&self, module: &str) -> Verdict {
        match &self.board {
            Some(board) => board.has_module(module),
            None => catalogue().has_module(module, self.targets),
        }
    }

    fn is_described(&self, module: &str) -> bool {
        self.stubs.has(module)
    }

    /// Whether only stub files know a module.
    pub(crate) fn is_of_stubs(&self, module: &str) -> bool {
        self.is_described(module) && self.is_built_in(module) != Verdict::There
    }

    /// Whether a module of the target has a name. Stub files say what there is beside what is known
    /// to be there.
    pub(crate) fn has_name(&self, module: &str, name: &str) -> Verdict {
        if self.is_of_stubs(module) {
            return self.stubs.has_name(module, name);
        }
        let board = self.board.as_ref();
        let said = board.and_then(|board| board.has_name(module, name));
        let said = said.unwrap_or_else(|| catalogue().has_name(module, name, self.targets));
        let described = self.stubs.module(module);
        match described.is_some_and(|it| it.get(name).is_some()) {
            true => Verdict::There,
            false => said,
        }
    }

    /// Whether the target has a built-in name that others do not have.
    pub(crate) fn has_built_in(&self, name: &str) -> bool {
        self.board
            .as_ref()
            .is_some_and(|board| board.has_built_in(name))
    }

    /// Every board there is, and a project that nobody has looked at yet.
    pub fn not_yet_known() -> Self {
        Surroundings {
            modules: None,
            ..Surroundings::default()
        }
    }

    /// The same, with what the modules of the project offer.
    pub fn within(self, project: Arc<Project>) -> Self {
        Surroundings { project, ..self }
    }

    /// The modules of the project by their names, as far as they are known.
    pub(crate) fn own_modules(&self) -> impl Iterator<Item = &str> {
        let own = self.modules.as_deref().into_iter().flatten();
        own.map(String::as_str)
    }

    /// Whether a module is the project's own.
    pub(crate) fn is_own(&self, module: &str) -> bool {
        let top = module.split('.').next().unwrap_or(module);
        self.modules
            .as_ref()
            .is_some_and(|modules| modules.contains(top))
    }
}
