//! What the fuzz targets share: programs made of data, run on a small machine.
//!
//! Needs a nightly compiler and `cargo install cargo-fuzz`. In `tests/fuzz`:
//!
//! ```sh
//! cargo +nightly fuzz run program corpus/program ../conformance -- -max_len=2000 -timeout=10
//! ```
//!
//! A target fails when it panics, takes longer than the time-out, or leaves an unsound heap.
#![forbid(unsafe_code)]

use std::time::Duration;

use garter_tests::world::{End, Limits, run, run_file};

/// How long a program may run; the fuzzer's own time-out is longer.
const TIME: Duration = Duration::from_millis(300);

/// Runs a program, collecting garbage at every allocation when `stress` is on.
///
/// # Panics
/// When the heap is not sound afterwards.
pub fn run_program(source: &[u8], stress: bool) -> (Vec<u8>, End) {
    let limits = Limits {
        heap: 128 << 10,
        slots: 4000,
        time: TIME,
        stress,
    };
    let (output, end) = run(source, limits);
    assert!(!matches!(end, End::Unsound(_)), "{end:?}");
    (output, end)
}

/// Runs the rest of a .mpy file after its header, not for long: many files loop for ever.
///
/// # Panics
/// When the heap is not sound afterwards.
pub fn run_mpy(rest: &[u8]) {
    let limits = Limits {
        heap: 128 << 10,
        slots: 4000,
        time: TIME / 20,
        stress: false,
    };
    let file = [b"M\x06\x00\x1f", rest].concat();
    let (_, end) = run_file(&file, limits);
    assert!(!matches!(end, End::Unsound(_)), "{end:?}");
}

/// Runs `code` with the name `d` for the data. What it raises is allowed, except AssertionError.
///
/// # Panics
/// When it raises that, or the heap is not sound afterwards.
pub fn run_on_data(data: &[u8], code: &str) {
    let mut source = String::from("d = b'");
    for byte in data {
        source.push_str(&format!("\\x{byte:02x}"));
    }
    source.push_str("'\n");
    source.push_str(code);
    let (output, end) = run_program(source.as_bytes(), false);
    let output = String::from_utf8_lossy(&output);
    assert!(
        end != End::Raised || !output.contains("AssertionError"),
        "{output}"
    );
}
