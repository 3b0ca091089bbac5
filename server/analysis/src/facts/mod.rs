//! All that is known about a text.
//!
//! A text is looked at in sections, each by itself, so that after an edit only the sections
//! that it touched are looked at again. What is known is the same either way.

mod sections;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::behaviour::{Function, Program};
use crate::constants::Constants;
use crate::fault::{self, MOST};
use crate::follow_up;
use crate::ignore::{self, Ignore};
use crate::lint::{
    BUFFER_MAKER, Present, asked_of_built_in, byte_order_mark, interrupts, missing,
    missing_of_objects, not_const, redefined, undefined, unknown_attributes, unused_imports,
    wrong_calls,
};
use crate::name::Name;
use crate::names::{Summary, Together, in_package};
use crate::project::{Imported, Module, Project, Questions, Seat};
use crate::remedy;
use crate::section::Section;
use crate::stack::Memory;
use crate::{Diagnostic, Surroundings, Symbol, SymbolKind};
use sections::{Placed, at_once, from_the_beginning, sections};

/// All that is known about a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What is wrong, in the order of the text. Of very many faults the first are kept, and
    /// the last says so.
    pub diagnostics: Vec<Diagnostic>,
    sections: Vec<Placed>,
    /// What is known when the text must not be cut.
    uncut: Option<Arc<Section>>,
    /// What it asks of the other files of its project.
    questions: Questions,
}

impl Facts {
    /// The facts about a text that is no program.
    pub fn with(diagnostics: Vec<Diagnostic>) -> Facts {
        Facts {
            diagnostics,
            ..Facts::default()
        }
    }

    /// Its sections: where each begins, and what is known about it. None when it must not be cut.
    pub(crate) fn parts(&self) -> impl ExactSizeIterator<Item = (usize, &Section)> {
        let parts = match &self.uncut {
            Some(_) => &[],
            None => self.sections.as_slice(),
        };
        parts.iter().map(|placed| (placed.start, &*placed.section))
    }

    /// What the text asks of the other files of its project.
    pub fn questions(&self) -> &Questions {
        &self.questions
    }

    /// The modules that the text names, as it calls them.
    pub fn imported(&self) -> Imported {
        let mut all = Imported::default();
        for names in self.sections.iter().map(|placed| &placed.section.names) {
            let imports = names.imports.iter().map(|import| import.module.to_string());
            all.takes.extend(imports);
            for (module, member) in names.binds.iter().filter_map(|it| it.member.as_ref()) {
                all.takes.insert(module.to_string());
                all.takes.insert(in_package(module, member));
            }
            all.reaches
                .extend(names.reaches.iter().map(Name::to_string));
        }
        let uncut = self.uncut.iter();
        let uncut = uncut.flat_map(|section| &section.names.reaches);
        all.reaches.extend(uncut.map(Name::to_string));
        all
    }

    /// Whether the text makes a buffer for exceptions in interrupts.
    pub fn makes_buffer(&self) -> bool {
        self.functions()
            .any(|function| function.calls(BUFFER_MAKER))
    }

    /// Whether the text may hand functions to interrupts.
    pub fn has_handlers(&self) -> bool {
        self.functions()
            .any(|function| !function.handings.is_empty())
    }

    fn functions(&self) -> impl Iterator<Item = &Function> {
        let whole = self.uncut.as_deref();
        let cut = self.sections.iter().map(|placed| &*placed.section);
        let cut = cut.filter(move |_| whole.is_none());
        let all = whole.into_iter().chain(cut);
        all.flat_map(|section| &section.names.behaviour.functions)
    }

    /// What the text offers to the other modules of its project, if it is in this file.
    pub fn module(&self, path: &Path) -> Module {
        self.module_with(path, true)
    }

    /// The same without what its functions do, which only interrupts ask.
    pub fn module_without_deeds(&self, path: &Path) -> Module {
        self.module_with(path, false)
    }

