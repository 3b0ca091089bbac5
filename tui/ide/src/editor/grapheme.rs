//! Steps over what a user takes for one character: a letter with its accents, a family
//! emoji, a `\r\n`.

use ropey::Rope;
use unicode_segmentation::UnicodeSegmentation;

/// No cluster looked at is longer; a longer one is walked through in pieces.
const LONGEST: usize = 32;

/// The end of the character that begins at `at`.
pub(crate) fn next(text: &Rope, at: usize) -> usize {
    let length = text.len_chars();
    if at >= length {
        return length;
    }
    let near: String = text.chars_at(at).take(LONGEST).collect();
    at + near
        .graphemes(true)
        .next()
        .map_or(1, |first| first.chars().count())
}

/// The beginning of the character that ends at `at`.
pub(crate) fn previous(text: &Rope, at: usize) -> usize {
    let at = at.min(text.len_chars());
    let from = at.saturating_sub(LONGEST);
    let near = text.slice(from..at).to_string();
    at - near
        .graphemes(true)
        .next_back()
        .map_or(0, |last| last.chars().count())
}
