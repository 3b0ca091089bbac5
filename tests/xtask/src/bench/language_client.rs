//! A language client that only waits: messages out, messages in, each with its time.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

pub(super) struct LanguageClient {
    server: Child,
    input: ChildStdin,
    messages: Receiver<(Instant, Value)>,
}

impl LanguageClient {
    /// Starts a server and says hello.
    pub(super) fn start(command: &mut Command, root: &str) -> Result<LanguageClient> {
        let mut server = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = server.stdin.take().context("the server has an input")?;
        let mut output = BufReader::new(server.stdout.take().context("the server has an output")?);
        let (send, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if send.send((Instant::now(), message)).is_err() {
                    return;
                }
            }
        });
        let mut client = LanguageClient {
            server,
            input,
            messages,
        };
        client.send(
            &json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "processId": std::process::id(), "rootUri": root,
            "capabilities": {"general": {"positionEncodings": ["utf-8"]},
                "textDocument": {"publishDiagnostics": {"versionSupport": true}}}}}),
        )?;
        client.wait(|m| m["id"] == 1)?;
        client.notify("initialized", json!({}))?;
        Ok(client)
    }

    /// The server's process.
    pub(super) fn id(&self) -> u32 {
        self.server.id()
    }

    pub(super) fn notify(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        self.input.flush()?;
        Ok(())
    }

    /// Asks something, without waiting for the answer, whose id is given.
    pub(super) fn ask(&mut self, id: usize, method: &str, params: Value) -> Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))
    }

    /// Waits for a message; gives when it came.
    pub(super) fn wait(&mut self, mut wanted: impl FnMut(&Value) -> bool) -> Result<Instant> {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok((time, message)) = self.messages.recv_timeout(left) else {
                bail!("the language server does not answer");
            };
            if message["method"].is_string() && !message["id"].is_null() {
                let id = message["id"].clone();
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}))?;
            } else if wanted(&message) {
                return Ok(time);
            }
        }
    }
}

impl Drop for LanguageClient {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// One message; `None` at the end.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.parse().ok()?;
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
