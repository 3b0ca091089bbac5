//! The client of the inspect channel: subscribes, keeps the last pictures and
//! a bounded history of sums.

mod seen;

use crate::exchange::{Pace, lock};
use crate::heap::HeapPicture;
use crate::transport::{Pipe, Sink, Source};
use garter_inspect::{
    BufferSink, Decoder, Encoder, HeapTotals, MAX_FRAME, MAX_REQUEST, Report, Request, VERSION,
    Views,
};
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use seen::Seen;
pub use seen::{BoardHello, HISTORY, Position, StackCall};

const WRITE: Duration = Duration::from_secs(1);

/// An open inspect channel.
pub struct InspectChannel {
    shared: Arc<Shared>,
    reader: Option<JoinHandle<()>>,
}

struct Shared {
    sink: Mutex<Box<dyn Sink>>,
    /// What a board that starts anew is to send.
    wanted: Mutex<Option<Request>>,
    seen: Mutex<Seen>,
    changed: Condvar,
}

impl std::fmt::Debug for InspectChannel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "InspectChannel({:?})", self.hello())
    }
}

impl InspectChannel {
    /// Greets the board. `on_picture` is called for each picture, on the
    /// reading thread.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(
        pipe: Pipe,
        on_picture: impl Fn(&Arc<HeapPicture>) + Send + 'static,
    ) -> io::Result<InspectChannel> {
        let shared = Arc::new(Shared {
            sink: Mutex::new(pipe.sink),
            wanted: Mutex::default(),
            seen: Mutex::default(),
            changed: Condvar::new(),
        });
        let (for_reader, source) = (Arc::clone(&shared), pipe.source);
        let reader = thread::Builder::new()
            .name("garter-link inspect".to_owned())
            .spawn(move || for_reader.read(source, &on_picture))?;
        let channel = InspectChannel {
            shared,
            reader: Some(reader),
        };
        channel.shared.request(&Request::Hello { version: VERSION });
        Ok(channel)
    }

    /// Has the board send these views every so often, instead of what was
    /// subscribed before, and again when it starts anew; no views end it.
    pub fn subscribe(&self, views: Views, period: Duration) {
        let period_ms = u32::try_from(period.as_millis()).unwrap_or(u32::MAX);
        let request = Request::Subscribe { views, period_ms };
        *lock(&self.shared.wanted) = Some(request);
        self.shared.request(&request);
    }

    /// Raises KeyboardInterrupt in the running program.
    pub fn interrupt(&self) {
        self.shared.request(&Request::Interrupt);
    }

    /// A heap picture not older than `age`, asked for and waited for when
    /// there is none.
    pub fn picture(&self, age: Duration, patience: Duration) -> Option<Arc<HeapPicture>> {
        let asked = Instant::now();
        let since = asked.checked_sub(age).unwrap_or(asked);
        if let Some(picture) = self.last_picture().filter(|last| last.taken >= since) {
            return Some(picture);
        }
        self.shared.request(&Request::Look {
            views: Views::HEAP_TOTALS.and(Views::HEAP_MAP),
        });
        let mut seen = lock(&self.shared.seen);
        loop {
            if let Some(picture) = seen.picture.as_ref().filter(|last| last.taken >= since) {
                return Some(Arc::clone(picture));
            }
            let left = patience.checked_sub(asked.elapsed())?;
            if seen.ended {
                return None;
            }
            let waited = self.shared.changed.wait_timeout(seen, left);
            seen = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The last heap picture.
    #[must_use]
    pub fn last_picture(&self) -> Option<Arc<HeapPicture>> {
        lock(&self.shared.seen).picture.clone()
    }

    /// Who the board says it is.
    #[must_use]
    pub fn hello(&self) -> Option<BoardHello> {
        lock(&self.shared.seen).hello.clone()
    }

    /// Where the program was last seen.
    #[must_use]
    pub fn running(&self) -> Option<Position> {
        lock(&self.shared.seen).running.clone()
    }

    /// The last call stack, innermost call first.
    #[must_use]
    pub fn stack(&self) -> Vec<StackCall> {
        lock(&self.shared.seen).stack.clone()
    }

    /// The sums that have come, oldest first, at most [`HISTORY`].
    #[must_use]
    pub fn history(&self) -> Vec<(Instant, HeapTotals)> {
        lock(&self.shared.seen).totals.iter().copied().collect()
    }

    /// Frames lost or not understood.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        lock(&self.shared.seen).dropped
    }

    /// What the board last complained of, and other reasons for no pictures.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        let seen = lock(&self.shared.seen);
        match &seen.hello {
            Some(hello) if hello.version != VERSION => Some(format!(
                "the board speaks version {} of the inspect channel, this program {VERSION}: \
                 bring the older of the two up to date",
                hello.version
            )),
            _ => seen.error.clone(),
        }
    }
}

impl Drop for InspectChannel {
    fn drop(&mut self) {
        lock(&self.shared.seen).ended = true;
        if let Some(reader) = self.reader.take()
            && reader.thread().id() != thread::current().id()
        {
            let _ = reader.join();
        }
    }
}

impl Shared {
    /// A request that does not reach the board costs a picture, no more.
    fn request(&self, request: &Request) {
        let mut buffer = [0; MAX_REQUEST];
        let mut encoder = Encoder::new(BufferSink::new(&mut buffer));
        if encoder.request(request).is_ok() {
            let _ = lock(&self.sink).write(encoder.sink().written(), WRITE);
        }
    }

    fn read(&self, mut source: Box<dyn Source>, on_picture: &dyn Fn(&Arc<HeapPicture>)) {
        let mut decoder = Box::new(Decoder::<MAX_FRAME>::new());
        let mut buffer = [0; 4096];
        let mut pace = Pace::new();
        while !lock(&self.seen).ended {
            let Ok(count) = source.read(&mut buffer, pace.wait()) else {
                break;
            };
            pace.came(count > 0);
            for &byte in buffer.get(..count).unwrap_or_default() {
                let Some(frame) = decoder.push(byte) else {
                    continue;
                };
                let report = frame.and_then(Report::parse);
                if let Ok(Report::Hello(_)) = report
                    && let Some(wanted) = *lock(&self.wanted)
                {
                    self.request(&wanted);
                }
                let before = lock(&self.seen).picture.clone();
                lock(&self.seen).take(report.ok());
                self.changed.notify_all();
                let after = lock(&self.seen).picture.clone();
                if let Some(new) = after
                    && before.is_none_or(|old| !Arc::ptr_eq(&old, &new))
                {
                    on_picture(&new);
                }
            }
        }
        lock(&self.seen).ended = true;
        self.changed.notify_all();
    }
}