    fn module_with(&self, path: &Path, with_deeds: bool) -> Module {
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
        // What it takes from others is followed when all are known.
        let others = Project::default();
        let program = Program::of(&parts, &together, others.seat(None));
        Module::of(&program, &together, path, with_deeds)
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
    again(
        text,
        "",
        &Facts::default(),
        None,
        None,
        &mut Memory::default(),
    )
}

/// Finds out what a text says by itself, which [`analyse_file`] can go on from in any
/// surroundings. Who looks at many texts uses the memory again.
pub fn look(text: &str, memory: &mut Memory) -> Facts {
    if let Some(whole) = at_once(text, memory) {
        return Facts {
            sections: vec![whole],
            ..Facts::default()
        };
    }
    // The other threads have other texts.
    let sections = from_the_beginning(text, memory);
    put_together(text, sections, None, None, memory)
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
    analyse_file(text, text_before, before, around, None)
}

/// The same for the text of a file: what is relative to that is understood.
pub fn analyse_file(
    text: &str,
    text_before: &str,
    before: &Facts,
    around: &Surroundings,
    file: Option<&Path>,
) -> Facts {
    let mut memory = Memory::default();
    again(text, text_before, before, Some(around), file, &mut memory)
}

fn again(
    text: &str,
    text_before: &str,
    before: &Facts,
    around: Option<&Surroundings>,
    file: Option<&Path>,
    memory: &mut Memory,
) -> Facts {
    if text != text_before {
        let sections = sections(text, text_before, &before.sections, memory);
        return put_together(text, sections, around, file, memory);
    }
    let (sections, uncut) = (before.sections.clone(), before.uncut.clone());
    let is_one = sections.len() == 1;
    match told(text, sections, uncut, around, file) {
        // Which of very many are the first depends on the sections.
        (_, true) if is_one => again(text, "", &Facts::default(), around, file, memory),
        (facts, _) => facts,
    }
}

/// All that is known about a text in these sections.
fn put_together(
    text: &str,
    sections: Vec<Placed>,
    around: Option<&Surroundings>,
    file: Option<&Path>,
    memory: &mut Memory,
) -> Facts {
    let bound = sections.iter().any(|placed| placed.section.binds_text);
    let uncut = bound.then(|| Arc::new(Section::new(text, &Constants::default(), memory)));
    told(text, sections, uncut, around, file).0
}

/// What is told of a text in these sections, and whether there is more about its names than is
/// told.
fn told(
    text: &str,
    sections: Vec<Placed>,
    uncut: Option<Arc<Section>>,
    around: Option<&Surroundings>,
    file: Option<&Path>,
) -> (Facts, bool) {
    let whole = uncut.as_ref().map(|section| Placed {
        start: 0,
        section: section.clone(),
    });
    let shown = whole
        .as_ref()
        .map_or(sections.as_slice(), std::slice::from_ref);
    let mut diagnostics = diagnostics(text, shown);
    let mut is_cut_short = false;
    let mut questions = Questions::default();
    if let Some(around) = around
        && diagnostics.len() <= MOST
    {
        let seat = around.project.seat(file);
        let found = of_names(text, shown, around, &seat);
        questions = seat.questions();
        is_cut_short = found.len() >= MOST;
        diagnostics.extend(found);
        diagnostics.sort_by_key(|found| (found.range.start, found.range.end));
    }
    if let Some(around) = around {
        byte_order_mark(text, &mut diagnostics);
        as_wanted(text, shown, around, &mut diagnostics);
    }
    let facts = Facts {
        diagnostics,
        sections,
        uncut,
        questions,
    };
    (facts, is_cut_short)
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
    remedy::attach(text, found);
}

/// What is wrong with the names of a text.
fn of_names(
    text: &str,
    sections: &[Placed],
    around: &Surroundings,
    seat: &Seat<'_>,
) -> Vec<Diagnostic> {
    let together = Together::of(sections.iter().map(|placed| &placed.section.names));
    let summaries: Vec<_> = sections
        .iter()
        .map(|placed| (placed.start, &placed.section.names))
        .collect();
    let mut all = unused_imports(text, &summaries, &together);
    let program = Program::of(&summaries, &together, seat.clone());
    all.extend(redefined(&program, &summaries));
    let calls = wrong_calls(&program, &together, around);
    all.extend(calls.own);
    all.extend(unknown_attributes(text, &program, &together));
    all.extend(calls.known);
    all.extend(interrupts(text, &program, &summaries, around));
    all.extend(not_const(&summaries, &together));
    let mut present = Present::default();
    for placed in sections {
        let part = text.get(placed.start..placed.end()).unwrap_or_default();
        let names = &placed.section.names;
        let used = together.used_in(names);
        let found = missing(part, names, &used, &together, around, &mut present);
        let objects = missing_of_objects(part, &used, &together, around, &program);
        let found = found.into_iter().chain(objects);
        let found = found.chain(undefined(&used, &together, around, seat));
        let found = found.chain(asked_of_built_in(part, names, &used, &together, seat));
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
    let mut is_faulty = false;
    for placed in sections {
        let found = placed.section.diagnostics.iter();
        let found = found.filter(|found| !(is_faulty && follow_up::is_possible_after(found.code)));
        all.extend(found.map(|found| found.clone().moved(placed.start)));
        let mut found = placed.section.diagnostics.iter();
        is_faulty |= found.any(|found| found.code.is_of_grammar());
        if all.len() > MOST || placed.section.is_cut_short {
            all.truncate(MOST);
            all.push(fault::too_many(text));
            break;
        }
    }
    all
}
