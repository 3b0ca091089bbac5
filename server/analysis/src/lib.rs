//! Facts about Python text: parse, names, diagnostics, sizes.
//!
//! Knows nothing of files, LSP, boards or I/O, and cannot fail. Begin at [`analyse`].
#![forbid(unsafe_code)]

mod behaviour;
mod builtins;
mod callee;
mod calls;
mod catalogue;
mod census;
mod code;
mod colour;
mod compiled;
mod complete;
mod constants;
#[cfg(test)]
mod corpus;
mod cpython;
mod decode;
mod diagnostic;
mod docstring;
mod doubt;
mod excerpt;
mod facts;
mod fault;
mod fix;
mod follow_up;
mod hash;
mod ignore;
mod image;
mod imports;
mod infer;
mod interface;
mod lines;
mod links;
mod lint;
mod listing;
mod meaning;
mod name;
mod names;
mod occurrence;
mod outline;
mod page;
mod pins;
mod project;
mod ram;
mod regions;
mod remedy;
mod section;
mod settings;
mod shelf;
mod signature;
mod split;
mod stack;
mod stubs;
mod subject;
mod suppress;
mod surroundings;
mod symbol;
mod tree;
mod unexpected;

pub use calls::{Call, calls};
pub use catalogue::{BoardKind, BuiltIn, Targets};
pub use census::Census;
pub use code::Code;
pub use colour::{Colour, Stroke, colours, colours_by_meaning};
pub use compiled::{CodeSize, code_size};
pub use complete::{BUILT_IN, Completion, CompletionKind, Completions, complete};
pub use decode::decode;
pub use diagnostic::{Diagnostic, Edit, Fix, Related, Severity};
pub use docstring::docstring;
pub use excerpt::Reader;
pub use facts::{Facts, analyse, analyse_again, analyse_file, analyse_in, look};
pub use fix::{all_safe_edits, edited, safe_edits};
pub use imports::{Provider, import, providers};
pub use interface::{Interface, Thing};
pub use lines::{Encoding, LineIndex, Place};
pub use links::{Link, links};
pub use listing::{Listing, listing};
pub use meaning::{Meaning, Target, attribute, built_in, type_at};
pub use occurrence::{Occurrences, Origin, attribute_places, everything_of, occurrences};
pub use project::{
    Asked, Change, Effect, Imported, Links, Module, Project, Questions, Roster, import_words,
    module_name, reached,
};
pub use ram::{
    Gap, Machine, Part, PartKind, Ram, least_memory, ram, ram_if_large, too_large, written,
};
pub use regions::{Fold, around, folds};
pub use remedy::used_of_star;
pub use settings::{
    Level, Levels, SETTINGS, Selector, Settings, read_garter_toml, read_pyproject_toml,
};
pub use shelf::{Finder, Found, InFile, NoShelf, Shelf, Standpoint};
pub use signature::{Signature, signature};
pub use stack::Memory;
pub use stubs::Stubs;
pub use subject::{FunctionPlace, Mentions, Subject, has_member, mentions, stands, subject};
pub use suppress::suppression;
pub use surroundings::Surroundings;
pub use symbol::{Symbol, SymbolKind};
