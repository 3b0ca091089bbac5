//! Files that other programs change: what is shown of closed documents follows the disk, what
//! is shown of open ones the client.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use std::fs;
use std::path::Path;
use std::time::Duration;

use client::Client;
use serde_json::{Value, json};

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

async fn close(client: &mut Client, uri: &str) {
    let document = json!({ "textDocument": { "uri": uri } });
    client.tell("textDocument/didClose", document).await;
}

/// Waits until so many diagnostics are shown of a document that is not open.
async fn shown(client: &mut Client, uri: &str, count: usize) -> Value {
    client
        .wait_for(|m| {
            m["method"] == json!("textDocument/publishDiagnostics")
                && m["params"]["uri"] == json!(uri)
                && m["params"].get("version").is_none_or(Value::is_null)
                && m["params"]["diagnostics"].as_array().unwrap().len() == count
        })
        .await
}

/// A client that opened and closed a file with this text.
async fn closed(path: &Path, text: &str) -> Client {
    fs::write(path, text).unwrap();
    let mut client = Client::utf8().await;
    client.open_as(&uri(path), text).await;
    client.diagnostics().await;
    close(&mut client, &uri(path)).await;
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_file_is_shown_as_it_is_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("main.py");
    let mut client = closed(&path, "x = = 1\n").await;
    shown(&mut client, &uri(&path), 1).await;
    fs::write(&path, "x = 1\n").unwrap();
    shown(&mut client, &uri(&path), 0).await;
    fs::write(&path, "x = = 1\ny = = 2\n").unwrap();
    shown(&mut client, &uri(&path), 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_replaced_by_renaming_or_removed_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("main.py");
    let mut client = closed(&path, "x = 1\n").await;
    shown(&mut client, &uri(&path), 0).await;
    let beside = folder.path().join("main.py.new");
    fs::write(&beside, "x = = 1\n").unwrap();
    fs::rename(&beside, &path).unwrap();
    shown(&mut client, &uri(&path), 1).await;
    fs::remove_file(&path).unwrap();
    shown(&mut client, &uri(&path), 0).await;
    fs::write(&path, "x = = 1\n").unwrap();
    shown(&mut client, &uri(&path), 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_of_an_open_document_is_the_clients_whatever_the_disk_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("main.py");
    let mut client = closed(&path, "x = 1\n").await;
    shown(&mut client, &uri(&path), 0).await;
    client.open_as(&uri(&path), "x = 1\n").await;
    assert!(client.diagnostics().await.is_empty());
    fs::write(&path, "x = = 1\n").unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    client.ask("garter/boards", json!({})).await.unwrap();
    let told = client.kept_notification("textDocument/publishDiagnostics");
    assert_eq!(told, None);
    // Deleted while open: it can still be worked on, and closing it leaves nothing behind.
    fs::remove_file(&path).unwrap();
    client.open_as(&uri(&path), "y = = 1\n").await;
    assert_eq!(client.diagnostics().await.len(), 1);
    close(&mut client, &uri(&path)).await;
    shown(&mut client, &uri(&path), 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_file_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("main.py");
    let mut client = closed(&path, "x = = 1\n").await;
    shown(&mut client, &uri(&path), 1).await;
    fs::remove_file(&path).unwrap();
    shown(&mut client, &uri(&path), 0).await;
    fs::create_dir(&path).unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    fs::remove_dir(&path).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&path, &path).unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
        fs::remove_file(&path).unwrap();
    }
    fs::write(&path, "x = = 1\n").unwrap();
    shown(&mut client, &uri(&path), 1).await;
}
