//! A client of the daemon: requests and notifications over the same connection that editors use.

use std::collections::VecDeque;

use anyhow::{Context, Result, anyhow, bail};
use garter_daemon::{Connection, Serve, connect};
use garter_protocol::{Notification, Outcome, Request, RunEnded, RunId};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf, split};

/// Most bytes of one message.
const LONGEST: usize = 64 << 20;

/// A connection to the daemon, greeted and ready.
pub(crate) struct Client {
    reader: ReadHalf<Connection>,
    /// What has come of the next messages.
    unread: Vec<u8>,
    writer: WriteHalf<Connection>,
    last: u64,
    /// Notifications that came while an answer was awaited.
    waiting: VecDeque<Value>,
}

impl Client {
    /// Connects to the user's daemon, starting it if need be.
    pub(crate) async fn connect() -> Result<Client> {
        let (reader, writer) = split(connect(Serve::Daemon).await);
        let mut client = Client {
            reader,
            unread: Vec::new(),
            writer,
            last: 0,
            waiting: VecDeque::new(),
        };
        let parameters =
            json!({"processId": std::process::id(), "capabilities": {}, "rootUri": null});
        client.call("initialize", parameters).await?;
        client
            .send(json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}))
            .await?;
        Ok(client)
    }

    /// Asks, and waits for the answer.
    pub(crate) async fn ask<R: Request>(&mut self, request: &R) -> Result<R::Answer> {
        let answer = self.call(R::METHOD, serde_json::to_value(request)?).await?;
        serde_json::from_value(answer).with_context(|| format!("the answer to {}", R::METHOD))
    }

    /// The next notification; what it is not interested in is the caller's to drop.
    pub(crate) async fn next(&mut self) -> Result<Value> {
        loop {
            let message = match self.waiting.pop_front() {
                Some(message) => message,
                None => self.receive().await?,
            };
            if message.get("id").is_none() {
                return Ok(message);
            }
            self.refuse(&message).await?;
        }
    }

    /// Waits for the end of a run; other notifications are dropped meanwhile.
    pub(crate) async fn end_of(&mut self, run: RunId) -> Result<Outcome> {
        loop {
            let message = self.next().await?;
            if let Some(ended) = notified::<RunEnded>(&message)
                && ended.run == run
            {
                return Ok(ended.outcome);
            }
        }
    }

    async fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.last += 1;
        let id = self.last;
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": parameters}))
            .await?;
        loop {
            let mut message = self.receive().await?;
            if message.get("method").is_some() {
                if message.get("id").is_some() {
                    self.refuse(&message).await?;
                } else {
                    self.waiting.push_back(message);
                }
                continue;
            }
            if message["id"] != id {
                continue;
            }
            if let Some(error) = message.get("error") {
                let message = error["message"].as_str().unwrap_or("refused");
                let remedy = error["data"]["remedy"].as_str().unwrap_or_default();
                let between = if remedy.is_empty() { "" } else { "\n" };
                return Err(anyhow!("{message}{between}{remedy}"));
            }
            return Ok(message["result"].take());
        }
    }

    /// Answers a request of the server's: this client offers nothing.
    async fn refuse(&mut self, message: &Value) -> Result<()> {
        if message.get("method").is_none() {
            return Ok(());
        }
        let error = json!({"code": -32601, "message": "not offered"});
        self.send(json!({"jsonrpc": "2.0", "id": message["id"], "error": error}))
            .await
    }

    async fn send(&mut self, message: Value) -> Result<()> {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.writer
            .write_all(frame.as_bytes())
            .await
            .context("the daemon has gone")?;
        self.writer.flush().await.context("the daemon has gone")
    }

    /// The next message. One that is given up half-way is gone on with the next time.
    async fn receive(&mut self) -> Result<Value> {
        loop {
            if let Some(message) = self.unframed()? {
                return serde_json::from_slice(&message).context("the daemon sent no JSON");
            }
            if self.reader.read_buf(&mut self.unread).await.unwrap_or(0) == 0 {
                bail!("the daemon has gone");
            }
        }
    }

    /// Takes a message from what has come, if there is a whole one.
    fn unframed(&mut self) -> Result<Option<Vec<u8>>> {
        let blank = self.unread.windows(4).position(|four| four == b"\r\n\r\n");
        let Some(end) = blank.map(|at| at + 4) else {
            return Ok(None);
        };
        let header = String::from_utf8_lossy(&self.unread[..end]).to_ascii_lowercase();
        let length = header.lines().find_map(|line| {
            let value = line.strip_prefix("content-length:")?;
            value.trim().parse::<usize>().ok()
        });
        let length = length
            .filter(|length| *length <= LONGEST)
            .context("the daemon sent no message")?;
        if self.unread.len() < end + length {
            return Ok(None);
        }
        let rest = self.unread.split_off(end + length);
        let mut message = std::mem::replace(&mut self.unread, rest);
        message.drain(..end);
        Ok(Some(message))
    }
}

/// The notification, if `message` is one of this kind.
pub(crate) fn notified<N: Notification>(message: &Value) -> Option<N> {
    if message["method"] != N::METHOD {
        return None;
    }
    serde_json::from_value(message["params"].clone()).ok()
}
