//! What goes wrong in the field: huge files, files that are none, links in loops, thousands of
//! files, changes on disk while somebody edits, file systems to which capitals are small letters.
//!
//! Which test is for what, here and elsewhere:
//!
//! - edits in any order and size: `edits_of_any_size_in_any_order_end_where_the_last_one_leads`
//!   here, `random_edits_leave_the_text_that_a_plain_string_has` in `documents.rs`,
//!   `tests/mutations.rs` of the analysis
//! - UTF-8, UTF-16, UTF-32 positions: `columns_count_in_the_unit_that_was_agreed_on` in
//!   `documents.rs`, `the_encoding_is_the_best_that_the_client_offers` in `protocol.rs`
//! - CRLF, tabs, byte order marks: cases with `\r`, `<tab>`, `<bom>` in `fixtures/`
//! - files of 50,000 lines: `fifty_thousand_lines_are_edited_and_asked_about`,
//!   `one_line_of_a_megabyte_is_edited`
//! - binary files named .py: `files_that_are_no_programs_harm_nobody`; `noise_is_analysed_too` in
//!   `documents.rs`
//! - symbolic links in loops: `files_that_are_no_programs_harm_nobody`;
//!   `links_that_lead_back_end_nowhere` in the daemon's `workspace.rs`
//! - thousands of files: `a_thousand_files_are_checked_soon`
//! - changes on disk during edits: `the_disk_changes_while_somebody_edits`; all of `disk.rs` and
//!   `workspace.rs`
//! - case-insensitive file systems: `one_file_is_one_however_it_is_spelled`,
//!   `one_folder_is_one_however_it_is_spelled`, on a real FAT where one can be mounted; the
//!   daemon's `spelling.rs`

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use client::{Client, URI};
use serde_json::{Value, json};

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

