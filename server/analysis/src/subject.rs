//! What several files may speak of: a name of a file, or a name that classes have. Which one is
//! meant where the cursor is, and where else a text means it.

mod parameter;

use std::ops::Range;
use std::path::{Path, PathBuf};

use garter_syntax::TokenKind;

use crate::builtins;
use crate::catalogue::{BuiltIn, catalogue};
use crate::infer::{Infer, Type};
use crate::interface::Teller;
use crate::meaning::attributes;
use crate::names::{Bound, Names, ScopeId, ScopeKind};
use crate::occurrence::{Occurrences, occurrences, tree};
use crate::shelf::{Finder, Found, InFile};
use crate::tree::{Kind, NodeId, Tree};

pub use parameter::FunctionPlace;

/// What several files may speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A name of a file.
    Name {
        /// The file that binds it.
        file: PathBuf,
        /// The name.
        name: String,
    },
    /// A name that these classes have, which inherit from one another.
    Member {
        /// The files of the classes, and the names that lead to them there.
        classes: Vec<(PathBuf, Vec<String>)>,
        /// The name.
        name: String,
        /// Whether nothing else that is known has a member of that name, so that whoever is asked
        /// for it is an object of these classes.
        is_only: bool,
        /// What one of the classes inherits from without anybody knowing what that has, or what is
        /// built in and has the name too.
        foreign: Option<String>,
    },
    /// A parameter of a function, which calls may give by its name.
    Parameter {
        /// The file of the function.
        file: PathBuf,
        /// The function.
        function: FunctionPlace,
        /// The name.
        name: String,
    },
    /// Something that is built in.
    BuiltIn(BuiltIn),
    /// A file as a module.
    Module(PathBuf),
}

/// Where a text speaks of something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// The places, in order.
    pub sure: Vec<Range<usize>>,
    /// Places where it may be meant.
    pub unsure: Vec<Range<usize>>,
}

/// What stands at a byte, and its place, if other files can speak of it too.
pub fn subject(
    text: &str,
    byte: usize,
    file: &Path,
    finder: Finder<'_>,
    others: &[PathBuf],
) -> Option<(Range<usize>, Subject)> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let view = View::new(&tree, &names, file, finder);
    let touches = |range: &Range<usize>| range.start <= byte && byte <= range.end;
    for import in &names.imports {
        for member in &import.members {
            let at = tree.range(*member);
            if touches(&at) {
                let name = tree.text(*member);
                let found = finder.find(file, import.module, &[name.to_owned()]);
                let found = found.and_then(|it| view.subject_of(it, others));
                return found.map(|it| (at, it));
            }
        }
    }
    for (primary, place, name) in attributes(&tree) {
        let at = tree.range(name);
        if touches(&at) {
            let owner = view.owner(primary, place)?;
            let found = finder.attribute(&owner, tree.text(name))?;
            let subject = view.subject_of(found, others)?;
            return Some((at, subject));
        }
    }
    if let Some(found) = view.parameter_named(byte) {
        return Some(found);
    }
    let found = occurrences(text, byte)?;
    let subject = view.subject_of_name(&found, others)?;
    Some((found.at, subject))
}

/// Where a text speaks of it.
pub fn mentions(text: &str, file: &Path, subject: &Subject, finder: Finder<'_>) -> Mentions {
    let tree = tree(text);
    let names = Names::of(&tree);
    let view = View::new(&tree, &names, file, finder);
    let mut found = Mentions::default();
    match subject {
        Subject::Name { file, name } => view.of_name(file, name, &mut found),
        Subject::Member {
            classes,
            name,
            is_only,
            ..
        } => {
            view.of_member(classes, name, &mut found);
            if *is_only {
                found.sure.append(&mut found.unsure);
            }
        }
        Subject::Parameter {
            file,
            function,
            name,
        } => view.of_parameter(file, function, name, &mut found),
        Subject::BuiltIn(_) | Subject::Module(_) => {}
    }
    for all in [&mut found.sure, &mut found.unsure] {
        all.sort_by_key(|range| range.start);
        all.dedup();
    }
    found
}

/// Where a name is bound or used by itself: what a renaming to it would meet.
/// Attributes are others'.
pub fn stands(text: &str, name: &str) -> Option<Range<usize>> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let used = names.uses.iter().map(|it| it.node);
    let bound = names.bindings.iter().map(|it| it.node);
    let mut all = used.chain(bound).filter(|it| tree.text(*it) == name);
    all.next().map(|it| tree.range(it))
}

