//! The fuzzer's corpora, from the repository to the folders that it works in and back; see
//! `tests/fuzz/README.md`.
//!
//! `kept TARGET FOLDER` writes what is kept into files of a folder, `suites TARGET FOLDER` the
//! programs of the suites where those are what the target takes. `pack TARGET FOLDER` makes what is
//! kept anew of the files in a folder, without those programs, which the suites run themselves.

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

/// What the files with programs of the suites are called.
const OF_SUITES: &str = "suites-";

fn write(entries: Vec<Vec<u8>>, folder: &Path, prefix: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (number, entry) in entries.iter().enumerate() {
        fs::write(folder.join(format!("{prefix}{number:04}")), entry)?;
    }
    println!("{} files in {}", entries.len(), folder.display());
    Ok(())
}

fn kept(target: &str) -> Vec<Vec<u8>> {
    let entries = corpus::entries(target).into_iter();
    entries.map(|(_, entry)| entry).collect()
}

/// What the suites have that a target takes.
fn of_suites(target: &str) -> Vec<Vec<u8>> {
    let compiled = match target {
        "program" | "stressed_program" | "loops" | "analysis" => false,
        "mpy" => true,
        "littlefs" => return fuzzed::littlefs_images(),
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
        let file = file?;
        if file.file_name().to_string_lossy().starts_with(OF_SUITES) {
            continue;
        }
        let entry = fs::read(file.path())?;
        if is_quick(*take, &entry) {
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

/// Whether a target is done with an entry soon, once of three times: others may be busy.
fn is_quick(take: fn(&[u8]), entry: &[u8]) -> bool {
    (0..3).any(|_| {
        let start = Instant::now();
        take(entry);
        start.elapsed() < SLOWEST
    })
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [what, target, folder] = arguments[..] else {
        return Err(io::Error::other("kept|suites|pack TARGET FOLDER"));
    };
    let folder = Path::new(folder);
    match what {
        "kept" => write(kept(target), folder, "kept-"),
        "suites" => write(of_suites(target), folder, OF_SUITES),
        "pack" => pack(target, folder),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}
