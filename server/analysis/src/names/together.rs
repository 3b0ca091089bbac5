//! What the names of a whole text mean, from the summaries of its parts.

use std::hash::BuildHasherDefault;

use super::summary::{Summary, Uses};
use crate::hash::{FastMap, FastSet};
use crate::name::Name;

/// What the bindings of a name in all parts come to.
pub(crate) struct Bindings<'s> {
    /// The module that it surely is.
    pub(crate) module: Option<&'s Name>,
    /// The module and the member of it that it surely is.
    pub(crate) member: Option<(&'s Name, &'s Name)>,
    /// The type that literals make which it surely has.
    pub(crate) plain: Option<&'static str>,
    count: usize,
}

/// A name that a part uses of the module, and what it is bound to in all parts.
pub(crate) struct Used<'a, 's> {
    pub(crate) uses: &'s Uses,
    pub(crate) bound: Option<&'a Bindings<'s>>,
}

/// What the names of a whole text mean, from the summaries of its parts.
pub(crate) struct Together<'s> {
    /// The names that are bound in the module.
    bound: FastMap<&'s [u8], Bindings<'s>>,
    asked_for: FastSet<&'s [u8]>,
    /// Whether names come from where they are not written.
    pub(crate) unwritten: bool,
}

impl<'s> Together<'s> {
    pub(crate) fn of(parts: impl Iterator<Item = &'s Summary> + Clone) -> Together<'s> {
        let count = parts.clone().map(|part| part.binds.len()).sum();
        let mut together = Together {
            bound: FastMap::with_capacity_and_hasher(count, BuildHasherDefault::default()),
            asked_for: FastSet::default(),
            unwritten: false,
        };
        for part in parts {
            together.unwritten |= part.unwritten;
            together
                .asked_for
                .extend(part.asked_for.iter().map(Name::as_bytes));
            for binds in &part.binds {
                let module = binds.module.as_ref();
                let member = binds.member.as_ref();
                together
                    .bound
                    .entry(binds.name.as_bytes())
                    .and_modify(|all| {
                        if binds.count == 0 {
                            return;
                        }
                        if all.count == 0 {
                            // Nothing but a doubt was known of it.
                            let member = member.map(|(module, member)| (module, member));
                            (all.module, all.member, all.plain) = (module, member, binds.plain);
                            all.count = binds.count;
                            return;
                        }
                        all.module = all.module.filter(|other| module == Some(*other));
                        all.member = None;
                        all.plain = all.plain.filter(|other| binds.plain == Some(*other));
                        all.count += binds.count;
                    })
                    .or_insert(Bindings {
                        module,
                        member: member.map(|(module, member)| (module, member)),
                        plain: binds.plain,
                        count: binds.count,
                    });
            }
        }
        together
    }

    /// The names that the module binds.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'s str> {
        let names = self.bound.keys();
        names.map(|name| std::str::from_utf8(name).unwrap_or_default())
    }

    /// What is known of a name that the module binds.
    fn bound(&self, name: impl AsRef<[u8]>) -> Option<&Bindings<'s>> {
        self.bound.get(name.as_ref())
    }

    /// The names that a part uses, each with what it is bound to.
    pub(crate) fn used_in<'a>(&'a self, part: &'s Summary) -> Vec<Used<'a, 's>> {
        let uses = part.uses.iter();
        let used = uses.map(|uses| Used {
            uses,
            bound: self.bound(&uses.name),
        });
        used.collect()
    }

    /// Whether the module binds a name.
    pub(crate) fn binds(&self, name: impl AsRef<[u8]>) -> bool {
        self.bound(name).is_some()
    }

    /// The module that a name surely is.
    pub(crate) fn module(&self, name: impl AsRef<[u8]>) -> Option<&'s Name> {
        self.bound(name)?.module
    }

    /// The module and the member of it that a name surely is.
    pub(crate) fn member(&self, name: impl AsRef<[u8]>) -> Option<(&'s Name, &'s Name)> {
        self.bound(name)?.member
    }

    /// How often a name is bound.
    pub(crate) fn count(&self, name: impl AsRef<[u8]>) -> usize {
        self.bound(name).map_or(0, |all| all.count)
    }

    /// Whether some `hasattr` asks for a name.
    pub(crate) fn is_asked_for(&self, name: impl AsRef<[u8]>) -> bool {
        !self.asked_for.is_empty() && self.asked_for.contains(name.as_ref())
    }
}
