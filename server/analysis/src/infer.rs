//! What an expression is, as far as assignments, calls, annotations and the catalogue tell. Where
//! they do not agree or do not say, nothing is known.

use garter_syntax::{RuleId, TokenKind};

use crate::builtins::{self, plain_type};
use crate::catalogue::{BuiltIn, EntryKind, catalogue};
use crate::lint::is_built_in;
use crate::names::{Bound, Names, ScopeId, ScopeKind, is_relative};
use crate::tree::{Kind, NodeId, Tree};

/// How many steps are made to find out what one expression is.
const MOST_STEPS: usize = 24;

/// What an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    /// A thing of a module that is built in: the module, a class, a function or a value of it.
    BuiltIn(BuiltIn),
    /// An object of a class that is built in.
    ObjectOfBuiltIn(BuiltIn),
    /// A module of the project, or something in one.
    Elsewhere {
        module: String,
        path: Vec<String>,
        /// Whether it is an object of that.
        is_object: bool,
    },
    /// A class of this text.
    Class(NodeId),
    /// An object of a class of this text.
    Object(NodeId),
    /// A function of this text.
    Function(NodeId),
    /// An object of a type that literals make.
    Plain(&'static str),
    /// A method of such a type: what it answers.
    PlainMethod(&'static str),
}

/// Finds out what the expressions of one text are.
pub(crate) struct Infer<'a, 't> {
    pub(crate) tree: &'a Tree<'t>,
    pub(crate) names: &'a Names<'t>,
    /// Where names are used, in order, and in which scope.
    uses: Vec<(usize, ScopeId)>,
}

/// A member of a class of this text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member<'t> {
    pub(crate) name: &'t str,
    /// The token that gives it.
    pub(crate) node: NodeId,
    /// What it is bound to, unless it is an attribute that methods give.
    bound: Option<usize>,
    /// The value, of an attribute that methods give.
    value: Option<NodeId>,
}

impl<'a, 't> Infer<'a, 't> {
    /// For a text's tree and names.
    pub(crate) fn new(tree: &'a Tree<'t>, names: &'a Names<'t>) -> Self {
        let used = names.uses.iter();
        let mut uses: Vec<_> = used
            .map(|it| (tree.range(it.node).start, it.scope))
            .collect();
        uses.sort_by_key(|it| it.0);
        Infer { tree, names, uses }
    }

    /// What an expression is, in a scope.
    pub(crate) fn expression(&self, node: NodeId, scope: ScopeId) -> Option<Type> {
        self.of(node, scope, MOST_STEPS)
    }

    /// What a name is, in a scope.
    pub(crate) fn name(&self, name: &str, scope: ScopeId) -> Option<Type> {
        self.of_name(name, scope, MOST_STEPS)
    }

    fn of(&self, node: NodeId, scope: ScopeId, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        if let Some(of) = displayed(self.tree, node) {
            return Some(Type::Plain(of));
        }
        match self.tree.kind(node) {
            Kind::Token(TokenKind::Name) => self.of_name(self.tree.text(node), scope, steps),
            Kind::Rule(RuleId::Primary) => self.primary(node, scope, usize::MAX, steps),
            Kind::Rule(RuleId::Paren | RuleId::Conditional | RuleId::Await) => {
                self.of(self.tree.child(node, 0)?, scope, steps)
            }
            _ => None,
        }
    }

    /// What an atom is after so many of the things that are done to it.
    pub(crate) fn prefix(&self, node: NodeId, scope: ScopeId, trailers: usize) -> Option<Type> {
        self.primary(node, scope, trailers, MOST_STEPS)
    }

    fn primary(&self, node: NodeId, scope: ScopeId, trailers: usize, steps: usize) -> Option<Type> {
        let mut parts = self.tree.children(node);
        let atom = parts.next()?;
        let mut trailers = trailers;
        let mut known = match self.tree.name(atom) {
            Some("super") if trailers > 0 && self.names.bindings_of("super", scope).is_empty() => {
                trailers -= 1;
                parts.next()?;
                self.inherited(scope)?
            }
            _ => self.of(atom, scope, steps)?,
        };
        for part in parts.take(trailers) {
            known = match self.tree.kind(part) {
                Kind::Rule(RuleId::Attribute) => {
                    let name = self.tree.name(self.tree.child(part, 0)?)?;
                    self.attribute(&known, name, steps)?
                }
                Kind::Rule(RuleId::CallArguments) => self.called(known, scope, steps)?,
                _ => return None,
            };
        }
        Some(known)
    }

