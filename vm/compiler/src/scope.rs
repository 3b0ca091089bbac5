//! Scopes, the names they use, and where each name lives: locals, cells, globals.
//!
//! A scope is a record in the arena, and so is each use of a name by a scope; uses are found by
//! hash and listed in the order in which they were met, because numbers of locals follow it.

use crate::arena::{Arena, At, OutOfMemory};
use crate::names::Name;
use garter_bytecode::prelude::{GENERATOR, VAR_ARGUMENTS};

/// What a scope is the body of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Lambda,
    ListComp,
    DictComp,
    SetComp,
    GenExpr,
    Function,
    /// The text of an `eval`.
    Eval,
}

const KINDS: [ScopeKind; 9] = [
    ScopeKind::Module,
    ScopeKind::Class,
    ScopeKind::Lambda,
    ScopeKind::ListComp,
    ScopeKind::DictComp,
    ScopeKind::SetComp,
    ScopeKind::GenExpr,
    ScopeKind::Function,
    ScopeKind::Eval,
];

impl ScopeKind {
    /// Names that are assigned are locals.
    pub(crate) fn has_locals(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class | ScopeKind::Eval)
    }

    pub(crate) fn is_comprehension(self) -> bool {
        matches!(
            self,
            ScopeKind::ListComp | ScopeKind::DictComp | ScopeKind::SetComp | ScopeKind::GenExpr
        )
    }

    pub(crate) fn is_module(self) -> bool {
        matches!(self, ScopeKind::Module | ScopeKind::Eval)
    }
}

macro_rules! fields {
    ($($name:ident $setter:ident $index:literal;)*) => {
        /// Words of a record.
        const SCOPE_WORDS: u32 = [$($index,)*].len() as u32;

        impl Scope {
            $(
                pub(crate) fn $name(self, arena: &Arena<'_>) -> u32 {
                    arena.get(self.0 + $index)
                }
                pub(crate) fn $setter(self, arena: &mut Arena<'_>, value: u32) {
                    arena.set(self.0 + $index, value);
                }
            )*
        }
    };
}

/// The place of a scope's record; 0 is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scope(pub(crate) At);

fields! {
    kind_word set_kind_word 0;
    // The syntax node.
    node set_node 1;
    name_word set_name_word 2;
    parent_word set_parent_word 3;
    // The scope that was met after this one.
    next_word set_next_word 4;
    first_use set_first_use 5;
    last_use set_last_use 6;
    flags set_flags 7;
    positional set_positional 8;
    keyword_only set_keyword_only 9;
    defaults set_defaults 10;
    locals set_locals 11;
    // What the scope pass counted: labels, jumps and changes of line.
    labels set_labels 12;
    jumps set_jumps 13;
    lines set_lines 14;
    // The finished function: place and length in bytes.
    code set_code 15;
    code_len set_code_len 16;
    // The functions made by this one, in order.
    first_child set_first_child 17;
    next_sibling set_next_sibling 18;
    children set_children 19;
}

impl Scope {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn new(
        arena: &mut Arena<'_>,
        kind: ScopeKind,
        node: u32,
        name: Name,
        parent: Scope,
    ) -> Result<Self, OutOfMemory> {
        let scope = Self(arena.alloc_zeroed(SCOPE_WORDS)?);
        scope.set_kind_word(arena, kind as u32);
        scope.set_node(arena, node);
        scope.set_name_word(arena, name.0);
        scope.set_parent_word(arena, parent.0);
        if kind == ScopeKind::GenExpr {
            scope.add_flag(arena, GENERATOR);
        }
        Ok(scope)
    }

    pub(crate) fn kind(self, arena: &Arena<'_>) -> ScopeKind {
        let number = (self.kind_word(arena) & 0xff) as usize;
        KINDS.get(number).copied().unwrap_or(ScopeKind::Module)
    }

    /// What the function becomes.
    #[cfg(feature = "host")]
    pub(crate) fn flavour(self, arena: &Arena<'_>) -> crate::machine::Flavour {
        crate::machine::Flavour::from_number(self.kind_word(arena) >> 8)
    }

    #[cfg(feature = "host")]
    pub(crate) fn set_flavour(self, arena: &mut Arena<'_>, flavour: crate::machine::Flavour) {
        let kind = self.kind_word(arena) & 0xff;
        self.set_kind_word(arena, kind | (flavour as u32) << 8);
    }

