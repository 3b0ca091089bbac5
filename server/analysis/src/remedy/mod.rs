//! Remedies that are seen in the text itself: what a fault's own place and the lines around it say.
//!
//! Whoever found a fault may have given it a fix from what it knew; these are for the others. They
//! are bold: the program may come to do something else, so nobody makes them unasked. A remedy that
//! cannot be sure of its place is none.

mod assembler;
mod compile;
mod lines;
mod locals;
mod program;
mod star;
mod syntax;
mod viper;

use crate::lint::is_near;
use crate::{Code, Diagnostic, Edit, Fix};
pub use star::used_of_star;

use lines::Lines;

/// Gives those a fix that have none, and for which the text says one.
pub(crate) fn attach(text: &str, found: &mut [Diagnostic]) {
    let without = found.iter_mut().filter(|found| found.fix.is_none());
    for found in without {
        found.fix = remedy(text, found);
        // What mends it says more than why a token has no place.
        if let (Some(fix), Code::InvalidSyntax) = (&found.fix, found.code) {
            let mut title = fix.title.chars();
            let first = title.next().into_iter().flat_map(char::to_lowercase);
            let said: String = first.chain(title).collect();
            found.message = format!("invalid syntax: {said}");
        }
    }
}

fn remedy(text: &str, found: &Diagnostic) -> Option<Fix> {
    let place = Place {
        text,
        lines: Lines(text),
        found,
        own: text.get(found.range.clone())?,
    };
    match found.code {
        Code::InvalidSyntax => place.look_alikes().or_else(|| place.syntax()),
        Code::UndefinedName => place.look_alikes(),
        Code::InvalidCharacter => place.exclamation_mark(),
        Code::UnexpectedIndent => place.unexpected_indent(),
        Code::UnterminatedString => place.unterminated_string(),
        Code::StrayBackslash => place.stray_backslash(),
        Code::BadEscape => place.bad_escape(),
        Code::MalformedFormat => place.empty_field(),
        Code::AsyncOutsideAsync => place.not_async(),
        Code::GlobalRedefined | Code::NonlocalRedefined => place.declared_late(),
        Code::NonlocalAtModule => place.remove_line("Remove the declaration"),
        Code::NoBinding => place.no_binding(),
        Code::StarAfterDoubleStar
        | Code::PositionalAfterDoubleStar
        | Code::PositionalAfterKeyword
        | Code::StarAfterKeyword => place.argument_too_late(),
        Code::NotAConstant => place.not_a_constant(),
        Code::InvalidDecorator => place.invalid_decorator(),
        Code::ViperUnknownType => place.unknown_type(),
        Code::ViperLocalType => place.cast_assigned(),
        Code::ViperLoadIndex | Code::ViperStoreIndex => place.cast_index(),
        Code::ViperStoreValue => place.cast_stored(),
        Code::ViperTruth => place.cast_condition(),
        Code::ViperNot => place.compare_with_nothing(),
        Code::ViperDivideUint => place.divide_signed(),
        Code::ViperCompare => place.compare_signed(),
        Code::ViperOperator => place.whole_division(),
        Code::ViperBinaryTypes => place.cast_operand(),
        Code::ViperReturnType => place.cast_returned(),
        Code::NativeRaise => place.raise_alone(),
        Code::ViperYield => place.native_instead(),
        Code::DefaultExceptNotLast => place.except_to_the_end(),
        Code::AssemblerInstruction => place.almost_instruction(),
        Code::AssemblerLabel => place.almost_label(),
        Code::LocalsInFunction => place.names_one_by_one(),
        Code::NamesByStar => place.names_of_star(),
        Code::AssemblerParameters => place.register_parameter(),
        Code::Unreachable => place.remove_lines("Remove what is never reached"),
        Code::MutableDefault => place.mutable_default(),
        Code::SelfAssignment => place.remove_statement("Remove the assignment"),
        Code::InterruptImports => place.import_on_top(),
        Code::HandlerCalled => place.without_call(),
        Code::HandlerArguments => place.one_more_parameter(),
        Code::InterruptRace => place.without_interrupts(),
        Code::UnknownCode => place.unknown_code(),
        _ => None,
    }
}

/// A fault in its text.
struct Place<'t> {
    text: &'t str,
    lines: Lines<'t>,
    found: &'t Diagnostic,
    /// The text of the fault's range.
    own: &'t str,
}

/// Several replacements at once.
fn fix(title: impl Into<String>, mut edits: Vec<Edit>) -> Option<Fix> {
    edits.sort_by_key(|edit| edit.range.start);
    Some(Fix {
        title: title.into(),
        edits,
        is_safe: false,
    })
}

fn edit(range: std::ops::Range<usize>, text: impl Into<String>) -> Edit {
    Edit {
        range,
        text: text.into(),
    }
}

fn is_name(text: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    !text.is_empty() && text.chars().all(part) && !text.starts_with(|c: char| c.is_ascii_digit())
}

/// A name, or names and numbers behind points.
fn is_plain(text: &str) -> bool {
    text.split('.').all(is_name)
}

/// Which of these a word is meant to be.
fn near<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    known.iter().copied().find(|it| is_near(it, word))
}