    /// What `super()` is in a scope: an object of what its class inherits from, if that is one.
    fn inherited(&self, scope: ScopeId) -> Option<Type> {
        let mut at = Some(scope);
        while let Some(id) = at {
            let here = self.names.scope(id);
            if here.kind == ScopeKind::Class {
                let mut bases = self.bases(here.owner?).into_iter();
                return match bases.next()?.filter(|_| bases.next().is_none())? {
                    Type::Class(class) => Some(Type::Object(class)),
                    Type::BuiltIn(class) => Some(Type::ObjectOfBuiltIn(class)),
                    Type::Elsewhere { module, path, .. } => Some(Type::Elsewhere {
                        module,
                        path,
                        is_object: true,
                    }),
                    other => Some(other),
                };
            }
            at = here.parent;
        }
        None
    }

    /// What a name of something is.
    fn attribute(&self, of: &Type, name: &str, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        match of {
            Type::BuiltIn(thing) => {
                let inner = thing.inner(name);
                if catalogue().entry(&inner).is_some() {
                    return Some(Type::BuiltIn(inner));
                }
                let module = format!("{}.{name}", thing.module);
                let is_module = thing.path.is_empty();
                let below = BuiltIn::module(&module);
                (is_module && catalogue().entry(&below).is_some()).then_some(Type::BuiltIn(below))
            }
            Type::ObjectOfBuiltIn(class) => {
                let inner = class.inner(name);
                catalogue().entry(&inner)?;
                Some(Type::BuiltIn(inner))
            }
            Type::Elsewhere { module, path, .. } => {
                let mut path = path.clone();
                path.push(name.to_owned());
                Some(Type::Elsewhere {
                    module: module.clone(),
                    path,
                    is_object: false,
                })
            }
            Type::Class(class) | Type::Object(class) => {
                let Some(member) = self.member(*class, name) else {
                    let mut foreign = self.foreign_bases(*class).into_iter();
                    // Only the files of the project tell which of several has it.
                    let base = foreign.next().filter(|_| foreign.next().is_none())?;
                    return self.attribute(&base, name, steps);
                };
                match (member.bound, member.value) {
                    (Some(bound), _) => self.binding(bound, steps),
                    (None, Some(value)) => self.of(value, self.scope_of(value)?, steps),
                    (None, None) => None,
                }
            }
            Type::Plain(of) => builtins::answer(of, name).map(Type::PlainMethod),
            Type::Function(_) | Type::PlainMethod(_) => None,
        }
    }

    /// What a call of something gives.
    fn called(&self, what: Type, scope: ScopeId, steps: usize) -> Option<Type> {
        match what {
            Type::Class(class) => Some(Type::Object(class)),
            Type::BuiltIn(thing) => {
                let entry = catalogue().entry(&thing)?;
                if entry.kind() == EntryKind::Class {
                    return Some(Type::ObjectOfBuiltIn(thing));
                }
                let result = entry.result();
                if plain_type(result).is_some() {
                    return plain(result);
                }
                let class = BuiltIn::module(&thing.module).inner(result);
                let found = catalogue().entry(&class)?;
                (found.kind() == EntryKind::Class).then_some(Type::ObjectOfBuiltIn(class))
            }
            Type::Elsewhere { module, path, .. } => Some(Type::Elsewhere {
                module,
                path,
                is_object: true,
            }),
            Type::Function(function) => {
                let annotation = self.tree.child(function, 2)?;
                match self.tree.kind(annotation) {
                    Kind::Absent => self.returned(function, steps),
                    _ => self.annotated(annotation, scope, steps),
                }
            }
            // `str` is called to make one.
            Type::Plain(of) | Type::PlainMethod(of) => Some(Type::Plain(of)),
            Type::ObjectOfBuiltIn(_) | Type::Object(_) => None,
        }
    }

    /// What a call of a function of this text gives.
    pub(crate) fn given_by(&self, function: NodeId, scope: ScopeId) -> Option<Type> {
        self.called(Type::Function(function), scope, MOST_STEPS)
    }

    /// What the `return` statements of a function give, where they agree.
    fn returned(&self, function: NodeId, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        let body = self.tree.child(function, 3)?;
        let mut known = None;
        let mut inner = 0;
        for node in self.tree.below(body) {
            let range = self.tree.range(node);
            if range.start < inner {
                continue;
            }
            match self.tree.kind(node) {
                Kind::Rule(RuleId::FunctionDef | RuleId::ClassDef) => inner = range.end,
                Kind::Rule(RuleId::YieldExpression) => return None,
                Kind::Rule(RuleId::Return) => {
                    let value = self.tree.child(node, 0)?;
                    if matches!(
                        self.tree.kind(value),
                        Kind::Absent | Kind::Token(TokenKind::None)
                    ) {
                        continue;
                    }
                    let given = self.of(value, self.scope_of(value)?, steps)?;
                    if known.as_ref().is_some_and(|before| *before != given) {
                        return None;
                    }
                    known = Some(given);
                }
                _ => {}
            }
        }
        known
    }

