//! What names mean: each name of a text has a number, all bindings of one in one scope are a group,
//! and each use knows its group. Found once, for nearly everything that is told of a text asks.

use super::{Names, ScopeId, ScopeKind, Use};
use crate::hash::FastMap;
use crate::tree::NodeId;

/// The number of a name: two of the same text are the same name when they have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Symbol(u32);

impl Symbol {
    /// Its place among the names of the text.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The number of all bindings of one name in one scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Group(u32);

/// Where a scope says that a name is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elsewhere {
    Global,
    Nonlocal,
}

/// All bindings of one name in one scope.
#[derive(Debug)]
struct Members {
    scope: ScopeId,
    symbol: Symbol,
    /// Where they begin and end in the list of all.
    first: u32,
    end: u32,
    /// Another group of the scope.
    next: Option<Group>,
}

/// The tables in which names are looked up.
#[derive(Debug, Default)]
pub(super) struct Lookup<'t> {
    symbols: FastMap<&'t str, Symbol>,
    /// By number.
    names: Vec<&'t str>,
    groups: Vec<Members>,
    /// A group of each scope.
    first_of: Vec<Option<Group>>,
    numbers: FastMap<u64, Group>,
    /// The bindings of each group, in the order of the text.
    list: Vec<usize>,
    elsewhere: FastMap<u64, Elsewhere>,
    /// One more than the number of the use that is at each node; 0 for all others.
    uses: Vec<u32>,
}

/// A name in a scope.
fn key(symbol: Symbol, scope: ScopeId) -> u64 {
    u64::from(symbol.0) << 32 | scope.0 as u64
}

impl<'t> Lookup<'t> {
    /// For a text with so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        let mut new = Lookup {
            uses: vec![0; nodes],
            ..Lookup::default()
        };
        // Usual programs have so many names that nothing has to grow often.
        new.symbols.reserve(nodes / 32);
        new.numbers.reserve(nodes / 32);
        new
    }

    /// The number of a name.
    pub(super) fn symbol(&mut self, name: &'t str) -> Symbol {
        let next = Symbol(self.names.len() as u32);
        let symbol = *self.symbols.entry(name).or_insert(next);
        if symbol == next {
            self.names.push(name);
        }
        symbol
    }

    /// Names that scopes say are bound around them, and those scopes.
    pub(super) fn nonlocals(&self) -> impl Iterator<Item = (&'t str, ScopeId)> + '_ {
        let all = self.elsewhere.iter();
        let nonlocals = all.filter(|(_, to)| **to == Elsewhere::Nonlocal);
        nonlocals.filter_map(|(key, _)| {
            let name = self.names.get((key >> 32) as usize)?;
            Some((*name, ScopeId((key & u64::from(u32::MAX)) as usize)))
        })
    }

    /// A scope says that a name is bound elsewhere.
    pub(super) fn is_elsewhere(&mut self, name: &'t str, scope: ScopeId, to: Elsewhere) {
        let symbol = self.symbol(name);
        self.elsewhere.insert(key(symbol, scope), to);
    }

    /// Where a scope says that a name is bound.
    fn elsewhere(&self, symbol: Symbol, scope: ScopeId) -> Option<Elsewhere> {
        let is_usual = self.elsewhere.is_empty();
        let found = (!is_usual).then(|| self.elsewhere.get(&key(symbol, scope)));
        found.flatten().copied()
    }
}

impl<'t> Names<'t> {
    /// Finds what belongs together, when all names are there.
    pub(super) fn look_up(&mut self) {
        let mut group_of = Vec::with_capacity(self.bindings.len());
        self.lookup.first_of.resize(self.scopes.len(), None);
        for at in 0..self.bindings.len() {
            let (symbol, scope) = (self.bindings[at].symbol, self.bindings[at].scope);
            let scope = self.home(symbol, scope);
            self.bindings[at].scope = scope;
            let lookup = &mut self.lookup;
            let next = Group(lookup.groups.len() as u32);
            let group = *lookup.numbers.entry(key(symbol, scope)).or_insert(next);
            if group == next {
                lookup.groups.push(Members {
                    scope,
                    symbol,
                    first: 0,
                    end: 0,
                    next: lookup.first_of[scope.0].replace(group),
                });
            }
            lookup.groups[group.0 as usize].end += 1;
            group_of.push(group);
        }
        // So far `end` is how many there are.
        let mut first = 0;
        for members in &mut self.lookup.groups {
            let count = members.end;
            (members.first, members.end) = (first, first);
            first += count;
        }
        self.lookup.list.resize(group_of.len(), 0);
        for (at, group) in group_of.iter().enumerate() {
            let members = &mut self.lookup.groups[group.0 as usize];
            self.lookup.list[members.end as usize] = at;
            members.end += 1;
        }
        for at in 0..self.uses.len() {
            let used = &self.uses[at];
            let group = self.group(used.symbol, used.scope);
            if let Some(place) = self.lookup.uses.get_mut(used.node.index()) {
                *place = at as u32 + 1;
            }
            self.uses[at].group = group;
        }
    }

