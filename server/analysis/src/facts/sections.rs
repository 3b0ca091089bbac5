//! A text cut into sections, of which those are looked at again that an edit touched.

use std::sync::Arc;

use crate::constants::{Constant, Constants};
use crate::section::Section;
use crate::split::{LOOK_AHEAD, Splitter};
use crate::stack::Memory;

/// A section, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) start: usize,
    pub(super) section: Arc<Section>,
}

impl Placed {
    pub(super) fn end(&self) -> usize {
        self.start + self.section.length
    }
}

/// The sections of a text. Those that an edit left as they were are taken over: the ones before
/// it, and from the first on that begins after it where one began before.
pub(super) fn sections(
    text: &str,
    text_before: &str,
    old: &[Placed],
    memory: &mut Memory,
) -> Vec<Placed> {
    if old.is_empty()
        && let Some(middle) = middle(text)
    {
        return from_two_ends(text, middle, memory);
    }
    let (same_start, same_end) = common(text_before, text);
    // The last one ends where the text ends, wherever that is.
    let kept = old.partition_point(|placed| placed.end() + LOOK_AHEAD <= same_start);
    let mut all = old[..kept.min(old.len().saturating_sub(1))].to_vec();
    let mut constants = Constants::default();
    for placed in &all {
        constants.extend(&placed.section.constants);
    }
    let first_new = all.len();
    let mut at = all.last().map_or(0, Placed::end);
    let mut splitter = Splitter::new(text, at);
    let begins_at = |at: usize| {
        // Where it was in the text before, if it is in the part that stayed.
        let from_end = text.len() - at;
        let at = (from_end <= same_end).then(|| text_before.len() - from_end)?;
        old.binary_search_by_key(&at, |placed| placed.start).ok()
    };
    while at < text.len() {
        if let Some(index) = begins_at(at).filter(|index| *index >= first_new) {
            let replaced = &old[first_new..index];
            let (replaced, rest) = (of(replaced), &old[index..]);
            let same = replaced.eq(of(&all[first_new..]));
            take_over(&mut all, rest, same, text, at, &mut constants, memory);
            break;
        }
        let placed = next(text, at, &mut splitter, &mut constants, memory);
        at = placed.end();
        all.push(placed);
    }
    all
}

/// The section that begins at `at`, where the splitter is.
fn next(
    text: &str,
    at: usize,
    splitter: &mut Splitter<'_>,
    constants: &mut Constants,
    memory: &mut Memory,
) -> Placed {
    let mut patience = PATIENCE;
    let section = loop {
        let end = match patience {
            0 => text.len(),
            _ => next_group(splitter, text),
        };
        patience = patience.saturating_sub(1);
        let part = text.get(at..end).unwrap_or_default();
        let section = Section::new(part, constants, memory);
        if !section.is_open || end == text.len() {
            break section;
        }
    };
    constants.extend(&section.constants);
    Placed {
        start: at,
        section: Arc::new(section),
    }
}

/// Texts that are longer are looked at from two ends when they are seen for the first time, in
/// bytes: a thread's start is worth some hundred lines.
const LONG: usize = 32 * 1024;

/// A place near the middle of a long text where a section may well begin.
fn middle(text: &str) -> Option<usize> {
    if text.len() < LONG {
        return None;
    }
    let half = text.len() / 2;
    let rest = text.as_bytes().get(half..)?;
    let begins = |pair: &[u8]| pair[0] == b'\n' && pair[1].is_ascii_alphabetic();
    Some(half + rest.windows(2).position(begins)? + 1)
}

/// The sections of a text, of which another thread looks at the part from the `middle` on. That
/// it begins there, and that no constants stand before it, is a guess: where the sections really
/// begin elsewhere or mean such constants, they are looked at again.
fn from_two_ends(text: &str, middle: usize, memory: &mut Memory) -> Vec<Placed> {
    std::thread::scope(|scope| {
        let later = text.get(middle..).unwrap_or_default();
        let later = scope.spawn(|| from_the_beginning(later, &mut Memory::default()));
        let (mut all, mut at) = (Vec::new(), 0);
        let mut constants = Constants::default();
        let mut splitter = Splitter::new(text, 0);
        while at < middle {
            let placed = next(text, at, &mut splitter, &mut constants, memory);
            at = placed.end();
            all.push(placed);
        }
        // A panic over there would happen here as well, where it is told.
        let mut guessed = later.join().unwrap_or_default();
        for placed in &mut guessed {
            placed.start += middle;
        }
        while at < text.len() {
            if let Ok(index) = guessed.binary_search_by_key(&at, |placed| placed.start) {
                let rest = guessed.get(index..).unwrap_or_default();
                take_over(&mut all, rest, false, text, at, &mut constants, memory);
                break;
            }
            let placed = next(text, at, &mut splitter, &mut constants, memory);
            at = placed.end();
            all.push(placed);
        }
        all
    })
}

