//! The language suite on boards, through the raw REPL as users' programs come: the virtual board,
//! and the firmware under QEMU. Programs that show doubles are left out, for a pyboard's floats are
//! single; others that need what it has not stand in `conformance/boards.txt`,
//! each with its reason.

mod rig;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use garter_tests::chip::Chip;
use garter_tests::raw_repl::RawRepl;
use garter_virtual::{Config, Image, VirtualBoard};
use rig::named;

/// Longest time for one program.
const PATIENCE: Duration = Duration::from_secs(20);

/// Removes what a program left on the disk: the chip's is small under QEMU, and stays at a reset.
const CLEAN: &[u8] = b"import os
def clean(folder):
    for name in os.listdir(folder):
        path = folder + '/' + name
        try:
            os.remove(path)
        except OSError:
            clean(path)
            os.rmdir(path)
clean('/flash')
";

fn suite() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

/// The reasons in a list, by program.
fn listed(file: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(suite().join(file)).expect("the list is there");
    let lines = text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'));
    let entries = lines.map(|l| l.split_once(": ").expect("each has its reason"));
    entries
        .map(|(name, reason)| (name.to_owned(), reason.to_owned()))
        .collect()
}

/// All programs, as `topic/program`.
fn programs() -> Vec<String> {
    let folders = std::fs::read_dir(suite()).expect("the suite is there");
    let mut names = Vec::new();
    for topic in folders.flatten().filter(|t| t.path().is_dir()) {
        for file in std::fs::read_dir(topic.path()).expect("a topic").flatten() {
            let path = file.path();
            let asked = path.with_extension("out").exists();
            if path.extension().is_some_and(|e| e == "py") && asked {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                names.push(format!("{}/{stem}", topic.file_name().to_string_lossy()));
            }
        }
    }
    names.sort();
    names
}

/// What is wrong with a program on a board that has just started.
fn complaint<L: Read + Write>(board: &mut RawRepl<L>, name: &str) -> Option<String> {
    let path = suite().join(name);
    let source = std::fs::read(path.with_extension("py")).expect("a program");
    let wanted = std::fs::read_to_string(path.with_extension("out")).expect("its output");
    match board.run(&source, PATIENCE) {
        Ok((output, error)) if output.clone() + &error == wanted => None,
        Ok((output, error)) => {
            let got = output + &error;
            let (w, g) = (
                wanted.lines().collect::<Vec<_>>(),
                got.lines().collect::<Vec<_>>(),
            );
            let line = (0..w.len().max(g.len())).find(|i| w.get(*i) != g.get(*i));
            let at = line.unwrap_or(w.len());
            Some(format!(
                "line {}: expected {:?}, got {:?}",
                at + 1,
                w.get(at),
                g.get(at)
            ))
        }
        Err(e) => Some(e.to_string()),
    }
}

/// Runs the suite on a board, all but the programs of these lists.
fn check<L: Read + Write>(board: &mut RawRepl<L>, lists: &[&str]) {
    let excused: BTreeMap<String, String> = lists.iter().flat_map(|l| listed(l)).collect();
    let mut report = String::new();
    board.enter(PATIENCE).expect("the board answers");
    let excused = |name: &str| {
        let text =
            |extension| std::fs::read_to_string(suite().join(name).with_extension(extension));
        let doubles = |extension| text(extension).is_ok_and(|t| needs_doubles(&t));
        let topic = name.split('/').next().unwrap_or_default();
        let listed = excused.contains_key(name) || excused.contains_key(topic);
        listed || doubles("py") || doubles("out")
    };
    for name in programs().iter().filter(|n| !excused(n)) {
        if let Some(complaint) = complaint(board, name) {
            writeln!(report, "{name}: {complaint}").expect("strings take all");
            // It may run still.
            go_on(board.enter(PATIENCE), name, &report);
        }
        go_on(board.soft_reset(PATIENCE), name, &report);
        if uses_files(name) {
            go_on(board.run(CLEAN, PATIENCE).map(|_| ()), name, &report);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// Whether a text has floats that single precision has not: more than seven digits, or very large
/// or small ones.
fn needs_doubles(text: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | '+' | '-' | '_');
    text.split(|c| !number(c)).any(|token| {
        let token = token.trim_start_matches(['+', '-']);
        let (mantissa, exponent) = token.split_once('e').unwrap_or((token, ""));
        let is_float = token.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && (mantissa.contains('.') || !exponent.is_empty());
        let digits = mantissa.chars().filter(char::is_ascii_digit);
        let digits = digits.skip_while(|c| *c == '0').count();
        let far = exponent.parse::<i32>().is_ok_and(|e| e.abs() > 30);
        is_float && (digits > 7 || far)
    })
}

fn uses_files(name: &str) -> bool {
    let source = std::fs::read_to_string(suite().join(name).with_extension("py"));
    source.is_ok_and(|s| s.contains("open(") || s.contains("mkdir("))
}

/// Without the board there is nothing to go on with.
fn go_on(answer: std::io::Result<()>, name: &str, report: &str) {
    if let Err(e) = answer {
        panic!("the board is gone after {name}: {e}\n{report}");
    }
}

#[test]
fn the_virtual_board_runs_the_suite() {
    let config = Config {
        image: Image::Memory,
    };
    let board = VirtualBoard::start(&config).expect("a board starts");
    let mut console = board.console();
    console.set_timeout(Some(Duration::from_millis(20)));
    check(
        &mut RawRepl::new(console),
        &["differences.txt", "boards.txt"],
    );
}

#[test]
fn the_chip_runs_the_suite() {
    let Some(image) = named("GARTER_FIRMWARE") else {
        return;
    };
    let mut chip = Chip::start(&image, false).expect("QEMU starts");
    let lists = ["differences.txt", "boards.txt", "chip.txt"];
    check(&mut chip.console, &lists);
}
