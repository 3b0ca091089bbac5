//! What editors ask about a place: a text with `|` at the cursor, and the answer.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use std::fs;
use std::path::Path;

use client::{Client, URI};
use serde_json::{Value, json};

/// Opens a text; gives the parameters that mean its cursor.
async fn open(client: &mut Client, uri: &str, text: &str) -> Value {
    let at = text.find('|').unwrap();
    let line = text[..at].matches('\n').count();
    let character = at - text[..at].rfind('\n').map_or(0, |it| it + 1);
    client.open_as(uri, &text.replacen('|', "", 1)).await;
    json!({
        "textDocument": { "uri": uri },
        "position": { "line": line, "character": character },
    })
}

/// A range as `line:column-column`.
fn place(range: &Value) -> String {
    let number = |path: &str| range.pointer(path).unwrap().as_u64().unwrap();
    let end = number("/end/line");
    assert_eq!(number("/start/line"), end);
    format!(
        "{end}:{}-{}",
        number("/start/character"),
        number("/end/character")
    )
}

async fn ask(text: &str, method: &str, more: Value) -> Result<Value, Value> {
    let mut client = Client::utf8().await;
    let mut params = open(&mut client, URI, text).await;
    let fields = more.as_object().unwrap().clone();
    params.as_object_mut().unwrap().extend(fields);
    client.ask(&format!("textDocument/{method}"), params).await
}

fn places(all: &Value) -> Vec<String> {
    all.as_array()
        .unwrap()
        .iter()
        .map(|it| place(&it["range"]))
        .collect()
}

const COUNTER: &str =
    "count = 0\ndef more(by=1):\n    global count\n    coun|t += by\n    return count\n";