    /// The scope that a binding in `scope` is of.
    fn home(&self, symbol: Symbol, scope: ScopeId) -> ScopeId {
        let mut own = scope;
        loop {
            match self.lookup.elsewhere(symbol, own) {
                None => return own,
                Some(Elsewhere::Global) => return ScopeId::MODULE,
                Some(Elsewhere::Nonlocal) => {
                    // The nearest function around; which of them binds it is seen when it is
                    // looked up.
                    let outer = |id: &ScopeId| self.scopes[id.0].parent;
                    let mut around = std::iter::successors(outer(&own), outer);
                    let function = |id: &ScopeId| self.scopes[id.0].kind == ScopeKind::Function;
                    match around.find(function) {
                        Some(function) => own = function,
                        None => return own,
                    }
                }
            }
        }
    }

    /// What a name is bound to where it is used in `scope`.
    fn group(&self, symbol: Symbol, scope: ScopeId) -> Option<Group> {
        let mut at = Some(scope);
        let mut global = false;
        while let Some(id) = at {
            let here = &self.scopes[id.0];
            let own = id == scope;
            let sees = own || here.kind != ScopeKind::Class;
            if (sees && !global || here.parent.is_none())
                && let Some(found) = self.lookup.numbers.get(&key(symbol, id))
            {
                return Some(*found);
            }
            global |= self.lookup.elsewhere(symbol, id) == Some(Elsewhere::Global);
            at = here.parent;
        }
        None
    }

    /// The bindings of a group, in the order of the text; none of none.
    pub(crate) fn members(&self, group: Option<Group>) -> &[usize] {
        let members = group.and_then(|group| self.lookup.groups.get(group.0 as usize));
        let range = members.map(|it| it.first as usize..it.end as usize);
        let list = range.and_then(|range| self.lookup.list.get(range));
        list.unwrap_or_default()
    }

    /// The bindings of a name where it is used.
    pub(crate) fn bindings_at(&self, used: &Use<'_>) -> &[usize] {
        self.members(used.group)
    }

    /// Whether a use means what the module binds, or what is built in.
    pub(crate) fn is_of_module(&self, used: &Use<'_>) -> bool {
        let group = used.group;
        let members = group.and_then(|group| self.lookup.groups.get(group.0 as usize));
        members.is_none_or(|it| it.scope == ScopeId::MODULE)
    }

    /// The bindings a name has where it is used in `scope`; none when it is built in or unknown.
    pub(crate) fn bindings_of(&self, name: &str, scope: ScopeId) -> &[usize] {
        let symbol = self.lookup.symbols.get(name);
        self.members(symbol.and_then(|symbol| self.group(*symbol, scope)))
    }

    /// The group that a binding is in.
    pub(crate) fn group_of(&self, symbol: Symbol, scope: ScopeId) -> Option<Group> {
        self.lookup.numbers.get(&key(symbol, scope)).copied()
    }

    /// The names that a scope binds, each with its bindings.
    pub(crate) fn bound_in(&self, scope: ScopeId) -> impl Iterator<Item = (&'t str, &[usize])> {
        let mut next = self.lookup.first_of.get(scope.0).copied().flatten();
        std::iter::from_fn(move || {
            let group = next?;
            let members = self.lookup.groups.get(group.0 as usize)?;
            next = members.next;
            let name = self.lookup.names.get(members.symbol.index())?;
            Some((*name, self.members(Some(group))))
        })
    }

    /// The scope of a class or function, from one on: those of classes are in the order of the
    /// text.
    pub(crate) fn scope_of(&self, owner: NodeId, from: ScopeId) -> Option<ScopeId> {
        let mut rest = self.scopes.iter().skip(from.0);
        let at = rest.position(|scope| scope.owner == Some(owner))?;
        Some(ScopeId(from.0 + at))
    }

    /// How many names there are.
    pub(crate) fn symbol_count(&self) -> usize {
        self.lookup.names.len()
    }

    /// The use that a node is.
    pub(crate) fn use_at(&self, node: NodeId) -> Option<&Use<'t>> {
        let at = self.lookup.uses.get(node.index())?.checked_sub(1)?;
        self.uses.get(at as usize)
    }
}
