//! What is known about one part of a text, which the rest of the text does not change.

use std::ops::Range;

use garter_syntax::{Resync, Start, parse};

use crate::colour::Colours;
use crate::compiled::Compiled;
use crate::constants::{Constant, Constants};
use crate::doubt::{doubtful_statements, is_doubtful};
use crate::fault::{self, MOST};
use crate::ignore::Ignore;
use crate::lint::{self, Part};
use crate::names::{Names, Summary};
use crate::outline::{self, Outline};
use crate::split::Splitter;
use crate::stack::Memory;
use crate::tree::{Builder, Tree};
use crate::{Diagnostic, Symbol};

/// What is known about one part of a text. Ranges count from its beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) length: usize,
    /// In order.
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) symbols: Vec<Symbol>,
    /// The constants that hold from here on.
    pub(crate) constants: Vec<Constant>,
    /// What it does that is allowed and hardly meant, in order.
    pub(crate) lints: Vec<Diagnostic>,
    /// What its names mean to the rest of the text.
    pub(crate) names: Summary,
    /// Comments that say what is not to be told.
    pub(crate) ignores: Vec<Ignore>,
    /// The statements before it that make constants it may mean.
    pub(crate) prelude: String,
    /// Something is missing at its end, so what follows belongs to it.
    pub(crate) is_open: bool,
    /// It says something about names of the module that is only right in the light of what
    /// stands before it, so the text cannot be cut.
    pub(crate) binds_text: bool,
    /// There are more faults than are kept.
    pub(crate) is_cut_short: bool,
    /// Its colours, once somebody has asked.
    pub(crate) colours: Colours,
}

impl Section {
    /// Looks at a part of a text, which begins and ends at cuts. Of a group in which something
    /// does not compile each statement is looked at by itself, so that each shows its fault.
    pub(crate) fn new(text: &str, constants: &Constants, memory: &mut Memory) -> Self {
        Section {
            ignores: Ignore::all(text),
            ..Section::without_comments(text, constants, memory)
        }
    }

    /// The same of a whole text, if nothing is wrong with it that would be told of one part alone.
    pub(crate) fn sound(text: &str, memory: &mut Memory) -> Option<Self> {
        let tree = sound_tree(text, memory)?;
        let found = outline::of_tree(&tree);
        let mut doubts = doubtful_statements(&tree).into_iter();
        let compiles = |statement| {
            let compiled = memory.lend(|words, stack| Compiled::of(statement, words, stack));
            compiled.diagnostics(statement, &found.faults).is_empty()
        };
        if found.binds_text || !doubts.all(compiles) {
            return None;
        }
        let looked = Looked {
            text,
            before: 0,
            prelude: String::new(),
            found,
            diagnostics: Vec::new(),
        };
        Some(Section {
            ignores: Ignore::all(text),
            ..looked.section(Some(&tree))
        })
    }

    fn without_comments(text: &str, constants: &Constants, memory: &mut Memory) -> Self {
        let (mut whole, compiles) = part(text, constants.for_text(text), memory);
        if whole.names.is_faulty && !whole.is_open && !whole.binds_text {
            whole.names = beside_faults(text, &whole.prelude, memory).unwrap_or(whole.names);
        }
        if compiles || whole.is_open || whole.binds_text {
            return whole;
        }
        let mut splitter = Splitter::new(text, 0);
        let mut cuts = std::iter::from_fn(|| splitter.next())
            .map(|cut| cut.at)
            .peekable();
        if cuts.peek().is_none() {
            return whole;
        }
        let mut known = Constants::default();
        known.extend_from(constants);
        let mut all = Section {
            length: text.len(),
            names: whole.names,
            lints: whole.lints,
            prelude: whole.prelude,
            ..Section::default()
        };
        let mut start = 0;
        for end in cuts.chain([text.len()]) {
            let statement = text.get(start..end).unwrap_or_default();
            let (found, _) = part(statement, known.for_text(statement), memory);
            if found.is_open && end < text.len() {
                continue;
            }
            known.extend(&found.constants);
            all.append(found, start);
            start = end;
        }
        all
    }

    /// Adds what is known about the part that begins at `start`.
    fn append(&mut self, part: Section, start: usize) {
        let diagnostics = part.diagnostics.into_iter();
        self.diagnostics
            .extend(diagnostics.map(|found| found.moved(start)));
        let symbols = part.symbols.into_iter();
        self.symbols.extend(symbols.map(|found| found.moved(start)));
        self.constants.extend(part.constants);
        self.is_cut_short |= part.is_cut_short;
        self.is_open = part.is_open;
    }
}