/// Whether one of these classes, or one that inherits from them, has a name.
pub fn has_member(
    classes: &[(PathBuf, Vec<String>)],
    name: &str,
    finder: Finder<'_>,
    files: &[PathBuf],
) -> bool {
    let own = classes.iter().any(|(file, path)| {
        let class = finder.here(file, path);
        class.is_some_and(|it| finder.attribute(&Found::Thing(it), name).is_some())
    });
    own || with_member(name, finder, files).iter().any(|other| {
        let ancestry = finder.ancestry(other);
        ancestry
            .iter()
            .flatten()
            .any(|base| is_one_of(base, classes))
    })
}

fn is_one_of(found: &Found, classes: &[(PathBuf, Vec<String>)]) -> bool {
    let Found::Thing(thing) = found else {
        return false;
    };
    let mut all = classes.iter();
    all.any(|(file, path)| *file == thing.file && *path == thing.path)
}

/// The classes of the files that bind a name themselves.
fn with_member(name: &str, finder: Finder<'_>, files: &[PathBuf]) -> Vec<InFile> {
    let classes = |file: &PathBuf| {
        let interface = finder.interface(file);
        let paths = interface.map_or_else(Vec::new, |it| it.classes_with(name));
        let there = |path: Vec<String>| finder.here(file, &path);
        paths.into_iter().filter_map(there).collect::<Vec<_>>()
    };
    files.iter().flat_map(classes).collect()
}

/// A text among the others of its project.
struct View<'v, 't> {
    tree: &'v Tree<'t>,
    names: &'v Names<'t>,
    infer: Infer<'v, 't>,
    teller: Teller<'v, 't>,
    file: &'v Path,
    finder: Finder<'v>,
}

impl<'v, 't> View<'v, 't> {
    fn new(tree: &'v Tree<'t>, names: &'v Names<'t>, file: &'v Path, finder: Finder<'v>) -> Self {
        View {
            tree,
            names,
            infer: Infer::new(tree, names),
            teller: Teller::new(tree),
            file,
            finder,
        }
    }

    /// What an attribute is asked of.
    fn owner(&self, primary: NodeId, place: usize) -> Option<Found> {
        let scope = self.infer.scope_of(primary).unwrap_or(ScopeId::MODULE);
        let known = self.infer.prefix(primary, scope, place - 1)?;
        self.found(&known)
    }

    fn found(&self, known: &Type) -> Option<Found> {
        let whence = self.teller.whence(known)?;
        self.finder.told(self.file, &whence)
    }

    fn subject_of(&self, found: Found, others: &[PathBuf]) -> Option<Subject> {
        match found {
            Found::Thing(thing) => match &thing.path[..] {
                [name] => Some(Subject::Name {
                    file: thing.file.clone(),
                    name: name.clone(),
                }),
                [class @ .., name] => {
                    self.member(&self.finder.here(&thing.file, class)?, name, others)
                }
                [] => None,
            },
            Found::BuiltIn(thing) | Found::ObjectOfBuiltIn(thing) => Some(Subject::BuiltIn(thing)),
            Found::Module { file, .. } => file.map(Subject::Module),
            Found::Plain(_) => None,
        }
    }

    /// The name of a class, and of all that inherit it or give it.
    fn member(&self, class: &InFile, name: &str, others: &[PathBuf]) -> Option<Subject> {
        let all = with_member(name, self.finder, others);
        let ancestries: Vec<_> = all.iter().map(|it| self.finder.ancestry(it)).collect();
        let mut classes = vec![(class.file.clone(), class.path.clone())];
        let mut foreign = self.foreign(&self.finder.ancestry(class), name);
        let mut grown = true;
        while grown {
            grown = false;
            for (other, ancestry) in all.iter().zip(&ancestries) {
                let key = (other.file.clone(), other.path.clone());
                if classes.contains(&key) {
                    continue;
                }
                let inherits = ancestry.iter().flatten().any(|it| is_one_of(it, &classes));
                let is_above = classes.iter().any(|(file, path)| {
                    let below = self.finder.here(file, path);
                    let above = below.map_or_else(Vec::new, |it| self.finder.ancestry(&it));
                    let mut above = above.iter().flatten();
                    above.any(|it| is_one_of(it, std::slice::from_ref(&key)))
                });
                if inherits || is_above {
                    foreign = foreign.or_else(|| self.foreign(ancestry, name));
                    classes.push(key);
                    grown = true;
                }
            }
        }
        let known = |it: &InFile| classes.contains(&(it.file.clone(), it.path.clone()));
        let is_only =
            all.iter().all(known) && !catalogue().has_member(name) && !builtins::any_has(name);
        Some(Subject::Member {
            classes,
            name: name.to_owned(),
            is_only,
            foreign,
        })
    }

