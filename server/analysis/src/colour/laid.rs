//! Colours line by line, kept for each section of a text: an edit costs those of the sections that
//! it touched, and what names of the module mean is put in at the end.

use std::ops::Range;
use std::sync::OnceLock;

use super::meaning::{Meanings, at};
use super::{Colour, colours};
use crate::hash::FastMap;
use crate::name::Name;
use crate::section::Section;
use crate::{Encoding, LineIndex};

/// A coloured piece of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// Lines after the one in which the stroke before stands.
    pub lines: u32,
    /// Columns after the beginning of that one if it is in the same line, else of the line.
    pub columns: u32,
    /// Its length in columns.
    pub length: u32,
    /// Its colour.
    pub colour: Colour,
}

/// The colours of a section in each encoding, once somebody has asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Colours([OnceLock<Box<Coloured>>; 3]);

/// What was asked so far makes no difference between sections.
impl PartialEq for Colours {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Colours {}

/// The colours of a section.
#[derive(Debug, Clone)]
struct Coloured {
    /// How many lines it has, and how many of them are behind the one of the last stroke.
    lines: u32,
    lines_behind: u32,
    /// Where each stands, if the section is all there is.
    strokes: Vec<Stroke>,
    /// Strokes that are names of the module: the number of each, and which name it is.
    open: Vec<(usize, usize)>,
    /// Those names, each once.
    names: Vec<Name>,
    /// What the section binds in the module: its colour, if all agree and there is one.
    binds: Vec<(Name, Option<Colour>)>,
}

impl Coloured {
    fn of(text: &str, encoding: Encoding) -> Self {
        let meanings = Meanings::of(text);
        let mut pieces = colours(text);
        for (range, colour) in &mut pieces {
            *colour = *at(&meanings.known, range.start).unwrap_or(colour);
        }
        let (mut numbers, mut names) = (FastMap::default(), Vec::new());
        let (mut strokes, mut open) = (Vec::with_capacity(pieces.len()), Vec::new());
        let index = LineIndex::new(text);
        let last = lay(text, &index, &pieces, encoding, |range, stroke| {
            if let Some(name) = at(&meanings.open, range.start) {
                let number = *numbers.entry(*name).or_insert_with(|| {
                    names.push(Name::from(*name));
                    names.len() - 1
                });
                open.push((strokes.len(), number));
            }
            strokes.push(stroke);
        });
        let lines = index.line_count().saturating_sub(1) as u32;
        let binds = meanings.binds.into_iter();
        Coloured {
            lines,
            lines_behind: lines - last,
            strokes,
            open,
            names,
            binds: binds.map(|(name, colour)| (name.into(), colour)).collect(),
        }
    }
}

/// The strokes of a text with these pieces.
pub(super) fn strokes(
    text: &str,
    pieces: &[(Range<usize>, Colour)],
    encoding: Encoding,
) -> Vec<Stroke> {
    let mut all = Vec::with_capacity(pieces.len());
    let index = LineIndex::new(text);
    lay(text, &index, pieces, encoding, |_, stroke| all.push(stroke));
    all
}

/// The strokes of a text in these parts, each of which begins where a line does.
pub(super) fn together<'s>(
    text: &str,
    parts: impl Iterator<Item = (usize, &'s Section)>,
    encoding: Encoding,
) -> Vec<Stroke> {
    let coloured = parts.map(|(start, section)| {
        section.colours.0[encoding as usize].get_or_init(|| {
            let part = text.get(start..start + section.length);
            Box::new(Coloured::of(part.unwrap_or_default(), encoding))
        })
    });
    let coloured: Vec<&Coloured> = coloured.map(Box::as_ref).collect();
    let mut bound: FastMap<&[u8], Option<Colour>> = FastMap::default();
    for (name, colour) in coloured.iter().flat_map(|part| &part.binds) {
        let agreed = bound.entry(name.as_bytes()).or_insert(*colour);
        *agreed = agreed.filter(|agreed| Some(*agreed) == *colour);
    }
    let count = coloured.iter().map(|part| part.strokes.len()).sum();
    let mut all: Vec<Stroke> = Vec::with_capacity(count);
    // Since the last stroke.
    let mut lines = 0;
    let mut meant: Vec<Option<Colour>> = Vec::new();
    for part in coloured {
        let first = all.len();
        all.extend_from_slice(&part.strokes);
        let names = part.names.iter();
        meant.clear();
        meant.extend(names.map(|name| bound.get(name.as_bytes()).copied().flatten()));
        for (number, name) in &part.open {
            if let Some(stroke) = all.get_mut(first + number)
                && let Some(Some(colour)) = meant.get(*name)
            {
                stroke.colour = *colour;
            }
        }
        match all.get_mut(first) {
            Some(stroke) => {
                stroke.lines += lines;
                lines = part.lines_behind;
            }
            None => lines += part.lines,
        }
    }
    all
}

/// Lays pieces out by lines: most clients cannot show one that is in several, so each line gets its
/// own. Gives the line of the last.
fn lay(
    text: &str,
    index: &LineIndex,
    pieces: &[(Range<usize>, Colour)],
    encoding: Encoding,
    mut put: impl FnMut(Range<usize>, Stroke),
) -> u32 {
    let (mut line_before, mut column_before) = (0, 0);
    for (bytes, colour) in pieces {
        let piece = text.get(bytes.clone()).unwrap_or_default();
        let mut start = bytes.start;
        for line in piece.split_inclusive(['\n', '\r']) {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            if end > start {
                let from = index.place(text, start, encoding);
                let to = index.place(text, end, encoding);
                let lines = from.line - line_before;
                let origin = if lines == 0 { column_before } else { 0 };
                let stroke = Stroke {
                    lines,
                    columns: from.column - origin,
                    length: to.column - from.column,
                    colour: *colour,
                };
                put(start..end, stroke);
                (line_before, column_before) = (from.line, from.column);
            }
            start += line.len();
        }
    }
    line_before
}

#[cfg(test)]
mod tests {
    use super::strokes;
    use crate::{Encoding, Surroundings, analyse_again, analyse_in, colours_by_meaning};

