//! Damaged .mpy files do no harm: they are refused, or what they do instead leaves the machine
//! sound.
//!
//! `GARTER_DAMAGED` says how many files are tried, `GARTER_SEED` from which seed on.

use std::path::{Path, PathBuf};
use std::time::Duration;

use garter_compiler::{Options, compile};
use garter_tests::{End, Limits, run_file};

const FILES: u64 = 3000;

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = path.path();
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

/// A small random number generator (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }
}

/// Changes some bytes, most of them after the header and the names.
fn damage(file: &mut [u8], dice: &mut Dice) {
    for _ in 0..=dice.roll(3) {
        let from = if dice.roll(4) == 0 { 0 } else { file.len() / 3 };
        let at = from + dice.roll(file.len() - from);
        match dice.roll(8) {
            0..=2 => file[at] = dice.roll(256) as u8,
            3 => file[at] ^= 1 << dice.roll(8),
            4 => file[at] = file[at].wrapping_add(1),
            5 => file[at] = file[dice.roll(file.len())],
            // Instructions of one byte that move the stack.
            6 => file[at] = 0x53 + dice.roll(0x17) as u8,
            _ => {
                let other = dice.roll(file.len());
                file.swap(at, other);
            }
        }
    }
}

fn number(variable: &str, otherwise: u64) -> u64 {
    let text = std::env::var(variable).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn try_files() {
    let mut files = Vec::new();
    for folder in ["conformance", "corpus/programs"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        programs(&folder, &mut files);
    }
    files.sort();
    let mut arena = vec![0; 1 << 20];
    let (mut refused, mut bad) = (0, Vec::new());
    let first = number("GARTER_SEED", 1);
    let count = number("GARTER_DAMAGED", FILES);
    for seed in first..first + count {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let path = &files[dice.roll(files.len())];
        let source = std::fs::read(path).expect("the program can be read");
        let options = Options::new(b"m.py").optimise(dice.roll(4) as u8);
        let Ok(done) = compile(&source, &options, &mut arena) else {
            continue;
        };
        let mut file: Vec<u8> = done.image.iter().collect();
        damage(&mut file, &mut dice);
        let limits = Limits {
            heap: 96 << 10,
            slots: 4000,
            time: Duration::from_millis(100),
            stress: false,
            network: false,
        };
        let told = file.clone();
        match std::panic::catch_unwind(move || run_file(&told, limits)) {
            Ok((said, end)) => {
                refused += u64::from(said.ends_with(b"ValueError: incompatible .mpy file\n"));
                if matches!(end, End::Unsound(_)) {
                    bad.push(format!("seed {seed}, {}: {end:?}", path.display()));
                }
            }
            Err(_) => bad.push(format!("seed {seed}, {}: panic", path.display())),
        }
    }
    println!("{count} damaged files, {refused} refused");
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert!(refused > count / 3);
}

#[test]
fn damaged_files_leave_the_machine_sound() {
    // Rust functions nest a bounded number of times, but frames of debug builds are large.
    let thread = std::thread::Builder::new().stack_size(256 << 20);
    let done = thread.spawn(try_files).expect("a thread can be started");
    done.join().expect("no file does harm");
}
