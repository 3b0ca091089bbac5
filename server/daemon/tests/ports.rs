//! Boards that are plugged in and pulled out are noticed at once, by what the system tells.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use client::Client;
use garter_daemon::BoardSource;
use garter_link::ports::{Port, Watch};
use garter_link::{LinkError, Target};
use garter_protocol::BoardId;
use serde_json::json;

/// A machine whose ports are the files of a folder.
struct Folder {
    path: PathBuf,
    looks: AtomicUsize,
}

impl BoardSource for Folder {
    fn ports(&self) -> Vec<Port> {
        self.looks.fetch_add(1, Ordering::SeqCst);
        let files = fs::read_dir(&self.path).unwrap().flatten();
        let ports = files.map(|file| Port {
            path: file.path().display().to_string(),
            known: None,
            usb: None,
            serial_number: None,
            description: None,
        });
        ports.collect()
    }

    fn watch(&self) -> Option<Watch> {
        Watch::of(&self.path)
    }

    fn target(&self, board: &BoardId) -> Result<Target, LinkError> {
        Ok(Target::serial(&board.0))
    }
}

/// How many boards with a port clients are told of next.
async fn serial_boards(client: &mut Client) -> usize {
    let told = client.notification("garter/boardsChanged").await;
    let boards = told["boards"].as_array().unwrap().iter();
    boards.filter(|board| board["kind"] == "serial").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_noticed_when_it_comes_and_when_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let source = Arc::new(Folder {
        path: folder.path().to_path_buf(),
        looks: AtomicUsize::new(0),
    });
    let mut client = Client::of(source.clone()).await;
    client
        .ask("initialize", json!({ "capabilities": {} }))
        .await
        .unwrap();
    client.tell("initialized", json!({})).await;
    client.ask("garter/boards", json!({})).await.unwrap();

    let plugged = Instant::now();
    fs::write(folder.path().join("ttyACM0"), "").unwrap();
    assert_eq!(serial_boards(&mut client).await, 1);
    fs::remove_file(folder.path().join("ttyACM0")).unwrap();
    assert_eq!(serial_boards(&mut client).await, 0);
    // Without the system's word the next look would come after half a minute.
    assert!(
        plugged.elapsed() < Duration::from_secs(20),
        "{:?}",
        plugged.elapsed()
    );

    // What is no port is not looked for, nor is one that is only written to.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let looks = source.looks.load(Ordering::SeqCst);
    fs::write(folder.path().join("null"), "").unwrap();
    fs::write(folder.path().join("null"), "more").unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(source.looks.load(Ordering::SeqCst), looks);
}
