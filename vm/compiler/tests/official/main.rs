//! The same bytes as the official cross compiler, and the same words for wrong programs.
//!
//! The path of `mpy-cross` comes in `GARTER_MPY_CROSS`; without it these tests say so and pass.
//! Programs come from the project, from generators with seeds, and from the folders that
//! `GARTER_MPY_CORPUS` lists (with `:` between them). `GARTER_MPY_PROGRAMS` says how many programs
//! the generators make, `GARTER_MPY_SEED` from which seed on. Each test prints a row of a table:
//! compared, identical, refused alike, beyond the official compiler's memory or time, different.

mod generate;
mod oracle;
mod setting;
mod shrink;
mod table;
mod verdict;

use std::path::{Path, PathBuf};

use oracle::Official;
use setting::Setting;
use table::Row;

/// Programs that each generator makes unless it is told otherwise.
const PROGRAMS: u64 = 120;

fn number(variable: &str, otherwise: u64) -> u64 {
    let text = std::env::var(variable).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn seeds() -> std::ops::Range<u64> {
    let first = number("GARTER_MPY_SEED", 1);
    first..first + number("GARTER_MPY_PROGRAMS", PROGRAMS)
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    programs(&project().join(folder), &mut found);
    assert!(!found.is_empty(), "{folder} has programs");
    found
}

fn read(file: &Path) -> (String, Vec<u8>) {
    let name = file.file_name().expect("it is a file").to_string_lossy();
    (
        name.into_owned(),
        std::fs::read(file).expect("the program can be read"),
    )
}

#[test]
fn the_corpus_compiles_to_the_same_bytes_with_every_option() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("corpus, every option");
    for file in files("tests/corpus/programs") {
        let (name, source) = read(&file);
        for setting in Setting::all(&name) {
            let accepted = row.compare(&official, &name, &source, &setting);
            // Starred arguments are counted in the bits of a small integer.
            assert!(accepted || setting.small_int_bits.is_some(), "{name}");
        }
    }
    row.finish();
}

#[test]
fn the_programs_of_the_project_compile_to_the_same_bytes() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("conformance programs, examples, library");
    let folders = [
        "tests/conformance",
        "tests/examples",
        "tests/benchmarks",
        "docs",
        "vm/runtime/frozen",
    ];
    let mut all = Vec::new();
    for folder in folders {
        programs(&project().join(folder), &mut all);
    }
    assert!(all.len() > 300);
    for (turn, file) in (0..).zip(all) {
        let (name, source) = read(&file);
        row.compare(&official, &name, &source, &Setting::turn(&name, turn));
        for level in 0..4 {
            row.compare(&official, &name, &source, &Setting::level(&name, level));
        }
    }
    row.finish();
}

#[test]
fn wrong_programs_get_the_same_words() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("wrong programs");
    let cases = std::fs::read_to_string(project().join("tests/corpus/wrong.txt"));
    for case in cases.expect("the cases are there").split("\n---\n") {
        let setting = Setting::level("t.py", 0);
        row.compare(&official, "wrong.txt", case.as_bytes(), &setting);
    }
    row.finish();
}

/// Programs of which a part is inside of itself so many times.
fn nested(depth: usize) -> Vec<String> {
    let around =
        |open: &str, close: &str| format!("x = {}1{}\n", open.repeat(depth), close.repeat(depth));
    let blocks = |head: &str| {
        // A level is a column, and the text grows with the square of them.
        let depth = depth.min(1500);
        let heads: Vec<String> = (0..depth).map(|i| " ".repeat(i) + head).collect();
        format!("{}{}pass\n", heads.concat(), " ".repeat(depth))
    };
    vec![
        around("(", ")"),
        around("[", "]"),
        around("{1: ", "}"),
        around("f(", ")"),
        around("a[", "]"),
        around("-", ""),
        around("not ", ""),
        around("a ** ", ""),
        around("a if b else ", ""),
        around("lambda: ", ""),
        around("(lambda: ", ")"),
        around("[a for a in ", "]"),
        around("(yield ", ")"),
        around("a.b(c, *d, e=", ")"),
        blocks("if a:\n"),
        blocks("while a:\n"),
        blocks("for a in b:\n"),
        blocks("with a:\n"),
        blocks("def f():\n"),
        blocks("class A:\n"),
        format!("x = {}\n", "(".repeat(depth)),
        format!("x = {}\n", ")".repeat(depth)),
        format!("x = {}1{}\n", "([".repeat(depth), ")]".repeat(depth)),
    ]
}

#[test]
fn deeply_nested_programs_get_the_same_answer() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("deeply nested");
    for depth in [1, 10, 90, 98, 99, 100, 101, 150, 300, 1000, 10_000] {
        for source in nested(depth) {
            let setting = Setting::level("d.py", 0);
            row.compare(&official, "nested", source.as_bytes(), &setting);
        }
    }
    row.finish();
}

#[test]
fn programs_with_long_jumps_get_the_same_answer() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("long jumps");
    for count in [
        10, 30, 31, 32, 33, 2046, 2047, 2048, 2049, 4094, 4095, 4096, 4097, 9000,
    ] {
        for head in ["if a:\n", "for a in b:\n", "while a:\n", "try:\n"] {
            for end in ["", "else:\n pass\n", "finally:\n pass\n"] {
                let body = " x.y()\n".repeat(count);
                let source = format!("{head}{body}{end}");
                let setting = Setting::level("d.py", 0);
                row.compare(&official, "long jump", source.as_bytes(), &setting);
            }
        }
    }
    row.finish();
}

