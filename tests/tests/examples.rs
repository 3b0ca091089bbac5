//! The examples of the documentation print what their authors say, on this machine and on the
//! virtual board.

use std::path::{Path, PathBuf};

use garter_tests::session::Session;

fn examples() -> Vec<(String, PathBuf, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests have a parent");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(top.join("docs/examples"))
        .expect("examples")
        .flatten()
    {
        let path = entry.path();
        if path.extension().is_none_or(|e| e != "py") {
            continue;
        }
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let expected = top.join("tests/examples").join(&name).with_extension("out");
        let expected = std::fs::read_to_string(&expected)
            .unwrap_or_else(|e| panic!("{}: {e}", expected.display()));
        found.push((name, path, expected));
    }
    assert!(!found.is_empty(), "there are no examples");
    found.sort();
    found
}

/// What an example says that needs more than a board has.
const PC_ONLY: &str = "On a PC only";

fn print_what_they_say(words: &[&str], board: bool) {
    let Some(session) = Session::new() else {
        return;
    };
    let mut wrong = Vec::new();
    for (name, path, expected) in examples() {
        let text = std::fs::read_to_string(&path).expect("an example can be read");
        if board && text.contains(PC_ONLY) {
            continue;
        }
        let path = path.to_string_lossy();
        let mut words: Vec<&str> = words.to_vec();
        words.insert(1, &path);
        let done = session.run(&words);
        let out = done.out.replace("\r\n", "\n");
        if done.code != Some(0) || out != expected || !done.err.is_empty() {
            wrong.push(format!("{name}: {:?}\n{out}{}", done.code, done.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn examples_run_on_this_machine() {
    print_what_they_say(&["py"], false);
}

#[test]
fn examples_run_on_the_virtual_board() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    drop(session);
    print_what_they_say(&["run", "--board", "virtual"], true);
}
