//! What stub files describe: modules that no catalogue knows, or more of those that it does.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::Interface;
use crate::catalogue::{BuiltIn, Verdict};
use crate::interface::Thing;

/// What stub files describe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stubs {
    /// The first parts of the names of the modules.
    tops: HashSet<String>,
    /// By the names of the modules; those that could be read.
    modules: BTreeMap<String, Arc<Interface>>,
}

/// How many modules everything is imported from, one after the other.
const MOST_STEPS: usize = 8;

impl Stubs {
    /// Nothing but the names of modules.
    pub fn named(tops: HashSet<String>) -> Stubs {
        Stubs {
            tops,
            modules: BTreeMap::new(),
        }
    }

    /// Adds what is known of a module.
    pub fn describe(&mut self, module: &str, interface: Arc<Interface>) {
        let top = module.split('.').next().unwrap_or(module);
        self.tops.insert(top.to_owned());
        self.modules.insert(module.to_owned(), interface);
    }

    /// Whether a module is described, as far as its name tells.
    pub(crate) fn has(&self, module: &str) -> bool {
        let top = module.split('.').next().unwrap_or(module);
        self.tops.contains(top)
    }

    /// What is known of a module.
    pub(crate) fn module(&self, module: &str) -> Option<&Interface> {
        self.modules.get(module).map(AsRef::as_ref)
    }

    /// What is known of a thing of a module.
    pub(crate) fn thing(&self, thing: &BuiltIn) -> Option<&Thing> {
        self.module(&thing.module)?.at(&thing.path)
    }

    /// Whether a module has a name. One that nobody could read has all of them.
    pub(crate) fn has_name(&self, module: &str, name: &str) -> Verdict {
        self.has_name_within(module, name, MOST_STEPS)
    }

    fn has_name_within(&self, module: &str, name: &str, steps: usize) -> Verdict {
        let (Some(known), Some(steps)) = (self.module(module), steps.checked_sub(1)) else {
            return Verdict::There;
        };
        let is_below = || self.modules.contains_key(&format!("{module}.{name}"));
        let is_open = known.is_open || known.get("__getattr__").is_some();
        if is_open || known.get(name).is_some() || name.starts_with("__") || is_below() {
            return Verdict::There;
        }
        let mut others = known.everything_of.iter();
        match others.any(|it| self.has_name_within(it, name, steps) == Verdict::There) {
            true => Verdict::There,
            false => Verdict::Elsewhere,
        }
    }
}
