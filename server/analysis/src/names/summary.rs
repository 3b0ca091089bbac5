//! What the names of one part of a text mean to the rest of it.
//!
//! A text is looked at in parts, and a name in one may be bound in another. So a part keeps what
//! it binds in the module and what it uses of the module; the rest of its names is its own
//! business.

use std::hash::BuildHasherDefault;
use std::ops::Range;

use crate::hash::{FastMap, FastSet};

use super::words::Words;
use super::{Bound, Guard, ScopeId};
use crate::behaviour::{Behaviour, behaviour};
use crate::complete::{CompletionKind, kind_of};
use crate::lint::{
    ImportedName, IntegerName, Part, Supposed, imported_names, integers, is_built_in, of_module,
    of_names,
};
use crate::name::Name;
use crate::tree::NodeId;

/// What the names of a part mean to the rest. Ranges count from the part's beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Names of the module that it binds, each once.
    pub(crate) binds: Vec<Binds>,
    /// Names of the module that it uses, each once. Of those that are built in the places are
    /// kept where an attribute is asked of them.
    pub(crate) uses: Vec<Uses>,
    /// Modules that it imports.
    pub(crate) imports: Vec<Imports>,
    /// Modules beside it that it imports, and whatever may be a module among what it imports from
    /// others.
    pub(crate) reaches: Vec<Name>,
    /// What its functions do.
    pub(crate) behaviour: Behaviour,
    /// Names of the module that its imports bind.
    pub(crate) imported: Vec<ImportedName>,
    /// Names of the module in capital letters that it gives an integer.
    pub(crate) integers: Vec<IntegerName>,
    /// Names asked of modules that a function imported for itself.
    pub(crate) members: Vec<Member>,
    /// What is wrong if the names that are built in mean what they usually do.
    pub(crate) supposed: Vec<Supposed>,
    /// Names that some `hasattr` asks for.
    pub(crate) asked_for: Vec<Name>,
    /// Whether names come from where they are not written.
    pub(crate) unwritten: bool,
    /// Something is wrong in the part, so these are all its words.
    pub(crate) is_faulty: bool,
}

/// The name of a module in a package, as those call it who import it from there.
pub(crate) fn in_package(package: &str, module: &str) -> String {
    let dot = if package.ends_with('.') { "" } else { "." };
    format!("{package}{dot}{module}")
}

/// A name that is bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binds {
    pub(crate) name: Name,
    /// The module that it surely is.
    pub(crate) module: Option<Name>,
    /// The module and the member of it that it surely is.
    pub(crate) member: Option<(Name, Name)>,
    /// The type that literals make which it surely has.
    pub(crate) plain: Option<&'static str>,
    /// How often the part binds it; 0 if it may be, where something is wrong.
    pub(crate) count: usize,
    /// What it is bound to first.
    pub(crate) kind: CompletionKind,
}

/// A name that is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Uses {
    pub(crate) name: Name,
    /// Whether it needs no binding.
    pub(crate) is_built_in: bool,
    pub(crate) places: Vec<Place>,
}

/// A place where a name is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) range: Range<usize>,
    /// What is asked of it, as in `name.attribute`.
    pub(crate) attribute: Option<Range<usize>>,
    pub(crate) guard: Guard,
}

/// A module that is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Imports {
    pub(crate) module: Name,
    pub(crate) range: Range<usize>,
    /// What is imported from it.
    pub(crate) members: Vec<Range<usize>>,
    pub(crate) guard: Guard,
}

/// A name asked of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) module: Name,
    pub(crate) range: Range<usize>,
    pub(crate) guard: Guard,
}

impl Summary {
    /// Whether it uses a name of the module.
    pub(crate) fn uses(&self, name: &str) -> bool {
        let found = self.uses.binary_search_by(|used| used.name.order(name));
        found.is_ok()
    }

    /// Whether it binds a name of the module.
    pub(crate) fn binds(&self, name: &str) -> bool {
        let found = self.binds.binary_search_by(|binds| binds.name.order(name));
        found.is_ok()
    }

    /// What is asked of a name of the module.
    pub(crate) fn asked_of(&self, name: &str) -> impl Iterator<Item = &Range<usize>> {
        let found = self.uses.binary_search_by(|used| used.name.order(name));
        let places = found.map_or(&[][..], |at| &self.uses[at].places);
        places.iter().filter_map(|place| place.attribute.as_ref())
    }