    pub(crate) fn name(self, arena: &Arena<'_>) -> Name {
        Name(self.name_word(arena))
    }

    pub(crate) fn parent(self, arena: &Arena<'_>) -> Scope {
        Scope(self.parent_word(arena))
    }

    pub(crate) fn next(self, arena: &Arena<'_>) -> Scope {
        Scope(self.next_word(arena))
    }

    pub(crate) fn add_flag(self, arena: &mut Arena<'_>, flag: u8) {
        let flags = self.flags(arena);
        self.set_flags(arena, flags | u32::from(flag));
    }
}

/// Where a name lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Binding {
    /// Not known yet.
    Undecided,
    /// Looked up by name.
    GlobalImplicit,
    /// Assigned in a module or class.
    GlobalAssigned,
    /// Looked up among the globals.
    GlobalExplicit,
    Local,
    /// A local that an inner function shares.
    Cell,
    /// A cell of an outer function.
    Free,
}

const BINDINGS: [Binding; 7] = [
    Binding::Undecided,
    Binding::GlobalImplicit,
    Binding::GlobalAssigned,
    Binding::GlobalExplicit,
    Binding::Local,
    Binding::Cell,
    Binding::Free,
];

/// The name is a parameter.
pub(crate) const PARAMETER: u32 = 1 << 8;
/// It is the `*` parameter.
pub(crate) const STAR: u32 = 1 << 9;
/// It is the `**` parameter.
pub(crate) const DOUBLE_STAR: u32 = 1 << 10;

/// The use of a name by a scope: next of its bucket, name, scope, binding and flags with the
/// local's number above them, next of the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Use(pub(crate) At);

const USE_WORDS: u32 = 5;
const NUMBER_SHIFT: u32 = 16;

impl Use {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn name(self, arena: &Arena<'_>) -> Name {
        Name(arena.get(self.0 + 1))
    }
    pub(crate) fn binding(self, arena: &Arena<'_>) -> Binding {
        let number = arena.get(self.0 + 3) & 0xff;
        BINDINGS
            .get(number as usize)
            .copied()
            .unwrap_or(Binding::Undecided)
    }
    pub(crate) fn set_binding(self, arena: &mut Arena<'_>, binding: Binding) {
        let word = arena.get(self.0 + 3);
        arena.set(self.0 + 3, word & !0xff | binding as u32);
    }
    pub(crate) fn has(self, arena: &Arena<'_>, flag: u32) -> bool {
        arena.get(self.0 + 3) & flag != 0
    }
    pub(crate) fn set_flag(self, arena: &mut Arena<'_>, flag: u32) {
        let word = arena.get(self.0 + 3);
        arena.set(self.0 + 3, word | flag);
    }
    pub(crate) fn number(self, arena: &Arena<'_>) -> u32 {
        arena.get(self.0 + 3) >> NUMBER_SHIFT
    }
    fn set_number(self, arena: &mut Arena<'_>, number: u32) {
        let word = arena.get(self.0 + 3) & ((1 << NUMBER_SHIFT) - 1);
        arena.set(self.0 + 3, word | number << NUMBER_SHIFT);
    }
    pub(crate) fn next(self, arena: &Arena<'_>) -> Use {
        Use(arena.get(self.0 + 4))
    }
}

/// The table of uses.
pub(crate) struct Uses {
    buckets: At,
    mask: u32,
}

impl Uses {
    pub(crate) fn new(arena: &mut Arena<'_>, len: usize) -> Result<Self, OutOfMemory> {
        let buckets = (len / 64).clamp(8, 1 << 16).next_power_of_two() as u32;
        Ok(Self {
            buckets: arena.alloc_zeroed(buckets)?,
            mask: buckets - 1,
        })
    }

    fn bucket(&self, scope: Scope, name: Name) -> At {
        let hash = (name.0 ^ scope.0.rotate_left(16)).wrapping_mul(0x9e37_79b1);
        self.buckets + (hash >> 12 & self.mask)
    }

    /// The use of a name by a scope.
    #[inline]
    pub(crate) fn find(&self, arena: &Arena<'_>, scope: Scope, name: Name) -> Use {
        let mut at = arena.get(self.bucket(scope, name));
        while at != 0 {
            if arena.get(at + 1) == name.0 && arena.get(at + 2) == scope.0 {
                break;
            }
            at = arena.get(at);
        }
        Use(at)
    }

