//! Columns on the screen: tabs reach to the next stop, wide characters take two.

use ropey::Rope;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::line;

/// Columns between tab stops when drawn.
pub(crate) const TAB: usize = 4;

/// How a piece of a line is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glyph<'a> {
    /// The characters that belong together.
    pub(crate) text: &'a str,
    /// Offset in characters from the beginning of the line.
    pub(crate) at: usize,
    /// The column it begins in.
    pub(crate) column: usize,
    /// How many columns it takes; never 0.
    pub(crate) width: usize,
}

/// The pieces of a line with their columns.
pub(crate) fn glyphs(content: &str) -> impl Iterator<Item = Glyph<'_>> {
    let mut at = 0;
    let mut column = 0;
    content.graphemes(true).map(move |text| {
        let width = width(text, column);
        let glyph = Glyph {
            text,
            at,
            column,
            width,
        };
        at += text.chars().count();
        column += width;
        glyph
    })
}

fn width(text: &str, column: usize) -> usize {
    match text {
        "\t" => TAB - column % TAB,
        // Control characters are drawn as a one-column picture, so that the cursor can be on them.
        _ => text.width().clamp(1, 2),
    }
}

/// The column a place is drawn in.
pub(crate) fn of(text: &Rope, at: usize) -> usize {
    let row = line::of(text, at);
    let offset = at.saturating_sub(line::start(text, row));
    let content = line::content(text, row);
    let end = glyphs(&content)
        .take_while(|g| g.at + g.text.chars().count() <= offset)
        .last();
    end.map_or(0, |glyph| glyph.column + glyph.width)
}

/// The place nearest to a column of a line.
pub(crate) fn place(text: &Rope, row: usize, column: usize) -> usize {
    let content = line::content(text, row);
    let start = line::start(text, row);
    let glyph = glyphs(&content).find(|glyph| glyph.column + glyph.width > column);
    glyph.map_or_else(|| line::end(text, row), |glyph| start + glyph.at)
}
