//! The bytes between one open pipe and its users: a thread reads; what it
//! reads goes to the conversation under way, or else to the console.

use crate::error::LinkError;
use crate::raw_repl::Transfer;
use crate::transport::{Pipe, Sink, Source};
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often the reader looks whether it is still wanted.
const READ: Duration = Duration::from_millis(50);
/// The same once nothing has come for a while: a board that nobody talks to costs next to nothing.
const READ_QUIET: Duration = Duration::from_millis(500);
/// That while.
const A_WHILE: Duration = Duration::from_secs(2);
/// How long a board may leave us no room to write.
const WRITE: Duration = Duration::from_secs(3);
/// Bytes that may wait for a conversation before the board has to.
const ROOM: usize = 256 * 1024;

/// An open pipe. Dropping it closes the port before it returns.
pub(crate) struct Exchange {
    shared: Arc<Shared>,
    sink: Mutex<Box<dyn Sink>>,
    reader: Option<JoinHandle<()>>,
    name: String,
    /// How source travels to what is at the other end, once that is known.
    transfer: Mutex<Transfer>,
}

struct Shared {
    inbox: Mutex<Inbox>,
    changed: Condvar,
}

#[derive(Default)]
struct Inbox {
    bytes: Vec<u8>,
    talking: bool,
    stop: bool,
    lost: Option<String>,
    closing: bool,
}

/// How long a reader waits at a time.
pub(crate) struct Pace {
    last: Instant,
}

impl Pace {
    pub(crate) fn new() -> Pace {
        Pace {
            last: Instant::now(),
        }
    }

    /// Bytes came, or did not.
    pub(crate) fn came(&mut self, any: bool) {
        if any {
            self.last = Instant::now();
        }
    }

    pub(crate) fn wait(&self) -> Duration {
        if self.last.elapsed() < A_WHILE {
            READ
        } else {
            READ_QUIET
        }
    }
}

/// What a conversation waited for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    Bytes(Vec<u8>),
    Stop,
    TimeUp,
}

/// What the reader has for those outside conversations.
pub(crate) enum News<'a> {
    Console(&'a [u8]),
    Lost,
}

/// The lock of state whose every change is complete in itself, so that a
/// panicking thread leaves nothing half done.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Exchange {
    pub(crate) fn start(
        name: String,
        pipe: Pipe,
        news: impl Fn(News<'_>) + Send + 'static,
    ) -> io::Result<Exchange> {
        let shared = Arc::new(Shared {
            inbox: Mutex::new(Inbox::default()),
            changed: Condvar::new(),
        });
        let (for_reader, source) = (Arc::clone(&shared), pipe.source);
        let reader = thread::Builder::new()
            .name("garter-link reader".to_owned())
            .spawn(move || for_reader.read(source, &news))?;
        Ok(Exchange {
            shared,
            sink: Mutex::new(pipe.sink),
            reader: Some(reader),
            name,
            transfer: Mutex::new(Transfer::RawPaste),
        })
    }

    pub(crate) fn is_lost(&self) -> bool {
        lock(&self.shared.inbox).lost.is_some()
    }

    pub(crate) fn transfer(&self) -> MutexGuard<'_, Transfer> {
        lock(&self.transfer)
    }

    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), LinkError> {
        if bytes.is_empty() {
            return Ok(());
        }
        let written = lock(&self.sink).write(bytes, WRITE);
        written.map_err(|error| {
            let cause = if error.kind() == io::ErrorKind::TimedOut {
                "the board takes no bytes".to_owned()
            } else {
                lock(&self.shared.inbox)
                    .lost
                    .get_or_insert(error.to_string())
                    .clone()
            };
            self.lost(cause)
        })
    }

    /// From now on bytes go to a conversation.
    pub(crate) fn begin(&self) {
        let mut inbox = lock(&self.shared.inbox);
        inbox.talking = true;
        inbox.stop = false;
    }

    /// Bytes go to the console again; gives those that nobody took.
    pub(crate) fn end(&self) -> Vec<u8> {
        let mut inbox = lock(&self.shared.inbox);
        inbox.talking = false;
        self.shared.changed.notify_all();
        std::mem::take(&mut inbox.bytes)
    }

    /// Tells the conversation to stop. `false` when there is none.
    pub(crate) fn stop(&self) -> bool {
        let mut inbox = lock(&self.shared.inbox);
        if inbox.talking {
            inbox.stop = true;
            self.shared.changed.notify_all();
        }
        inbox.talking
    }

    /// Waits for something to happen, until `deadline` if there is one.
    pub(crate) fn wait(&self, deadline: Option<Instant>) -> Result<Arrival, LinkError> {
        let mut inbox = lock(&self.shared.inbox);
        loop {
            if std::mem::take(&mut inbox.stop) {
                return Ok(Arrival::Stop);
            }
            if !inbox.bytes.is_empty() {
                self.shared.changed.notify_all();
                return Ok(Arrival::Bytes(std::mem::take(&mut inbox.bytes)));
            }
            if let Some(cause) = &inbox.lost {
                return Err(self.lost(cause.clone()));
            }
            let left = deadline.map(|at| at.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return Ok(Arrival::TimeUp);
            }
            // Without a deadline the time only bounds one turn of this loop.
            inbox = self
                .shared
                .wait(inbox, left.unwrap_or(Duration::from_secs(60)));
        }
    }

    /// Gives back bytes that the conversation's next part shall see first.
    pub(crate) fn unread(&self, bytes: &[u8]) {
        let mut inbox = lock(&self.shared.inbox);
        inbox.bytes.splice(0..0, bytes.iter().copied());
    }

    fn lost(&self, cause: String) -> LinkError {
        LinkError::Lost {
            target: self.name.clone(),
            cause,
        }
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        lock(&self.shared.inbox).closing = true;
        self.shared.changed.notify_all();
        if let Some(reader) = self.reader.take()
            // The reader itself may hold the last handle, in a callback.
            && reader.thread().id() != thread::current().id()
        {
            // A panic of the reader has been reported by its own thread.
            let _ = reader.join();
        }
    }
}

impl Shared {
    fn wait<'a>(&self, inbox: MutexGuard<'a, Inbox>, time: Duration) -> MutexGuard<'a, Inbox> {
        match self.changed.wait_timeout(inbox, time) {
            Ok((inbox, _)) => inbox,
            Err(poisoned) => poisoned.into_inner().0,
        }
    }

    fn read(&self, mut source: Box<dyn Source>, news: &dyn Fn(News<'_>)) {
        let mut buffer = [0; 4096];
        let mut pace = Pace::new();
        loop {
            let read = source.read(&mut buffer, pace.wait());
            pace.came(read.as_ref().is_ok_and(|count| *count > 0));
            let mut inbox = lock(&self.inbox);
            while inbox.talking && !inbox.closing && inbox.bytes.len() >= ROOM {
                inbox = self.wait(inbox, READ);
            }
            if inbox.closing {
                return;
            }
            match read {
                Ok(0) => {}
                Ok(count) => {
                    let bytes = buffer.get(..count).unwrap_or_default();
                    if inbox.talking {
                        inbox.bytes.extend_from_slice(bytes);
                        self.changed.notify_all();
                    } else {
                        drop(inbox);
                        news(News::Console(bytes));
                    }
                }
                Err(error) => {
                    inbox.lost.get_or_insert(error.to_string());
                    self.changed.notify_all();
                    drop(inbox);
                    // Close the port before anybody is told that it is free.
                    drop(source);
                    return news(News::Lost);
                }
            }
        }
    }
}