async fn working_in(root: &Path) -> Client {
    let mut client = Client::fresh().await;
    let folders = json!([{ "uri": uri(root), "name": "w" }]);
    let encodings = json!({
        "general": { "positionEncodings": ["utf-8"] },
        "window": { "workDoneProgress": true },
    });
    let params = json!({ "capabilities": encodings, "workspaceFolders": folders });
    client.ask("initialize", params).await.unwrap();
    client.tell("initialized", json!({})).await;
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_thousand_lines_are_edited_and_asked_about() {
    let mut client = Client::utf8().await;
    let mut text = String::from("import time\nprint(time)\n");
    for number in 0..10_000 {
        text += &format!("def f{number}(a, b=1):\n    x = a + b\n    # grüße\n    return x\n\n");
    }
    client.open(&text).await;
    assert_eq!(client.diagnostics().await, [""; 0]);
    client.edit((25_002, 0), (25_002, 0), "y = = 1\n").await;
    let found = client.diagnostics().await;
    assert_eq!(found[0]["range"]["start"]["line"], 25_002);
    client.edit((25_002, 0), (25_003, 0), "").await;
    assert_eq!(client.diagnostics().await, [""; 0]);
    let document = json!({ "uri": URI });
    let symbols = client
        .ask(
            "textDocument/documentSymbol",
            json!({ "textDocument": document }),
        )
        .await
        .unwrap();
    assert_eq!(symbols.as_array().unwrap().len(), 10_000);
    client.edit((50_002, 0), (50_002, 0), "time.ticks_d").await;
    let position = json!({ "line": 50_002, "character": 12 });
    let params = json!({ "textDocument": document, "position": position });
    let offered = client.ask("textDocument/completion", params).await.unwrap();
    assert_eq!(offered["items"][0]["label"], "ticks_diff");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_line_of_a_megabyte_is_edited() {
    let mut client = Client::utf8().await;
    let text = format!("x = [{}]\n", "1, ".repeat(330_000));
    client.open(&text).await;
    assert_eq!(client.diagnostics().await, [""; 0]);
    client.edit((0, 900_000), (0, 900_000), "=").await;
    assert_eq!(client.diagnostics().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_no_programs_harm_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let noise: Vec<u8> = (0..200_000u32)
        .map(|it| (it.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    fs::write(root.join("noise.py"), noise).unwrap();
    fs::write(root.join("empty.py"), "").unwrap();
    fs::create_dir(root.join("folder.py")).unwrap();
    fs::write(root.join("wrong.py"), "x = = 1\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(&root, root.join("loop")).unwrap();
        symlink("there", root.join("here")).unwrap();
        symlink("here", root.join("there")).unwrap();
        symlink("gone.py", root.join("dangling.py")).unwrap();
        symlink("self.py", root.join("self.py")).unwrap();
    }
    let mut client = working_in(&root).await;
    let wrong = uri(&root.join("wrong.py"));
    client
        .wait_for(|m| {
            m["params"]["uri"] == json!(wrong) && m["params"]["diagnostics"][0]["code"] == "GA101"
        })
        .await;
    client.ask("garter/boards", json!({})).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_files_are_checked_soon() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for number in 0..1_000 {
        let place = root.join(format!("part{}", number % 20));
        fs::create_dir_all(&place).unwrap();
        let text = "import time\n\n\ndef wait(ms):\n    time.sleep_ms(ms)\n".repeat(5);
        fs::write(place.join(format!("m{number}.py")), text).unwrap();
    }
    fs::write(root.join("zz.py"), "x = = 1\n").unwrap();
    let begun = Instant::now();
    let mut client = working_in(&root).await;
    let asked = client
        .wait_for(|m| m["method"] == "window/workDoneProgress/create")
        .await;
    let token = asked["params"]["token"].clone();
    let kind = |kind: &'static str| {
        let token = token.clone();
        move |m: &Value| m["params"]["token"] == token && m["params"]["value"]["kind"] == kind
    };
    client.wait_for(kind("begin")).await;
    client.wait_for(kind("report")).await;
    client.wait_for(kind("end")).await;
    let last = uri(&root.join("zz.py"));
    client
        .wait_for(|m| {
            m["params"]["uri"] == json!(last) && m["params"]["diagnostics"][0]["code"] == "GA101"
        })
        .await;
    // Generous: this is a debug build on a busy machine. It catches what is quadratic.
    assert!(
        begun.elapsed() < Duration::from_secs(15),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_disk_changes_while_somebody_edits() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let (main, other) = (root.join("main.py"), root.join("other.py"));
    fs::write(&main, "x = 1\n").unwrap();
    fs::write(&other, "x = 1\n").unwrap();
    let mut client = working_in(&root).await;
    client.open_as(&uri(&main), "x = 1\n").await;
    for round in 0..20 {
        let text = if round % 2 == 0 {
            "x = = 1\n"
        } else {
            "x = 1\n"
        };
        fs::write(&main, text).unwrap();
        fs::write(&other, text).unwrap();
        if round % 5 == 0 {
            fs::remove_file(&other).unwrap();
        }
        let position = json!({ "line": 0, "character": round % 3 });
        let range = json!({ "start": position, "end": position });
        let change = json!([{ "range": range, "text": "\n" }]);
        let document = json!({ "uri": uri(&main), "version": 100 + round });
        client
            .tell(
                "textDocument/didChange",
                json!({ "textDocument": document, "contentChanges": change }),
            )
            .await;
    }
    fs::write(&other, "y = = 2\n").unwrap();
    let wanted = json!(uri(&other));
    client
        .wait_for(|m| {
            m["params"]["uri"] == wanted
                && m["params"]["diagnostics"]
                    .as_array()
                    .is_some_and(|it| it.len() == 1)
        })
        .await;
    // The open file is its client's: what the disk says of it is nobody's business.
    let document = json!({ "textDocument": { "uri": uri(&main) } });
    let colours = client
        .ask("textDocument/semanticTokens/full", document)
        .await
        .unwrap();
    assert_ne!(colours, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_of_any_size_in_any_order_end_where_the_last_one_leads() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let capabilities = json!({ "general": { "positionEncodings": [encoding] } });
        let mut client = Client::ready(capabilities).await;
        client.open("x = '𝄞ö'\r\ny = 1\r\n").await;
        client.diagnostics().await;
        // After the string on the first line, whose length depends on the encoding.
        let column = match encoding {
            "utf-8" => 12,
            "utf-16" => 9,
            _ => 8,
        };
        client.edit((0, column), (1, 5), "\ty = 2").await;
        let found = client.diagnostics().await;
        assert_eq!(found[0]["code"], "GA101", "{encoding}: {found:?}");
        assert_eq!(
            found[0]["range"]["start"]["character"],
            column + 1,
            "{encoding}"
        );
        client.edit((0, column), (0, column + 1), "; ").await;
        assert_eq!(client.diagnostics().await, [""; 0], "{encoding}");
        let whole = json!([{ "text": "\u{feff}z = 3\r" }, { "text": "z = 4" }]);
        client.change(whole).await;
        assert_eq!(client.diagnostics().await, [""; 0], "{encoding}");
    }
}

/// A FAT file system, to which capitals are small letters; none where it cannot be mounted.
#[cfg(target_os = "linux")]
struct Fat {
    folder: tempfile::TempDir,
}

#[cfg(target_os = "linux")]
impl Fat {
    fn mounted() -> Option<Fat> {
        let folder = tempfile::tempdir().unwrap();
        let image = folder.path().join("image");
        fs::write(&image, vec![0; 4 << 20]).unwrap();
        fs::create_dir(folder.path().join("disk")).unwrap();
        let fat = Fat { folder };
        let run = |program: &str, words: &[&std::ffi::OsStr]| {
            let mut command = std::process::Command::new(program);
            command
                .args(words)
                .env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin");
            let output = command.output();
            output.is_ok_and(|it| it.status.success())
        };
        let made = run("mkfs.vfat", &[image.as_ref()])
            && run(
                "fusefat",
                &[
                    "-o".as_ref(),
                    "rw+".as_ref(),
                    image.as_ref(),
                    fat.disk().as_ref(),
                ],
            );
        fs::write(fat.disk().join("Probe.py"), "").ok();
        (made && fat.disk().join("pROBE.PY").exists()).then_some(fat)
    }

    fn disk(&self) -> std::path::PathBuf {
        self.folder.path().join("disk")
    }
}

#[cfg(target_os = "linux")]
impl Drop for Fat {
    fn drop(&mut self) {
        // It may never have been mounted.
        let _ = std::process::Command::new("fusermount")
            .args(["-u", "-z"])
            .arg(self.disk())
            .output();
    }
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn one_file_is_one_however_it_is_spelled() {
    let Some(fat) = Fat::mounted() else {
        eprintln!("SKIPPED: without fusefat, mkfs.vfat and /dev/fuse there is no such file system");
        return;
    };
    let root = fat.disk();
    fs::write(root.join("Panel.py"), "class Panel:\n    pass\n").unwrap();
    fs::write(
        root.join("Main.py"),
        "from Panel import Panel\nprint(Panel())\n",
    )
    .unwrap();
    let mut client = working_in(&root).await;
    client.scanned().await;
    // An editor calls them otherwise than their folder does.
    let own = uri(&root.join("panel.py"));
    client.open_as(&own, "class Panel:\n    pass\n").await;
    client.diagnostics().await;
    let params = json!({
        "textDocument": { "uri": own },
        "position": { "line": 0, "character": 7 },
        "newName": "Board",
        "context": { "includeDeclaration": true },
    });
    let found = client
        .ask("textDocument/references", params.clone())
        .await
        .unwrap();
    assert_eq!(found.as_array().unwrap().len(), 3, "{found}");
    let edit = client.ask("textDocument/rename", params).await.unwrap();
    let changes = edit["changes"].as_object().unwrap();
    let mut files: Vec<&String> = changes.keys().collect();
    files.sort();
    assert_eq!(files, [&uri(&root.join("Main.py")), &own], "{edit}");
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn one_folder_is_one_however_it_is_spelled() {
    let Some(fat) = Fat::mounted() else {
        eprintln!("SKIPPED: without fusefat, mkfs.vfat and /dev/fuse there is no such file system");
        return;
    };
    let (lib, called) = (fat.disk().join("Project/Lib"), fat.disk().join("PROJECT"));
    fs::create_dir_all(&lib).unwrap();
    fs::write(lib.join("panel.py"), "class Panel:\n    pass\n").unwrap();
    fs::write(
        fat.disk().join("Project/main.py"),
        "from panel import Panel\nprint(Panel())\n",
    )
    .unwrap();
    // The workspace is called otherwise than its folder, and so is a folder in it.
    let mut client = working_in(&called).await;
    client.scanned().await;
    let own = uri(&called.join("lib/Panel.py"));
    client.open_as(&own, "class Panel:\n    pass\n").await;
    client.diagnostics().await;
    let params = json!({
        "textDocument": { "uri": own },
        "position": { "line": 0, "character": 7 },
        "context": { "includeDeclaration": true },
    });
    let found = client.ask("textDocument/references", params).await.unwrap();
    assert_eq!(found.as_array().unwrap().len(), 3, "{found}");
}