    /// What is in the way of knowing who has a name.
    fn foreign(&self, ancestry: &[Option<Found>], name: &str) -> Option<String> {
        ancestry.iter().find_map(|base| match base {
            None => Some("something that is not known here".to_owned()),
            Some(Found::BuiltIn(thing)) => {
                let has = catalogue().entry(&thing.inner(name)).is_some();
                has.then(|| format!("`{}`, which has it too", thing.path.join(".")))
            }
            Some(_) => None,
        })
    }

    fn subject_of_name(&self, found: &Occurrences, others: &[PathBuf]) -> Option<Subject> {
        if let Some(origin) = &found.origin {
            let Some(member) = &origin.member else {
                let there = self.finder.find(self.file, &origin.module, &[]);
                // `import led as l` gives this file a name of its own.
                let first = origin.module.split('.').next();
                if first == Some(&found.name) {
                    let there = there.and_then(|it| self.subject_of(it, others));
                    let thing = || Subject::BuiltIn(BuiltIn::module(&origin.module));
                    return Some(there.unwrap_or_else(thing));
                }
                return self.own(found);
            };
            if *member != found.name {
                return self.own(found);
            }
            let path = [member.clone()];
            let there = self.finder.find(self.file, &origin.module, &path);
            if let Some(there) = there {
                return self.subject_of(there, others);
            }
            let built_in = BuiltIn::module(&origin.module).inner(member);
            return catalogue()
                .entry(&built_in)
                .map(|_| Subject::BuiltIn(built_in));
        }
        if found.definitions.is_empty() {
            let mut modules = self.names.everything_of();
            let path = [found.name.clone()];
            let there = modules.find_map(|it| self.finder.find(self.file, it, &path))?;
            return self.subject_of(there, others);
        }
        if found.is_of_module {
            return self.own(found);
        }
        if found.is_parameter {
            return self.parameter(found);
        }
        let first = found.definitions.first()?;
        let bound = self.names.bindings.iter();
        let mut bound = bound.filter(|it| self.tree.range(it.node) == *first);
        let scope = self.names.scope(bound.next()?.scope);
        let owner = scope.owner.filter(|_| scope.kind == ScopeKind::Class)?;
        let class = self.finder.here(self.file, &self.teller.path(owner)?)?;
        self.member(&class, &found.name, others)
    }

    fn own(&self, found: &Occurrences) -> Option<Subject> {
        found.is_of_module.then(|| Subject::Name {
            file: self.file.to_path_buf(),
            name: found.name.clone(),
        })
    }

    /// Whether something is a name of a file.
    fn is(found: &Found, file: &Path, name: &str) -> bool {
        let Found::Thing(thing) = found else {
            return false;
        };
        thing.file == file && matches!(&thing.path[..], [only] if only == name)
    }

