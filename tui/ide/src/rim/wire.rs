//! One connection to a server: frames out, messages in.

use std::{collections::HashMap, time::Duration};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::mpsc::{self, UnboundedSender},
    task::JoinHandle,
};

use super::connection::Connection;
use crate::{
    event::ServerEvent,
    lsp::{
        Query, decode,
        frame::{Frames, frame},
    },
};

/// How long leaving waits for the last words to be written.
const FAREWELL: Duration = Duration::from_millis(300);

/// What a connection says.
#[derive(Debug)]
pub(super) enum Heard {
    Message(Value),
    Lost(String),
}

/// A connection that is up.
#[derive(Debug)]
pub(super) struct Wire {
    out: UnboundedSender<Vec<u8>>,
    writer: JoinHandle<()>,
    reader: JoinHandle<()>,
    /// Requests that wait for their answers.
    waiting: HashMap<u64, Query>,
    last_id: u64,
}

impl Wire {
    /// Begins to read and write. What is heard goes to `heard`, which bounds how far a
    /// talkative server gets ahead of the screen.
    pub(super) fn new(connection: Connection, heard: mpsc::Sender<Heard>) -> Self {
        let Connection {
            mut reader,
            mut writer,
        } = connection;
        let (out, mut frames) = mpsc::unbounded_channel::<Vec<u8>>();
        let writing = tokio::spawn(async move {
            while let Some(frame) = frames.recv().await {
                // The reader hears of the end as well, and tells.
                let sent = writer.write_all(&frame).await;
                if sent.is_err() || writer.flush().await.is_err() {
                    break;
                }
            }
            let _ = writer.shutdown().await;
        });
        let reading = tokio::spawn(async move {
            let mut frames = Frames::default();
            let mut bytes = vec![0; 64 << 10];
            let why = loop {
                match reader.read(&mut bytes).await {
                    Ok(0) => break "it closed the connection".to_owned(),
                    Err(error) => break error.to_string(),
                    Ok(count) => frames.push(bytes.get(..count).unwrap_or_default()),
                }
                if let Err(why) = tell(&mut frames, &heard).await {
                    break why;
                }
            };
            let _ = heard.send(Heard::Lost(why)).await;
        });
        Wire {
            out,
            writer: writing,
            reader: reading,
            waiting: HashMap::new(),
            last_id: 0,
        }
    }

    /// Asks the server.
    pub(super) fn request(&mut self, query: Query, method: &str, params: &Value) {
        self.last_id += 1;
        let id = self.last_id;
        self.waiting.insert(id, query);
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
    }

    /// Tells the server.
    pub(super) fn notify(&self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// What a message means. Requests of the server's are answered here.
    pub(super) fn understand(&mut self, mut message: Value) -> ServerEvent {
        let mut take = |key: &str| message.get_mut(key).map(Value::take);
        let (id, method) = (take("id"), take("method"));
        match (id, method) {
            (None, Some(Value::String(method))) => {
                decode::notification(&method, take("params").unwrap_or_default())
            }
            (Some(id), Some(Value::String(method))) => {
                self.oblige(id, &method, take("params"));
                ServerEvent::Nothing
            }
            (Some(id), _) => {
                let query = id.as_u64().and_then(|id| self.waiting.remove(&id));
                match (query, take("error")) {
                    (Some(query), Some(error)) => decode::refusal(query, &error),
                    (Some(query), None) => {
                        decode::answer(query, take("result").unwrap_or_default())
                    }
                    (None, _) => ServerEvent::Nothing,
                }
            }
            _ => ServerEvent::Nothing,
        }
    }

    /// Takes leave as the protocol wants it.
    pub(super) async fn close(mut self) {
        self.request(Query::Shutdown, "shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        drop(self.out);
        let _ = tokio::time::timeout(FAREWELL, self.writer).await;
        self.reader.abort();
    }

    /// Drops a connection that is no more.
    pub(super) fn abandon(self) {
        self.reader.abort();
    }

    /// A request of the server's gets an answer, so that it does not wait.
    fn oblige(&self, id: Value, method: &str, params: Option<Value>) {
        let answer = match method {
            "client/registerCapability"
            | "client/unregisterCapability"
            | "window/workDoneProgress/create"
            | "window/showMessageRequest" => json!({ "result": null }),
            "workspace/configuration" => {
                let items = params
                    .as_ref()
                    .and_then(|p| p.get("items"))
                    .and_then(Value::as_array);
                json!({ "result": vec![Value::Null; items.map_or(0, Vec::len)] })
            }
            _ => json!({ "error": { "code": -32601, "message": format!("no {method} here") } }),
        };
        let mut message = json!({ "jsonrpc": "2.0", "id": id });
        if let (Value::Object(message), Value::Object(answer)) = (&mut message, answer) {
            message.extend(answer);
        }
        self.send(&message);
    }

    fn send(&self, message: &Value) {
        // When the writer is gone the reader tells why.
        let _ = self.out.send(frame(message));
    }
}

async fn tell(frames: &mut Frames, heard: &mpsc::Sender<Heard>) -> Result<(), String> {
    while let Some(body) = frames.next().map_err(|error| error.to_string())? {
        let message = serde_json::from_slice(&body)
            .map_err(|error| format!("it sent something that is no JSON: {error}"))?;
        if heard.send(Heard::Message(message)).await.is_err() {
            return Err("nobody listens".to_owned());
        }
    }
    Ok(())
}