/// What the names of a group mean in which some statements cannot be parsed, by those that can;
/// none if none can.
fn beside_faults(text: &str, prelude: &str, memory: &mut Memory) -> Option<Summary> {
    let mut splitter = Splitter::new(text, 0);
    let cuts = std::iter::from_fn(|| splitter.next()).map(|cut| cut.at);
    let cuts: Vec<usize> = cuts.chain([text.len()]).collect();
    let (mut sound, mut faulty) = (prelude.to_owned(), String::new());
    let mut start = 0;
    for end in cuts.iter().copied().filter(|_| cuts.len() > 1) {
        let statement = text.get(start..end)?;
        start = end;
        if sound_tree(statement, memory).is_some() {
            sound.push_str(statement);
        } else {
            faulty.push_str(statement);
            // All that stands behind it stays where it is.
            let blank = |byte: u8| {
                if matches!(byte, b'\n' | b'\r') {
                    byte
                } else {
                    b' '
                }
            };
            sound.extend(statement.bytes().map(|byte| char::from(blank(byte))));
        }
    }
    if faulty.is_empty() || faulty.len() == text.len() {
        return None;
    }
    let tree = sound_tree(&sound, memory)?;
    let names = Names::of(&tree);
    let summary = Summary::of(&Part::new(&tree, &names), prelude.len());
    Some(summary.beside_faulty(&faulty))
}

/// What is known about a text after a prelude, and whether all of it compiles.
fn part(text: &str, prelude: String, memory: &mut Memory) -> (Section, bool) {
    let before = prelude.len();
    if before == 0 {
        return of_text(text, 0, prelude, memory);
    }
    of_text(&format!("{prelude}{text}"), before, prelude, memory)
}

/// What a text shows in which something is wrong.
fn faulty(text: &str, memory: &mut Memory) -> outline::Found {
    let outline = memory.lend(|_, stack| {
        let mut outline = Outline::new(text);
        parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut outline);
        outline
    });
    outline.finish()
}

/// The tree of a text that parses.
fn sound_tree<'t>(text: &'t str, memory: &mut Memory) -> Option<Tree<'t>> {
    let sound = memory.lend(|_, stack| {
        let mut builder = Builder::of_sound(text);
        parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut builder);
        builder
    });
    (!sound.is_faulty()).then(|| sound.finish())
}

fn of_text(text: &str, before: usize, prelude: String, memory: &mut Memory) -> (Section, bool) {
    let tree = sound_tree(text, memory);
    let found = match &tree {
        Some(tree) => outline::of_tree(tree),
        // Where something is wrong, all of that is wanted and no tree.
        None => faulty(text, memory),
    };
    let faults = &found.faults;
    let compiled = match &tree {
        Some(tree) if !is_doubtful(tree) => Compiled::NONE,
        _ => memory.lend(|words, stack| Compiled::of(text, words, stack)),
    };
    let mut diagnostics = fault::of_syntax(faults, text);
    let of_syntax = diagnostics.len();
    diagnostics.extend(compiled.diagnostics(text, faults));
    let compiles = diagnostics.len() == of_syntax;
    diagnostics.sort_by_key(|found| (found.range.start, found.range.end));
    let looked = Looked {
        text,
        before,
        prelude,
        found,
        diagnostics,
    };
    (looked.section(tree.as_ref()), compiles)
}

/// What is wrong with a text, and its outline.
struct Looked<'t> {
    text: &'t str,
    /// Where the part begins that is meant.
    before: usize,
    prelude: String,
    found: outline::Found,
    diagnostics: Vec<Diagnostic>,
}

impl Looked<'_> {
    /// All that is known, from its tree if it has one.
    fn section(self, tree: Option<&Tree<'_>>) -> Section {
        let (text, before, found) = (self.text, self.before, self.found);
        let (faults, diagnostics) = (&found.faults, self.diagnostics);
        let faulty = |range: &Range<usize>| {
            let touches = |found: &Diagnostic| {
                found.range.start <= range.end && range.start <= found.range.end
            };
            diagnostics.iter().any(touches)
        };
        let constants = found.constants.into_iter();
        let constants = constants.filter(|(_, range)| range.start >= before && !faulty(range));
        let (names, lints) = if let Some(tree) = tree {
            let names = Names::of(tree);
            let part = Part::new(tree, &names);
            (Summary::of(&part, before), lint::of_part(part))
        } else {
            (Summary::of_faulty(text), Vec::new())
        };
        Section {
            length: text.len() - before,
            constants: constants
                .map(|(name, range)| Constant {
                    name,
                    text: text.get(range).unwrap_or_default().to_owned(),
                })
                .collect(),
            names,
            lints: lints
                .into_iter()
                .filter_map(|found| found.moved_back(before))
                .collect(),
            ignores: Vec::new(),
            prelude: self.prelude,
            is_open: faults
                .iter()
                .any(|fault| fault.start as usize >= text.len()),
            binds_text: found.binds_text,
            is_cut_short: faults.len() > MOST,
            colours: Colours::default(),
            symbols: found
                .symbols
                .into_iter()
                .filter_map(|symbol| symbol.moved_back(before))
                .collect(),
            diagnostics: diagnostics
                .into_iter()
                .filter_map(|found| found.moved_back(before))
                .collect(),
        }
    }
}
