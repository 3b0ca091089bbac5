//! What each quick fix makes of a program: `quick_fixes.txt` has programs and what they become.
//! Each takes the fault away, and what it leaves is a program. The table of all codes in
//! `docs/quick_fixes.md` says no more and no less than that. With `GARTER_FIXTURES=write` the
//! answers are written anew, to be read before they are committed.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use garter_analysis::{
    Code, Diagnostic, Surroundings, all_safe_edits, analyse_in, edited, read_garter_toml,
    safe_edits,
};

/// A program with a fault that a fix mends.
struct Case {
    code: String,
    before: String,
    after: String,
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quick_fixes.txt")
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(file()).unwrap();
    let parts = text.split("=== ").skip(1).map(|part| {
        let (code, rest) = part.split_once('\n').unwrap();
        let (before, after) = rest.split_once("---\n").unwrap();
        Case {
            code: code.to_owned(),
            before: before.replace("<bom>", "\u{feff}"),
            after: after.strip_suffix('\n').unwrap_or(after).to_owned(),
        }
    });
    parts.collect()
}

fn found(code: &str, text: &str) -> Vec<Diagnostic> {
    if code.starts_with("GA80") && code < "GA804" {
        return read_garter_toml(text).1;
    }
    analyse_in(text, &Surroundings::default()).diagnostics
}

#[test]
fn each_fix_takes_its_fault_away_and_leaves_a_program() {
    let (mut wrong, mut all) = (Vec::new(), String::new());
    for case in cases() {
        let Case {
            code,
            before,
            after,
        } = case;
        let diagnostics = found(&code, &before);
        let mut own = diagnostics.iter().filter(|it| it.code.id() == code);
        let fix = own.find_map(|it| it.fix.as_ref());
        let made = fix.map_or_else(
            || format!("no fix; {diagnostics:?}\n"),
            |fix| edited(&before, &fix.edits),
        );
        let left = found(&code, &made);
        let left = left.iter().filter(|it| {
            let id = it.code.id();
            id == code || id.starts_with("GA1") || id.starts_with("GA2")
        });
        let left: Vec<_> = left.map(|it| (it.code.id(), &it.message)).collect();
        if made != after || !left.is_empty() {
            wrong.push(format!(
                "{code}:\n{before}-- wanted\n{after}-- made\n{made}-- left {left:?}\n"
            ));
        }
        all += &format!(
            "=== {code}\n{}---\n{made}\n",
            before.replace('\u{feff}', "<bom>")
        );
    }
    if std::env::var_os("GARTER_FIXTURES").is_some_and(|it| it == "write") {
        fs::write(file(), all).unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_names_all_codes_and_which_have_a_fix() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/quick_fixes.md");
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| [GA")?.split(" | ");
        let code = format!("GA{}", cells.next()?.split(']').next()?);
        Some((code, cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    let rows: Vec<_> = rows.collect();
    let codes: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(codes, known);
    let mended: BTreeSet<String> = cases().into_iter().map(|case| case.code).collect();
    for (code, fix, reason) in &rows {
        let has_fix = fix != "none";
        assert_eq!(
            has_fix,
            mended.contains(code) || fix.starts_with("editors: "),
            "{code}: {fix}"
        );
        assert!(
            has_fix || reason.trim_matches(['|', ' ']).len() > 5,
            "{code} has no reason"
        );
    }
    // What a page shows as wrong is mended by no fix that the table denies.
    for (code, fix, _) in &rows {
        let page = Code::ALL.iter().find(|it| it.id() == code).unwrap().page();
        let example = page.and_then(|page| page.split("```python\n").nth(1)?.split("```").next());
        let Some(example) = example.filter(|_| fix == "none") else {
            continue;
        };
        let own = found(code, example);
        let own = own
            .iter()
            .find(|it| it.code.id() == code && it.fix.is_some());
        assert!(own.is_none(), "{code} has a fix: {own:?}");
    }
}

/// Every program there is: of these cases, of the pages of the codes, of the cases of what editors
/// ask, and what compilers and machines are compared over.
fn programs() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut all: Vec<String> = cases().into_iter().map(|case| case.before).collect();
    for page in Code::ALL.iter().filter_map(|code| code.page()) {
        let examples = page.split("```python\n").skip(1);
        let examples = examples.filter_map(|it| it.split("```").next());
        all.extend(examples.map(str::to_owned));
    }
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../daemon/tests/fixtures");
    for entry in fs::read_dir(fixtures).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let texts = text.split("\n=== ").filter_map(|case| {
            let (_, rest) = case.split_once('\n')?;
            let text = rest.split("\n+++ ").next()?.split("\n---\n").next()?;
            Some(
                text.replace("<|>", "")
                    .replace("<[>", "")
                    .replace("<]>", "")
                    + "\n",
            )
        });
        all.extend(texts);
    }
    let mut folders = vec![tests.join("conformance"), tests.join("corpus")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "py") {
                all.extend(fs::read_to_string(path));
            }
        }
    }
    all
}

#[test]
fn mending_all_that_is_safe_leaves_a_program_and_nothing_to_mend() {
    let around = Surroundings::default();
    let is_no_program = |found: &&Diagnostic| found.code.id() < "GA3";
    let (mut mended, mut wrong) = (0, Vec::new());
    for text in programs() {
        let facts = analyse_in(&text, &around);
        let edits = all_safe_edits(&text, &facts, &around, None);
        if edits.is_empty() {
            continue;
        }
        mended += 1;
        let made = edited(&text, &edits);
        let left = analyse_in(&made, &around).diagnostics;
        let again = safe_edits(&left).len();
        let before = facts.diagnostics.iter().filter(is_no_program).count();
        let after = left.iter().filter(is_no_program).count();
        let fewer = left.len() < facts.diagnostics.len();
        if again > 0 || after > before || !fewer {
            wrong.push(format!(
                "{again} more edits, {} faults before and {} left, {after} of them of syntax:\n{text}\n\
                 -- made\n{made}\n-- left {left:?}",
                facts.diagnostics.len(),
                left.len(),
            ));
        }
    }
    assert!(mended > 50, "{mended} texts had something to mend");
    assert!(
        wrong.is_empty(),
        "{} texts:\n{}",
        wrong.len(),
        wrong.join("\n==\n")
    );
}
