//! Emacs and VS Code, each opening the project of `editors/project`: they show its diagnostics,
//! complete, rename, mend and run. Neovim's own test is beside this one.

use std::path::Path;
use std::process::Command;

#[test]
fn emacs_serves_the_project_through_eglot() {
    let Some(program) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    plays("emacs/test/run.sh", &program, &[]);
}

#[test]
fn vs_code_serves_the_project() {
    let Some(program) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    // Where npm or a browser cannot be had there is none; the set-up has said so.
    let Some(folder) = std::env::var_os("GARTER_CODE_SERVER") else {
        eprintln!("skipped: GARTER_CODE_SERVER is not set");
        return;
    };
    plays(
        "vscode/test/run.sh",
        &program,
        &[("CODE_SERVER", Path::new(&folder))],
    );
}

fn plays(script: &str, program: &Path, environment: &[(&str, &Path)]) {
    let editors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors");
    let output = Command::new("timeout")
        .args(["240", "sh"])
        .arg(editors.join(script))
        .arg(program)
        .envs(environment.iter().copied())
        .output()
        .expect("sh runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("all well"), "{said}");
}