    const TEXT: &str = "from machine import Pin
import os, sys as s
def f(a, b=1):
    '''Two
    lines ä'''
    return g(a) + os.sep

class K(L):
    x = 1

L = K
g = f
async def h():
    global f2, f
    f2 = lambda q: q + k
@f
def k(): return Pin(1), s, h, '😀', f2, k
x = = 1
def m(): return k, x

# end
";

    #[test]
    fn the_colours_of_sections_are_those_of_the_text() {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for text in [TEXT, "", "# a\n", "\u{feff}x = 1\r\ndef f(): x\r\n"] {
                let facts = analyse_in(text, &Surroundings::default());
                let wanted = strokes(text, &colours_by_meaning(text), encoding);
                assert_eq!(facts.strokes(text, encoding), wanted, "{text}");
            }
        }
    }

    #[test]
    fn after_an_edit_colours_are_those_of_a_new_text() {
        let around = Surroundings::default();
        let (mut before, mut text) = (TEXT.to_owned(), TEXT.to_owned());
        let mut facts = analyse_in(&text, &around);
        for (old, new) in [
            ("def k()", "class k"),
            ("class K", "\n\nclass f"),
            ("import os, sys as s\n", ""),
            ("g = f", "def g(): pass"),
            ("x = = 1\n", "x = 1\n"),
        ] {
            assert!(text.contains(old));
            facts.strokes(&text, Encoding::Utf16);
            text = text.replace(old, new);
            facts = analyse_again(&text, &before, &facts, &around);
            let wanted = strokes(&text, &colours_by_meaning(&text), Encoding::Utf16);
            assert_eq!(facts.strokes(&text, Encoding::Utf16), wanted, "{text}");
            before.clone_from(&text);
        }
    }
}
