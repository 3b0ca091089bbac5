//! Programs and .mpy files, run on a small machine: whatever they are,
//! its heap is sound afterwards.

use std::time::Duration;

use crate::world::{End, Limits, run, run_file, run_lent};

/// How long a program may run; the fuzzer's own time-out is longer.
const TIME: Duration = Duration::from_millis(300);
/// How long a file may: most damaged ones that start at all loop for ever.
const TIME_OF_FILES: Duration = Duration::from_millis(15);

/// What a .mpy file of bytecode starts with; everything behind it is the fuzzer's.
pub const HEADER: &[u8] = b"M\x06\x00\x1f";

/// Any bytes as a program.
///
/// # Panics
/// When the heap is not sound afterwards.
pub fn program(source: &[u8]) {
    let _ = run_program(source, false);
}

/// Any bytes as a program, with a collection at every allocation.
///
/// # Panics
/// When the heap is not sound afterwards.
pub fn stressed_program(source: &[u8]) {
    let _ = run_program(source, true);
}

/// Any bytes as a program, in the general loop and in the quick one: what it prints is the same.
///
/// # Panics
/// When it is not, or the heap is not sound afterwards.
pub fn loops(source: &[u8]) {
    let limits = limits(TIME, false);
    let (general, end) = run_lent(source, limits, 0);
    sound(&end);
    if end == End::OutOfTime || speaks_of_itself(source) || speaks_of_itself(&general) {
        return;
    }
    let (quick, quick_end) = run_lent(source, limits, 1 << 14);
    sound(&quick_end);
    if quick_end != End::OutOfTime {
        let texts = [&general, &quick].map(|said| String::from_utf8_lossy(said));
        assert_eq!(texts[0], texts[1], "the general loop, the quick one");
        assert_eq!(end, quick_end);
    }
}

/// Whether a program, or what it prints, may tell of time, addresses, or how full memory is.
fn speaks_of_itself(text: &[u8]) -> bool {
    const WORDS: [&str; 13] = [
        "time",
        "tick",
        "sleep",
        "asyncio",
        "select",
        "thread",
        "gc",
        "mem",
        "id(",
        "hash",
        " at 0x",
        "object at",
        "random",
    ];
    let has = |word: &&str| text.windows(word.len()).any(|part| part == word.as_bytes());
    WORDS.iter().any(has)
}

/// Any bytes as a .mpy file, behind its header.
///
/// # Panics
/// When the heap is not sound afterwards.
pub fn mpy(rest: &[u8]) {
    let (_, end) = run_file(&[HEADER, rest].concat(), limits(TIME_OF_FILES, false));
    sound(&end);
}

/// Runs a program; gives what it printed and how it ended.
pub(super) fn run_program(source: &[u8], stress: bool) -> (Vec<u8>, End) {
    let (output, end) = run(source, limits(TIME, stress));
    sound(&end);
    (output, end)
}

fn limits(time: Duration, stress: bool) -> Limits {
    Limits {
        heap: 128 << 10,
        slots: 4000,
        time,
        stress,
        // Looking for a host that chance named takes long, and nobody should be asked.
        network: false,
    }
}

fn sound(end: &End) {
    assert!(!matches!(end, End::Unsound(_)), "{end:?}");
}
