//! Why a token has no place, in plain words: from the tokens before it and the brackets around it.

mod reader;
mod reason;
mod tables;

use std::ops::Range;

use garter_syntax::Fault;

use crate::{Diagnostic, Fix};
use reader::Reader;

/// Why a token has no place.
struct Reason {
    message: String,
    /// A place that explains it, and what is there.
    related: Option<(Range<usize>, String)>,
    fix: Option<Fix>,
}

impl Reason {
    fn new(message: impl Into<String>) -> Self {
        Reason {
            message: message.into(),
            related: None,
            fix: None,
        }
    }

    fn because(mut self, range: Range<usize>, message: impl Into<String>) -> Self {
        self.related = Some((range, message.into()));
        self
    }

    fn mended_by(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

/// Explains the faults of one text, which are asked for in the order of the text: it is read once.
pub(crate) struct Unexpected<'t> {
    reader: Reader<'t>,
}

impl<'t> Unexpected<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Unexpected {
            reader: Reader::new(text),
        }
    }

    /// Adds to a diagnostic why its token has no place, if the board's words are all that it says
    /// or the tokens around it say more than what would have had a place.
    pub(crate) fn explain(&mut self, fault: &Fault, told: Diagnostic) -> Diagnostic {
        let Some(place) = self.reader.read_to(fault) else {
            return told;
        };
        let words = fault.code.message();
        let is_bare = told.message == words;
        let reason = place.reason();
        let reason = reason.or_else(|| is_bare.then(|| place.general()));
        let Some(reason) = reason else {
            return told;
        };
        let told = Diagnostic {
            message: format!("{words}: {}", reason.message),
            fix: reason.fix,
            ..told
        };
        match reason.related {
            Some((range, message)) => told.because(range, message),
            None => told,
        }
    }
}

#[cfg(test)]
mod tests;
