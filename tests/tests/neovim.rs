//! Neovim with Garter's plugin, headless: diagnostics, running, the heap. The system's, and a
//! newer one, which starts language servers in another way.

use std::path::Path;
use std::process::Command;

#[test]
fn neovim_shows_diagnostics_and_runs() {
    let Some(program) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    plays(&program, Path::new("nvim"));
}

#[test]
fn neovim_that_starts_language_servers_itself_shows_diagnostics_and_runs() {
    let Some(program) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    // Where there is no Debian there is none; the set-up has said so.
    let Some(newer) = std::env::var_os("GARTER_NEWER_NVIM") else {
        eprintln!("skipped: GARTER_NEWER_NVIM is not set");
        return;
    };
    plays(&program, Path::new(&newer));
}

fn plays(program: &Path, neovim: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors/neovim/test/run.sh");
    let home = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new("timeout")
        .args(["120", "bash"])
        .arg(script)
        .arg(program)
        .env("NVIM", neovim)
        .env("GARTER_BIN", program)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
