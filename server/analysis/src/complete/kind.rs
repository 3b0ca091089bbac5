//! What a completion is, as editors show it.

use crate::Thing;
use crate::catalogue::EntryKind;
use crate::names::Bound;

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CompletionKind {
    /// A parameter or a name that is assigned.
    Variable,
    /// A function.
    Function,
    /// A function of a class.
    Method,
    /// A name that a class gives its objects.
    Field,
    /// A class.
    Class,
    /// A module.
    Module,
    /// A member of a module that is none of these.
    Value,
    /// A reserved word.
    Keyword,
    /// The name of an argument, with its `=`.
    Argument,
    /// The name of a pin, in a string.
    Pin,
}

pub(super) fn of_entry(kind: EntryKind, in_class: bool) -> CompletionKind {
    match kind {
        EntryKind::Module => CompletionKind::Module,
        EntryKind::Class => CompletionKind::Class,
        EntryKind::Function if in_class => CompletionKind::Method,
        EntryKind::Function => CompletionKind::Function,
        EntryKind::Value => CompletionKind::Value,
    }
}

pub(super) fn of_thing(thing: &Thing, in_module: bool) -> CompletionKind {
    match thing.called() {
        "class" => CompletionKind::Class,
        "function" if in_module => CompletionKind::Function,
        "function" => CompletionKind::Method,
        _ if in_module => CompletionKind::Variable,
        _ => CompletionKind::Field,
    }
}

pub(crate) fn kind_of(bound: &Bound<'_>) -> CompletionKind {
    match bound {
        Bound::Module(_) => CompletionKind::Module,
        Bound::Function(_) => CompletionKind::Function,
        Bound::Class(_) => CompletionKind::Class,
        _ => CompletionKind::Variable,
    }
}
