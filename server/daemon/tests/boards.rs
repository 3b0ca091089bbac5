//! Boards through the server: the virtual pyboard does the work, its flash in memory.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use client::{Client, URI};
use serde_json::{Value, json};

/// A client of a server of its own. The virtual board's flash is in memory.
async fn client() -> Client {
    Client::utf8().await
}

async fn ended(client: &mut Client) -> Value {
    client.notification("garter/runEnded").await
}

/// What a run printed, all of it.
async fn output(client: &mut Client, run: &Value) -> String {
    let mut text = String::new();
    while let Some(piece) = client.kept_notification("garter/output") {
        // The prompt's greeting belongs to no run.
        if &piece["run"] == run {
            text.push_str(piece["text"].as_str().unwrap());
        }
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn the_virtual_board_is_there_and_selected_when_nothing_is_attached() {
    let mut client = client().await;
    let boards = client.ask("garter/boards", json!({})).await.unwrap();
    let board = boards
        .as_array()
        .unwrap()
        .iter()
        .find(|b| b["id"] == "virtual")
        .unwrap();
    assert_eq!(board["kind"], "virtual");
    assert_eq!(board["state"], "idle");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_prints_and_ends() {
    let mut client = client().await;
    client.open("print('grüß', 1 + 1)\n").await;
    let started = client
        .ask("garter/run", json!({ "uri": URI, "board": "virtual" }))
        .await
        .unwrap();
    let end = ended(&mut client).await;
    assert_eq!(end["run"], started["run"]);
    assert_eq!(end["outcome"], json!({ "kind": "ok" }), "{end}");
    assert_eq!(end["exitCode"], 0);
    assert_eq!(output(&mut client, &started["run"]).await, "grüß 2\r\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exception_becomes_a_diagnostic_on_its_line_until_the_next_edit() {
    let mut client = client().await;
    client
        .open("def f():\n    raise ValueError('no')\n\nf()\n")
        .await;
    assert!(client.diagnostics().await.is_empty());
    client
        .ask("garter/run", json!({ "uri": URI, "board": "virtual" }))
        .await
        .unwrap();
    let end = ended(&mut client).await;
    assert_eq!(end["outcome"]["kind"], "exception", "{end}");
    assert_eq!(end["outcome"]["type"], "ValueError");
    assert_eq!(end["exitCode"], 1);
    let shown = client.diagnostics().await;
    assert_eq!(shown[0]["message"], "ValueError: no");
    assert_eq!(shown[0]["code"], "GA901");
    assert_eq!(
        shown[0]["range"],
        json!({ "start": { "line": 1, "character": 4 }, "end": { "line": 1, "character": 26 } })
    );
    client.edit((3, 0), (3, 3), "").await;
    assert!(client.diagnostics().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_starts_afresh_and_code_finds_what_ran_before() {
    let mut client = client().await;
    for (key, program, kind) in [
        ("text", "x = 1\n", "ok"),
        ("code", "x\n", "ok"),
        ("text", "x\n", "exception"),
    ] {
        let run = json!({ key: program, "board": "virtual" });
        client.ask("garter/run", run).await.unwrap();
        let end = ended(&mut client).await;
        assert_eq!(end["outcome"]["kind"], kind, "{end}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_argument_of_sys_exit_is_the_exit_code() {
    let mut client = client().await;
    client
        .open("import sys\nprint(1)\nsys.exit(3)\nprint(2)\n")
        .await;
    let started = client
        .ask("garter/run", json!({ "uri": URI, "board": "virtual" }))
        .await
        .unwrap();
    let end = ended(&mut client).await;
    assert_eq!(end["outcome"], json!({ "kind": "ok" }), "{end}");
    assert_eq!(end["exitCode"], 3);
    assert_eq!(output(&mut client, &started["run"]).await, "1\r\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_never_ends_is_stopped() {
    let mut client = client().await;
    let run = json!({ "code": "while True: pass\n", "board": "virtual" });
    let started = client.ask("garter/run", run.clone()).await.unwrap();
    let error = client.ask("garter/run", run).await.unwrap_err();
    assert_eq!(error["code"], 1002, "{error}");
    let error = client
        .ask(
            "garter/files/list",
            json!({ "path": "/", "board": "virtual" }),
        )
        .await;
    assert_eq!(error.unwrap_err()["code"], 1002);
    let stopped = client
        .ask("garter/stop", json!({ "board": "virtual" }))
        .await
        .unwrap();
    assert_eq!(stopped["run"], started["run"]);
    let end = ended(&mut client).await;
    assert_eq!(end["outcome"], json!({ "kind": "interrupted" }), "{end}");
    assert_eq!(end["exitCode"], 130);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_heap_moves_while_a_program_runs() {
    let mut client = client().await;
    let picture = client
        .ask("garter/heap", json!({ "board": "virtual" }))
        .await
        .unwrap();
    assert_eq!(picture["source"], "live", "{picture}");
    assert_eq!(picture["blockBytes"], 16);
    let blocks: u64 = picture["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| run[1].as_u64().unwrap())
        .sum();
    assert_eq!(blocks * 16, picture["totals"]["total"].as_u64().unwrap());
    let watch = json!({ "board": "virtual", "on": true, "periodMs": 20 });
    client.ask("garter/watchHeap", watch).await.unwrap();
    let code = "x = []\nwhile True:\n    x.append(bytearray(100))\n    if len(x) > 200: x = []\n";
    client
        .ask("garter/run", json!({ "code": code, "board": "virtual" }))
        .await
        .unwrap();
    let first = client.notification("garter/heapChanged").await;
    let used = first["totals"]["used"].clone();
    let changed = client
        .wait_for(|m| {
            m["method"] == "garter/heapChanged"
                && m["params"]["totals"]["used"] != used
                && m["params"]["running"]["line"]
                    .as_u64()
                    .is_some_and(|line| line > 1)
        })
        .await;
    assert_eq!(changed["params"]["board"], "virtual");
    client
        .ask("garter/stop", json!({ "board": "virtual" }))
        .await
        .unwrap();
    ended(&mut client).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_written_listed_read_and_removed() {
    let mut client = client().await;
    let at = |path: &str| json!({ "board": "virtual", "path": path });
    let mut write = at("/flash/notes.txt");
    write["content"] = json!({ "text": "grüß\n" });
    client.ask("garter/files/write", write).await.unwrap();
    let listed = client.ask("garter/files/list", at("/flash")).await.unwrap();
    let entries = listed["entries"].as_array().unwrap();
    assert!(
        entries
            .iter()
            .any(|e| e["name"] == "notes.txt" && e["size"] == 7),
        "{listed}"
    );
    let read = client
        .ask("garter/files/read", at("/flash/notes.txt"))
        .await
        .unwrap();
    assert_eq!(read["content"], json!({ "text": "grüß\n" }));
    client
        .ask("garter/files/remove", at("/flash/notes.txt"))
        .await
        .unwrap();
    let gone = client
        .ask("garter/files/read", at("/flash/notes.txt"))
        .await
        .unwrap_err();
    assert_eq!(gone["code"], 1008, "{gone}");
    assert!(!gone["data"]["remedy"].as_str().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_reaches_the_prompt() {
    let mut client = client().await;
    client
        .ask(
            "garter/input",
            json!({ "board": "virtual", "data": "6*7\r" }),
        )
        .await
        .unwrap();
    let mut text = String::new();
    while !text.contains("42") {
        let piece = client.notification("garter/output").await;
        assert_eq!(piece["run"], json!(null));
        text.push_str(piece["text"].as_str().unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_that_is_not_there_is_refused_with_a_remedy() {
    let mut client = client().await;
    let run = json!({ "code": "1", "board": "nonesuch" });
    let error = client.ask("garter/run", run).await.unwrap_err();
    assert_eq!(error["code"], 1001);
    let run = json!({ "code": "1", "board": "serial:/dev/garter-nonesuch" });
    let error = client.ask("garter/run", run).await.unwrap_err();
    assert_eq!(error["code"], 1004, "{error}");
    assert!(!error["data"]["remedy"].as_str().unwrap().is_empty());
    let run = json!({ "uri": "file:///garter/nonesuch.py", "board": "virtual" });
    let error = client.ask("garter/run", run).await.unwrap_err();
    assert_eq!(error["code"], 1007, "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_that_does_not_know_garter_hears_nothing_of_it() {
    let mut client = client().await;
    client.open("x = = 1\n").await;
    client.diagnostics().await;
    client.ask("shutdown", json!(null)).await.unwrap();
    assert!(client.kept_notification("garter/boardsChanged").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chosen_board_says_what_it_has_once_it_was_used() {
    let mut client = Client::utf8().await;
    let board = json!({ "board": "virtual" });
    client.ask("garter/select", board).await.unwrap();
    client.open("import esp32, pyb\nprint(esp32, pyb)\n").await;
    let before = client.diagnostics().await;
    assert_eq!(before, [] as [Value; 0], "some board has each of them");
    client
        .ask("garter/run", json!({ "text": "print(1)" }))
        .await
        .unwrap();
    client.notification("garter/runEnded").await;
    let told = client
        .wait_for(|m| {
            m["method"] == json!("textDocument/publishDiagnostics")
                && !m["params"]["diagnostics"].as_array().unwrap().is_empty()
        })
        .await;
    let message = told["params"]["diagnostics"][0]["message"]
        .as_str()
        .unwrap();
    assert!(
        message.starts_with("no module named 'esp32' in the attached board (MicroPython"),
        "{message}"
    );
    let target = client.ask("garter/target", json!({})).await.unwrap();
    assert_eq!(target["ofBoard"], true, "{target}");
    assert!(
        target["heap"].as_u64().is_some_and(|heap| heap > 90_000),
        "{target}"
    );
}
