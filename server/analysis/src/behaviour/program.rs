//! The parts of a text put together: what each name that is called means.

use std::ops::Range;
use std::sync::Arc;

use super::{Behaviour, Class, Function, Receiver, Target};
use crate::hash::{FastMap, FastSet};
use crate::name::Name;
use crate::names::{Summary, Together, in_package};
use crate::project::{Deed, Offered, OfferedClass, Seat};

/// A function, by the number of its part and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FunctionAt {
    pub(crate) part: usize,
    pub(crate) number: usize,
}

/// What a target means.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning<'s> {
    /// A function of the text.
    Function(FunctionAt),
    /// A method of a class of the text, or what a class that inherits from it has in its place.
    Method(FunctionAt),
    /// A class of the text.
    Class(&'s Class),
    /// A function or method of another file of the project.
    Foreign(&'s Offered),
    /// A class of another file of the project.
    ForeignClass(&'s OfferedClass),
    /// A member of another module.
    Member(&'s Name, &'s Name),
    /// A method of what a member of another module makes: the module, the member, the method.
    MethodOf(&'s Name, &'s Name, &'s Name),
}

/// A text.
pub(crate) struct Program<'s> {
    /// Each part, and where it begins.
    pub(crate) parts: Vec<(usize, &'s Behaviour)>,
    together: &'s Together<'s>,
    project: Seat<'s>,
    /// By class, or nothing, and name; none when there are several.
    functions: FastMap<(&'s [u8], &'s [u8]), Option<FunctionAt>>,
    classes: FastMap<&'s [u8], &'s Class>,
    made: FastMap<&'s [u8], &'s Target>,
    assigned: FastSet<&'s [u8]>,
    /// The classes that are not alone: those that have bases, or may.
    heirs: Vec<&'s Class>,
}

/// Bases of bases are followed so far.
const DEEPEST: usize = 8;

impl<'s> Program<'s> {
    /// Puts the parts of a text together.
    pub(crate) fn of(
        parts: &[(usize, &'s Summary)],
        together: &'s Together<'s>,
        project: Seat<'s>,
    ) -> Self {
        let parts: Vec<(usize, &'s Behaviour)> = parts
            .iter()
            .map(|(start, part)| (*start, &part.behaviour))
            .collect();
        let functions = parts.iter().map(|(_, part)| part.functions.len()).sum();
        let classes = parts.iter().map(|(_, part)| part.classes.len()).sum();
        let mut program = Program {
            parts: Vec::new(),
            together,
            project,
            functions: FastMap::with_capacity_and_hasher(functions, Default::default()),
            classes: FastMap::with_capacity_and_hasher(classes, Default::default()),
            made: FastMap::default(),
            assigned: FastSet::default(),
            heirs: Vec::new(),
        };
        for (part, (_, behaviour)) in parts.iter().enumerate() {
            for (number, function) in behaviour.functions.iter().enumerate() {
                if function.is_global {
                    let class = function.class.as_ref().map_or(&[][..], Name::as_bytes);
                    let at = FunctionAt { part, number };
                    program
                        .functions
                        .entry((class, function.name.as_bytes()))
                        .and_modify(|other| *other = None)
                        .or_insert(Some(at));
                }
            }
            for class in &behaviour.classes {
                program.classes.insert(class.name.as_bytes(), class);
            }
            for (name, target) in &behaviour.made {
                program.made.insert(name.as_bytes(), target);
            }
            let assigned = behaviour.assigned.iter().map(Name::as_bytes);
            program.assigned.extend(assigned);
        }
        let classes = program.classes.values().copied();
        let may_inherit = |class: &&Class| class.bases.as_ref().is_none_or(|it| !it.is_empty());
        program.heirs = classes.filter(may_inherit).collect();
        program.parts = parts;
        program
    }

    /// All functions, and where they are.
    pub(crate) fn functions(&self) -> impl Iterator<Item = (FunctionAt, &'s Function)> + '_ {
        self.parts.iter().enumerate().flat_map(|(part, (_, of))| {
            let numbered = of.functions.iter().enumerate();
            numbered.map(move |(number, function)| (FunctionAt { part, number }, function))
        })
    }

    /// Whether some function may be handed to an interrupt.
    pub(crate) fn has_handlers(&self) -> bool {
        self.functions().any(|(_, it)| !it.handings.is_empty())
    }

    /// A function.
    pub(crate) fn function(&self, at: FunctionAt) -> Option<&'s Function> {
        self.parts.get(at.part)?.1.functions.get(at.number)
    }

    /// Where the name of a function stands in the text.
    pub(crate) fn place(&self, at: FunctionAt) -> Option<Range<usize>> {
        let (start, range) = (self.start(at.part), &self.function(at)?.range);
        Some(range.start + start..range.end + start)
    }

    /// Where a part begins.
    pub(crate) fn start(&self, part: usize) -> usize {
        self.parts.get(part).map_or(0, |(start, _)| *start)
    }

    /// What something means that is written in a part.
    pub(crate) fn meaning(&self, part: usize, target: &'s Target) -> Option<Meaning<'s>> {
        self.meaning_within(part, target, DEEPEST)
    }

    fn meaning_within(&self, part: usize, target: &'s Target, depth: usize) -> Option<Meaning<'s>> {
        let depth = depth.checked_sub(1)?;
        match target {
            Target::Local(number) => {
                let at = FunctionAt {
                    part,
                    number: *number,
                };
                self.function(at).map(|_| Meaning::Function(at))
            }
            Target::Global(name) => self.global(name),
            Target::Member { module, name } => Some(self.member(module, name)),
            Target::Of(Receiver::Module(module), name) => Some(self.member(module, name)),
            Target::Of(Receiver::Global(global), name) => {
                if let Some(module) = self.together.module(global) {
                    return Some(self.member(module, name));
                }
                if let Some(module) = self.imported_module(global) {
                    return self.of_project(&module, name);
                }
                let made = self.made_by(global)?;
                let class = self.meaning_within(part, made, depth)?;
                self.method_of(class, name)
            }
            Target::Of(Receiver::Myself(class), name) => {
                let class = self.class(class)?;
                self.method(class, name, DEEPEST).map(Meaning::Method)
            }
            Target::Of(Receiver::Attribute(..) | Receiver::Made(_), name) => {
                let Target::Of(receiver, _) = target else {
                    return None;
                };
                let made = self.maker(receiver)?;
                let class = self.meaning_within(part, made, depth)?;
                self.method_of(class, name)
            }
        }
    }

    fn method_of(&self, class: Meaning<'s>, name: &'s Name) -> Option<Meaning<'s>> {
        match class {
            Meaning::Class(class) => self.method(class, name, DEEPEST).map(Meaning::Function),
            Meaning::ForeignClass(class) => class.method(name).map(Meaning::Foreign),
            Meaning::Member(module, member) => Some(Meaning::MethodOf(module, member, name)),
            _ => None,
        }
    }

    /// A member of another module, which may be one of the project.
    fn member(&self, module: &'s Name, name: &'s Name) -> Meaning<'s> {
        let is_alone = self.project.is_alone();
        let known = (!is_alone).then(|| self.of_project(module, name)).flatten();
        known.unwrap_or(Meaning::Member(module, name))
    }

    /// The module that a name may be: `from package import module`.
    pub(crate) fn imported_module(&self, name: impl AsRef<[u8]>) -> Option<String> {
        let (package, module) = self.together.member(name)?;
        Some(in_package(package, module))
    }

    /// A member of a module of the project.
    fn of_project(&self, module: &str, name: &str) -> Option<Meaning<'s>> {
        if let Some(function) = self.project.function(module, name) {
            return Some(Meaning::Foreign(function));
        }
        self.project.class(module, name).map(Meaning::ForeignClass)
    }

    /// What a function of another file does, there and in others.
    pub(crate) fn deeds(&self, offered: &'s Offered) -> Arc<[Deed]> {
        self.project.deeds(offered)
    }

    /// The functions of the module that nothing else can be meant by.
    pub(crate) fn global_functions(&self) -> impl Iterator<Item = (&'s str, FunctionAt)> + '_ {
        let only = |name: &[u8]| !self.together.unwritten && self.together.count(name) == 1;
        self.functions
            .iter()
            .filter(move |((class, name), _)| class.is_empty() && only(name))
            .filter_map(|(_, at)| Some((self.function((*at)?)?.name.as_str(), (*at)?)))
    }

    /// The classes of the module that nothing else can be meant by.
    pub(crate) fn global_classes(&self) -> impl Iterator<Item = &'s Class> + '_ {
        let classes = self.classes.values().copied();
        let only =
            |class: &&Class| !self.together.unwritten && self.together.count(&class.name) == 1;
        classes.filter(only)
    }

    /// The names that a class and its bases in the text bind.
    pub(crate) fn member_names(&self, class: &'s Class) -> Vec<&'s Name> {
        let mut names = Vec::new();
        let mut open = vec![(class, DEEPEST)];
        while let Some((class, depth)) = open.pop() {
            names.extend(&class.members);
            let bases = class.bases.iter().flatten();
            let bases = bases
                .filter_map(|base| self.class(base))
                .filter(|_| depth > 0);
            open.extend(bases.map(|base| (base, depth - 1)));
        }
        names
    }

    /// Whether a class gives its objects a name itself, or something of the text does.
    pub(crate) fn gives(&self, class: &Class, name: impl AsRef<[u8]>) -> bool {
        let name = name.as_ref();
        let own = |own: &Name| own.as_bytes().cmp(name);
        self.assigned.contains(name) || class.members.binary_search_by(own).is_ok()
    }

    /// The names that surely are all that objects of a class have; none when others may give them
    /// more: bases that are elsewhere, and what asks for names that are not written.
    pub(crate) fn all_names(&self, class: &'s Class) -> Option<FastSet<&'s str>> {
        let assigned = self.parts.iter().flat_map(|(_, part)| &part.assigned);
        let mut names: FastSet<&'s str> = assigned.map(Name::as_str).collect();
        let mut open = vec![(class, DEEPEST)];
        while let Some((class, depth)) = open.pop() {
            names.extend(class.members.iter().map(Name::as_str));
            for base in class.bases.as_ref()? {
                if base != "object" {
                    open.push((self.class(base)?, depth.checked_sub(1)?));
                }
            }
            let asks = ["__getattr__", "__setattr__", "__dict__"];
            if !class.is_plain || asks.iter().any(|it| names.contains(it)) {
                return None;
            }
        }
        // An object of a class that inherits from it may have more.
        for other in self.classes.values() {
            if other
                .bases
                .as_ref()
                .is_none_or(|all| all.contains(&class.name))
            {
                names.extend(other.members.iter().map(Name::as_str));
                let mut bases = other.bases.as_ref()?.iter();
                if !bases.all(|base| self.class(base).is_some()) {
                    return None;
                }
            }
        }
        Some(names)
    }

    /// The class of the text whose object a method is asked of.
    pub(crate) fn class_of(&self, part: usize, receiver: &'s Receiver) -> Option<&'s Class> {
        let maker = self.maker(receiver)?;
        match self.meaning(part, maker)? {
            Meaning::Class(class) => Some(class),
            _ => None,
        }
    }

    /// What made the object that a method is asked of.
    pub(crate) fn maker(&self, receiver: &'s Receiver) -> Option<&'s Target> {
        match receiver {
            Receiver::Made(target) => Some(target),
            Receiver::Global(name) => self.made_by(name),
            Receiver::Attribute(class, attribute) => {
                let class = self.class(class)?;
                let mut made = class.made.iter().filter(|(name, _)| name == attribute);
                let first = made.next();
                let (_, target) = first?;
                made.all(|(_, other)| other == target).then_some(target)
            }
            Receiver::Myself(_) | Receiver::Module(_) => None,
        }
    }

    /// The member of another module that makes the object that a name of the module is.
    pub(crate) fn made_of(&self, name: &Name) -> Option<(&'s Name, &'s Name)> {
        match self.meaning(0, self.made_by(name)?)? {
            Meaning::Member(module, class) => Some((module, class)),
            _ => None,
        }
    }

    fn made_by(&self, name: &Name) -> Option<&'s Target> {
        let made = self.made.get(name.as_bytes()).copied();
        made.filter(|_| self.together.count(name) == 1)
    }

    fn global(&self, name: &'s Name) -> Option<Meaning<'s>> {
        if self.together.unwritten {
            return None;
        }
        if let Some((module, member)) = self.together.member(name) {
            return Some(self.member(module, member));
        }
        if self.together.count(name) != 1 {
            return None;
        }
        if let Some(at) = self.functions.get(&(&[][..], name.as_bytes())) {
            return at.map(Meaning::Function);
        }
        self.classes
            .get(name.as_bytes())
            .map(|class| Meaning::Class(class))
    }

    /// A class of the text that is the only thing of its name.
    pub(crate) fn class(&self, name: &Name) -> Option<&'s Class> {
        let class = self.classes.get(name.as_bytes()).copied();
        class.filter(|_| self.together.count(name) == 1)
    }

    /// The method of a class or of its bases, when nothing else can be meant.
    pub(crate) fn method(
        &self,
        class: &'s Class,
        name: impl AsRef<[u8]>,
        depth: usize,
    ) -> Option<FunctionAt> {
        let depth = depth.checked_sub(1)?;
        let name = name.as_ref();
        if self.assigned.contains(name) {
            return None;
        }
        if self.gives(class, name) {
            let own = self.functions.get(&(class.name.as_bytes(), name));
            return own.copied()?;
        }
        let bases = class.bases.as_ref()?;
        let known: Option<Vec<&'s Class>> = bases.iter().map(|base| self.class(base)).collect();
        known?
            .into_iter()
            .find_map(|base| self.method(base, name, depth))
    }

    /// Whether another class of the text may have something in the place of a method.
    pub(crate) fn is_overridden(&self, at: FunctionAt) -> bool {
        let Some(function) = self.function(at) else {
            return true;
        };
        let own = function.class.as_ref();
        self.heirs.iter().any(|class| {
            Some(&class.name) != own && class.members.binary_search(&function.name).is_ok()
        })
    }

    /// How often the module binds a name, also from functions; none when that is not certain.
    pub(crate) fn count(&self, name: impl AsRef<[u8]>) -> Option<usize> {
        (!self.together.unwritten).then(|| self.together.count(name))
    }

    /// Whether the module binds a name.
    pub(crate) fn binds(&self, name: impl AsRef<[u8]>) -> bool {
        self.together.unwritten || self.together.binds(name)
    }

    /// Whether the module uses a name between two places.
    pub(crate) fn is_used_between(
        &self,
        summaries: &[(usize, &Summary)],
        name: &Name,
        from: usize,
        to: usize,
    ) -> bool {
        // Of the parts, which are in order, only those between matter.
        let first = summaries.partition_point(|(start, _)| *start <= from);
        let end = summaries.partition_point(|(start, _)| *start < to);
        let between = summaries.get(first.saturating_sub(1)..end);
        between.unwrap_or_default().iter().any(|(start, part)| {
            let found = part.uses.binary_search_by(|used| used.name.cmp(name));
            let used = found.ok().and_then(|at| part.uses.get(at));
            used.is_some_and(|used| {
                // Of built-in names not all places are known.
                used.places.is_empty()
                    || used
                        .places
                        .iter()
                        .any(|place| (from..to).contains(&(start + place.range.start)))
            })
        })
    }
}
