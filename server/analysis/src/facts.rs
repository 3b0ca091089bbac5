//! All that is known about a text.

use crate::{Diagnostic, Symbol};

/// All that is known about a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What is defined, in the order of the text; each before what stands in it.
    pub symbols: Vec<Symbol>,
}

/// Finds everything out about a text.
pub fn analyse(text: &str) -> Facts {
    let _ = text;
    Facts::default()
}
