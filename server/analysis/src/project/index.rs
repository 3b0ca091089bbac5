//! Modules by name, many of them, of which versions share all that is the same.

use std::sync::Arc;

use super::Module;
use crate::hash::{FastMap, hash_of};

/// Modules by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// A change copies one of these; none as long as there are no modules.
    shelves: Vec<Arc<FastMap<Arc<str>, Same>>>,
    count: usize,
}

/// The modules of one name: where there are several, nobody knows which is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Same {
    first: Arc<Module>,
    others: Vec<Arc<Module>>,
}

/// Of 50,000 modules 400 are on a shelf.
const SHELVES: usize = 128;

impl Index {
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The one module of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Arc<Module>> {
        let same = self.same(name)?;
        same.others.is_empty().then_some(&same.first)
    }

    fn same(&self, name: &str) -> Option<&Same> {
        self.shelves.get(place(name))?.get(name)
    }

    pub(super) fn insert(&mut self, name: &str, module: Arc<Module>) {
        if self.shelves.is_empty() {
            self.shelves = vec![Arc::default(); SHELVES];
        }
        let Some(shelf) = self.shelves.get_mut(place(name)) else {
            return;
        };
        let shelf = Arc::make_mut(shelf);
        self.count += 1;
        match shelf.get_mut(name) {
            Some(same) => same.others.push(module),
            None => {
                let others = Vec::new();
                let first = module;
                shelf.insert(name.into(), Same { first, others });
            }
        }
    }

    /// Takes a module away that was put in under this name.
    pub(super) fn remove(&mut self, name: &str, module: &Arc<Module>) {
        let Some(shelf) = self.shelves.get_mut(place(name)) else {
            return;
        };
        let shelf = Arc::make_mut(shelf);
        let Some(same) = shelf.get_mut(name) else {
            return;
        };
        let is_it = |it: &Arc<Module>| Arc::ptr_eq(it, module);
        if let Some(at) = same.others.iter().position(is_it) {
            same.others.swap_remove(at);
        } else if !is_it(&same.first) {
            return;
        } else if let Some(other) = same.others.pop() {
            same.first = other;
        } else {
            shelf.remove(name);
        }
        self.count -= 1;
    }
}

fn place(name: &str) -> usize {
    // The low bits choose a place in the map itself.
    (hash_of(name) >> 40) as usize % SHELVES
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Index;

    #[test]
    fn of_two_modules_with_one_name_none_is_meant_until_one_is_gone() {
        let mut index = Index::default();
        let (one, other) = (Arc::default(), Arc::default());
        index.insert("a", Arc::clone(&one));
        assert!(index.get("a").is_some());
        let before = index.clone();
        index.insert("a", Arc::clone(&other));
        assert!(index.get("a").is_none());
        index.remove("a", &one);
        assert!(Arc::ptr_eq(index.get("a").unwrap(), &other));
        index.remove("a", &one);
        index.remove("a", &other);
        assert!(index.is_empty() && index.get("a").is_none());
        assert!(Arc::ptr_eq(before.get("a").unwrap(), &one));
    }
}