    /// An object of what an annotation names.
    pub(crate) fn annotation(&self, annotation: NodeId, scope: ScopeId) -> Option<Type> {
        self.annotated(annotation, scope, MOST_STEPS)
    }

    fn annotated(&self, annotation: NodeId, scope: ScopeId, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        let tree = self.tree;
        let class = match tree.kind(annotation) {
            // `"Led"`: the name of a class that is defined later.
            Kind::Token(TokenKind::String) => {
                let name = tree.text(annotation).trim_matches(['"', '\'']);
                let mut names = name.split('.');
                let first = self.of_name(names.next()?, scope, steps)?;
                names.try_fold(first, |known, name| self.attribute(&known, name, steps))?
            }
            // `Led | None`
            Kind::Rule(RuleId::Expression) => {
                let is_none = |it: &NodeId| tree.kind(*it) == Kind::Token(TokenKind::None);
                let mut others = tree.children(annotation).filter(|it| !is_none(it));
                let only = others.next().filter(|_| others.next().is_none())?;
                return self.annotated(only, scope, steps);
            }
            Kind::Rule(RuleId::Primary) if self.is_subscribed(annotation) => {
                let atom = tree.child(annotation, 0)?;
                let index = tree.child(annotation, 1)?;
                // `Optional[Led]` may be an object of `Led`; `list[Led]` is a list.
                if tree.text(atom).ends_with("Optional") {
                    return self.annotated(tree.child(index, 0)?, scope, steps);
                }
                self.of(atom, scope, steps)?
            }
            _ => self.of(annotation, scope, steps)?,
        };
        match class {
            Type::Class(_) | Type::BuiltIn(_) | Type::Elsewhere { .. } => {
                self.called(class, scope, steps)
            }
            other => Some(other),
        }
    }

    fn is_subscribed(&self, primary: NodeId) -> bool {
        let parts: Vec<NodeId> = self.tree.children(primary).collect();
        matches!(parts[..], [_, index] if self.tree.is(index, RuleId::Index))
    }

    fn of_name(&self, name: &str, scope: ScopeId, steps: usize) -> Option<Type> {
        let steps = steps.checked_sub(1)?;
        let bindings = self.names.bindings_of(name, scope);
        if bindings.is_empty() {
            // What is called by the name of a type makes one; nothing else is asked of it.
            return plain(name);
        }
        let mut known = None;
        for &binding in bindings {
            let Some(next) = self.binding(binding, steps) else {
                // `x = None` at first says nothing about what comes later.
                continue;
            };
            match &known {
                None => known = Some(next),
                Some(before) if *before == next => {}
                Some(_) => return None,
            }
        }
        known
    }

    fn binding(&self, at: usize, steps: usize) -> Option<Type> {
        let binding = self.names.bindings.get(at)?;
        match &binding.to {
            Bound::Module(module) => Some(module_type(module)),
            Bound::Member { module, member } => match module_type(module) {
                Type::BuiltIn(thing) => {
                    let inner = thing.inner(member);
                    let below = BuiltIn::module(&format!("{module}.{member}"));
                    let all = [inner, below].into_iter();
                    let mut there = all.filter(|it| catalogue().entry(it).is_some());
                    there.next().map(Type::BuiltIn)
                }
                _ => Some(Type::Elsewhere {
                    module: (*module).to_owned(),
                    path: vec![(*member).to_owned()],
                    is_object: false,
                }),
            },
            Bound::Function(function) => Some(Type::Function(*function)),
            Bound::Class(class) => Some(Type::Class(*class)),
            Bound::Parameter => self.parameter(binding.node, binding.scope, steps),
            Bound::Value(value) => self.of(
                *value,
                self.scope_of(*value).unwrap_or(binding.scope),
                steps,
            ),
            Bound::Unknown => None,
        }
    }

