//! Programs that tests need and a machine may lack: their places come in the environment.

use std::path::PathBuf;

/// The place of a program that `cargo xtask test` sets. `None`, said loudly: the test is to be
/// skipped. With `GARTER_MUST_RUN` set nothing is skipped.
///
/// # Panics
/// When it is missing and `GARTER_MUST_RUN` is set.
pub fn program(variable: &str) -> Option<PathBuf> {
    let place = std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|p| p.exists());
    if place.is_none() {
        assert!(
            std::env::var_os("GARTER_MUST_RUN").is_none(),
            "{variable} names no program: run `cargo xtask test`"
        );
        eprintln!("SKIPPED: {variable} is not set; `cargo xtask test` sets it");
    }
    place
}
