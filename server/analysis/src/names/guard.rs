//! What surrounds a place and says that its author knows a name may be missing.

use garter_syntax::{RuleId, TokenKind};

use crate::tree::{Kind, NodeId, Tree};

/// What is expected to be missing at a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Guard {
    /// A module: inside `try` with an `except ImportError`, in its handlers, or on a condition.
    pub(crate) module: bool,
    /// A name of a module: inside `try` with an `except AttributeError`, or on a condition that
    /// asks which system this is.
    pub(crate) name: bool,
    /// A name by itself: inside `try` with an `except NameError`, or where names are those of an
    /// assembler.
    pub(crate) plain: bool,
}

/// Exceptions that a missing module raises, or that include those.
const MODULE: [&str; 4] = ["ImportError", "Exception", "BaseException", "OSError"];
/// Exceptions that a missing name raises, or that include those.
const NAME: [&str; 5] = [
    "AttributeError",
    "NameError",
    "ImportError",
    "Exception",
    "BaseException",
];
/// Words in conditions that ask which system this is.
const SYSTEM: [&str; 12] = [
    "sys",
    "platform",
    "implementation",
    "uname",
    "hasattr",
    "TYPE_CHECKING",
    "machine",
    "version",
    "version_info",
    "micropython",
    "upython",
    "MICROPYTHON",
];

impl Guard {
    /// Also what a `try` with this tail expects.
    pub(crate) fn in_try(self, tree: &Tree<'_>, tail: NodeId) -> Guard {
        if !tree.is(tail, RuleId::Handlers) {
            return self;
        }
        let mut guard = self;
        let excepts = tree.child(tail, 0).into_iter();
        for handler in excepts.flat_map(|list| tree.members(list, RuleId::Excepts)) {
            match tree.child(handler, 0) {
                Some(caught) if tree.kind(caught) != Kind::Absent => {
                    for node in tree.below(caught) {
                        if let Some(name) = tree.name(node) {
                            guard.module |= MODULE.contains(&name);
                            guard.name |= NAME.contains(&name);
                            guard.plain |= NAME.contains(&name);
                        }
                    }
                }
                _ => (guard.module, guard.name, guard.plain) = (true, true, true),
            }
        }
        guard
    }

    /// Also what a branch on this condition expects.
    pub(crate) fn on_condition(self, tree: &Tree<'_>, condition: NodeId) -> Guard {
        let mut words = tree.below(condition).filter_map(|id| tree.name(id));
        let main = {
            let text = tree.text(condition);
            text.starts_with("__name__") && text.contains("__main__")
        };
        let system = words.any(|word| SYSTEM.contains(&word)) || mentions_system(tree, condition);
        Guard {
            module: self.module || !main,
            name: self.name || system,
            plain: self.plain || system,
        }
    }

    /// Also what a function with these decorators expects.
    pub(crate) fn under(self, tree: &Tree<'_>, decorators: NodeId) -> Guard {
        Guard {
            plain: self.plain || tree.text(decorators).contains("asm_"),
            ..self
        }
    }
}

/// Whether a condition compares with the name of a system.
fn mentions_system(tree: &Tree<'_>, condition: NodeId) -> bool {
    const SYSTEMS: [&str; 8] = [
        "esp",
        "rp2",
        "pyboard",
        "linux",
        "darwin",
        "win32",
        "micropython",
        "webassembly",
    ];
    tree.below(condition).any(|id| {
        tree.kind(id) == Kind::Token(TokenKind::String)
            && SYSTEMS.iter().any(|system| tree.text(id).contains(system))
    })
}