    /// What a parameter is: by its annotation, or the object of a method's class.
    fn parameter(&self, name: NodeId, scope: ScopeId, steps: usize) -> Option<Type> {
        let around = self.tree.before(name).filter(|node| {
            (self.tree.is(*node, RuleId::NamedParameter)
                || self.tree.is(*node, RuleId::AnnotatedName))
                && self.tree.child(*node, 0) == Some(name)
        });
        if let Some(annotation) = around.and_then(|node| self.tree.child(node, 1))
            && self.tree.kind(annotation) != Kind::Absent
        {
            let outer = self.names.scope(scope).parent.unwrap_or(scope);
            return self.annotated(annotation, outer, steps);
        }
        let outer = self.names.scope(scope).parent?;
        if self.names.scope(outer).kind != ScopeKind::Class {
            return None;
        }
        // Only the first parameter of a function in a class is its object.
        let own = self.names.bindings.iter();
        let mut own = own.filter(|it| it.scope == scope && it.to == Bound::Parameter);
        let first = own.next()?;
        let class = self.names.scope(outer).owner?;
        (first.node == name).then_some(Type::Object(class))
    }

    /// The scope that the names of an expression are looked up in.
    pub(crate) fn scope_of(&self, node: NodeId) -> Option<ScopeId> {
        let inside = self.tree.range(node);
        let first = self.uses.partition_point(|it| it.0 < inside.start);
        let (start, scope) = self.uses.get(first)?;
        inside.contains(start).then_some(*scope)
    }

    /// The members of a class of this text: what its body binds, and what its methods give to
    /// their object. Its bases' members too, where they are of this text.
    pub(crate) fn members(&self, class: NodeId) -> Vec<Member<'t>> {
        let mut all = Vec::new();
        let mut pending = vec![class];
        let mut seen = Vec::new();
        while let Some(class) = pending.pop() {
            if seen.contains(&class) || seen.len() > MOST_STEPS {
                continue;
            }
            seen.push(class);
            self.own_members(class, &mut all);
            let Some(bases) = self.tree.child(class, 1) else {
                continue;
            };
            for base in self.tree.below(bases) {
                if let Some(name) = self.tree.name(base)
                    && let Some(scope) = self.scope_of(base)
                    && let Some(Type::Class(base)) = self.name(name, scope)
                {
                    pending.push(base);
                }
            }
        }
        all
    }

    fn own_members(&self, class: NodeId, all: &mut Vec<Member<'t>>) {
        let mut add = |member: Member<'t>| {
            if !all.iter().any(|known| known.name == member.name) {
                all.push(member);
            }
        };
        for (at, binding) in self.names.bindings.iter().enumerate() {
            let scope = self.names.scope(binding.scope);
            if scope.kind == ScopeKind::Class
                && scope.owner == Some(class)
                && let Some(name) = self.tree.name(binding.node)
            {
                add(Member {
                    name,
                    node: binding.node,
                    bound: Some(at),
                    value: None,
                });
            }
        }
        for node in self.tree.below(class) {
            if let Some((_, name, value)) = self.given(node).filter(|it| it.0 == class) {
                add(Member {
                    name: self.tree.text(name),
                    node: name,
                    bound: None,
                    value,
                });
            }
        }
    }

    /// All that methods give to their objects: the class, the name's token and the value.
    pub(crate) fn given_to_objects(&self) -> Vec<(NodeId, NodeId, Option<NodeId>)> {
        let all = self.tree.root().into_iter();
        let all = all.flat_map(|root| self.tree.below(root));
        all.filter_map(|node| self.given(node)).collect()
    }

    /// `self.name = value` in a method of a class: the class, the name's token and the value.
    fn given(&self, statement: NodeId) -> Option<(NodeId, NodeId, Option<NodeId>)> {
        if !self.tree.is(statement, RuleId::ExpressionStatement) {
            return None;
        }
        let target = self.tree.child(statement, 0)?;
        if !self.tree.is(target, RuleId::Primary) {
            return None;
        }
        let mut parts = self.tree.children(target);
        let (object, attribute) = (parts.next()?, parts.next()?);
        if parts.next().is_some() || !self.tree.is(attribute, RuleId::Attribute) {
            return None;
        }
        let name = self.tree.name(object)?;
        let scope = self.scope_of(object)?;
        let binding = self
            .names
            .bindings
            .get(*self.names.bindings_of(name, scope).first()?)?;
        let known = self.parameter(binding.node, binding.scope, MOST_STEPS);
        let Some(Type::Object(class)) = known.filter(|_| binding.to == Bound::Parameter) else {
            return None;
        };
        let tail = self.tree.child(statement, 1)?;
        let value = match self.tree.kind(tail) {
            Kind::Rule(RuleId::AugmentedAssign) => None,
            Kind::Rule(RuleId::AnnotatedAssign) => self.tree.child(tail, 1),
            Kind::Rule(RuleId::AssignChain) => self.tree.children(tail).last(),
            _ => Some(tail),
        };
        let value = value.filter(|it| self.tree.kind(*it) != Kind::Absent);
        Some((class, self.tree.child(attribute, 0)?, value))
    }

    /// What a class inherits from, as far as it is known.
    pub(crate) fn bases(&self, class: NodeId) -> Vec<Option<Type>> {
        let Some(list) = self.tree.child(class, 1) else {
            return Vec::new();
        };
        let arguments = match self.tree.kind(list) {
            Kind::Rule(RuleId::CallArguments) => self.tree.child(list, 0),
            _ => Some(list),
        };
        let all = arguments.into_iter();
        let all = all.flat_map(|it| self.tree.members(it, RuleId::Arguments));
        let all: Vec<NodeId> = all.collect();
        let outer = |base| self.scope_of(base).unwrap_or(ScopeId::MODULE);
        let known = |base: &NodeId| {
            let scope = outer(*base);
            let name = self
                .tree
                .name(*base)
                .filter(|name| is_built_in(name) && self.names.bindings_of(name, scope).is_empty());
            // What all classes have, and exceptions.
            name.map_or_else(
                || self.expression(*base, scope),
                |_| Some(Type::Plain("object")),
            )
        };
        all.iter().map(known).collect()
    }

    /// What a class of this text, or those of this text that it inherits from, inherit from that
    /// is not of this text.
    pub(crate) fn foreign_bases(&self, class: NodeId) -> Vec<Type> {
        let mut found = Vec::new();
        let (mut pending, mut seen) = (vec![class], Vec::new());
        while let Some(class) = pending.pop() {
            if seen.contains(&class) || seen.len() > MOST_STEPS {
                continue;
            }
            seen.push(class);
            for base in self.bases(class).into_iter().flatten() {
                match base {
                    Type::Class(base) => pending.push(base),
                    Type::Elsewhere { .. } | Type::BuiltIn(_) => found.push(base),
                    _ => {}
                }
            }
        }
        found
    }

    /// What a binding is.
    pub(crate) fn bound(&self, at: usize) -> Option<Type> {
        self.binding(at, MOST_STEPS)
    }

    /// The member of a class by its name.
    pub(crate) fn member(&self, class: NodeId, name: &str) -> Option<Member<'t>> {
        self.members(class).into_iter().find(|it| it.name == name)
    }

    /// What a member is.
    pub(crate) fn member_bound(&self, member: &Member<'_>) -> Option<&Bound<'t>> {
        Some(&self.names.bindings.get(member.bound?)?.to)
    }
}

