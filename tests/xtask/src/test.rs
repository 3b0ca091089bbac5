//! `cargo xtask test`: everything that CI runs.

use anyhow::Result;

use crate::shell::{self, cargo};
use crate::{check, firmware, memory, setup};

/// Sets up, checks, builds, and runs every suite: the crates' own, the language suite, and those
/// with real clients and the firmware under QEMU, which find what they need in the environment.
pub(crate) fn run() -> Result<()> {
    let oracles = setup::run()?;
    // Most of its time goes by waiting, which the compiler can use.
    let cache = oracles.folder.clone();
    let code_server = std::thread::spawn(move || setup::code_server::set_up(&cache));
    check::run()?;
    let image = firmware::build()?;
    firmware::report(&image)?;
    shell::run(
        "program",
        cargo().args(["build", "--quiet", "--locked", "--release", "-p", "garter"]),
    )?;
    if code_server.join().is_err() {
        eprintln!("== setting up VS Code went wrong, so the extension is not tested");
    }
    let mut tests = cargo();
    tests
        .args([
            "test",
            "--workspace",
            "--quiet",
            "--locked",
            "--no-fail-fast",
        ])
        .env("GARTER_BIN", shell::target().join("release/garter"))
        .env("GARTER_FIRMWARE", &image)
        .env("GARTER_MUST_RUN", "1");
    shell::run("tests", oracles.tell(&mut tests))?;
    memory::check()
}
