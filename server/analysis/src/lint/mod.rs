//! What a board would not find, and what it does that is hardly meant.
//!
//! A false alarm is worse than none: what is not certain is not told.

mod arguments;
mod built_in;
mod called;
mod habit;
mod interrupt;
mod known_call;
mod mark;
mod missing;
mod missing_member;
mod mistake;
mod near;
mod part;
mod redefined;
mod undefined;
mod unknown_attribute;
mod unused_import;

pub(crate) use built_in::{Supposed, asked_of_built_in, of_module, of_names};
pub(crate) use called::wrong_calls;
pub(crate) use habit::constant::{IntegerName, integers, not_const, unchanging};
pub(crate) use interrupt::{BUFFER_MAKER, done_by, interrupts, shown};
pub(crate) use mark::byte_order_mark;
pub(crate) use missing::{Present, missing};
pub(crate) use missing_member::missing_of_objects;
pub(crate) use near::is_near;
pub(crate) use part::Part;
pub(crate) use redefined::redefined;
pub(crate) use undefined::built_ins;
pub(crate) use undefined::{is_built_in, undefined};

pub(crate) use unknown_attribute::unknown_attributes;
pub(crate) use unused_import::{ImportedName, imported_names, unused_imports};

use crate::Diagnostic;
use crate::tree::Kind;

/// Finds in a part of a text what the rest of the text has no say in, in order.
pub(crate) fn of_part(mut part: Part<'_, '_>) -> Vec<Diagnostic> {
    let tree = part.tree;
    for node in tree.root().into_iter().flat_map(|root| tree.below(root)) {
        if let Kind::Rule(rule) = tree.kind(node) {
            mistake::look(&mut part, node, rule);
            habit::look(&mut part, node, rule);
        }
    }
    mistake::unused::locals(&mut part);
    part.finish()
}

#[cfg(test)]
mod tests {
    use crate::{Surroundings, analyse_in};

    /// What is found in a text without counting what is missing, as `code range-text`.
    pub(super) fn found(text: &str) -> Vec<String> {
        let found = analyse_in(text, &Surroundings::default()).diagnostics;
        let shown = found
            .into_iter()
            .map(|found| format!("{} {}", found.code.id(), &text[found.range]));
        shown.collect()
    }

    /// A text after everything in it was mended that can be.
    pub(super) fn mended(text: &str) -> String {
        let found = analyse_in(text, &Surroundings::default()).diagnostics;
        let fixes = found.into_iter().filter_map(|found| found.fix);
        let mut edits: Vec<_> = fixes.flat_map(|fix| fix.edits).collect();
        edits.sort_by_key(|edit| edit.range.start);
        let mut text = text.to_owned();
        for edit in edits.into_iter().rev() {
            text.replace_range(edit.range, &edit.text);
        }
        text
    }
}