/// The type of a literal or a display of items, which anybody can see.
pub(crate) fn displayed(tree: &Tree<'_>, node: NodeId) -> Option<&'static str> {
    let inner = || tree.child(node, 0);
    let makes = |items: NodeId| {
        let mut parts = tree.children(items);
        parts.any(|part| tree.is(part, RuleId::ComprehensionFor))
    };
    match tree.kind(node) {
        Kind::Token(TokenKind::String) => Some("str"),
        Kind::Token(TokenKind::Bytes) => Some("bytes"),
        Kind::Token(TokenKind::Integer) => Some("int"),
        Kind::Rule(RuleId::Bracket) => Some("list"),
        Kind::Rule(RuleId::Brace) => {
            let mut first = inner()?;
            if tree.is(first, RuleId::DictItems) {
                first = tree.child(first, 0)?;
            }
            let is_dict = tree.kind(first) == Kind::Absent || tree.is(first, RuleId::DictItem);
            Some(if is_dict { "dict" } else { "set" })
        }
        Kind::Rule(RuleId::Paren) => match tree.kind(inner()?) {
            Kind::Absent => Some("tuple"),
            // With `for` it is a generator.
            Kind::Rule(RuleId::Items) if !makes(inner()?) => Some("tuple"),
            _ => None,
        },
        _ => None,
    }
}

fn plain(name: &str) -> Option<Type> {
    let is_sure = |it: &&str| !matches!(*it, "bool" | "complex" | "float");
    let found = plain_type(name).filter(is_sure)?;
    Some(Type::Plain(found))
}

fn module_type(module: &str) -> Type {
    let thing = BuiltIn::module(module);
    if !is_relative(module) && catalogue().entry(&thing).is_some() {
        return Type::BuiltIn(thing);
    }
    Type::Elsewhere {
        module: module.to_owned(),
        path: Vec::new(),
        is_object: false,
    }
}