    /// The use of a name by a scope, made if it is new. Says whether it was.
    pub(crate) fn find_or_add(
        &self,
        arena: &mut Arena<'_>,
        scope: Scope,
        name: Name,
        binding: Binding,
    ) -> Result<(Use, bool), OutOfMemory> {
        let found = self.find(arena, scope, name);
        if found != Use::NONE {
            return Ok((found, false));
        }
        let bucket = self.bucket(scope, name);
        let at = arena.alloc(USE_WORDS)?;
        arena.set(at, arena.get(bucket));
        arena.set(at + 1, name.0);
        arena.set(at + 2, scope.0);
        arena.set(at + 3, binding as u32);
        arena.set(at + 4, 0);
        arena.set(bucket, at);
        append(arena, scope, at);
        Ok((Use(at), true))
    }

    /// A name is read. Whether it is an outer function's is decided when the scope ends, because
    /// it may still be assigned.
    pub(crate) fn load(
        &self,
        arena: &mut Arena<'_>,
        scope: Scope,
        name: Name,
    ) -> Result<(), OutOfMemory> {
        self.find_or_add(arena, scope, name, Binding::GlobalImplicit)?;
        Ok(())
    }

    /// The scope's names are all known: those that it only reads are looked up around it.
    pub(crate) fn end_scope(&self, arena: &mut Arena<'_>, scope: Scope) -> Result<(), OutOfMemory> {
        let mut id = Use(scope.first_use(arena));
        while id != Use::NONE {
            if id.binding(arena) == Binding::GlobalImplicit {
                self.look_outside(arena, scope, id)?;
            }
            id = id.next(arena);
        }
        Ok(())
    }

    /// A name is assigned or deleted.
    pub(crate) fn modify(
        &self,
        arena: &mut Arena<'_>,
        scope: Scope,
        name: Name,
    ) -> Result<Use, OutOfMemory> {
        let (id, _) = self.find_or_add(arena, scope, name, Binding::GlobalImplicit)?;
        if id.binding(arena) == Binding::GlobalImplicit {
            let local = scope.kind(arena).has_locals();
            let binding = if local {
                Binding::Local
            } else {
                Binding::GlobalAssigned
            };
            id.set_binding(arena, binding);
        }
        Ok(id)
    }

    /// Makes a new use free when a function around the scope has the name as a local.
    pub(crate) fn look_outside(
        &self,
        arena: &mut Arena<'_>,
        scope: Scope,
        id: Use,
    ) -> Result<(), OutOfMemory> {
        let name = id.name(arena);
        let mut outer = scope.parent(arena);
        while outer != Scope::NONE && outer.parent(arena) != Scope::NONE {
            let other = self.find(arena, outer, name);
            if other != Use::NONE {
                if matches!(
                    other.binding(arena),
                    Binding::Undecided | Binding::Local | Binding::Cell | Binding::Free
                ) {
                    id.set_binding(arena, Binding::Free);
                    self.close_over(arena, scope, name)?;
                }
                break;
            }
            outer = outer.parent(arena);
        }
        Ok(())
    }

    /// Makes the name a cell where it is a local, and free in the scopes between.
    fn close_over(
        &self,
        arena: &mut Arena<'_>,
        scope: Scope,
        name: Name,
    ) -> Result<(), OutOfMemory> {
        let mut outer = scope.parent(arena);
        while outer != Scope::NONE {
            let (id, _) = self.find_or_add(arena, outer, name, Binding::Undecided)?;
            match id.binding(arena) {
                Binding::Undecided => id.set_binding(arena, Binding::Free),
                Binding::Local => {
                    id.set_binding(arena, Binding::Cell);
                    return Ok(());
                }
                _ => return Ok(()),
            }
            outer = outer.parent(arena);
        }
        Ok(())
    }