#[tokio::test(flavor = "multi_thread")]
async fn all_places_of_a_name_are_found() {
    let found = ask(COUNTER, "documentHighlight", json!({})).await.unwrap();
    assert_eq!(places(&found), ["0:0-5", "3:4-9", "2:11-16", "4:11-16"]);
    let context = json!({ "context": { "includeDeclaration": false } });
    let found = ask(COUNTER, "references", context).await.unwrap();
    assert_eq!(places(&found), ["2:11-16", "4:11-16"]);
    let found = ask(COUNTER, "definition", json!({})).await.unwrap();
    assert_eq!(places(&found), ["0:0-5", "3:4-9"]);
    let nothing = ask("x.at|tribute\n", "definition", json!({}))
        .await
        .unwrap();
    assert_eq!(nothing, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_given_another_everywhere_or_nowhere() {
    let mut client = Client::utf8().await;
    let mut params = open(&mut client, URI, COUNTER).await;
    let range = client
        .ask("textDocument/prepareRename", params.clone())
        .await
        .unwrap();
    assert_eq!(place(&range), "3:4-9");
    params["newName"] = json!("total");
    let edit = client
        .ask("textDocument/rename", params.clone())
        .await
        .unwrap();
    let edits = &edit["changes"][URI];
    assert_eq!(edits.as_array().unwrap().len(), 4);
    assert_eq!(edits[0]["newText"], "total");
    for (new, why) in [
        ("by", "used in main.py"),
        ("4x", "no name"),
        ("while", "no name"),
    ] {
        params["newName"] = json!(new);
        let error = client
            .ask("textDocument/rename", params.clone())
            .await
            .unwrap_err();
        assert!(error["message"].as_str().unwrap().contains(why), "{error}");
    }
    for (text, why) in [
        ("pri|nt(1)\n", "not defined"),
        ("import o|s\n", "built in"),
        ("def f(a|=1):\n    pass\ndef g(h):\n    h(a=2)\n", "line 4"),
        ("# no|thing\n", "no name"),
    ] {
        let error = ask(text, "rename", json!({ "newName": "other" }))
            .await
            .unwrap_err();
        assert!(
            error["message"].as_str().unwrap().contains(why),
            "{text} {error}"
        );
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_imported_is_found_in_its_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("lib/parts")).unwrap();
    let led = folder.path().join("lib/parts/led.py");
    fs::write(&led, "import time\n\nclass Led:\n    pass\n").unwrap();
    fs::write(folder.path().join("lib/parts/__init__.py"), "").unwrap();
    let mut client = Client::fresh().await;
    let root = json!([{ "uri": uri(folder.path()), "name": "w" }]);
    let params = json!({ "capabilities": {}, "workspaceFolders": root });
    client.ask("initialize", params).await.unwrap();
    client.tell("initialized", json!({})).await;
    let main = uri(&folder.path().join("main.py"));
    for (text, wanted) in [
        ("from parts.led import Led\nL|ed()\n", "2:6-9"),
        ("from parts import led\nled|.Led()\n", "0:0-0"),
        ("import parts.led as p\np|.Led()\n", "0:0-0"),
    ] {
        let params = open(&mut client, &main, text).await;
        let found = client.ask("textDocument/definition", params).await.unwrap();
        assert_eq!(found[0]["uri"], json!(uri(&led)), "{text}");
        assert_eq!(places(&found), [wanted], "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_another_file_imports_gets_its_new_name_there_too() {
    let folder = tempfile::tempdir().unwrap();
    let user = folder.path().join("user.py");
    fs::write(&user, "from main import shared\nprint(shared)\n").unwrap();
    let mut client = Client::fresh().await;
    let root = json!([{ "uri": uri(folder.path()), "name": "w" }]);
    let params = json!({ "capabilities": {}, "workspaceFolders": root });
    client.ask("initialize", params).await.unwrap();
    client.tell("initialized", json!({})).await;
    let main = uri(&folder.path().join("main.py"));
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    let mut params = open(&mut client, &main, "shar|ed = 1\n").await;
    params["newName"] = json!("other");
    let edit = client
        .ask("textDocument/rename", params.clone())
        .await
        .unwrap();
    let changes = edit["changes"].as_object().unwrap();
    assert_eq!(changes.len(), 2, "{edit}");
    assert_eq!(places(&changes[&main]), ["0:0-6"]);
    assert_eq!(places(&changes[&uri(&user)]), ["0:17-23", "1:6-12"]);
    // What the other file calls something else by is no new name.
    params["newName"] = json!("print");
    let error = client.ask("textDocument/rename", params).await.unwrap_err();
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("used in user.py"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_completed() {
    let labels = |found: &Value| -> Vec<String> {
        let all = found["items"].as_array().unwrap().iter();
        all.map(|it| it["label"].as_str().unwrap().to_owned())
            .collect()
    };
    let found = ask("import time\nx = time.ticks_d|\n", "completion", json!({}))
        .await
        .unwrap();
    assert_eq!(labels(&found), ["ticks_diff"]);
    assert_eq!(found["items"][0]["kind"], 3);
    assert_eq!(place(&found["items"][0]["textEdit"]["range"]), "1:9-16");
    let found = ask(
        "value = 1\ndef f(vary):\n    va|\n",
        "completion",
        json!({}),
    )
    .await
    .unwrap();
    assert_eq!(labels(&found), ["value", "vary"]);
    let found = ask("x = 'a|'\n", "completion", json!({})).await.unwrap();
    assert_eq!(found["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hover_shows_what_a_name_is() {
    let shown = |found: Value| found["contents"]["value"].as_str().unwrap().to_owned();
    let text = "def f(a,\n      b=2):\n    return a\nf|(1)\n";
    let found = shown(ask(text, "hover", json!({})).await.unwrap());
    assert_eq!(found, "```python\ndef f(a,\n      b=2):\n```\nfunction");
    let found = shown(
        ask("import os as o\no|.getcwd()\n", "hover", json!({}))
            .await
            .unwrap(),
    );
    assert!(found.contains("import os"), "{found}");
    let found = shown(
        ask("for i in range(3):\n    print(i|)\n", "hover", json!({}))
            .await
            .unwrap(),
    );
    assert!(found.contains("for i in range(3):"), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn regions_fold_and_selections_grow() {
    let text = "|def f(a):\n    if a:\n        b(1,\n          2)\n    return 1\n\nx = 1\n";
    let found = ask(text, "foldingRange", json!({})).await.unwrap();
    let lines: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["startLine"].as_u64(), it["endLine"].as_u64()))
        .collect();
    assert_eq!(
        lines,
        [(Some(0), Some(4)), (Some(1), Some(3)), (Some(2), Some(3))]
    );
    let positions = json!({ "positions": [{ "line": 2, "character": 10 }] });
    let found = ask(text, "selectionRange", positions).await.unwrap();
    let mut depth = 0;
    let mut at = &found[0];
    while at["parent"].is_object() {
        depth += 1;
        at = &at["parent"];
    }
    assert!(depth >= 4, "{found}");
    assert_eq!(at["range"]["start"], json!({ "line": 0, "character": 0 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_call_that_is_written_shows_its_parameters() {
    let text = "def f(a, 日本=1):\n    pass\nf(1, |\n";
    let found = ask(text, "signatureHelp", json!({})).await.unwrap();
    assert_eq!(found["signatures"][0]["label"], "f(a, 日本=1)");
    assert_eq!(found["activeParameter"], 1);
    assert_eq!(
        found["signatures"][0]["parameters"][1]["label"],
        json!([5, 9])
    );
    let nothing = ask("x = (|\n", "signatureHelp", json!({})).await.unwrap();
    assert_eq!(nothing, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bytecode_of_a_document_is_listed_unless_it_does_not_compile() {
    let mut client = Client::utf8().await;
    client.open("import led\nled.on()\n").await;
    let document = json!({ "uri": URI });
    let found = client.ask("garter/disassemble", document.clone()).await;
    let found = found.unwrap();
    let text = found["text"].as_str().unwrap();
    assert!(text.contains("IMPORT_NAME              led"), "{text}");
    assert!(found["mpyBytes"].as_u64().unwrap() > 20);
    client.edit((0, 0), (0, 6), "import import").await;
    let refused = client.ask("garter/disassemble", document).await;
    assert_eq!(refused.unwrap_err()["code"], 1009);
    let refused = client.ask("garter/disassemble", json!({ "uri": "file:///no.py" }));
    assert_eq!(refused.await.unwrap_err()["code"], 1007);
}
