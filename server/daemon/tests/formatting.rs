//! Formatting by `ruff format`: with a stand-in for ruff, without any, and with the real one where
//! it is installed.
//!
//! The `PATH` is a matter of the whole process, so each test starts this program again, with
//! another `PATH` and for one of the parts below, which are ignored otherwise.

#![allow(clippy::unwrap_used)] // a panic is how a test fails
#![cfg(unix)]

mod client;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use client::{Client, URI};
use serde_json::{Value, json};

/// Plays a part in a process of its own.
fn play(part: &str, path: &str) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", part, "--ignored", "--nocapture"]);
    let done = command.env("PATH", path).env_remove("GARTER_RUFF").output();
    let done = done.unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    let wrong = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success() && said.contains("1 passed"),
        "{said}{wrong}"
    );
}

/// A ruff that does what a test wants, and notes how it was called.
fn stand_in(folder: &Path, body: &str) -> String {
    let path = folder.join("ruff");
    fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:/usr/bin:/bin", folder.display())
}

async fn format(text: &str) -> Result<Value, Value> {
    let mut client = Client::utf8().await;
    client.open(text).await;
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let params = json!({ "textDocument": { "uri": URI }, "options": options });
    client.ask("textDocument/formatting", params).await
}

#[test]
fn what_ruff_makes_of_a_text_is_an_edit_of_the_lines_that_differ() {
    let folder = tempfile::tempdir().unwrap();
    let body =
        "[ \"$*\" = 'format --stdin-filename /work/main.py -' ] || exit 9\nsed 's/x=1/x = 1/'";
    play("part_differs", &stand_in(folder.path(), body));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a part of another test"]
async fn part_differs() {
    let edits = format("a = 'ö'\nx=1\nb = 2\n").await.unwrap();
    let at = |line, character| json!({ "line": line, "character": character });
    let range = json!({ "start": at(1, 0), "end": at(2, 0) });
    assert_eq!(edits, json!([{ "range": range, "newText": "x = 1\n" }]));
    assert_eq!(format("a = 'ö'\n").await.unwrap(), json!([]));
}

#[test]
fn what_ruff_says_against_a_text_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let body = "cat > /dev/null\necho 'error: Failed to parse main.py:1:5' >&2\nexit 2";
    play("part_refuses", &stand_in(folder.path(), body));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a part of another test"]
async fn part_refuses() {
    let refusal = format("x = = 1\n").await.unwrap_err();
    let said = refusal["message"].as_str().unwrap();
    assert_eq!(said, "`ruff format`: error: Failed to parse main.py:1:5");
}

#[test]
fn without_ruff_it_is_said_how_to_get_it() {
    let folder = tempfile::tempdir().unwrap();
    play("part_is_missing", &folder.path().display().to_string());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a part of another test"]
async fn part_is_missing() {
    let refusal = format("x=1\n").await.unwrap_err();
    let said = refusal["message"].as_str().unwrap();
    assert!(said.contains("ruff cannot be started"), "{said}");
    assert!(said.contains("`pip install ruff` installs it"), "{said}");
}

#[test]
fn the_real_one_is_understood_where_it_is_installed() {
    let path = std::env::var("PATH").unwrap();
    let mut folders = std::env::split_paths(&path);
    if folders.any(|it| it.join("ruff").is_file()) {
        play("part_is_real", &path);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a part of another test"]
async fn part_is_real() {
    let edits = format("x=1\n").await.unwrap();
    assert_eq!(edits[0]["newText"], "x = 1\n");
}
