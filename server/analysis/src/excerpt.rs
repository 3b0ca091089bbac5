//! Questions about one place of a text, answered from as much of it as has a say.
//!
//! A long text is not parsed again for each question: what is known of its sections tells which of
//! them matter, and only those are looked at, put together as if the others were not there. The
//! answer is the whole text's, but for what would have to be followed through very many sections.

use std::collections::VecDeque;
use std::ops::Range;

use crate::callee::open_call;
use crate::complete::{Other, complete_beside};
use crate::hash::FastSet;
use crate::imports::imports;
use crate::meaning::{Meaning, Target, attribute, type_at};
use crate::occurrence::{Occurrences, keyword, occurrences};
use crate::section::Section;
use crate::signature::{Signature, methods, signature_beside};
use crate::{Completions, Edit, Facts, Provider, Standpoint, Surroundings};

/// Bytes of a text that is looked at as a whole.
const SHORT: usize = 32 * 1024;
/// Bytes of text that are looked at together.
const MOST: usize = 48 * 1024;

/// A text of which is known what it says.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    text: &'a str,
    facts: &'a Facts,
    short: usize,
    most: usize,
}

impl<'a> Reader<'a> {
    /// For a text and the facts about it.
    pub fn new(text: &'a str, facts: &'a Facts) -> Self {
        Reader {
            text,
            facts,
            short: SHORT,
            most: MOST,
        }
    }

    /// What could be written at a byte: [`complete`](crate::complete()).
    pub fn complete(
        &self,
        byte: usize,
        around: &Surroundings,
        among: Standpoint<'_>,
    ) -> Completions {
        let excerpt = self.about(byte);
        let others: Vec<Other<'_>> = self
            .sections()
            .filter(|(start, _)| !excerpt.has(*start))
            .map(|(start, section)| Other {
                text: self.piece(start, section),
                names: &section.names,
            })
            .collect();
        let found = complete_beside(&excerpt.text, excerpt.inner(byte), around, among, &others);
        Completions {
            replaces: excerpt.outer(&found.replaces),
            ..found
        }
    }

    /// The innermost call around a byte: [`signature`](crate::signature()).
    pub fn signature(&self, byte: usize, among: Standpoint<'_>) -> Option<Signature> {
        open_call(self.text.get(..byte)?)?;
        let excerpt = self.about(byte);
        let methods_beside = |name: &str| {
            let others = self.sections().filter(|(start, _)| !excerpt.has(*start));
            let methods = others.flat_map(|(start, section)| {
                methods(self.piece(start, section), &section.symbols, name)
            });
            methods.collect()
        };
        signature_beside(&excerpt.text, excerpt.inner(byte), among, &methods_beside)
    }

    /// What the attribute at a byte means: [`attribute`].
    pub fn attribute(&self, byte: usize) -> Option<Meaning> {
        let excerpt = self.about(byte);
        let found = attribute(&excerpt.text, excerpt.inner(byte))?;
        Some(excerpt.outer_meaning(found))
    }

    /// The class of what stands at a byte: [`type_at`].
    pub fn type_at(&self, byte: usize) -> Option<Meaning> {
        let excerpt = self.about(byte);
        let found = type_at(&excerpt.text, excerpt.inner(byte))?;
        Some(excerpt.outer_meaning(found))
    }

    /// All places of the name at a byte: [`occurrences`].
    pub fn occurrences(&self, byte: usize) -> Option<Occurrences> {
        self.of_name(byte, |word, start, section| {
            mentions(self.piece(start, section), word)
        })
    }

    /// The same, of the places only those that bind it for sure.
    pub fn definition(&self, byte: usize) -> Option<Occurrences> {
        self.of_name(byte, |word, _, section| section.names.binds(word))
    }

    /// What imports each of these.
    pub fn imports(&self, wanted: &[Provider]) -> Vec<Edit> {
        if wanted.is_empty() {
            return Vec::new();
        }
        // They stand before everything else; a later one may be joined.
        let mut is_first = true;
        let excerpt = self.excerpt(|_, section| {
            let has_imports = !section.names.imports.is_empty() || section.names.is_faulty;
            let wanted = is_first || has_imports;
            is_first &= has_imports;
            wanted
        });
        let mut edits = imports(&excerpt.text, wanted);
        for edit in &mut edits {
            edit.range = excerpt.outer(&edit.range);
        }
        edits
    }

