//! Any text in the editor: what is said of it lies within it, at whatever place it is asked, and
//! does not depend on how the text came to be.

use std::ops::Range;

use garter_analysis::{
    Facts, Reader, Standpoint, Surroundings, Target, analyse_again, analyse_in, around, code_size,
    colours, folds, links,
};

/// Places of a text, as parts of its length, where a cursor stands.
const PLACES: usize = 4;

/// Any bytes as the text of a file.
///
/// # Panics
/// When something is said of a place that is not in the text, or a text that was typed is found to
/// be another than one that was read.
pub fn analysis(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let surroundings = Surroundings::default();
    let facts = analyse_in(&text, &surroundings);
    for found in &facts.diagnostics {
        within(&text, &found.range);
    }
    for symbol in &facts.symbols() {
        within(&text, &symbol.range);
    }
    for (range, _) in &folds(&text) {
        within(&text, range);
    }
    links(&text);
    colours(&text);
    code_size(&text);
    for part in 0..=PLACES {
        ask(&text, place(&text, part), &surroundings, &facts);
    }
    let half = &text[..place(&text, PLACES / 2)];
    let before = analyse_in(half, &surroundings);
    let typed = analyse_again(&text, half, &before, &surroundings);
    assert_eq!(typed, facts, "typed, not read");
}

/// Everything that editors ask about a place.
fn ask(text: &str, byte: usize, surroundings: &Surroundings, facts: &Facts) {
    let reader = Reader::new(text, facts);
    let alone = Standpoint::alone();
    within(text, &reader.complete(byte, surroundings, alone).replaces);
    let _ = reader.signature(byte, alone);
    for meaning in [reader.attribute(byte), reader.type_at(byte)]
        .iter()
        .flatten()
    {
        within(text, &meaning.at);
        if let Target::Here(range) = &meaning.target {
            within(text, range);
        }
    }
    for found in [reader.occurrences(byte), reader.definition(byte)]
        .iter()
        .flatten()
    {
        for range in found.definitions.iter().chain(&found.uses) {
            assert_eq!(text.get(range.clone()), Some(&found.name[..]), "{range:?}");
        }
    }
    for range in &around(text, byte) {
        within(text, range);
    }
}

fn within(text: &str, range: &Range<usize>) {
    assert!(text.get(range.clone()).is_some(), "{range:?}");
}

/// So many parts of the text's length, or up to three bytes before: where a character begins.
fn place(text: &str, parts: usize) -> usize {
    text.floor_char_boundary(text.len() * parts / PLACES)
}