/// The sections of a text, as this thread finds them alone.
pub(super) fn from_the_beginning(text: &str, memory: &mut Memory) -> Vec<Placed> {
    let (mut all, mut at) = (Vec::new(), 0);
    let mut constants = Constants::default();
    let mut splitter = Splitter::new(text, 0);
    while at < text.len() {
        let placed = next(text, at, &mut splitter, &mut constants, memory);
        at = placed.end();
        all.push(placed);
    }
    all
}

/// A text in which nothing is wrong as one section, which takes a fifth less than several. Who
/// looks at its next version will have several.
pub(super) fn at_once(text: &str, memory: &mut Memory) -> Option<Placed> {
    if text.is_empty() {
        return None;
    }
    let section = Arc::new(Section::sound(text, memory)?);
    Some(Placed { start: 0, section })
}

/// How often a section to which what follows belongs is tried with one group more.
const PATIENCE: u8 = 8;

/// The constants that sections define.
fn of(sections: &[Placed]) -> impl Iterator<Item = &Constant> {
    sections.iter().flat_map(|placed| &placed.section.constants)
}

/// Takes sections over that begin at `at` now. When the constants before them are no longer
/// the `same`, those that mean them are looked at again.
fn take_over(
    all: &mut Vec<Placed>,
    rest: &[Placed],
    same: bool,
    text: &str,
    mut at: usize,
    constants: &mut Constants,
    memory: &mut Memory,
) {
    for old in rest {
        let mut section = old.section.clone();
        if !same {
            let part = text.get(at..at + section.length).unwrap_or_default();
            if constants.for_text(part) != section.prelude {
                section = Arc::new(Section::new(part, constants, memory));
            }
            constants.extend(&section.constants);
        }
        let placed = Placed { start: at, section };
        at = placed.end();
        all.push(placed);
    }
}

fn next_group(splitter: &mut Splitter<'_>, text: &str) -> usize {
    let mut cuts = std::iter::from_fn(|| splitter.next());
    let end = cuts.find(|cut| cut.of_group);
    end.map_or(text.len(), |cut| cut.at)
}

/// How many bytes are the same at the beginning of two texts, and how many of the others at
/// their ends.
fn common(one: &str, other: &str) -> (usize, usize) {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same_start = matching(one.chunks(CHUNK), other.chunks(CHUNK));
    let start = same_start + matching(one[same_start..].chunks(1), other[same_start..].chunks(1));
    let (one, other) = (&one[start..], &other[start..]);
    let same_end = matching(one.rchunks(CHUNK), other.rchunks(CHUNK));
    let (one, other) = (
        &one[..one.len() - same_end],
        &other[..other.len() - same_end],
    );
    (start, same_end + matching(one.rchunks(1), other.rchunks(1)))
}

/// Bytes that are compared at a time.
const CHUNK: usize = 256;

/// How many bytes the pieces have together that are the same in both, up to the first other.
fn matching<'a>(
    one: impl Iterator<Item = &'a [u8]>,
    other: impl Iterator<Item = &'a [u8]>,
) -> usize {
    let same = one.zip(other).take_while(|(one, other)| one == other);
    same.map(|(one, _)| one.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "from micropython import const
A = const(3)
def one(x: int) -> int:
    '''Text
def not_one():
    in a text'''
    return x + A

@decorated
class Two(Base):
    B = const(4)
    def method(self):
        return (self,
A, 1)

C = const(A + 1)
def three():
    global C
    if C:
        return [
def
        x = 1 +

print(A, C, undefined)
for i in range(A):
    print(i)
else:
    pass
D = C
";

    #[test]
    fn a_text_looked_at_from_two_ends_has_the_same_sections() {
        let wanted = from_the_beginning(TEXT, &mut Memory::default());
        for (middle, _) in TEXT.char_indices() {
            let found = from_two_ends(TEXT, middle, &mut Memory::default());
            assert_eq!(found, wanted, "from {middle}");
        }
    }

    #[test]
    fn a_long_text_has_a_middle_where_a_line_begins() {
        let text = "x = 1\n    y\n".repeat(LONG / 10);
        let middle = middle(&text).expect("it is long");
        assert_eq!(&text[middle - 1..middle + 1], "\nx");
        assert!((text.len() / 2..text.len() / 2 + 20).contains(&middle));
    }
}