    fn of_name(&self, file: &Path, name: &str, found: &mut Mentions) {
        let path = [name.to_owned()];
        let is_it = |module: &str| {
            let there = self.finder.find(self.file, module, &path);
            there.is_some_and(|it| Self::is(&it, file, name))
        };
        if self.file == file {
            let own = self.names.bindings.iter();
            let mut own = own.filter(|it| it.scope == ScopeId::MODULE);
            let first = own.find(|it| self.tree.text(it.node) == name);
            let at = first.map(|it| self.tree.range(it.node).start);
            let all = at.and_then(|at| occurrences(self.tree.whole(), at));
            if let Some(all) = all {
                found.sure.extend(all.definitions);
                found.sure.extend(all.uses);
            }
            found.sure.extend(self.exported(name));
        } else {
            for import in &self.names.imports {
                let members = import.members.iter();
                let mut members = members.filter(|it| self.tree.text(**it) == name).peekable();
                if members.peek().is_some() && is_it(import.module) {
                    found.sure.extend(members.map(|it| self.tree.range(*it)));
                }
            }
            let everything = self.names.everything_of().any(is_it);
            let mut taken = false;
            for used in self.names.uses.iter().filter(|it| it.name == name) {
                let bindings = self.names.bindings_of(name, used.scope);
                let of_it = |at: &usize| match self.names.bindings[*at].to {
                    Bound::Member { module, member } => member == name && is_it(module),
                    _ => false,
                };
                let count = bindings.iter().filter(|at| of_it(at)).count();
                let at = self.tree.range(used.node);
                taken |= count > 0;
                if bindings.is_empty() && everything || count > 0 && count == bindings.len() {
                    found.sure.push(at);
                } else if count > 0 {
                    found.unsure.push(at);
                }
            }
            if taken {
                found.sure.extend(self.exported(name));
            }
        }
        for (primary, place, attribute) in attributes(self.tree) {
            if self.tree.text(attribute) != name {
                continue;
            }
            let there = self.owner(primary, place);
            let there = there.and_then(|owner| self.finder.attribute(&owner, name));
            if there.is_some_and(|it| Self::is(&it, file, name)) {
                found.sure.push(self.tree.range(attribute));
            }
        }
    }

    /// Where `__all__` tells a name, without its quotes.
    fn exported(&self, name: &str) -> Vec<Range<usize>> {
        let bound = self.names.bindings.iter();
        let all = bound.filter_map(|it| match it.to {
            Bound::Value(value) if self.tree.text(it.node) == "__all__" => Some(value),
            _ => None,
        });
        let strings = all.flat_map(|value| self.tree.below(value)).filter(|it| {
            let text = self.tree.text(*it);
            self.tree.kind(*it) == Kind::Token(TokenKind::String)
                && text.trim_matches(['"', '\'']) == name
                && text.len() == name.len() + 2
        });
        let inner = strings.map(|it| self.tree.range(it));
        inner.map(|it| it.start + 1..it.end - 1).collect()
    }

    fn of_member(&self, classes: &[(PathBuf, Vec<String>)], name: &str, found: &mut Mentions) {
        // What the bodies of the classes bind and use.
        for binding in &self.names.bindings {
            let scope = self.names.scope(binding.scope);
            let Some(owner) = scope.owner.filter(|_| scope.kind == ScopeKind::Class) else {
                continue;
            };
            if self.tree.text(binding.node) != name {
                continue;
            }
            let path = self.teller.path(owner);
            let is_it = path.is_some_and(|path| classes.contains(&(self.file.to_path_buf(), path)));
            let at = self.tree.range(binding.node);
            if let Some(all) = is_it
                .then(|| occurrences(self.tree.whole(), at.start))
                .flatten()
            {
                found.sure.extend(all.definitions);
                found.sure.extend(all.uses);
            }
        }
        for (primary, place, attribute) in attributes(self.tree) {
            if self.tree.text(attribute) != name {
                continue;
            }
            let at = self.tree.range(attribute);
            let Some(owner) = self.owner(primary, place) else {
                found.unsure.push(at);
                continue;
            };
            match self.finder.attribute(&owner, name) {
                Some(Found::Thing(thing)) => {
                    if let [class @ .., _] = &thing.path[..]
                        && classes.contains(&(thing.file.clone(), class.to_vec()))
                    {
                        found.sure.push(at);
                    }
                }
                Some(_) => {}
                None => {
                    // An object of a class that has no such name, as far as is known.
                    let class = self.finder.class(&owner);
                    let is_known = matches!(
                        class,
                        Some(
                            Found::BuiltIn(_)
                                | Found::ObjectOfBuiltIn(_)
                                | Found::Plain(_)
                                | Found::Module { .. }
                        )
                    );
                    if !is_known {
                        found.unsure.push(at);
                    }
                }
            }
        }
    }
}

impl Subject {
    /// The name.
    pub fn name(&self) -> Option<&str> {
        match self {
            Subject::Name { name, .. }
            | Subject::Member { name, .. }
            | Subject::Parameter { name, .. } => Some(name),
            Subject::BuiltIn(_) | Subject::Module(_) => None,
        }
    }
}
