//! All that is known about a text.
//!
//! A text is looked at in sections, each by itself, so that after an edit only the sections
//! that it touched are looked at again. What is known is the same either way.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::behaviour::Program;
use crate::constants::{Constant, Constants};
use crate::fault::{self, MOST};
use crate::ignore::{self, Ignore};
use crate::lint::{
    interrupts, missing, not_const, redefined, undefined, unused_imports, wrong_calls,
    wrong_known_calls,
};
use crate::names::{Summary, Together};
use crate::project::{Module, Project};
use crate::section::Section;
use crate::split::{LOOK_AHEAD, Splitter};
use crate::stack::Memory;
use crate::{Diagnostic, Surroundings, Symbol, SymbolKind};

/// All that is known about a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What is wrong, in the order of the text. Of very many faults the first are kept, and
    /// the last says so.
    pub diagnostics: Vec<Diagnostic>,
    sections: Vec<Placed>,
    /// What is known when the text must not be cut.
    uncut: Option<Arc<Section>>,
}

/// A section, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    start: usize,
    section: Arc<Section>,
}

impl Placed {
    fn end(&self) -> usize {
        self.start + self.section.length
    }
}

impl Facts {
    /// The facts about a text that is no program.
    pub fn with(diagnostics: Vec<Diagnostic>) -> Facts {
        Facts {
            diagnostics,
            ..Facts::default()
        }
    }

    /// Whether the text imports something that these modules offer.
    pub fn take_from(&self, project: &Project) -> bool {
        let sections = self.sections.iter();
        let mut imports = sections.flat_map(|placed| &placed.section.names.imports);
        imports.any(|import| project.has(&import.module))
    }

    /// What the text offers to the other modules of its project, if it is in this file.
    pub fn module(&self, path: &Path) -> Module {
        let parts: Vec<(usize, &Summary)> = match &self.uncut {
            Some(uncut) => vec![(0, &uncut.names)],
            None => {
                let sections = self.sections.iter();
                sections
                    .map(|placed| (placed.start, &placed.section.names))
                    .collect()
            }
        };
        let together = Together::of(parts.iter().map(|(_, part)| *part));
        // What it takes from others is not followed further.
        let others = Project::default();
        Module::of(&Program::of(&parts, &together, &others), path)
    }

    /// What is defined, in the order of the text; each before what stands in it.
    pub fn symbols(&self) -> Vec<Symbol> {
        if let Some(uncut) = &self.uncut {
            return uncut.symbols.clone();
        }
        let mut assigned = HashSet::new();
        let mut all = Vec::new();
        for placed in &self.sections {
            for symbol in &placed.section.symbols {
                let is_name = matches!(symbol.kind, SymbolKind::Variable | SymbolKind::Constant);
                // Names that are assigned several times are listed once.
                if symbol.depth > 0 || !is_name || assigned.insert(symbol.name.as_str()) {
                    all.push(symbol.clone().moved(placed.start));
                }
            }
        }
        all
    }
}

/// Finds out what is wrong with a text wherever it is.
pub fn analyse(text: &str) -> Facts {
    again(text, "", &Facts::default(), None)
}

/// Finds everything out about a text, what its surroundings do not have included.
pub fn analyse_in(text: &str, around: &Surroundings) -> Facts {
    analyse_again(text, "", &Facts::default(), around)
}

/// Finds everything out about a text that was another before, from what is known about that
/// one. The answer is [`analyse_in`]'s, sooner.
pub fn analyse_again(
    text: &str,
    text_before: &str,
    before: &Facts,
    around: &Surroundings,
) -> Facts {
    again(text, text_before, before, Some(around))
}

fn again(text: &str, text_before: &str, before: &Facts, around: Option<&Surroundings>) -> Facts {
    let mut memory = Memory::default();
    let sections = sections(text, text_before, before, &mut memory);
    let bound = sections.iter().any(|placed| placed.section.binds_text);
    let uncut = bound.then(|| Arc::new(Section::new(text, &Constants::default(), &mut memory)));
    let whole = uncut.as_ref().map(|section| Placed {
        start: 0,
        section: section.clone(),
    });
    let shown = whole
        .as_ref()
        .map_or(sections.as_slice(), std::slice::from_ref);
    let mut diagnostics = diagnostics(text, shown);
    if let Some(around) = around
        && diagnostics.len() <= MOST
    {
        diagnostics.extend(of_names(text, shown, around));
        diagnostics.sort_by_key(|found| (found.range.start, found.range.end));
    }
    if let Some(around) = around {
        as_wanted(text, shown, around, &mut diagnostics);
    }
    Facts {
        diagnostics,
        sections,
        uncut,
    }
}

