//! A pair of pipes within one process: for a virtual board that lives beside
//! the link, and for tests.

use super::{Pipe, Sink, Source, closed};
use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Bytes that one direction holds before its writer must wait.
const ROOM: usize = 64 * 1024;

/// Two pipes; what goes into one comes out of the other.
#[must_use]
pub fn pair() -> (Pipe, Pipe) {
    let (one, other) = (Arc::new(Queue::default()), Arc::new(Queue::default()));
    let pipe = |from: &Arc<Queue>, to: &Arc<Queue>| Pipe {
        source: Box::new(QueueSource(Arc::clone(from))),
        sink: Box::new(QueueSink(Arc::clone(to))),
    };
    (pipe(&one, &other), pipe(&other, &one))
}

#[derive(Default)]
struct Queue {
    content: Mutex<Content>,
    changed: Condvar,
}

#[derive(Default)]
struct Content {
    bytes: VecDeque<u8>,
    closed: bool,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Content> {
        // Every change of the content is complete in itself.
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// Waits until `ready`, the end, or the time.
    fn wait(&self, wait: Duration, ready: impl Fn(&Content) -> bool) -> MutexGuard<'_, Content> {
        let until = Instant::now() + wait;
        let mut content = self.lock();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if ready(&content) || content.closed || left.is_zero() {
                return content;
            }
            content = match self.changed.wait_timeout(content, left) {
                Ok((content, _)) => content,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }
}

struct QueueSource(Arc<Queue>);
struct QueueSink(Arc<Queue>);

impl Source for QueueSource {
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> io::Result<usize> {
        let mut content = self.0.wait(wait, |content| !content.bytes.is_empty());
        let count = content.bytes.len().min(buffer.len());
        if count == 0 && content.closed {
            return Err(closed());
        }
        for (slot, byte) in buffer.iter_mut().zip(content.bytes.drain(..count)) {
            *slot = byte;
        }
        self.0.changed.notify_all();
        Ok(count)
    }
}

impl Sink for QueueSink {
    fn write(&mut self, mut bytes: &[u8], wait: Duration) -> io::Result<()> {
        while !bytes.is_empty() {
            let mut content = self.0.wait(wait, |content| content.bytes.len() < ROOM);
            if content.closed {
                return Err(closed());
            }
            let room = ROOM.saturating_sub(content.bytes.len()).min(bytes.len());
            if room == 0 {
                return Err(io::ErrorKind::TimedOut.into());
            }
            let (now, later) = bytes.split_at(room);
            content.bytes.extend(now);
            bytes = later;
            self.0.changed.notify_all();
        }
        Ok(())
    }
}

impl Drop for QueueSource {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Drop for QueueSink {
    fn drop(&mut self) {
        self.0.close();
    }
}