#[test]
fn lines_far_apart_have_the_same_numbers() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("lines far apart");
    for count in [1, 14, 15, 30, 31, 510, 511, 512, 1022, 1023, 5000] {
        let (blank, jumps) = ("\n".repeat(count), "a and ".repeat(count));
        let long = "a(1, 20000, b)(c)(d); ".repeat(count);
        for source in [
            format!("x = 1\n{blank}y = 2\n{blank}z = 3\n"),
            format!("x = {jumps}b\ny = 2\n"),
            format!("{long}x\ny = 2\n"),
            format!("{blank}{long}{jumps}x\n{blank}y = 2\n"),
        ] {
            let setting = Setting::level("d.py", 0);
            row.compare(&official, "far apart", source.as_bytes(), &setting);
        }
    }
    row.finish();
}

#[test]
fn lines_indented_far_get_the_same_answer() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("indented far");
    for columns in [
        255, 256, 32_767, 32_768, 65_535, 65_536, 65_537, 65_540, 131_072,
    ] {
        let far = " ".repeat(columns);
        for source in [
            format!("{far}a\n"),
            format!("if 1:\n{far}a\nb\n"),
            format!("if 1:\n{far}a"),
            format!("if 1:\n{far}a\n b\n"),
            format!("if 1:\n{far}a\n    b\nc\n"),
            format!("if 1:\n{far}a\n{far}b\n"),
            format!("if 1:\n{far}if 2:\n x\n  y\nz\n"),
            format!("if 1:\n     a\n     if 2:\n{far}b\n     c\nd\n"),
            format!("if 1:\n     a\n     if 2:\n{far}b\n    c\nd\n"),
            format!("if 1:\n     a\n     if 2:\n{far}b\nd\n"),
            format!("if 1:\n{}a\nb\n", "\t".repeat(columns / 8)),
        ] {
            let setting = Setting::level("d.py", 0);
            row.compare(&official, "indented far", source.as_bytes(), &setting);
        }
    }
    row.finish();
}

#[test]
fn folders_given_from_outside_compile_to_the_same_bytes() {
    let (Some(official), Ok(folders)) = (Official::find(), std::env::var("GARTER_MPY_CORPUS"))
    else {
        return;
    };
    for folder in folders.split(':').filter(|folder| !folder.is_empty()) {
        let mut row = Row::new(folder);
        let mut files = Vec::new();
        programs(Path::new(folder), &mut files);
        for (turn, file) in (0..).zip(files) {
            let Ok(source) = std::fs::read(&file) else {
                continue;
            };
            let what = file.display().to_string();
            row.compare(&official, &what, &source, &Setting::turn("x.py", turn));
        }
        row.finish();
    }
}

#[test]
fn generated_programs_compile_to_the_same_bytes() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new("generated, accepted");
    for seed in seeds() {
        let source = generate::accepted::program(seed);
        let what = format!("seed {seed}");
        let bytes = source.as_bytes();
        row.compare(&official, &what, bytes, &Setting::turn("g.py", seed));
        if seed % 4 != 0 {
            row.compare(&official, &what, bytes, &Setting::level("g.py", 0));
        }
    }
    // Programs that are right are what this row is for.
    assert!(
        row.accepted() * 10 >= row.compared() * 8,
        "too many are refused"
    );
    row.finish();
}

/// Compares the program of each seed, under its setting.
fn compare_seeds(title: &str, program: impl Fn(u64) -> (Vec<u8>, Setting)) {
    let Some(official) = Official::find() else {
        return;
    };
    let mut row = Row::new(title);
    for seed in seeds() {
        let (source, setting) = program(seed);
        row.compare(&official, &format!("seed {seed}"), &source, &setting);
    }
    row.finish();
}

fn turn(seed: u64) -> Setting {
    Setting::turn("g.py", seed)
}

#[test]
fn programs_of_many_statements_get_the_same_answer() {
    compare_seeds("generated, whole programs", |seed| {
        (generate::statements::program(seed).into_bytes(), turn(seed))
    });
}

#[test]
fn programs_from_the_grammar_get_the_same_answer() {
    compare_seeds("generated from the grammar", |seed| {
        (generate::grammar::program(seed).into_bytes(), turn(seed))
    });
}

#[test]
fn programs_of_strings_get_the_same_answer() {
    compare_seeds("generated strings", |seed| {
        (generate::literals::program(seed).into_bytes(), turn(seed))
    });
}

#[test]
fn programs_of_seldom_forms_get_the_same_answer() {
    compare_seeds("generated, seldom forms", |seed| {
        let source = generate::forms::program(seed).into_bytes();
        // For a machine, the official compiler makes machine code.
        (source, turn(seed).without_machine())
    });
}

#[test]
fn programs_laid_out_oddly_get_the_same_answer() {
    compare_seeds("generated, laid out oddly", |seed| {
        let source = generate::layout::program(seed);
        (source, turn(seed).without_machine())
    });
}

#[test]
fn damaged_programs_get_the_same_answer() {
    let files = files("tests/corpus/programs");
    compare_seeds("generated, then damaged", |seed| {
        let whole = match seed % 3 {
            0 => generate::grammar::program(seed).into_bytes(),
            1 => generate::statements::program(seed).into_bytes(),
            _ => read(&files[seed as usize / 3 % files.len()]).1,
        };
        (generate::damage::damage(&whole, seed), turn(seed))
    });
}
