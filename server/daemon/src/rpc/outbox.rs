//! What goes to one client, in order.
//!
//! Whoever has something to say puts it here and goes on; one task per client writes. A
//! client that stops reading is cut off once too much waits for it, so that a board that
//! prints for ever cannot fill the daemon's memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use garter_protocol::Notification;
use serde::Serialize;
use tokio::sync::{Notify, mpsc};

use super::{Id, Refusal};

/// Bytes that may wait for a client before it is given up.
const LIMIT: usize = 64 * 1024 * 1024;

/// The writing end; cheap to clone.
#[derive(Clone)]
pub(crate) struct Outbox {
    queue: mpsc::UnboundedSender<Letter>,
    waiting: Arc<AtomicUsize>,
    killed: Arc<Notify>,
}

enum Letter {
    Message(Vec<u8>),
    /// Nothing follows.
    Goodbye,
}

/// The end the client's task reads.
pub(crate) struct OutboxReader {
    queue: mpsc::UnboundedReceiver<Letter>,
    waiting: Arc<AtomicUsize>,
}

#[derive(Serialize)]
struct Message<'a, T: Serialize> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'a str>,
    #[serde(flatten)]
    body: Body<'a, T>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a, T: Serialize> {
    Request {
        id: &'a Id,
        params: &'a T,
    },
    Notification {
        params: &'a T,
    },
    Answer {
        id: &'a Id,
        result: &'a T,
    },
    Error {
        id: Option<&'a Id>,
        error: &'a Refusal,
    },
}

impl Outbox {
    pub(crate) fn new() -> (Outbox, OutboxReader) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        (
            Outbox {
                queue: sender,
                waiting: waiting.clone(),
                killed: Arc::default(),
            },
            OutboxReader {
                queue: receiver,
                waiting,
            },
        )
    }

    /// Sends one of Garter's own notifications.
    pub(crate) fn notify_garter<N: Notification>(&self, params: &N) {
        self.notify(N::METHOD, params);
    }

    /// Sends a notification.
    pub(crate) fn notify<T: Serialize>(&self, method: &str, params: &T) {
        self.send(&Message {
            jsonrpc: "2.0",
            method: Some(method),
            body: Body::Notification { params },
        });
    }

    /// Asks the client something. Its answer is not waited for.
    pub(crate) fn request<T: Serialize>(&self, id: &Id, method: &str, params: &T) {
        self.send(&Message {
            jsonrpc: "2.0",
            method: Some(method),
            body: Body::Request { id, params },
        });
    }

    /// Answers a request.
    pub(crate) fn answer<T: Serialize>(&self, id: &Id, result: &T) {
        self.send(&Message {
            jsonrpc: "2.0",
            method: None,
            body: Body::Answer { id, result },
        });
    }

    /// Refuses a request, or a message that was none.
    pub(crate) fn refuse(&self, id: Option<&Id>, error: &Refusal) {
        let body: Body<'_, ()> = Body::Error { id, error };
        self.send(&Message {
            jsonrpc: "2.0",
            method: None,
            body,
        });
    }

    /// Ends the connection once all that waits is written.
    pub(crate) fn close(&self) {
        let _ = self.queue.send(Letter::Goodbye);
    }

    /// Told when the client is given up because it does not read.
    pub(crate) fn killed(&self) -> Arc<Notify> {
        self.killed.clone()
    }

    fn send<T: Serialize>(&self, message: &Message<'_, T>) {
        // Maps with other keys than strings are the one thing that cannot be written; no
        // type of ours has one.
        let Ok(content) = serde_json::to_vec(message) else {
            return;
        };
        let waiting = self.waiting.fetch_add(content.len(), Ordering::Relaxed);
        if waiting > LIMIT {
            self.killed.notify_one();
            return;
        }
        // A reader that is gone means that the client is; its session is about to end.
        let _ = self.queue.send(Letter::Message(content));
    }
}

impl OutboxReader {
    /// The next message; none when there will be no more.
    pub(crate) async fn next(&mut self) -> Option<Vec<u8>> {
        let letter = self.queue.recv().await?;
        self.open(letter)
    }

    /// The next message if one waits.
    pub(crate) fn next_now(&mut self) -> Option<Vec<u8>> {
        let letter = self.queue.try_recv().ok()?;
        self.open(letter)
    }

    fn open(&mut self, letter: Letter) -> Option<Vec<u8>> {
        match letter {
            Letter::Message(content) => {
                self.waiting.fetch_sub(content.len(), Ordering::Relaxed);
                Some(content)
            }
            Letter::Goodbye => {
                self.queue.close();
                None
            }
        }
    }
}