    /// Gives every local and cell its number, once all scopes have been walked. `exact`: each has a
    /// place; else places are counted as the official compiler does.
    pub(crate) fn number_locals(
        &self,
        arena: &mut Arena<'_>,
        scope: Scope,
        class_name: Name,
        exact: bool,
    ) {
        if scope.flags(arena) & u32::from(VAR_ARGUMENTS) != 0 {
            self.star_goes_last(arena, scope);
        }
        let kind = scope.kind(arena);
        let mut locals = 0;
        let mut free = false;
        let mut id = Use(scope.first_use(arena));
        while id != Use::NONE {
            let binding = id.binding(arena);
            // `__class__` takes no place in a class unless a method shares it: stored in the class
            // it lies where the stack begins.
            let unused = !exact && kind == ScopeKind::Class && id.name(arena) == class_name;
            if kind.has_locals() && binding == Binding::GlobalImplicit {
                id.set_binding(arena, Binding::GlobalExplicit);
            }
            if !unused && (binding == Binding::Local || id.has(arena, PARAMETER)) {
                id.set_number(arena, locals);
                locals += 1;
            }
            free |= binding == Binding::Free;
            id = id.next(arena);
        }
        let mut id = Use(scope.first_use(arena));
        while id != Use::NONE {
            if id.binding(arena) == Binding::Cell && !id.has(arena, PARAMETER) {
                id.set_number(arena, locals);
                locals += 1;
            }
            id = id.next(arena);
        }
        if free {
            locals += self.number_free(arena, scope);
        }
        scope.set_locals(arena, locals);
    }

    /// Free names come before everything else, in the order of the scope around.
    fn number_free(&self, arena: &mut Arena<'_>, scope: Scope) -> u32 {
        let mut count = 0;
        let mut outer = Use(scope.parent(arena).first_use(arena));
        while outer != Use::NONE {
            if matches!(outer.binding(arena), Binding::Cell | Binding::Free) {
                let id = self.find(arena, scope, outer.name(arena));
                if id != Use::NONE && id.binding(arena) == Binding::Free {
                    id.set_number(arena, count);
                    count += 1;
                }
            }
            outer = outer.next(arena);
        }
        let mut id = Use(scope.first_use(arena));
        while id != Use::NONE && count > 0 {
            if id.binding(arena) != Binding::Free || id.has(arena, PARAMETER) {
                let number = id.number(arena);
                id.set_number(arena, number + count);
            }
            id = id.next(arena);
        }
        let positional = scope.positional(arena);
        scope.set_positional(arena, positional + count);
        count
    }

    /// The `*` parameter changes places with the last parameter before the `**` one.
    fn star_goes_last(&self, arena: &mut Arena<'_>, scope: Scope) {
        let (mut star, mut last) = (Use::NONE, Use::NONE);
        let mut id = Use(scope.first_use(arena));
        while id != Use::NONE {
            if id.has(arena, STAR) {
                star = id;
                last = Use::NONE;
            } else if id.has(arena, PARAMETER) && !id.has(arena, DOUBLE_STAR) {
                last = id;
            }
            id = id.next(arena);
        }
        if star == Use::NONE || last == Use::NONE {
            return;
        }
        // The records keep their places in the list and swap their content, so the hash table
        // must learn where the two names now are.
        for word in [1, 3] {
            let (a, b) = (arena.get(star.0 + word), arena.get(last.0 + word));
            arena.set(star.0 + word, b);
            arena.set(last.0 + word, a);
        }
        self.rehash_pair(arena, scope, star, last);
    }

    fn rehash_pair(&self, arena: &mut Arena<'_>, scope: Scope, a: Use, b: Use) {
        // `a` sits in the bucket of what is now `b`'s name, and the other way round.
        let (to_a, to_b) = (
            self.bucket(scope, a.name(arena)),
            self.bucket(scope, b.name(arena)),
        );
        if to_a == to_b {
            return;
        }
        self.unlink(arena, to_b, a);
        self.unlink(arena, to_a, b);
        for (bucket, id) in [(to_a, a), (to_b, b)] {
            arena.set(id.0, arena.get(bucket));
            arena.set(bucket, id.0);
        }
    }

    fn unlink(&self, arena: &mut Arena<'_>, bucket: At, id: Use) {
        let mut link = bucket;
        while arena.get(link) != 0 {
            if arena.get(link) == id.0 {
                arena.set(link, arena.get(id.0));
                return;
            }
            link = arena.get(link);
        }
    }
}

fn append(arena: &mut Arena<'_>, scope: Scope, at: At) {
    let last = scope.last_use(arena);
    if last == 0 {
        scope.set_first_use(arena, at);
    } else {
        arena.set(last + 4, at);
    }
    scope.set_last_use(arena, at);
}
