//! What a file asks of the others: so that who has to be told is known when they change.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use crate::hash::{FastSet, hash_of};

/// A name asked of a module. Two may be taken for one, which costs a look in vain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked(u64);

impl Asked {
    pub(super) fn of(module: &str, name: &str) -> Asked {
        Asked(hash_of(module).rotate_left(1) ^ hash_of(name))
    }
}

/// What a text asks of the other files of its project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    /// What it names itself, in order.
    pub direct: Box<[Asked]>,
    /// What the functions that run in its interrupts name, in order.
    pub followed: Box<[Asked]>,
}

impl Questions {
    /// Whether one of these is among them.
    pub fn have(&self, names: &HashSet<Asked>) -> bool {
        are_among(names, &self.direct) || self.follow(names)
    }

    /// Whether the functions that run in its interrupts ask for one of these.
    pub fn follow(&self, names: &HashSet<Asked>) -> bool {
        are_among(names, &self.followed)
    }
}

fn are_among(names: &HashSet<Asked>, sorted: &[Asked]) -> bool {
    if names.len() > sorted.len() {
        return sorted.iter().any(|name| names.contains(name));
    }
    let mut names = names.iter();
    names.any(|name| sorted.binary_search(name).is_ok())
}

/// Takes note of what is asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes(Rc<RefCell<(FastSet<Asked>, FastSet<Asked>)>>);

impl Notes {
    pub(super) fn asks(&self, asked: Asked) {
        self.0.borrow_mut().0.insert(asked);
    }

    pub(super) fn follows(&self, all: &[Asked]) {
        self.0.borrow_mut().1.extend(all);
    }

    pub(super) fn all(&self) -> Questions {
        let sorted = |all: &FastSet<Asked>| {
            let mut all: Vec<Asked> = all.iter().copied().collect();
            all.sort_unstable();
            all.into()
        };
        let (direct, followed) = &*self.0.borrow();
        Questions {
            direct: sorted(direct),
            followed: sorted(followed),
        }
    }
}
