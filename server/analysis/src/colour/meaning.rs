//! Colours by what names mean.

use super::Colour;
use crate::catalogue::{BuiltIn, EntryKind, catalogue};
use crate::hash::FastMap;
use crate::names::{Bound, Names, ScopeId};
use crate::occurrence::tree;

/// What the names of a text mean, by where they begin; each list in that order.
pub(super) struct Meanings<'t> {
    /// Those of which nothing outside of the text changes that.
    pub(super) known: Vec<(usize, Colour)>,
    /// Those that mean what the module binds.
    pub(super) open: Vec<(usize, &'t str)>,
    /// What the text binds in the module: its colour, if all agree and there is one.
    pub(super) binds: Vec<(&'t str, Option<Colour>)>,
}

impl<'t> Meanings<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let tree = tree(text);
        let names = Names::of(&tree);
        let agreed = |bindings: &[usize]| {
            let mut colours = bindings
                .iter()
                .map(|at| of_binding(&names.bindings[*at].to));
            let first = colours.next().flatten();
            first.filter(|_| colours.all(|it| it == first))
        };
        let (mut known, mut open) = (Vec::new(), Vec::new());
        for used in &names.uses {
            let start = tree.range(used.node).start;
            if names.is_of_module(used) {
                open.push((start, used.name));
            } else if let Some(colour) = agreed(names.bindings_at(used)) {
                known.push((start, colour));
            }
        }
        for binding in names.bindings.iter().filter(|it| is_of_import(&it.to)) {
            let colour = of_binding(&binding.to).unwrap_or(Colour::Name);
            known.push((tree.range(binding.node).start, colour));
        }
        for import in &names.imports {
            let range = tree.range(import.node);
            let parts = text.get(range.clone()).unwrap_or_default().split('.');
            let mut at = range.start;
            for part in parts {
                known.push((at, Colour::Module));
                at += part.len() + 1;
            }
        }
        known.sort_by_key(|it| it.0);
        known.dedup_by_key(|it| it.0);
        open.sort_by_key(|it| it.0);
        let binds = names.bound_in(ScopeId::MODULE);
        let binds = binds.map(|(name, bindings)| (name, agreed(bindings)));
        let binds = binds.collect();
        Meanings { known, open, binds }
    }

    /// The colour of the name that begins at a byte, if the text is all there is.
    pub(super) fn alone(self) -> impl Fn(usize) -> Option<Colour> {
        let binds: FastMap<&str, Option<Colour>> = self.binds.into_iter().collect();
        let (known, open) = (self.known, self.open);
        move |start| match at(&known, start) {
            Some(colour) => Some(*colour),
            None => *binds.get(*at(&open, start)?)?,
        }
    }
}

/// What a list says of a byte.
pub(super) fn at<T>(list: &[(usize, T)], start: usize) -> Option<&T> {
    let found = list.binary_search_by_key(&start, |it| it.0);
    list.get(found.ok()?).map(|it| &it.1)
}

fn is_of_import(to: &Bound<'_>) -> bool {
    matches!(to, Bound::Module(_) | Bound::Member { .. })
}

fn of_binding(to: &Bound<'_>) -> Option<Colour> {
    match to {
        Bound::Module(_) => Some(Colour::Module),
        Bound::Member { module, member } => {
            let module = catalogue().long_name(module).unwrap_or(module);
            let entry = catalogue().entry(&BuiltIn::module(module).inner(member))?;
            match entry.kind() {
                EntryKind::Class => Some(Colour::Class),
                EntryKind::Function => Some(Colour::Function),
                EntryKind::Module => Some(Colour::Module),
                EntryKind::Value => None,
            }
        }
        Bound::Function(_) => Some(Colour::Function),
        Bound::Class(_) => Some(Colour::Class),
        Bound::Parameter => Some(Colour::Parameter),
        Bound::Value(_) | Bound::Unknown => None,
    }
}
