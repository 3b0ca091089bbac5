//! The client of the inspect channel: subscribes, keeps the last pictures and
//! a bounded history of sums.

use crate::exchange::lock;
use crate::heap::{HeapPicture, HeapSource, append};
use crate::transport::{Pipe, Sink, Source};
use garter_inspect::{
    BufferSink, Decoder, Encoder, HeapTotals, MAX_FRAME, MAX_REQUEST, MapPiece, Report, Request,
    Run, RunState, VERSION, Views,
};
use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Sums that are kept: an hour at one a second.
pub const HISTORY: usize = 3600;
const READ: Duration = Duration::from_millis(50);
const WRITE: Duration = Duration::from_secs(1);
/// No board's heap has more; a forged header cannot make us allocate more.
const MAX_BLOCKS: u32 = 1 << 28;

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

#[derive(Default)]
struct Seen {
    hello: Option<BoardHello>,
    running: Option<Position>,
    stack: Vec<StackCall>,
    totals: VecDeque<(Instant, HeapTotals)>,
    picture: Option<Arc<HeapPicture>>,
    /// A picture of which some pieces have come: its number, heap size, blocks so far.
    partial: Option<(u32, u32, u32, Vec<Run>)>,
    dropped: u64,
    error: Option<String>,
    ended: bool,
}

/// Who the board is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardHello {
    /// Version of the messages; another than [`VERSION`] is not spoken.
    pub version: u16,
    /// Bytes of a heap block.
    pub block_bytes: u16,
    /// Blocks of the heap.
    pub blocks: u32,
    /// The views that the board can send.
    pub views: Views,
    /// The firmware.
    pub firmware: String,
    /// The machine.
    pub machine: String,
}

/// Where the program is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// When this arrived.
    pub taken: Instant,
    /// What the interpreter does.
    pub state: RunState,
    /// File, line and function.
    pub call: StackCall,
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackCall {
    /// File name as the board knows it.
    pub file: String,
    /// Line, from 1; 0 when not known.
    pub line: u32,
    /// Function.
    pub function: String,
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
        while !lock(&self.seen).ended {
            let Ok(count) = source.read(&mut buffer, READ) else {
                break;
            };
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

impl Seen {
    fn take(&mut self, report: Option<Report<'_>>) {
        let Some(report) = report else {
            self.dropped += 1;
            return;
        };
        match report {
            Report::Hello(hello) => {
                self.hello = Some(BoardHello {
                    version: hello.version,
                    block_bytes: hello.block_bytes,
                    blocks: hello.blocks,
                    views: hello.views,
                    firmware: hello.firmware.to_owned(),
                    machine: hello.machine.to_owned(),
                });
            }
            Report::HeapMap(piece) => self.take_map(piece),
            Report::HeapTotals(totals) => {
                if self.totals.len() == HISTORY {
                    self.totals.pop_front();
                }
                self.totals.push_back((Instant::now(), totals));
            }
            Report::Running(at) => {
                let (file, function) = (at.file.to_owned(), at.function.to_owned());
                let call = StackCall {
                    file,
                    line: at.line,
                    function,
                };
                self.running = Some(Position {
                    taken: Instant::now(),
                    state: at.state,
                    call,
                });
            }
            Report::Stack(piece) => {
                let owned = piece.frames.map(|call| StackCall {
                    file: call.file.to_owned(),
                    line: call.line,
                    function: call.function.to_owned(),
                });
                self.stack = owned.collect();
            }
            Report::Error { text, .. } => self.error = Some(text.to_owned()),
        }
    }

    /// Adds a piece. One that does not continue the picture drops the picture.
    fn take_map(&mut self, piece: MapPiece<'_>) {
        let header = piece.header;
        let (have, mut runs) = match self.partial.take() {
            _ if header.first == 0 => (0, Vec::new()),
            Some((picture, blocks, have, runs))
                if (picture, blocks, have) == (header.picture, header.blocks, header.first) =>
            {
                (have, runs)
            }
            _ => {
                self.dropped += 1;
                return;
            }
        };
        if header.blocks > MAX_BLOCKS {
            self.dropped += 1;
            return;
        }
        let mut count = 0;
        for run in piece.runs {
            append(&mut runs, run.kind, run.length);
            count += run.length;
        }
        let have = have + count;
        if have < header.blocks && count > 0 {
            self.partial = Some((header.picture, header.blocks, have, runs));
            return;
        }
        let hello = self.hello.as_ref();
        self.picture = Some(Arc::new(HeapPicture {
            source: HeapSource::Inspect,
            taken: Instant::now(),
            block_bytes: hello.map_or(16, |hello| hello.block_bytes.into()),
            runs,
            totals: self
                .totals
                .back()
                .map(|(_, totals)| *totals)
                .unwrap_or_default(),
        }));
    }
}
