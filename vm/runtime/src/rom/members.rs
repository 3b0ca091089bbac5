//! The members of a namespace: names and what they stand for, side by side.
//!
//! They lie in two tables, because flash is scarce: a name is two bytes, an item eight, and in
//! one table they would take twelve. A search reads names only.

use crate::names::Name;
use crate::rom::Item;

/// One name in a namespace, as tables are written: see [`crate::members!`].
#[derive(Clone, Copy)]
pub struct Member {
    /// Its name.
    pub name: Name,
    /// What it stands for.
    pub item: Item,
}

/// The members of a namespace, sorted by name number.
pub struct Members {
    names: &'static [u16],
    items: &'static [Item],
}

impl Members {
    /// None at all.
    pub const NONE: Members = Members::new(&[], &[]);

    /// Made by [`crate::members!`] from [`names`] and [`items`] of the same sorted table.
    pub const fn new(names: &'static [u16], items: &'static [Item]) -> Members {
        Members { names, items }
    }

    /// The one with number `index`.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&'static Item> {
        self.items.get(index)
    }

    /// The name of the one with number `index`.
    pub fn name(&self, index: usize) -> Option<Name> {
        self.names.get(index).map(|n| Name::from_id(u32::from(*n)))
    }

    /// Looks a name up: its number and what it stands for.
    #[inline]
    pub fn find(&self, name: Name) -> Option<(usize, &'static Item)> {
        let wanted = u16::try_from(name.id()).ok()?;
        let index = self.names.binary_search(&wanted).ok()?;
        Some((index, self.items.get(index)?))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Name, &'static Item)> + use<> {
        let names = self.names.iter().map(|n| Name::from_id(u32::from(*n)));
        names.zip(self.items)
    }
}

/// Sorts a member table by name number, at compile time. A name twice is a compile error.
pub const fn sorted<const N: usize>(mut table: [Member; N]) -> [Member; N] {
    let mut i = 1;
    while i < N {
        let mut j = i;
        while j > 0 && table[j - 1].name.id() >= table[j].name.id() {
            assert!(
                table[j - 1].name.id() != table[j].name.id(),
                "a member is named twice"
            );
            let t = table[j - 1];
            table[j - 1] = table[j];
            table[j] = t;
            j -= 1;
        }
        i += 1;
    }
    table
}

/// The names of a table, at compile time.
pub const fn names<const N: usize>(table: &[Member; N]) -> [u16; N] {
    let mut names = [0; N];
    let mut i = 0;
    while i < N {
        let id = table[i].name.id();
        assert!(id <= u16::MAX as u32, "names in ROM have small numbers");
        names[i] = id as u16;
        i += 1;
    }
    names
}

/// What the names of a table stand for, at compile time.
pub const fn items<const N: usize>(table: &[Member; N]) -> [Item; N] {
    let mut items = [Item::Const(crate::Value::NONE); N];
    let mut i = 0;
    while i < N {
        items[i] = table[i].item;
        i += 1;
    }
    items
}

/// A member table: `members! { "append" => H2(append), "pop" => HN(1, 2, pop) }`.
#[macro_export]
macro_rules! members {
    ($($(#[$when:meta])* $name:literal => $item:expr),* $(,)?) => {
        $crate::members_named!($crate::names::Name::of; $($(#[$when])* $name => $item),*)
    };
}

/// A member table whose names a function given first turns into numbers.
#[macro_export]
macro_rules! members_named {
    ($of:path; $($(#[$when:meta])* $name:literal => $item:expr),* $(,)?) => {{
        #[allow(unused_imports, reason = "a table need not have all kinds of items")]
        use $crate::rom::Item::*;
        const N: usize = [$($(#[$when])* $name),*].len();
        const TABLE: [$crate::rom::Member; N] = $crate::rom::sorted([
            $($(#[$when])* $crate::rom::Member { name: $of($name), item: $item }),*
        ]);
        static TABLE_NAMES: [u16; N] = $crate::rom::names(&TABLE);
        static TABLE_ITEMS: [$crate::rom::Item; N] = $crate::rom::items(&TABLE);
        static TABLES: $crate::rom::Members =
            $crate::rom::Members::new(&TABLE_NAMES, &TABLE_ITEMS);
        &TABLES
    }};
}
