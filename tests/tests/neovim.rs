//! Neovim with Garter's plugin, headless: diagnostics, running, the heap.

use std::path::Path;
use std::process::Command;

#[test]
fn neovim_shows_diagnostics_and_runs() {
    let Some(program) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors/neovim/test/run.sh");
    let home = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new("timeout")
        .args(["120", "bash"])
        .arg(script)
        .arg(&program)
        .env("GARTER_BIN", &program)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