    fn sections(&self) -> impl Iterator<Item = (usize, &'a Section)> + use<'a> {
        self.facts.parts()
    }

    fn piece(&self, start: usize, section: &Section) -> &'a str {
        let piece = self.text.get(start..start + section.length);
        piece.unwrap_or_default()
    }

    /// The places of a name: in its section if it is of that alone, else in all that `matter`.
    fn of_name(
        &self,
        byte: usize,
        mut matter: impl FnMut(&str, usize, &Section) -> bool,
    ) -> Option<Occurrences> {
        if self.text.len() <= self.short {
            return occurrences(self.text, byte);
        }
        let near = self.excerpt(|start, section| touches(start, section, byte));
        let found = occurrences(&near.text, near.inner(byte));
        let word = word_at(self.text, byte);
        let is_local = |found: &Occurrences| !found.is_of_module && !found.definitions.is_empty();
        if word.is_empty() || found.as_ref().is_some_and(is_local) {
            let mut found = near.outer_occurrences(found?);
            if found.is_parameter {
                let (definitions, uses) = (&found.definitions, &found.uses);
                found.by_keyword = keyword(self.text, &found.name, definitions, uses);
            }
            return Some(found);
        }
        let all = self.excerpt(|start, section| {
            touches(start, section, byte) || matter(word, start, section)
        });
        let found = occurrences(&all.text, all.inner(byte))?;
        Some(all.outer_occurrences(found))
    }

    /// The sections around a byte, and those that bind what is named there, and so on, as long
    /// as they are not too many.
    fn about(&self, byte: usize) -> Excerpt {
        if self.text.len() <= self.short {
            return self.excerpt(|_, _| true);
        }
        let sections: Vec<(usize, &Section)> = self.sections().collect();
        let mut wanted: FastSet<usize> = FastSet::default();
        let mut pending = VecDeque::new();
        let mut length = 0;
        for (at, (start, section)) in sections.iter().enumerate() {
            if touches(*start, section, byte) || section.names.is_faulty {
                wanted.insert(at);
                pending.push_back(at);
                length += section.length;
            }
        }
        let mut seen: FastSet<&str> = FastSet::default();
        'all: while let Some(at) = pending.pop_front() {
            let Some((start, section)) = sections.get(at) else {
                continue;
            };
            for word in words(self.piece(*start, section)) {
                if !seen.insert(word) {
                    continue;
                }
                for (at, (_, section)) in sections.iter().enumerate() {
                    if section.names.binds(word) && wanted.insert(at) {
                        pending.push_back(at);
                        length += section.length;
                        if length > self.most {
                            break 'all;
                        }
                    }
                }
            }
        }
        let mut at = 0;
        self.excerpt(|_, _| {
            at += 1;
            wanted.contains(&(at - 1))
        })
    }

    /// The sections that are `wanted`; the whole text when it must not be cut.
    fn excerpt(&self, mut wanted: impl FnMut(usize, &Section) -> bool) -> Excerpt {
        let mut excerpt = Excerpt::default();
        let sections = self.facts.parts();
        let cut = sections.len() > 0;
        for (start, section) in sections.filter(|(start, section)| wanted(*start, section)) {
            excerpt.add(start, self.piece(start, section));
        }
        if !cut {
            excerpt.add(0, self.text);
        }
        excerpt
    }
}

/// Parts of a text, put together.
#[derive(Default)]
struct Excerpt {
    text: String,
    /// Where each part begins here, and where it begins in the whole.
    parts: Vec<(usize, usize)>,
}

impl Excerpt {
    fn add(&mut self, start: usize, part: &str) {
        self.parts.push((self.text.len(), start));
        self.text.push_str(part);
    }

    /// Whether the part that begins there is in it.
    fn has(&self, start: usize) -> bool {
        self.parts
            .binary_search_by_key(&start, |part| part.1)
            .is_ok()
    }

    /// Where a byte of the whole is here.
    fn inner(&self, byte: usize) -> usize {
        let after = self.parts.partition_point(|part| part.1 <= byte);
        let (here, start) = after.checked_sub(1).map_or((0, 0), |at| self.parts[at]);
        (here + byte.saturating_sub(start)).min(self.text.len())
    }

