//! Documents: edits in order, diagnostics where the mistakes are, and none when they are mended.
//!
//! A fixture marks the expected ranges: `«` begins one, `»` ends it.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use client::{Client, URI};
use serde_json::{Value, json};

/// The text without its marks, and the marked ranges as (line, column) pairs in bytes.
fn fixture(marked: &str) -> (String, Vec<Value>) {
    let (mut text, mut ranges, mut open) = (String::new(), Vec::new(), json!(null));
    let (mut line, mut column) = (0, 0);
    for c in marked.chars() {
        match c {
            '«' => open = json!({ "line": line, "character": column }),
            '»' => ranges.push(json!({
                "start": open, "end": { "line": line, "character": column }
            })),
            '\n' => {
                text.push(c);
                (line, column) = (line + 1, 0);
            }
            _ => {
                text.push(c);
                column += c.len_utf8();
            }
        }
    }
    (text, ranges)
}

fn ranges(diagnostics: &[Value]) -> Vec<Value> {
    diagnostics
        .iter()
        .map(|found| found["range"].clone())
        .collect()
}

async fn check(marked: &str) {
    let (text, expected) = fixture(marked);
    let mut client = Client::utf8().await;
    client.open(&text).await;
    let found = client.diagnostics().await;
    assert_eq!(ranges(&found), expected, "{text}\n{found:#?}");
}

#[tokio::test]
async fn three_mistakes_give_three_diagnostics_with_their_ranges() {
    check("def f(«:»\n    pass\ny = «'open»\nz = «0b12»\n").await;
}

#[tokio::test]
async fn columns_count_in_the_unit_that_was_agreed_on() {
    for (encoding, column) in [("utf-8", 14), ("utf-16", 11), ("utf-32", 10)] {
        let general = json!({ "positionEncodings": [encoding] });
        let mut client = Client::ready(json!({ "general": general })).await;
        client.open("x = 'ö𝄞', 0b2\n").await;
        let found = client.diagnostics().await;
        let start = json!({ "line": 0, "character": column });
        assert_eq!(found[0]["range"]["start"], start, "{encoding}");
    }
}

#[tokio::test]
async fn a_mended_mistake_is_taken_back() {
    let mut client = Client::utf8().await;
    client.open("x = = 1\n").await;
    assert_eq!(client.diagnostics().await.len(), 1);
    client.edit((0, 4), (0, 6), "").await;
    assert_eq!(client.diagnostics().await, [json!(null); 0]);
}

#[tokio::test]
async fn a_diagnostic_has_a_stable_code_and_the_boards_words() {
    let mut client = Client::utf8().await;
    client.open("def f():\n    break\n").await;
    let found = client.diagnostics().await;
    assert_eq!(found[0]["code"], "GA205");
    assert_eq!(found[0]["source"], "garter");
    assert_eq!(found[0]["message"], "'break'/'continue' outside loop");
}

#[tokio::test]
async fn a_closed_file_shows_nothing() {
    let mut client = Client::utf8().await;
    client.open("x = = 1\n").await;
    client.diagnostics().await;
    client
        .tell(
            "textDocument/didClose",
            json!({ "textDocument": { "uri": URI } }),
        )
        .await;
    let cleared = client.notification("textDocument/publishDiagnostics").await;
    assert_eq!(cleared["diagnostics"], json!([]));
}

#[tokio::test]
async fn only_the_newest_of_many_edits_is_told() {
    let mut client = Client::utf8().await;
    client.open("x = 1\n").await;
    for _ in 0..500 {
        client.edit((0, 0), (0, 0), "y = = 1\n").await;
    }
    assert_eq!(client.diagnostics().await.len(), 500);
}

/// A generator of numbers that gives the same ones in every run.
fn dice(seed: &mut u64, sides: u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed % sides
}

