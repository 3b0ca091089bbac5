//! The board's end of the inspect channel: answers requests and sends the pictures that were
//! subscribed, while a program runs and while the board waits.

use garter_inspect::{
    BlockKind, Decoder, Encoder, ErrorCode, GcStats, HeapTotals, Hello, MapHeader, Report, Request,
    RunState, Running, Sink, SinkFull, StackFrame, VERSION, Views,
};
use garter_runtime::heap::BLOCK_BYTES;
use garter_runtime::vm::Snapshot;

use crate::hardware::Hardware;

/// Shortest time between two pictures, in microseconds: a board has other things to do.
const SHORTEST_PERIOD: u64 = 20_000;

/// How many times as long as the last picture took the program has until the next.
const LEFT_FOR_PROGRAM: u64 = 4;

/// What a request asks of the rest of the board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Action {
    /// Interrupt the program.
    Interrupt,
    /// Start the interpreter anew.
    SoftReset,
}

/// State of the inspect channel.
pub(crate) struct Responder {
    decoder: Decoder<64>,
    hello: bool,
    once: Views,
    subscribed: Views,
    period: u64,
    due: u64,
    picture: u32,
}

/// Who the board says it is.
pub(crate) struct Identity {
    pub(crate) firmware: &'static str,
    pub(crate) machine: &'static str,
}

/// Frames go out through the hardware as they are made.
struct Out<'h, H>(&'h mut H);

impl<H: Hardware> Sink for Out<'_, H> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), SinkFull> {
        if self.0.inspect_write(bytes) {
            Ok(())
        } else {
            Err(SinkFull)
        }
    }
}

impl Responder {
    pub(crate) fn new() -> Responder {
        Responder {
            decoder: Decoder::new(),
            hello: false,
            once: Views::NONE,
            subscribed: Views::NONE,
            period: 0,
            due: 0,
            picture: 0,
        }
    }

    /// Takes in what the host has sent.
    pub(crate) fn pump(&mut self, hardware: &mut impl Hardware) -> Option<Action> {
        while let Some(byte) = hardware.inspect_read() {
            let request = match self.decoder.push(byte) {
                Some(Ok(body)) => Request::parse(body),
                _ => continue,
            };
            match request {
                Ok(Request::Hello { .. }) => self.hello = true,
                Ok(Request::Subscribe { views, period_ms }) => {
                    let off = period_ms == 0;
                    self.subscribed = if off { Views::NONE } else { views };
                    self.period = (u64::from(period_ms) * 1000).max(SHORTEST_PERIOD);
                    self.due = 0;
                }
                Ok(Request::Look { views }) => self.once = self.once.and(views),
                Ok(Request::Interrupt) => return Some(Action::Interrupt),
                Ok(Request::SoftReset) => return Some(Action::SoftReset),
                Err(_) => {
                    let report = Report::Error {
                        code: ErrorCode::BadFrame,
                        text: "bad request",
                    };
                    // A host that takes no more misses this answer; it will ask again.
                    let _ = Encoder::new(Out(hardware)).report(&report);
                }
            }
        }
        None
    }

    /// Whether something is to be sent every so often.
    #[cfg(feature = "peripherals")]
    pub(crate) fn is_subscribed(&self) -> bool {
        self.subscribed != Views::NONE
    }

    /// Whether something is to be sent now.
    pub(crate) fn due(&self, now: u64) -> bool {
        self.hello
            || self.once != Views::NONE
            || (self.subscribed != Views::NONE && now >= self.due)
    }

    /// Sends what is due. A frame that the channel does not take is given up; the next picture
    /// comes all the same.
    pub(crate) fn send<H: Hardware>(
        &mut self,
        hardware: &mut H,
        identity: &Identity,
        vm: &Snapshot<'_, '_>,
        state: RunState,
    ) {
        let now = hardware.ticks_us();
        let mut views = core::mem::take(&mut self.once);
        if self.subscribed != Views::NONE && now >= self.due {
            views = views.and(self.subscribed);
        }
        let at_ms = (now / 1000) as u32;
        let mut out = Encoder::new(Out(hardware));
        if core::mem::take(&mut self.hello) {
            let _ = out.report(&Report::Hello(Hello {
                version: VERSION,
                block_bytes: BLOCK_BYTES as u16,
                blocks: vm.heap.block_count() as u32,
                views: Views::ALL,
                firmware: identity.firmware,
                machine: identity.machine,
            }));
        }
        if views.contains(Views::HEAP_TOTALS) {
            let _ = out.report(&Report::HeapTotals(totals(vm, at_ms)));
        }
        if views.contains(Views::RUNNING) {
            let frame = vm.frames().next();
            let running = match &frame {
                Some(f) if state != RunState::Idle => Running {
                    at_ms,
                    state,
                    file: f.file,
                    line: f.line,
                    function: f.function,
                },
                _ => Running {
                    at_ms,
                    state,
                    file: "",
                    line: 0,
                    function: "",
                },
            };
            let _ = out.report(&Report::Running(running));
        }
        if views.contains(Views::STACK) {
            let depth = vm.frames().count() as u32;
            let frames = vm.frames().map(|f| StackFrame {
                file: f.file,
                line: f.line,
                function: f.function,
            });
            let _ = out.stack(at_ms, depth, frames);
        }
        if views.contains(Views::HEAP_MAP) {
            let header = MapHeader {
                picture: self.picture,
                at_ms,
                blocks: vm.heap.block_count() as u32,
                first: 0,
            };
            self.picture = self.picture.wrapping_add(1);
            let _ = out.heap_map(header, vm.heap.map().map(kind));
        }
        // On a slow channel a picture takes its time: most of the board's is left for the program.
        let end = hardware.ticks_us();
        self.due = end + self.period.max(end.saturating_sub(now) * LEFT_FOR_PROGRAM);
    }
}

/// The kind for a letter of the heap map.
fn kind(letter: u8) -> BlockKind {
    BlockKind::from_letter(char::from(letter)).unwrap_or(BlockKind::Head)
}

fn totals(vm: &Snapshot<'_, '_>, at_ms: u32) -> HeapTotals {
    let heap = vm.heap;
    let s = heap.statistics();
    let total = heap.block_count() * BLOCK_BYTES;
    let used = s.used_blocks as usize * BLOCK_BYTES;
    let (_, longest) = heap.free_blocks();
    HeapTotals {
        at_ms,
        total: total as u32,
        used: used as u32,
        free: (total - used) as u32,
        peak: s.peak_blocks * BLOCK_BYTES as u32,
        largest_free_blocks: longest as u32,
        stack_used: heap.top() as u32 * 4,
        stack_total: heap.stack_size() as u32 * 4,
        gc: GcStats {
            collections: s.collections,
            last_pause_us: s.last_pause_us,
            max_pause_us: s.max_pause_us,
            last_freed: s.last_freed_bytes,
            total_freed: s.freed_bytes,
        },
    }
}