    /// Where a range here is in the whole; it is in one part.
    fn outer(&self, range: &Range<usize>) -> Range<usize> {
        let after = self.parts.partition_point(|part| part.0 <= range.start);
        // What ends a part may be said of the end of the text.
        let ends = |at: &usize| self.parts[*at].0 == range.start && range.is_empty();
        let at = after.checked_sub(1);
        let at = at.map(|at| if at > 0 && ends(&at) { at - 1 } else { at });
        let (here, start) = at.map_or((0, 0), |at| self.parts[at]);
        range.start - here + start..range.end - here + start
    }

    fn outer_meaning(&self, found: Meaning) -> Meaning {
        Meaning {
            at: self.outer(&found.at),
            target: match found.target {
                Target::Here(range) => Target::Here(self.outer(&range)),
                other => other,
            },
        }
    }

    fn outer_occurrences(&self, found: Occurrences) -> Occurrences {
        let outer = |all: Vec<Range<usize>>| all.iter().map(|it| self.outer(it)).collect();
        Occurrences {
            at: self.outer(&found.at),
            definitions: outer(found.definitions),
            uses: outer(found.uses),
            by_keyword: found.by_keyword.map(|it| self.outer(&it)),
            ..found
        }
    }
}

/// Whether a byte is in a section or at an end of it.
fn touches(start: usize, section: &Section, byte: usize) -> bool {
    start <= byte && byte <= start + section.length
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What could be names in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !is_part(c));
    words.filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The word around a byte.
fn word_at(text: &str, byte: usize) -> &str {
    let Some((before, after)) = text.split_at_checked(byte) else {
        return "";
    };
    let start = before.trim_end_matches(is_part).len();
    let end = text.len() - after.trim_start_matches(is_part).len();
    &text[start..end]
}

/// Whether a text has a word.
fn mentions(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::{
        Facts, Provider, Standpoint, Surroundings, analyse_in, attribute, complete, import,
        occurrences, signature, type_at,
    };

    /// A reader that never looks at more than it must.
    fn reader<'a>(text: &'a str, facts: &'a Facts) -> Reader<'a> {
        Reader {
            text,
            facts,
            short: 0,
            most: usize::MAX,
        }
    }

    fn same_answers(text: &str, byte: usize) {
        let (around, alone) = (Surroundings::default(), Standpoint::alone());
        let facts = analyse_in(text, &around);
        let reader = reader(text, &facts);
        let place = || format!("at {byte} of\n{text}");
        assert_eq!(reader.attribute(byte), attribute(text, byte), "{}", place());
        assert_eq!(reader.type_at(byte), type_at(text, byte), "{}", place());
        assert_eq!(
            reader.signature(byte, alone),
            signature(text, byte, alone),
            "{}",
            place()
        );
        let whole = occurrences(text, byte);
        assert_eq!(reader.occurrences(byte), whole, "{}", place());
        let definitions = |it: Option<crate::Occurrences>| it.map(|it| (it.at, it.definitions));
        let found = definitions(reader.definition(byte));
        assert_eq!(found, definitions(whole), "{}", place());
        let (found, whole) = (
            reader.complete(byte, &around, alone),
            complete(text, byte, &around, alone),
        );
        assert_eq!(found, whole, "{}", place());
        let wanted = Provider {
            module: "machine".to_owned(),
            member: Some("Pin".to_owned()),
        };
        let edits = reader.imports(std::slice::from_ref(&wanted));
        assert_eq!(edits, [import(text, &wanted)], "{}", place());
    }

    #[test]
    fn what_lies_in_other_parts_is_seen() {
        let text = "import machine\n\nclass A(B):\n    def go(self, x): pass\n\nclass B:\n    def \
                    up(self): pass\n\ndef f():\n    return thing.first\n\ndef g():\n    a = A()\n    \
                    a.go(thing.second)\n    it.go(1)\n\nthing = machine.Pin(1)\n";
        for (byte, _) in text.char_indices() {
            same_answers(text, byte);
        }
    }

    proptest::proptest! {
        #[test]
        fn a_part_answers_as_the_whole_does(which: usize, at: usize) {
            let programs = crate::corpus::programs();
            let text = &programs[which % programs.len()];
            let mut byte = at % (text.len() + 1);
            while !text.is_char_boundary(byte) {
                byte -= 1;
            }
            same_answers(text, byte);
        }
    }
}