#[tokio::test]
async fn random_edits_leave_the_text_that_a_plain_string_has() {
    let mut seed = 0x9e37_79b9_7f4a_7c15;
    let mut client = Client::utf8().await;
    let mut model: Vec<String> = vec![String::new()];
    client.open("").await;
    for round in 0..300 {
        let line = dice(&mut seed, model.len() as u64) as usize;
        let column = dice(&mut seed, model[line].len() as u64 + 1) as usize;
        let at = (line as u32, column as u32);
        match dice(&mut seed, 3) {
            0 => {
                let text = format!("v{round} = 0b2");
                model[line].insert_str(column, &text);
                client.edit(at, at, &text).await;
            }
            1 => {
                let rest = model[line].split_off(column);
                model.insert(line + 1, rest);
                client.edit(at, at, "\n").await;
            }
            _ => {
                model[line].truncate(column);
                client.edit(at, (at.0, 999), "").await;
            }
        }
    }
    let edited = client.diagnostics().await;
    let mut fresh = Client::utf8().await;
    fresh.open(&model.join("\n")).await;
    assert_eq!(edited, fresh.diagnostics().await);
}

#[tokio::test]
async fn a_file_of_50000_lines_is_analysed() {
    let mut text = "def f(a):\n    return a + 1\n".repeat(25_000);
    text.push_str("x = = 1\n");
    let mut client = Client::utf8().await;
    client.open(&text).await;
    let found = client.diagnostics().await;
    let fault = found.iter().find(|it| it["code"] == "GA101").unwrap();
    assert_eq!(
        fault["range"]["start"],
        json!({ "line": 50_000, "character": 4 })
    );
}

#[tokio::test]
async fn noise_is_analysed_too() {
    let mut seed = 42;
    let bytes: Vec<u8> = (0..1_000_000).map(|_| dice(&mut seed, 256) as u8).collect();
    let mut client = Client::utf8().await;
    client.open(&String::from_utf8_lossy(&bytes)).await;
    assert!(!client.diagnostics().await.is_empty());
    client.change(json!([{ "text": "x = 1\n" }])).await;
    assert!(client.diagnostics().await.is_empty());
}

#[tokio::test]
async fn nesting_without_end_is_a_diagnostic() {
    let mut client = Client::utf8().await;
    client
        .open(&format!(
            "x = {}1{}\n",
            "(".repeat(10_000),
            ")".repeat(10_000)
        ))
        .await;
    let found = client.diagnostics().await;
    assert!(found.len() <= 1, "{found:?}");
}

#[tokio::test]
async fn a_change_outside_the_text_is_made_at_its_end() {
    let mut client = Client::utf8().await;
    client.open("x = 1\n").await;
    client.edit((99, 99), (120, 3), "y = = 2\n").await;
    let found = client.diagnostics().await;
    assert_eq!(
        found[0]["range"]["start"],
        json!({ "line": 1, "character": 4 })
    );
}

#[tokio::test]
async fn the_outline_is_nested() {
    let mut client = Client::utf8().await;
    client
        .open("class A:\n    def f(self): pass\nB = 1\n")
        .await;
    let params = json!({ "textDocument": { "uri": URI } });
    let outline = client
        .ask("textDocument/documentSymbol", params)
        .await
        .unwrap();
    assert_eq!(outline[0]["name"], "A");
    assert_eq!(outline[0]["children"][0]["name"], "f");
    assert_eq!(outline[1]["name"], "B");
    assert_eq!(outline[1]["kind"], 14);
}

#[tokio::test]
async fn tokens_are_relative_to_each_other() {
    let mut client = Client::utf8().await;
    client.open("def f(a):\n    return 12\n").await;
    let params = json!({ "textDocument": { "uri": URI } });
    let tokens = client
        .ask("textDocument/semanticTokens/full", params)
        .await
        .unwrap();
    let data: Vec<[u64; 5]> = tokens["data"]
        .as_array()
        .unwrap()
        .chunks(5)
        .map(|five| std::array::from_fn(|at| five[at].as_u64().unwrap()))
        .collect();
    assert_eq!(
        data,
        [
            [0, 0, 3, 0, 0],
            [0, 4, 1, 3, 0],
            [0, 2, 1, 5, 0],
            [1, 4, 6, 0, 0],
            [0, 7, 2, 1, 0]
        ]
    );
}

#[tokio::test]
async fn hovering_a_definition_shows_its_head() {
    let mut client = Client::utf8().await;
    client.open("def f(a, b=2):\n    pass\n").await;
    let params =
        json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 4 } });
    let hover = client.ask("textDocument/hover", params).await.unwrap();
    assert!(
        hover["contents"]["value"]
            .as_str()
            .unwrap()
            .contains("def f(a, b=2):")
    );
}
