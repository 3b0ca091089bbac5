//! The conversation itself: order, refusals, and clients that misbehave.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use client::{Client, URI};
use serde_json::json;

#[tokio::test]
async fn nothing_may_come_before_initialize() {
    let mut client = Client::fresh().await;
    let error = client
        .ask("textDocument/hover", json!({}))
        .await
        .unwrap_err();
    assert_eq!(error["code"], -32002);
}

#[tokio::test]
async fn the_encoding_is_the_best_that_the_client_offers() {
    for (offered, agreed) in [
        (json!(["utf-16", "utf-8"]), "utf-8"),
        (json!(["utf-32", "utf-16"]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
        (json!(["klingon"]), "utf-16"),
        (json!(null), "utf-16"),
    ] {
        let mut client = Client::fresh().await;
        let capabilities = json!({ "general": { "positionEncodings": offered } });
        let params = json!({ "capabilities": capabilities, "processId": null, "rootUri": null });
        let answer = client.ask("initialize", params).await.unwrap();
        assert_eq!(answer["capabilities"]["positionEncoding"], agreed);
        assert_eq!(answer["serverInfo"]["name"], "garter");
    }
}

#[tokio::test]
async fn initialize_may_not_come_twice() {
    let mut client = Client::utf8().await;
    let error = client
        .ask("initialize", json!({ "capabilities": {} }))
        .await
        .unwrap_err();
    assert_eq!(error["code"], -32600);
}

#[tokio::test]
async fn after_shutdown_only_exit_is_heard() {
    let mut client = Client::utf8().await;
    assert_eq!(
        client.ask("shutdown", json!(null)).await.unwrap(),
        json!(null)
    );
    let error = client.ask("garter/boards", json!({})).await.unwrap_err();
    assert_eq!(error["code"], -32600);
    client.tell("exit", json!(null)).await;
    assert!(client.is_closed().await);
}

#[tokio::test]
async fn an_unknown_request_is_refused_and_an_unknown_notification_passed_over() {
    let mut client = Client::utf8().await;
    client.tell("workspace/didDanceAround", json!([])).await;
    client.tell("$/setTrace", json!({ "value": "off" })).await;
    let error = client
        .ask("textDocument/levitate", json!({}))
        .await
        .unwrap_err();
    assert_eq!(error["code"], -32601);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("textDocument/levitate")
    );
}

#[tokio::test]
async fn parameters_that_cannot_be_read_are_refused() {
    let mut client = Client::utf8().await;
    let error = client
        .ask("textDocument/hover", json!({ "position": 3 }))
        .await
        .unwrap_err();
    assert_eq!(error["code"], -32602);
    client.tell("textDocument/didOpen", json!("?")).await;
    client.tell("textDocument/didChange", json!({})).await;
    assert!(client.ask("shutdown", json!(null)).await.is_ok());
}

#[tokio::test]
async fn bad_json_is_answered_and_the_conversation_goes_on() {
    let mut client = Client::utf8().await;
    client.frame("{\"jsonrpc\": \"2.0\", \"id\": 1, ").await;
    let answer = client
        .wait_for(|m| m["error"]["code"] == json!(-32700))
        .await;
    assert_eq!(answer["id"], json!(null));
    client.frame(&"[".repeat(100_000)).await;
    client.wait_for(|m| m["error"].is_object()).await;
    client.frame("[]").await;
    client
        .wait_for(|m| m["error"]["code"] == json!(-32600))
        .await;
    assert!(client.ask("shutdown", json!(null)).await.is_ok());
}

#[tokio::test]
async fn a_broken_header_is_answered_and_ends_the_connection() {
    for header in [
        "Content-Length: many\r\n\r\n".to_owned(),
        "Content-Length: 99999999999999\r\n\r\n".to_owned(),
        format!("{}\r\n\r\n", "x".repeat(100_000)),
        "GET / HTTP/1.1\r\n\r\n".to_owned(),
    ] {
        let mut client = Client::utf8().await;
        client.raw(header.as_bytes()).await;
        let answer = client
            .wait_for(|m| m["error"]["code"] == json!(-32700))
            .await;
        assert!(!answer["error"]["message"].as_str().unwrap().is_empty());
        assert!(client.is_closed().await);
    }
}

#[tokio::test]
async fn a_client_that_hangs_up_still_gets_its_answers() {
    let mut client = Client::utf8().await;
    client.open("x = 1\n").await;
    let params = json!({ "textDocument": { "uri": URI } });
    let id = client.send("textDocument/documentSymbol", params).await;
    client.hang_up().await;
    assert!(client.answer(id).await.is_ok());
    assert!(client.is_closed().await);
}

#[tokio::test]
async fn a_document_that_is_not_open_has_no_facts() {
    let mut client = Client::utf8().await;
    let params = json!({ "textDocument": { "uri": "file:///nowhere.py" } });
    let answer = client
        .ask("textDocument/documentSymbol", params)
        .await
        .unwrap();
    assert_eq!(answer, json!(null));
    client.edit((0, 0), (0, 0), "x").await;
    client
        .tell(
            "textDocument/didClose",
            json!({ "textDocument": { "uri": URI } }),
        )
        .await;
    assert!(client.ask("shutdown", json!(null)).await.is_ok());
}

#[tokio::test]
async fn who_asks_to_be_told_is_told_what_is_done() {
    let mut client = Client::utf8().await;
    client
        .tell("$/setTrace", json!({ "value": "messages" }))
        .await;
    client.ask("garter/boards", json!({})).await.unwrap();
    let told = client.notification("$/logTrace").await;
    assert_eq!(told["message"], "asked: garter/boards");
    client.tell("$/setTrace", json!({ "value": "off" })).await;
    client.ask("garter/boards", json!({})).await.unwrap();
    assert_eq!(client.kept_notification("$/logTrace"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_nobody_needs_any_more_is_answered_at_once_and_once() {
    let mut client = Client::utf8().await;
    client.open("x = 1\n").await;
    client.diagnostics().await;
    // What a file costs is found out when nobody has typed for a while.
    let params = json!({ "textDocument": { "uri": client::URI } });
    let id = client.send("textDocument/codeLens", params.clone()).await;
    client.tell("$/cancelRequest", json!({ "id": id })).await;
    let refusal = client.answer(id).await.unwrap_err();
    assert_eq!(refusal["code"], -32800);
    // One that was answered, and one that never was sent.
    client.tell("$/cancelRequest", json!({ "id": id })).await;
    client.tell("$/cancelRequest", json!({ "id": 4711 })).await;
    let again = client.ask("textDocument/codeLens", params).await.unwrap();
    assert_eq!(again.as_array().unwrap().len(), 1);
}