    /// Sums up the names of a part that begins at byte `before` of the tree's text. What stands
    /// before it was told by another part.
    pub(crate) fn of(part: &Part<'_, '_>, before: usize) -> Summary {
        let (tree, names) = (part.tree, part.names);
        let inside = |node: NodeId| {
            let range = tree.range(node);
            (range.start >= before).then(|| range.start - before..range.end - before)
        };
        let mut summary = Summary {
            behaviour: behaviour(part, before),
            imported: imported_names(part, before),
            integers: integers(part, before),
            supposed: of_names(part, before),
            asked_for: names.asked_for.iter().map(|n| Name::from(*n)).collect(),
            unwritten: names.unwritten,
            ..Summary::default()
        };
        for (name, bindings) in names.bound_in(ScopeId::MODULE) {
            let own = bindings.iter();
            let own = own.filter(|&&b| inside(names.bindings[b].node).is_some());
            let count = own.count();
            if count > 0 {
                let member = match bindings {
                    [only] => match names.bindings[*only].to {
                        Bound::Member { module, member } => Some((module.into(), member.into())),
                        _ => None,
                    },
                    _ => None,
                };
                summary.binds.push(Binds {
                    name: name.into(),
                    module: names.module_among(bindings).map(Name::from),
                    member,
                    plain: of_module(part, bindings),
                    count,
                    kind: kind_of(&names.bindings[bindings[0]].to),
                });
            }
        }
        summary.binds.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        // For each name: where it is among those that are used.
        let mut places = vec![None; names.symbol_count()];
        // Of each of these whether all of its places are kept.
        let mut all_kept = Vec::new();
        for used in &names.uses {
            let Some(range) = inside(used.node) else {
                continue;
            };
            let attribute = used.attribute.and_then(inside);
            if names.is_of_module(used) {
                let at = *places[used.symbol.index()].get_or_insert_with(|| {
                    let is_built_in = is_built_in(used.name);
                    all_kept.push(!is_built_in);
                    summary.uses.push(Uses {
                        name: used.name.into(),
                        is_built_in,
                        places: Vec::new(),
                    });
                    all_kept.len() - 1
                });
                if attribute.is_some() || all_kept[at] {
                    summary.uses[at].places.push(Place {
                        range,
                        attribute,
                        guard: used.guard,
                    });
                }
            } else if let Some(range) = attribute
                && let Some(module) = names.module_among(names.bindings_at(used))
            {
                summary.members.push(Member {
                    module: module.into(),
                    range,
                    guard: used.guard,
                });
            }
        }
        summary.uses.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        for import in &names.imports {
            let Some(range) = inside(import.node) else {
                continue;
            };
            let members = import.members.iter();
            let members = members.map(|member| in_package(import.module, tree.text(*member)));
            summary
                .reaches
                .extend(members.map(|name| Name::from(name.as_str())));
            if import.relative {
                summary.reaches.push(import.module.into());
                continue;
            }
            summary.imports.push(Imports {
                module: import.module.into(),
                range,
                members: import.members.iter().copied().filter_map(inside).collect(),
                guard: import.guard,
            });
        }
        summary
    }

    /// What can be said of a part in which something is wrong: every name in it may be bound, and
    /// may be used.
    pub(crate) fn of_faulty(text: &str) -> Summary {
        Summary::default().beside_faulty(text)
    }

    /// The same of a part beside which something is wrong in others, whose text this is.
    pub(crate) fn beside_faulty(mut self, text: &str) -> Summary {
        let words = Words::of(text);
        self.is_faulty = true;
        self.unwritten |= ["exec", "execfile", "globals"]
            .iter()
            .any(|it| words.have(it));
        self.asked_for.extend(words.given());
        let of = |name: &Name| name.as_bytes().to_vec();
        let used: FastSet<Vec<u8>> = self.uses.iter().map(|it| of(&it.name)).collect();
        let bound = self.binds.iter().enumerate();
        let bound: FastMap<Vec<u8>, usize> = bound.map(|(at, it)| (of(&it.name), at)).collect();
        for (word, may_bind) in words.all() {
            let name = Name::from(word);
            if !used.contains(word.as_bytes()) {
                self.uses.push(Uses {
                    name: name.clone(),
                    is_built_in: is_built_in(word),
                    places: Vec::new(),
                });
            }
            let known = bound.get(word.as_bytes());
            match known.and_then(|at| self.binds.get_mut(*at)) {
                Some(known) if may_bind => {
                    (known.module, known.member, known.plain) = (None, None, None);
                    known.count += 2;
                }
                Some(_) => {}
                None => self.binds.push(Binds {
                    name,
                    module: None,
                    member: None,
                    plain: None,
                    // As if it were bound in several ways, or not for sure.
                    count: if may_bind { 2 } else { 0 },
                    kind: CompletionKind::Variable,
                }),
            }
        }
        // What else calls a handler, and when, is not known.
        for function in &mut self.behaviour.functions {
            function.handings.clear();
        }
        self.uses.sort_by(|a, b| a.name.cmp(&b.name));
        self.binds.sort_by(|a, b| a.name.cmp(&b.name));
        self
    }
}

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