/// Leaves what its author and the user want to be told, as loud as they want it.
fn as_wanted(text: &str, sections: &[Placed], around: &Surroundings, found: &mut Vec<Diagnostic>) {
    let ignores = |placed: &Placed| {
        let of_section = placed.section.ignores.iter();
        let moved = of_section.map(|ignore| ignore.moved(placed.start));
        moved.collect::<Vec<_>>()
    };
    let ignores: Vec<Ignore> = sections.iter().flat_map(ignores).collect();
    if !ignores.is_empty() {
        let unsure = around.modules.is_none() || found.len() > MOST;
        ignore::apply(text, &ignores, found, unsure, around.heap.is_some());
        found.sort_by_key(|found| (found.range.start, found.range.end));
    }
    around.levels.apply(found);
}

/// What is wrong with the names of a text.
fn of_names(text: &str, sections: &[Placed], around: &Surroundings) -> Vec<Diagnostic> {
    let together = Together::of(sections.iter().map(|placed| &placed.section.names));
    let summaries: Vec<_> = sections
        .iter()
        .map(|placed| (placed.start, &placed.section.names))
        .collect();
    let mut all = unused_imports(text, &summaries, &together);
    let program = Program::of(&summaries, &together, &around.project);
    all.extend(redefined(&program, &summaries));
    all.extend(wrong_calls(&program));
    all.extend(wrong_known_calls(&program, around));
    all.extend(interrupts(&program));
    all.extend(not_const(&summaries, &together));
    for placed in sections {
        let part = text.get(placed.start..placed.end()).unwrap_or_default();
        let names = &placed.section.names;
        let found = missing(part, names, &together, around);
        let found = found.into_iter().chain(undefined(names, &together, around));
        let found = found.chain(placed.section.lints.iter().cloned());
        all.extend(found.map(|found| found.moved(placed.start)));
        if all.len() > MOST {
            all.truncate(MOST);
            break;
        }
    }
    all
}

fn diagnostics(text: &str, sections: &[Placed]) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for placed in sections {
        let found = placed.section.diagnostics.iter();
        all.extend(found.map(|found| found.clone().moved(placed.start)));
        if all.len() > MOST || placed.section.is_cut_short {
            all.truncate(MOST);
            all.push(fault::too_many(text));
            break;
        }
    }
    all
}

