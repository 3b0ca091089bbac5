//! Valid files with one edit made at random: nothing panics, most of the file's symbols are still
//! found, and when the edit is taken back the answer is the first one again.
//!
//! `GARTER_MUTATIONS` says how many edits are made, `GARTER_SEED` from which number the random ones
//! come; what fails says both.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use garter_analysis::{
    Facts, Interface, Standpoint, Surroundings, Symbol, SymbolKind, analyse_again, analyse_in,
    around, attribute, colours, complete, folds, occurrences, signature, subject, suppression,
    type_at,
};

/// Edits that are made unless the environment says otherwise.
const MUTATIONS: u64 = 3000;

/// Numbers that look random and are the same each time: SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn typed(&mut self) -> &'static str {
        TYPED[self.below(TYPED.len())]
    }

    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// What is typed, now and then by mistake.
const TYPED: &[&str] = &[
    "(", ")", "[", "]", "{", "}", "'", "\"", "\"\"\"", ":", ",", ".", "=", "==", "\\", "#", "@",
    " ", "    ", "\t", "\n", "\r\n", "\r", "x", "ö", "𝄞", "0", "1e", "def ", "class ", "if ",
    "else:", "return ", "import ", "from ", "lambda", "yield ", "await ", "async ", "f'{", "*",
    "**", "->", "\u{feff}", "\u{0}", ";", "try:", "except", "del ", "global ", "pass",
];

/// One edit.
fn mutated(text: &str, random: &mut Random) -> String {
    let at = random.place(text);
    let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |it| at + it + 1);
    let mut made = text.to_owned();
    match random.below(8) {
        0 | 1 => made.insert_str(at, random.typed()),
        2 | 3 => {
            if let Some(c) = text[at..].chars().next() {
                made.replace_range(at..at + c.len_utf8(), "");
            }
        }
        4 => made.replace_range(line..line_end, ""),
        5 => made.insert_str(line, &text[line..line_end]),
        6 => {
            let word = text[at..].find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
            made.replace_range(at..at + word, random.typed());
        }
        _ => {
            let indent = text[line..].find(|c: char| c != ' ').unwrap_or(0);
            made.replace_range(line..line + indent.min(4), "");
        }
    }
    made
}

/// What people look for in a file: how often each thing is defined.
fn defined(symbols: &[Symbol]) -> HashMap<(&str, SymbolKind), usize> {
    let mut all = HashMap::new();
    for symbol in symbols {
        *all.entry((symbol.name.as_str(), symbol.kind)).or_default() += 1;
    }
    all
}

fn kept(before: &[Symbol], after: &[Symbol]) -> usize {
    let after = defined(after);
    let kept = |(thing, count): (&(&str, SymbolKind), &usize)| {
        (*count).min(after.get(thing).copied().unwrap_or(0))
    };
    defined(before).iter().map(kept).sum()
}

fn programs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut pending = vec![root.join("docs/examples"), root.join("tests/conformance")];
    let mut all = Vec::new();
    while let Some(folder) = pending.pop() {
        let mut entries: Vec<_> = fs::read_dir(folder).unwrap().flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|it| it == "py")
                && let Ok(text) = fs::read_to_string(&path)
            {
                let is_program = (200..40_000).contains(&text.len())
                    && analyse_in(&text, &Surroundings::default())
                        .diagnostics
                        .iter()
                        .all(|found| !found.code.id().starts_with("GA1"));
                if is_program {
                    all.push(text);
                }
            }
        }
    }
    all
}

/// Everything that editors ask about a place.
fn ask(text: &str, byte: usize, around_it: &Surroundings, facts: &Facts) {
    let among = Standpoint::alone();
    complete(text, byte, around_it, among);
    signature(text, byte, among);
    Interface::of(text, byte.is_multiple_of(2));
    subject(text, byte, among.file, among.finder, &[]);
    occurrences(text, byte);
    attribute(text, byte);
    type_at(text, byte);
    around(text, byte);
    folds(text);
    colours(text);
    for found in facts.diagnostics.iter().take(5) {
        suppression(text, found);
    }
}

fn number(name: &str, usual: u64) -> u64 {
    let said = std::env::var(name).ok();
    said.map_or(usual, |it| it.parse().unwrap())
}

#[test]
fn one_edit_costs_few_symbols_and_undoing_it_gives_the_first_answer() {
    let (count, seed) = (
        number("GARTER_MUTATIONS", MUTATIONS),
        number("GARTER_SEED", 1),
    );
    let programs = programs();
    assert!(programs.len() > 50, "{}", programs.len());
    let around = Surroundings::default();
    let mut known: HashMap<usize, Facts> = HashMap::new();
    let (mut found, mut wanted, mut worst) = (0, 0, (1.0, 0));
    for number in 0..count {
        let mut random = Random(seed.wrapping_mul(1_000_003).wrapping_add(number));
        let which = random.below(programs.len());
        let text = &programs[which];
        let first = known
            .entry(which)
            .or_insert_with(|| analyse_in(text, &around));
        let edited = mutated(text, &mut random);
        let again = analyse_again(&edited, text, first, &around);
        for diagnostic in &again.diagnostics {
            assert!(edited.get(diagnostic.range.clone()).is_some(), "{number}");
        }
        let (before, after) = (first.symbols(), again.symbols());
        let share = kept(&before, &after);
        found += share;
        wanted += before.len();
        let part = share as f64 / before.len().max(1) as f64;
        if !before.is_empty() && part < worst.0 {
            worst = (part, number);
        }
        let undone = analyse_again(text, &edited, &again, &around);
        assert_eq!(undone, *first, "seed {seed}, edit {number}");
        if number % 8 == 0 {
            let byte = random.place(&edited);
            ask(&edited, byte, &around, &again);
        }
    }
    let share = found as f64 / wanted as f64;
    println!(
        "{count} edits: {:.2} % of {wanted} symbols kept; the worst {:.0} % (edit {})",
        share * 100.0,
        worst.0 * 100.0,
        worst.1
    );
    assert!(
        share >= 0.9,
        "seed {seed}: only {:.1} % are kept",
        share * 100.0
    );
}
