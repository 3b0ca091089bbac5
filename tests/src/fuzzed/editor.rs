//! Any text in the editor: what is said of it lies within it.

use garter_analysis::{Surroundings, analyse_in, code_size, colours, folds, links};

/// Any bytes as the text of a file.
///
/// # Panics
/// When something is said of a place that is not in the text.
pub fn analysis(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let facts = analyse_in(&text, &Surroundings::default());
    for found in &facts.diagnostics {
        assert!(text.get(found.range.clone()).is_some(), "{found:?}");
    }
    for symbol in &facts.symbols() {
        assert!(text.get(symbol.range.clone()).is_some(), "{symbol:?}");
    }
    for (range, fold) in folds(&text) {
        assert!(text.get(range.clone()).is_some(), "{fold:?} {range:?}");
    }
    links(&text);
    colours(&text);
    code_size(&text);
}
