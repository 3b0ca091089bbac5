//! What editors are told of a document's costs in a board's memory.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use client::{Client, URI};
use serde_json::{Value, json};

const TEXT: &str = "import helper\n\nBIG = bytearray(1000)\n\n\ndef f(a):\n    return [a, a]\n";

fn document() -> Value {
    json!({ "textDocument": { "uri": URI } })
}

#[tokio::test(flavor = "multi_thread")]
async fn hints_stand_behind_what_costs() {
    let mut client = Client::utf8().await;
    client.open(TEXT).await;
    let mut params = document();
    params["range"] = json!({
        "start": { "line": 0, "character": 0 }, "end": { "line": 6, "character": 0 },
    });
    let hints = client.ask("textDocument/inlayHint", params).await.unwrap();
    let places: Vec<(u64, u64)> = hints
        .as_array()
        .unwrap()
        .iter()
        .map(|hint| {
            let position = &hint["position"];
            let number = |key: &str| position[key].as_u64().unwrap();
            (number("line"), number("character"))
        })
        .collect();
    assert_eq!(places, [(0, 13), (2, 21), (5, 9)], "{hints}");
    let label = hints[0]["label"].as_str().unwrap();
    assert!(
        label.starts_with("at least ") && label.ends_with(" of RAM"),
        "{label}"
    );
    assert_eq!(hints[1]["label"], "1.0 KiB");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lens_runs_the_file_and_says_what_it_costs() {
    let mut client = Client::utf8().await;
    client.open(TEXT).await;
    let lenses = client
        .ask("textDocument/codeLens", document())
        .await
        .unwrap();
    let command = &lenses[0]["command"];
    assert_eq!(command["command"], "garter.run");
    assert_eq!(command["arguments"], json!([{ "uri": URI }]));
    let title = command["title"].as_str().unwrap();
    assert!(
        title.starts_with("Run on board · ") && title.contains(" flash .mpy, "),
        "{title}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn sizes_are_numbers_for_other_tools() {
    let mut client = Client::utf8().await;
    client.open(TEXT).await;
    let sizes = client
        .ask("garter/size", json!({ "uri": URI }))
        .await
        .unwrap();
    let sizes = &sizes["sizes"];
    assert!(
        sizes["kept"].as_u64() > Some(1200) && sizes["needed"].as_u64() > sizes["kept"].as_u64()
    );
    assert_eq!(sizes["parts"][1]["name"], "f");
    assert_eq!(sizes["parts"][1]["line"], 5);
    assert_eq!(sizes["uncounted"][0]["line"], 0);
    client.open_as("file:///bad.py", "x = = 1\n").await;
    let none = client
        .ask("garter/size", json!({ "uri": "file:///bad.py" }))
        .await
        .unwrap();
    assert_eq!(none, json!({}));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_meanwhile_is_not_weighed() {
    let mut client = Client::utf8().await;
    client.open(TEXT).await;
    let asked = client.send("textDocument/codeLens", document()).await;
    client.edit((0, 0), (0, 0), "# more\n").await;
    let refused = client.answer(asked).await.unwrap_err();
    assert_eq!(refused["code"], -32801);
    let again = client.ask("textDocument/codeLens", document()).await;
    assert!(again.unwrap()[0]["command"]["title"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hover_says_what_a_definition_costs() {
    let mut client = Client::utf8().await;
    client.open(TEXT).await;
    let _ = client.ask("textDocument/codeLens", document()).await;
    let mut params = document();
    params["position"] = json!({ "line": 5, "character": 4 });
    let hover = client.ask("textDocument/hover", params).await.unwrap();
    let value = hover["contents"]["value"].as_str().unwrap();
    assert!(
        value.contains("Keeps ") && value.contains(" of stack."),
        "{value}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_does_not_fit_is_told_once_nobody_types() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("garter.toml"), "heap = 6000\n").unwrap();
    let mut client = Client::fresh().await;
    let root = format!("file://{}", folder.path().display());
    let params = json!({ "capabilities": {}, "rootUri": root });
    client.ask("initialize", params).await.unwrap();
    client.tell("initialized", json!({})).await;
    let uri = format!("{root}/main.py");
    let text = "table = [0] * 3000\n";
    client.open_as(&uri, text).await;
    let told = client
        .wait_for(|message| {
            message["params"]["uri"] == uri.as_str()
                && message["params"]["diagnostics"][0]["code"] == "GA502"
        })
        .await;
    let found = &told["params"]["diagnostics"][0];
    assert!(
        found["message"].as_str().unwrap().contains("keeps 12"),
        "{found}"
    );
    assert_eq!(found["range"]["end"]["character"], 5);
}
