//! A client in the same process: says things, and waits for what comes back.

#![allow(clippy::unwrap_used, dead_code, unreachable_pub)] // shared by tests that use parts of it

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use garter_daemon::{BoardSource, Server, SystemBoards};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::time::timeout;

/// Long enough for any answer on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

pub const URI: &str = "file:///work/main.py";

pub struct Client {
    stream: DuplexStream,
    unread: Vec<u8>,
    /// What came while something else was waited for.
    kept: VecDeque<Value>,
    last_id: i64,
    version: i64,
}

impl Client {
    /// A client that has sent nothing yet.
    pub async fn fresh() -> Self {
        Client::of(Arc::new(SystemBoards::forgetful())).await
    }

    /// A client that has sent nothing yet, of a server with boards of its own.
    pub async fn of(boards: Arc<dyn BoardSource>) -> Self {
        let (stream, theirs) = tokio::io::duplex(256 * 1024);
        let server = Server::with_boards(boards);
        tokio::spawn(async move {
            let (reader, writer) = tokio::io::split(theirs);
            server.serve(reader, writer).await;
        });
        Client {
            stream,
            unread: Vec::new(),
            kept: VecDeque::new(),
            last_id: 0,
            version: 0,
        }
    }

    /// A client that has been through `initialize`.
    pub async fn ready(capabilities: Value) -> Self {
        let mut client = Client::fresh().await;
        client
            .ask("initialize", json!({ "capabilities": capabilities }))
            .await
            .unwrap();
        client.tell("initialized", json!({})).await;
        client
    }

    /// A client that counts columns in bytes.
    pub async fn utf8() -> Self {
        Client::ready(json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } })).await
    }

    pub async fn raw(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.unwrap();
        self.stream.flush().await.unwrap();
    }

    pub async fn frame(&mut self, content: &str) {
        self.raw(format!("Content-Length: {}\r\n\r\n{content}", content.len()).as_bytes())
            .await;
    }

    pub async fn tell(&mut self, method: &str, params: Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.frame(&message.to_string()).await;
    }

    /// Sends a request without waiting for its answer.
    pub async fn send(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.frame(&message.to_string()).await;
        id
    }

    /// The answer to a request: its result, or its error.
    pub async fn answer(&mut self, id: i64) -> Result<Value, Value> {
        let answer = self
            .wait_for(|m| m.get("method").is_none() && m["id"] == json!(id))
            .await;
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["result"].clone()),
        }
    }

    pub async fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.send(method, params).await;
        self.answer(id).await
    }

    /// The parameters of the next notification of a method.
    pub async fn notification(&mut self, method: &str) -> Value {
        self.wait_for(|m| m["method"] == json!(method)).await["params"].clone()
    }

    /// The parameters of a notification that came already.
    pub fn kept_notification(&mut self, method: &str) -> Option<Value> {
        let at = self
            .kept
            .iter()
            .position(|m| m["method"] == json!(method))?;
        self.kept.remove(at).map(|m| m["params"].clone())
    }

    pub async fn open(&mut self, text: &str) {
        self.open_as(URI, text).await;
    }

    pub async fn open_as(&mut self, uri: &str, text: &str) {
        self.version += 1;
        let item =
            json!({ "uri": uri, "languageId": "python", "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }))
            .await;
    }

    /// Replaces a range, given as (line, column) twice.
    pub async fn edit(&mut self, from: (u32, u32), to: (u32, u32), text: &str) -> i64 {
        let at = |(line, character)| json!({ "line": line, "character": character });
        let range = json!({ "start": at(from), "end": at(to) });
        self.change(json!([{ "range": range, "text": text }])).await
    }

    /// Sends changes as they are; answers their version.
    pub async fn change(&mut self, changes: Value) -> i64 {
        self.version += 1;
        let document = json!({ "uri": URI, "version": self.version });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        )
        .await;
        self.version
    }

    /// The diagnostics of the newest version that was sent.
    pub async fn diagnostics(&mut self) -> Vec<Value> {
        let version = json!(self.version);
        let found = self
            .wait_for(|m| {
                m["method"] == json!("textDocument/publishDiagnostics")
                    && m["params"]["version"] == version
            })
            .await;
        found["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Waits until the workspace was looked through.
    pub async fn scanned(&mut self) {
        tokio::time::sleep(Duration::from_millis(600)).await;
    }

    /// Whether the server has closed the stream; reads what is left of it.
    pub async fn is_closed(&mut self) -> bool {
        loop {
            match timeout(PATIENCE, self.read())
                .await
                .expect("the stream stays open")
            {
                Some(message) => self.kept.push_back(message),
                None => return true,
            }
        }
    }

    /// Closes our half.
    pub async fn hang_up(&mut self) {
        self.stream.shutdown().await.unwrap();
    }

    pub async fn wait_for(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at).unwrap();
        }
        loop {
            let message = timeout(PATIENCE, self.read()).await.expect("nothing came");
            let message = message.unwrap_or_else(|| {
                panic!("the server closed the stream after {:?}", self.kept);
            });
            if wanted(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    async fn read(&mut self) -> Option<Value> {
        loop {
            if let Some(message) = self.take_frame() {
                return Some(message);
            }
            let mut piece = vec![0; 64 * 1024];
            let count = self
                .stream
                .read(&mut piece)
                .await
                .ok()
                .filter(|&count| count > 0)?;
            self.unread.extend_from_slice(&piece[..count]);
        }
    }

    fn take_frame(&mut self) -> Option<Value> {
        let end = self
            .unread
            .windows(4)
            .position(|four| four == b"\r\n\r\n")?
            + 4;
        let header = std::str::from_utf8(&self.unread[..end]).unwrap();
        let length: usize = header
            .trim()
            .strip_prefix("Content-Length: ")?
            .parse()
            .unwrap();
        let content = self.unread.get(end..end + length)?;
        let message = serde_json::from_slice(content).unwrap();
        self.unread.drain(..end + length);
        Some(message)
    }
}
