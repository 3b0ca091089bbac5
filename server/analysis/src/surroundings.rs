//! What lies around a text: the board it is for, the project it belongs to, what the user set.

use std::collections::HashSet;

use crate::catalogue::Targets;
use crate::settings::{Levels, Settings};

/// What lies around a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// The ports and versions that it is written for.
    pub targets: Targets,
    /// How those are called, as in "is not in ...".
    pub called: String,
    /// Modules of the project, by the first part of their names; none as long as they are not
    /// known, and then no module is missing.
    pub modules: Option<HashSet<String>>,
    /// How loud each code is.
    pub levels: Levels,
    /// Bytes of heap on the board, if that is known.
    pub heap: Option<u32>,
}

impl Default for Surroundings {
    /// No project, and every board there is.
    fn default() -> Self {
        Surroundings {
            targets: Targets::all(),
            called: "MicroPython".to_owned(),
            modules: Some(HashSet::new()),
            levels: Levels::default(),
            heap: None,
        }
    }
}

impl Surroundings {
    /// What the user set, and these modules of the project.
    pub fn new(settings: &Settings, modules: Option<HashSet<String>>) -> Self {
        let (targets, called) = settings.targets();
        Surroundings {
            targets,
            called,
            modules,
            levels: settings.levels.clone(),
            heap: settings
                .heap
                .or(settings.board.and_then(crate::BoardKind::usual_heap)),
        }
    }

    /// Every board there is, and a project that nobody has looked at yet.
    pub fn not_yet_known() -> Self {
        Surroundings {
            modules: None,
            ..Surroundings::default()
        }
    }

    /// Whether a module is the project's own.
    pub(crate) fn is_own(&self, module: &str) -> bool {
        let top = module.split('.').next().unwrap_or(module);
        self.modules
            .as_ref()
            .is_some_and(|modules| modules.contains(top))
    }
}
