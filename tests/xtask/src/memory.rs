//! Wrong uses of memory, looked for while tests run: by AddressSanitizer where the compiler has it,
//! and by Miri where it is installed.
//!
//! The crates that are tested here forbid `unsafe`, but what they are built on does not. Miri runs
//! the tests of the heap and notices all that is undefined. AddressSanitizer runs much more,
//! compiled: it notices what is read or written beside what was allocated, or after it was given
//! back, by all that is compiled with it, which the standard library is not.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::shell::{self, cargo};

/// The only target that AddressSanitizer is tried for.
const TARGET: &str = "x86_64-unknown-linux-gnu";
const ADDRESS_SANITIZER: &str = "-Zsanitizer=address";

/// Runs tests under what there is, and says what there is not.
pub(crate) fn check() -> Result<()> {
    if has_address_sanitizer() {
        address_sanitizer()?;
    } else {
        eprintln!("== there is no AddressSanitizer here to look for wrong uses of memory");
    }
    if has_miri() {
        miri()
    } else {
        eprintln!("== Miri is not installed, so the heap's tests do not run under it");
        Ok(())
    }
}

fn has_miri() -> bool {
    let mut version = Command::new("cargo");
    version.args(["+nightly", "miri", "--version"]);
    version.output().is_ok_and(|o| o.status.success())
}

fn miri() -> Result<()> {
    let mut miri = Command::new("cargo");
    miri.current_dir(shell::root())
        .args([
            "+nightly",
            "miri",
            "test",
            "--quiet",
            "-p",
            "garter-runtime",
            "heap::",
        ])
        .env("PROPTEST_CASES", "4")
        .env("MIRIFLAGS", "-Zmiri-disable-isolation");
    shell::run("heap under Miri", &mut miri)
}

/// What is built for AddressSanitizer lies apart, so that what others built stays.
fn folder() -> PathBuf {
    shell::target().join("sanitized")
}

/// Reads a byte beside an array: ends well unless somebody notices.
const FAULT: &str = "
fn main() {
    let bytes = vec![0u8; 8];
    let beside = unsafe { *bytes.as_ptr().add(std::env::args().count() + 7) };
    std::hint::black_box(beside);
}
";

/// Whether AddressSanitizer finds a wilful fault here.
fn has_address_sanitizer() -> bool {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return false;
    }
    let (source, program) = (folder().join("fault.rs"), folder().join("fault"));
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc
        .args(["--edition", "2024", "--target", TARGET, ADDRESS_SANITIZER])
        .arg(&source)
        .arg("-o")
        .arg(&program)
        .env("RUSTC_BOOTSTRAP", "1");
    fs::create_dir_all(folder()).is_ok()
        && fs::write(&source, FAULT).is_ok()
        && rustc.output().is_ok_and(|o| o.status.success())
        && Command::new(&program).output().is_ok_and(|o| {
            !o.status.success() && String::from_utf8_lossy(&o.stderr).contains("AddressSanitizer")
        })
}

/// The tests of machine and file systems, the language suite, programs whose allocations fail, and
/// what the fuzzer found.
fn address_sanitizer() -> Result<()> {
    let mut tests = cargo();
    tests
        .args(["test", "--quiet", "--locked", "--profile", "sanitized"])
        .args(["--target", TARGET, "--target-dir"])
        .arg(folder())
        .args(["-p", "garter-runtime", "-p", "garter-files"])
        .args(["-p", "garter-tests", "--lib"])
        .args(["--test", "conformance", "--test", "memory_errors"])
        .args(["--test", "fuzz_corpus"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", ADDRESS_SANITIZER);
    shell::run("tests under AddressSanitizer", &mut tests)
}