/// The sections of a text. Those that an edit left as they were are taken over: the ones before
/// it, and from the first on that begins after it where one began before.
fn sections(text: &str, text_before: &str, before: &Facts, memory: &mut Memory) -> Vec<Placed> {
    let (same_start, same_end) = common(text_before, text);
    let old = &before.sections;
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
        let mut patience = PATIENCE;
        let section = loop {
            let end = match patience {
                0 => text.len(),
                _ => next_group(&mut splitter, text),
            };
            patience = patience.saturating_sub(1);
            let part = text.get(at..end).unwrap_or_default();
            let section = Section::new(part, &constants, memory);
            if !section.is_open || end == text.len() {
                break section;
            }
        };
        constants.extend(&section.constants);
        let placed = Placed {
            start: at,
            section: Arc::new(section),
        };
        at = placed.end();
        all.push(placed);
    }
    all
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
    use proptest::strategy::Strategy;

    use super::{analyse, analyse_again, analyse_in};
    use crate::{Encoding, LineIndex, Surroundings};

    /// Faults as `code range-text message`.
    fn faults(text: &str) -> Vec<String> {
        let shown = |found: &crate::Diagnostic| {
            format!(
                "{} {:?} {}",
                found.code.id(),
                &text[found.range.clone()],
                found.message
            )
        };
        analyse(text).diagnostics.iter().map(shown).collect()
    }

    #[test]
    fn a_sound_file_has_no_faults() {
        assert_eq!(
            faults("def f(x):\n    return x + 1\n\nprint(f(1))\n"),
            [""; 0]
        );
        assert_eq!(faults(""), [""; 0]);
    }

    #[test]
    fn three_mistakes_are_three_faults() {
        let text = "x = (1 +\ndef f(:\n    pass\ny = 'open\nz = 3\n";
        let ids: Vec<_> = analyse(text)
            .diagnostics
            .iter()
            .map(|d| d.code.id())
            .collect();
        assert_eq!(ids, ["GA101", "GA101", "GA104"], "{:?}", faults(text));
    }

    #[test]
    fn ranges_are_inside_the_text_and_on_its_characters() {
        for text in [
            "'ö",
            "ö = = 1\n",
            "x = 'a\r\ny",
            "(",
            "\u{feff}x = 1\n",
            "\u{0}",
            "0b2ö\n",
        ] {
            for found in analyse(text).diagnostics {
                assert!(
                    text.get(found.range.clone()).is_some(),
                    "{text:?} {found:?}"
                );
            }
        }
    }

    #[test]
    fn nesting_without_end_is_a_fault_and_not_a_crash() {
        let deep = format!("{}1{}\n", "(".repeat(100_000), ")".repeat(100_000));
        assert_eq!(
            analyse(&deep).diagnostics.first().map(|d| d.code.id()),
            Some("GA115")
        );
    }

    #[test]
    fn very_many_faults_are_cut_short() {
        let found = analyse(&"= 1\n".repeat(5000)).diagnostics;
        assert_eq!(found.last().map(|d| d.code.id()), Some("GA199"));
        assert!(found.len() < 1000);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_facts_that_fit_it(text in "(?s).{0,200}") {
            let facts = analyse(&text);
            for found in &facts.diagnostics {
                assert!(text.get(found.range.clone()).is_some());
            }
            for symbol in facts.symbols() {
                assert!(text.get(symbol.range).is_some());
            }
            crate::colours(&text);
        }

        #[test]
        fn pieces_of_programs_give_facts_that_fit_them(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)
        ) {
            let text = pieces.concat();
            let facts = analyse(&text);
            for found in &facts.diagnostics {
                assert!(text.get(found.range.clone()).is_some());
            }
            for symbol in facts.symbols() {
                assert!(text.get(symbol.range).is_some());
                assert!(text.get(symbol.name_range).is_some());
            }
            let colours = crate::colours(&text);
            assert!(colours.windows(2).all(|two| two[0].0.end <= two[1].0.start), "{colours:?}");
        }
    }

    /// Puts pieces in, takes them out, doubles them, or ends the text early.
    fn damage(text: &mut String, (at, length, kind): (usize, usize, u8)) {
        let mut start = at % (text.len() + 1);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (start + length).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let end = end.max(start);
        let piece = text[start..end].to_owned();
        match kind {
            0 => text.replace_range(start..end, ""),
            1 => text.insert_str(start, &piece.repeat(3)),
            2 => text.insert_str(start, PIECES[length % PIECES.len()]),
            3 => text.insert(start, '\n'),
            _ => text.truncate(start),
        }
    }

    /// Damage to a text, most of it small.
    fn damages(most: usize) -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
        proptest::collection::vec((0usize..1_000_000, 0usize..40, 0u8..5), 1..most)
    }

    /// A program made of several, so that it has many sections.
    fn long_program(which: usize) -> String {
        let programs = crate::corpus::programs();
        let some = programs.iter().cycle().skip(which % programs.len());
        let mut text: String = some.take(4).map(String::as_str).collect();
        text.insert_str(0, "A = const(2)\n");
        text += "\nB = const(A + 1)\n\ndef last(x):\n    return x[B]\n";
        text
    }

    proptest::proptest! {
        /// What is known after an edit does not depend on what was known before it.
        #[test]
        fn an_edited_text_is_known_as_if_it_were_new(which: usize, edits in damages(12)) {
            let mut text = long_program(which);
            let mut facts = analyse_in(&text, &Surroundings::default());
            for (number, edit) in edits.into_iter().enumerate() {
                let before = text.clone();
                // Cutting the end off leaves little to edit.
                if edit.2 < 4 || number % 5 == 4 {
                    damage(&mut text, edit);
                }
                let again = analyse_again(&text, &before, &facts, &Surroundings::default());
                proptest::prop_assert_eq!(&again, &analyse_in(&text, &Surroundings::default()));
                // And back, and forth.
                proptest::prop_assert_eq!(&analyse_again(&before, &text, &again, &Surroundings::default()), &facts);
                facts = again;
            }
        }

        #[test]
        fn edited_pieces_are_known_as_if_they_were_new(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
            edits in damages(6),
        ) {
            let mut text = pieces.concat();
            let mut facts = analyse_in(&text, &Surroundings::default());
            for edit in edits {
                let before = text.clone();
                damage(&mut text, edit);
                let again = analyse_again(&text, &before, &facts, &Surroundings::default());
                proptest::prop_assert_eq!(&again, &analyse_in(&text, &Surroundings::default()));
                facts = again;
            }
        }

        /// A board stops at its first fault; that one is among those shown.
        #[test]
        fn what_a_board_says_first_is_said(which: usize, edits in damages(4)) {
            let programs = crate::corpus::programs();
            let mut text = programs[which % programs.len()].clone();
            for edit in edits {
                damage(&mut text, edit);
            }
            let options = garter_compiler::Options::new(b"main.py")
                .native(garter_compiler::Native::AsBytecode);
            let mut words = vec![0; 200_000 + text.len() * 8];
            let shown = analyse(&text).diagnostics;
            match garter_compiler::compile(text.as_bytes(), &options, &mut words) {
                Ok(_) => proptest::prop_assert_eq!(shown, []),
                Err(garter_compiler::Error::OutOfMemory { .. }) => {}
                Err(garter_compiler::Error::Fault(fault)) => {
                    let line = |at: usize| LineIndex::new(&text).place(&text, at, Encoding::Utf8).line;
                    let wanted = line(fault.start as usize);
                    // Of faults found after parsing a board knows the line only, as it counts lines.
                    let syntax = matches!(fault.code, garter_compiler::Code::Syntax(_));
                    let told = shown.iter().any(|found| {
                        found.message.starts_with(fault.message())
                            && (!syntax || line(found.range.start) == wanted)
                    });
                    proptest::prop_assert!(told, "{:?} not in {:?} of\n{}", fault, shown, text);
                }
            }
        }

        /// Real programs with lines and pieces of lines lost, doubled and moved.
        #[test]
        fn damaged_programs_are_analysed_in_time(which: usize, edits in damages(8)) {
            let mut text = crate::corpus::programs()[which % crate::corpus::programs().len()].clone();
            for edit in edits {
                damage(&mut text, edit);
            }
            let began = std::time::Instant::now();
            for found in analyse(&text).diagnostics {
                assert!(text.get(found.range).is_some());
            }
            assert!(began.elapsed().as_secs() < 5, "{text}");
        }

        #[test]
        fn any_bytes_are_analysed(bytes in proptest::collection::vec(0u8..128, 0..400)) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for found in analyse(&text).diagnostics {
                assert!(text.get(found.range).is_some());
            }
        }
    }

    #[test]
    fn a_megabyte_of_noise_is_analysed_in_time() {
        let mut random = 7u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(99);
            (random >> 33) as u8
        })
        .take(1_000_000)
        .collect();
        let began = std::time::Instant::now();
        assert!(
            !analyse(&String::from_utf8_lossy(&noise))
                .diagnostics
                .is_empty()
        );
        assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
    }

    #[test]
    fn each_statement_of_the_module_shows_its_fault() {
        let text = "return 1\nx = 1\nbreak\ndef f():\n    pass\nreturn 2\n1 = x\n";
        let ids: Vec<_> = analyse(text)
            .diagnostics
            .iter()
            .map(|found| found.code.id())
            .collect();
        assert_eq!(
            ids,
            ["GA206", "GA205", "GA206", "GA201"],
            "{:?}",
            faults(text)
        );
    }

    #[test]
    fn constants_hold_for_all_that_follows() {
        let text = "A = const(1)\ndef f():\n    pass\nB = const(A + 1)\ndef g():\n    pass\n\
                    C = const(B + D)\n";
        assert_eq!(faults(text), ["GA225 \"C = const(B + D)\" not a constant"]);
        let before = text.replace("A = const(1)", "A = 1");
        assert_eq!(analyse(&before).diagnostics.len(), 2);
        assert_eq!(
            analyse_again(text, &before, &analyse(&before), &Surroundings::default()),
            analyse_in(text, &Surroundings::default())
        );
    }

    #[test]
    fn a_global_of_the_module_is_judged_by_all_that_stands_before_it() {
        let text = "x = 1\ndef f():\n    pass\nglobal x\n";
        let ids: Vec<_> = analyse(text)
            .diagnostics
            .iter()
            .map(|found| found.code.id())
            .collect();
        assert_eq!(ids, ["GA210"]);
    }

    #[test]
    fn a_block_that_is_missing_is_missed_where_the_next_statement_begins() {
        assert_eq!(
            faults("def f():\n    pass\n\nif x:\ndef g():\n    pass\n"),
            faults("if x:\ndef g():\n    pass\n")
        );
    }

    #[test]
    fn what_once_made_the_compiler_fall() {
        for text in ["c \n-\0", "-", "not", "x = -\n", "{1:", "f(**", "lambda *"] {
            assert!(!analyse(text).diagnostics.is_empty(), "{text:?}");
        }
    }

    const PIECES: &[&str] = &[
        "def ",
        "class ",
        "f",
        "(",
        ")",
        ":",
        "\n",
        "\n    ",
        "\n        ",
        "x",
        " = ",
        "1",
        "'s'",
        "f'{x + 1:>{w}}'",
        "t'{x}'",
        "b'1' b'2'",
        "lambda x: ",
        "@dec",
        "async ",
        "await ",
        "*",
        "**",
        ",",
        "if ",
        "else",
        "for ",
        " in ",
        "[",
        "]",
        "{",
        "}",
        "é",
        "'",
        "\"\"\"",
        "#c",
        "return ",
        "\r\n",
        "\\",
        ".",
        "import ",
        "while True",
    ];
}
