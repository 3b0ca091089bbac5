//! What the names of one part of a text mean to the rest of it.
//!
//! A text is looked at in parts, and a name in one may be bound in another. So a part keeps what
//! it binds in the module and what it uses of the module; the rest of its names is its own
//! business.

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

/// Where a node is in a part that begins at byte `before` of its tree's text; none: before that.
fn inside(part: &Part<'_, '_>, before: usize, node: NodeId) -> Option<Range<usize>> {
    let range = part.tree.range(node);
    (range.start >= before).then(|| range.start - before..range.end - before)
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
        let names = part.names;
        let mut summary = Summary {
            behaviour: behaviour(part, before),
            imported: imported_names(part, before),
            integers: integers(part, before),
            supposed: of_names(part, before),
            asked_for: names.asked_for.iter().map(|n| Name::from(*n)).collect(),
            unwritten: names.unwritten,
            ..Summary::default()
        };
        summary.take_bound(part, before);
        summary.take_used(part, before);
        summary.take_imports(part, before);
        summary
    }

    fn take_bound(&mut self, part: &Part<'_, '_>, before: usize) {
        let names = part.names;
        let is_inside = |node| inside(part, before, node).is_some();
        for (name, bindings) in names.bound_in(ScopeId::MODULE) {
            let own = bindings.iter();
            let own = own.filter(|&&b| is_inside(names.bindings[b].node));
            let count = own.count();
            if count > 0 {
                let member = match bindings {
                    [only] => match names.bindings[*only].to {
                        Bound::Member { module, member } => Some((module.into(), member.into())),
                        _ => None,
                    },
                    _ => None,
                };
                self.binds.push(Binds {
                    name: name.into(),
                    module: names.module_among(bindings).map(Name::from),
                    member,
                    plain: of_module(part, bindings),
                    count,
                    kind: kind_of(&names.bindings[bindings[0]].to),
                });
            }
        }
        self.binds.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    }

    fn take_used(&mut self, part: &Part<'_, '_>, before: usize) {
        let names = part.names;
        let inside = |node| inside(part, before, node);
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
                    self.uses.push(Uses {
                        name: used.name.into(),
                        is_built_in,
                        places: Vec::new(),
                    });
                    all_kept.len() - 1
                });
                if attribute.is_some() || all_kept[at] {
                    self.uses[at].places.push(Place {
                        range,
                        attribute,
                        guard: used.guard,
                    });
                }
            } else if let Some(range) = attribute
                && let Some(module) = names.module_among(names.bindings_at(used))
            {
                self.members.push(Member {
                    module: module.into(),
                    range,
                    guard: used.guard,
                });
            }
        }
        self.uses.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    }

    fn take_imports(&mut self, part: &Part<'_, '_>, before: usize) {
        let (tree, names) = (part.tree, part.names);
        let inside = |node| inside(part, before, node);
        for import in &names.imports {
            let Some(range) = inside(import.node) else {
                continue;
            };
            let members = import.members.iter();
            let members = members.map(|member| in_package(import.module, tree.text(*member)));
            self.reaches
                .extend(members.map(|name| Name::from(name.as_str())));
            if import.relative {
                self.reaches.push(import.module.into());
                continue;
            }
            self.imports.push(Imports {
                module: import.module.into(),
                range,
                members: import.members.iter().copied().filter_map(inside).collect(),
                guard: import.guard,
            });
        }
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
