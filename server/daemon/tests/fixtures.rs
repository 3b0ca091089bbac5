//! What editors ask, as data: each file under `fixtures` holds cases of one feature, a text with
//! a cursor and the answer. `fixtures/README.md` describes the format; with `GARTER_FIXTURES=write`
//! in the environment the answers are written anew, to be read before they are committed.

#![allow(clippy::unwrap_used, unreachable_pub)] // a panic is how a test fails

mod client;
mod suite;

use std::fs;
use std::path::{Path, PathBuf};

use suite::case::{Case, cases, written};
use suite::desk::Desk;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Plays the cases of one feature, and answers how many there were.
async fn play(feature: &str) -> usize {
    let path = folder().join(format!("{feature}.txt"));
    let text = fs::read_to_string(&path).unwrap();
    let mut all = cases(&text);
    let mut desk = Desk::new().await;
    let mut wrong = Vec::new();
    for case in &mut all {
        let found = desk.answer(feature, case).await;
        if found.trim_end() != case.answer.trim_end() {
            wrong.push(format!(
                "== {}\n{}\n-- wanted\n{}\n-- found\n{found}\n",
                case.title, case.files[0].1, case.answer
            ));
            case.answer = found;
        }
    }
    if std::env::var_os("GARTER_FIXTURES").is_some_and(|it| it == "write") {
        fs::write(&path, written(&all)).unwrap();
    } else {
        assert!(wrong.is_empty(), "{feature}:\n{}", wrong.join("\n"));
    }
    all.len()
}

macro_rules! features {
    ($($name:ident)*) => {
        $(#[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            play(stringify!($name)).await;
        })*

        #[test]
        fn every_file_of_cases_is_played() {
            let known = [$(stringify!($name)),*];
            for entry in fs::read_dir(folder()).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_stem().unwrap().to_str().unwrap();
                assert!(name == "README" || known.contains(&name), "{name}");
            }
        }
    };
}

features! {
    call_hierarchy
    code_action
    completion
    declaration
    definition
    diagnostics
    folding
    highlight
    hover
    links
    references
    rename
    selection
    semantic_tokens
    semantic_tokens_delta
    signature
    symbols
    type_definition
    workspace_symbols
}

#[test]
fn cases_can_be_written_as_they_are_read() {
    let text = "=== one\nx\n+++ lib/a.py\ny\n---\nanswer\nof two\n\n=== two\nz\n---\n\n";
    let all: Vec<Case> = cases(text);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].files[1], ("lib/a.py".to_owned(), "y\n".to_owned()));
    assert_eq!(written(&all), text);
}
