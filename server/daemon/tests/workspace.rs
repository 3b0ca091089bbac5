//! Files of the workspace that nobody opened: what is shown of them follows the disk.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use std::fs;
use std::path::Path;

use client::Client;
use serde_json::{Value, json};

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

async fn working_in(roots: &[&Path]) -> Client {
    let mut client = Client::fresh().await;
    let folder = |root: &&Path| json!({ "uri": uri(root), "name": "w" });
    let folders: Vec<Value> = roots.iter().map(folder).collect();
    let params = json!({ "capabilities": {}, "workspaceFolders": folders });
    client.ask("initialize", params).await.unwrap();
    client.tell("initialized", json!({})).await;
    client
}

/// Waits until so many diagnostics are shown of a file that is not open.
async fn shown(client: &mut Client, path: &Path, count: usize) {
    let uri = uri(path);
    client
        .wait_for(|m| {
            m["method"] == json!("textDocument/publishDiagnostics")
                && m["params"]["uri"] == json!(uri)
                && m["params"].get("version").is_none_or(Value::is_null)
                && m["params"]["diagnostics"].as_array().unwrap().len() == count
        })
        .await;
}

/// Everything that was told until now.
async fn told(client: &mut Client) -> Vec<String> {
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    client.ask("garter/boards", json!({})).await.unwrap();
    let mut all = Vec::new();
    while let Some(params) = client.kept_notification("textDocument/publishDiagnostics") {
        all.push(params["uri"].as_str().unwrap().to_owned());
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_of_files_that_nobody_opened_are_shown_and_follow_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let (wrong, sound) = (
        folder.path().join("lib/wrong.py"),
        folder.path().join("sound.py"),
    );
    fs::create_dir(folder.path().join("lib")).unwrap();
    fs::write(&wrong, "x = = 1\n").unwrap();
    fs::write(&sound, "x = 1\n").unwrap();
    let mut client = working_in(&[folder.path()]).await;
    shown(&mut client, &wrong, 1).await;
    assert_eq!(
        told(&mut client).await,
        [""; 0],
        "nothing is said of sound files"
    );
    fs::write(&sound, "x = = 1\ny = = 2\n").unwrap();
    shown(&mut client, &sound, 2).await;
    fs::write(&sound, "x = 1\n").unwrap();
    shown(&mut client, &sound, 0).await;
    fs::remove_file(&wrong).unwrap();
    shown(&mut client, &wrong, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_files_and_folders_are_found_and_lost_ones_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("first.py"), "x = = 1\n").unwrap();
    let mut client = working_in(&[folder.path()]).await;
    shown(&mut client, &folder.path().join("first.py"), 1).await;
    let new = folder.path().join("new.py");
    fs::write(&new, "x = = 1\n").unwrap();
    shown(&mut client, &new, 1).await;
    // A folder full of files, there at once.
    let (beside, deep) = (folder.path().join(".made"), folder.path().join("made/deep"));
    fs::create_dir_all(beside.join("deep")).unwrap();
    fs::write(beside.join("deep/a.py"), "x = = 1\n").unwrap();
    fs::rename(&beside, folder.path().join("made")).unwrap();
    shown(&mut client, &deep.join("a.py"), 1).await;
    fs::write(deep.join("a.py"), "x = 1\n").unwrap();
    shown(&mut client, &deep.join("a.py"), 0).await;
    fs::write(deep.join("a.py"), "x = = 1\n").unwrap();
    shown(&mut client, &deep.join("a.py"), 1).await;
    fs::remove_dir_all(folder.path().join("made")).unwrap();
    shown(&mut client, &deep.join("a.py"), 0).await;
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.py"), "x = = 1\n").unwrap();
    shown(&mut client, &deep.join("a.py"), 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_ignored_is_not_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("zz.py");
    fs::create_dir_all(folder.path().join("out")).unwrap();
    fs::create_dir_all(folder.path().join("target")).unwrap();
    fs::write(folder.path().join(".gitignore"), "/out\nmade_*.py\n").unwrap();
    for path in ["out/a.py", "target/a.py", "made_1.py", "zz.py"] {
        fs::write(folder.path().join(path), "x = = 1\n").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    let mut client = working_in(&[folder.path()]).await;
    shown(&mut client, &seen, 1).await;
    assert_eq!(told(&mut client).await, [""; 0]);
    // The rules change.
    fs::write(folder.path().join(".gitignore"), "zz.py\n/target\nmade_*\n").unwrap();
    shown(&mut client, &folder.path().join("out/a.py"), 1).await;
    shown(&mut client, &seen, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_file_is_its_clients_until_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a b.py");
    fs::write(&path, "x = = 1\n").unwrap();
    let mut client = working_in(&[folder.path()]).await;
    let ours = uri(&path).replace(' ', "%20");
    let faults = |count: usize, uri: String| {
        move |m: &Value| {
            m["method"] == json!("textDocument/publishDiagnostics")
                && m["params"]["uri"] == json!(uri)
                && m["params"]["diagnostics"].as_array().unwrap().len() == count
        }
    };
    client.wait_for(faults(1, ours.clone())).await;
    // Opened under another spelling of the same URI: what was shown is taken back.
    let theirs = uri(&path).replace(' ', "%20").replace("b.py", "%62.py");
    client.open_as(&theirs, "x = 1\n").await;
    client.wait_for(faults(0, ours)).await;
    fs::write(&path, "x = = 1\ny = = 1\n").unwrap();
    let mut told = told(&mut client).await;
    told.dedup();
    assert_eq!(told, std::slice::from_ref(&theirs));
    let document = json!({ "textDocument": { "uri": theirs } });
    client.tell("textDocument/didClose", document).await;
    client.wait_for(faults(2, theirs)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_can_be_added_and_removed() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (one.path().join("a.py"), two.path().join("a.py"));
    fs::write(&first, "x = = 1\n").unwrap();
    fs::write(&second, "x = = 1\n").unwrap();
    let mut client = working_in(&[one.path()]).await;
    shown(&mut client, &first, 1).await;
    let folder = |root: &Path| json!([{ "uri": uri(root), "name": "w" }]);
    let event = json!({ "added": folder(two.path()), "removed": folder(one.path()) });
    let params = json!({ "event": event });
    client
        .tell("workspace/didChangeWorkspaceFolders", params)
        .await;
    shown(&mut client, &first, 0).await;
    shown(&mut client, &second, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn modules_that_no_board_has_are_shown_until_the_project_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("main.py");
    let text = "import tkinter, os\nprint(os.environ, tkinter)\n";
    fs::write(&path, text).unwrap();
    let mut client = working_in(&[folder.path()]).await;
    shown(&mut client, &path, 2).await;
    fs::write(folder.path().join("tkinter.py"), "").unwrap();
    shown(&mut client, &path, 1).await;
    fs::remove_file(folder.path().join("tkinter.py")).unwrap();
    shown(&mut client, &path, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_hold_for_their_folder_and_count_from_the_moment_they_are_saved() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (one.path().join("a.py"), other.path().join("b.py"));
    fs::write(one.path().join("garter.toml"), "board = 'pico'\n").unwrap();
    for path in [&first, &second] {
        fs::write(path, "import pyb\nprint(pyb)\n").unwrap();
    }
    let mut client = working_in(&[one.path(), other.path()]).await;
    shown(&mut client, &first, 1).await;
    assert_eq!(
        told(&mut client).await,
        [""; 0],
        "only the first is for a pico"
    );
    // Settings that come later.
    let settings = other.path().join("pyproject.toml");
    fs::write(&settings, "[tool.garter]\nboard = 'esp32'\n").unwrap();
    shown(&mut client, &second, 1).await;
    fs::write(
        &settings,
        "[tool.garter]\nboard = 'esp32'\nlevels = { GA3 = 'off' }\n",
    )
    .unwrap();
    shown(&mut client, &second, 0).await;
    // What is wrong with them is told in their own file, until it is mended.
    fs::write(&settings, "[tool.garter]\nboard = 'toaster'\nlevels = 3\n").unwrap();
    shown(&mut client, &settings, 2).await;
    fs::write(&settings, "[tool.garter]\nboard = 'esp32'\n").unwrap();
    shown(&mut client, &settings, 0).await;
    shown(&mut client, &second, 1).await;
    fs::remove_file(&settings).unwrap();
    shown(&mut client, &second, 0).await;
    // What is left out is not told of.
    fs::write(
        one.path().join("garter.toml"),
        "board = 'pico'\nexclude = ['a.py']\n",
    )
    .unwrap();
    shown(&mut client, &first, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_editor_excludes_and_where_it_has_stubs_counts_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (wrong, user) = (folder.path().join("out/a.py"), folder.path().join("b.py"));
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::create_dir(folder.path().join("types")).unwrap();
    fs::write(&wrong, "x = = 1\n").unwrap();
    fs::write(&user, "import gadget\ngadget.turn()\ngadget.burn()\n").unwrap();
    fs::write(
        folder.path().join("types/gadget.pyi"),
        "def turn() -> None: ...\n",
    )
    .unwrap();
    let mut client = working_in(&[folder.path()]).await;
    shown(&mut client, &wrong, 1).await;
    let set = async |client: &mut Client, settings: Value| {
        let params = json!({ "settings": { "garter": settings } });
        client
            .tell("workspace/didChangeConfiguration", params)
            .await;
    };
    set(
        &mut client,
        json!({ "exclude": ["out/"], "path": "garter" }),
    )
    .await;
    shown(&mut client, &wrong, 0).await;
    set(
        &mut client,
        json!({ "exclude": ["out/"], "stubs": ["types"] }),
    )
    .await;
    // Only stub files know what it has.
    shown(&mut client, &user, 1).await;
    set(&mut client, json!({})).await;
    shown(&mut client, &user, 0).await;
    shown(&mut client, &wrong, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn open_settings_are_no_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("garter.toml");
    let mut client = Client::utf8().await;
    client
        .open_as(&uri(&path), "board = 'pico'\nversoin = '1.24'\n")
        .await;
    let found = client.diagnostics().await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "GA802");
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_held_against_files_that_nobody_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (driver, main) = (
        folder.path().join("lib/driver.py"),
        folder.path().join("main.py"),
    );
    fs::create_dir(folder.path().join("lib")).unwrap();
    fs::write(&driver, "def read(pin):\n    return pin\n").unwrap();
    let text = "import driver\nprint(driver.read())\n";
    fs::write(&main, text).unwrap();
    let mut client = working_in(&[folder.path()]).await;
    let document = json!({ "uri": uri(&main), "languageId": "python", "version": 1, "text": text });
    let opened = json!({ "textDocument": document });
    client.tell("textDocument/didOpen", opened).await;
    let main = uri(&main);
    let found = |code: Option<&'static str>| {
        let main = main.clone();
        move |m: &Value| {
            m["method"] == json!("textDocument/publishDiagnostics")
                && m["params"]["uri"] == json!(main)
                && m["params"]["diagnostics"][0]["code"] == json!(code)
        }
    };
    client.wait_for(found(Some("GA405"))).await;
    fs::write(&driver, "def read(pin=1):\n    return pin\n").unwrap();
    client.wait_for(found(None)).await;
}

/// Who renames right after the start gets all of it: half a renaming would break the program.
#[tokio::test(flavor = "multi_thread")]
async fn renaming_waits_until_the_files_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let (driver, main) = (
        folder.path().join("driver.py"),
        folder.path().join("main.py"),
    );
    fs::write(&driver, "def read():\n    return 1\n").unwrap();
    let text = "import driver\nprint(driver.read())\n";
    fs::write(&main, text).unwrap();
    for (file, line, character) in [(&main, 1, 13), (&driver, 0, 4)] {
        let mut client = working_in(&[folder.path()]).await;
        let text = fs::read_to_string(file).unwrap();
        let document =
            json!({ "uri": uri(file), "languageId": "python", "version": 1, "text": text });
        let opened = json!({ "textDocument": document });
        client.tell("textDocument/didOpen", opened).await;
        let params = json!({
            "textDocument": { "uri": uri(file) },
            "position": { "line": line, "character": character },
            "newName": "measure",
        });
        let answer = client.ask("textDocument/rename", params).await.unwrap();
        for path in [&main, &driver] {
            let edits = &answer["changes"][uri(path)];
            assert_eq!(edits.as_array().map(Vec::len), Some(1), "{answer:#}");
        }
    }
}

/// A workspace as large as those that somebody works on at a desk;
/// on a board a thousandth has room.
#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_of_thousands_of_files_is_looked_at_whole() {
    let folder = tempfile::tempdir().unwrap();
    let count = 5_100;
    for number in 0..count {
        let package = folder.path().join(format!("p{}", number / 500));
        fs::create_dir_all(&package).unwrap();
        // So that something is heard now and then.
        let text = if number % 100 == 0 {
            "x = = 1\n"
        } else {
            "x = 1\n"
        };
        fs::write(package.join(format!("m{number}.py")), text).unwrap();
    }
    let last = folder.path().join("p9/zz.py");
    fs::write(&last, "x = = 1\n").unwrap();
    let mut client = working_in(&[folder.path()]).await;
    shown(&mut client, &last, 1).await;
    let told = client.kept_notification("window/showMessage");
    assert!(told.is_none(), "{told:?}");
}
