//! The fuzzer's corpora, from the repository to the folders that it works in and back; see
//! `tests/fuzz/README.md`.
//!
//! `unpack TARGET` fills `tests/fuzz/corpus/TARGET` with what is kept, and with the programs of the
//! suites where those are what the target takes. `pack TARGET FOLDER` makes what is kept anew of
//! the files in a folder.

use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, io};

use garter_compiler::{Options, compile};
use garter_tests::fuzzed::{self, corpus};
use garter_tests::suite;

/// Larger programs are no seeds: the fuzzer is quick with small ones.
const LARGEST_SEED: usize = 4000;
/// An entry that takes longer is not kept: the suite replays all of them, without optimisation.
const SLOWEST: Duration = Duration::from_millis(10);

fn unpack(target: &str) -> io::Result<()> {
    let folder = corpus::home().join("corpus").join(target);
    fs::create_dir_all(&folder)?;
    let kept = corpus::entries(target).into_iter().map(|(_, entry)| entry);
    let mut count = 0;
    for (number, entry) in kept.chain(seeds(target)).enumerate() {
        fs::write(folder.join(format!("seed{number:04}")), entry)?;
        count += 1;
    }
    println!("{target}: {count} entries to begin with");
    Ok(())
}

/// What the suites have that a target takes.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let compiled = match target {
        "program" | "stressed_program" | "analysis" => false,
        "mpy" => true,
        _ => return Vec::new(),
    };
    let programs = suite::programs();
    let sources = programs.iter().filter_map(|path| fs::read(path).ok());
    let small = sources.filter(|source| source.len() <= LARGEST_SEED);
    if compiled {
        small.filter_map(|source| behind_header(&source)).collect()
    } else {
        small.collect()
    }
}

/// A program as a .mpy file, without the header that all have.
fn behind_header(source: &[u8]) -> Option<Vec<u8>> {
    let mut arena = vec![0; 1 << 18];
    let options = Options::new(b"m.py").optimise(3);
    let compiled = compile(source, &options, &mut arena).ok()?;
    let file: Vec<u8> = compiled.image.iter().collect();
    file.strip_prefix(fuzzed::HEADER).map(<[u8]>::to_vec)
}

fn pack(target: &str, folder: &Path) -> io::Result<()> {
    let known = fuzzed::TARGETS.iter().find(|(name, _)| *name == target);
    let (_, take) = known.ok_or(io::ErrorKind::NotFound)?;
    let mut entries = Vec::new();
    let mut slow = 0;
    for file in fs::read_dir(folder)? {
        let entry = fs::read(file?.path())?;
        let start = Instant::now();
        take(&entry);
        if start.elapsed() < SLOWEST {
            entries.push(entry);
        } else {
            slow += 1;
        }
    }
    let all = entries.len();
    let (text, count) = corpus::pack(entries);
    let bytes = text.len();
    fs::write(corpus::file_of(target), text)?;
    println!("{target}: {count} of {all} entries kept, {bytes} bytes; {slow} are too slow");
    Ok(())
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["unpack", target] => unpack(target),
        ["pack", target, folder] => pack(target, Path::new(folder)),
        _ => Err(io::Error::other("unpack TARGET, or pack TARGET FOLDER")),
    }
}
