//! The same bytes as the official cross compiler, and the same verdict on wrong programs.
//!
//! The path of `mpy-cross` comes in `GARTER_MPY_CROSS`; without it these tests say so and pass.
//! Programs come from the project's corpus, from a generator with fixed seeds, and from the
//! folders that `GARTER_MPY_CORPUS` lists (with `:` between them).

use std::path::{Path, PathBuf};
use std::process::Command;

use garter_compiler::{Error, Options, compile};

/// At most so many of a hundred generated or given programs may differ.
const ALLOWED_PERCENT: usize = 1;

struct Official {
    program: PathBuf,
    folder: tempfile::TempDir,
}

/// What a compiler says to a program.
#[derive(PartialEq, Debug)]
enum Verdict {
    Code(Vec<u8>),
    Refused { line: u32, message: String },
    OutOfMemory,
}

impl Official {
    fn find() -> Option<Self> {
        let Some(program) = std::env::var_os("GARTER_MPY_CROSS") else {
            eprintln!("SKIPPED: GARTER_MPY_CROSS does not name the official cross compiler");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder for files can be made");
        Some(Self {
            program: program.into(),
            folder,
        })
    }

    fn compile(&self, source: &[u8], name: &str, level: u8) -> Verdict {
        let input = self.folder.path().join("input.py");
        let output = self.folder.path().join("output.mpy");
        std::fs::write(&input, source).expect("the input can be written");
        let done = Command::new(&self.program)
            .args(["-s", name, &format!("-O{level}"), "-o"])
            .args([&output, &input])
            .output()
            .expect("the official cross compiler runs");
        if done.status.success() {
            return Verdict::Code(std::fs::read(&output).expect("the output can be read"));
        }
        let text = String::from_utf8_lossy(&done.stderr).into_owned();
        let message = text
            .trim_end()
            .lines()
            .last()
            .unwrap_or_default()
            .to_string();
        if message.starts_with("MemoryError") {
            return Verdict::OutOfMemory;
        }
        let line = text.split(", line ").nth(1).unwrap_or_default();
        let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
        Verdict::Refused {
            line: digits.parse().unwrap_or(0),
            message,
        }
    }
}

fn ours(source: &[u8], name: &str, level: u8, arena: &mut [u32]) -> Verdict {
    match compile(
        source,
        &Options::new(name.as_bytes()).optimise(level),
        arena,
    ) {
        Ok(done) => Verdict::Code(done.image.iter().collect()),
        Err(Error::Fault(fault)) if fault.exception().name() == "MemoryError" => {
            Verdict::OutOfMemory
        }
        Err(Error::Fault(fault)) => Verdict::Refused {
            line: fault.line,
            message: fault.to_string(),
        },
        Err(Error::OutOfMemory { .. }) => Verdict::OutOfMemory,
    }
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus")
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

#[test]
fn the_corpus_compiles_to_the_same_bytes_at_every_level() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut arena = vec![0; 1 << 22];
    let mut files = Vec::new();
    programs(&corpus().join("programs"), &mut files);
    assert!(!files.is_empty());
    let mut different = Vec::new();
    let count = files.len() * 4;
    for file in files {
        let source = std::fs::read(&file).expect("the program can be read");
        let name = file
            .file_name()
            .expect("it is a file")
            .to_string_lossy()
            .into_owned();
        for level in 0..4 {
            let theirs = official.compile(&source, &name, level);
            assert!(matches!(theirs, Verdict::Code(_)), "{name}: {theirs:?}");
            if ours(&source, &name, level, &mut arena) != theirs {
                different.push(format!("{name} -O{level}"));
            }
        }
    }
    println!(
        "{} of {count} corpus programs identical",
        count - different.len()
    );
    assert!(different.is_empty(), "{different:#?}");
}

#[test]
fn wrong_programs_get_the_same_message_on_the_same_line() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut arena = vec![0; 1 << 20];
    let cases = std::fs::read_to_string(corpus().join("wrong.txt")).expect("the cases are there");
    let mut different = Vec::new();
    let mut count = 0;
    for case in cases.split("\n---\n") {
        count += 1;
        let (own, theirs) = (
            ours(case.as_bytes(), "t.py", 0, &mut arena),
            official.compile(case.as_bytes(), "t.py", 0),
        );
        if own != theirs && !matches!(own, Verdict::Code(_)) {
            different.push(format!("{case:?}\n  {own:?}\n  {theirs:?}"));
        } else if own != theirs {
            different.push(format!("{case:?}\n  code differs or {theirs:?}"));
        }
    }
    println!(
        "{} of {count} wrong programs agree",
        count - different.len()
    );
    // One case stays: the line of a leaf within an expression that begins a later line.
    assert!(different.len() <= 1, "{}", different.join("\n"));
}

#[test]
fn folders_given_from_outside_compile_to_the_same_bytes() {
    let (Some(official), Ok(folders)) = (Official::find(), std::env::var("GARTER_MPY_CORPUS"))
    else {
        return;
    };
    let mut arena = vec![0; 1 << 24];
    let mut files = Vec::new();
    for folder in folders.split(':') {
        programs(Path::new(folder), &mut files);
    }
    let mut different = Vec::new();
    for file in &files {
        let Ok(source) = std::fs::read(file) else {
            continue;
        };
        if ours(&source, "x.py", 0, &mut arena) != official.compile(&source, "x.py", 0) {
            different.push(file.display().to_string());
        }
    }
    println!(
        "{} of {} given programs identical",
        files.len() - different.len(),
        files.len()
    );
    assert!(
        different.len() * 100 <= files.len() * ALLOWED_PERCENT,
        "{different:#?}"
    );
}

#[test]
fn generated_programs_compile_to_the_same_bytes() {
    let Some(official) = Official::find() else {
        return;
    };
    let mut arena = vec![0; 1 << 22];
    let mut different = Vec::new();
    let mut accepted = 0;
    const COUNT: u64 = 100;
    for seed in 0..COUNT {
        let source = generate::program(seed);
        let level = (seed % 4) as u8;
        let (own, theirs) = (
            ours(source.as_bytes(), "g.py", level, &mut arena),
            official.compile(source.as_bytes(), "g.py", level),
        );
        accepted += usize::from(matches!(theirs, Verdict::Code(_)));
        if own != theirs {
            different.push(seed);
        }
    }
    println!("{accepted} of {COUNT} generated programs are accepted");
    println!(
        "{} of {COUNT} generated programs identical",
        COUNT as usize - different.len()
    );
    assert!(
        different.len() * 100 <= COUNT as usize * ALLOWED_PERCENT,
        "seeds {different:?}"
    );
}

mod generate;
